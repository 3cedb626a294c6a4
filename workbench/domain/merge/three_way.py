"""Three-way merge: one map of two that came of one, unit by unit, by id.

Of each unit: both are equal, that; one side changed it, that side's; both did, differently, a conflict, which has ours
until somebody decides. Things that are right apart and wrong together are mended. Each of these is a line. Without a
base nothing is deleted, what one has is kept, and each field that differs is a conflict.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from workbench.domain.differences import ACCEPTED, HOLDS
from workbench.domain.merge.alignment import aligned
from workbench.domain.merge.joining import joined
from workbench.domain.merge.kept import Restored, restored
from workbench.domain.merge.order import merged_order
from workbench.domain.merge.outcome import (
    MAP,
    NOTE,
    POLICY,
    TERMS,
    Change,
    Choice,
    Choices,
    Conflict,
    Merged,
    Side,
    Subject,
    Unit,
)
from workbench.domain.merge.parts import LEVELS, SETS, SINGLE, Path, by_key, by_skill, parts_of, points_of
from workbench.domain.merge.repairs import repaired
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    Role,
    Scenario,
    Skill,
)
from workbench.domain.replace import replace

T = TypeVar("T")
Named = TypeVar("Named", Skill, Person, Scenario, Department, Role)

_UNKNOWN: Any = object()
"""The value that a unit had in a base that is not known: none is equal to it."""


def merge(
    base: CapabilityMap | None,
    ours: CapabilityMap,
    theirs: CapabilityMap,
    choices: Choices | None = None,
    prefer: Side = "ours",
) -> Merged:
    """The merge of two maps. base: the ancestor of both, None where it is not known.

    choices: what a person decided of single units. prefer: whose value a conflict has that nobody decided.
    """
    decided = choices or {}
    theirs, same = aligned(base, ours, theirs)
    back = Restored(ours, theirs) if base is None else restored(base, ours, theirs, decided, prefer)
    merger = _Merger(decided, prefer)
    document = merger.document(base, back.ours, back.theirs)
    document, repairs = repaired(document, base, ours, theirs, prefer)
    return Merged(
        document, theirs, (*back.refused, *merger.changes), tuple(merger.conflicts), back.kept, (*same, *repairs)
    )


class _Merger:
    """The merge of things that both have under their ids, and the lines of it."""

    def __init__(self, choices: Choices, prefer: Side) -> None:
        self.changes: list[Change] = []
        self.conflicts: list[Conflict] = []
        self._choices = choices
        self._prefer: Side = prefer

    def document(self, base: CapabilityMap | None, ours: CapabilityMap, theirs: CapabilityMap) -> CapabilityMap:
        """The map: its own fields, its limits and words, then all its parts."""
        return replace(
            self._fields(Subject("", MAP), base, ours, theirs),
            policy=self._fields(Subject("", POLICY), parts_of(base, "policy"), ours.policy, theirs.policy),
            terms=self._fields(Subject("", TERMS), parts_of(base, "terms"), ours.terms, theirs.terms),
            skills=self._things("skill", "", parts_of(base, "skills"), ours.skills, theirs.skills, self._thing),
            people=self._things("person", "", parts_of(base, "people"), ours.people, theirs.people, self._person),
            scenarios=self._things(
                "scenario", "", parts_of(base, "scenarios"), ours.scenarios, theirs.scenarios, self._scenario
            ),
        )

    def _scenario(self, path: Path, base: Scenario | None, ours: Scenario, theirs: Scenario) -> Scenario:
        units = parts_of(base, "departments"), ours.departments, theirs.departments
        roles = parts_of(base, "roles"), ours.roles, theirs.roles
        points = points_of(base) if base else None, points_of(ours), points_of(theirs)
        return replace(
            self._thing(path, base, ours, theirs),
            departments=self._things("department", path.id, *units, self._thing),
            roles=self._things("role", path.id, *roles, self._role),
            waivers=self._entries(path.subject, ACCEPTED, *points, self._whole, ours.waivers),
        )

    def _role(self, path: Path, base: Role | None, ours: Role, theirs: Role) -> Role:
        held = by_skill(base.assignments) if base else None, by_skill(ours.assignments), by_skill(theirs.assignments)
        return replace(
            self._thing(path, base, ours, theirs),
            assignments=self._entries(path.subject, HOLDS, *held, self._assignment, ours.assignments),
        )

    def _person(self, path: Path, base: Person | None, ours: Person, theirs: Person) -> Person:
        known = by_skill(base.levels) if base else None, by_skill(ours.levels), by_skill(theirs.levels)
        return replace(
            self._thing(path, base, ours, theirs),
            levels=self._entries(path.subject, LEVELS, *known, self._whole, ours.levels),
        )

    def _assignment(self, unit: Unit, base: Assignment | None, ours: Assignment, theirs: Assignment) -> Assignment:
        """Kind and level as one, the note apart."""
        old, own, other = (held and replace(held, note="") for held in (base, ours, theirs))
        way: Assignment = self._value(unit, old or _UNKNOWN, own, other)
        noted = dataclasses.replace(unit, part=NOTE)
        note = self._value(noted, _of(base, NOTE), ours.note, theirs.note, Assignment)
        return replace(ours, kind=way.kind, level=way.level, note=note)

    def _whole(self, unit: Unit, base: T | None, ours: T, theirs: T) -> T:
        merged: T = self._value(unit, _UNKNOWN if base is None else base, ours, theirs)
        return merged

    def _thing(self, path: Path, base: Named | None, ours: Named, theirs: Named) -> Named:
        """The own fields of a thing, without its parts."""
        return self._fields(path.subject, base, ours, theirs)

    def _fields(self, subject: Subject, base: T | None, ours: T, theirs: T) -> T:
        """The fields of a value that are merged as a whole, and those that are sets."""
        kind = type(ours)
        changes: dict[str, Any] = {}
        for name in SINGLE[kind]:
            one, other = getattr(ours, name), getattr(theirs, name)
            if one != other:
                changes[name] = self._value(subject.unit(name), _of(base, name), one, other, kind)
        for name in SETS[kind]:
            one, other = getattr(ours, name), getattr(theirs, name)
            if one != other:
                old = None if base is None else by_key(kind, name, getattr(base, name))
                both = by_key(kind, name, one), by_key(kind, name, other)
                changes[name] = self._entries(subject, name, old, *both, self._whole, one)
        return replace(ours, **changes)

    def _things(
        self,
        kind: str,
        scenario: str,
        base: tuple[Named, ...] | None,
        ours: tuple[Named, ...],
        theirs: tuple[Named, ...],
        merged: Callable[[Path, Named | None, Named, Named], Named],
    ) -> tuple[Named, ...]:
        """The things of a kind. What is only here or only there is new, or removed and by now untouched."""
        if ours is theirs:
            return ours
        old, here, there = ({thing.id: thing for thing in each or ()} for each in (base, ours, theirs))
        kept: dict[str, Named] = {}
        for identifier in here | there:
            path = Path(kind, scenario, identifier)
            before, one, other = old.get(identifier), here.get(identifier), there.get(identifier)
            if one is not None and other is not None:
                kept[identifier] = one if one is other or before is other else merged(path, before, one, other)
            elif one is not None and before is None:
                kept[identifier] = one
            elif one is not None:
                self._take(path.unit, one, None)
            elif other is not None and before is None and self._take(path.unit, None, other) is not None:
                kept[identifier] = other
        order = merged_order(tuple(old), tuple(here), tuple(there), kept)
        return _as_it_was(ours, tuple(kept[identifier] for identifier in order))

    def _entries(
        self,
        subject: Subject,
        part: str,
        base: Mapping[str, T] | None,
        ours: Mapping[str, T],
        theirs: Mapping[str, T],
        merged: Callable[[Unit, T | None, T, T], T],
        as_it_was: tuple[T, ...],
    ) -> tuple[T, ...]:
        """What a thing holds by key, such as skills: that one is not there is a value like any other."""
        old = base or {}
        kept: dict[str, T] = {}
        for key in {**ours, **theirs}:
            one, other, unit = ours.get(key), theirs.get(key), subject.unit(part, key)
            if one == other:
                value = one
            elif one is not None and other is not None:
                value = merged(unit, old.get(key), one, other)
            elif base is None:
                value = one if other is None else self._take(unit, one, other)
            else:
                value = self._value(unit, old.get(key), one, other)
            if value is not None:
                kept[key] = value
        order = merged_order(tuple(old), tuple(ours), tuple(theirs), kept)
        return _as_it_was(as_it_was, tuple(kept[key] for key in order))

    def _value(self, unit: Unit, base: Any, ours: Any, theirs: Any, kind: type | None = None) -> Any:
        """The value of a unit. kind: the class whose field it is, where both values may be joined."""
        if theirs in (ours, base):
            return ours
        if base == ours:
            return self._take(unit, ours, theirs)
        both = joined(kind, unit.part, ours, theirs)
        choice: Choice = self._choices.get(unit, self._prefer)
        if choice == "both" and both is None:
            choice = self._prefer
        self.conflicts.append(Conflict(unit, None if base is _UNKNOWN else base, ours, theirs, choice, both))
        return {"ours": ours, "theirs": theirs, "both": both}[choice]

    def _take(self, unit: Unit, ours: Any, theirs: Any) -> Any:
        """Their value, which is a change of ours, unless a person refused it."""
        taken = self._choices.get(unit) != "ours"
        self.changes.append(Change(unit, ours, theirs, taken))
        return theirs if taken else ours


def _of(thing: object, name: str) -> Any:
    return _UNKNOWN if thing is None else getattr(thing, name)


def _as_it_was(before: tuple[T, ...], after: tuple[T, ...]) -> tuple[T, ...]:
    """The tuple before where each element is the same object: what nobody touched stays the identical one."""
    same = len(before) == len(after) and all(one is other for one, other in zip(before, after, strict=True))
    return before if same else after
