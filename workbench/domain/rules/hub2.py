"""The {hub} has no head of the agreed grade.

Why: it lives by agreement between departments. Without a head whom their directors take seriously it becomes a help
desk.

Poor: it is led by whoever joined first, and every dispute is carried past it to the top.

Better: the {hub_lead}, at least a director or what was agreed, leads it and answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.leads_by_title import let_act, role_called
from workbench.domain.model import CapabilityMap, Department, Role
from workbench.domain.role_factories import head_of_hub
from workbench.domain.rule import Rule
from workbench.domain.values import values
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name

CODE = "HUB2"


def check(index: Index) -> Iterator[Finding]:
    """Look for a head of sufficient grade in each main hub."""
    if not index.has_hub:
        return
    least = grade_name(index.document, index.policy.hub_grade)
    for hub in index.hubs:
        if not any(role.grade >= index.policy.hub_grade for role in _heads(index, hub)):
            yield Finding(CODE, "warning", (f"department:{hub.id}",), values(grade=least))


def _heads(index: Index, hub: Department) -> list[Role]:
    """The heads of this hub itself, not of those below it; the highest first."""
    heads = [role for role in index.scenario.roles if role.acts_as == "hub_lead" and _hub_of(index, role) is hub]
    return sorted(heads, key=lambda role: (-role.grade, role.id))


def _hub_of(index: Index, role: Role) -> Department | None:
    return next((unit for unit in index.chain(role.department) if unit.kind == "hub"), None)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Raise the head there is, let the role lead it that is called so, or add the Corporate Social Strategist."""
    hub = index.departments[subject_id(finding.subjects[0])[1]]
    scenario_id, grade = index.scenario.id, index.policy.hub_grade
    heads = _heads(index, hub)
    if heads:
        yield Fix(
            f"Raise {index.titles[heads[0].id]} to {grade_name(index.document, grade)}",
            lambda document: transform.set_role(document, scenario_id, heads[0].id, grade=grade),
        )
        return

    near = [role for role in index.scenario.roles if role.department is None or _hub_of(index, role) is hub]
    called = role_called(index.document, near, "hub_lead")
    if called is not None:
        yield _let_lead(index, hub, called)
        return

    def apply(document: CapabilityMap) -> CapabilityMap:
        scenario = transform.find(document.scenarios, scenario_id)
        role = head_of_hub(document, scenario, transform.find(scenario.departments, hub.id), grade)
        return transform.add_role(document, scenario_id, role)

    yield Fix(vocabulary_of(index.document).text("Add the {hub_lead}"), apply)


def _let_lead(index: Index, hub: Department, role: Role) -> Fix:
    """The cure that lets a role act as the head of a hub, in it and at the agreed grade."""
    grade, place = max(role.grade, index.policy.hub_grade), role.department or hub.id
    label = let_act(index.document, index.titles[role.id], "hub_lead")
    if role.department is None:
        label = f"{label} in {hub.name}"
    if grade > role.grade:
        label = f"{label} and raise it to {grade_name(index.document, grade)}"
    scenario_id = index.scenario.id
    return Fix(
        label,
        lambda document: transform.set_role(
            document, scenario_id, role.id, acts_as="hub_lead", department=place, grade=grade
        ),
    )


RULE = Rule(
    code=CODE,
    heading=("{n} unit ({hub}) has no head of the agreed grade", "{n} units ({hub}) have no head of the agreed grade"),
    template="The {hub} has no head at {grade} or above.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"roles", "departments", "model", "policy", "grade_names"}),
)
