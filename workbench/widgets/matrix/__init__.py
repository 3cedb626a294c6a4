"""The matrix in the middle: skills down, roles across, edited like a spreadsheet. Imports no other view."""

from workbench.widgets.matrix.view import MatrixView

__all__ = ["MatrixView"]
