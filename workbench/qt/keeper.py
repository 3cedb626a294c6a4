"""Where the map on screen lives on disk: opening, saving and the recovery copy, off the GUI thread.

Knows the session and the files; asks no question and shows no window.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import ChangedOnDisk, Fingerprint, SaveFailed, write_atomically
from workbench.files.document import Identity, fresh_identity, from_bytes, read, to_bytes
from workbench.files.recovery import RecoveryStore
from workbench.qt.session import Session

QUIET = 300
"""Milliseconds without a change after which the recovery copy is written."""

LATEST = 1_500
"""Milliseconds after a change by which it is written although changes go on: leaves room inside the promised 2 s."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a finished save left on disk."""

    document: CapabilityMap
    path: Path
    identity: Identity
    fingerprint: Fingerprint
    time: datetime


class _Signals(QObject):
    saved = Signal(object)
    failed = Signal(str, bool)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class Keeper(QObject):
    """One document's life on disk. `path` is None while it is untitled."""

    moved = Signal()
    """The path, the revision, the saved time or the dirty state is another."""

    saved = Signal(object)
    """A Saved: the file is whole on disk, read back and compared."""

    save_failed = Signal(str, bool)
    """A sentence, and whether the file on disk was changed by someone else. The document stays dirty."""

    def __init__(self, session: Session, store: RecoveryStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._store = session, store
        self.path: Path | None = None
        self.saved_time: datetime | None = None
        self.identity = fresh_identity()
        self._fingerprint: Fingerprint | None = None
        self._on_disk: CapabilityMap | None = None
        self._saving = False
        self._open = False
        self._was_dirty = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._signals = _Signals(self)
        self._signals.saved.connect(self._finish)
        self._signals.failed.connect(self._fail)
        self._quiet, self._latest = self._timer(QUIET), self._timer(LATEST)
        session.changed.connect(self._changed)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.snapshot)
        return timer

    @property
    def dirty(self) -> bool:
        """Whether the map on screen is not the one on disk."""
        return self._open and self._session.document is not self._on_disk

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving

    def new(self, document: CapabilityMap, *, scenario_id: str | None = None) -> None:
        """Begin an untitled document. It counts as unsaved only once it is changed."""
        self._begin(None, fresh_identity(), None, document)
        self._on_disk = document
        self._session.load(document, scenario_id=scenario_id)
        self.moved.emit()

    def open(self, path: Path) -> tuple[str, ...]:
        """Open a file; returns what the user should be told. Raises DocumentError and touches nothing then."""
        loaded = read(path)
        self._begin(path, loaded.identity, loaded.fingerprint, loaded.document)
        with contextlib.suppress(OSError):
            self.saved_time = datetime.fromtimestamp(path.stat().st_mtime)
        self._session.load(loaded.document, read_only=loaded.read_only)
        self.moved.emit()
        return tuple(loaded.notes)

    def restore(self, data: bytes, path: Path | None) -> None:
        """Take a recovered map as an unsaved change of the file it came from, or as untitled."""
        loaded = from_bytes(data)
        self._begin(path, loaded.identity, None, None)
        if path is not None:
            with contextlib.suppress(Exception):
                original = read(path)
                if original.identity.document_id == loaded.identity.document_id:
                    self._fingerprint = original.fingerprint
        self._session.load(loaded.document)
        self.moved.emit()
        self.snapshot()

    def close(self) -> None:
        """Let go of the document and its recovery copy."""
        self._stop_timers()
        self._pool.waitForDone()
        if self._open:
            self._store.drop()
        self._open = False
        self.path = self._fingerprint = self._on_disk = self.saved_time = None
        self.moved.emit()

    def save(self, path: Path | None = None) -> None:
        """Save off the GUI thread; `saved` or `save_failed` follows. Ignored while a save is under way."""
        target = path or self.path
        if target is None or self._saving:
            return
        self._saving = True
        expected = self._fingerprint if path is None or path == self.path else None
        document, identity, signals = self._session.document, self.identity, self._signals

        def work() -> None:
            try:
                data, advanced = to_bytes(document, identity)
                fingerprint = write_atomically(target, data, expected=expected, verify=_readable)
            except ChangedOnDisk as changed:
                signals.failed.emit(str(changed), True)
            except SaveFailed as failure:
                signals.failed.emit(str(failure), False)
            else:
                signals.saved.emit(Saved(document, target, advanced, fingerprint, datetime.now()))

        self._pool.start(_Task(work))

    def wait(self) -> None:
        """Block until nothing is being written."""
        self._pool.waitForDone()

    def snapshot(self) -> None:
        """Write the recovery copy now, off the GUI thread, if there is unsaved work."""
        self._stop_timers()
        if not self.dirty:
            return
        document, identity, path = self._session.document, self.identity, self.path

        def work() -> None:
            with contextlib.suppress(SaveFailed):
                self._store.store(document, identity, path)

        self._pool.start(_Task(work))

    def rescue(self) -> None:
        """Write the recovery copy now and wait for it: the program is about to end."""
        if self.dirty:
            with contextlib.suppress(SaveFailed):
                self._store.store(self._session.document, self.identity, self.path)

    def _begin(
        self, path: Path | None, identity: Identity, fingerprint: Fingerprint | None, on_disk: CapabilityMap | None
    ) -> None:
        self._stop_timers()
        self._pool.waitForDone()
        if self._open:
            self._store.drop()
        self._open, self.path, self.identity = True, path, identity
        self._fingerprint, self._on_disk, self.saved_time = fingerprint, on_disk, None

    def _changed(self) -> None:
        if self.dirty:
            self._quiet.start()
            if not self._latest.isActive():
                self._latest.start()
        else:
            self._stop_timers()
        if self.dirty != self._was_dirty:
            self._was_dirty = self.dirty
            self.moved.emit()

    def _stop_timers(self) -> None:
        self._quiet.stop()
        self._latest.stop()

    def _finish(self, saved: Saved) -> None:
        self._saving = False
        self.path, self.identity, self._fingerprint = saved.path, saved.identity, saved.fingerprint
        self.saved_time, self._on_disk = saved.time, saved.document
        self._was_dirty = self.dirty
        self._session.read_only = False
        if not self.dirty:
            self._stop_timers()
            self._store.drop()
        self.moved.emit()
        self.saved.emit(saved)

    def _fail(self, sentence: str, changed_on_disk: bool) -> None:
        self._saving = False
        self.snapshot()
        self.save_failed.emit(sentence, changed_on_disk)


def _readable(data: bytes) -> None:
    from_bytes(data)
