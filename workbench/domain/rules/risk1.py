"""An important skill that only one person knows.

Why: people fall ill and leave; what only one of them knows leaves with them.

Poor: the only one who understands a system is on holiday when it fails.

Better: a second person knows enough to stand in: level 2 will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain import transform
from workbench.domain.candidates import best_fitting
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.domain.rule import Rule

CODE = "RISK1"
STAND_IN_LEVEL = 2
"""The level at which a second holder knows enough to stand in."""


def check(index: Index) -> Iterator[Finding]:
    """Find the important skills in scope with one holder who is one person."""
    return check_skills(index, index.scoped)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    for skill in skills:
        holdings = index.holdings[skill.id]
        if skill.importance >= index.policy.risk_importance and len(holdings) == 1:
            role = holdings[0].role
            if role.headcount <= 1:
                places = ("role", index.titles[role.id]), ("skill", skill.name), ("importance", skill.importance)
                yield Finding(CODE, "advice", (f"skill:{skill.id}", f"role:{role.id}"), places)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the best-fitting other role as a second holder."""
    skill_id, holder = (subject_id(subject)[1] for subject in finding.subjects)
    skill, scenario_id = index.skills[skill_id], index.scenario.id
    role = best_fitting(index, skill, without=(holder,))
    if role is not None:
        yield Fix(
            f"Let {index.titles[role.id]} support {skill.name} at level {STAND_IN_LEVEL}",
            lambda document: transform.edit_scenario(
                document,
                scenario_id,
                lambda scenario: transform.assign(scenario, role.id, skill_id, "support", STAND_IN_LEVEL),
            ),
        )


RULE = Rule(
    code=CODE,
    heading=("{n} important skill has no stand-in", "{n} important skills have no stand-in"),
    template="Only {role} knows “{skill}” (importance {importance}, one person): nobody can stand in.",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments", "policy"}),
)
