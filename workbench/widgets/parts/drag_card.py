"""Drag pixmap: the small card that follows the pointer, in the screen's resolution. Does not know what is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.qt.theme import Colours, colour, px

BESIDE_POINTER = QPoint(-20, -40)
"""Hot spot of the pixmap. The card hangs below and to the right of the pointer, so that it covers no hint there."""

WIDEST = 260
"""Pixels at which the text is elided."""


def skills_hot_spot(zoom: float) -> QPoint:
    """Hot spot of the pixmap for skills, over cards at a zoom factor.

    The pixmap hangs so far below the pointer that it never covers the two drop pads of a card, which begin below the
    first title line, wherever on the card the pointer is.
    """
    return QPoint(-12, -px(84 * zoom))


def drag_card(source: QWidget, text: str, face: QFont, colours: Colours) -> QPixmap:
    """Pixmap of a card with a text, for the screen that `source` is on."""
    metrics, ratio = QFontMetrics(face), source.devicePixelRatioF()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, px(WIDEST))
    width, height = metrics.horizontalAdvance(shown) + 26, metrics.height() + 14
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(colours.accent), 1.5))
    painter.setBrush(colour(colours.panel))
    painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 6, 6)
    painter.setPen(colour(colours.text))
    painter.setFont(face)
    painter.drawText(0, 0, width, height, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.end()
    return picture
