"""A strategist is below the agreed executive minimum.

Why: what is decided above a role's head is decided without it; social work spans departments and needs a seat there.

Poor: the strategist hears of the decision a week later.

Better: both strategists are at least directors, or whatever the organisation agreed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.words import grade_name

CODE = "EXEC1"
HEADING = ("{n} strategist is below the executive minimum", "{n} strategists are below the executive minimum")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Compare each strategist's grade with the minimum."""
    minimum = index.policy.executive_grade
    for role in (index.marketing_strategist, index.product_strategist):
        if role is not None and role.grade < minimum:
            grade, least = grade_name(index.document, role.grade), grade_name(index.document, minimum)
            message = f"{role.title} is a {grade}: below the agreed executive minimum, {least}."
            yield Finding(CODE, "error", message, (f"role:{role.id}",))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Raise to the minimum."""
    role = index.roles[subject_id(finding.subjects[0])[1]]
    minimum, scenario_id = index.policy.executive_grade, index.scenario.id
    yield Fix(
        f"Raise {role.title} to {grade_name(index.document, minimum)}",
        lambda document: transform.set_role(document, scenario_id, role.id, grade=minimum),
    )
