"""Alignment of ids before a merge: what both added is one thing under one id, and two things have two.

Only what is not in the base is looked at. Theirs gets other ids, never ours. Without a base what has one id is one
thing, whatever it is called by now, but for names that differ in + and # alone, which no id made of a name tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from workbench.domain.differences import ENTIRE
from workbench.domain.merge.outcome import Repair, Unit
from workbench.domain.merge.parts import parts_of
from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.domain.normalisation import name_key, signs_apart
from workbench.domain.renaming import Renamed, renamed_person, renamed_scenario, renamed_skill
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def aligned(
    base: CapabilityMap | None, ours: CapabilityMap, theirs: CapabilityMap
) -> tuple[CapabilityMap, tuple[Repair, ...]]:
    """Theirs under the ids that it is merged by, and a line for each thing that got another one."""
    repairs: list[Repair] = []
    whole = {
        "skill": _new_ids(parts_of(base, "skills"), ours.skills, theirs.skills),
        "person": _new_ids(parts_of(base, "people"), ours.people, theirs.people),
    }
    scenario_ids = _new_ids(parts_of(base, "scenarios"), ours.scenarios, theirs.scenarios)
    known = {scenario.id: scenario for scenario in ours.scenarios}
    before = {scenario.id: scenario for scenario in base.scenarios} if base else {}
    scenarios = []
    for scenario in theirs.scenarios:
        identifier = scenario_ids.get(scenario.id, scenario.id)
        own, old = known.get(identifier), before.get(identifier)
        renamed: Renamed = {
            **whole,
            "department": _new_ids(parts_of(old, "departments"), own.departments if own else (), scenario.departments),
            "role": _new_ids(parts_of(old, "roles"), own.roles if own else (), scenario.roles),
        }
        within = renamed_scenario(scenario, renamed) if any(renamed.values()) else scenario
        scenarios.append(replace(within, id=identifier))
        for kind, things in (("department", scenario.departments), ("role", scenario.roles)):
            repairs += _lines(kind, identifier, things, renamed[kind], own)
    repairs += _lines("skill", "", theirs.skills, whole["skill"], ours)
    repairs += _lines("person", "", theirs.people, whole["person"], ours)
    repairs += _lines("scenario", "", theirs.scenarios, scenario_ids, ours)
    if not repairs:
        return theirs, ()
    renamed = {**whole, "department": {}, "role": {}}
    document = replace(
        theirs,
        skills=tuple(renamed_skill(skill, renamed) for skill in theirs.skills),
        people=tuple(renamed_person(person, renamed) for person in theirs.people),
        scenarios=tuple(scenarios),
    )
    return document, tuple(repairs)


def _new_ids(
    base: Iterable[_Identified] | None, ours: Iterable[_Identified], theirs: Iterable[_Identified]
) -> Mapping[str, str]:
    """Their id -> the id to give it, for what needs another one."""
    old = {thing.id for thing in base} if base is not None else set()
    added = {thing.id: named(thing) for thing in ours if thing.id not in old}
    came = {thing.id: named(thing) for thing in theirs if thing.id not in old}
    shared = {
        identifier
        for identifier in added.keys() & came.keys()
        if not _two(added[identifier], came[identifier], known_base=base is not None)
    }
    free: dict[str, list[str]] = {}
    for identifier, name in added.items():
        if identifier not in shared and name_key(name):
            free.setdefault(name_key(name), []).append(identifier)
    taken = {*old, *added, *came}
    new: dict[str, str] = {}
    for identifier, name in came.items():
        if identifier in shared:
            continue
        same_name = free.get(name_key(name))
        if same_name:
            new[identifier] = same_name.pop(0)
        elif identifier in added:
            new[identifier] = fresh_id(name, taken)
            taken.add(new[identifier])
    return new


def _two(one: str, other: str, *, known_base: bool) -> bool:
    """Whether two names under one id are of two things."""
    return name_key(one) != name_key(other) if known_base else signs_apart(one, other)


def _lines(
    kind: str,
    scenario: str,
    things: Iterable[_Identified],
    new_ids: Mapping[str, str],
    ours: CapabilityMap | Scenario | None,
) -> Iterator[Repair]:
    for thing in things:
        if thing.id in new_ids:
            unit = Unit(
                scenario or (new_ids[thing.id] if kind == "scenario" else ""), f"{kind}:{new_ids[thing.id]}", ENTIRE
            )
            same = ours is not None and any(other.id == new_ids[thing.id] for other in _of_kind(ours, kind))
            yield Repair("same_thing" if same else "other_id", unit, thing.id, named(thing))


def _of_kind(owner: CapabilityMap | Scenario, kind: str) -> Iterable[_Identified]:
    if isinstance(owner, Scenario):
        return owner.departments if kind == "department" else owner.roles
    of_map: Mapping[str, Iterable[_Identified]] = {
        "skill": owner.skills,
        "person": owner.people,
        "scenario": owner.scenarios,
    }
    return of_map[kind]


def named(thing: object) -> str:
    """What a thing is called: its title or its name."""
    return thing.title if isinstance(thing, Role) else str(getattr(thing, "name", ""))
