"""A skill with helpers but no lead.

Why: help without somebody to help is nobody's job; the work starts well and stops at the first decision.

Poor: three roles support a skill, and no name stands behind it.

Better: the one who can do it best leads it, and the others go on helping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.domain.rule import Rule

CODE = "OWN2"


def check(index: Index) -> Iterator[Finding]:
    """Find the skills in scope that are supported and not led."""
    return check_skills(index, index.scoped)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    for skill in skills:
        if index.holdings[skill.id] and not index.leads[skill.id]:
            yield Finding(CODE, "warning", (f"skill:{skill.id}",), (("skill", skill.name),))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Make the helper with the highest level the lead."""
    skill_id = subject_id(finding.subjects[0])[1]
    role, scenario_id = index.highest(index.holdings[skill_id]).role, index.scenario.id
    yield Fix(
        f"Make {index.titles[role.id]} the lead of {index.skills[skill_id].name}",
        lambda document: transform.edit_role(
            document, scenario_id, role.id, lambda helper: transform.set_assignment(helper, skill_id, kind="lead")
        ),
    )


RULE = Rule(
    code=CODE,
    heading=("{n} skill has helpers but no lead", "{n} skills have helpers but no lead"),
    template="“{skill}” has helpers but no lead.",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "assignments"}),
)
