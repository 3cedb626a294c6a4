"""The lock of the document on screen: taken, touched and let go of off the window's thread, for its disk may hang.

It tells others that the document is open here; nothing depends on it. Knows locks; not what is in the document.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.files.document_lock import TOUCHED_EVERY, DocumentLock, Locked
from workbench.qt.background import Background

LAST_LOCK = 2.0
"""Seconds that the end of the program waits until the lock is let go; else the system lets go of it."""


class LockHolder(QObject):
    """Holds one lock at a time."""

    refused = Signal(object)
    """A Holder: somebody else has the document open whose lock was to be taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Background(self)
        self.lock: DocumentLock | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(round(TOUCHED_EVERY * 1000))
        self._timer.timeout.connect(self._touch)

    def hold(self, lock: DocumentLock | None) -> None:
        """Hold another lock from now on, or none."""
        before, self.lock = self.lock, lock
        if before is not None and before is not lock:
            self._release(before)
        if lock is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def take(self, path: Path, wanted: Callable[[], bool]) -> None:
        """Take the lock of a document that is on screen; let go of it where it is not `wanted` any more by then."""

        def taken(lock: DocumentLock) -> None:
            if wanted() and self.lock is None:
                self.hold(lock)
            else:
                self._release(lock)

        def refused(fault: Exception) -> None:
            if isinstance(fault, Locked) and wanted():
                self.refused.emit(fault.holder)

        self._work.start(
            "taking a lock",
            lambda _: DocumentLock.take(path),
            taken,
            refused,
            foreseen=(Locked,),
            unwanted=self._release,
        )

    def end(self) -> None:
        """Let go of the lock, for the program ends."""
        self.hold(None)
        self._work.wait(LAST_LOCK)

    def _release(self, lock: DocumentLock) -> None:
        self._work.start("letting go of a lock", lambda _: lock.release(), lambda _: None)

    def _touch(self) -> None:
        lock = self.lock
        if lock is not None and not self._work.running:
            self._work.start("touching a lock", lambda _: lock.touch(), lambda _: None)
