"""Delimited text of a file to a grid, within the limits of what is read. Knows no encoding and no column."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from workbench.application.importing.delimited import SAID, TooWide, mark_of, split
from workbench.application.importing.grid import Cell, Grid, column_letters
from workbench.application.task import Task
from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers._opening.limits import AREA, CELLS, COLUMNS, ROWS, SECONDS, cell_text
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.files.importers._opening.spreadsheet_number import spreadsheet_number
from workbench.files.texts import unguarded

STEP = 500
"""Rows between two looks at the clock."""
_COUNTED = 1_048_576
"""Rows that are counted at most, where there are more than are read: as many as a sheet can have."""


@dataclass(frozen=True, slots=True)
class Delimited:
    """What was read, and how many texts were cut."""

    grid: Grid
    cut: int


def read_delimited(text: str, task: Task) -> Delimited:
    """Read a text, whose lines end in a line feed, as a grid without a name. Raises Refused and Cancelled."""
    text = text.rstrip("\n")
    said = SAID.match(text)
    delimiter = said[1] if said else mark_of(text, COLUMNS)
    try:
        return _read(text[said.end() :] if said else text, delimiter, task)
    except TooWide as cause:
        raise Refused(Refusal.WIDE, most=COLUMNS) from cause


def _read(text: str, delimiter: str, task: Task) -> Delimited:
    until = time.monotonic() + SECONDS
    rows: list[tuple[Cell, ...]] = []
    cut = width = cells = last = 0
    whole = text.count("\n") + 1
    for number, texts in enumerate(split(text, delimiter, COLUMNS), 1):
        if number % STEP == 0:
            task.report(min(number / whole, 1.0))
            if time.monotonic() > until:
                raise Refused(Refusal.TIME)
        row, longer = cells_of(texts)
        cut += longer
        if row:
            last, width = number, max(width, len(row))
            cells += sum(cell is not None for cell in row)
            if number > ROWS:
                raise _too_many_rows(text, delimiter)
            if cells > CELLS:
                raise Refused(Refusal.CELLS, most=CELLS)
            if number * width > AREA:
                raise Refused(Refusal.FAR, cell=f"{column_letters(width - 1)}{number}")
        if number <= ROWS:
            rows.append(row)
    blank: tuple[None, ...] = (None,) * width
    return Delimited(Grid("", tuple((*row, *blank[len(row) :]) for row in rows[:last])), cut)


def cells_of(texts: tuple[str, ...]) -> tuple[tuple[Cell, ...], int]:
    """The cells of a record without blank ones at its end, and how many of them were cut."""
    row: list[Cell] = []
    cut = filled = 0
    for text in texts:
        value: Cell = None
        if text:
            value = spreadsheet_number(text) if text[-1] in "0123456789 " else None
            value = cell_text(unguarded(text)) if value is None else value
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                value, cut = value[:LONGEST_TEXT], cut + 1
        row.append(value)
        if value is not None:
            filled = len(row)
    return tuple(row[:filled]), cut


def _too_many_rows(text: str, delimiter: str) -> Refused:
    rows = sum(1 for _ in islice(_filled(text, delimiter), _COUNTED + 1))
    if rows > _COUNTED:
        return Refused(Refusal.ROWS_AT_LEAST, rows=_COUNTED, most=ROWS)
    return Refused(Refusal.ROWS, rows=rows, most=ROWS)


def _filled(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    """The records up to the last one that is not blank."""
    return split(text.rstrip(f"{delimiter}\n \t"), delimiter, COLUMNS)
