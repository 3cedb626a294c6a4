"""Cures worked out on another thread, one finding after the other, so that the window never waits for one.

A cure is tried on the whole map before it is offered, which on a large map takes longer than a frame. Maps and
assessments are values, so the other thread needs no lock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from workbench.application.edits.fixes import FixAll
from workbench.application.preview import what_if
from workbench.application.task import IsCancelled
from workbench.domain.assess import Assessment, fixes
from workbench.domain.findings import Finding, Fix
from workbench.domain.transform import EditRefused
from workbench.presentation.effect import effect
from workbench.qt.background import Background, JobFunction
from workbench.qt.session import Session


class Cure(NamedTuple):
    """A fix, and what it would do."""

    fix: Fix
    effect: str


def cures(assessment: Assessment, finding: Finding, today: date) -> tuple[Cure, ...]:
    """The cures of a finding, best first, each with its effect: as its check says, else as trying it shows."""
    candidates = fixes(assessment.index, finding)
    return tuple(Cure(fix, fix.effect or effect(what_if(assessment, fix, today))) for fix in candidates)


def effect_of_all(assessment: Assessment, code: str, today: date, cancelled: IsCancelled) -> str:
    """What fixing every open point of a check would do; "" where it cannot be done."""
    scenario = assessment.index.scenario.id
    try:
        edit = FixAll(scenario, code, today).worked_out(assessment.index.document, cancelled, lambda _: None)
    except EditRefused:
        return ""
    return effect(what_if(assessment, edit, today))


class Cures(QObject):
    """Questions about the map on screen; what is asked of a map that has changed since is never answered.

    An answer comes on the thread of the window, and only if who asked still lives. What cannot be worked out is
    answered as if there were nothing to offer.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = Background(self)
        session.changed.connect(self._work.forget)

    def ask(self, who: QObject, finding: Finding, answer: Callable[[tuple[Cure, ...]], None]) -> None:
        """Have the cures of a finding worked out."""
        assessment, today = self._session.assessment, self._session.today()
        self._ask(who, assessment, lambda _: cures(assessment, finding, today), answer, ())

    def ask_for_all(self, who: QObject, code: str, answer: Callable[[str], None]) -> None:
        """Have it worked out what fixing all open points of a check would do."""
        assessment, today = self._session.assessment, self._session.today()
        self._ask(who, assessment, lambda job: effect_of_all(assessment, code, today, job.is_cancelled), answer, "")

    def _ask(
        self, who: QObject, assessment: Assessment, work: JobFunction, answer: Callable[[Any], None], nothing: object
    ) -> None:
        def give(result: object) -> None:
            if isValid(who):
                answer(result)

        def begin() -> None:
            if assessment.index is self._session.index:
                self._work.start("working out a cure", work, give, lambda _: give(nothing))

        QTimer.singleShot(0, self, begin)  # a card asks while it is painted: the rest of the window comes first
