"""Inline editor of a card's title. Knows no role."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.widgets.parts.editors import LineEdit


class TitleEdit(LineEdit):
    """Line edit over a card's title. `finished` carries the new title, or None where it was left as it was.

    Shortcuts of the menus still work; all other keys end here and do not act on the card.
    """

    finished = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        """The title when editing began."""
        self.setText(title)
        self.setObjectName("cardTitle")
        self.setAccessibleName("Title of the role")
        self.takes_names = True
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit(self.text())
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit(self.text())
