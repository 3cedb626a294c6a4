"""Reading a capability map off the window's thread: a slow disk holds nothing up, and a dead one can be given up.

Takes the document's lock on the way, or says who has it. Knows files; shows nothing and changes nothing on screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.files.document import DocumentError, Loaded, read
from workbench.files.document_lock import DocumentLock, Holder, Locked
from workbench.qt.background import Background, Job
from workbench.runtime.paths import shown

SLOW = 0.3
"""Seconds of reading after which it is shown, with a way to cancel it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: where it is, and what is in it.

    lock is the document's, None where it was not asked for; holder is who has it open, where that is somebody else.
    unkept: why this state could not be kept among the earlier versions, "" where it was.
    """

    path: Path
    loaded: Loaded
    lock: DocumentLock | None = None
    holder: Holder | None = None
    unkept: str = ""


class DocumentReader(QObject):
    """Reads one file at a time; asked for another one, it gives up the one before."""

    slow = Signal(object)
    """A Path: reading it takes longer than SLOW seconds."""

    ended = Signal()
    """No file is being read any more; said before what came of it."""

    def __init__(self, keep: Callable[[Path], str], parent: QObject | None = None) -> None:
        """keep: keeps the state of a file that was read among the earlier versions, and says why not, on any thread."""
        super().__init__(parent)
        self._keep = keep
        self._work = Background(self)
        self._path: Path | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say_slow)

    def start(
        self,
        path: Path,
        done: Callable[[Opened], object],
        failed: Callable[[str], object],
        *,
        locks: bool = False,
        force: bool = False,
        held: DocumentLock | None = None,
    ) -> None:
        """Read a file, then call `done`, or `failed` with a sentence; neither where it is cancelled.

        locks: whether to take the document's lock, which is the caller's from `done` on. force: though somebody else
        has it open. held: the lock of the document on screen, which stays where that is the one to be read.
        """
        self.cancel()
        self._path = path

        def work(job: Job) -> Opened:
            lock, holder = _locked(path, held, force) if locks else (None, None)
            try:
                return Opened(path, read(path, job.is_cancelled), lock, holder, self._keep(path))
            except BaseException:
                if lock is not None and lock is not held:
                    lock.release()
                raise

        def read_whole(opened: Opened) -> None:
            self._end()
            done(opened)

        def not_read(fault: Exception) -> None:
            self._end()
            foreseen = isinstance(fault, DocumentError)
            failed(
                str(fault) if foreseen else f"“{shown(path.name)}” cannot be opened: something in the program failed."
            )

        def unwanted(opened: Opened) -> None:
            if opened.lock is not held:
                self.release(opened)

        self._work.start("opening", work, read_whole, not_read, foreseen=(DocumentError,), unwanted=unwanted)
        self._timer.start(round(SLOW * 1000))

    def cancel(self) -> None:
        """Give up the file that is being read, whether or not its disk ever answers."""
        if self._path is not None:
            self._work.abandon()
            self._end()

    def release(self, opened: Opened) -> None:
        """Let go of the lock of a file that is not shown after all."""
        lock = opened.lock
        if lock is not None:
            self._work.start("letting go of a lock", lambda _: lock.release(), lambda _: None)

    def wait(self, limit: float | None = None) -> bool:
        """Block until what is read is told, for `limit` seconds at the most; whether it was."""
        return self._work.wait(limit)

    def _say_slow(self) -> None:
        if self._path is not None:
            self.slow.emit(self._path)

    def _end(self) -> None:
        self._path = None
        self._timer.stop()
        self.ended.emit()


def _locked(path: Path, held: DocumentLock | None, force: bool) -> tuple[DocumentLock | None, Holder | None]:
    try:
        return DocumentLock.take(path, held=held, force=force), None
    except Locked as locked:
        return None, locked.holder
