"""Button that adds a role to a lane; text pasted on it is roles of that lane. Knows no lane."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from workbench.qt.mime import skills_in


class AddButton(QPushButton):
    """Link that adds something."""

    text_pasted = Signal(str)
    """Text was pasted on it. Skills that were copied from a card are left to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is pasted."""
        clipboard = QGuiApplication.clipboard()
        if event.matches(QKeySequence.StandardKey.Paste) and skills_in(clipboard.mimeData()) is None:
            self.text_pasted.emit(clipboard.text())
        else:
            super().keyPressEvent(event)
