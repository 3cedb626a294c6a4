"""Document reader: reads a capability map off the GUI thread, where a slow disk holds nothing up and can be given up.

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
"""Seconds of reading after which it is shown, with a way to cancel; the start waits as long for its first file."""


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A file that was read: its path and its map.

    lock is the document's, None where it was not asked for; holder is who else has it open, None where nobody has.
    told: sentences on the earlier versions: why this state is not among them, and that a newer one is.
    """

    path: Path
    loaded: Loaded
    lock: DocumentLock | None = None
    holder: Holder | None = None
    told: tuple[str, ...] = ()


class DocumentReader(QObject):
    """Reads one file at a time; a new request gives up the one before."""

    slow = Signal(object)
    """A Path: reading it takes longer than SLOW seconds."""

    ended = Signal()
    """No file is being read any more; emitted before `done` or `failed` is called."""

    def __init__(self, keep: Callable[[Path], tuple[str, ...]], parent: QObject | None = None) -> None:
        """keep: backs up a file that was read, on any thread; returns sentences to say."""
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
        done: Callable[[OpenedDocument], object],
        failed: Callable[[str], object],
        *,
        locks: bool = False,
        force: bool = False,
        held: DocumentLock | None = None,
        foreign: Callable[[], object] | None = None,
    ) -> None:
        """Read a file, then call `done`, or `failed` with a sentence; neither where it is cancelled.

        foreign: called in place of `failed` where the file is no capability map, if it is given.

        locks: whether to take the document's lock, which is the caller's from `done` on. force: read it though somebody
        else has it open. held: the lock of the document on screen, which is kept where that one is read again.
        """
        self.cancel()
        self._path = path

        def work(job: Job) -> OpenedDocument:
            lock, holder = _locked(path, held, force) if locks else (None, None)
            try:
                return OpenedDocument(path, read(path, job.is_cancelled), lock, holder, self._keep(path))
            except BaseException:
                if lock is not None and lock is not held:
                    lock.release()
                raise

        def read_whole(opened: OpenedDocument) -> None:
            self._end()
            done(opened)

        def not_read(fault: Exception) -> None:
            self._end()
            foreseen = isinstance(fault, DocumentError)
            if foreign is not None and isinstance(fault, DocumentError) and fault.foreign:
                foreign()
                return
            failed(
                str(fault) if foreseen else f"“{shown(path.name)}” cannot be opened: something in the program failed."
            )

        def unwanted(opened: OpenedDocument) -> None:
            if opened.lock is not held:
                self.release(opened)

        self._work.start("opening", work, read_whole, not_read, foreseen=(DocumentError,), unwanted=unwanted)
        self._timer.start(round(SLOW * 1000))

    def cancel(self) -> None:
        """Give up the file that is being read, whether or not its disk ever answers."""
        if self._path is not None:
            self._work.abandon()
            self._end()

    def release(self, opened: OpenedDocument) -> None:
        """Release the lock of a file that is not shown after all."""
        lock = opened.lock
        if lock is not None:
            self._work.start("letting go of a lock", lambda _: lock.release(), lambda _: None)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the reading is answered, for `limit` seconds at the most; whether it was."""
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
