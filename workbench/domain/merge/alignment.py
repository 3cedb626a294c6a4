"""Alignment of ids before a merge: what both added is one thing under one id, and two things have two.

Only what is not in the base is looked at. Theirs gets other ids, never ours. Without a base what has one id is one
thing, whatever it is called by now, but for names that differ in + and # alone, which no id made of a name tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from workbench.domain.differences import ENTIRE
from workbench.domain.matching import new_ids
from workbench.domain.merge.outcome import Repair, Unit
from workbench.domain.merge.parts import parts_of
from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.domain.normalisation import name_key, signs_apart
from workbench.domain.renaming import Renamed, renamed_person, renamed_scenario, renamed_skill
from workbench.domain.replace import replace


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
    old = {thing.id for thing in base or ()}
    mine, came = ([(thing.id, named(thing)) for thing in things if thing.id not in old] for things in (ours, theirs))
    return new_ids(mine, came, signs_apart if base is None else _other_name, old)


def _other_name(one: str, other: str) -> bool:
    return name_key(one) != name_key(other)


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
