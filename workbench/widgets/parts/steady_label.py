"""Label that gets no lower when its text becomes shorter, so that nothing beside it jumps. Knows no document."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.widgets.parts.style import LabelLook


def keep_room(widget: QWidget) -> None:
    """Leave a widget its room while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class SteadyLabel(QLabel):
    """Plain text that wraps, as high as it ever was at a width, and as so many lines at least."""

    def __init__(self, look: LabelLook, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("look", look)
        self._lines = lines
        self._heights: dict[int, int] = {}
        """Width -> the greatest height there was at it."""

    def heightForWidth(self, width: int) -> int:
        """The greatest height that was needed at a width."""
        least = max(self._heights.get(width, 0), self.fontMetrics().lineSpacing() * self._lines)
        self._heights[width] = height = max(least, super().heightForWidth(width))
        return height
