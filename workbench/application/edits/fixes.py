"""Bulk fix ("Fix all"): the open points of one check cured one after another, as one undo step. Knows no thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbench.application.edit import PrecomputedEdit
from workbench.application.task import Cancelled, IsCancelled, never
from workbench.domain.assess import Assessment, Cures, all_rules, heading, waiver_for
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Severity
from workbench.domain.role_factories import index_of
from workbench.domain.transform import EditRefused, find
from workbench.domain.vocabulary import vocabulary_of

NONE_BY_ITSELF = "No fix can be done for these by itself. Open them one by one."


@dataclass(frozen=True, slots=True)
class Fixes(PrecomputedEdit):
    """A computed bulk fix: cures of many open points, listed for review before they are applied.

    title: the label alone ("Fix all 6"). heading: the open points in words. steps: the labels of the fixes, in order
    ("Give Social APIs to Social Engineer"). left: how many points stay open because no fix can be done by itself.
    """

    title: str
    heading: str
    steps: tuple[str, ...]
    left: int


@dataclass(frozen=True, slots=True)
class FixAll:
    """Apply the first fix of each open point of a check, each worked out on what the one before it left.

    A fix that is done `alone`, such as taking a skill out of scope, is left to the user.
    """

    scenario: str
    code: str
    today: date

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Fix all 6: skills have no lead"."""
        return self._label(document, len(self._open(index_of(document, self.scenario))), 0)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after, with none of them left, or none that a fix can change. Refused where no fix can be done."""
        return self._fixed(document, never, lambda _: None)[0].document

    def worked_out(self, document: CapabilityMap, cancelled: IsCancelled, progress: Callable[[float], None]) -> Fixes:
        """The bulk fix, computed now to be applied later. Raises Cancelled, too; progress gets fractions of 1."""
        number = len(self._open(index_of(document, self.scenario)))
        after, steps = self._fixed(document, cancelled, progress)
        left = min(len(self._open(after)), number - 1)
        label, title = self._label(document, number, left), _title(number, left)
        points = heading(self.code, number, vocabulary_of(document))
        return Fixes(label, document, after.document, title, points, steps, left)

    def _label(self, document: CapabilityMap, number: int, left: int) -> str:
        points = heading(self.code, number, vocabulary_of(document), counted=number == 1)
        return f"{_title(number, left)}: {points}"

    def _fixed(
        self, document: CapabilityMap, cancelled: IsCancelled, progress: Callable[[float], None]
    ) -> tuple[Index, tuple[str, ...]]:
        index, most = index_of(document, self.scenario), 0
        steps: list[str] = []
        # The upper bound of rounds: a fix may need several for one finding, but each round moves at least one skill or
        # role for good.
        for _ in range(len(document.skills) + len(index.roles) + 1):
            findings = self._open(index)
            most = max(most, len(findings))
            progress(1 - len(findings) / most if most else 1.0)
            fix, after = _one_fixed(index, findings, cancelled)
            if fix is None:
                break
            steps.append(fix.label)
            index = index.after(after, find(after.scenarios, self.scenario))
        if index.document is document:
            raise EditRefused(NONE_BY_ITSELF)
        return index, tuple(steps)

    def _open(self, index: Index) -> list[Finding]:
        findings = all_rules()[self.code].check(index)
        return [finding for finding in findings if waiver_for(index.scenario, finding, self.today) is None]


def _title(number: int, left: int) -> str:
    """The title by how many points are fixed of how many: "Fix all 6", "Fix 5 of 6"."""
    if number == 1:
        return "Fix"
    return f"Fix {number - left} of {number}" if left else f"Fix all {number}"


def first_mendable(assessment: Assessment, severity: Severity, cancelled: IsCancelled = never) -> str:
    """The code of the check of the worst open point of a severity that a fix is offered for.

    Raises EditRefused where there is none, and Cancelled.
    """
    cures = Cures(assessment.index)
    for finding in assessment.open:
        if cancelled():
            raise Cancelled
        if finding.severity == severity and any(not cure.alone for cure in cures.of(finding)):
            return finding.code
    raise EditRefused(NONE_BY_ITSELF)


def _one_fixed(index: Index, findings: list[Finding], cancelled: IsCancelled) -> tuple[Fix | None, CapabilityMap]:
    """The first finding's fix that changes something, and the map with it; no fix and the same map where none does."""
    cures = Cures(index)
    for finding in findings:
        if cancelled():
            raise Cancelled
        fix = next((cure for cure in cures.of(finding) if not cure.alone), None)
        if fix is not None and (after := fix.apply(index.document)) is not index.document:
            return fix, after
    return None, index.document
