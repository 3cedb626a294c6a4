"""Import: the cells of a foreign file, as values. The steps from these to one edit will stand here.

Knows no disk and no format: these belong in files/importers.
"""
