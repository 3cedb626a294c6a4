"""Commands that the lists of skills and of people share: keys and menus call these. Knows no list and no painting.

Changes go through the session; what needs a dialog is asked for by a signal.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from workbench.qt.session import Session


class ListCommands(QObject):
    """Command object of a list of things of one kind."""

    kind: str
    """The kind of subject that is listed."""

    paste_requested = Signal(str)
    """Text to be parsed as a list."""

    edit_requested = Signal(str)
    """A subject, such as "skill:<id>", to be opened in the inspector."""

    add_requested = Signal()
    """One is to be added."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def paste(self) -> None:
        """Request that the clipboard's text be parsed as a list."""
        self.paste_requested.emit(QGuiApplication.clipboard().text())

    def edit(self, ids: Sequence[str]) -> None:
        """Request that one be opened; nothing unless it is exactly one."""
        if len(ids) == 1:
            self.edit_requested.emit(f"{self.kind}:{ids[0]}")

    def delete(self, ids: Sequence[str]) -> None:
        """Delete these; nothing for none."""
        raise NotImplementedError
