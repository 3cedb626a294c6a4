"""The small card that follows the pointer in a drag, as sharp as the screen it is on. Knows not what is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.qt.theme import Colours, colour, px

BESIDE_POINTER = QPoint(-20, -40)
"""Where the pointer is to the card: below and to the right, so that what is said where it points stays in sight."""

WIDEST = 260
"""Pixels of text, beyond which it is cut."""


def hanging(zoom: float) -> QPoint:
    """Where the pointer is to the picture of skills, for cards drawn at a zoom.

    So far above it that the picture never lies over the two pads of a card, which begin below the first line of its
    title, wherever on the card the pointer is.
    """
    return QPoint(-12, -px(84 * zoom))


def drag_card(source: QWidget, text: str, face: QFont, colours: Colours) -> QPixmap:
    """A card with a text, for the screen that a widget is on."""
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
