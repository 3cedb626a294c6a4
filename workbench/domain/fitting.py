"""Who would hold a skill best, and which single moves bring a split towards what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from workbench.domain import transform
from workbench.domain.coverage import Coverage, FigureView, Split
from workbench.domain.figures import Band, nobody_moved
from workbench.domain.findings import Fix
from workbench.domain.holdings import Holding
from workbench.domain.index import SIDE_OF_SKILL, Index, Side
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.rounding import digits_apart
from workbench.domain.words import percents

MOVES = 3
"""How many single moves are offered at a time."""

TAKERS = 3
"""How many roles a skill may go to are looked at, the best-fitting first."""


def ranked(index: Index, skill: Skill, *, side: Side | None = None, without: Collection[str] = ()) -> list[Role]:
    """The roles that could hold a skill, best first.

    Kind of work fits, most weight in the skill's group, highest strength, lightest load, id; a role that leads as much
    as LOAD1 allows comes last. `side` keeps only the roles of a side on paper; `without` leaves roles out by id.
    """
    nature = SIDE_OF_SKILL[skill.belongs_to]
    strengths = {each.role.id: index.strength(skill, each.assignment) for each in index.holdings[skill.id]}

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
        held = transform.held(role, skill.id)
        if role.id == to_role:
            level = max(skill.level_needed, held.level if held else 0)
            note = held.note if held else ""
            roles.append(transform.with_assignment(role, Assignment(skill.id, "lead", level=level, note=note)))
        else:
            roles.append(stand_back(role, skill) if held and held.kind == "lead" else role)
    return replace(scenario, roles=tuple(roles))


def give_lead(scenario_id: str, skill_id: str, role_id: str) -> Callable[[CapabilityMap], CapabilityMap]:
    """The function that hands a skill over to a role."""

    def apply(document: CapabilityMap) -> CapabilityMap:
        skill = transform.find(document.skills, skill_id)

        def change(scenario: Scenario) -> Scenario:
            transform.find(scenario.roles, role_id)
            return hand_over(scenario, skill, role_id)

        return transform.edit_scenario(document, scenario_id, change)

    return apply


@dataclass(frozen=True, slots=True)
class _Candidate:
    skill: Skill
    role: Role
    distance: float
    split: Split


def moves(index: Index, view: FigureView, band: Band) -> tuple[Fix, ...]:
    """The single moves that bring the product share of a view nearer to a band, nearest first.

    Each move strictly shortens the way, so applying them until none is left ends
    inside the band, or as near as single moves can.
    """
    share, (low, high) = Coverage.of(index).split(view).product_share, band
    if share is None or low <= share <= high:
        return ()
    receiving: Side = "product" if share < low else "marketing"

    def distance(value: float) -> float:
        return max(low - value, value - high, 0.0)

    found = []
    for skill, role in _options(index, view, receiving):
        there = Coverage.of(index).split_with(view, skill, _held_after(index, skill, role))
        if there.product_share is not None and distance(there.product_share) < distance(share) - 1e-12:
            found.append(_Candidate(skill, role, distance(there.product_share), there))
    found.sort(key=lambda each: (each.distance, each.skill.importance, each.skill.id, each.role.id))
    return tuple(
        Fix(
            f"{_verb(index, each.skill)} {each.skill.name} to {index.titles[each.role.id]}",
            give_lead(index.scenario.id, each.skill.id, each.role.id),
            _effect(index, view, each.split),
        )
        for each in found
    )


def _effect(index: Index, view: FigureView, after: Split) -> str:
    """The product share of a view before and after, and what nobody holds where that is to be said."""
    before = Coverage.of(index).split(view)
    shares = before.product_share or 0.0, after.product_share or 0.0
    said = f"{'on paper ' if view == 'designed' else ''}product {percents(*shares, digits_apart(shares))}"
    return ", ".join(filter(None, (said, nobody_moved(before, after))))


def _verb(index: Index, skill: Skill) -> str:
    return "Move the lead of" if index.leads[skill.id] else "Give the lead of"


def _held_after(index: Index, skill: Skill, taker: Role) -> list[Holding]:
    """Who would hold a skill, and how, once a role leads it."""
    roles = [each.role for each in index.holdings[skill.id] if each.role.id != taker.id]
    after = hand_over(replace(index.scenario, roles=(*roles, taker)), skill, taker.id)
    return [Holding(role, held) for role in after.roles if (held := transform.held(role, skill.id)) is not None]


def _options(index: Index, view: FigureView, receiving: Side) -> Iterator[tuple[Skill, Role]]:
    """Leads that may change hands: to the receiving side what belongs to it; off a strategist's card, too."""
    if view != "strategists":
        for skill in index.domain:
            if SIDE_OF_SKILL[skill.belongs_to] == receiving:
                yield from ((skill, role) for role in ranked(index, skill, side=receiving)[:TAKERS])
        return
    strategists = {role.id for side in ("marketing", "product") for role in index.strategists(side)}
    taker = index.product_strategist if receiving == "product" else index.marketing_strategist
    giving: Side = "marketing" if receiving == "product" else "product"
    for skill in index.domain:
        if SIDE_OF_SKILL[skill.belongs_to] == receiving:
            if taker is not None:
                yield skill, taker
        elif any(index.acting[each.role.id] == giving for each in index.leads[skill.id]):
            yield from ((skill, role) for role in ranked(index, skill, side=giving, without=strategists)[:TAKERS])
