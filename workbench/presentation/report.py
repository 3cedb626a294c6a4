"""Report on a scenario as a view model: for people who will not open a workbook. Knows no page and no font."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.application.task import UNWATCHED, Task
from workbench.domain.assess import assess
from workbench.domain.coverage import FigureView, Split
from workbench.domain.figures import share_digits
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import find
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import MODEL_INSIDE, day, pluralise
from workbench.presentation.finding_groups import FindingGroup, grouped
from workbench.presentation.finding_rows import FindingRow, counts_sentence, finding_rows
from workbench.presentation.job_description import JobDescription, job_description
from workbench.presentation.summary import Decision, Fact, certainty, decisions, facts, headline, readiness

_BARS: tuple[tuple[FigureView, str, str], ...] = (
    ("designed", "On paper", "whole departments"),
    ("placed", "Where people sit", "whole departments"),
    ("strategists", "The two leading roles", "and all others"),
)
_ASSESSED, _SURE, _LISTED = 0.1, 0.3, 0.8
"""Progress, as a fraction of 1, once the checks ran, the certainty is known, and the findings are listed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A split bar with whose work it counts. nature is the product share by nature of the work, None for no mark.

    digits: the decimals that the product share needs beside the agreed band.
    """

    label: str
    whose: str
    split: Split
    nature: float | None
    digits: int


@dataclass(frozen=True, slots=True)
class ReportPoints:
    """The open points of one check and severity."""

    group: FindingGroup
    listed: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the report says, in reading order."""

    title: str
    scenario: str
    model: str
    checked: str
    version: str
    sentence: str
    verdict: str
    verdict_words: str
    readiness: str
    bars: tuple[Bar, ...]
    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]
    no_decisions: str
    certainty: str
    index: Index
    """The lookups from which the organisation chart is laid out, once its page is known."""
    counted: str
    points: tuple[ReportPoints, ...]
    accepted: tuple[FindingRow, ...]
    profiles: tuple[JobDescription, ...]


def make_report(
    document: CapabilityMap, scenario_id: str, today: date, version: str = "", task: Task = UNWATCHED
) -> Report:
    """The report on a scenario, as checked today. task: told the progress, asked to cancel. Raises Cancelled."""
    task.report(0.0)
    scenario = find(document.scenarios, scenario_id)
    index = Index(document, scenario)
    assessment = assess(index, today)
    task.report(_ASSESSED)
    sure = certainty(assessment, today)
    task.report(_SURE)
    asked = decisions(assessment)
    listed: list[FindingRow] = []
    for number, row in enumerate(finding_rows(assessment, asked)):
        listed.append(row)
        task.report(_SURE + (_LISTED - _SURE) * number / len(assessment.findings))
    profiles = []
    for number, role in enumerate(scenario.roles):
        task.report(_LISTED + (1 - _LISTED) * number / len(scenario.roles))
        profiles.append(job_description(index, role))
    coverage = assessment.coverage
    digits = max(share_digits(index, coverage, view) for view, *_ in _BARS)
    tips = assessment.count("advice")
    return Report(
        title=document.title,
        scenario=scenario.name,
        model=MODEL_INSIDE[scenario.model],
        checked=day(today),
        version=version,
        sentence=headline(assessment),
        verdict=assessment.verdict,
        verdict_words=assessment.verdict_words,
        readiness=readiness(assessment),
        bars=tuple(
            Bar(label, whose, coverage.split(view), coverage.nature if view == "designed" else None, digits)
            for view, label, whose in _BARS
        ),
        facts=facts(assessment, "designed"),
        decisions=asked,
        no_decisions="None: nothing must or should be fixed"
        + (f"; {pluralise(tips, 'tip')} {'is' if tips == 1 else 'are'} listed below." if tips else "."),
        certainty=sure,
        index=index,
        counted=counts_sentence(assessment, today),
        points=_points(listed, assessment.vocabulary),
        accepted=tuple(row for row in listed if row.waiver is not None),
        profiles=tuple(profiles),
    )


def _points(listed: list[FindingRow], vocabulary: Vocabulary) -> tuple[ReportPoints, ...]:
    """The open points, grouped by check and severity."""
    still_open = {id(row.finding): row for row in listed if row.waiver is None}
    groups = grouped((row.finding for row in still_open.values()), vocabulary)
    return tuple(ReportPoints(group, tuple(still_open[id(finding)] for finding in group.findings)) for group in groups)
