"""Delimited text to a grid: which mark parts the cells, and the cells. Knows no encoding and no column."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from workbench.application.importing.grid import Cell, Grid
from workbench.application.table import STEP, TooWide, split
from workbench.application.task import Task
from workbench.files.importers._opening.facts import column_letters
from workbench.files.importers._opening.limits import AREA, CELLS, COLUMNS, ROWS, SECONDS, TEXT, cell_text
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.files.importers._opening.spreadsheet_number import spreadsheet_number
from workbench.files.texts import unguarded

DELIMITERS = ("\t", ";", ",", "|")
"""The marks that may part cells; the earlier one where two part a text equally well."""
_NONE = "\0"
"""The delimiter of a text that has none: no text holds it."""
_SAMPLE = 200
"""Records by which the delimiter is told."""
_SAID = re.compile(r'"?sep=([,;|:~^\t])"?\n')
"""The first line by which a text says its delimiter to Excel, which does not show it."""
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ALIKE = 0.02
"""Shares of records that differ by less are alike."""
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
    said = _SAID.match(text)
    delimiter = said[1] if said else delimiter_of(text)
    try:
        return _read(text[said.end() :] if said else text, delimiter, task)
    except TooWide as cause:
        raise Refused(Refusal.WIDE, most=COLUMNS) from cause


def delimiter_of(text: str) -> str:
    """The delimiter under which most of the first records have one width, and that of several cells."""
    widths = {each: _steadiness(text, each) for each in DELIMITERS}
    parted = {each: found for each, found in widths.items() if found[1] > 1}
    if not parted:
        return _NONE
    best = max(parted, key=lambda each: parted[each])
    if best == "," and len(parted) > 1:
        others = {each: found for each, found in parted.items() if each != ","}
        other = max(others, key=lambda each: others[each])
        alike = others[other][0] > parted[","][0] - _ALIKE
        if alike and "," not in _DECIMAL_COMMA.sub("", "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])):
            return other
    return best


def _steadiness(text: str, delimiter: str) -> tuple[float, int]:
    """The share of the first records that have the most frequent width, and that width."""
    widths: Counter[int] = Counter()
    try:
        for record in islice(split(text, delimiter, COLUMNS), _SAMPLE):
            if any(cell.strip() for cell in record):
                widths[len(record)] += 1
    except TooWide:
        widths[COLUMNS + 1] += 1
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]))
    return count / widths.total(), width


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
        row, longer = _row(texts)
        cut += longer
        if row:
            last, width = number, max(width, len(row))
            cells += sum(cell is not None for cell in row)
            if number > ROWS:
                raise _too_many_rows(text, delimiter)
            if cells > CELLS:
                raise Refused(Refusal.CELLS, most=CELLS)
            if number * width > AREA:
                raise Refused(Refusal.FAR, cell=f"{column_letters(width)}{number}")
        if number <= ROWS:
            rows.append(row)
    blank: tuple[None, ...] = (None,) * width
    return Delimited(Grid("", tuple((*row, *blank[len(row) :]) for row in rows[:last])), cut)


def _row(texts: tuple[str, ...]) -> tuple[tuple[Cell, ...], int]:
    """The cells of a record without blank ones at its end, and how many of them were cut."""
    row: list[Cell] = []
    cut = filled = 0
    for text in texts:
        value: Cell = None
        if text:
            value = spreadsheet_number(text) if text[-1] in "0123456789 " else None
            value = cell_text(unguarded(text)) if value is None else value
            if isinstance(value, str) and len(value) > TEXT:
                value, cut = value[:TEXT], cut + 1
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
