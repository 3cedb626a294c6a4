"""Deletion guard: has the map kept as it was before each large deletion.

A deletion is known by what is gone, whatever edit took it: deleting, folding, fixing, pasting. So a later edit needs
nothing here. Knows the session and the keeper of maps.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.domain.change import Change
from workbench.qt.map_keeper import MapKeeper
from workbench.qt.session import Session

LARGE = 10
"""Things gone at once from which on a deletion is large: roles, assignments, skills, departments, scenarios.

It balances what Undo alone may guard against the room that a copy of the whole map takes among the earlier versions.
"""


class DeletionGuard(QObject):
    """Has `keeper` keep the map before large deletions."""

    def __init__(self, session: Session, keeper: MapKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._last: Change | None = None
        session.changed.connect(self._changed)
        session.performed.connect(self._performed)

    def _changed(self, change: Change) -> None:
        self._last = change

    def _performed(self) -> None:
        """Keep the map before an edit that was large; `changed`, emitted before, has said what it did."""
        change, self._last = self._last, None
        if change is not None and change.lost >= LARGE:
            self._keeper.keep_before("delete", change.before)
