"""Small questions and messages in windows of Qt's own. What users wrote is shown as they wrote it, never as mark-up."""

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
"""Pixels that a message takes at least, however short it is."""


def answer(dialog: QDialog) -> int:
    """Show a dialog until it is answered. It is let go of once whoever asked has read it and goes back to waiting."""
    try:
        return dialog.exec()
    finally:
        dialog.deleteLater()


class Message(QMessageBox):
    """A message with buttons; what is too long for the screen is scrolled above them."""

    def showEvent(self, event: QShowEvent) -> None:
        """Qt gives it the size that its words need, however little room there is."""
        super().showEvent(event)
        room, grid = within_screen(self, self.size()), self.layout()
        if self.height() > room.height() and isinstance(grid, QGridLayout) and not self.findChild(Scrolled):
            self._scroll(grid)
            self.setFixedSize(room)

    def event(self, event: QEvent) -> bool:
        """Placed once it has a frame: Qt did so by the size it had at first."""
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
    """A message with OK; `more` stands below it in smaller print."""
    made = Message(icon, title, text, Button.Ok, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setInformativeText(more)
    for text_label in made.findChildren(QLabel):
        text_label.setTextFormat(Qt.TextFormat.PlainText)
    grid = made.layout()
    if isinstance(grid, QGridLayout):  # a least width given to the text itself would cut a longer one
        grid.addItem(QSpacerItem(px(WIDTH), 0), grid.rowCount(), 0, 1, grid.columnCount())
    return made


def tell(parent: QWidget, title: str, text: str) -> None:
    """Say what went wrong, and wait until it is read."""
    answer(box(parent, Icon.Warning, title, text))


def agree(parent: QWidget, title: str, question: str) -> bool:
    """Ask a question that is answered by Yes or No."""
    asked = box(parent, Icon.Question, title, question)
    asked.setStandardButtons(Button.Yes | Button.No)
    return Button(answer(asked)) == Button.Yes
