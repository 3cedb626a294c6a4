"""Bulk fix: the cures of many open points, worked out in a background job, then performed as one edit.

The window stays alive meanwhile. If the map is changed there, what was being worked out is of no use and is dropped.
What "Fix all" would do is handed to `review` before it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.application.edit import EditRefused
from workbench.application.edits.fixes import FixAll, Fixes, first_mendable
from workbench.application.preview import what_if
from workbench.application.task import Cancelled
from workbench.domain.model import Severity
from workbench.presentation.effect import effect
from workbench.qt.background import Background, Job
from workbench.qt.session import Session

T = TypeVar("T")

SLOW = 150
"""Milliseconds after which progress and Cancel are shown; a shorter job would only make them flicker."""
STALE = "The map was changed meanwhile, so the fixes were not made. Start them once more."
CALLED_OFF = "The fixes were called off. Nothing was changed."
FAILED = "The fixes could not be worked out. Nothing was changed."


class BulkFix(QObject):
    """Runs one bulk fix at a time."""

    busy_changed = Signal(bool)
    """The new value of `busy`."""

    slow = Signal()
    """The job takes longer than SLOW milliseconds: show its progress, and offer to cancel."""

    progressed = Signal(float)
    """Progress, 0 to 1."""

    worked_out = Signal()
    """The edit is worked out, and about to be reviewed."""

    ended = Signal(str)
    """The bulk fix is over: a sentence why nothing was done, "" where it was done or declined in the review."""

    review: Callable[[Fixes, str], bool] | None = None
    """Review step: called with "Fix all" and its effect on the figures, returns whether to do it. None: no review."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = Background(self)
        self._running: Job | None = None
        self._begun_on = session.document_token
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SLOW)
        self._timer.timeout.connect(self.slow)
        session.changed.connect(self._map_changed)

    @property
    def busy(self) -> bool:
        """Whether a bulk fix is being worked out or reviewed."""
        return self._running is not None

    def fix_all(self, code: str) -> None:
        """Perform the first cure of each open point of a check, once reviewed. Ignored while another is under way."""
        assessment, today = self._session.assessment, self._session.today()
        edit = FixAll(self._session.scenario.id, code, today)

        def work(job: Job) -> tuple[Fixes, str]:
            fixes = edit.worked_out(assessment.index.document, job.is_cancelled, job.report)
            return fixes, effect(what_if(assessment, fixes, today))

        self._start(work, self._reviewed)

    def fix_next(self, severity: Severity) -> None:
        """Fix all of the first check that has open points of this severity with a cure; without a review."""
        assessment, today = self._session.assessment, self._session.today()

        def work(job: Job) -> Fixes:
            code = first_mendable(assessment, severity, job.is_cancelled)
            edit = FixAll(assessment.index.scenario.id, code, today)
            return edit.worked_out(assessment.index.document, job.is_cancelled, job.report)

        self._start(work, self._perform)

    def cancel(self) -> None:
        """Cancel the bulk fix; nothing is changed."""
        if self._running is not None:
            self._running.cancel()

    def forget(self) -> None:
        """Drop the bulk fix without a word, for its map is closed."""
        if self._running is not None:
            self._drop("")

    def wait(self, limit: float | None = None) -> bool:
        """Block until the job is answered, for `limit` seconds; whether it was. A review comes after that."""
        return self._work.wait(limit)

    def _start(self, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        if self._running is None:
            self._begun_on = self._session.document_token
            self._running = self._work.start(
                "fixing", work, done, self._failed, foreseen=(EditRefused,), progress=self.progressed.emit
            )
            self._timer.start()
            self.busy_changed.emit(True)

    def _reviewed(self, worked_out: tuple[Fixes, str]) -> None:
        """Start the review once this answer is given, not within it: a review may run an event loop of its own."""
        self._timer.stop()
        self.worked_out.emit()
        QTimer.singleShot(0, self, partial(self._review, self._running, *worked_out))

    def _review(self, job: Job | None, edit: Fixes, does: str) -> None:
        if job is None or job is not self._running:
            return
        wanted = job.cancelled or self.review is None or self.review(edit, does)
        if job is not self._running:
            return  # the map was changed under the review, and that was said
        if wanted:
            self._perform(edit)
        else:
            self._running = None
            self._end("")

    def _perform(self, edit: Fixes) -> None:
        called_off = self._running is not None and self._running.cancelled
        self._running = None
        if not called_off:
            self._session.perform(edit)
        self._end(CALLED_OFF if called_off else "")

    def _failed(self, fault: Exception) -> None:
        self._running = None
        self._end(
            str(fault) if isinstance(fault, EditRefused) else CALLED_OFF if isinstance(fault, Cancelled) else FAILED
        )

    def _map_changed(self) -> None:
        if self._running is not None:
            self._drop(STALE if self._session.document_token is self._begun_on else "")

    def _drop(self, sentence: str) -> None:
        self._running = None
        self._work.forget()
        self._end(sentence)

    def _end(self, sentence: str) -> None:
        self._timer.stop()
        self.busy_changed.emit(False)
        self.ended.emit(sentence)
