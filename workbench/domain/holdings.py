"""Who holds each skill of a scenario, and how: the table an index is built around, made anew or after an edit.

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
    """A role and how it holds a skill."""

    role: Role
    assignment: Assignment


_holding = cast(Callable[[tuple[Role, Assignment]], Holding], partial(tuple.__new__, Holding))
"""A Holding of a pair in a third of the time its own constructor takes; every edit makes one an assignment."""


_OF_A_ROLE = tuple(each.name for each in fields(Role) if each.name != "assignments")


def _touched(before: Role, after: Role) -> Iterable[str]:
    """The skills (ids) that a role holds now and did not, or not so; all of them where anything else of it differs."""
    if any(getattr(before, name) != getattr(after, name) for name in _OF_A_ROLE):
        return (each.skill for each in (*before.assignments, *after.assignments))
    known, kept = set(map(id, before.assignments)), set(map(id, after.assignments))
    gone = (each.skill for each in before.assignments if id(each) not in kept)
    return chain(gone, (each.skill for each in after.assignments if id(each) not in known))


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
        """Those of some roles over the skills (ids) of a library."""
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
        """Those of the same roles (by id) and library, of which some (ids) differ.

        The lists of skills that these do not hold, then or now, are shared with this one.
        """
        held, led = self.held.copy(), self.led.copy()
        touched = {each for role in differing for each in _touched(before[role], now[role])}
        order = {role: n for n, role in enumerate(now)}
        held_now: dict[str, dict[str, Holding]] = defaultdict(dict)
        for role in differing:
            for assignment in now[role].assignments:
                held_now[assignment.skill][role] = _holding((now[role], assignment))
        for skill in held_now.keys() | touched:
            fresh = held_now[skill]
            if skill in touched:
                holdings = [each for each in held[skill] if each.role.id not in differing]
                holdings += fresh.values()
                holdings.sort(key=lambda each: order[each.role.id])
            else:
                holdings = [fresh.get(each.role.id, each) for each in held[skill]]
            held[skill] = holdings
            led[skill] = [each for each in holdings if each.assignment.kind == "lead"]
        return Holdings(held, led, touched)
