"""Text dialog: asks for a text of several lines. Does not know what it is about."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.editors import TextEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH, HEIGHT = 388, 120
"""Least size of the text field in pixels."""


class LinesDialog(QDialog):
    """Asks for a text, which may be empty. Enter breaks the line; Ctrl+Enter accepts."""

    def __init__(self, title: str, prompt: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.edit = TextEdit(self)
        self.edit.setPlainText(text)
        self.edit.setAccessibleName(prompt)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(px(HEIGHT))
        buttons, _ = button_row(self, QDialogButtonBox.StandardButton.Ok)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.edit.setMinimumWidth(px(WIDTH))
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (label(prompt, wrap=True), self.edit):
            column.addWidget(widget)
        fill(self, column, buttons)
        self.edit.setFocus()

    @property
    def text(self) -> str:
        """The text, trimmed."""
        return self.edit.toPlainText().strip()
