"""A skill that nobody holds.

Why: work that is in nobody's role is done by whoever shouts last, or not at all, and nobody notices until it fails.

Poor: the skill is listed as important, and every role assumes that another one has it.

Better: one role leads it at the level needed, or it is taken out of scope so that the map says honestly it is not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain import transform
from workbench.domain.candidates import best_fitting, give_lead
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.domain.rule import Rule

CODE = "GAP1"


def check(index: Index) -> Iterator[Finding]:
    """Find the skills in scope without a holder."""
    return check_skills(index, index.scoped)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    for skill in skills:
        if not index.holdings[skill.id]:
            places = ("skill", skill.name), ("importance", skill.importance)
            yield Finding(CODE, "error", (f"skill:{skill.id}",), places)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Give it to the best-fitting role, or take it out of scope."""
    skill = index.skills[subject_id(finding.subjects[0])[1]]
    role = best_fitting(index, skill)
    if role is not None:
        yield Fix(f"Give {skill.name} to {index.titles[role.id]}", give_lead(index.scenario.id, skill.id, role.id))
    yield Fix(
        f"Take {skill.name} out of scope",
        lambda document: transform.set_skill(document, skill.id, in_scope=False),
        alone=True,
    )


RULE = Rule(
    code=CODE,
    heading=("{n} skill is held by nobody", "{n} skills are held by nobody"),
    template="Nobody holds “{skill}” (importance {importance}).",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "assignments"}),
    errors=True,
)
