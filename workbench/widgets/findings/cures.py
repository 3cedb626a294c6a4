"""Cures worked out on another thread, one finding after the other, so that the window never waits for one.

A cure is tried on the whole map before it is offered, which on a large map takes longer than a frame. Maps and
assessments are values, so the other thread needs no lock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from workbench.application.preview import what_if
from workbench.domain.assess import Assessment, fixes
from workbench.domain.findings import Finding, Fix
from workbench.files.collection import no_collection
from workbench.qt.session import Session
from workbench.runtime import logging
from workbench.widgets.parts.effect import effect


class Cure(NamedTuple):
    """A fix, and what it would do."""

    fix: Fix
    effect: str


def cures(assessment: Assessment, finding: Finding, today: date) -> tuple[Cure, ...]:
    """The cures of a finding, best first, each with its effect: as its check says, else as trying it shows."""
    found = fixes(assessment.index, finding)
    return tuple(Cure(fix, fix.effect or effect(what_if(assessment, fix, today))) for fix in found)


Answer = Callable[[tuple[Cure, ...]], None]


class Cures(QObject):
    """Questions about the map on screen; what is asked of a map that has changed since is never answered."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: deque[tuple[QObject, Finding, Answer]] = deque()
        self._working: _Working | None = None
        self._waiting: tuple[QObject, Answer] | None = None
        session.changed.connect(self.forget)

    def ask(self, who: QObject, finding: Finding, answer: Answer) -> None:
        """Have the cures of a finding worked out; `answer` is called in the thread of the window, if `who` lives."""
        self._asked.append((who, finding, answer))
        self._go_on()

    def forget(self) -> None:
        """The map is another: what was asked is of no use."""
        self._asked.clear()
        self._waiting = None

    def _go_on(self) -> None:
        if self._working is None and self._asked:
            who, finding, answer = self._asked.popleft()
            self._waiting = who, answer
            self._working = _Working(self._session.assessment, finding, self._session.today())
            self._working.signals.done.connect(self._done)
            QThreadPool.globalInstance().start(self._working)

    def _done(self, found: tuple[Cure, ...]) -> None:
        self._working = None
        if self._waiting is not None and isValid(self._waiting[0]):
            self._waiting[1](found)
        self._go_on()


class _Signals(QObject):
    done = Signal(object)


class _Working(QRunnable):
    def __init__(self, assessment: Assessment, finding: Finding, today: date) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._assessment, self._finding, self._today = assessment, finding, today
        self.signals = _Signals()

    def run(self) -> None:
        found: tuple[Cure, ...] = ()
        try:
            with no_collection():
                found = cures(self._assessment, self._finding, self._today)
        except Exception as fault:  # noqa: BLE001 the next question must be answered all the same
            logging.failure("working out a cure", fault)
        self.signals.done.emit(found)
