"""Coded levels: cells such as D1, D2, D3 or L5 to L9 that are levels where their sheet has them in several columns,
again and again. Knows no heading and no meaning of a level."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice

from workbench.application.importing.cells import kind_of
from workbench.application.importing.grid import Grid
from workbench.domain.searching import word_key

LOOKED_AT = 400
"""Rows that are looked at."""
REPEATED = 2
"""How often each code stands in a sheet, on the average at least: ids and places stand once."""
COLUMNS, CODES = 2, 10
"""Columns that have them at least, and different ones of a letter at most."""
IDS = 5
"""Different ones from which on a column that has each of them once is one of ids, to which another one refers."""

_CODE = re.compile(r"([a-z])(\d{1,2})")
_QUARTERS = ("q", "h", "w")
"""Letters of quarters, halves and weeks."""


def coded_levels(grid: Grid) -> frozenset[str]:
    """The keys of the cells of a sheet that are such codes: of one letter with numbers that run on."""
    found: dict[str, dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for cells in islice(grid.rows, LOOKED_AT):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) <= 3 and (match := _CODE.fullmatch(word_key(cell))):
                found[match[1]][column][int(match[2])] += 1
    return frozenset(
        f"{letter}{number}"
        for letter, columns in found.items()
        if letter not in _QUARTERS
        for number in _levels(letter, list(columns.values()))
    )


def _levels(letter: str, columns: list[Counter[int]]) -> set[int]:
    """The numbers of the codes of one letter, by how often each column has them, where they are levels that do not look
    like such by themselves: L1 to L4 do."""
    numbers = set().union(*columns)
    if len(columns) < COLUMNS or not 1 < len(numbers) <= CODES or max(numbers) - min(numbers) >= CODES:
        return set()
    if all(kind_of(f"{letter}{number}") != "text" for number in numbers):
        return set()
    if len(numbers) >= IDS and any(column == dict.fromkeys(numbers, 1) for column in columns):
        return set()
    return numbers if sum(map(Counter.total, columns)) >= REPEATED * len(numbers) else set()
