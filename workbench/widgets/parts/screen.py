"""How large a window may be at first: with its frame no larger than what its screen has free."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(0, 40)
"""About what a window system adds around a window."""


def within_screen(window: QWidget, wanted: QSize) -> QSize:
    """The size that a window wants, or as much of it as there is."""
    return wanted.boundedTo(window.screen().availableSize() - FRAME)
