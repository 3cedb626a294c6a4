"""Rounding for display, the same everywhere: a figure, the difference of two, and the decimals they need. No words.

Halves go away from zero, as in a spreadsheet, so that a workbook, a page and the window read alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

FINEST = 4
"""The decimals of a percent beyond which no figure is refined."""

_NOISE = 1e-9
"""Tolerance, in units of the last decimal: a number that misses a half by less is rounded as if it were one."""


def rounded(value: float, digits: int = 0) -> float:
    """A number as it is shown with so many decimals; what misses a half by the noise of arithmetic is one."""
    scale = 10**digits
    whole = floor(abs(value) * scale + 0.5 + _NOISE)
    return (whole if value > 0 else -whole) / scale if whole else 0.0


def points_between(before: float, after: float, digits: int = 0) -> float:
    """Percentage points from one fraction of 1 to another, as a reader takes them from the two percents shown."""
    return rounded(rounded(100 * after, digits) - rounded(100 * before, digits), digits)


def digits_apart(*pairs: tuple[float, float]) -> int:
    """The fewest decimals with which the two fractions of every pair read as different percents."""

    def apart(digits: int) -> bool:
        return all(rounded(100 * one, digits) != rounded(100 * other, digits) for one, other in pairs)

    return next((digits for digits in range(FINEST) if apart(digits)), FINEST)


def whole_percents(fractions: Sequence[float]) -> tuple[int, ...]:
    """Fractions of 1 as whole percents that keep their total."""
    return largest_remainders(fractions, 100)


def largest_remainders(fractions: Sequence[float], units: int) -> tuple[int, ...]:
    """Largest remainder method: fractions of 1 as whole units, so many of which make 1, that keep their total.

    Of equal remainders the later one does, so that of two parts each reads as it does by itself.
    """
    exact = [units * fraction for fraction in fractions]
    whole = [floor(number + _NOISE) for number in exact]
    missing = int(rounded(sum(exact))) - sum(whole)

    def rank(place: int) -> tuple[float, int]:
        return round(whole[place] - exact[place], 9), -place

    for place in sorted(range(len(exact)), key=rank)[:missing]:
        whole[place] += 1
    return tuple(whole)
