"""Fuzzy search, debounced: names near a query that matches none, off the GUI thread. Knows no model."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.searching import Named, near
from workbench.qt.background import Background

RESTS_AFTER = 300
"""Milliseconds after the last key: longer than from one key to the next of somebody who types."""


class NearSearch(QObject):
    """Searches for one query at a time; a new query takes the place of the one before."""

    found = Signal(tuple)
    """The ids of the near matches, the nearest first; empty where there is none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Background(self)
        self._rest = QTimer(self, singleShot=True, interval=RESTS_AFTER)
        self._rest.timeout.connect(self.look)
        self._query = ""
        self._named: Callable[[], Named] = tuple

    def seek(self, query: str, named: Callable[[], Named]) -> None:
        """Search for a query once the typing rests. `named` is called on another thread: it may hold values only."""
        self.forget()
        self._query, self._named = query, named
        self._rest.start()

    def forget(self) -> None:
        """Cancel the search: the query has matches, is empty, or is another now."""
        self._rest.stop()
        self._work.forget()

    def wait(self, limit: float | None = None) -> bool:
        """Block until a search that began is answered, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def look(self) -> None:
        """Search now, whether or not the typing rests."""
        query, named = self._query, self._named
        self._work.start("near", lambda job: near(query, named(), job.is_cancelled), self.found.emit)
