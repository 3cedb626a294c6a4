"""Opening of foreign files: bytes of any kind to grids or a tree, within limits. Knows no column and no disk.

`source` tells by content what the bytes are and is where to begin; workbooks are read by a process of their own.
"""
