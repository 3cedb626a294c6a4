"""Holdings: the table skill -> who holds it and how, which an index is built around; made anew or updated by edits.

Knows neither figures nor checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from itertools import chain
from typing import NamedTuple, cast

from workbench.domain.model import Assignment, Role


class Holding(NamedTuple):
    """One entry of the table: a role, and its assignment of a skill."""

    role: Role
    assignment: Assignment


_holding = cast(Callable[[tuple[Role, Assignment]], Holding], partial(tuple.__new__, Holding))
"""Fast constructor: a Holding of a pair in a third of the time its own takes; an index makes one an assignment."""


_OF_A_ROLE = tuple(field.name for field in fields(Role) if field.name != "assignments")
"""The fields of a role beside its assignments: a figure of any skill it holds may read one of them."""


def _touched(before: Role, after: Role) -> Iterable[str]:
    """The skills (ids) that a role holds otherwise than before, or that left it; all where any other field differs."""
    if any(getattr(before, name) != getattr(after, name) for name in _OF_A_ROLE):
        return (assignment.skill for assignment in (*before.assignments, *after.assignments))
    known, kept = set(map(id, before.assignments)), set(map(id, after.assignments))
    gone = (assignment.skill for assignment in before.assignments if id(assignment) not in kept)
    return chain(gone, (assignment.skill for assignment in after.assignments if id(assignment) not in known))


@dataclass(frozen=True, slots=True)
class Holdings:
    """Skill id -> who holds it and who leads it, in the order of the roles.

    `touched` are the skills (ids) held by others or in another way than before; None where it was made anew.
    """

    held: dict[str, list[Holding]]
    led: dict[str, list[Holding]]
    touched: Collection[str] | None = None

    @classmethod
    def of(cls, roles: Iterable[Role], skills: Iterable[str]) -> Holdings:
        """The table of some roles over the skills (ids) of a library."""
        held: dict[str, list[Holding]] = {skill: [] for skill in skills}
        led: dict[str, list[Holding]] = {skill: [] for skill in held}
        for role in roles:
            for assignment in role.assignments:
                holding, skill = _holding((role, assignment)), assignment.skill
                held[skill].append(holding)
                if assignment.kind == "lead":
                    led[skill].append(holding)
        return cls(held, led)

    def after(self, before: Mapping[str, Role], now: Mapping[str, Role], differing: Collection[str]) -> Holdings:
        """Incremental update: the table of the same roles (by id) and library, where some roles (ids) differ.

        The lists of skills that these do not hold, then or now, are shared with this one.
        """
        held, led = self.held.copy(), self.led.copy()
        touched = {skill for role in differing for skill in _touched(before[role], now[role])}
        order = {role: n for n, role in enumerate(now)}
        held_now: dict[str, dict[str, Holding]] = defaultdict(dict)
        for role in differing:
            for assignment in now[role].assignments:
                held_now[assignment.skill][role] = _holding((now[role], assignment))
        for skill in held_now.keys() | touched:
            fresh = held_now[skill]
            if skill in touched:
                holdings = [holding for holding in held[skill] if holding.role.id not in differing]
                holdings += fresh.values()
                holdings.sort(key=lambda holding: order[holding.role.id])
            else:
                holdings = [fresh.get(holding.role.id, holding) for holding in held[skill]]
            held[skill] = holdings
            led[skill] = [holding for holding in holdings if holding.assignment.kind == "lead"]
        return Holdings(held, led, touched)
