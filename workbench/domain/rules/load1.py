"""A role that leads too much.

Why: a role that leads everything decides nothing; it becomes the queue that all else waits in.

Poor: one card leads fourteen skills, and each of them is late.

Better: what others already support is handed over, until the card holds what one person can answer for.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.candidates import give_lead, ranked
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import CapabilityMap, Role, Skill
from workbench.domain.rule import Rule
from workbench.domain.values import Values, beside_limit, values
from workbench.domain.words import join_names, pluralise

CODE = "LOAD1"


def check(index: Index) -> Iterator[Finding]:
    """Find the roles over the limit of skills or of weight."""
    total = index.total_weight
    for role in index.scenario.roles:
        number = len(index.led[role.id])
        share = index.led_weight[role.id] / total if total else 0.0
        over: list[str] = []
        places: Values = ()
        if number > index.policy.lead_limit:
            over.append("skills")
            places = values(number=number, most=index.policy.lead_limit)
        if share > index.policy.load_limit + 1e-9:
            over.append("weight")
            limit, (shown,) = beside_limit(index.policy.load_limit, share)
            places += values(share=shown, limit=limit)
        if over:
            places += values(role=index.titles[role.id])
            yield Finding(CODE, "warning", (f"role:{role.id}",), places, " and ".join(over))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Hand over what others hold already, the lightest first, until the card is within its limits."""
    role = index.roles[subject_id(finding.subjects[0])[1]]
    limit, most = index.policy.lead_limit, index.policy.load_limit * index.total_weight
    led, weight = len(index.led[role.id]), index.led_weight[role.id]
    loads = {role_id: len(skills) for role_id, skills in index.led.items()}
    weights = dict(index.led_weight)
    given: list[tuple[Skill, Role]] = []
    for skill in sorted(index.led[role.id], key=lambda skill: (not _helped(index, skill), skill.importance, skill.id)):
        if led <= limit and weight <= most:
            break
        taker = _taker(index, skill, role, loads, weights)
        if taker is None:
            continue
        given.append((skill, taker))
        led, weight = led - 1, weight - index.weight(skill)
        loads[taker.id] += 1
        weights[taker.id] += index.weight(skill)
    if not given or led > limit or weight > most:
        return

    def apply(document: CapabilityMap) -> CapabilityMap:
        for skill, taker in given:
            document = give_lead(index.scenario.id, skill.id, taker.id)(document)
        return document

    names = join_names([f"{skill.name} to {index.titles[taker.id]}" for skill, taker in given], 2)
    yield Fix(f"Hand over {pluralise(len(given), 'skill')} from {index.titles[role.id]}", apply, names)


def _helped(index: Index, skill: Skill) -> bool:
    return len(index.holdings[skill.id]) > 1


def _taker(index: Index, skill: Skill, role: Role, loads: dict[str, int], weights: dict[str, int]) -> Role | None:
    """The best candidate for a skill that stays within its own limits, with what it was given so far."""
    most = index.policy.load_limit * index.total_weight
    for taker in ranked(index, skill, side=SIDE_OF_SKILL[skill.belongs_to], without=(role.id,)):
        if loads[taker.id] < index.policy.lead_limit and weights[taker.id] + index.weight(skill) <= most:
            return taker
    return None


RULE = Rule(
    code=CODE,
    heading=("{n} role leads too much", "{n} roles lead too much"),
    template={
        "skills": "{role} leads {number} skills (limit {most}).",
        "weight": "{role} leads {share} of all weight (limit {limit}).",
        "skills and weight": "{role} leads {number} skills (limit {most}) and {share} of all weight (limit {limit}).",
    },
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments", "policy"}),
)
