"""Quoting: values in sentences, cut short, for a file may hold a text of any length and a sentence must stay one."""

from __future__ import annotations

import reprlib
from itertools import islice
from typing import Any

from workbench.domain.words import truncate

LONGEST = 80
"""The most characters that are quoted of a value or a name."""


class _Representation(reprlib.Repr):
    """A `repr` of bounded length and cost."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = self.maxlong = LONGEST

    def repr_dict(self, x: dict[Any, Any], level: int) -> str:
        """The first keys only: the library's own sorts them all first, and there may be millions."""
        return super().repr_dict(dict(islice(x.items(), self.maxdict + 1)), level)


_representation = _Representation()


def quoted(value: object) -> str:
    """A value as Python writes it, cut where it is long."""
    try:
        return shortened(_representation.repr(value))
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a very large number"


def shortened(text: str) -> str:
    """A text on one line, truncated where it is long; what cannot be printed becomes a dot."""
    return "".join(character if character.isprintable() else "·" for character in truncate(text, LONGEST))
