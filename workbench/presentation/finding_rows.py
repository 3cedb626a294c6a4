"""Open points and accepted ones in the words of a list: for the workbook and the report. Knows no page and no cell."""

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
# Trying a cure runs all checks again. So many assignments and skills are gone through for it; past that, the cures of
# what is less pressing are named as the checks propose them.
_TRIALS = 6_000


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, the names of what it concerns, what would mend it, and how it was accepted if it was."""

    finding: Finding
    concerns: str
    cure: str
    waiver: Waiver | None


def counts_sentence(assessment: Assessment, today: date) -> str:
    """How many points are open and accepted, in a sentence."""
    said = [
        pluralise(number, *nouns)
        for severity, nouns in SEVERITY_COUNTED.items()
        if (number := assessment.count(severity))
    ]
    open_ones = join_names(said) if said else "nothing is open"
    accepted = f", {len(assessment.accepted)} accepted with a reason" if assessment.accepted else ""
    return f"As checked on {day(today)}: {open_ones}{accepted}."


def finding_rows(assessment: Assessment, decisions: Sequence[Decision]) -> Iterator[FindingRow]:
    """Every finding, one at a time: the open ones first, the worst on top, then those accepted.

    decisions: the worst of them, whose cures are worked out already.
    """
    index = assessment.index
    decided = {id(each.finding): each.fixes for each in decisions}
    tried = _TRIALS // (1 + len(index.skills) + index.assignments)
    listed = [*assessment.open, *(each for each in assessment.findings if each in assessment.accepted)]
    for number, finding in enumerate(listed):
        cures = decided.get(id(finding)) or (fixes if number < tried else proposals)(index, finding)
        yield FindingRow(
            finding,
            join_names([subject_name(index, each) or each for each in finding.subjects], _NAMED),
            "; or: ".join(each.label for each in cures),
            assessment.accepted.get(finding),
        )
