"""A skill that {marketing} and {product} both hold at half strength or more, though it belongs to one side.

Why: what both hold is done twice and decided twice; over time the side with the budget takes it, whatever its nature.

Poor: {marketing} does once more, for itself, what {product} does already.

Better: the side it belongs to leads; the other knows enough to work with it. What is shared on purpose is marked so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain import transform
from workbench.domain.candidates import best_fitting, stand_back
from workbench.domain.coverage import Coverage
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.rule import Rule
from workbench.domain.values import term

CODE = "OVR1"


def check(index: Index) -> Iterator[Finding]:
    """Find the domain skills, not shared on purpose, that both sides hold strongly."""
    return check_skills(index, index.domain)


def check_skills(index: Index, skills: Iterable[Skill]) -> Iterator[Finding]:
    """The check of some skills alone."""
    best, limit = Coverage.of(index).best("designed"), index.policy.overlap_strength
    for skill in skills:
        strongest = best[skill.id]
        if not skill.bridge and strongest.marketing >= limit and strongest.product >= limit:
            places = ("skill", skill.name), ("nature", term(skill.belongs_to))
            yield Finding(CODE, "warning", (f"skill:{skill.id}",), places)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Give the lead to the side it belongs to; the other side's holders support at level 1."""
    skill = index.skills[subject_id(finding.subjects[0])[1]]
    side = SIDE_OF_SKILL[skill.belongs_to]
    role = best_fitting(index, skill, side=side)
    if role is None:
        return
    holders = [holding.role.id for holding in index.holdings[skill.id]]
    others = {role_id for role_id in holders if index.designed[role_id] not in (side, None)}
    old = transform.held(role, skill.id)
    level, note = (max(old.level, skill.level_needed), old.note) if old else (skill.level_needed, "")

    def change(scenario: Scenario) -> Scenario:
        led = transform.assign(scenario, role.id, skill.id, "lead", level, note)
        return replace(led, roles=tuple(stand_back(one, skill) if one.id in others else one for one in led.roles))

    def apply(document: CapabilityMap) -> CapabilityMap:
        return transform.edit_scenario(document, index.scenario.id, change)

    term = index.document.terms.marketing if side == "marketing" else index.document.terms.product
    yield Fix(f"Give {term} the lead of {skill.name}", apply)


RULE = Rule(
    code=CODE,
    heading=("{n} skill is held twice", "{n} skills are held twice"),
    template="{Marketing} and {product} both hold “{skill}” at half strength or more, though it belongs to {nature}.",
    doc=__doc__,
    check=check,
    check_skills=check_skills,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "policy"}),
)
