"""The matrix view: skills down, roles across, edited like a spreadsheet.

Here belong the table, its headers, delegate, keys and commands. Rows, cells and sorting belong in `qt.matrix_model`,
cell edits in `application.edits.cells`; no other view is imported.
"""

from workbench.widgets.matrix.view import MatrixView

__all__ = ["MatrixView"]
