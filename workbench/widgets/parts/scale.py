"""Zoom of a view: a factor within bounds, and conversion of design lengths to pixels. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.qt.theme import unit

SMALLEST, LARGEST = 0.6, 1.6


class Scale(QObject):
    """Zoom factor shared by all parts of a view. On `changed` they measure and paint anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0

    def set_zoom(self, factor: float) -> None:
        """Set the zoom factor; kept within 0.6 and 1.6."""
        factor = min(max(factor, SMALLEST), LARGEST)
        if factor != self.zoom:
            self.zoom = factor
            self.changed.emit()

    def turn(self, angle: int) -> None:
        """Zoom by the wheel: a tenth for each notch; `angle` is in eighths of a degree, of which a notch has 120."""
        self.set_zoom(self.zoom * 1.1 ** (angle / 120))

    def px(self, length: float) -> int:
        """A design length in pixels at this zoom, in proportion to the desktop’s text size."""
        return round(length * self.zoom * unit())
