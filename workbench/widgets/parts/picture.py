"""Widget snapshot: a widget as an image for a slide. Knows no view and no clipboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

SCALE = 2.0
"""Pixels of the image for a pixel of the screen: sharp on a projector."""


def picture(widget: QWidget, ground: str) -> QImage:
    """Render a widget, shown or not, at twice its size on a background colour."""
    widget.ensurePolished()
    image = QImage(widget.size() * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(ground))
    painter = QPainter(image)
    flags = QWidget.RenderFlag.DrawChildren | QWidget.RenderFlag.DrawWindowBackground
    widget.render(painter, QPoint(), QRegion(), flags)
    painter.end()
    return image
