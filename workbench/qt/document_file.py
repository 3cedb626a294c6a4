"""Document file: the path, identity and dirty state of the map on screen, and saving it off the GUI thread.

Knows the session and the files; its recovery copies and its lock have objects of their own. Asks no question and shows
no window.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from workbench.domain.change import Change
from workbench.domain.model import CapabilityMap
from workbench.files.atomic import ChangedOnDisk, Fingerprint, SaveFailed
from workbench.files.backups import Backups
from workbench.files.document import Loaded
from workbench.files.document_lock import DocumentLock
from workbench.files.encoding import Encoder
from workbench.files.identity import Identity, fresh_identity
from workbench.files.importers import ENDINGS
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered
from workbench.qt.background import Background, Job
from workbench.qt.document_reader import OpenedDocument
from workbench.qt.kept_opened import kept_opened
from workbench.qt.lock_holder import LockHolder, lock_to_save
from workbench.qt.merge_steps import MergeStep, MergeSteps
from workbench.qt.recovery_copies import RecoveryCopies, Unsaved
from workbench.qt.saved_state import SavedState
from workbench.qt.session import Session

LAST_WORDS = 10.0
"""Seconds that the end of the program waits for a save, and as long for a recovery copy; what is not saved by then is
offered from its recovery copy at the next start."""


class DocumentFile(QObject):
    """One document's file: open, saved, dirty, recovered, closed. `path` is None while the document is untitled."""

    state_changed = Signal()
    """The path, the revision, the saved time or the dirty state differs, or a save began."""

    saved = Signal(object)
    """A SavedState: the file is whole on disk, read back and compared."""

    save_failed = Signal(str, bool)
    """A sentence, and whether the file on disk was changed by someone else. The document stays dirty."""

    def __init__(self, session: Session, store: RecoveryStore, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._backups = session, backups
        self.path: Path | None = None
        self.saved_time: datetime | None = None
        self.identity = fresh_identity()
        self._fingerprint: Fingerprint | None = None
        self._on_disk: CapabilityMap | None = None
        """The map as it is in the file, None where it is in none. A map is a value, so `is not` is the dirty check."""
        self._missing: CapabilityMap | None = None
        """The map as it was in the file until that went away."""
        self._prepared: str | None = None
        """The sha256 of the bytes the save under way is about to write, once it is known."""
        self.saving_to: Path | None = None
        """The path of the save under way, None while there is none."""
        self.failed_at: Path | None = None
        """The path of the last save that failed."""
        self._replaces: Fingerprint | None = None
        """The fingerprint of what somebody else wrote and the next save may replace, on the user's word."""
        self.merges = MergeSteps()
        self._save_queued = False
        """Whether a save was asked for while one is under way."""
        self._queued_target: Path | None = None
        """The path of the queued save, None for the document's own path by then."""
        self._open = False
        self._was_dirty = False
        """The dirty state at the last `state_changed`."""
        self._encoder = Encoder()
        self._saves = Background(self)
        self.copies = RecoveryCopies(store, self._unsaved, self)
        self.locks = LockHolder(self)
        session.changed.connect(self._changed)
        session.pending_changed.connect(self._touch)
        session.erased.connect(self._erased)

    @property
    def is_open(self) -> bool:
        """Whether a document is on screen."""
        return self._open

    @property
    def dirty(self) -> bool:
        """Whether the map on screen, or what is left open of it, is not what is on disk."""
        return self._open and (self._session.document is not self._on_disk or self.merges.unsaved)

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return self.saving_to is not None

    @property
    def fingerprint(self) -> Fingerprint | None:
        """The fingerprint of the file as last read, merged or saved, None while there is none."""
        return self.merges.replaces or self._fingerprint

    @property
    def last_saved(self) -> Loaded | None:
        """The document as it was last read from its file or saved to it, None where it was in none."""
        document = self._on_disk or self._missing
        return None if document is None else Loaded(document, self.identity)

    @property
    def merged_identity(self) -> Identity:
        """The identity, with the copies as ancestors that were merged into the map since it was saved."""
        return self.merges.identity(self.identity)

    @property
    def has_unsaved(self) -> bool:
        """Whether there is unsaved work; a pending edit, still being typed, counts."""
        return self._unsaved() is not None

    # Beginning and ending

    def new(self, document: CapabilityMap, *, unsaved: bool = False) -> None:
        """Begin an untitled document. It counts as unsaved once it is changed, or at once."""
        self._begin(None, fresh_identity(), None, None if unsaved else document)
        self._session.load(document)
        self.state_changed.emit()

    def is_at(self, path: Path) -> bool:
        """Whether a path, however it is spelt and through whatever links, leads to the file of the document."""
        if self.path is None or path == self.path:
            return path == self.path
        try:
            return path.samefile(self.path)
        except OSError:  # there is no such file, or it cannot be looked at
            return False

    def is_kept_at(self, path: Path) -> bool:
        """Whether a file opened from this path is saved to it: other kinds, and our own copies, are only read."""
        return path.suffix.lower() not in ENDINGS and not self.copies.owns(path)

    def open(self, opened: OpenedDocument, *, read_only: bool = False, copy: bool = False) -> tuple[str, ...]:
        """Open a file that was read; returns sentences for the user.

        read_only: the map may not be changed. copy: it is an untitled map, and its file stays as it is.
        """
        path, loaded = opened.path, opened.loaded
        kept = self.is_kept_at(path) and not copy
        self._begin(path if kept else None, loaded.identity, loaded.fingerprint, loaded.document, opened.lock)
        if loaded.fingerprint is not None:
            self.saved_time = datetime.fromtimestamp(loaded.fingerprint.mtime_ns / 1e9)
        self.merges.begin(loaded.conflicts)
        self._session.load(loaded.document, read_only=read_only or loaded.read_only)
        self.state_changed.emit()
        return (*loaded.notes, *opened.told)

    def keep_opened(self, path: Path) -> tuple[str, ...]:
        """Back up the state of a file that was read; sentences why that failed, and that a newer one is kept.

        May be called on any thread.
        """
        return kept_opened(self._backups, path) if self.is_kept_at(path) else ()

    def reload(self, loaded: Loaded) -> None:
        """Reload the file that somebody else wrote, in place of a map without unsaved work."""
        self.merges.begin(loaded.conflicts)
        self.identity, self._fingerprint, self._on_disk = loaded.identity, loaded.fingerprint, loaded.document
        if loaded.fingerprint is not None:
            self.saved_time = datetime.fromtimestamp(loaded.fingerprint.mtime_ns / 1e9)
        read_only = self._session.read_only or loaded.read_only
        self._session.load(loaded.document, scenario_id=self._session.scenario.id, read_only=read_only)
        self.state_changed.emit()

    def lose_file(self) -> None:
        """Count the map as unsaved, for its file is gone."""
        if self._on_disk is not None:
            self._missing, self._on_disk = self._on_disk, None
            self._changed()

    def find_file(self) -> None:
        """Count the map as saved again, for the file that was gone is back as it was."""
        if self._missing is not None:
            self._on_disk, self._missing = self._missing, None
            self._changed()

    def overwrite(self, theirs: Fingerprint) -> None:
        """Save over what somebody else wrote to the file, on the user's word, unless it has changed again.

        theirs: the fingerprint of the file that the user agreed to replace.
        """
        self._replaces = theirs
        self.save()

    def expect_merge(self, step: MergeStep) -> None:
        """Let the merge that is about to be performed be known to the next save, while it is not undone."""
        self.merges.expect(step)
        self._was_dirty = self.dirty
        self.state_changed.emit()

    def restore(self, recovered: Recovered) -> None:
        """Open recovered work as an unsaved change of the file it came from, or as an untitled document."""
        loaded = recovered.loaded
        if loaded is None:
            return
        self._begin(recovered.original, loaded.identity, loaded.fingerprint, None)
        self.copies.restored = recovered
        self.merges.begin(loaded.conflicts)
        if recovered.original is not None:
            self.locks.take(recovered.original, lambda: self.path == recovered.original)
        self._session.load(loaded.document)
        self.state_changed.emit()

    def set_aside(self) -> None:
        """Set unsaved work aside before it is discarded on the user's word. Raises SaveFailed where that fails."""
        self.copies.set_aside()

    def leave(self) -> None:
        """Abandon a document whose save does not end: its recovery copy is offered at the next start.

        Raises SaveFailed where no copy can be kept; the document stays open then.
        """
        self.copies.leave()
        self._saves.abandon()
        self.saving_to, self._prepared, self._save_queued = None, None, False
        self._forget()

    def close(self) -> None:
        """Close the document; unsaved work is set aside in the backups, for some days."""
        self._let_go()
        self._forget()

    def _forget(self) -> None:
        self.locks.hold(None)
        self.path = self._fingerprint = self._on_disk = self.saved_time = None
        self._open = self._was_dirty = False
        self.merges.begin()
        self.state_changed.emit()

    def end(self) -> None:
        """End with the program. Unsaved work nobody was asked about stays in its recovery copy, for the next start."""
        self.copies.settle()
        self.copies.rescue()
        self._saves.wait(LAST_WORDS)
        self.copies.wait(LAST_WORDS)
        if not self.has_unsaved:
            self.close()
        self.locks.end()

    def _begin(
        self,
        path: Path | None,
        identity: Identity,
        fingerprint: Fingerprint | None,
        on_disk: CapabilityMap | None,
        lock: DocumentLock | None = None,
    ) -> None:
        self._let_go()
        self.locks.hold(lock)
        self._saves.forget()  # a save begun before says nothing of this document
        self.saving_to, self._prepared, self._save_queued = None, None, False
        self._open, self.path, self.identity = True, path, identity
        self._fingerprint, self._on_disk, self.saved_time = fingerprint, on_disk, None
        self._was_dirty, self._missing, self._replaces = False, None, None
        self.merges.begin()

    def _let_go(self) -> None:
        if self.dirty:
            with contextlib.suppress(SaveFailed):
                self.copies.set_aside()
        self.copies.let_go()

    # Saving

    def save(self, path: Path | None = None) -> None:
        """Save off the GUI thread; `saved` or `save_failed` follows. While a save is under way, this one is queued."""
        if self.saving:
            self._queued_target = path or (self._queued_target if self._save_queued else None)
            self._save_queued = True
            return
        target = path or self.path
        if target is None:
            return
        self.saving_to = target
        expected = (self._replaces or self.fingerprint) if target == self.path else None
        self._replaces = None
        self.merges.begin_save()
        document, identity, encoder, sound = self._session.document, self.merged_identity, self._encoder, self._on_disk
        own = self.merges.own_parts
        lock, elsewhere = self.locks.lock, target != self.path or self._session.read_only

        def work(job: Job) -> SavedState:
            def prepared(sha256: str) -> None:
                if not job.cancelled:
                    self._prepared = sha256

            taken = lock_to_save(target, lock) if elsewhere else lock
            try:
                saved, backup_problem = self._backups.save(
                    target,
                    document,
                    identity,
                    expected=expected,
                    encoder=encoder,
                    sound=sound,
                    prepared=prepared,
                    own=own,
                )
            except BaseException:
                if taken is not None and taken is not lock:
                    taken.release()
                raise
            now = datetime.now()
            return SavedState(document, target, saved.identity, saved.fingerprint, now, taken, backup_problem)

        def unwanted(saved: SavedState) -> None:
            if saved.lock is not None and saved.lock is not lock:
                self.locks.release(saved.lock)

        self._saves.start("saving", work, self._finish, self._fail, foreseen=(SaveFailed,), unwanted=unwanted)
        self.state_changed.emit()

    def _save_again(self) -> None:
        if self._save_queued:
            self._save_queued = False
            self.save(self._queued_target)

    def wait(self, limit: float | None = None) -> bool:
        """Block until saves and recovery copies are written and answered, for `limit` seconds; whether they were."""
        return self._saves.wait(limit) and self.copies.wait(limit)

    def _finish(self, saved: SavedState) -> None:
        self.saving_to = self._prepared = None
        self.path, self.identity, self._fingerprint = saved.path, saved.identity, saved.fingerprint
        self.saved_time, self._on_disk, self._missing = saved.time, saved.document, None
        self.merges.saved()
        if saved.lock is not None:  # else one may have been taken meanwhile
            self.locks.hold(saved.lock)
        self._was_dirty = self.dirty
        self._session.read_only = False
        self.copies.saved()
        self._save_again()
        self.state_changed.emit()
        self.saved.emit(saved)

    def _fail(self, fault: Exception) -> None:
        self.failed_at, self.saving_to, self._prepared = self.saving_to, None, None
        sentence = "The map could not be saved. The file on disk is as it was."
        if isinstance(fault, SaveFailed):
            sentence = str(fault)
            if fault.in_place is not None:
                self._fingerprint = fault.in_place  # the new file is there already; saving once more may replace it
                self.merges.written()
        self.copies.snapshot()
        self._save_again()
        self.state_changed.emit()
        self.save_failed.emit(sentence, isinstance(fault, ChangedOnDisk))

    # What is unsaved

    def rescue(self) -> None:
        """Write the recovery copy before this returns, on whatever thread: the program may be about to end."""
        self.copies.rescue()

    def _unsaved(self) -> Unsaved | None:
        if not self._open:
            return None
        on_gui_thread = QThread.currentThread() is self.thread()  # a pending edit is read from a widget
        document = self._session.with_pending() if on_gui_thread else self._session.document
        if document is self._on_disk:
            return None
        own = self.merges.own_parts
        return Unsaved(document, self.merged_identity, self.path, self.fingerprint, self._prepared, own)

    def _changed(self, change: Change | None = None) -> None:
        merged = change is not None and self.merges.follow(change)
        if self.dirty or self.copies.kept:
            self._touch()
        else:
            self.copies.settle()
        if merged or self.dirty != self._was_dirty:
            self._was_dirty = self.dirty
            self.state_changed.emit()

    def _erased(self) -> None:
        """Forget earlier states of the map, and conflicts that were left open: what was erased may be in them."""
        self.identity, self._fingerprint = self.merged_identity, self.fingerprint
        self.merges.begin()

    def _touch(self) -> None:
        if self._open:
            self.copies.touch()
