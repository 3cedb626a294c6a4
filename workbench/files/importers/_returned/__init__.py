"""Workbooks of ours that come back edited: the sheets as openpyxl reads them, and what they say of the map.

They are known by the key in their cells, never by a name. The reader runs in the process that may die of a file.
"""
