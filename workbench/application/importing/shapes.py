"""Tables as they were found in a grid: where their headings, labels and values stand, and what is left out and why.

Where, and never what: what rows, columns and values mean is a `Mapping`. Rows and columns count from 0, as in a grid.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.application.importing.cells import kind_of, text_of
from workbench.application.importing.content import Content
from workbench.application.importing.grid import Cell, Grid

Shape = Literal["matrix", "list"]
"""matrix: labels to the left, headings above, a value where they meet. list: a record a row, a field a column."""

Why = Literal[
    "hidden",
    "text",
    "headings",
    "summary",
    "required",
    "gap",
    "empty",
    "unlabelled",
    "alone",
    "remark",
    "legend",
    "not_chosen",
]
"""Why a row or a column is left out. text: words where values are expected; headings: the headings once more;
required: a line of the levels that are needed; gap: the difference of two other lines; alone: a label without values
below the others; remark: a footnote, or a sentence; legend: it says what the values mean; not_chosen: a person said
so."""

LeftReason = (
    Why
    | Literal[
        "unknown_column",
        "unused_column",
        "level_text",
        "group_above",
        "same_name",
        "not_read",
        "holds_nothing",
        "not_held",
        "no_value",
        "more_tables",
        "no_role",
        "beyond",
        "needed_twice",
        "needed_of_none",
        "said_of_roles",
        "band",
    ]
)
"""Why something that was read is not taken. unknown_column, unused_column: its heading is not known, or it is and
nothing takes it in; level_text: it says what a level is, in sentences; group_above: a group right above another group;
same_name: a column of values before it is called so; not_read: of a table that is not; holds_nothing: of a role;
not_held: of a skill; no_value: of a value; more_tables: of a sheet; no_role: of a person; beyond: of figures in no
table; needed_twice: another row or column says the levels that are needed; needed_of_none: it does not say of which
skills they are; said_of_roles: nobody is said to have one; band: of a
row above the headings, that nothing is taken from it."""


@dataclass(frozen=True, slots=True)
class Left:
    """A row or a column that is left out, by its number."""

    number: int
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a grid.

    sheet: the grid's name. heading: the row of the headings. bands: rows above it whose texts span several columns.
    columns: the label columns of a matrix, all columns of a list. values: the columns of a matrix with values. first,
    last: its rows. groups: rows that are the name of a group for those below. filled: label columns that say something
    now and then, and mean it for the rows below, too. nested: rows whose code begins those of the next rows. fields:
    rows below the headings that say something of what each column of values is.
    """

    sheet: str
    shape: Shape
    heading: int
    columns: tuple[int, ...]
    values: tuple[int, ...] = ()
    first: int
    last: int
    bands: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()
    nested: tuple[int, ...] = ()
    fields: tuple[int, ...] = ()
    left_rows: tuple[Left, ...] = ()
    left_columns: tuple[Left, ...] = ()

    def body(self) -> Iterator[int]:
        """The rows that hold records, in their order: without groups, fields of columns and what is left out."""
        without = {*self.groups, *self.fields, *(left.number for left in self.left_rows)}
        return (row for row in range(self.first, self.last + 1) if row not in without)


def cell_at(grid: Grid, row: int, column: int) -> Cell:
    """The cell of a grid; nothing where a row is shorter, or has a number that the grid has not."""
    if not 0 <= row < len(grid.rows):
        return None
    cells = grid.rows[row]
    return cells[column] if 0 <= column < len(cells) else None


def text_at(grid: Grid, row: int, column: int) -> str:
    """The text of a cell, on one line."""
    return text_of(cell_at(grid, row, column)).strip()


def heading_at(grid: Grid, table: Table, column: int) -> str:
    """The heading of a label column or field. In a matrix it may stand in the row below the others, or above them."""
    text = text_at(grid, table.heading, column)
    if text or table.shape == "list":
        return text
    below = next((left.number for left in table.left_rows if left.why in ("text", "unlabelled")), -1)
    if below == table.heading + 1 and text_at(grid, below, column):
        return text_at(grid, below, column)
    return text_at(grid, table.heading - 1, column) if table.bands else ""


def width_of(grid: Grid) -> int:
    """The number of columns of the widest row."""
    return max(map(len, grid.rows), default=0)


def spread(grid: Grid) -> Grid:
    """The grid with the text of each merged area in all of its first row and its first column.

    So headings, bands and groups have theirs. Values must not multiply: a rating stays where it is.
    """

    if not grid.merged:
        return grid
    rows = [list(row) for row in grid.rows]
    for area in grid.merged:
        value = cell_at(grid, area.top, area.left)
        if kind_of(value) != "text":
            continue
        cells = [(area.top, column) for column in range(area.left, area.right + 1)]
        cells += [(row, area.left) for row in range(area.top, area.bottom + 1)]
        for row, column in cells:
            if row < len(rows):
                rows[row].extend([None] * (column + 1 - len(rows[row])))
                rows[row][column] = value
    return dataclasses.replace(grid, rows=tuple(map(tuple, rows)))


def grid_named(content: Content, sheet: str) -> Grid | None:
    """The grid of a sheet, its merged texts spread; None where the content has none of that name."""
    return next((spread(grid) for grid in content.grids if grid.name == sheet), None)
