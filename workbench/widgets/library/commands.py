"""Commands of the skill library: keys, menus and drops call these, and each is one edit or one request.

Changes go through the session; what needs a dialog is asked for by a signal. Knows no list and no painting.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from workbench.application.edits.assignments import Remove
from workbench.application.edits.skills import DeleteSkills, SetSkills
from workbench.qt.session import Session


class LibraryCommands(QObject):
    """Command object of the skill library."""

    paste_requested = Signal(str)
    """Text to be parsed as a list of skills."""

    assign_requested = Signal(tuple)
    """Ids of skills to be assigned to a role that is yet to be chosen."""

    edit_requested = Signal(str)
    """A subject, "skill:<id>", to be opened in the inspector."""

    merge_requested = Signal(str)
    """The id of a skill to be merged into another that is yet to be chosen."""

    table_requested = Signal()
    """The skills are to be shown as a table."""

    add_requested = Signal()
    """A skill to be added."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def paste(self) -> None:
        """Request that the clipboard's text be parsed as a list of skills."""
        self.paste_requested.emit(QGuiApplication.clipboard().text())

    def assign(self, skills: Sequence[str]) -> None:
        """Request that skills be assigned to a role; nothing for no skill."""
        if skills:
            self.assign_requested.emit(tuple(skills))

    def edit(self, skills: Sequence[str]) -> None:
        """Request that a skill be opened; nothing unless it is exactly one."""
        if len(skills) == 1:
            self.edit_requested.emit(f"skill:{skills[0]}")

    def delete(self, skills: Sequence[str]) -> None:
        """Delete skills; nothing for no skill."""
        if skills:
            self.session.perform(DeleteSkills(tuple(skills)))

    def set_field(self, skills: tuple[str, ...], field: str, value: object) -> None:
        """Set a field of skills."""
        self.session.perform(SetSkills(skills, field, value))

    def take_off(self, role: str, skills: tuple[str, ...]) -> None:
        """Unassign skills from a role: their chips were dropped on the library."""
        self.session.perform(Remove(self.session.scenario.id, role, skills))
