"""Commands of the list of people: keys and menus call these, and each is one edit or one request.

Changes go through the session; what needs a dialog is asked for by a signal. Knows no list and no painting.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from workbench.application.edits.people import DeletePeople, SetPerson
from workbench.domain.model import PersonKind
from workbench.widgets.library.list_commands import ListCommands


class PeopleCommands(ListCommands):
    """Command object of the list of people."""

    kind = "person"

    hold_requested = Signal(tuple)
    """Ids of people who are to hold a role that is yet to be chosen."""

    erase_requested = Signal(str)
    """The id of a person to be deleted from all that the program keeps, too."""

    backgrounds_requested = Signal()
    """The typical backgrounds to be added."""

    def hold(self, people: Sequence[str]) -> None:
        """Request that people hold a role; nothing for nobody."""
        if people:
            self.hold_requested.emit(tuple(people))

    def delete(self, ids: Sequence[str]) -> None:
        """Delete people; nothing for nobody."""
        if ids:
            self.session.perform(DeletePeople(tuple(ids)))

    def set_kind(self, person: str, kind: PersonKind) -> None:
        """Make a person a typical background, or the other way round."""
        self.session.perform(SetPerson(person, "kind", kind))
