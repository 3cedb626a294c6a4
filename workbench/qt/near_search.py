"""The search for names near one that is nowhere: begun when the typing rests, off the thread of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.searching import Named, near
from workbench.qt.background import Background

RESTS_AFTER = 300
"""Milliseconds after the last key."""


class NearSearch(QObject):
    """Looks for one query at a time; whoever typed on is answered for what they typed last."""

    found = Signal(tuple)
    """The ids of what comes near, the nearest first; none where nothing does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Background(self)
        self._rest = QTimer(self, singleShot=True, interval=RESTS_AFTER)
        self._rest.timeout.connect(self.look)
        self._query = ""
        self._named: Callable[[], Named] = tuple

    def seek(self, query: str, named: Callable[[], Named]) -> None:
        """Look for a query once the typing rests. `named` is called on another thread: it may hold values only."""
        self.forget()
        self._query, self._named = query, named
        self._rest.start()

    def forget(self) -> None:
        """Something was found, or nothing is sought any more."""
        self._rest.stop()
        self._work.forget()

    def wait(self, limit: float | None = None) -> bool:
        """Block until what a look found is told, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def look(self) -> None:
        """Look now, whether or not the typing rests."""
        query, named = self._query, self._named
        self._work.start("near", lambda job: near(query, named(), job.is_cancelled), self.found.emit)
