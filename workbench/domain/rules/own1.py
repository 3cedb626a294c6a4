"""A skill with more than one lead.

Why: two who are accountable for one thing are each waiting for the other, and disagreements have nobody to end them.

Poor: two departments both own the same work, answer twice, and blame each other in a crisis.

Better: one leads and decides; the others support and are named as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Skill
from workbench.domain.rule import Rule
from workbench.domain.values import Names

CODE = "OWN1"


def check(index: Index) -> Iterator[Finding]:
    """Find the skills in scope with two leads or more."""
    return check_skills(index, index.scoped)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    for skill in skills:
        leads = index.leads[skill.id]
        if len(leads) > 1:
            roles = Names(tuple(index.titles[lead.role.id] for lead in leads))
            places = ("skill", skill.name), ("number", len(leads)), ("roles", roles)
            subjects = (f"skill:{skill.id}", *(f"role:{lead.role.id}" for lead in leads))
            yield Finding(CODE, "error", subjects, places)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Keep the lead with the highest level; the others support."""
    skill_id = subject_id(finding.subjects[0])[1]
    kept, scenario_id = index.highest(index.leads[skill_id]).role, index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        scenario = transform.find(document.scenarios, scenario_id)
        old = transform.held(transform.find(scenario.roles, kept.id), skill_id)
        if old is None:
            raise transform.EditRefused(f"{index.titles[kept.id]} no longer holds that skill.")
        return transform.edit_scenario(
            document,
            scenario_id,
            lambda scenario: transform.assign(scenario, kept.id, skill_id, "lead", old.level, old.note),
        )

    yield Fix(f"Keep {index.titles[kept.id]} as the lead of {index.skills[skill_id].name}", apply)


RULE = Rule(
    code=CODE,
    heading=("{n} skill has more than one lead", "{n} skills have more than one lead"),
    template="“{skill}” has {number} leads: {roles}. One leads, the others support.",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments"}),
    errors=True,
)
