"""Numbers and levels in pasted cells: "4", "4.0", "4 - important", "L3", "3 skilled". Knows no field and no map."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.application.importing.cells import lettered, number_of
from workbench.domain.searching import word_key
from workbench.domain.words import LEVEL

OWN_LEVELS: Mapping[str, int] = {word_key(words): level for level, words in LEVEL.items()}
"""The key of the program's words for a level, of which nothing needs to be asked -> the level, 0 for none."""


def whole_number_in(text: str) -> int | None:
    """The whole number that a cell is or begins with; None for none, and for a fraction or a percentage."""
    number = None if text.rstrip().endswith("%") else number_of(text)
    return int(number) if number is not None and number.is_integer() else None


def level_in(text: str) -> int | None:
    """The level that a cell says by a number, also after a letter: "L3"; None for none."""
    said = lettered(text)
    return said[1] if said is not None else whole_number_in(text)
