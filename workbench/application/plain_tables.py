"""Plain tables: a scenario as rows that other systems take, and that come back as what they were. Knows no file.

Each thing stands there by its name and its id, which tells it from others of its name. Where there is no column for an
id, it follows a name that several bear, in brackets: "Analyst [analyst-2]". Lines of reporting are ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from workbench.domain.index import Index
from workbench.domain.model import AssignmentKind, Role
from workbench.domain.normalisation import name_key
from workbench.domain.words import separated

Value = str | float
Rows = Iterator[tuple[Value, ...]]

ORGANISATION = ("Id", "Title", "Department", "Reports to", "Dotted", "Holder", "Grade", "Headcount")
"""Headings of the organisation list."""
LONG_LIST = ("Role id", "Role", "Skill id", "Skill", "Group", "Kind", "Level")
"""Headings of the long list, a row an assignment."""
MATRIX = ("Skill id", "Skill", "Group", "Importance", "Level needed")
"""Headings of the matrix before its roles."""

BETWEEN = ";"
"""What parts the ids of several dotted lines."""
LETTER: Mapping[AssignmentKind, str] = {"lead": "L", "support": "S"}
"""What a cell of the matrix says before the level."""


def organisation(index: Index) -> Rows:
    """The roles of a scenario, headings first: their lines and departments, and who holds them."""
    departments = told_apart((unit.id, unit.name) for unit in index.scenario.departments)
    people = {person.id: person.name for person in index.document.people}
    yield ORGANISATION
    for role in index.scenario.roles:
        department = departments[role.department] if role.department else ""
        lines = role.reports_to or "", f"{BETWEEN} ".join(role.dotted_to)
        yield role.id, role.title, department, *lines, _held_by(role, people), role.grade, role.headcount


def _held_by(role: Role, people: Mapping[str, str]) -> str:
    return separated(people[each] for each in role.people) or role.holder or ""


def long_list(index: Index) -> Rows:
    """The assignments of a scenario, headings first."""
    yield LONG_LIST
    for role in index.scenario.roles:
        for held in role.assignments:
            skill = index.skills[held.skill]
            yield role.id, role.title, skill.id, skill.name, skill.group, held.kind, held.level


def matrix(index: Index) -> Rows:
    """The library of skills with a column for each role, headings first; L4: it leads at level 4, S2: it supports."""
    roles = index.scenario.roles
    names = told_apart(((role.id, role.title) for role in roles), _called(index))
    yield *MATRIX, *(names[role.id] for role in roles)
    held = {(role.id, each.skill): each for role in roles for each in role.assignments}
    for skill in index.document.skills:
        cells = (held.get((role.id, skill.id)) for role in roles)
        values = (f"{LETTER[each.kind]}{each.level}" if each else "" for each in cells)
        yield skill.id, skill.name, skill.group, skill.importance, skill.level_needed, *values


TABLES: Mapping[str, Callable[[Index], Rows]] = {
    "organisation": organisation,
    "list": long_list,
    "matrix": matrix,
}
"""What is written -> its rows."""


def _called(index: Index) -> Iterator[str]:
    """All that roles of a scenario are called besides their titles."""
    for role in index.scenario.roles:
        yield from role.also_called
        if index.titles[role.id] != role.title:
            yield index.titles[role.id]


def told_apart(things: Iterable[tuple[str, str]], called: Iterable[str] = ()) -> dict[str, str]:
    """Id -> the name of a thing, with its id behind it where another reads alike, or it would itself read like that.

    called: other names that somebody bears.
    """
    names = dict(things)
    keys = Counter(map(name_key, names.values()))
    others = set(map(name_key, called))
    return {
        identifier: f"{name} [{identifier}]"
        if keys[name_key(name)] > 1 or name_key(name) in others or name.rstrip().endswith("]")
        else name
        for identifier, name in names.items()
    }


def parted(text: str) -> tuple[str, str]:
    """The name and the id in what `told_apart` made; "" where there is no id."""
    text = text.strip()
    name, between, identifier = text.rpartition(" [")
    found = bool(between) and identifier.endswith("]") and bool(identifier[:-1].strip()) and bool(name.strip())
    return (name.strip(), identifier[:-1].strip()) if found else (text, "")
