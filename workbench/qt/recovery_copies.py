"""The recovery copy of the document on screen: written soon after each change, beside the window, and tried again.

It goes a way of its own, so that work is protected while the disk of its file does not answer. Knows the store of the
copies; what there is to keep it is told. Asks nothing.
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
from workbench.files.debounce import Debounce
from workbench.files.document import Identity
from workbench.files.os_errors import explain
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered
from workbench.qt.background import Background

REMIND = 60.0
"""Seconds after which it is said again that no recovery copy can be kept."""
RETRIES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds after which a copy that failed is tried again, the last of them for ever."""
UNKEPT = "No safety copy of the unsaved work could be kept. Save it now."


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What there is to keep: the map with what is being typed in it, and what its file was when last read or saved.

    saving: the sha256 of an earlier state that is being saved.
    """

    document: CapabilityMap
    identity: Identity
    path: Path | None
    fingerprint: Fingerprint | None
    saving: str | None = None


class RecoveryCopies(QObject):
    """Keeps a copy of what `unsaved` gives, None where nothing is; that is asked on whatever thread needs to know."""

    unkept = Signal(str)
    """A sentence: the copy could not be written."""

    def __init__(
        self, store: RecoveryStore, unsaved: Callable[[], Unsaved | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self._unsaved = store, unsaved
        self.restored: Recovered | None = None
        """The work of an earlier run that the document on screen began as, until that is saved."""
        self.kept = False
        """Whether this run has a copy of the document."""
        self._aside: CapabilityMap | None = None
        """The map whose unsaved work was set aside on the user's word."""
        self._work, self._earlier = Background(self), Background(self)  # a long list delays no copy
        self._debounce = Debounce(time.monotonic)
        self._writing = False
        """Whether a copy is being written."""
        self._due = False
        """Whether one was due meanwhile."""
        self._failures = 0
        """How often in turn no copy could be written."""
        self._told = -math.inf
        """When the user was told that there can be none, by time.monotonic; -inf once it can be written."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.snapshot)

    # While the document is on screen

    def touch(self) -> None:
        """Something changed: a copy follows when it is due."""
        self._debounce.touch()
        self._timer.start(round((self._debounce.delay() or 0) * 1000))

    def settle(self) -> None:
        """Nothing is due any more."""
        self._timer.stop()
        self._debounce.reset()
        self._due = False

    def snapshot(self) -> None:
        """Have the copy hold what is unsaved, off the window's thread; or be gone.

        One is written at a time: on a disk that is slower than the changes, the next holds what there is by then.
        """
        self.settle()
        if self._writing:
            self._due = True
            return
        unsaved = self._unsaved()
        if unsaved is not None:
            store = self._storing(unsaved)
            self.kept = self._writing = True
            self._work.start("keeping", lambda _: store(), self._kept_again, self._not_kept, foreseen=(SaveFailed,))
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
            )

        return store

    def _store_now(self, unsaved: Unsaved) -> None:
        """Write the copy before this returns; where that fails it is tried again, for the document may stay."""
        try:
            self._storing(unsaved)()
        except SaveFailed:
            self.kept = True
            self.touch()
            raise

    def _drop(self, _: object) -> None:
        if not self.kept:  # else work was rescued since
            self.store.drop()

    def _kept_again(self, _: None) -> None:
        self._told, self._failures = -math.inf, 0
        self._go_on()

    def _go_on(self) -> None:
        self._writing = False
        if self._due:
            self.snapshot()

    def _not_kept(self, fault: Exception) -> None:
        if time.monotonic() - self._told > REMIND:
            self._told = time.monotonic()
            self.unkept.emit(str(fault) if isinstance(fault, SaveFailed) else UNKEPT)
        if not self._timer.isActive():  # else an edit has asked for one already
            self._timer.start(round(RETRIES[min(self._failures, len(RETRIES) - 1)] * 1000))
        self._failures += 1
        self._go_on()

    # When it is saved or left

    def saved(self) -> None:
        """What the document began as is in its file now, whatever was changed since."""
        restored, self.restored = self.restored, None
        if restored is not None:
            self._work.start("dropping", lambda _: self.store.drop(restored), _nothing, _nothing, foreseen=(OSError,))
        self.snapshot()

    def set_aside(self) -> None:
        """Set aside what is unsaved, before it is let go on the user's word. Raises SaveFailed where that fails."""
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
        """Leave what is unsaved in its copy, to be offered at the next start. Raises SaveFailed where none is kept."""
        self.settle()
        self._work.wait()
        unsaved = self._unsaved()
        if unsaved is not None:
            self._store_now(unsaved)
            self.store.leave()
        self.kept, self.restored = False, None

    def let_go(self) -> None:
        """The document leaves the screen: its copies go, and so does what it began as."""
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

    def find_pending(self, found: Callable[[list[Recovered]], object]) -> None:
        """Call `found` with the unsaved work of runs that ended badly, once it is listed."""

        def work(_: object) -> list[Recovered]:
            listed = self.store.pending()
            self.store.tidy()
            return listed

        def failed(fault: Exception) -> None:
            why = f": {explain(fault).what}" if isinstance(fault, OSError) else ""
            self.unkept.emit(f"The safety copies of earlier work cannot be looked at{why}. They are left as they are.")

        self._earlier.start("listing", work, found, failed, foreseen=(OSError,))

    def discard(self, recovered: Recovered) -> None:
        """Set work of an earlier run aside; it stays in the backups for some days."""

        def failed(fault: Exception) -> None:
            why = f": {explain(fault).what}" if isinstance(fault, OSError) else ""
            self.unkept.emit(f"“{recovered.title}” could not be set aside{why}. It is offered again at the next start.")

        self._earlier.start(
            "discarding", lambda _: self.store.discard(recovered), _nothing, failed, foreseen=(OSError,)
        )

    def owns(self, path: Path) -> bool:
        """Whether a path lies among the copies and backups: what is opened there is saved somewhere else."""
        return self.store.owns(path)


def _nothing(_: object) -> None:
    """The answer to work of which nothing follows."""
