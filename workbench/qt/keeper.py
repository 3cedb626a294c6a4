"""Where the map on screen lives on disk: saving and the recovery copy, off the GUI thread.

Saves and recovery copies go two ways, so that unsaved work is protected while the disk of its file does not answer.
Knows the session and the files; asks no question and shows no window.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from workbench.domain.model import CapabilityMap
from workbench.files import document as files
from workbench.files.atomic import ChangedOnDisk, Fingerprint, SaveFailed
from workbench.files.cadence import Cadence
from workbench.files.causes import explain
from workbench.files.document import Identity, fresh_identity
from workbench.files.encoding import Encoder
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered
from workbench.qt.background import Background
from workbench.qt.opening import Opened
from workbench.qt.session import Session

REMIND = 60.0
"""Seconds after which it is said again that no recovery copy can be kept."""
RETRIES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds after which a recovery copy that failed is tried again, the last of them for ever."""
LAST_WORDS = 10.0
"""Seconds that the end of the program waits for a save; what is not saved by then is in its recovery copy."""
UNKEPT = "No safety copy of the unsaved work could be kept. Save it now."


@dataclass(frozen=True, slots=True)
class Saved:
    """What a finished save left on disk."""

    document: CapabilityMap
    path: Path
    identity: Identity
    fingerprint: Fingerprint
    time: datetime


