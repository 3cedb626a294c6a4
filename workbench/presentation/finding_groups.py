"""The open points in groups of one check, and what a group is called. Shows nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.assess import all_rules, heading
from workbench.domain.findings import Finding
from workbench.domain.model import Severity


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one check and severity, as a card shows them."""

    code: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def heading(self) -> str:
        """What the group is called: "6 skills have no lead"."""
        return heading(self.code, len(self.findings))

    @property
    def can_be_fixed(self) -> bool:
        """Whether the check has cures that change the map at all."""
        return all_rules()[self.code].fixes is not None

    @property
    def why(self) -> str:
        """The first paragraph of what the check says of itself."""
        return all_rules()[self.code].paragraphs[0]


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Findings by check and severity: the worst first, among equals what moves the verdict first."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda each: each.order):
        found.setdefault((finding.severity, finding.code), []).append(finding)
    return tuple(FindingGroup(code, severity, tuple(each)) for (severity, code), each in found.items())
