"""The type of a page: sizes, weights and inks, and how wide a text is in them.

A length on a page is a tenth of a point, so that a size of type is a whole number of Qt's pixels whatever is painted
on. Fonts are made where they are used: one font object must not be shared between threads.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from workbench.files.texts import clean
from workbench.qt.theme import LIGHT, font

POINT = 10.0
"""Units in a point."""

PER_INCH = 72 * POINT

MEDIUM, STRONG = QFont.Weight.Medium, QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: its size in units, its weight, its colour, and the height of a line over its size."""

    size: int
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = LIGHT.text
    leading: float = 1.4

    @property
    def font(self) -> QFont:
        """The face, made for the thread that asks."""
        return font(self.size, self.weight)

    def inked(self, colour: str) -> TextStyle:
        """The same in another colour."""
        return dataclasses.replace(self, colour=colour)


SENTENCE = TextStyle(160, STRONG, leading=1.3)
HEADING = TextStyle(145, STRONG, leading=1.3)
CARD_TITLE = TextStyle(125, STRONG, leading=1.3)
SUBHEADING = TextStyle(100, STRONG)
FIGURE = TextStyle(135, STRONG, leading=1.3)
BODY = TextStyle(90)
BODY_STRONG = TextStyle(90, STRONG)
SMALL = TextStyle(80, leading=1.32)
SMALL_STRONG = TextStyle(80, STRONG, leading=1.32)
LABEL = TextStyle(80, MEDIUM, LIGHT.muted, leading=1.32)
MUTED = TextStyle(90, colour=LIGHT.muted)
SMALL_MUTED = TextStyle(80, colour=LIGHT.muted, leading=1.32)


def one_line(text: str, style: TextStyle, width: float) -> str:
    """A text as one line, its end replaced by … where it is wider than that."""
    line = " ".join(clean(text)[0].split())
    return QFontMetricsF(style.font).elidedText(line, Qt.TextElideMode.ElideRight, width)


def measured(text: str, size: int, weight: QFont.Weight) -> float:
    """The width of a text, by a measure of this thread's own."""
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text)
