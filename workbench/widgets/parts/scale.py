"""How large a view is drawn: a factor kept within bounds, and lengths of the design in pixels. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.qt.theme import unit

SMALLEST, LARGEST = 0.6, 1.6


class Scale(QObject):
    """The zoom that all parts of a view share. `changed` means: measure and paint anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0

    def set_zoom(self, factor: float) -> None:
        """Scale everything; kept within 0.6 and 1.6."""
        factor = min(max(factor, SMALLEST), LARGEST)
        if factor != self.zoom:
            self.zoom = factor
            self.changed.emit()

    def turn(self, angle: int) -> None:
        """Follow the wheel: a tenth larger or smaller for each of its notches, which are 120 eighths of a degree."""
        self.set_zoom(self.zoom * 1.1 ** (angle / 120))

    def px(self, length: float) -> int:
        """A length of the design in pixels at this zoom, in proportion to the desktop’s text."""
        return round(length * self.zoom * unit())
