"""Legend of a sheet: what it says itself of its values, such as "1 = beginner, 2 = advanced, 3 = expert".

Read from the cells around a table: pairs of a code and its meaning in one cell, or in two beside each other. What it
says wins over the words that are known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.application.importing.cells import is_nothing, kind_of, number_of, text_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.level_words import LEVEL_OF
from workbench.application.importing.shapes import Table
from workbench.domain.searching import word_key

ENOUGH = 2
"""Pairs of a legend, at least."""

LONGEST_MEANING, MOST_WORDS = 60, 6
"""Letters and words of a meaning in a cell of its own, at most."""

NEAR = 60
"""Rows above, beside and below a table in which its legend may stand."""

LONGEST = 1_000
"""Letters of a cell with a legend, at most: more of them are prose."""

HIGHEST = 100
"""The highest code that is a level."""

_CODE = r"(?<![\w.,=])(\d{1,3}|[A-Za-z]|[\u2713\u25cf\u25cb\u25d0])"
_PAIR = re.compile(rf"{_CODE}\s*(=|:)\s*(.+?)(?=\s*[,;|/\n]|\s*[(]?{_CODE}\s*(?:=|:)|$)", re.S)
_DASHED = re.compile(r"(\d{1,2})\s*[-\u2013\u2014]\s*(\D.*)", re.S)
_BLANKS = re.compile(r"[^\S\n]+")
_EXPLAINED = re.compile(r"\s*(?:\(|:|\s[-\u2013\u2014]\s).*", re.S)


@dataclass(frozen=True, slots=True)
class Legend:
    """What a sheet says of its values.

    numbers: the key of a word -> its number. words: the key of a code that is no number -> its word. top: the highest
    number; None where there are none, or none of the lowest.
    """

    numbers: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    top: float | None = None


def legend_of(grid: Grid, table: Table) -> Legend | None:
    """The legend beside, above or below a table; None where there is none."""
    rows = list(_outside(grid, table))
    in_cells = [pair for _, cells in rows for cell in cells if isinstance(cell, str) for pair in pairs_in(cell)]
    return _legend(in_cells) or _legend(_beside(rows))


def words_of_legends(grid: Grid) -> frozenset[str]:
    """The keys of what cells of a sheet say to be a level: the word in "1 = beginner", the letter in "B = beginner"."""
    cells = (cell for row in grid.rows for cell in row if isinstance(cell, str) and "=" in cell)
    legend = _legend([pair for cell in cells for pair in pairs_in(cell)])
    return frozenset() if legend is None else frozenset((*legend.numbers, *legend.words))


def is_legend(texts: Iterable[str]) -> bool:
    """Whether one of the cells of a row says what several values are, as "1 = basic, 2 = good" does."""
    return any("=" in text and len(pairs_in(text)) >= ENOUGH for text in texts)


def pairs_in(text: str) -> list[tuple[str, str]]:
    """The codes in a text and their meanings. A letter is a code only before an equals sign, and a number before a
    colon only where no number follows, as in 10:30."""
    if len(text) > LONGEST:
        return []
    text = _BLANKS.sub(" ", text)  # the pattern of a pair looks at a run of blanks once for each of them
    if dashed := _DASHED.fullmatch(text.strip()):
        return [(dashed[1], dashed[2].strip())]
    found = [(match[1], match[2], match[3].strip(" .)")) for match in _PAIR.finditer(text)]
    return [
        (code, meaning)
        for code, sign, meaning in found
        if meaning and (sign == "=" or (code.isdigit() and not meaning[0].isdigit()))
    ]


def _outside(grid: Grid, table: Table) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet with the cells that are no record, heading or group of the table."""
    columns = {*table.columns, *table.values}
    records = {table.heading, *table.bands, *table.groups, *table.fields, *table.body()}
    left = {*range(table.first, table.last + 1)} - records
    covered = columns == set(range(len(columns)))
    top, bottom = max(0, table.heading - NEAR), table.last + 1
    near = {*range(top, min(bottom, table.first + NEAR)), *range(bottom, bottom + NEAR), *left}
    for row in sorted(row for row in near if row < len(grid.rows)):
        cells = grid.rows[row]
        if row in grid.hidden_rows or (covered and row in records and len(cells) <= len(columns)):
            continue
        within = columns if row in records else frozenset[int]()
        outside = [None if column in within else cell for column, cell in enumerate(cells)]
        if any(cell is not None for cell in outside):
            yield row, outside


def _beside(rows: Iterable[tuple[int, list[Cell]]]) -> list[tuple[str, str]]:
    """The pairs of a number and a meaning in cells beside each other, in rows one below the other that count on."""
    runs: dict[tuple[int, int], list[tuple[int, str, str]]] = {}
    found: list[list[tuple[int, str, str]]] = []
    for row, cells in rows:
        for column, (left, right) in enumerate(pairwise(cells)):
            if left is None or right is None:
                continue
            for turn, (code, meaning) in enumerate(((left, right), (right, left))):
                if kind_of(code) != "number" or not _is_meaning(meaning):
                    continue
                run = runs.get((column, turn), [])
                if not run or run[-1][0] != row - 1:
                    run = runs[column, turn] = []
                    found.append(run)
                run.append((row, text_of(code), text_of(meaning)))
    best = max(found, key=len, default=[])
    numbers = sorted(number_of(code) or 0.0 for _, code, _ in best)
    counted = all(after - before == 1 for before, after in pairwise(numbers))
    return [(code, meaning) for _, code, meaning in best] if counted else []


def _is_meaning(cell: Cell) -> bool:
    if not isinstance(cell, str) or is_nothing(cell) or len(cell) > LONGEST_MEANING:
        return False
    return len(cell.split()) <= MOST_WORDS and kind_of(cell) in ("text", "level")


def _legend(pairs: Iterable[tuple[str, str]]) -> Legend | None:
    """The legend of some pairs; None where they are too few, or say two things of one code."""
    told = {word_key(code): meaning for code, meaning in pairs}
    if len(told) < ENOUGH or len({word_key(meaning) for meaning in told.values()}) < len(told):
        return None
    numbers: dict[str, float] = {}
    words: dict[str, str] = {}
    for code, meaning in told.items():
        number = number_of(code)
        if number is None:
            words[code] = meaning
            continue
        if number > HIGHEST:
            return None
        numbers.setdefault(word_key(meaning), number)
        numbers.setdefault(word_key(_EXPLAINED.sub("", meaning)), number)
    numbers.pop("", None)
    known = all(_level(word) is not None for word in words.values())
    if words and not known and not numbers:
        return None
    whole = min(numbers.values(), default=2.0) <= 1  # others are of hours or chapters, or a part of a scale
    return Legend(numbers, words if known else {}, max(numbers.values()) if whole else None)


def level_of_code(legend: Legend, key: str) -> int | None:
    """The level that a code which is no number means, by its word; None where the legend does not say it."""
    return _level(legend.words[key]) if key in legend.words else None


def _level(meaning: str) -> int | None:
    return LEVEL_OF.get(word_key(meaning), LEVEL_OF.get(word_key(_EXPLAINED.sub("", meaning))))
