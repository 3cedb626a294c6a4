"""Candidates for a skill: the roles that could hold it, ranked, and the handover of its lead to one of them.

Knows no check, no split and no sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from workbench.domain import transform
from workbench.domain.index import SIDE_OF_SKILL, Index, Side
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace

TAKERS = 3
"""How many of the ranked candidates a cure tries; balances a cure found where the best one would add an error
against the time that each trial takes.
"""


def ranked(index: Index, skill: Skill, *, side: Side | None = None, without: Collection[str] = ()) -> list[Role]:
    """The roles that could hold a skill, best first.

    Kind of work fits, most weight in the skill's group, highest strength, lightest load, id; a role that leads as much
    as LOAD1 allows comes last. `side` keeps only the roles of a side on paper; `without` leaves roles out by id.
    """
    nature = SIDE_OF_SKILL[skill.belongs_to]
    strengths = {holding.role.id: index.strength(skill, holding.assignment) for holding in index.holdings[skill.id]}

    def key(role: Role) -> tuple[bool, bool, float, float, int, str]:
        fits = nature is None or index.designed[role.id] == nature
        in_group = index.in_groups[role.id].get(skill.group, 0.0)
        return (
            _at_a_limit(index, role),
            not fits,
            -in_group,
            -strengths.get(role.id, 0.0),
            index.led_weight[role.id],
            role.id,
        )

    roles = (role for role in index.scenario.roles if role.id not in without)
    return sorted((role for role in roles if side is None or index.designed[role.id] == side), key=key)


def _at_a_limit(index: Index, role: Role) -> bool:
    """Whether a role leads as many skills, or as much weight, as LOAD1 allows."""
    policy, led, weight = index.policy, index.led[role.id], index.led_weight[role.id]
    return len(led) >= policy.lead_limit or (weight > 0 and weight >= policy.load_limit * index.total_weight - 1e-9)


def best_fitting(index: Index, skill: Skill, *, side: Side | None = None, without: Collection[str] = ()) -> Role | None:
    """The first of `ranked`, or None."""
    return next(iter(ranked(index, skill, side=side, without=without)), None)


def stand_back(role: Role, skill: Skill) -> Role:
    """The role supporting a skill at level 1 only, or without it where level 1 is all that is needed."""
    if transform.held(role, skill.id) is None:
        return role
    if skill.level_needed == 1:
        return transform.without_skill(role, skill.id)
    return transform.set_assignment(role, skill.id, kind="support", level=1)


def hand_over(scenario: Scenario, skill: Skill, to_role: str) -> Scenario:
    """The scenario with a role leading a skill, at the level needed or its own higher one; former leads stand back."""
    roles = []
    for role in scenario.roles:
        assignment = transform.held(role, skill.id)
        if role.id == to_role:
            level = max(skill.level_needed, assignment.level if assignment else 0)
            note = assignment.note if assignment else ""
            roles.append(transform.with_assignment(role, Assignment(skill.id, "lead", level=level, note=note)))
        else:
            roles.append(stand_back(role, skill) if assignment and assignment.kind == "lead" else role)
    return replace(scenario, roles=tuple(roles))


def give_lead(scenario_id: str, skill_id: str, role_id: str) -> Callable[[CapabilityMap], CapabilityMap]:
    """The edit function that hands a skill over to a role. It raises EditRefused where one of the two is gone."""

    def apply(document: CapabilityMap) -> CapabilityMap:
        skill = transform.find(document.skills, skill_id)

        def change(scenario: Scenario) -> Scenario:
            transform.find(scenario.roles, role_id)
            return hand_over(scenario, skill, role_id)

        return transform.edit_scenario(document, scenario_id, change)

    return apply
