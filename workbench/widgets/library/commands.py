"""Commands of the skill library: keys, menus and drops call these, and each is one edit or one request.

Changes go through the session; what needs a dialog is asked for by a signal. Knows no list and no painting.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from workbench.application.edits.assignments import Remove
from workbench.application.edits.skills import DeleteSkills, SetSkills
from workbench.widgets.library.list_commands import ListCommands


class LibraryCommands(ListCommands):
    """Command object of the skill library."""

    kind = "skill"

    assign_requested = Signal(tuple)
    """Ids of skills to be assigned to a role that is yet to be chosen."""

    merge_requested = Signal(str)
    """The id of a skill to be merged into another that is yet to be chosen."""

    table_requested = Signal()
    """The skills are to be shown as a table."""

    def assign(self, skills: Sequence[str]) -> None:
        """Request that skills be assigned to a role; nothing for no skill."""
        if skills:
            self.assign_requested.emit(tuple(skills))

    def delete(self, ids: Sequence[str]) -> None:
        """Delete skills; nothing for no skill."""
        if ids:
            self.session.perform(DeleteSkills(tuple(ids)))

    def set_field(self, skills: tuple[str, ...], field: str, value: object) -> None:
        """Set a field of skills."""
        self.session.perform(SetSkills(skills, field, value))

    def take_off(self, role: str, skills: tuple[str, ...]) -> None:
        """Unassign skills from a role: their chips were dropped on the library."""
        self.session.perform(Remove(self.session.scenario.id, role, skills))
