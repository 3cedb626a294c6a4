"""Schema of a merge: which fields of a class are merged by element, which name other things, and what bears an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from workbench.domain.differences import ENTIRE, accepted_point
from workbench.domain.fields import FIELDS, PARTS
from workbench.domain.findings import subject_id
from workbench.domain.merge.outcome import Subject, Unit
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Role,
    Scenario,
    Skill,
    Waiver,
)
from workbench.domain.normalisation import name_key

E = TypeVar("E", Assignment, PersonLevel)
Thing = Skill | Person | Scenario | Department | Role


class Path(NamedTuple):
    """The address of a thing. scenario: the one it lies in, "" for what belongs to the map, and for a scenario."""

    kind: str
    scenario: str
    id: str

    @property
    def subject(self) -> Subject:
        """The thing as what units are of: a scenario lies in itself."""
        return Subject(self.id if self.kind == "scenario" else self.scenario, f"{self.kind}:{self.id}")

    @property
    def unit(self) -> Unit:
        """The unit that says whether the thing is there."""
        return self.subject.unit(ENTIRE)


_SET_SHAPES = ("names", "roles", "people")
_KIND_OF_SHAPE = {"department": "department", "role": "role", "roles": "role", "people": "person"}

SETS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(name for name, row in rows.items() if row.values.shape in _SET_SHAPES and name != "grade_names")
    for kind, rows in FIELDS.items()
}
"""Class -> its fields that are sets: other names, dotted lines, holders. The names of the grades are one row."""
SINGLE: Mapping[type, tuple[str, ...]] = {
    kind: tuple(
        name
        for name, row in rows.items()
        if name != "id" and name not in PARTS[kind] and name not in SETS[kind] and name != "policy"
    )
    for kind, rows in FIELDS.items()
}
"""Class -> its fields that are merged as a whole. The limits of the map are merged field by field."""
REFERENCES: Mapping[type, Mapping[str, str]] = {
    kind: {row.name: _KIND_OF_SHAPE[row.values.shape] for row in rows.values() if row.values.shape in _KIND_OF_SHAPE}
    for kind, rows in FIELDS.items()
}
"""Class -> field -> the kind of the things it names by id."""
LEVELS = "levels"
"""The part of a person that says her levels, each by its skill."""
OUTSIDE = ("skill", "person", "scenario")
"""Kinds that belong to the map, not to a scenario."""


def path_to(kind: str, scenario: str, identifier: str) -> Path:
    """The path of what something in a scenario names."""
    return Path(kind, "" if kind in OUTSIDE else scenario, identifier)


def things(document: CapabilityMap) -> dict[Path, Thing]:
    """All that bears an id, by its path: a scenario before what lies in it."""
    found: dict[Path, Thing] = {Path("skill", "", skill.id): skill for skill in document.skills}
    found |= {Path("person", "", person.id): person for person in document.people}
    for scenario in document.scenarios:
        found[Path("scenario", "", scenario.id)] = scenario
        found |= {Path("department", scenario.id, unit.id): unit for unit in scenario.departments}
        found |= {Path("role", scenario.id, role.id): role for role in scenario.roles}
    return found


def named_by(value: Any, scenario: str) -> Iterator[tuple[str, Path]]:
    """What a thing or an accepted point names: the field, and the path to it."""
    if isinstance(value, Waiver):
        for subject in value.subjects:
            kind, identifier = subject_id(subject)
            yield "subjects", path_to(kind, scenario, identifier)
        return
    for field, kind in REFERENCES[type(value)].items():
        for identifier in ids_in(getattr(value, field)):
            yield field, path_to(kind, scenario, identifier)
    for field in ("assignments", "levels"):
        for entry in getattr(value, field, ()):
            yield field, path_to("skill", "", entry.skill)


def ids_in(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The ids of a field that names one thing, several, or none."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def points_of(scenario: Scenario) -> dict[str, Waiver]:
    """The accepted points of a scenario by check and subjects; of several of one kind each by its number, too."""
    found: dict[str, Waiver] = {}
    for point in scenario.waivers:
        key = own = accepted_point(point)
        number = 1
        while key in found:
            number += 1
            key = f"{own}\n{number}"
        found[key] = point
    return found


def parts_of(owner: object | None, field: str) -> Any:
    """The value of a field of an owner; None where there is no owner."""
    return None if owner is None else getattr(owner, field)


def by_key(kind: type, field: str, value: tuple[str, ...]) -> dict[str, str]:
    """The elements of a set by what makes two the same: of names their key, else the id that an element is."""
    names = FIELDS[kind][field].values.shape == "names"
    return {name_key(each) if names else each: each for each in value}


def by_skill(entries: tuple[E, ...]) -> dict[str, E]:
    """What is held, or known, by its skill."""
    return {entry.skill: entry for entry in entries}
