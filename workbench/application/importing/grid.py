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
    value; they are nothing, too.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: int = 0
    unvalued: int = 0
