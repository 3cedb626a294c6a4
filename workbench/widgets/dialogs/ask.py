"""Small questions and messages in windows of Qt's own. What users wrote is shown as they wrote it, never as mark-up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QMessageBox, QSpacerItem, QWidget

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


def box(parent: QWidget, icon: Icon, title: str, text: str, more: str = "") -> QMessageBox:
    """A message with OK; `more` stands below it in smaller print."""
    made = QMessageBox(icon, title, text, Button.Ok, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setInformativeText(more)
    for each in made.findChildren(QLabel):
        each.setTextFormat(Qt.TextFormat.PlainText)
    grid = made.layout()
    if isinstance(grid, QGridLayout):  # a least width given to the text itself would cut a longer one
        grid.addItem(QSpacerItem(WIDTH, 0), grid.rowCount(), 0, 1, grid.columnCount())
    return made


def tell(parent: QWidget, title: str, text: str) -> None:
    """Say what went wrong, and wait until it is read."""
    answer(box(parent, Icon.Warning, title, text))


def agree(parent: QWidget, title: str, question: str) -> bool:
    """Ask a question that is answered by Yes or No."""
    asked = box(parent, Icon.Question, title, question)
    asked.setStandardButtons(Button.Yes | Button.No)
    return Button(answer(asked)) == Button.Yes
