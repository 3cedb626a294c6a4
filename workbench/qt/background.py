"""Background jobs: work on a thread pool, each answered on the GUI thread. Knows nothing of what is worked out.

Jobs of one Background run one after the other. Each ends in exactly one answer, given on the thread of the window:
what it returned, or the exception it ended with. A job that was forgotten meanwhile is not answered. Work that waits
for a disk that does not answer can be abandoned. Maps and assessments are values, so the work needs no lock.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid

from workbench.application.task import Cancelled, Progress
from workbench.runtime import logging

JobFunction = Callable[["Job"], Any]
"""The work, called on another thread with its own job; what it returns is the result."""
JobAnswer = Callable[[Any], object]
"""Called with the result, on the GUI thread."""
JobFailure = Callable[[Exception], object]
"""Called with the exception that the work ended with, on the GUI thread."""


class Job:
    """Handle of one background job: it is cancelled here, and its work asks here whether it is and reports progress."""

    def __init__(
        self,
        what: str,
        work: JobFunction,
        foreseen: tuple[type[Exception], ...],
        relay: _SignalRelay,
        unwanted: JobAnswer | None = None,
    ) -> None:
        self._what, self._work, self._foreseen, self._relay = what, work, foreseen, relay
        self.unwanted = unwanted
        """Called with the result in place of an answer where the job was forgotten, on the thread of the window."""
        self.cancelled = False
        self.forgotten = False
        self.result: Any = None
        self.fault: Exception | None = None

    def report(self, fraction: float) -> None:
        """Report progress, 0 to 1. Called by the work, on its thread."""
        self._relay.progressed.emit(self, fraction)

    def cancel(self) -> None:
        """Ask it to stop. It still answers, with Cancelled unless it was done before it looked."""
        self.cancelled = True

    def is_cancelled(self) -> bool:
        """Whether the job was cancelled; a method, to be handed to the work."""
        return self.cancelled

    def run(self) -> None:
        """Do the work, on whatever thread this is called, and say that it is done."""
        try:
            if self.cancelled:
                raise Cancelled
            self.result = self._work(self)
        except Exception as fault:  # noqa: BLE001 whatever happens there, the window is told
            self.fault = fault
            if isinstance(fault, (Cancelled, *self._foreseen)):
                fault.__traceback__ = None  # its frames know this job: together they would live until collected
            else:
                logging.failure(self._what, fault)
        self._relay.ended.emit(self)


class _SignalRelay(QObject):
    """Signal relay from the threads of the jobs to the GUI thread; outlives the Background that its jobs are of.

    Its parent is the application, not a job: a job may be the last to go, and would destroy it on the job's thread.
    """

    ended = Signal(object)
    progressed = Signal(object, float)


class Background(QObject):
    """Job queue on a thread of its own, in order; or on several threads, in no order."""

    def __init__(self, parent: QObject | None = None, threads: int = 1) -> None:
        super().__init__(parent)
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, "background")
        self._abandoned: list[Future[None]] = []
        self._waiting: dict[Job, tuple[Future[None], JobAnswer, JobFailure | None, Progress | None]] = {}
        self._relay = _SignalRelay(QCoreApplication.instance())
        self._relay.ended.connect(self._answer)
        self._relay.progressed.connect(self._pass_on)
        self.destroyed.connect(partial(_delete_relay, self._relay, self._waiting, self._abandoned))

    def start(
        self,
        what: str,
        work: JobFunction,
        done: JobAnswer,
        failed: JobFailure | None = None,
        *,
        foreseen: tuple[type[Exception], ...] = (),
        progress: Progress | None = None,
        unwanted: JobAnswer | None = None,
    ) -> Job:
        """Queue a job: do `work`, then call `done` with its result, or `failed` with the exception it ended with.

        what: its name in the log. progress: called with what the work reports. unwanted: called with the result in
        place of `done` where the job was forgotten or abandoned meanwhile, to undo what it did. An exception that is
        not `foreseen` goes to the log. A failure that nothing handles is raised on the thread of the window, where
        every error nobody caught is reported to the user.
        """
        job = Job(what, work, foreseen, self._relay, unwanted)
        self._waiting[job] = self._pool.submit(job.run), done, failed, progress
        return job

    def forget(self) -> None:
        """Cancel every job so far: none is answered, and those still queued are not begun."""
        for job in self._waiting:
            job.cancelled = job.forgotten = True

    def wait(self, limit: float | None = None) -> bool:
        """Block until no work is under way and every answer is given; also of what an answer began in its turn.

        limit: seconds after which it gives up, never unless given. Returns whether all was done. To be called on the
        thread of the window.
        """
        end = None if limit is None else time.monotonic() + limit
        while self._waiting:
            left = None if end is None else max(0.0, end - time.monotonic())
            unfinished = wait(self._futures(), left).not_done
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
            if unfinished and end is not None and time.monotonic() >= end:
                return False
        return True

    def abandon(self) -> None:
        """Give up jobs that may never end: they are neither answered nor waited for, and a new thread does later ones.

        An abandoned job that ends after all undoes what it did by its `unwanted`, or by asking whether it is cancelled.
        """
        self.forget()
        self._abandoned[:] = [future for future in (*self._abandoned, *self._futures()) if not future.done()]
        self._waiting.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = ThreadPoolExecutor(self._threads, "background")

    @property
    def running(self) -> bool:
        """Whether a thread is still at work, on abandoned jobs too."""
        return not all(future.done() for future in (*self._abandoned, *self._futures()))

    def _futures(self) -> list[Future[None]]:
        return [future for future, *_ in self._waiting.values()]

    # Bound methods of this object, which lives on the thread of the window: Qt calls them there.
    def _answer(self, job: Job) -> None:
        waiting = self._waiting.pop(job, None)  # None where it was abandoned
        result, job.result = job.result, None  # it may know the job: together they would live until collected
        if waiting is None or job.forgotten:
            if job.unwanted is not None and job.fault is None:
                job.unwanted(result)
            return
        _, done, failed, _ = waiting
        if job.fault is None:
            done(result)
        elif failed is not None:
            failed(job.fault)
        else:
            raise job.fault

    def _pass_on(self, job: Job, fraction: float) -> None:
        waiting = self._waiting.get(job)
        if waiting is not None and waiting[3] is not None and not job.forgotten:
            waiting[3](fraction)


def _delete_relay(
    relay: _SignalRelay, waiting: Collection[Job], abandoned: Iterable[Future[None]], _: object = None
) -> None:
    """Delete the relay of a Background that is gone, unless a job may still emit through it."""
    if not waiting and all(future.done() for future in abandoned) and isValid(relay):
        relay.deleteLater()
