"""Transformations: pure functions from map to map, of which fixes and named edits are made.

Every object that is not touched stays the identical one. Knows no label and no screen.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Set
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from workbench.domain.fields import NOUN
from workbench.domain.model import (
    IMPORTANCES,
    Assignment,
    AssignmentKind,
    CapabilityMap,
    Department,
    Role,
    Scenario,
)
from workbench.domain.replace import replace
from workbench.domain.words import noun

_skill = attrgetter("skill")


class EditRefused(Exception):
    """An edit that cannot be done; its text is a sentence for the user."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def find(items: Iterable[T], identifier: str) -> T:
    """The item with this id; raises EditRefused where there is none."""
    kind: type[object] = object
    for item in items:
        if item.id == identifier:
            return item
        kind = type(item)
    raise _gone(kind)


def find_role(document: CapabilityMap, scenario_id: str, role_id: str) -> Role:
    """A role of one scenario of a map; raises EditRefused where either is not there."""
    return find(find(document.scenarios, scenario_id).roles, role_id)


def find_department(document: CapabilityMap, scenario_id: str, department_id: str) -> Department:
    """A department of one scenario of a map; raises EditRefused where either is not there."""
    return find(find(document.scenarios, scenario_id).departments, department_id)


def find_all(items: Collection[T], identifiers: Collection[str]) -> list[T]:
    """The items with these ids, each once, in the order asked for; raises EditRefused where one is not there."""
    wanted, kind = frozenset(identifiers), next(map(type, items), object)
    by_id = {item.id: item for item in items if item.id in wanted}
    missing = len(wanted) - len(by_id)
    if missing:
        raise _gone(kind, missing)
    return [by_id[identifier] for identifier in dict.fromkeys(identifiers)]


def _gone(kind: type[object], number: int = 1) -> EditRefused:
    """The refusal where something is not there. It says no name, which is gone too, and no id: no word for people."""
    name = NOUN.get(kind, "")
    if number > 1:
        return EditRefused(
            f"{number} of these {noun(number, name or 'thing')} are no longer there. Nothing was changed."
        )
    return EditRefused(f"That{f' {name}' if name else ''} is no longer there. Nothing was changed.")


def with_item(items: tuple[T, ...], old: T, new: T) -> tuple[T, ...]:
    """The items with one replaced by another; the same tuple where the two are one object."""
    return items if new is old else tuple(new if item is old else item for item in items)


def next_to(items: tuple[T, ...], identifier: str, beside: str, *, after: bool) -> tuple[T, ...]:
    """The items with one put before or after another; the same tuple where it stands there or they are one."""
    item, other = find(items, identifier), find(items, beside)
    stay = [other_item for other_item in items if other_item is not item]
    if item is other:
        return items
    place = stay.index(other) + after
    moved = (*stay[:place], item, *stay[place:])
    return items if moved == items else moved


_SIGN = re.compile(r"(?<=[a-z0-9+#])[+#]")
_SIGNS = {"+": "-plus-", "#": "-sharp-"}
"""Signs that make another name of the letter before them, and how an id spells them: C, C++, C#."""


