"""Viewport: which part of a picture is visible, and at what scale. Fit, zoom and pan as arithmetic; paints nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from workbench.presentation.organisation.picture import Picture, Point, Rect
from workbench.qt.theme import unit
from workbench.widgets.organisation.picture import placed, rectangle

SMALLEST, LARGEST, FULL = 0.1, 4.0, 1.35
"""Least and greatest scale of zooming, and the greatest scale at which a small picture is fitted."""

KEPT = 60.0
"""Pixels of the picture that stay visible however far it is panned."""


class Viewport:
    """Transform from picture to window: scale and corner. Stays fitted until the user zooms or pans."""

    def __init__(self) -> None:
        self.fitted = True
        self.scale = 1.0
        self.corner = QPointF()
        self._window, self._whole = QSizeF(1, 1), QSizeF(1, 1)

    def take(self, picture: Picture, window: QSizeF) -> None:
        """Take another picture or another window size, in pixels."""
        self._window, self._whole = window, QSizeF(picture.width, picture.height)
        if self.fitted:
            self.fit()
        else:
            self._keep()

    def fit(self) -> None:
        """Fit the whole picture, centred."""
        self.fitted = True
        window = QRectF(QPointF(), self._window)
        self.scale = min(placed(self._whole, window)[0], FULL * unit())
        size = self._whole * self.scale
        self.corner = QPointF((window.width() - size.width()) / 2, (window.height() - size.height()) / 2)

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom by a factor around a fixed point of the window, its centre unless given."""
        around = around or QRectF(QPointF(), self._window).center()
        scale = min(max(self.scale * factor, SMALLEST), LARGEST)
        self.corner = around + (self.corner - around) * (scale / self.scale)
        self.scale, self.fitted = scale, False
        self._keep()

    def pan(self, by: QPointF) -> None:
        """Pan by a distance in pixels."""
        self.corner = self.corner + by
        self.fitted = False
        self._keep()

    def show(self, rect: Rect) -> None:
        """Pan just so far that a rectangle of the picture is visible."""
        here = self.seen(rect)
        window = QRectF(QPointF(), self._window).adjusted(12, 12, -12, -12)
        if window.contains(here):
            return
        x = max(window.left() - here.left(), 0) or min(window.right() - here.right(), 0)
        y = max(window.top() - here.top(), 0) or min(window.bottom() - here.bottom(), 0)
        self.pan(QPointF(x, y))

    def seen(self, rect: Rect) -> QRectF:
        """Map a rectangle of the picture to the window."""
        shown = rectangle(rect)
        return QRectF(self.corner + shown.topLeft() * self.scale, shown.size() * self.scale)

    def place(self, point: QPointF) -> Point:
        """Map a point of the window to the picture."""
        here = (point - self.corner) / self.scale
        return Point(here.x(), here.y())

    def _keep(self) -> None:
        size = self._whole * self.scale
        x = min(max(self.corner.x(), KEPT - size.width()), self._window.width() - KEPT)
        y = min(max(self.corner.y(), KEPT - size.height()), self._window.height() - KEPT)
        self.corner = QPointF(x, y)
