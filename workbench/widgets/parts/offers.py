"""Command availability: whether Cut, Copy, Delete, Move up and so on mean something to the focused widget, for enabling
menu entries. Knows no view."""

from __future__ import annotations

from typing import Literal, Protocol, runtime_checkable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Command = Literal["cut", "copy", "paste", "delete", "rename", "move_up", "move_down"]


@runtime_checkable
class Offering(Protocol):
    """Interface of a widget that tells which commands it would carry out now."""

    def offers(self, command: Command) -> bool:
        """Whether it would do something."""


def offered(widget: QWidget | None, command: Command) -> bool:
    """Whether a widget or one of its ancestors in the window would carry out a command."""
    while widget is not None:
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
            return _of_text(widget, command)
        if isinstance(widget, Offering) and widget.offers(command):
            return True
        widget = None if widget.isWindow() else widget.parentWidget()
    return False


def _of_text(field: QLineEdit | QTextEdit | QPlainTextEdit, command: Command) -> bool:
    selected = field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()
    if command == "paste":
        return not field.isReadOnly() and bool(QGuiApplication.clipboard().text())
    if command in ("rename", "move_up", "move_down"):
        return False
    return selected and (command == "copy" or not field.isReadOnly())
