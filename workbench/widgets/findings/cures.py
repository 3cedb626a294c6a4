"""Cures worked out on another thread, one finding after the other, so that the window never waits for one.

A cure is tried on the whole map before it is offered, which on a large map takes longer than a frame. Maps and
assessments are values, so the other thread needs no lock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from workbench.application.preview import what_if
from workbench.domain.assess import Assessment, fixes
from workbench.domain.findings import Finding, Fix
from workbench.qt.background import Background
from workbench.qt.session import Session
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
        self._work = Background(self)
        session.changed.connect(self._work.forget)

    def ask(self, who: QObject, finding: Finding, answer: Answer) -> None:
        """Have the cures of a finding worked out; `answer` is called in the thread of the window, if `who` lives.

        Where they cannot be worked out the answer is that there is none.
        """
        assessment, today = self._session.assessment, self._session.today()

        def give(found: tuple[Cure, ...]) -> None:
            if isValid(who):
                answer(found)

        def begin() -> None:
            if assessment.index is self._session.index:
                self._work.start(
                    "working out a cure", lambda _: cures(assessment, finding, today), give, lambda _: give(())
                )

        QTimer.singleShot(0, self, begin)  # a card asks while it is painted: the rest of the window comes first
