"""Grid: the raw cells of one sheet, before they are interpreted. Knows no column and no field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | float | bool | date | None
"""Text, a number, yes or no, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area: its first and last row and column, from 0. Its value stands in its first cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet from its first one on, each with its cells from the first column on.

    hidden: whether the sheet is. merged: its merged areas. hidden_rows, hidden_columns: their numbers, from 0. errors:
    how many cells hold an error, such as #REF!; they are nothing. unvalued: how many hold a formula without a stored
    value; they are nothing, too. places: where each row stands in the file, from 0, where the rows were made from those
    of a file; its columns are then none of the file's. turned: where each column stands in the file, as a row, where
    the table was turned round; places are then those of columns. file: the one it stands in, where several are one
    content; the grid of a text is then called as its file is. chosen: whether somebody copied just these cells, so that
    a small table among them is one.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: int = 0
    unvalued: int = 0
    places: tuple[int, ...] = ()
    turned: tuple[int, ...] = ()
    file: str = ""
    chosen: bool = False

    def sheet_in(self, content: str) -> tuple[str, str]:
        """The file and the sheet that it is, "" for a file without sheets. content: the name of the whole content."""
        return self.file or content, "" if self.name == self.file else self.name

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The row and the column of a cell in the file, from 0; -1 for a whole one, and where it is not known."""
        if not self.places:
            return row, column
        place = self.places[row] if 0 <= row < len(self.places) else -1
        return (self.turned[column] if 0 <= column < len(self.turned) else -1, place) if self.turned else (place, -1)

    def at(self, row: int, column: int) -> tuple[int, int]:
        """The row and the column here of a place in the file; -1 where it is not here."""
        if not self.places:
            return row, column
        if self.turned:
            row, column = column, row
        across = self.turned.index(column) if column in self.turned else -1
        return (self.places.index(row) if row in self.places and row >= 0 else -1), across


def column_letters(column: int) -> str:
    """The letters of a column, as a spreadsheet counts them: 0 is A, 26 is AA."""
    letters, number = "", column + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
