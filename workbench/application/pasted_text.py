"""Pasted text: what the clipboard holds, within its limits and without dirt, as the cells of one grid.

Reads what Excel, LibreOffice and Sheets put there (tabs, cells with line breaks in quotes), lists of lines, and cells
parted by semicolons, commas or bars. All that is pasted comes in by this. Knows no column and no map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.application.importing.delimited import MARKS, NO_MARK, SAID, mark_of, split, steadiness
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import meaning_of
from workbench.application.task import UNWATCHED, Task
from workbench.domain.normalisation import tidied, unseen
from workbench.domain.transform import EditRefused

ROWS_LIMIT = 20_000
"""Rows that one paste takes, at most."""

CHARACTERS_LIMIT, LINES_LIMIT, CELLS_LIMIT, COLUMNS_LIMIT = 5_000_000, 200_000, 1_000_000, 256
"""Limits of a text that is read at all: several lines a row, and some fifty columns in each of the rows.

Five million line breaks took 13 s on the window's thread before they were counted first.
"""

STEP = 500
"""Rows between two cancellation checks."""

_SAMPLE = 200
"""Lines that are looked at to tell a list of marks from one of sentences."""
HEADED = 0.5
"""The share of rows as wide as the row of headings, at least."""

_LINE_ENDS = re.compile("\r\n|[\r\v]")
_BYTE_ORDER_MARK = "\ufeff"
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The cells of a text. mark: what parts them, NO_MARK for nothing; marks: what else may, itself among them, where
    that is not certain. unseen: how many characters that nobody sees were left out."""

    grid: Grid
    mark: str
    marks: tuple[str, ...] = ()
    unseen: int = 0


def refuse_too_much(text: str) -> None:
    """Raise EditRefused where a text is over the limits. It is only counted, which is quick; not parsed."""
    sizes = (
        (len(text), CHARACTERS_LIMIT, "characters"),
        (line_breaks(text) + 1, LINES_LIMIT, "lines"),
        (line_breaks(text) + 1 + text.count("\t"), CELLS_LIMIT, "cells"),
    )
    for size, most, what in sizes:
        if size > most:
            raise EditRefused(
                f"What was copied has {size:,} {what}; a paste takes {most:,}. "
                "Copy fewer rows at a time. Nothing was pasted."
            )
    widest = max(line.count("\t") for line in text.split("\n")) + 1
    if widest > COLUMNS_LIMIT:
        raise EditRefused(
            f"What was copied has {widest:,} columns; a paste takes {COLUMNS_LIMIT:,}. "
            "Copy only the columns that are needed. Nothing was pasted."
        )


def line_breaks(text: str) -> int:
    """The number of line ends of any kind in a text."""
    return text.count("\n") + text.count("\r") - text.count("\r\n") + text.count("\v")


def cleaned(text: str) -> str:
    """Text with one kind of line end, tidied, without control characters and surrogates, which no file can hold."""
    return tidied(_UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def read_pasted(text: str, task: Task = UNWATCHED, mark: str | None = None, most: int = ROWS_LIMIT) -> Pasted:
    """Read a text as a grid. mark: what parts its cells, None to tell it by the text; most: rows that are read, and two
    more. Raises Cancelled.

    Takes time in proportion to the text: call `refuse_too_much` first.
    """
    tidy = cleaned(text)
    said = SAID.match(tidy)
    best, marks = (said[1], ()) if said else _marks(tidy)
    grid = grid_of(tidy[said.end() :] if said else tidy, best if mark is None else mark, task, most)
    whole = text.removeprefix(_BYTE_ORDER_MARK)
    lost = len(_UNWANTED.findall(_LINE_ENDS.sub("\n", whole))) + unseen(whole)
    return Pasted(grid, best if mark is None else mark, marks, lost)


def grid_of(text: str, mark: str = "\t", task: Task = UNWATCHED, most: int = ROWS_LIMIT) -> Grid:
    """The cells of a cleaned text, blank rows too, up to two rows past the limit. Raises Cancelled."""
    rows: list[tuple[str, ...]] = []
    filled = 0
    for number, cells in enumerate(split(text, mark), 1):
        if number % STEP == 0:
            task.check_cancelled()
        rows.append(cells)
        filled += any(cell.strip() for cell in cells)
        if filled == most + 2:
            break
    return Grid("", tuple(rows), chosen=True)


def texts_of(grid: Grid) -> Iterator[tuple[str, ...]]:
    """The rows of a grid as texts."""
    for cells in grid.rows:
        yield tuple("" if cell is None else str(cell) for cell in cells)


def _marks(text: str) -> tuple[str, tuple[str, ...]]:
    """What parts a text, and what else may. Tabs do; other marks stand in names, too, so that it takes headings that
    are known, or rows of one width."""
    if "\t" in text:
        return "\t", ()
    there = tuple(mark for mark in MARKS if mark in text)
    if not there:
        return NO_MARK, ()
    best = mark_of(text)
    others = sorted(there, key=lambda mark: mark != best)
    for mark in others:
        if _is_headed(text, mark):
            return mark, ()
    if best == NO_MARK or not _several_rows(text, best):
        return NO_MARK, ()
    share, _ = steadiness(text, best)
    parted = share == 1.0 and not _is_prose(text, best)
    return (best, (*others, NO_MARK)) if parted else (NO_MARK, (NO_MARK, *others))


def _is_headed(text: str, mark: str) -> bool:
    """Whether the first row is one of headings under a mark, some of them known, and most rows are as wide."""
    first = next((cells for cells in split(text, mark) if any(cell.strip() for cell in cells)), ())
    known = [meaning_of(cell) is not None for cell in first if cell.strip()]
    if len(first) < 2 or not any(known):
        return False
    if not all(known) and _is_prose(text, mark):
        return False
    share, width = steadiness(text, mark)
    return width == len(first) and share >= HEADED


def _several_rows(text: str, mark: str) -> bool:
    share, width = steadiness(text, mark)
    return width > 1 and share >= HEADED and text.strip().count("\n") > 0


def _is_prose(text: str, mark: str) -> bool:
    """Whether a blank follows each mark, as in a sentence: no table is written so."""
    sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])
    return re.search(rf"{re.escape(mark)}\S", sample) is None
