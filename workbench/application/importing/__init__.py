"""Import: from the cells of a foreign file to one edit, all as values.

Knows no disk and no format: these belong in files/importers.
"""
