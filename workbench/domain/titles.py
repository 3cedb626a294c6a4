"""Disambiguation of names: two roles of one title, or two people of one name, are told apart. Knows no sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import count
from operator import attrgetter
from typing import TypeVar

from workbench.domain.model import CapabilityMap, Person, Role, Scenario
from workbench.domain.transform import find

_Named = TypeVar("_Named", Role, Person)


def titles(scenario: Scenario) -> dict[str, str]:
    """Role id -> its title; where other roles bear it too, with an addition that tells it from them.

    The addition is the holder ("Analyst (Ada Lovelace)"), else the department ("Analyst (Sales)"), else a number
    ("Analyst (2)"). No two roles are called alike, whatever their case.
    """

    def additions() -> Sequence[Callable[[Role], str]]:
        departments = {department.id: department.name for department in scenario.departments}
        return (lambda role: role.holder or "", lambda role: departments.get(role.department or "", ""))

    return _told_apart(scenario.roles, attrgetter("title"), additions)


def people_names(people: Iterable[Person]) -> dict[str, str]:
    """Person id -> her name; where others bear it too, with her title, else a number, that tells her from them."""
    return _told_apart(people, attrgetter("name"), lambda: (attrgetter("title"),))


def person_called(document: CapabilityMap, person_id: str) -> str:
    """The name of a person by her id, told from others of that name; raises EditRefused where she is not there."""
    return people_names(document.people)[find(document.people, person_id).id]


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


def _told_apart(
    things: Iterable[_Named],
    name_of: Callable[[_Named], str],
    additions: Callable[[], Sequence[Callable[[_Named], str]]],
) -> dict[str, str]:
    """Id -> the name of a thing, with the first addition that tells it from others of that name, else a number.

    additions: makes the texts that may be added, asked for only where two are called alike.
    """
    alike: dict[str, list[_Named]] = {}
    names: dict[str, str] = {}
    for thing in things:
        names[thing.id] = name_of(thing)
        alike.setdefault(_read(names[thing.id]), []).append(thing)
    if len(alike) < len(names):
        taken, texts = set(alike), additions()
        for group in alike.values():
            if len(group) > 1:
                names.update(_with_additions(group, name_of, texts, taken))
    return names


def _with_additions(
    things: Collection[_Named],
    name_of: Callable[[_Named], str],
    additions: Sequence[Callable[[_Named], str]],
    taken: set[str],
) -> dict[str, str]:
    """Id -> its name with an addition, for things of one name; the names given are added to `taken`."""
    counted = [(text, Counter(_read(text(thing)) for thing in things)) for text in additions]
    names: dict[str, str] = {}
    for thing in things:
        unique = (text(thing) for text, number in counted if _read(text(thing)) and number[_read(text(thing))] == 1)
        called = next((f"{name_of(thing).strip()} ({text.strip()})" for text in unique), "")
        if called and _read(called) not in taken:
            taken.add(_read(called))
            names[thing.id] = called
    for place, thing in enumerate(things, 1):
        if thing.id not in names:
            numbered = (f"{name_of(thing).strip()} ({number})" for number in count(place))
            names[thing.id] = next(called for called in numbered if _read(called) not in taken)
            taken.add(_read(names[thing.id]))
    return names


def _read(name: str) -> str:
    """Comparison key of a name as it is read: neither case nor blanks tell two names apart on a page."""
    return " ".join(name.casefold().split())
