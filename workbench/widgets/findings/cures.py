"""Background worker for fixes: finds them and tries their effect on another thread, one finding after the other.

A fix is tried on the whole map before it is offered, which on a large map takes longer than a frame. Maps and
assessments are immutable values, so the thread needs no lock. Knows no card.
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
    """A fix and its effect in words."""

    fix: Fix
    effect: str


def cures(assessment: Assessment, finding: Finding, today: date) -> tuple[Cure, ...]:
    """Fixes of a finding, best first, each with its effect: from its check, else from a what-if of the edit."""
    candidates = fixes(assessment.index, finding)
    return tuple(Cure(fix, fix.effect or effect(what_if(assessment, fix, today))) for fix in candidates)


def effect_of_all(assessment: Assessment, code: str, today: date, cancelled: IsCancelled) -> str:
    """Effect of fixing every finding of a check; "" if it would be refused. Raises Cancelled."""
    scenario = assessment.index.scenario.id
    try:
        edit = FixAll(scenario, code, today).worked_out(assessment.index.document, cancelled, lambda _: None)
    except EditRefused:
        return ""
    return effect(what_if(assessment, edit, today))


class CureWorker(QObject):
    """Job queue for fixes of the map on screen; a request about a map that has changed since is dropped.

    Callbacks run on the GUI thread, and only if the requesting object still exists. A job that fails answers as if
    there were no fix.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = Background(self)
        session.changed.connect(self._work.forget)

    def ask(self, who: QObject, finding: Finding, answer: Callable[[tuple[Cure, ...]], None]) -> None:
        """Request the fixes of a finding for the object `who`."""
        assessment, today = self._session.assessment, self._session.today()
        self._ask(who, assessment, lambda _: cures(assessment, finding, today), answer, ())

    def ask_for_all(self, who: QObject, code: str, answer: Callable[[str], None]) -> None:
        """Request the effect of fixing all findings of a check for the object `who`."""
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

        QTimer.singleShot(0, self, begin)  # not at once: a card asks while it is painted, and the rest paints first
