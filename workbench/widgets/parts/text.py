"""Text cut to a width, worked out once and kept, for delegates that paint."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from workbench.qt.theme import font

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
"""How a text that may take several lines is measured and painted."""

_GAP = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may be broken: at white space, but not at that which holds a figure and its sign together."""


@cache
def metrics(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """The measures of the type face at a size in pixels."""
    return QFontMetrics(font(size, weight))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    """The width of a text in pixels."""
    return metrics(size, weight).horizontalAdvance(text)


@lru_cache(maxsize=20_000)
def elided(text: str, width: int, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> str:
    """The text, its end replaced by … where it is wider than `width` pixels."""
    if text_width(text, size, weight) <= width:
        return text  # which Qt, counting fractions of a pixel, would cut where it just fits
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, width)


def broken(text: str, width: int, face: QFontMetrics) -> list[str]:
    """The text in lines of at most `width` pixels, broken between words; a longer word has a line of its own."""
    lines, line = [], ""
    for word in _GAP.split(text.strip()):
        longer = f"{line} {word}" if line else word
        if line and face.horizontalAdvance(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


@lru_cache(maxsize=2_000)
def title_lines(
    text: str, width: int, most: int, size: int, weight: QFont.Weight = QFont.Weight.Normal
) -> tuple[str, ...]:
    """The text in at most so many lines; what has no room in the last, and a word wider than a line, ends in …"""
    lines = broken(text, width, metrics(size, weight))
    shown = lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(elided(line, width, size, weight) for line in shown)


@lru_cache(maxsize=20_000)
def wrapped_height(text: str, width: int, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    """The height in pixels of a text broken between words at a width."""
    return metrics(size, weight).boundingRect(QRect(0, 0, width, 100_000), WRAP, text).height()