class Keeper(QObject):
    """One document's life on disk. `path` is None while it is untitled."""

    moved = Signal()
    """The path, the revision, the saved time or the dirty state is another."""

    saved = Signal(object)
    """A Saved: the file is whole on disk, read back and compared."""

    save_failed = Signal(str, bool)
    """A sentence, and whether the file on disk was changed by someone else. The document stays dirty."""

    unkept = Signal(str)
    """A sentence: the recovery copy could not be written."""

    def __init__(self, session: Session, store: RecoveryStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._store = session, store
        self.path: Path | None = None
        self.saved_time: datetime | None = None
        self.identity = fresh_identity()
        self._fingerprint: Fingerprint | None = None
        self._on_disk: CapabilityMap | None = None
        self._restored: Recovered | None = None
        self.saving_to: Path | None = None
        """Where a save that is under way goes, None while there is none."""
        self._again = False
        """Whether a save was asked for while one is under way."""
        self._again_at: Path | None = None
        """Where that one goes, None where the document lives by then."""
        self._open = False
        self._was_dirty = False
        self._told = -math.inf
        """When the user was told that there can be none, by time.monotonic; -inf once it can be written."""
        self._kept = False
        """Whether this run has a recovery copy of the document."""
        self._aside: CapabilityMap | None = None
        """The map whose unsaved work was set aside on the user's word."""
        self._encoder = Encoder()
        self._saves, self._copies = Background(self), Background(self)
        self._cadence = Cadence(time.monotonic)
        self._failures = 0
        """How often in turn no recovery copy could be written."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.snapshot)
        session.changed.connect(self._changed)
        session.typed.connect(self._wake)

    @property
    def dirty(self) -> bool:
        """Whether the map on screen is not the one on disk."""
        return self._open and self._session.document is not self._on_disk

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return self.saving_to is not None

    # Beginning and ending

    def new(self, document: CapabilityMap) -> None:
        """Begin an untitled document. It counts as unsaved only once it is changed."""
        self._begin(None, fresh_identity(), None, document)
        self._session.load(document)
        self.moved.emit()

    def open(self, opened: Opened) -> tuple[str, ...]:
        """Take a file that was read; returns what the user should be told."""
        path, loaded = opened.path, opened.loaded
        # Read, and never written over: saving asks for a .capmap, and for a place where nothing is cleared away.
        plain = path.suffix.lower() == ".json" or self._store.owns(path)
        self._begin(None if plain else path, loaded.identity, loaded.fingerprint, loaded.document)
        if loaded.fingerprint is not None:
            self.saved_time = datetime.fromtimestamp(loaded.fingerprint.mtime_ns / 1e9)
        self._session.load(loaded.document, read_only=loaded.read_only)
        self.moved.emit()
        return loaded.notes

    def restore(self, recovered: Recovered) -> None:
        """Take recovered work as an unsaved change of the file it came from, or as an untitled document."""
        loaded = recovered.loaded
        if loaded is None:
            return
        self._begin(recovered.original, loaded.identity, loaded.fingerprint, None)
        self._restored = recovered
        self._session.load(loaded.document)
        self.moved.emit()

    def find_pending(self, found: Callable[[list[Recovered]], object]) -> None:
        """Call `found` with the unsaved work of runs that ended badly, once it is listed."""

        def work(_: object) -> list[Recovered]:
            listed = self._store.pending()
            self._store.tidy()
            return listed

        self._copies.start("listing", work, found)

    def discard(self, recovered: Recovered) -> None:
        """Set recovered work aside; it stays in the backups for some days."""
        with contextlib.suppress(OSError):
            self._store.discard(recovered)

    def set_aside(self) -> None:
        """Set aside what is unsaved, before it is let go on the user's word. Raises SaveFailed where that fails."""
        self._settle()
        self._copies.wait()
        unsaved = self._unsaved()
        if unsaved is None:
            return
        self._snapshot(unsaved)()
        try:
            self._store.set_aside()
        except OSError as cause:
            raise SaveFailed(f"What is not saved could not be set aside: {explain(cause).what}.", cause) from cause
        self._kept, self._aside = False, unsaved

    def leave(self) -> None:
        """Let go of a document whose save does not end: its recovery copy is offered at the next start.

        Raises SaveFailed where no copy can be kept; the document stays then.
        """
        self._settle()
        self._copies.wait()
        unsaved = self._unsaved()
        if unsaved is not None:
            self._snapshot(unsaved)()
            self._store.leave()
        self._saves.abandon()
        self.saving_to, self._again, self._kept = None, False, False
        self._restored = None
        self._forget()

    def close(self) -> None:
        """Let go of the document: what is unsaved is set aside in the backups, for some days."""
        self._let_go()
        self._forget()

    def _forget(self) -> None:
        self.path = self._fingerprint = self._on_disk = self.saved_time = None
        self._open = self._was_dirty = False
        self.moved.emit()

    def end(self) -> None:
        """The program ends. Unsaved work nobody was asked about stays in its recovery copy, for the next start."""
        self._settle()
        self.rescue()
        self._saves.wait(LAST_WORDS)
        self._copies.wait(LAST_WORDS)
        if self._unsaved() is None:
            self.close()
            self._copies.wait(LAST_WORDS)

    def _begin(
        self, path: Path | None, identity: Identity, fingerprint: Fingerprint | None, on_disk: CapabilityMap | None
    ) -> None:
        self._let_go()
        self._saves.forget()  # a save begun before says nothing of this document
        self.saving_to, self._again = None, False
        self._open, self.path, self.identity = True, path, identity
        self._fingerprint, self._on_disk, self.saved_time = fingerprint, on_disk, None
        self._was_dirty = self._kept = False

    def _let_go(self) -> None:
        self._settle()
        self._copies.wait()
        with contextlib.suppress(SaveFailed):
            if self.dirty and self._aside is not self._unsaved():
                self.set_aside()
        with contextlib.suppress(OSError):
            if self._kept:
                self._store.drop()
            if self._restored is not None:
                self._store.discard(self._restored)
        self._restored = self._aside = None
        self._kept = False

    # Saving

    def save(self, path: Path | None = None) -> None:
        """Save off the GUI thread; `saved` or `save_failed` follows. While a save is under way, once that has ended."""
        if self.saving:
            self._again_at = path or (self._again_at if self._again else None)
            self._again = True
            return
        target = path or self.path
        if target is None:
            return
        self.saving_to = target
        expected = self._fingerprint if target == self.path else None
        document, identity, encoder, sound = self._session.document, self.identity, self._encoder, self._on_disk

        def work(_: object) -> Saved:
            saved = files.save(target, document, identity, expected=expected, encoder=encoder, sound=sound)
            return Saved(document, target, saved.identity, saved.fingerprint, datetime.now())

        self._saves.start("saving", work, self._finish, self._fail, foreseen=(SaveFailed,))
        self.moved.emit()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.save(self._again_at)

    def wait(self, limit: float | None = None) -> bool:
        """Block until nothing is being written and what came of it is told, for `limit` seconds; whether it was."""
        return self._saves.wait(limit) and self._copies.wait(limit)

    def _finish(self, saved: Saved) -> None:
        self.saving_to = None
        self.path, self.identity, self._fingerprint = saved.path, saved.identity, saved.fingerprint
        self.saved_time, self._on_disk = saved.time, saved.document
        self._was_dirty = self.dirty
        self._session.read_only = False
        restored, self._restored = self._restored, None
        if restored is not None:  # it is in the file now, whatever was changed since
            self._copies.start(
                "dropping", lambda _: self._store.drop(restored), _nothing, _nothing, foreseen=(OSError,)
            )
        self.snapshot()
        self._go_on()
        self.moved.emit()
        self.saved.emit(saved)

    def _fail(self, fault: Exception) -> None:
        self.saving_to = None
        sentence = "The map could not be saved. The file on disk is as it was."
        if isinstance(fault, SaveFailed):
            sentence = str(fault)
            if fault.in_place is not None:
                self._fingerprint = fault.in_place  # the new file is there already; saving once more may replace it
        self.snapshot()
        self._go_on()
        self.moved.emit()
        self.save_failed.emit(sentence, isinstance(fault, ChangedOnDisk))

    # The recovery copy

    def snapshot(self) -> None:
        """Have the recovery copy hold the unsaved work and what is being typed, off the GUI thread; or be gone."""
        self._settle()
        unsaved = self._unsaved()
        if unsaved is not None:
            keep = self._snapshot(unsaved)
            self._kept = True
            self._copies.start("keeping", lambda _: keep(), self._kept_again, self._not_kept, foreseen=(SaveFailed,))
        elif self._kept:
            self._kept = False
            self._copies.start("dropping", self._drop, _nothing, _nothing, foreseen=(OSError,))

    def _drop(self, _: object) -> None:
        if not self._kept:  # else work was rescued since
            self._store.drop()

    def _kept_again(self, _: None) -> None:
        self._told, self._failures = -math.inf, 0

    def _not_kept(self, fault: Exception) -> None:
        if time.monotonic() - self._told > REMIND:
            self._told = time.monotonic()
            self.unkept.emit(str(fault) if isinstance(fault, SaveFailed) else UNKEPT)
        if not self._timer.isActive():  # else an edit has asked for one already
            self._timer.start(round(RETRIES[min(self._failures, len(RETRIES) - 1)] * 1000))
        self._failures += 1

    def rescue(self) -> None:
        """Write the recovery copy before this returns, on whatever thread: the program may be about to end."""
        unsaved = self._unsaved()
        if unsaved is not None:
            self._kept = True
            with contextlib.suppress(SaveFailed):
                self._snapshot(unsaved)()

    def _unsaved(self) -> CapabilityMap | None:
        """The map with what is being typed in it, where that is not what is on disk."""
        if not self._open:
            return None
        at_the_window = QThread.currentThread() is self.thread()
        document = self._session.as_typed() if at_the_window else self._session.document
        return None if document is self._on_disk else document

    def _snapshot(self, document: CapabilityMap) -> Callable[[], None]:
        identity, path, fingerprint = self.identity, self.path, self._fingerprint
        continues = None if self._restored is None else self._restored.key
        return lambda: self._store.store(document, identity, path, fingerprint, continues=continues)

    def _changed(self) -> None:
        if self.dirty or self._kept:
            self._wake()
        else:
            self._settle()
        if self.dirty != self._was_dirty:
            self._was_dirty = self.dirty
            self.moved.emit()

    def _wake(self) -> None:
        if self._open:
            self._cadence.changed()
            self._timer.start(round((self._cadence.wait() or 0) * 1000))

    def _settle(self) -> None:
        self._timer.stop()
        self._cadence.taken()


def _nothing(_: object) -> None:
    """The answer to work of which nothing follows."""
