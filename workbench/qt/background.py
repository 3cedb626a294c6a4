"""Work off the GUI thread, and its answer back on it. Knows nothing of what is worked out.

Jobs of one Background run one after the other. Each ends in exactly one answer, given on the thread of the window:
what it returned, or the exception it ended with. No answer comes to what was forgotten meanwhile. Work that waits for
a disk that does not answer can be abandoned. Maps and assessments are values, so the work needs no lock.
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
JobAnswer = Callable[[Any], object]
JobFailure = Callable[[Exception], object]


class Job:
    """One piece of work. The work itself may look whether it is still wanted, and say how far it is."""

    def __init__(
        self,
        what: str,
        work: JobFunction,
        foreseen: tuple[type[Exception], ...],
        voice: _Voice,
        unwanted: JobAnswer | None = None,
    ) -> None:
        self._what, self._work, self._foreseen, self._voice = what, work, foreseen, voice
        self.unwanted = unwanted
        """Called with a result that came too late to be wanted, on the thread of the window."""
        self.cancelled = False
        self.forgotten = False
        self.result: Any = None
        self.fault: Exception | None = None

    def report(self, fraction: float) -> None:
        """Called by the work: how far it is, 0 to 1."""
        self._voice.progressed.emit(self, fraction)

    def cancel(self) -> None:
        """Ask it to stop. It still answers, with Cancelled unless it was done before it looked."""
        self.cancelled = True

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
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
        self._voice.ended.emit(self)


class _Voice(QObject):
    """What a job speaks by: it is there as long as the job is, whatever became of who asked.

    It belongs to the application, not to the job: with that it would die on the job's thread.
    """

    ended = Signal(object)
    progressed = Signal(object, float)


class Background(QObject):
    """A line of work on a thread of its own, or on a few: then it keeps no order."""

    def __init__(self, parent: QObject | None = None, threads: int = 1) -> None:
        super().__init__(parent)
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, "background")
        self._abandoned: list[Future[None]] = []
        self._waiting: dict[Job, tuple[Future[None], JobAnswer, JobFailure | None, Progress | None]] = {}
        self._voice = _Voice(QCoreApplication.instance())
        self._voice.ended.connect(self._answer)
        self._voice.progressed.connect(self._pass_on)
        self.destroyed.connect(partial(_silence, self._voice, self._waiting, self._abandoned))

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
        """Have `work` done, then `done` called with what it returned, or `failed` with the exception it ended with.

        what: how the log names it. unwanted: called in place of `done` with what was forgotten or abandoned meanwhile,
        where that has to be undone. An exception that is not `foreseen` goes to the log. A failure that nothing handles
        is raised on the thread of the window, where every error nobody caught is reported to the user.
        """
        job = Job(what, work, foreseen, self._voice, unwanted)
        self._waiting[job] = self._pool.submit(job.run), done, failed, progress
        return job

    def forget(self) -> None:
        """Nothing begun so far is wanted any more: it is not answered, and not begun where it has yet to be."""
        for job in self._waiting:
            job.cancelled = job.forgotten = True

    def wait(self, limit: float | None = None) -> bool:
        """Block until no work is under way and every answer is given; also of what an answer began in its turn.

        limit: seconds after which it gives up, never unless given. Whether all was done. Called on the thread of the
        window.
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
        """Let go of work that may never end: it is not answered, and neither waited for nor in the way of later work.

        The work itself can look whether it is cancelled, and undo what it did, should it come to an end after all.
        """
        self.forget()
        self._abandoned[:] = [each for each in (*self._abandoned, *self._futures()) if not each.done()]
        self._waiting.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = ThreadPoolExecutor(self._threads, "background")

    @property
    def running(self) -> bool:
        """Whether a thread is still at work, for what was abandoned too."""
        return not all(each.done() for each in (*self._abandoned, *self._futures()))

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


def _silence(voice: _Voice, waiting: Collection[Job], abandoned: Iterable[Future[None]], _: object = None) -> None:
    """Whoever asked is gone: so goes the voice, unless a job may still speak by it."""
    if not waiting and all(each.done() for each in abandoned) and isValid(voice):
        voice.deleteLater()
