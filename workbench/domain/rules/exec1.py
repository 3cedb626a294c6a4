"""A leading role is below the agreed executive minimum.

Why: what is decided above a role's head is decided without it. Work that spans departments needs somebody at the
executives' table, who can make them agree.

Poor: whoever holds it hears of the decision a week later, and is asked to make it look good.

Better: both leading roles are at least directors, or whatever the organisation agreed on.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Role
from workbench.domain.rule import Rule
from workbench.domain.values import OneOf, values
from workbench.domain.words import grade_name

CODE = "EXEC1"


def check(index: Index) -> Iterator[Finding]:
    """Compare the grade of each of the two strategists with the minimum."""
    least = grade_name(index.document, index.policy.executive_grade)
    for role in _below(index):
        grade = OneOf(grade_name(index.document, role.grade))
        places = values(role=index.titles[role.id], grade=grade, least=least)
        yield Finding(CODE, "error", (f"role:{role.id}",), places)


def _below(index: Index) -> list[Role]:
    both = (index.marketing_strategist, index.product_strategist)
    return [role for role in both if role is not None and role.grade < index.policy.executive_grade]


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Raise to the minimum. Where both are below it both rise: one alone would leave them grades apart."""
    scenario_id, minimum = index.scenario.id, index.policy.executive_grade
    role, *others = sorted(_below(index), key=lambda below: below.id != subject_id(finding.subjects[0])[1])
    raised = [role.id, *(other.id for other in others)]

    def apply(document: CapabilityMap) -> CapabilityMap:
        for role_id in raised:
            document = transform.set_role(document, scenario_id, role_id, grade=minimum)
        return document

    whom = "both leading roles" if others else index.titles[role.id]
    yield Fix(f"Raise {whom} to {grade_name(index.document, minimum)}", apply)


RULE = Rule(
    code=CODE,
    heading=("{n} leading role is below the executive minimum", "{n} leading roles are below the executive minimum"),
    template="{role} is {grade}: below the agreed executive minimum, {least}.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"roles", "departments", "policy", "grade_names"}),
    errors=True,
)
