"""Disambiguation of role titles: two roles of one title are told apart wherever they are named. Knows no sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.domain.transform import find


def titles(scenario: Scenario) -> dict[str, str]:
    """Role id -> its title; where other roles bear it too, with an addition that tells it from them.

    The addition is the holder ("Analyst (Ada Lovelace)"), else the department ("Analyst (Sales)"), else a number
    ("Analyst (2)"). No two roles are called alike, whatever their case.
    """
    alike: dict[str, list[Role]] = {}
    for role in scenario.roles:
        alike.setdefault(_read(role.title), []).append(role)
    by_role = {role.id: role.title for role in scenario.roles}
    if len(alike) < len(by_role):
        departments = {department.id: department.name for department in scenario.departments}
        taken = set(alike)
        for roles in alike.values():
            if len(roles) > 1:
                by_role.update(_told_apart(roles, departments, taken))
    return by_role


def called_alike(one: Role, other: Role) -> bool:
    """Whether two states of a role agree in all that its title is made of, as long as its department keeps its name."""
    return (one.title, one.holder, one.department) == (other.title, other.holder, other.department)


def title_in(scenario: Scenario, role: Role) -> str:
    """The title of one role of a scenario, told from others of that title."""
    return titles(scenario)[role.id]


def title_of(document: CapabilityMap, scenario_id: str, role_id: str) -> str:
    """The title of a role by the ids of its scenario and its own; raises EditRefused where either is not there."""
    scenario = find(document.scenarios, scenario_id)
    return title_in(scenario, find(scenario.roles, role_id))


def _told_apart(roles: Collection[Role], departments: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Role id -> its title, for roles of one title; the titles given are added to `taken`."""
    holders = Counter(_read(role.holder or "") for role in roles)
    places = Counter(_read(departments.get(role.department or "", "")) for role in roles)
    by_role: dict[str, str] = {}
    left = []
    for role in roles:
        title, holder, place = role.title.strip(), role.holder or "", departments.get(role.department or "", "")
        if _read(holder) and holders[_read(holder)] == 1:
            called = f"{title} ({holder.strip()})"
        elif _read(place) and places[_read(place)] == 1:
            called = f"{title} ({place.strip()})"
        else:
            called = ""
        if called and _read(called) not in taken:
            taken.add(_read(called))
            by_role[role.id] = called
        else:
            left.append(role)
    numbers = {role.id: number for number, role in enumerate(roles, 1)}
    for role in left:
        number = numbers[role.id]
        while _read(called := f"{role.title.strip()} ({number})") in taken:
            number += 1
        taken.add(_read(called))
        by_role[role.id] = called
    return by_role


def _read(name: str) -> str:
    """Comparison key of a name as it is read: neither case nor blanks tell two names apart on a page."""
    return " ".join(name.casefold().split())
