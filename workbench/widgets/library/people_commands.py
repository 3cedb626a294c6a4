"""Commands of the list of people: keys and menus call these, and each is one edit or one request.

Changes go through the session; what needs a dialog is asked for by a signal. Knows no list and no painting.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from workbench.application.edits.people import DeletePeople, SetPerson
from workbench.domain.model import PersonKind
from workbench.qt.session import Session


class PeopleCommands(QObject):
    """Command object of the list of people."""

    paste_requested = Signal(str)
    """Text to be parsed as a list of people."""

    hold_requested = Signal(tuple)
    """Ids of people who are to hold a role that is yet to be chosen."""

    edit_requested = Signal(str)
    """A subject, "person:<id>", to be opened in the inspector."""

    erase_requested = Signal(str)
    """The id of a person to be deleted from all that the program keeps, too."""

    add_requested = Signal()
    """A person to be added."""

    backgrounds_requested = Signal()
    """The typical backgrounds to be added."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def paste(self) -> None:
        """Request that the clipboard's text be parsed as a list of people."""
        self.paste_requested.emit(QGuiApplication.clipboard().text())

    def hold(self, people: Sequence[str]) -> None:
        """Request that people hold a role; nothing for nobody."""
        if people:
            self.hold_requested.emit(tuple(people))

    def edit(self, people: Sequence[str]) -> None:
        """Request that a person be opened; nothing unless it is exactly one."""
        if len(people) == 1:
            self.edit_requested.emit(f"person:{people[0]}")

    def delete(self, people: Sequence[str]) -> None:
        """Delete people; nothing for nobody."""
        if people:
            self.session.perform(DeletePeople(tuple(people)))

    def set_kind(self, person: str, kind: PersonKind) -> None:
        """Make a person a typical background, or the other way round."""
        self.session.perform(SetPerson(person, "kind", kind))
