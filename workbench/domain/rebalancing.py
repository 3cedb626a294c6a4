"""Rebalancing: the single moves of a lead that bring the product share of a split towards its agreed band.

Knows neither checks nor their sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain import transform
from workbench.domain.candidates import TAKERS, give_lead, hand_over, ranked
from workbench.domain.coverage import Coverage, FigureView, Split
from workbench.domain.figures import Band, nobody_moved
from workbench.domain.findings import Fix
from workbench.domain.holdings import Holding
from workbench.domain.index import SIDE_OF_SKILL, Index, Side
from workbench.domain.model import Role, Skill
from workbench.domain.replace import replace
from workbench.domain.rounding import digits_apart
from workbench.domain.words import percents

MOVES = 3
"""How many single moves are offered at a time."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One move: the skill, the role that would lead it, and the split after, so many away from the band (of 1)."""

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

    candidates = []
    for skill, role in _options(index, view, receiving):
        after = Coverage.of(index).split_with(view, skill, _held_after(index, skill, role))
        # Nearer by more than the noise of arithmetic, so that each move strictly shortens the way.
        if after.product_share is not None and distance(after.product_share) < distance(share) - 1e-12:
            candidates.append(_Candidate(skill, role, distance(after.product_share), after))
    candidates.sort(key=lambda move: (move.distance, move.skill.importance, move.skill.id, move.role.id))
    return tuple(
        Fix(
            f"{_verb(index, move.skill)} {move.skill.name} to {index.titles[move.role.id]}",
            give_lead(index.scenario.id, move.skill.id, move.role.id),
            _effect(index, view, move.split),
        )
        for move in candidates
    )


def _effect(index: Index, view: FigureView, after: Split) -> str:
    """The product share of a view before and after, and what nobody holds where that is to be said."""
    before = Coverage.of(index).split(view)
    shares = before.product_share or 0.0, after.product_share or 0.0
    term = index.document.terms.product
    product = f"{'on paper ' if view == 'designed' else ''}{term} {percents(*shares, digits_apart(shares))}"
    return ", ".join(filter(None, (product, nobody_moved(before, after))))


def _verb(index: Index, skill: Skill) -> str:
    return "Move the lead of" if index.leads[skill.id] else "Give the lead of"


def _held_after(index: Index, skill: Skill, taker: Role) -> list[Holding]:
    """The holdings of a skill, had a role taken its lead."""
    roles = [holding.role for holding in index.holdings[skill.id] if holding.role.id != taker.id]
    after = hand_over(replace(index.scenario, roles=(*roles, taker)), skill, taker.id)
    return [
        Holding(role, assignment) for role in after.roles if (assignment := transform.held(role, skill.id)) is not None
    ]


def _options(index: Index, view: FigureView, receiving: Side) -> Iterator[tuple[Skill, Role]]:
    """Moves worth trying: a skill and the role that could lead it, so that the receiving side's share grows.

    For whole departments, the side's best candidates for each skill that belongs to it. For the two strategists, its
    own strategist for such a skill; and for a skill of the other side that the other strategist leads, the best
    candidates of that side beside the strategists, since off that card the skill counts for less.
    """
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
        elif any(index.acting[lead.role.id] == giving for lead in index.leads[skill.id]):
            yield from ((skill, role) for role in ranked(index, skill, side=giving, without=strategists)[:TAKERS])
