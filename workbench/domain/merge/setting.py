"""Single units of a map: the value that one has, and the map with another value there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from workbench.domain.differences import ACCEPTED, ENTIRE, HOLDS
from workbench.domain.fields import FIELDS
from workbench.domain.findings import subject_id
from workbench.domain.merge.outcome import MAP, NOTE, POLICY, TERMS, Unit
from workbench.domain.merge.parts import LEVELS, SETS, SINGLE, by_key, by_skill, points_of
from workbench.domain.model import (
    CapabilityMap,
    Department,
    Person,
    Policy,
    Role,
    Scenario,
    Skill,
    Terms,
)
from workbench.domain.replace import replace

T = TypeVar("T")

_CLASSES: dict[str, type] = {
    "skill": Skill,
    "person": Person,
    "scenario": Scenario,
    "department": Department,
    "role": Role,
    MAP: CapabilityMap,
    POLICY: Policy,
    TERMS: Terms,
}
_PLACES = {"skill": "skills", "person": "people", "department": "departments", "role": "roles"}
_OF_ENTRIES = {HOLDS: "assignments", NOTE: "assignments", LEVELS: "levels"}


def class_of(unit: Unit) -> type:
    """The class of the thing that a unit is of. Raises LookupError where there is none such."""
    return _CLASSES[unit.subject if unit.subject in _CLASSES else subject_id(unit.subject)[0]]


def value_of(document: CapabilityMap, unit: Unit) -> Any:
    """The value of a unit; None for what is not there. Raises LookupError where the thing it is of is not there."""
    found: list[Any] = []

    def look(owner: T) -> T:
        found.append(_value(owner, unit))
        return owner

    _changed(document, unit, look)
    return found[0]


def with_value(document: CapabilityMap, unit: Unit, value: Any) -> CapabilityMap:
    """The map with a value of a unit; all else stays the same object. None takes away what is held, known or named.

    Raises LookupError where the thing that the unit is of is not there, and ValueError for what its field cannot hold.
    What the value names is not looked for.
    """
    return _changed(document, unit, lambda owner: _with(owner, unit, value))


def _changed(document: CapabilityMap, unit: Unit, change: Callable[[Any], Any]) -> CapabilityMap:
    """The map with the owner of a unit changed."""
    if unit.subject == MAP:
        return _same(change(document))
    if unit.subject in (POLICY, TERMS):
        return replace(document, **{unit.subject: change(getattr(document, unit.subject))})
    kind, identifier = subject_id(unit.subject)
    if kind == "scenario":
        return replace(document, scenarios=_one(document.scenarios, identifier, change))
    place = _PLACES[kind]
    if kind in ("skill", "person"):
        return replace(document, **{place: _one(getattr(document, place), identifier, change)})

    def inside(scenario: Scenario) -> Scenario:
        return replace(scenario, **{place: _one(getattr(scenario, place), identifier, change)})

    return replace(document, scenarios=_one(document.scenarios, unit.scenario, inside))


def _same(document: Any) -> CapabilityMap:
    changed: CapabilityMap = document
    return changed


def _one(things: tuple[T, ...], identifier: str, change: Callable[[T], T]) -> tuple[T, ...]:
    """The things with the one of this id changed; the same tuple where it stays as it is."""
    place = next((n for n, thing in enumerate(things) if getattr(thing, "id", None) == identifier), None)
    if place is None:
        raise LookupError(identifier)
    changed = change(things[place])
    return things if changed is things[place] else (*things[:place], changed, *things[place + 1 :])


def _value(owner: Any, unit: Unit) -> Any:
    if unit.part == ACCEPTED:
        return points_of(owner).get(unit.detail)
    if _is_of_entry(unit):
        held = by_skill(getattr(owner, _OF_ENTRIES[unit.part])).get(unit.detail)
        if unit.part == NOTE:
            return "" if held is None else held.note
        return held
    kind = type(owner)
    if unit.part in SETS[kind]:
        return by_key(kind, unit.part, getattr(owner, unit.part)).get(unit.detail)
    if unit.part == ENTIRE or unit.part not in SINGLE[kind] or unit.part not in FIELDS[kind]:
        raise LookupError(unit.part)
    return getattr(owner, unit.part)


def _is_of_entry(unit: Unit) -> bool:
    """Whether a unit is of a skill that is held or known: a note may be a person's, too."""
    return unit.part in _OF_ENTRIES and bool(unit.detail)


def _with(owner: Any, unit: Unit, value: Any) -> Any:
    before = _value(owner, unit)
    if before == value:
        return owner
    kind = type(owner)
    if unit.part == ACCEPTED:
        return replace(owner, waivers=_entries(points_of(owner), unit.detail, value))
    if unit.part == NOTE and _is_of_entry(unit):
        held = by_skill(owner.assignments)
        if unit.detail not in held:
            raise LookupError(unit.detail)
        noted = replace(held[unit.detail], note=value)
        return replace(owner, assignments=_entries(held, unit.detail, noted))
    if _is_of_entry(unit):
        place = _OF_ENTRIES[unit.part]
        if unit.part == HOLDS and value is not None and before is not None and not value.note:
            value = dataclasses.replace(value, note=before.note)  # a note is merged by itself
        return replace(owner, **{place: _entries(by_skill(getattr(owner, place)), unit.detail, value)})
    if unit.part in SETS[kind]:
        return replace(
            owner, **{unit.part: _entries(by_key(kind, unit.part, getattr(owner, unit.part)), unit.detail, value)}
        )
    return replace(owner, **{unit.part: value})


def _entries(entries: dict[str, T], key: str, value: T | None) -> tuple[T, ...]:
    """The entries with another value at a key, in their order; a new one comes last."""
    changed = {**entries, key: value}
    return tuple(each for each in changed.values() if each is not None)
