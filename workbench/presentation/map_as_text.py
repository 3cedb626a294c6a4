"""A map as sorted lines, one unit each, for the diff of a version control: each line names what it is of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.domain.field import is_nothing
from workbench.domain.fields import FIELDS, PARTS
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Person, Scenario
from workbench.domain.names import IndexNames
from workbench.domain.titles import people_names


def as_lines(document: CapabilityMap) -> str:
    """All that a map says, sorted, so that an order alone is no difference."""
    return "".join(f"{line}\n" for line in (*_of_map(document), *sorted(_lines(document))))


def _of_map(document: CapabilityMap) -> Iterator[str]:
    yield f"title: {document.title}"
    yield from _text("notes", document.notes)
    yield f"grades: {', '.join(document.grade_names)}"
    for name, value in (("limit", document.policy), ("word", document.terms)):
        for field in FIELDS[type(value)]:
            yield f"{name} {field.replace('_', ' ')}: {getattr(value, field)}"


def _lines(document: CapabilityMap) -> Iterator[str]:
    for skill in document.skills:
        yield from _fields(f"skill {skill.name}", skill)
    for scenario in document.scenarios:
        yield from _scenario(scenario, Index(document, scenario))
    people = people_names(document.people)
    names = {skill.id: skill.name for skill in document.skills}
    for person in document.people:
        called = f"person {people[person.id]}"
        yield from _fields(called, person)
        for known in person.levels:
            yield f"{called}: level {known.level} in {names[known.skill]}"


def _scenario(scenario: Scenario, index: Index) -> Iterator[str]:
    here = f"scenario {scenario.name}"
    yield f"{here}: model {scenario.model}"
    for unit in scenario.departments:
        yield from _fields(f"{here} / department {unit.name}", unit, index)
    for role in scenario.roles:
        card = f"{here} / role {index.titles[role.id]}"
        yield from _fields(card, role, index)
        for held in role.assignments:
            note = f" ({_one_line(held.note)})" if held.note else ""
            yield f"{card}: {held.kind} of {index.skills[held.skill].name} at level {held.level}{note}"
    for point in scenario.waivers:
        until = f", until {point.until}" if point.until else ""
        yield (
            f"{here} / accepted {point.code} of {', '.join(point.subjects)}: {point.severity}, "
            f"{_one_line(point.reason)}, {point.author} on {point.date}{until}"
        )


def _fields(called: str, thing: Any, index: Index | None = None) -> Iterator[str]:
    """A line for each field that says something; of several names, one each."""
    yield f"{called}: id {thing.id}"
    for name, row in FIELDS[type(thing)].items():
        value = getattr(thing, name)
        if name in ("id", "name", "title") and not isinstance(thing, Person):
            continue
        if name in PARTS[type(thing)] or is_nothing(value) or name in ("id", "name"):
            continue
        label = name.replace("_", " ")
        for each in value if isinstance(value, tuple) else (value,):
            yield f"{called}: {label} {_worded(row.values.shape, each, index)}"


def _worded(shape: str, value: Any, index: Index | None) -> str:
    if index is not None:
        names = IndexNames(index)
        if shape == "department":
            return names.department(value)
        if shape in ("role", "roles"):
            return names.role(value)
        if shape == "people":
            return names.person(value)
    return _one_line(str(value))


def _text(label: str, text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"{label}: {line}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
