"""Ctrl+arrow as in a spreadsheet: jumps to the end of a run of filled cells. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from workbench.qt.matrix_model import MatrixModel

Cell = tuple[int, int]
"""A row and a column."""


def run_end(
    cells: MatrixModel, here: Cell, step: tuple[int, int], is_hidden: Callable[[int], bool] = lambda _: False
) -> Cell:
    """Target of a jump: the last filled cell of a run in that direction, else the first filled, else the last cell.

    is_hidden: whether a column is folded; none of its cells is jumped to.
    """
    ahead = _following(cells, here, step, is_hidden)
    in_a_run = ahead is not None and _full(cells, here) and _full(cells, ahead)
    while ahead is not None:
        if in_a_run and not _full(cells, ahead):
            break
        here = ahead
        if not in_a_run and _full(cells, here):
            break
        ahead = _following(cells, here, step, is_hidden)
    return here


def _following(cells: MatrixModel, here: Cell, step: tuple[int, int], is_hidden: Callable[[int], bool]) -> Cell | None:
    """The next cell in that direction; skips rows of groups and folded columns. None at the edge."""
    (row, column), (down, across) = here, step
    while True:
        row, column = row + down, column + across
        if not (0 <= row < cells.rowCount() and 0 <= column < cells.columnCount()):
            return None
        if cells.skill_at(row) is not None and not is_hidden(column):
            return row, column


def _full(cells: MatrixModel, place: Cell) -> bool:
    return cells.text(cells.rows[place[0]], place[1]) != ""
