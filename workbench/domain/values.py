"""Message parameters: the values of a sentence to be filled in by presentation (rounded figures, names, terms).

What checks find is made of them; workbench.presentation.finding_text says it. Two are equal where they read alike. A
plain str is a name in the map's own words, a plain int a number, a level or an importance.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, TypeAlias

from workbench.domain.rounding import digits_apart, rounded


class Percent(NamedTuple):
    """A share, in percent, with so many decimals."""

    number: float
    digits: int = 0

    @classmethod
    def of(cls, fraction: float, digits: int = 0) -> Percent:
        """A fraction of 1, as rounded."""
        return cls(rounded(100 * fraction, digits), digits)


class Limit(NamedTuple):
    """The limit of a share, in percent. Decimals are shown where they are not zero."""

    number: float


class PercentBand(NamedTuple):
    """The band a share is to lie in, in percent. Decimals are shown where they are not zero."""

    low: float
    high: float


class Points(NamedTuple):
    """Percentage points, with so many decimals."""

    number: float
    digits: int = 0


class Quantity(NamedTuple):
    """A number of things, with the noun for one of them: "grade"."""

    number: int
    noun: str


class Names(NamedTuple):
    """Names in a row; past `most`, where it is given, the others are only counted."""

    names: tuple[str, ...]
    most: int | None = None


class Term(NamedTuple):
    """What the map calls one of the values of "belongs to", such as "technology"."""

    word: str


class Leader(NamedTuple):
    """The role that leads a side, "marketing" or "product", as the map calls it."""

    side: str


class OneOf(NamedTuple):
    """A name said of one that bears it, where a sentence needs an article: of the grade "Manager", "a Manager"."""

    name: str


class Work(NamedTuple):
    """The whole that a share is a share of: all the work, or the held work where so much (`unheld`) nobody holds."""

    unheld: Percent | None


Value: TypeAlias = str | int | Percent | Limit | PercentBand | Points | Quantity | Names | Term | Leader | OneOf | Work
Values: TypeAlias = tuple[tuple[str, Value], ...]
"""By the place in the sentence."""


@cache
def term(word: str) -> Term:
    """The term of a word, made once."""
    return Term(word)


def values(**places: Value) -> Values:
    """Values by their place. A check that may find hundreds writes the pairs out, which takes a fifth of the time."""
    return tuple(places.items())


def beside_limit(limit: float, *fractions: float) -> tuple[Limit, list[Percent]]:
    """A limit and fractions of 1 above it: finer than whole percents where one would read as the limit."""
    digits = digits_apart(*((limit, fraction) for fraction in fractions))
    return Limit(rounded(100 * limit, digits)), [Percent.of(fraction, digits) for fraction in fractions]
