"""How the heading of Matrix is set, so that what is repeated on each printed page takes at most a quarter of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.files.exporters.xlsx.page import printable
from workbench.files.exporters.xlsx.styles import PIXEL, lines
from workbench.files.paper import Paper

QUARTER = 0.25
_LINE, _LETTER, _AROUND = 15.0, 7.2, 10.0
"""Points: a line of a title, an average letter of it in bold, and the room at its ends."""
_UPRIGHT = (2, 3, 4, 5, 6)
"""Lines of a title that is turned upright."""
_LEVEL = (12.0, 16.0, 22.0)
"""Widths of a column, in characters, whose title is level."""
_SIDES_UPRIGHT, _SIDES_LEVEL = 67.5, 48.0
"""Heights of the row with the sides. The buttons of the filter stand at its foot and must not cover them."""
_LEAST, _MOST = 40.0, 280.0


@dataclass(frozen=True, slots=True)
class Heading:
    """The width of a role's column in characters, the heights of its title and side in points, and whether its text is
    turned upright."""

    width: float
    titles: float
    sides: float
    upright: bool


def points(width: float) -> float:
    """How wide a column of so many characters is."""
    return int(width * 7 + 5) * PIXEL


def fitting(titles: Sequence[str], before: Sequence[float], paper: Paper) -> Heading:
    """The heading that prints largest, and level where that is no smaller. `before` are the widths of the columns left
    of the roles, in characters.
    """
    wide, tall = printable(paper, landscape=True)
    fixed = sum(map(points, before))

    def scale(each: Heading) -> float:
        return min(1.0, wide / (fixed + max(len(titles), 1) * points(each.width)))

    def most(each: Heading) -> float:
        return QUARTER * tall / scale(each) - each.sides

    found = [_upright(titles, number) for number in _UPRIGHT] + [_level(titles, width) for width in _LEVEL]
    fit = [each for each in found if each.titles <= most(each)]
    if fit:
        return max(fit, key=lambda each: (scale(each), not each.upright, -each.titles))
    last = max(found, key=lambda each: most(each) / each.titles)
    return Heading(last.width, int(most(last) / PIXEL) * PIXEL, last.sides, last.upright)


def _upright(titles: Sequence[str], number: int) -> Heading:
    """Titles upright, in at most so many lines."""
    letters = 4
    for title in titles:
        while lines(title, letters) > number and letters * _LETTER < _MOST:
            letters += 1
    return Heading(number * 2.75, max(letters * _LETTER + _AROUND, _LEAST), _SIDES_UPRIGHT, upright=True)


def _level(titles: Sequence[str], width: float) -> Heading:
    """Titles level, broken between words."""
    most = max((lines(title, width - 1) for title in titles), default=1)
    return Heading(width, max(most * _LINE + 6, _LEAST), _SIDES_LEVEL, upright=False)
