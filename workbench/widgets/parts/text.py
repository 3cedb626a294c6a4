"""Text layout for delegates: measuring, eliding and word-wrapping, cached. Knows no widget."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from workbench.qt.theme import font

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
"""Text flags for measuring and painting wrapped text."""

_GAP = re.compile(r"[^\S\u00a0\u202f]+")
"""Break opportunities: white space, but not the no-break spaces that keep a figure and its sign together."""


@cache
def metrics(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """Font metrics at a size in pixels; cached."""
    return QFontMetrics(font(size, weight))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    """Width of a text in pixels; cached."""
    return metrics(size, weight).horizontalAdvance(text)


@lru_cache(maxsize=20_000)
def elided(text: str, width: int, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> str:
    """Elided text: its end replaced by … if it is wider than `width` pixels; cached."""
    if text_width(text, size, weight) <= width:
        return text  # Qt counts fractions of a pixel, and would elide a text that just fits
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, width)


def broken(text: str, width: int, face: QFontMetrics) -> list[str]:
    """Word wrap: lines of at most `width` pixels; a longer word has a line of its own."""
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
    """Word wrap into at most so many lines; the last line, and a word wider than a line, are elided. Cached."""
    lines = broken(text, width, metrics(size, weight))
    shown = lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(elided(line, width, size, weight) for line in shown)


@lru_cache(maxsize=20_000)
def wrapped_height(text: str, width: int, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    """Height in pixels of a text word-wrapped at a width; cached."""
    return metrics(size, weight).boundingRect(QRect(0, 0, width, 100_000), WRAP, text).height()
