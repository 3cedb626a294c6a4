"""A skill that belongs to one side is led by a role of the other.

Why: who leads decides; {product} work led from {marketing} is judged by the aims of {marketing}, and the other way
round.

Poor: a skill of {product} is led by a role of {marketing}, which takes from it what serves its own plans.

Better: the lead sits on the side the skill belongs to, and the other side supports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain.candidates import TAKERS, give_lead, ranked
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import Skill
from workbench.domain.rule import Rule
from workbench.domain.values import term

CODE = "LEAN1"


def check(index: Index) -> Iterator[Finding]:
    """Find the domain skills whose lead is a role of the other side; technology counts as product."""
    return check_skills(index, index.domain)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    leads, side_of_role = index.leads, index.designed
    for skill in skills:
        for role, _ in leads[skill.id]:
            side = side_of_role[role.id]
            if side is not None and side != SIDE_OF_SKILL[skill.belongs_to]:
                sides = ("nature", term(skill.belongs_to)), ("side", term(side))
                places = ("skill", skill.name), ("role", index.titles[role.id]), *sides
                yield Finding(CODE, "warning", (f"skill:{skill.id}", f"role:{role.id}"), places)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Move the lead to the best-fitting role of the side it belongs to; the next best where that would add an error."""
    skill = index.skills[subject_id(finding.subjects[0])[1]]
    for role in ranked(index, skill, side=SIDE_OF_SKILL[skill.belongs_to])[:TAKERS]:
        yield Fix(
            f"Move the lead of {skill.name} to {index.titles[role.id]}", give_lead(index.scenario.id, skill.id, role.id)
        )


RULE = Rule(
    code=CODE,
    heading=("{n} skill is led by the other side", "{n} skills are led by the other side"),
    template="“{skill}” belongs to {nature}, but its lead, {role}, belongs to {side}.",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments"}),
    most=1,
)
