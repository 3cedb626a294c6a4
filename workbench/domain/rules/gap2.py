"""A skill whose best holder is below the level needed.

Why: a role cannot answer for what it cannot yet do; the design promises more than the people can deliver.

Poor: the map says covered, while the only holder is a beginner at something that sets direction.

Better: the holder is trained or hired to the level needed, and the card says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.domain.rule import Rule

CODE = "GAP2"


def check(index: Index) -> Iterator[Finding]:
    """Find the skills in scope that are held, by nobody at the level needed."""
    return check_skills(index, index.scoped)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    for skill in skills:
        holdings, needed = index.holdings[skill.id], skill.level_needed
        for _, assignment in holdings:
            if assignment.level >= needed:
                break
        else:
            if not holdings:
                continue
            role, assignment = index.highest(holdings)
            levels = ("needed", needed), ("level", assignment.level)
            places = ("skill", skill.name), ("role", index.titles[role.id]), *levels
            yield Finding(CODE, "warning", (f"skill:{skill.id}", f"role:{role.id}"), places)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Raise the best holder to the level needed."""
    skill_id, role_id = (subject_id(subject)[1] for subject in finding.subjects)
    skill, scenario_id = index.skills[skill_id], index.scenario.id
    yield Fix(
        f"Raise {skill.name} to level {skill.level_needed}",
        lambda document: transform.edit_role(
            document,
            scenario_id,
            role_id,
            lambda role: transform.set_assignment(role, skill_id, level=skill.level_needed),
        ),
    )


RULE = Rule(
    code=CODE,
    heading=("{n} skill is held below the level needed", "{n} skills are held below the level needed"),
    template="“{skill}” needs level {needed}; the best holder, {role}, has {level}.",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments"}),
)
