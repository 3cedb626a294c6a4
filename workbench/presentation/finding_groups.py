"""Grouping of findings by check and severity, and the heading of a group. Shows nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.assess import all_rules, heading
from workbench.domain.findings import Finding
from workbench.domain.model import Severity
from workbench.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one check and severity, as a card shows them."""

    code: str
    severity: Severity
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary

    @property
    def heading(self) -> str:
        """The group's heading: "6 skills have no lead"."""
        return heading(self.code, len(self.findings), self.vocabulary)

    @property
    def can_be_fixed(self) -> bool:
        """Whether the check has fixes that change the map at all."""
        return all_rules()[self.code].fixes is not None


def grouped(findings: Iterable[Finding], vocabulary: Vocabulary) -> tuple[FindingGroup, ...]:
    """Findings by check and severity: the worst first, among equals what moves the verdict first."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda point: point.order):
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    return tuple(
        FindingGroup(code, severity, tuple(members), vocabulary) for (severity, code), members in groups.items()
    )
