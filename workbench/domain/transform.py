"""Pure functions from map to map: what fixes and named edits are made of. Every object not touched stays itself."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Set
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from workbench.domain.model import (
    IMPORTANCES,
    Assignment,
    AssignmentKind,
    CapabilityMap,
    Department,
    Role,
    Scenario,
    Skill,
)
from workbench.domain.replace import replace

_skill = attrgetter("skill")


class EditRefused(Exception):
    """An edit that cannot be done; its text is a sentence for the user."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)
_NAMES: dict[type[object], tuple[str, str]] = {
    Role: ("role", "roles"),
    Skill: ("skill", "skills"),
    Department: ("department", "departments"),
    Scenario: ("scenario", "scenarios"),
}


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
    return [by_id[each] for each in dict.fromkeys(identifiers)]


def _gone(kind: type[object], number: int = 1) -> EditRefused:
    """The refusal where something is not there: its name went with it, and its id is not for people."""
    name, names = _NAMES.get(kind, ("", "things"))
    if number > 1:
        return EditRefused(f"{number} of these {names} are no longer there. Nothing was changed.")
    return EditRefused(f"That{f' {name}' if name else ''} is no longer there. Nothing was changed.")


def with_item(items: tuple[T, ...], old: T, new: T) -> tuple[T, ...]:
    """The items with one taken for another; the same tuple where they are one and the same."""
    return items if new is old else tuple(new if item is old else item for item in items)


def next_to(items: tuple[T, ...], identifier: str, beside: str, *, after: bool) -> tuple[T, ...]:
    """The items with one put before or after another; the same tuple where it stands there or they are one."""
    item, other = find(items, identifier), find(items, beside)
    stay = [each for each in items if each is not item]
    if item is other:
        return items
    place = stay.index(other) + after
    moved = (*stay[:place], item, *stay[place:])
    return items if moved == items else moved


_SIGN = re.compile(r"(?<=[a-z0-9+#])[+#]")
_SIGNS = {"+": "-plus-", "#": "-sharp-"}
"""Behind a letter they make another name of it: C, C++, C#."""


def fresh_id(text: str, taken: Collection[str]) -> str:
    """A short readable id made of a name, unlike those taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = _SIGN.sub(lambda sign: _SIGNS[sign[0]], plain)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")
    slug = slug or f"item-{zlib.crc32(text.encode('utf-8', 'replace')):08x}"
    return slug if slug not in taken else f"{slug}-{_free_number(slug, taken)}"


def _free_number(slug: str, taken: Collection[str]) -> int:
    """A number from 2 on that is free behind a slug, the one before it taken: found by doubling and halving, for
    thousands of names may share a slug.
    """
    low, high = 1, 2
    while f"{slug}-{high}" in taken:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if f"{slug}-{middle}" in taken else (low, middle)
    return high


def edit_scenario(document: CapabilityMap, scenario_id: str, change: Callable[[Scenario], Scenario]) -> CapabilityMap:
    """The map with one scenario put through `change`. Skills a role newly leads or supports stand by their weight."""
    scenario = find(document.scenarios, scenario_id)
    settled = _settled(document, scenario, change(scenario))
    return replace(document, scenarios=with_item(document.scenarios, scenario, settled))


def _settled(document: CapabilityMap, before: Scenario, after: Scenario) -> Scenario:
    """A changed scenario with each skill that came into a list before the first lighter one; all others as they were.

    The order among those that were there is the user's, whatever it is.
    """
    known = {role.id: role.assignments for role in before.roles}
    came: dict[str, list[Assignment]] = {}
    for role in after.roles:
        assignments = known.get(role.id, ())
        if role.assignments is not assignments:
            kinds = {each.skill: each.kind for each in assignments}
            came[role.id] = [each for each in role.assignments if kinds.get(each.skill) != each.kind]
    if not any(came.values()):
        return after
    importance = {skill.id: skill.importance for skill in document.skills}

    def placed(role: Role, fresh: list[Assignment]) -> Role:
        new = {each.skill for each in fresh}
        stay = [each for each in role.assignments if each.skill not in new]
        lighter: dict[tuple[AssignmentKind, int], int] = {}
        for place, each in enumerate(stay):
            for heavier in range(importance[each.skill] + 1, max(IMPORTANCES) + 1):
                lighter.setdefault((each.kind, heavier), place)
        ahead: defaultdict[int, list[Assignment]] = defaultdict(list)
        kinds = list(dict.fromkeys(each.kind for each in fresh))
        for each in sorted(fresh, key=lambda each: (kinds.index(each.kind), -importance[each.skill])):
            ahead[lighter.get((each.kind, importance[each.skill]), len(stay))].append(each)
        order = chain.from_iterable((*ahead[place], each) for place, each in enumerate(stay))
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
    return edit_scenario(document, scenario_id, lambda each: replace(each, roles=(*each.roles, role)))


def add_department(document: CapabilityMap, scenario_id: str, department: Department) -> CapabilityMap:
    """The map with a department more, at the end of its scenario."""
    return edit_scenario(document, scenario_id, lambda each: replace(each, departments=(*each.departments, department)))


def held(role: Role, skill_id: str) -> Assignment | None:
    """How a role holds a skill, or None."""
    return next((each for each in role.assignments if each.skill == skill_id), None)


def with_assignment(role: Role, assignment: Assignment) -> Role:
    """The role with this assignment: in the place of the one it has for the skill, else at the end."""
    old = held(role, assignment.skill)
    if old is None:
        return replace(role, assignments=(*role.assignments, assignment))
    if old == assignment:
        return role
    return replace(role, assignments=tuple(assignment if each is old else each for each in role.assignments))


def without_skill(role: Role, skill_id: str) -> Role:
    """The role without a skill."""
    return without_skills(role, (skill_id,))


def without_skills(role: Role, skills: Collection[str]) -> Role:
    """The role without several skills."""
    gone = frozenset(skills)
    kept = tuple(each for each in role.assignments if each.skill not in gone)
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
    given = {each.skill: each for each in assignments}
    led = {each.skill for each in assignments if each.kind == "lead"}

    def changed(role: Role) -> Role:
        if role.id == role_id:
            kept = tuple(_same_or(each, given.get(each.skill)) for each in role.assignments)
            here = {each.skill for each in kept}
            return replace(role, assignments=(*kept, *(each for each in given.values() if each.skill not in here)))
        return support_only(role, led)

    return replace(scenario, roles=tuple(map(changed, scenario.roles)))


def support_only(role: Role, skills: Set[str]) -> Role:
    """The role supporting what it led of some skills."""
    if skills.isdisjoint(map(_skill, role.assignments)):
        return role
    demoted = (replace(each, kind="support") if each.skill in skills else each for each in role.assignments)
    return replace(role, assignments=tuple(demoted))


def _same_or(old: Assignment, new: Assignment | None) -> Assignment:
    return old if new is None or new == old else new


def without_waivers_on(scenario: Scenario, subjects: Collection[str]) -> Scenario:
    """The scenario without the waivers that speak of any of these subjects ("role:<id>"), which are gone."""
    kept = tuple(each for each in scenario.waivers if not any(subject in subjects for subject in each.subjects))
    return scenario if len(kept) == len(scenario.waivers) else replace(scenario, waivers=kept)
