"""Facts of a sheet that the reading library does not tell, as seen from outside. Knows no format."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.application.importing.grid import column_letters
from workbench.files.importers._opening.limits import AREA, COLUMNS, ROWS
from workbench.files.importers._opening.refusal import Refusal, Refused

Box = tuple[int, int, int, int]
"""A merged area: top, left, bottom, right, from 0."""


@dataclass(slots=True)
class SheetFacts:
    """What was counted in one sheet: hidden rows and columns from 0, error cells, formulas without a stored value.

    rows, columns: the highest ones with a value, from 1; lowest, rightmost: the names of the cells they are of. filled:
    how many rows there are; wide: how many columns beyond those that are read have a value. merged: None where the
    library tells.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: int = 0
    unvalued: int = 0
    rows: int = 0
    columns: int = 0
    lowest: str = ""
    rightmost: str = ""
    filled: int = 0
    wide: int = 0
    merged: list[Box] | None = None

    def refuse_far(self) -> None:
        """Raise Refused where the sheet is larger than what is read, or a value stands far from the others."""
        if self.filled > ROWS and self.rows > ROWS:
            raise Refused(Refusal.ROWS, rows=self.rows, most=ROWS)
        if self.wide > _SOME and self.columns > COLUMNS:
            raise Refused(Refusal.COLUMNS, columns=self.columns, most=COLUMNS)
        if self.rows > ROWS or self.columns > COLUMNS or self.rows * self.columns > AREA:
            corner = f"{column_letters(self.columns - 1)}{self.rows}"
            raise Refused(Refusal.FAR, cell=(self.rightmost if self.columns > COLUMNS else self.lowest) or corner)


_SOME = 5
"""Columns beyond those that are read, from which on they are a wide table and no stray values."""


def column_number(letters: bytes) -> int:
    """The number of a column from 1 by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
