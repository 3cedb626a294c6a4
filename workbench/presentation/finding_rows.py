"""Rows of a list of findings, open and accepted: for the workbook and the report. Knows no page and no cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.assess import Assessment, fixes, proposals
from workbench.domain.findings import Finding
from workbench.domain.model import Waiver
from workbench.domain.names import subject_name
from workbench.domain.words import SEVERITY_COUNTED, day, join_names, pluralise
from workbench.presentation.summary import Decision

_NAMED = 4
"""Subjects of a finding that are named; the others are counted."""
_TRIALS = 6_000
"""Budget for trying cures, in assignments and skills gone through: trying one runs all checks again.

Findings come most pressing first; once the budget is spent, the cures of the rest are named as the checks propose them,
untried. It balances the time an export takes on a large map against cures that surely work.
"""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A row: the finding, the names of its subjects, its cures in words, and its waiver if it was accepted."""

    finding: Finding
    concerns: str
    cure: str
    waiver: Waiver | None


def counts_sentence(assessment: Assessment, today: date) -> str:
    """The number of open points by severity and of accepted ones, in a sentence."""
    counts = [
        pluralise(number, *nouns)
        for severity, nouns in SEVERITY_COUNTED.items()
        if (number := assessment.count(severity))
    ]
    open_ones = join_names(counts) if counts else "nothing is open"
    accepted = f", {len(assessment.accepted)} accepted with a reason" if assessment.accepted else ""
    return f"As checked on {day(today)}: {open_ones}{accepted}."


def finding_rows(assessment: Assessment, decisions: Sequence[Decision]) -> Iterator[FindingRow]:
    """The row of every finding, lazily: the open ones first, the worst on top, then those accepted.

    decisions: the worst of them, whose cures are worked out already.
    """
    index = assessment.index
    decided = {id(decision.finding): decision.fixes for decision in decisions}
    tried = _TRIALS // (1 + len(index.skills) + index.assignments)
    listed = [*assessment.open, *(finding for finding in assessment.findings if finding in assessment.accepted)]
    for number, finding in enumerate(listed):
        cures = decided.get(id(finding)) or (fixes if number < tried else proposals)(index, finding)
        yield FindingRow(
            finding,
            join_names([subject_name(index, subject) or subject for subject in finding.subjects], _NAMED),
            "; or: ".join(cure.label for cure in cures),
            assessment.accepted.get(finding),
        )
