"""Layout of Matrix's heading: upright or level titles, so that the rows repeated on each page take a quarter at most.

Knows sizes alone: writes no cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.files.exporters.xlsx.page import printable
from workbench.files.exporters.xlsx.styles import PIXEL, lines
from workbench.files.paper import Paper

QUARTER = 0.25
"""The most of a printed page's height that the heading takes."""
_LINE, _LETTER, _AROUND = 15.0, 7.2, 10.0
"""Points: a line of a title, an average letter of it in bold, and the room at its ends."""
_UPRIGHT = (2, 3, 4, 5, 6)
"""Lines of a title that is turned upright."""
_LEVEL = (12.0, 16.0, 22.0)
"""Widths of a column, in characters, whose title is level."""
_SIDES_UPRIGHT, _SIDES_LEVEL = 67.5, 48.0
"""Heights of the row with the sides. The buttons of the filter stand at its foot and must not cover them."""
_LEAST, _MOST = 40.0, 280.0
"""The least height of the row with the titles, and the height at which upright titles grow no further."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The width of a role's column in characters, the heights of its title and side in points, and whether its text is
    turned upright."""

    width: float
    titles: float
    sides: float
    upright: bool


def points(width: float) -> float:
    """The width in points of a column of this width in characters, by Excel's rule for digits of 7 pixels."""
    return int(width * 7 + 5) * PIXEL


def fitting(titles: Sequence[str], before: Sequence[float], paper: Paper, least: float = 0.0) -> Heading:
    """The heading at which the sheet prints largest, of those that break no word if there are any; level wins a tie.

    before: widths in characters of the columns left of the roles; least: what a column takes for its figures.
    """
    wide, tall = printable(paper, landscape=True)
    fixed = sum(map(points, before))

    def scale(heading: Heading) -> float:
        return min(1.0, wide / (fixed + max(len(titles), 1) * points(heading.width)))

    def most(heading: Heading) -> float:
        return QUARTER * tall / scale(heading) - heading.sides

    longest = max((len(word) for title in titles for word in title.split()), default=0)
    level = [max(width, least) for width in _LEVEL]
    upright = [_upright(titles, number, longest, least) for number in _UPRIGHT]
    candidates = upright + [_level(titles, width) for width in level]
    whole = upright + [_level(titles, width) for width in level if longest < width]
    fit = [heading for heading in whole if heading.titles <= most(heading)]
    fit = fit or [heading for heading in candidates if heading.titles <= most(heading)]
    if fit:
        return max(fit, key=lambda heading: (scale(heading), not heading.upright, -heading.titles))
    last = max(candidates, key=lambda heading: most(heading) / heading.titles)
    return Heading(last.width, int(most(last) / PIXEL) * PIXEL, last.sides, last.upright)


def _upright(titles: Sequence[str], number: int, longest: int, least: float) -> Heading:
    """Titles upright, in at most so many lines, none shorter than the longest word, if that fits the height."""
    letters = max(4, min(longest, int(_MOST / _LETTER)))
    for title in titles:
        while lines(title, letters) > number and letters * _LETTER < _MOST:
            letters += 1
    return Heading(max(number * 2.75, least), max(letters * _LETTER + _AROUND, _LEAST), _SIDES_UPRIGHT, upright=True)


def _level(titles: Sequence[str], width: float) -> Heading:
    """Titles level, broken between words."""
    most = max((lines(title, width - 1) for title in titles), default=1)
    return Heading(width, max(most * _LINE + 6, _LEAST), _SIDES_LEVEL, upright=False)
