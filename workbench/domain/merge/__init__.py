"""Three-way merge of maps: `three_way.merge` makes one map of a common ancestor and two that came of it.

One engine for mailed copies, a file that changed on disk, recovered work and workbooks that come back. Pure: knows no
file, no sentence and no screen.
"""
