"""Level texts: columns that say in sentences what a level of a skill is, such as those of a career ladder."""

from __future__ import annotations

import re
from itertools import islice

from workbench.application.importing.cells import kind_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import heading_words, meaning_of
from workbench.application.importing.shapes import Table, heading_at, text_at
from workbench.domain.searching import search_key

LOOKED_AT = 200
"""Rows that are looked at."""

WORDS = 3.5
"""Words of texts that are more than names and ratings, on average and at least."""

_GRADES = frozenset(
    word
    for words in (
        "junior jr mid middle intermediate senior sr staff principal lead associate intern trainee entry apprentice",
        "distinguished fellow graduate level grade beginner novice expert master",
        "einsteiger fortgeschritten fortgeschrittene experte stufe niveau azubi",
        "débutant confirmé intermédiaire stagiaire principiante intermedio experto nivel beginner gevorderd medior",
    )
    for word in search_key(words).split()
)
"""Words of what a ladder calls its steps, folded."""
_STEP = re.compile(r"(?:[A-Za-z]{1,3}[ .\-]?)?\d{1,2}\b")
"""A step by its number, such as L1 or IC 3."""


def describes_level(grid: Grid, table: Table, column: int) -> bool:
    """Whether a column says in words what a level is: its heading names a step, and sentences stand below it."""
    heading = heading_at(grid, table, column)
    if meaning_of(heading) != "level_text" and not _is_step(heading):
        return False
    texts = [text for row in islice(table.body(), LOOKED_AT) if (text := text_at(grid, row, column))]
    return bool(texts) and sum(len(text.split()) for text in texts) >= WORDS * len(texts)


def _is_step(heading: str) -> bool:
    words = heading_words(heading)
    return kind_of(heading) == "level" or not _GRADES.isdisjoint(words) or bool(_STEP.match(heading))
