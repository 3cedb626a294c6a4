"""The sign of an open point, and a colour at a fraction of its strength, for all that paint. Knows no document."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from workbench.qt.theme import Colours, colour


def faint(value: str, strength: float) -> QColor:
    """A colour at a fraction of its strength."""
    result = QColor(value)
    result.setAlphaF(strength)
    return result


def paint_mark(painter: QPainter, box: QRectF, severity: str, colours: Colours) -> None:
    """The sign of an open point: a disc with a bar for must fix, a triangle for should fix. Shape before colour."""
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