def fresh_id(text: str, taken: Collection[str]) -> str:
    """A slug: a short readable id made of a name, unlike those taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = _SIGN.sub(lambda sign: _SIGNS[sign[0]], plain)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")
    slug = slug or f"item-{zlib.crc32(text.encode('utf-8', 'replace')):08x}"
    return slug if slug not in taken else f"{slug}-{_free_number(slug, taken)}"


def _free_number(slug: str, taken: Collection[str]) -> int:
    """A free number for a slug, from 2 on, whose predecessor is taken.

    Found by binary search: thousands of pasted names may share a slug, and counting up took the square of their number.
    """
    low, high = 1, 2
    while f"{slug}-{high}" in taken:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if f"{slug}-{middle}" in taken else (low, middle)
    return high


def edit_scenario(document: CapabilityMap, scenario_id: str, change: Callable[[Scenario], Scenario]) -> CapabilityMap:
    """The map with one scenario put through `change`. Skills that a role newly leads or supports stand by weight."""
    scenario = find(document.scenarios, scenario_id)
    settled = _settled(document, scenario, change(scenario))
    return replace(document, scenarios=with_item(document.scenarios, scenario, settled))


def _settled(document: CapabilityMap, before: Scenario, after: Scenario) -> Scenario:
    """Insertion by weight: each skill that is new to a list of a card stands before the first lighter one there.

    The order among those that were there is the user's, whatever it is, and stays. All in one pass: thousands of skills
    may be given to a role at once.
    """
    known = {role.id: role.assignments for role in before.roles}
    came: dict[str, list[Assignment]] = {}
    for role in after.roles:
        assignments = known.get(role.id, ())
        if role.assignments is not assignments:
            kinds = {assignment.skill: assignment.kind for assignment in assignments}
            came[role.id] = [new for new in role.assignments if kinds.get(new.skill) != new.kind]
    if not any(came.values()):
        return after
    importance = {skill.id: skill.importance for skill in document.skills}

    def placed(role: Role, fresh: list[Assignment]) -> Role:
        new_skills = {new.skill for new in fresh}
        stay = [assignment for assignment in role.assignments if assignment.skill not in new_skills]
        first_lighter: dict[tuple[AssignmentKind, int], int] = {}  # kind, importance -> place of the first lighter one
        for place, old in enumerate(stay):
            for heavier in range(importance[old.skill] + 1, max(IMPORTANCES) + 1):
                first_lighter.setdefault((old.kind, heavier), place)
        ahead: defaultdict[int, list[Assignment]] = defaultdict(list)
        kinds = list(dict.fromkeys(new.kind for new in fresh))
        for new in sorted(fresh, key=lambda new: (kinds.index(new.kind), -importance[new.skill])):
            ahead[first_lighter.get((new.kind, importance[new.skill]), len(stay))].append(new)
        order = chain.from_iterable((*ahead[place], old) for place, old in enumerate(stay))
        return replace(role, assignments=(*order, *ahead[len(stay)]))

    roles = tuple(placed(role, fresh) if (fresh := came.get(role.id)) else role for role in after.roles)
    return replace(after, roles=roles)


def edit_role(document: CapabilityMap, scenario_id: str, role_id: str, change: Callable[[Role], Role]) -> CapabilityMap:
    """The map with one role put through `change`."""

    def in_scenario(scenario: Scenario) -> Scenario:
        role = find(scenario.roles, role_id)
        return replace(scenario, roles=with_item(scenario.roles, role, change(role)))

    return edit_scenario(document, scenario_id, in_scenario)


def set_role(document: CapabilityMap, scenario_id: str, role_id: str, **fields: Any) -> CapabilityMap:
    """The map with fields of one role set."""
    return edit_role(document, scenario_id, role_id, lambda role: replace(role, **fields))


def set_department(document: CapabilityMap, scenario_id: str, department_id: str, **fields: Any) -> CapabilityMap:
    """The map with fields of one department set."""

    def in_scenario(scenario: Scenario) -> Scenario:
        department = find(scenario.departments, department_id)
        changed = replace(department, **fields)
        return replace(scenario, departments=with_item(scenario.departments, department, changed))

    return edit_scenario(document, scenario_id, in_scenario)


def set_skill(document: CapabilityMap, skill_id: str, **fields: Any) -> CapabilityMap:
    """The map with fields of one skill set."""
    skill = find(document.skills, skill_id)
    return replace(document, skills=with_item(document.skills, skill, replace(skill, **fields)))


def add_role(document: CapabilityMap, scenario_id: str, role: Role) -> CapabilityMap:
    """The map with a role more, at the end of its scenario."""
    return edit_scenario(document, scenario_id, lambda scenario: replace(scenario, roles=(*scenario.roles, role)))


def add_department(document: CapabilityMap, scenario_id: str, department: Department) -> CapabilityMap:
    """The map with a department more, at the end of its scenario."""
    return edit_scenario(
        document, scenario_id, lambda scenario: replace(scenario, departments=(*scenario.departments, department))
    )


def held(role: Role, skill_id: str) -> Assignment | None:
    """The assignment of a skill to a role, or None."""
    return next((assignment for assignment in role.assignments if assignment.skill == skill_id), None)


def with_assignment(role: Role, assignment: Assignment) -> Role:
    """The role with this assignment: in the place of the one it has for the skill, else at the end."""
    old = held(role, assignment.skill)
    if old is None:
        return replace(role, assignments=(*role.assignments, assignment))
    if old == assignment:
        return role
    return replace(role, assignments=tuple(assignment if other is old else other for other in role.assignments))


def without_skill(role: Role, skill_id: str) -> Role:
    """The role without a skill."""
    return without_skills(role, (skill_id,))


def without_skills(role: Role, skills: Collection[str]) -> Role:
    """The role without several skills."""
    gone = frozenset(skills)
    kept = tuple(assignment for assignment in role.assignments if assignment.skill not in gone)
    return role if len(kept) == len(role.assignments) else replace(role, assignments=kept)


def set_assignment(role: Role, skill_id: str, **fields: Any) -> Role:
    """The role with fields of one assignment set; raises EditRefused where it does not hold the skill."""
    old = held(role, skill_id)
    if old is None:
        raise EditRefused(f"{role.title} no longer holds that skill.")
    return with_assignment(role, replace(old, **fields))


def assign(
    scenario: Scenario, role_id: str, skill_id: str, kind: AssignmentKind, level: int, note: str = ""
) -> Scenario:
    """The scenario with a role holding a skill. A lead taken over makes every former lead a support."""
    return assign_all(scenario, role_id, (Assignment(skill_id, kind, level=level, note=note),))


def assign_all(scenario: Scenario, role_id: str, assignments: Collection[Assignment]) -> Scenario:
    """The scenario with a role holding several skills, in one pass. Leads taken over make former leads supports."""
    given = {assignment.skill: assignment for assignment in assignments}
    led = {assignment.skill for assignment in assignments if assignment.kind == "lead"}

    def changed(role: Role) -> Role:
        if role.id == role_id:
            kept = tuple(_same_or(old, given.get(old.skill)) for old in role.assignments)
            here = {assignment.skill for assignment in kept}
            return replace(role, assignments=(*kept, *(new for new in given.values() if new.skill not in here)))
        return support_only(role, led)

    return replace(scenario, roles=tuple(map(changed, scenario.roles)))


def support_only(role: Role, skills: Set[str]) -> Role:
    """The role supporting what it led of some skills."""
    if skills.isdisjoint(map(_skill, role.assignments)):
        return role
    demoted = (replace(old, kind="support") if old.skill in skills else old for old in role.assignments)
    return replace(role, assignments=tuple(demoted))


def _same_or(old: Assignment, new: Assignment | None) -> Assignment:
    return old if new is None or new == old else new


def without_waivers_on(scenario: Scenario, subjects: Collection[str]) -> Scenario:
    """The scenario without the waivers that speak of any of these subjects ("role:<id>"), which are gone."""
    kept = tuple(waiver for waiver in scenario.waivers if not any(subject in subjects for subject in waiver.subjects))
    return scenario if len(kept) == len(scenario.waivers) else replace(scenario, waivers=kept)
