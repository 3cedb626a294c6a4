"""Lock holder: takes, touches and releases the lock file of the document on screen, off the GUI thread.

Its disk may hang. The lock tells others that the document is open here; nothing depends on it. Knows locks; not what is
in the document.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.files.atomic import SaveFailed
from workbench.files.document_lock import TOUCHED_EVERY, DocumentLock, Locked
from workbench.qt.background import Background

LAST_LOCK = 2.0
"""Seconds that the end of the program waits until the lock is released; after that the system releases it."""

AT_A_TIME = 4
"""Locks taken or released at a time, a thread each: a disk that hangs is in the way of no other."""


class LockHolder(QObject):
    """Holds one lock at a time."""

    refused = Signal(object)
    """A Holder: the lock could not be taken, for somebody else has the document open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Background(self, AT_A_TIME)
        self._touches = Background(self)
        self._touching = False
        self.lock: DocumentLock | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(round(TOUCHED_EVERY * 1000))
        self._timer.timeout.connect(self._touch)

    def hold(self, lock: DocumentLock | None) -> None:
        """Hold this lock from now on, or none; the one before is released."""
        before, self.lock = self.lock, lock
        if before is not None and before is not lock:
            self._touches.abandon()  # it may wait for a disk that the next document is not on
            self._touching = False
            self.release(before)
        if lock is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def take(self, path: Path, wanted: Callable[[], bool]) -> None:
        """Take the lock of a document already on screen; release it where it is not `wanted` any more by then."""

        def taken(lock: DocumentLock) -> None:
            if wanted() and self.lock is None:
                self.hold(lock)
            else:
                self.release(lock)

        def refused(fault: Exception) -> None:
            if isinstance(fault, Locked) and wanted():
                self.refused.emit(fault.holder)

        self._work.start(
            "taking a lock",
            lambda _: DocumentLock.take(path),
            taken,
            refused,
            foreseen=(Locked,),
            unwanted=self.release,
        )

    def end(self) -> None:
        """Release the lock, for the program ends."""
        self.hold(None)
        self._work.wait(LAST_LOCK)

    def release(self, lock: DocumentLock) -> None:
        """Release a lock that is not held here."""
        self._work.start("letting go of a lock", lambda _: lock.release(), lambda _: None)

    def wait(self, limit: float | None = None) -> bool:
        """Block until no lock is being taken, touched or released, for `limit` seconds each; whether that is so."""
        return self._work.wait(limit) and self._touches.wait(limit)

    def _touch(self) -> None:
        lock = self.lock
        if lock is not None and not self._touching:
            self._touching = True
            self._touches.start("touching a lock", lambda _: lock.touch(), self._touched, self._touched)

    def _touched(self, _: object) -> None:
        self._touching = False


def lock_to_save(target: Path, held: DocumentLock | None) -> DocumentLock:
    """The lock for a save to another path. Raises SaveFailed where somebody else has that file open."""
    try:
        return DocumentLock.take(target, held=held)
    except Locked as locked:
        raise SaveFailed(
            f"“{target.name}” was not saved. {locked.holder.sentence} What is there was left alone. "
            "Save under another name.",
            locked,
        ) from locked
