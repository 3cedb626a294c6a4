"""Departments and roles of a new map as they are gathered, and the outcome of each line in words. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from workbench.application.grade_words import PLAIN_GRADE, grade_in
from workbench.domain.index import SIDE_OF_STRATEGIST
from workbench.domain.model import DEFAULT_GRADE_NAMES, ActsAs, DepartmentKind, Discipline, Terms
from workbench.domain.vocabulary import vocabulary_for
from workbench.domain.words import join_names, pluralise

ListName = Literal["departments", "roles"]
Outcome = Literal["department", "role", "leader", "counted", "left_out"]

SHOWN = 40
"""Characters that a sentence repeats of a cell."""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """The outcome of a line, or of what no line names. number counts from 1 within its list, None for no line.

    doubts: sentences on what was not understood. leads: the term of the side that it leads.
    """

    source: ListName
    number: int | None
    name: str
    outcome: Outcome
    detail: str = ""
    doubts: str = ""
    leads: str = ""


@dataclass(eq=False, slots=True)
class Unit:
    """A department as it is gathered: what its line says, and what becomes of it."""

    name: str
    number: int | None = None
    stated_kind: DepartmentKind | None = None
    parent_text: str = ""
    kind: DepartmentKind = "other"
    parent: Unit | None = None
    doubts: list[str] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Card:
    """A role as it is gathered: what its line says, and what becomes of it. counted_with: the one it is a post of."""

    title: str
    number: int | None = None
    unit: Unit | None = None
    grade: int | None = None
    work: Discipline | None = None
    headcount: float = 1
    holders: list[str] = field(default_factory=list)
    purpose: str = ""
    superior_text: str = ""
    superior: Card | None = None
    leads: ActsAs | None = None
    counted_with: Card | None = None
    doubts: list[str] = field(default_factory=list)


def grade_of(card: Card) -> int:
    """The grade of a role: as its line says, else as its title does."""
    return card.grade or grade_in(card.title) or PLAIN_GRADE


def planned_lines(
    units: Sequence[Unit], cards: Sequence[Card], left_out: Sequence[PlannedLine], terms: Terms
) -> list[PlannedLine]:
    """The outcome of each line in its order. What none names stands after the departments and before the roles."""
    sizes = dict[Unit, int]()
    for card in cards:
        if card.unit is not None and card.counted_with is None:
            sizes[card.unit] = sizes.get(card.unit, 0) + 1
    departments = [line for line in left_out if line.source == "departments"]
    departments += [_unit_line(unit, sizes.get(unit, 0), terms) for unit in units]
    roles = [line for line in left_out if line.source == "roles"]
    roles += [_card_line(card, terms) for card in cards]
    return [
        *sorted(departments, key=lambda line: (line.number is None, line.number or 0)),
        *sorted(roles, key=lambda line: line.number or 0),
    ]


def _unit_line(unit: Unit, roles: int, terms: Terms) -> PlannedLine:
    within = f", part of {unit.parent.name}" if unit.parent else ""
    kind = vocabulary_for(terms).department_kind[unit.kind]
    detail = f"Kind: {kind}{within}; {pluralise(roles, 'role') if roles else 'no role yet'}."
    return PlannedLine("departments", unit.number, unit.name, "department", detail, " ".join(unit.doubts))


def _card_line(card: Card, terms: Terms) -> PlannedLine:
    doubts = " ".join(card.doubts)
    if card.counted_with is not None:
        detail = f"The same title in the same department: a further post of line {card.counted_with.number}."
        return PlannedLine("roles", card.number, card.title, "counted", detail, doubts)
    place = f"in {card.unit.name}" if card.unit else "without a department"
    line = f", reports to {card.superior.title}" if card.superior else ""
    posts = f"; {card.headcount:g} posts" if card.headcount != 1 else ""
    held = f"; held by {join_names(card.holders, 3)}" if card.holders else ""
    detail = f"{DEFAULT_GRADE_NAMES[grade_of(card) - 1]} {place}{line}{posts}{held}."
    if card.leads is None:
        return PlannedLine("roles", card.number, card.title, "role", detail, doubts)
    leads = getattr(terms, SIDE_OF_STRATEGIST[card.leads])
    return PlannedLine("roles", card.number, card.title, "leader", detail, doubts, leads)
