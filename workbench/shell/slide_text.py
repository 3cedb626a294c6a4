"""The open points as text, for a slide or a mail."""

from __future__ import annotations

from workbench.domain.assess import Assessment, heading
from workbench.domain.findings import Finding
from workbench.domain.words import SEVERITY


def open_points_text(assessment: Assessment) -> str:
    """The open points as lines for a slide or a mail, worst first, grouped by check; accepted ones at the end."""
    lines: list[str] = []
    groups: dict[str, list[Finding]] = {}
    for finding in assessment.open:
        groups.setdefault(finding.code, []).append(finding)
    for code, findings in groups.items():
        label = SEVERITY[findings[0].severity]
        if len(findings) == 1:
            lines.append(f"{label}: {findings[0].message}")
            continue
        lines.append(f"{label}: {heading(code, len(findings))}")
        lines.extend(f"    - {each.message}" for each in findings)
    lines.extend(f"Accepted: {finding.message} ({waiver.reason})" for finding, waiver in assessment.accepted.items())
    return "\n".join(lines) or "Nothing is open."
