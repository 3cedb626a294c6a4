"""Recovery copies (autosave) of the document on screen: debounced after each change, off the GUI thread, with retries.

They have a thread of their own, not the queue of the saves, so that work is protected while the disk of its file does
not answer. Knows the store of the copies; the unsaved work is given by a callable. Asks the user nothing.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import Fingerprint, SaveFailed
from workbench.files.container import Extra
from workbench.files.debounce import Debounce
from workbench.files.identity import Identity
from workbench.files.os_errors import explain
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered
from workbench.files.rewriting import ChangeOfState, Rewritten
from workbench.qt.background import Background

REMIND = 60.0
"""Seconds between two warnings that no recovery copy can be kept: not one after each edit."""
RETRIES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Back-off: seconds after which a copy that failed is tried again, the last of them for ever."""
UNKEPT = "No safety copy of the unsaved work could be kept. Save it now."


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Unsaved work: the map with its pending edit, and the fingerprint of its file as last read or saved.

    saving: the sha256 of the bytes that a save under way is about to write, None where there is none. own: the parts of
    ours that belong in its file.
    """

    document: CapabilityMap
    identity: Identity
    path: Path | None
    fingerprint: Fingerprint | None
    saving: str | None = None
    own: tuple[Extra, ...] = ()


class RecoveryCopies(QObject):
    """Keeps a copy of the unsaved work that `unsaved` gives, None where there is none; it is called on any thread."""

    copy_failed = Signal(str)
    """A sentence: a copy could not be written, listed or set aside."""

    def __init__(
        self, store: RecoveryStore, unsaved: Callable[[], Unsaved | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self._unsaved = store, unsaved
        self.restored: Recovered | None = None
        """The recovered work of an earlier run that the document on screen began as, until that is saved."""
        self.kept = False
        """Whether this run has a copy of the document."""
        self._aside: CapabilityMap | None = None
        """The map whose unsaved work was set aside on the user's word."""
        self._work, self._earlier = Background(self), Background(self)  # a long list delays no copy
        self._debounce = Debounce(time.monotonic)
        self._writing = False
        """Whether a copy is being written."""
        self._due = False
        """Whether another copy fell due meanwhile."""
        self._failures = 0
        """Failures in a row; picks the retry delay."""
        self._warned_at = -math.inf
        """Time of the last warning, by time.monotonic; -inf once a copy could be written."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.snapshot)

    # While the document is on screen

    def touch(self) -> None:
        """Debounce a change: a copy follows when it is due."""
        self._debounce.touch()
        self._timer.start(round((self._debounce.delay() or 0) * 1000))

    def settle(self) -> None:
        """Cancel the copy that is due."""
        self._timer.stop()
        self._debounce.reset()
        self._due = False

    def snapshot(self) -> None:
        """Write the copy, off the GUI thread; or drop it, where nothing is unsaved.

        One is written at a time: on a disk that is slower than the changes, the next has the state by then.
        """
        self.settle()
        if self._writing:
            self._due = True
            return
        unsaved = self._unsaved()
        if unsaved is not None:
            store = self._storing(unsaved)
            self.kept = self._writing = True
            self._work.start("keeping", lambda _: store(), self._copied, self._copy_failed, foreseen=(SaveFailed,))
        elif self.kept:
            self.kept = False
            self._work.start("dropping", self._drop, _nothing, _nothing, foreseen=(OSError,))

    def rescue(self) -> None:
        """Write the copy before this returns, on whatever thread: the program may be about to end."""
        unsaved = self._unsaved()
        if unsaved is not None:
            self.kept = True
            with contextlib.suppress(SaveFailed):
                self._storing(unsaved)()

    def wait(self, limit: float | None = None) -> bool:
        """Block until no copy is being written, for `limit` seconds at the most; whether that is so."""
        return self._work.wait(limit) and self._earlier.wait(limit)

    def _storing(self, unsaved: Unsaved) -> Callable[[], None]:
        continues = None if self.restored is None else self.restored.key

        def store() -> None:
            self.store.store(
                unsaved.document,
                unsaved.identity,
                unsaved.path,
                unsaved.fingerprint,
                continues=continues,
                saving=unsaved.saving,
                own=unsaved.own,
            )

        return store

    def _store_now(self, unsaved: Unsaved) -> None:
        """Write the copy before this returns. Raises SaveFailed, and retries later, for the document may stay open."""
        try:
            self._storing(unsaved)()
        except SaveFailed:
            self.kept = True
            self.touch()
            raise

    def _drop(self, _: object) -> None:
        if not self.kept:  # else work was rescued since
            self.store.drop()

    def _copied(self, _: None) -> None:
        self._warned_at, self._failures = -math.inf, 0
        self._go_on()

    def _go_on(self) -> None:
        self._writing = False
        if self._due:
            self.snapshot()

    def _copy_failed(self, fault: Exception) -> None:
        if time.monotonic() - self._warned_at > REMIND:
            self._warned_at = time.monotonic()
            self.copy_failed.emit(str(fault) if isinstance(fault, SaveFailed) else UNKEPT)
        if not self._timer.isActive():  # else an edit has asked for one already
            self._timer.start(round(RETRIES[min(self._failures, len(RETRIES) - 1)] * 1000))
        self._failures += 1
        self._go_on()

    # When it is saved or left

    def saved(self) -> None:
        """Drop the recovered work that the document began as, for it is in the file now."""
        restored, self.restored = self.restored, None
        if restored is not None:
            self._work.start("dropping", lambda _: self.store.drop(restored), _nothing, _nothing, foreseen=(OSError,))
        self.snapshot()

    def set_aside(self) -> None:
        """Move unsaved work to the backups before it is discarded on the user's word. Raises SaveFailed."""
        self.settle()
        self._work.wait()
        unsaved = self._unsaved()
        if unsaved is None or unsaved.document is self._aside:
            return
        self._store_now(unsaved)
        try:
            self.store.set_aside()
        except OSError as cause:
            raise SaveFailed(f"What is not saved could not be set aside: {explain(cause).what}.", cause) from cause
        self.kept, self._aside = False, unsaved.document

    def leave(self) -> None:
        """Leave unsaved work in its copy, to be offered at the next start. Raises SaveFailed where none can be kept."""
        self.settle()
        self._work.wait()
        unsaved = self._unsaved()
        if unsaved is not None:
            self._store_now(unsaved)
            self.store.leave()
        self.kept, self.restored = False, None

    def let_go(self) -> None:
        """Drop the copies of a document that leaves the screen, and the recovered work it began as."""
        self.settle()
        self._work.wait()
        with contextlib.suppress(OSError):
            if self.kept:
                self.store.drop()
            if self.restored is not None:
                self.store.discard(self.restored)
        self.restored = self._aside = None
        self.kept = False

    # Of earlier runs

    def find_pending(self, listed: Callable[[list[Recovered]], object]) -> None:
        """Call `listed` with the recovery copies of runs that ended badly, once they are read."""

        def work(_: object) -> list[Recovered]:
            pending = self.store.pending()
            self.store.tidy()
            return pending

        def failed(fault: Exception) -> None:
            why = f": {explain(fault).what}" if isinstance(fault, OSError) else ""
            self.copy_failed.emit(
                f"The safety copies of earlier work cannot be looked at{why}. They are left as they are."
            )

        self._earlier.start("listing", work, listed, failed, foreseen=(OSError,))

    def discard(self, recovered: Recovered) -> None:
        """Move the recovery copy of an earlier run to the backups, where it stays for some days."""

        def failed(fault: Exception) -> None:
            why = f": {explain(fault).what}" if isinstance(fault, OSError) else ""
            self.copy_failed.emit(
                f"“{recovered.title}” could not be set aside{why}. It is offered again at the next start."
            )

        self._earlier.start(
            "discarding", lambda _: self.store.discard(recovered), _nothing, failed, foreseen=(OSError,)
        )

    def rewrite(
        self,
        change: ChangeOfState,
        done: Callable[[tuple[Rewritten, Rewritten]], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Rewrite all copies, of this run and of earlier ones, and discarded work, after what is being written now."""
        self._work.start("rewriting", lambda _: self.store.rewrite(change), done, failed, foreseen=(OSError,))

    def owns(self, path: Path) -> bool:
        """Whether a path lies among the copies and backups: a document opened from there is saved somewhere else."""
        return self.store.owns(path)


def _nothing(_: object) -> None:
    """Answer to a job of which nothing follows."""
