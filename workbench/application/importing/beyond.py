"""Values beyond the tables of a sheet: figures beside or below them that no table takes, so that they can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.application.importing.cells import kind_of
from workbench.application.importing.detect import area_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.shapes import Table, text_at

ENOUGH = 6
"""Numbers beyond the tables, from which on they are more than a key or a remark."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What stands beyond the tables: the row of the first text or number, that text, and how many numbers there are."""

    row: int
    text: str
    numbers: int


def beyond(grid: Grid, tables: Sequence[Table]) -> Beyond | None:
    """What stands beside and below the tables of a sheet, from the row of their first headings on; None where that are
    no figures."""
    areas = [area_of(table) for table in tables]
    without = {left.number for table in tables for left in table.left_columns} | grid.hidden_columns
    top = min((area.top for area in areas), default=len(grid.rows))
    first: tuple[int, int] | None = None
    numbers = 0
    for row in range(top, len(grid.rows)):
        inside = [(area.left, area.right) for area in areas if area.top <= row <= area.bottom]
        cells = grid.rows[row]
        if row in grid.hidden_rows or any(left == 0 and right >= len(cells) - 1 for left, right in inside):
            continue
        for column, cell in enumerate(cells):
            if cell is None or column in without or any(left <= column <= right for left, right in inside):
                continue
            kind = kind_of(cell)
            if kind != "nothing":
                first = first or (row, column)
                numbers += kind in ("number", "percent")
    if first is None or numbers < ENOUGH:
        return None
    return Beyond(first[0], text_at(grid, *first), numbers)
