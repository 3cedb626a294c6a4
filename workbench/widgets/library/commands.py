"""All that can be done in the skill library: keys, menus and drops call these, and each is one edit or one intent.

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
    """The doing of the skill library."""

    paste_requested = Signal(str)
    """Text to be read as a list of skills."""

    assign_requested = Signal(tuple)
    """Ids of skills to be given to a role that is yet to be chosen."""

    edit_requested = Signal(str)
    """A subject to be edited, "skill:<id>"."""

    merge_requested = Signal(str)
    """The id of a skill to be merged into another that is yet to be chosen."""

    add_requested = Signal()
    """A skill to be added."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def paste(self) -> None:
        """Ask for what is on the clipboard to be read as a list of skills."""
        self.paste_requested.emit(QGuiApplication.clipboard().text())

    def assign(self, skills: Sequence[str]) -> None:
        """Ask for skills to be given to a role; nothing where there is none."""
        if skills:
            self.assign_requested.emit(tuple(skills))

    def edit(self, skills: Sequence[str]) -> None:
        """Ask for a skill to be opened; nothing unless it is one."""
        if len(skills) == 1:
            self.edit_requested.emit(f"skill:{skills[0]}")

    def delete(self, skills: Sequence[str]) -> None:
        """Delete skills; nothing where there is none."""
        if skills:
            self.session.perform(DeleteSkills(tuple(skills)))

    def set_field(self, skills: tuple[str, ...], field: str, value: object) -> None:
        """Set a field of skills."""
        self.session.perform(SetSkills(skills, field, value))

    def take_off(self, role: str, skills: tuple[str, ...]) -> None:
        """Take chips off their card."""
        self.session.perform(Remove(self.session.scenario.id, role, skills))
