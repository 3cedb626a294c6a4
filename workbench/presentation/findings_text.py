"""The open points as plain text, for a slide or a mail. Knows no clipboard."""

from __future__ import annotations

from workbench.domain.assess import Assessment, heading
from workbench.domain.findings import Finding
from workbench.domain.words import SEVERITY
from workbench.presentation.finding_text import message


def open_points_text(assessment: Assessment) -> str:
    """The open points as lines for a slide or a mail, worst first, grouped by check; accepted ones at the end."""
    lines: list[str] = []
    vocabulary = assessment.vocabulary
    groups: dict[str, list[Finding]] = {}
    for finding in assessment.open:
        groups.setdefault(finding.code, []).append(finding)
    for code, findings in groups.items():
        label = SEVERITY[findings[0].severity]
        if len(findings) == 1:
            lines.append(f"{label}: {message(findings[0], vocabulary)}")
            continue
        lines.append(f"{label}: {heading(code, len(findings), vocabulary)}")
        lines.extend(f"    - {message(finding, vocabulary)}" for finding in findings)
    lines.extend(
        f"Accepted: {message(finding, vocabulary)} ({waiver.reason})" for finding, waiver in assessment.accepted.items()
    )
    return "\n".join(lines) or "Nothing is open."
