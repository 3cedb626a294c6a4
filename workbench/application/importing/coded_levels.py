"""Coded levels: cells such as D1, D2, D3 or L5 to L9 that are levels where their sheet has them in several columns,
again and again. Knows no heading and no meaning of a level."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from workbench.application.importing.grid import Grid
from workbench.domain.searching import word_key

LOOKED_AT = 400
"""Rows that are looked at."""
REPEATED = 2
"""How often each code stands in a sheet, on the average at least: ids and places stand once."""
COLUMNS, CODES = 2, 10
"""Columns that have them at least, and different ones of a letter at most."""

_CODE = re.compile(r"([a-z])(\d{1,2})")
_QUARTERS = ("q", "h", "w")
"""Letters of quarters, halves and weeks."""


def coded_levels(grid: Grid) -> frozenset[str]:
    """The keys of the cells of a sheet that are such codes: of one letter with numbers that run on."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    columns: dict[str, set[int]] = defaultdict(set)
    for cells in grid.rows[:LOOKED_AT]:
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) <= 3 and (match := _CODE.fullmatch(word_key(cell))):
                counts[match[1]][int(match[2])] += 1
                columns[match[1]].add(column)
    return frozenset(
        f"{letter}{number}"
        for letter, numbers in counts.items()
        if letter not in _QUARTERS
        and len(columns[letter]) >= COLUMNS
        and 1 < len(numbers) <= CODES
        and max(numbers) - min(numbers) < CODES
        and numbers.total() >= REPEATED * len(numbers)
        for number in numbers
    )
