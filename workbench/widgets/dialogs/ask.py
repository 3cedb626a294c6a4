"""Message boxes: small questions and messages. Users' text is shown as plain text, never read as mark-up."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.theme import px
from workbench.widgets.parts.screen import MARGIN, Scrolled, keep_on_screen, within_screen

Icon = QMessageBox.Icon
Button = QMessageBox.StandardButton
WIDTH = 390
"""Least width of a message in pixels, however short it is."""


def answer(dialog: QDialog) -> int:
    """Run a modal dialog and return its result code. It is deleted later, so that the caller can still read it."""
    try:
        return dialog.exec()
    finally:
        dialog.deleteLater()


class Message(QMessageBox):
    """Message box whose text scrolls above the buttons where it is too long for the screen."""

    def showEvent(self, event: QShowEvent) -> None:
        """Put the text into a scroll area: Qt sizes the box for all of it, however small the screen."""
        super().showEvent(event)
        room, grid = within_screen(self, self.size()), self.layout()
        if self.height() > room.height() and isinstance(grid, QGridLayout) and not self.findChild(Scrolled):
            self._scroll(grid)
            self.setFixedSize(room)

    def event(self, event: QEvent) -> bool:
        """Move onto the screen once the frame is known: Qt placed the box by its first size."""
        if event.type() == QEvent.Type.WindowActivate:
            keep_on_screen(self)
        return super().event(event)

    def _scroll(self, grid: QGridLayout) -> None:
        texts = [text for text in self.findChildren(QLabel) if text.text()]
        row, column, _, across = cast(tuple[int, int, int, int], grid.getItemPosition(grid.indexOf(texts[0])))
        words = QVBoxLayout()
        words.setSpacing(MARGIN)
        for text_label in texts:
            grid.removeWidget(text_label)
            words.addWidget(text_label)
        scrolled = Scrolled(words, self.findChildren(QDialogButtonBox)[0], self, margin=0)
        grid.addWidget(scrolled, row, column, len(texts), across)
        scrolled.show()


def box(parent: QWidget, icon: Icon, title: str, text: str, more: str = "") -> QMessageBox:
    """Message box with OK; `more` is the informative text below, in smaller print."""
    made = Message(icon, title, text, Button.Ok, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setInformativeText(more)
    for text_label in made.findChildren(QLabel):
        text_label.setTextFormat(Qt.TextFormat.PlainText)
    grid = made.layout()
    if isinstance(grid, QGridLayout):  # by a spacer: a minimum width of the text itself would cut a longer one
        grid.addItem(QSpacerItem(px(WIDTH), 0), grid.rowCount(), 0, 1, grid.columnCount())
    return made


def tell(parent: QWidget, title: str, text: str) -> None:
    """Show an error message until it is read."""
    answer(box(parent, Icon.Warning, title, text))


def agree(parent: QWidget, title: str, question: str) -> bool:
    """Yes/No question; True for Yes."""
    asked = box(parent, Icon.Question, title, question)
    asked.setStandardButtons(Button.Yes | Button.No)
    return Button(answer(asked)) == Button.Yes
