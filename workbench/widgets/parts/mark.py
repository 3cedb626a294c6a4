"""Painting helpers: signs of findings, sides and people, the marks of rows of lists, and translucent colours. Knows no
document."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.qt.theme import Colours, colour


def faint(value: str, strength: float) -> QColor:
    """A colour with its opacity multiplied by a fraction."""
    result = QColor(value)
    result.setAlphaF(strength)
    return result


VEIL = 0.38
"""Opacity of the ground over what is not sought: it does not draw the eye, and its titles keep 4.5 : 1."""

PICKED = 3
"""Width in pixels of the bar beside a selected row, whose background alone would hardly be seen."""

_GAP = 0.18
"""Gap in a side's sign, as a fraction of its height."""


def paint_picked(painter: QPainter, row: QRect, colours: Colours) -> None:
    """Paint the background and the bar of a selected row."""
    painter.fillRect(row, colour(colours.either_soft))
    painter.fillRect(QRect(row.left(), row.top(), PICKED, row.height()), colour(colours.accent))


def paint_row(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Paint the background of a row of a list: selected, under the pointer, or none."""
    if option.state & QStyle.StateFlag.State_Selected:
        paint_picked(painter, option.rect, colours)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, colour(colours.hover))


def paint_focus(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Paint the frame of a row of a list that has the focus."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colour(colours.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def paint_side(painter: QPainter, box: QRectF, belongs_to: str, colours: Colours) -> None:
    """Paint the sign of a skill's side, an upright bar. Shape before colour: marketing is whole, product of two
    parts, technology of three; both is two bars side by side, and either an outline."""
    tone, wide, tall = colour(colours.side(belongs_to)), box.width(), box.height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    if belongs_to == "either":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tone, wide / 3))
        parts = [box.adjusted(-wide / 6, wide / 6, wide / 6, -wide / 6)]
    elif belongs_to == "both":
        thin = wide * 0.6
        parts = [QRectF(left, box.top(), thin, tall) for left in (box.left() - thin / 2, box.right() - thin / 2)]
    else:
        number = {"marketing": 1, "product": 2, "technology": 3}[belongs_to]
        high = (tall - (number - 1) * _GAP * tall) / number
        parts = [QRectF(box.left(), box.top() + n * (high + _GAP * tall), wide, high) for n in range(number)]
    for part in parts:
        painter.drawRoundedRect(part, wide / 3, wide / 3)
    painter.restore()


def paint_mark(painter: QPainter, box: QRectF, severity: str, colours: Colours) -> None:
    """Paint the sign of a finding: a disc with a bar for must fix, a triangle for should fix. Shape before colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(colours.severity(severity)))
    if severity == "error":
        painter.drawEllipse(box)
    else:
        corners = (QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft())
        painter.drawPolygon(QPolygonF(list(corners)))
    painter.setPen(QPen(colour(colours.panel), box.height() / 7))
    x, top, tall = box.center().x(), box.top(), box.height()
    start = 0.24 if severity == "error" else 0.38
    painter.drawLine(QPointF(x, top + start * tall), QPointF(x, top + 0.6 * tall))
    painter.drawLine(QPointF(x, top + 0.76 * tall), QPointF(x, top + 0.78 * tall))
    painter.restore()


def paint_person(painter: QPainter, box: QRectF, kind: str, tone: QColor) -> None:
    """Paint the sign of a person, head and shoulders in a square; of a typical background, their outline alone."""
    side = box.width()
    line = side / 10
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind == "person":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
    else:
        painter.setPen(QPen(tone, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    head = side * 0.44
    painter.drawEllipse(QRectF(box.center().x() - head / 2, box.top() + line / 2, head, head))
    shoulders = QPainterPath(QPointF(box.left() + line / 2, box.bottom() - line / 2))
    shoulders.arcTo(QRectF(box.left() + line / 2, box.top() + side * 0.56, side - line, side * 0.8), 180, -180)
    shoulders.closeSubpath()
    painter.drawPath(shoulders)
    painter.restore()
