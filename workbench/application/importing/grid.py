"""Grid: the raw cells of one sheet, before they are interpreted. Knows no column and no field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | float | bool | date | None
"""Text, a number, yes or no, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet from its first one on, each with its cells from the first column on."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
