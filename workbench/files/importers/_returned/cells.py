"""Cells of a returned workbook, as values, and when two of them say the same. Knows no layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.application.returned import Place
from workbench.domain.normalisation import one_line, tidied
from workbench.files.exporters.xlsx.contents import fit

Value = str | float | bool | None
_ESCAPE = re.compile("_x([0-9a-fA-F]{4})_")
_UNESCAPED = "x005F_"
"""What openpyxl takes out of every text, whether it hides an escape or not."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its value, None where it has none; whether that is an error; whether it is the result of a formula."""

    value: Value = None
    error: bool = False
    formula: bool = False

    @property
    def text(self) -> str:
        """The value as a text, whole numbers without a decimal point."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return "TRUE" if self.value else "FALSE"
        if isinstance(self.value, float):
            return f"{self.value:.0f}" if self.value.is_integer() else f"{self.value:.12g}"
        return self.value

    @property
    def unvalued(self) -> bool:
        """Whether it is a formula that was stored without its value."""
        return self.formula and self.value is None

    @property
    def line(self) -> str:
        """The text on one line, tidied, as names are."""
        return one_line(tidied(self.text))

    def says(self, written: str | float) -> bool:
        """Whether it still says what was written there."""
        return not self.error and not self.unvalued and same(self.text, written)


NOTHING = SheetCell()


def same(text: str, written: str | float) -> bool:
    """Whether a text is what was written into a cell, whatever programs saved it since."""
    expected = SheetCell(float(written)).text if isinstance(written, int | float) else fit(written)
    return text == expected or as_read(text) == as_read(expected)


def as_read(text: str) -> str:
    """The text as all programs come to read it: some take escapes for what they stand for, and blank for nothing."""
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text.replace(_UNESCAPED, ""))
    return tidied(plain.replace("\r\n", "\n").replace("\r", "\n")).strip()


@dataclass(frozen=True, slots=True)
class SheetComment:
    """A comment on a cell, by place."""

    row: int
    column: int
    author: str
    text: str


@dataclass(frozen=True)
class ReturnedSheet:
    """A sheet: its cells that say something, by row and column from 0."""

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    comments: Sequence[SheetComment] = ()

    def at(self, row: int, column: int) -> SheetCell:
        """A cell; an empty one where nothing stands."""
        return self.cells.get((row, column), NOTHING)

    def place(self, row: int, column: int) -> Place:
        """The place of a cell."""
        return Place(self.name, row, column)

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, SheetCell]]:
        """Row -> its cells by column, in their order."""
        found: dict[int, dict[int, SheetCell]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, {})[column] = self.cells[row, column]
        return found

    @property
    def last_row(self) -> int:
        """The last row that says something."""
        return max(self.rows, default=-1)

    @property
    def last_column(self) -> int:
        """The last column that says something."""
        return max((column for _, column in self.cells), default=-1)

    def rows_of(self, text: str) -> Iterator[tuple[int, int]]:
        """The places of the cells that read so."""
        return (place for place, cell in sorted(self.cells.items()) if cell.text == text)


Sheets = tuple[ReturnedSheet, ...]
