"""Layout of a sheet as its mapping reads it: what each row, column and cell is, and what a value becomes.

What a preview paints, looked up cell by cell: nothing is worked out for rows that are not asked for. Rows and columns
count from 0, as in a grid. Facts only; the words are in presentation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from workbench.application.importing.column_fields import left_fields
from workbench.application.importing.content import Content
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.left_out import left_columns
from workbench.application.importing.lines import empty_groups
from workbench.application.importing.mapping import Mapping, Scaled, TableMapping
from workbench.application.importing.needed import left_rows, reader_in
from workbench.application.importing.recognition import SCALED
from workbench.application.importing.scale import Held
from workbench.application.importing.shapes import LeftReason, cell_at, grid_named, width_of

Role = Literal["heading", "band", "label", "group", "value", "left_out", "outside"]
"""What a cell is. value: what a scale reads, in a matrix or a list; outside: in no table."""


class SheetLayout:
    """Rows and columns of a sheet, and what each of its cells is."""

    def __init__(self, grid: Grid, tables: dict[int, TableMapping]) -> None:
        """grid: with its merged texts spread. tables: those of the sheet, by their numbers in the mapping."""
        self.grid = grid
        self.row_count = len(grid.rows)
        self.column_count = width_of(grid)
        self._tables = {number: _TableLayout(grid, mapping) for number, mapping in tables.items()}

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell; the text of a merged area in each of its first row and column."""
        return cell_at(self.grid, row, column)

    def table_at(self, row: int, column: int) -> int | None:
        """The number of the table that a cell is in; None for none."""
        return next((number for number, table in self._tables.items() if table.has(row, column)), None)

    def role(self, row: int, column: int) -> Role:
        """What a cell is."""
        table = self._at(row, column)
        return "outside" if table is None else table.role(row, column)

    def held(self, row: int, column: int) -> Held | None:
        """What a value becomes; None where it is none, or is left out."""
        table = self._at(row, column)
        return None if table is None else table.held(row, column)

    def row_reason(self, row: int) -> LeftReason | None:
        """Why a row is left out of all tables that it lies in; None where one of them takes it, or it lies in none."""
        reasons = [table.row_reason(row) for table in self._tables.values() if table.top <= row <= table.last]
        return None if not reasons or None in reasons else reasons[0]

    def column_reason(self, column: int) -> LeftReason | None:
        """Why a column is left out of all tables that it lies in; None where one of them takes it."""
        reasons = [table.column_reason(column) for table in self._tables.values() if table.spans(column)]
        return None if not reasons or None in reasons else reasons[0]

    def column_meaning(self, column: int) -> Meaning | None:
        """What a column holds in the first table that takes it; value for a column of a matrix."""
        found = (table.meaning(column) for table in self._tables.values())
        return next((meaning for meaning in found if meaning is not None), None)

    def _at(self, row: int, column: int) -> _TableLayout | None:
        number = self.table_at(row, column)
        return None if number is None else self._tables[number]


@dataclass(frozen=True)
class _TableLayout:
    """One table of a sheet."""

    grid: Grid
    mapping: TableMapping

    @cached_property
    def top(self) -> int:
        table = self.mapping.table
        return min((table.heading, *table.bands, *table.groups))

    @property
    def last(self) -> int:
        return self.mapping.table.last

    @cached_property
    def _columns(self) -> range:
        table = self.mapping.table
        columns = (*table.columns, *table.values, *(left.number for left in table.left_columns))
        return range(min(columns, default=0), max(columns, default=-1) + 1)

    @cached_property
    def _left_rows(self) -> dict[int, LeftReason]:
        above: dict[int, LeftReason] = dict.fromkeys(empty_groups(self.mapping), "group_above")
        return above | left_rows(self.mapping) | left_fields(self.grid, self.mapping)

    @cached_property
    def _groups(self) -> frozenset[int]:
        nested = self.mapping.table.nested if self.mapping.nested else ()
        return frozenset((*self.mapping.table.groups, *nested))

    @cached_property
    def _values(self) -> frozenset[int]:
        return frozenset(self.mapping.table.values)

    @cached_property
    def _readers(self) -> dict[int, Callable[[Cell], Held | None]]:
        """The way to read each column that a scale reads."""
        names: dict[int, Scaled] = dict.fromkeys(self._values, "value")
        names |= {column: SCALED[meaning] for column, meaning in self.mapping.meanings.items() if meaning in SCALED}
        made = {name: scale.reader() for name, scale in self.mapping.scales.items()}
        return {column: read for column, name in names.items() if (read := reader_in(made, name)) is not None}

    @cached_property
    def _left_columns(self) -> dict[int, LeftReason]:
        return left_columns(self.grid, self.mapping)

    def has(self, row: int, column: int) -> bool:
        return self.top <= row <= self.last and column in self._columns

    def spans(self, column: int) -> bool:
        return column in self._columns

    def meaning(self, column: int) -> Meaning | None:
        return "value" if column in self._values else self.mapping.meanings.get(column)

    def role(self, row: int, column: int) -> Role:
        table = self.mapping.table
        if self.row_reason(row) is not None or self.column_reason(column) is not None:
            return "left_out"
        if row in self._groups:
            return "group"
        if row in table.bands:
            return "band" if self.mapping.band is not None and column in self._values else "outside"
        if row < table.heading:
            return "outside"
        if row == table.heading or row in table.fields:
            return "heading"
        if column in self._readers:
            return "value"
        return "label" if column in self.mapping.meanings else "outside"

    def held(self, row: int, column: int) -> Held | None:
        read = self._readers.get(column)
        if read is None or self.role(row, column) != "value":
            return None
        return read(cell_at(self.grid, row, column))

    def row_reason(self, row: int) -> LeftReason | None:
        if not self.mapping.taken:
            return "not_read"
        return self._left_rows.get(row)

    def column_reason(self, column: int) -> LeftReason | None:
        return self._left_columns.get(column)


def sheet_layout(content: Content, mapping: Mapping, sheet: str) -> SheetLayout:
    """The layout of a sheet. Raises KeyError where the content has none of that name."""
    grid = grid_named(content, sheet)
    if grid is None:
        raise KeyError(sheet)
    tables = {number: each for number, each in enumerate(mapping.tables) if each.table.sheet == sheet}
    return SheetLayout(grid, tables)
