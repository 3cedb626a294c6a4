"""Typography of the report: text styles, sizes, weights and colours, and text measuring.

The unit of length is a tenth of a point, so that a font size is a whole number of Qt's pixels on any paint device.
Fonts are made where they are used: a font object must not be shared between threads. Knows no report.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from workbench.files.texts import clean
from workbench.qt.theme import LIGHT, font

POINT = 10.0
"""Units per point."""

PER_INCH = 72 * POINT

MEDIUM, STRONG = QFont.Weight.Medium, QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Text style: size in units, weight, colour, and leading, the line height as a multiple of the size."""

    size: int
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = LIGHT.text
    leading: float = 1.4

    @property
    def font(self) -> QFont:
        """The font, made anew for the calling thread."""
        return font(self.size, self.weight)

    def inked(self, colour: str) -> TextStyle:
        """The same style in another colour."""
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
    """Elide: a text as one line, its end replaced by … if it is wider than `width` units."""
    line = " ".join(clean(text)[0].split())
    return QFontMetricsF(style.font).elidedText(line, Qt.TextElideMode.ElideRight, width)


def measured(text: str, size: int, weight: QFont.Weight) -> float:
    """Width of a text in units, by font metrics of the calling thread's own."""
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text)
