"""Application: the edits a user can make to a capability map, previews of them, pasting and long tasks.

Without a screen and without a disk. Figures, checks and pure transformations belong in domain; the wording of results
belongs in presentation, Qt in qt and above.
"""
