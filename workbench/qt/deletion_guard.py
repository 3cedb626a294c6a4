"""Deletion guard: backs up the map as it was before each large deletion, off the GUI thread.

A deletion is known by what is gone, whatever edit took it: deleting, folding, fixing, pasting. So a later edit needs
nothing here. Knows the session and the backups.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.change import Change
from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.identity import Identity
from workbench.qt.background import Background
from workbench.qt.session import Session

LARGE = 10
"""Things gone at once from which on a deletion is large: roles, assignments, skills, departments, scenarios.

It balances what Undo alone may guard against the room that a copy of the whole map takes among the earlier versions.
"""

UNKEPT = "The map as it was before this could not be kept among the earlier versions. Undo brings it back."


class DeletionGuard(QObject):
    """Backs up before large deletions. `identity` gives the identity of the file as last read or saved."""

    backup_failed = Signal(str)
    """A sentence: the map could not be backed up."""

    def __init__(
        self, session: Session, backups: Backups, identity: Callable[[], Identity], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._backups, self._identity = backups, identity
        self._last: Change | None = None
        self._work = Background(self)
        session.changed.connect(self._changed)
        session.performed.connect(self._performed)

    def _changed(self, change: Change) -> None:
        self._last = change

    def _performed(self) -> None:
        """Back up the map before an edit that was large; `changed`, emitted before, has said what it did."""
        change, self._last = self._last, None
        if change is None or change.lost < LARGE:
            return
        document, identity = change.before, self._identity()
        self._work.start(
            "keeping what was before a deletion",
            lambda _: self._backups.keep_map(document, identity, "delete"),
            lambda _: None,
            lambda fault: self.backup_failed.emit(str(fault) if isinstance(fault, SaveFailed) else UNKEPT),
            foreseen=(SaveFailed,),
        )
