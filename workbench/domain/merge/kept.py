"""Deleted against edited: what one side removed and the other changed, newly refers to or needs stays, whole.

Before anything is merged it is put back on the side that removed it, as it was in the base, with what was held through
it there; then nothing is left of this but a merge of what both have. What a side lost only since it removed something
else is no edit of it. Only with a base.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from workbench.domain.merge.order import inserted
from workbench.domain.merge.outcome import Change, Choices, Kept, Side
from workbench.domain.merge.parts import (
    REFERENCES,
    SETS,
    SINGLE,
    Path,
    Thing,
    ids_in,
    named_by,
    path_to,
    points_of,
    things,
)  # fmt: skip
from workbench.domain.model import CapabilityMap, Department, Person, Role, Scenario
from workbench.domain.replace import replace

T = TypeVar("T", bound=Thing)
R = TypeVar("R", Role, Department, Person)

Things = Mapping[Path, Thing]
_LEFT_BY = ("assignments", "levels")
"""Fields of entries that are keyed by their skill."""


@dataclasses.dataclass(frozen=True, slots=True)
class Restored:
    """Both sides with what stays put back, the things that stay, and the removals that a person did not take."""

    ours: CapabilityMap
    theirs: CapabilityMap
    kept: tuple[Kept, ...] = ()
    refused: tuple[Change, ...] = ()


def restored(
    base: CapabilityMap, ours: CapabilityMap, theirs: CapabilityMap, choices: Choices, prefer: Side = "ours"
) -> Restored:
    """Put back on either side what it removed and what stays all the same. prefer: whose last scenario stays."""
    was, own, other = things(base), things(ours), things(theirs)
    gone_here, gone_there = was.keys() - own.keys(), was.keys() - other.keys()
    if not gone_here and not gone_there:
        return Restored(ours, theirs)
    edited_here, edited_there = _edited(was, own, gone_here), _edited(was, other, gone_there)
    wanted_here = _with_needs(gone_here & edited_there, gone_here, other, was)
    wanted_there = _with_needs(gone_there & edited_here, gone_there, own, was)
    refused = {path for path in gone_there - wanted_there if path in own and choices.get(path.unit) == "ours"}
    refused = _with_needs(refused, gone_there, own, was) - wanted_there
    back_here = {path for path in wanted_here if choices.get(path.unit) != "ours"}
    back_there = {path for path in wanted_there if choices.get(path.unit) != "theirs"} | refused
    if _none_left(was, own, other, back_here | back_there, choices):
        if prefer == "ours":
            back_there |= (last := _with_needs(_all_scenarios(gone_there, own), gone_there, own, was))
            wanted_there |= last
        else:
            back_here |= (last := _with_needs(_all_scenarios(gone_here, other), gone_here, other, was))
            wanted_here |= last
    kept = (
        *_lines(wanted_here, back_here, other, "ours"),
        *_lines(wanted_there, back_there, own, "theirs"),
    )
    return Restored(
        _put_back(base, was, ours, back_here),
        _put_back(base, was, theirs, back_there),
        kept,
        tuple(Change(path.unit, own[path], None, taken=False) for path in _in_order(refused, own)),
    )


def _none_left(was: Things, own: Things, other: Things, staying: Collection[Path], choices: Choices) -> bool:
    """Whether the merged map would have no scenario: each side removed what the other has, and nothing came."""
    of_both = [path for path in own if path.kind == "scenario" and (path in other or path not in was)]
    came = [path for path in other if path.kind == "scenario" and path not in was and choices.get(path.unit) != "ours"]
    return not of_both and not came and not any(path.kind == "scenario" for path in staying)


def _all_scenarios(paths: Collection[Path], of: Things) -> set[Path]:
    """Of what was removed the scenarios, with all that lies in them."""
    return {path for path in paths if path in of and (path.kind == "scenario" or path.scenario)}


def _lines(wanted: Collection[Path], back: Collection[Path], there: Things, side: Side) -> Iterator[Kept]:
    for path in _in_order(wanted, there):
        yield Kept(path.unit, side, there[path], path in back)


def _in_order(paths: Collection[Path], of: Things) -> list[Path]:
    """The paths in the order of a map, without those that lie in a scenario which is among them."""
    return [path for path in of if path in paths and Path("scenario", "", path.scenario) not in paths]


def _edited(was: Things, now: Things, gone: Collection[Path]) -> set[Path]:
    """What a side changed, or newly refers to. gone: what it removed."""
    found: set[Path] = set()
    for path, thing in now.items():
        old = was.get(path)
        if old is thing:
            continue
        referred = _edits(path, old, thing, gone)
        if referred is not None:
            found.update((path, *referred))
            if path.scenario:
                found.add(Path("scenario", "", path.scenario))
    return found


def _edits(path: Path, old: Thing | None, new: Thing, gone: Collection[Path]) -> set[Path] | None:
    """What a changed thing newly names; None where it lost nothing but what the removal of others took from it."""
    within = path.id if path.kind == "scenario" else path.scenario
    if old is None:
        named = new.waivers if isinstance(new, Scenario) else (new,)
        return {target for each in named for _, target in named_by(each, within)}
    kind, changed = type(new), False
    referred: set[Path] = set()
    for name in (*SINGLE[kind], *SETS[kind]):
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        target = REFERENCES[kind].get(name)
        if target is None:
            changed = True
            continue
        here, there = ({path_to(target, within, each) for each in ids_in(value)} for value in (before, after))
        lost = here - there
        if lost and lost <= set(gone) and name not in SETS[kind]:
            continue  # one line of one thing: what stands in its place came with the removal
        changed = changed or bool(there - here) or not lost <= set(gone)
        referred |= there - here
    for name in _LEFT_BY:
        changed = _entries_changed(getattr(old, name, ()), getattr(new, name, ()), gone, referred) or changed
    if isinstance(old, Scenario) and isinstance(new, Scenario):
        changed = _points_changed(old, new, gone, referred) or changed
    return referred if changed else None


def _entries_changed(before: Sequence[Any], after: Sequence[Any], gone: Collection[Path], referred: set[Path]) -> bool:
    """Whether skills are held otherwise, adding those to what is named; not where the skill itself is gone."""
    old, new = ({entry.skill: entry for entry in entries} for entries in (before, after))
    fresh = {Path("skill", "", skill) for skill, entry in new.items() if old.get(skill) != entry}
    referred |= fresh
    return bool(fresh) or any(Path("skill", "", skill) not in gone for skill in old.keys() - new.keys())


def _points_changed(old: Scenario, new: Scenario, gone: Collection[Path], referred: set[Path]) -> bool:
    before, after = points_of(old), points_of(new)
    for key in after.keys() - before.keys():
        referred.update(target for _, target in named_by(after[key], new.id))
    lost = [before[key] for key in before.keys() - after.keys()]
    return any(before.get(key) != point for key, point in after.items()) or any(
        all(target not in gone for _, target in named_by(point, new.id)) for point in lost
    )


def _with_needs(paths: set[Path], gone: Collection[Path], there: Things, was: Things) -> set[Path]:
    """The paths with all that they need of what was removed too: what a scenario has, its department, skills held."""
    found, ahead = set[Path](), [path for path in paths if path in there]
    while ahead:
        path = ahead.pop()
        if path in found or path not in gone:
            continue
        found.add(path)
        if path.kind == "scenario":
            ahead += [each for each in was if each.scenario == path.id and each in there]
            continue
        if path.scenario:
            ahead.append(Path("scenario", "", path.scenario))
        ahead += [
            target
            for field, target in named_by(there[path], path.scenario)
            if field in ("department", "parent", "assignments") and target in there
        ]
    return found


def _put_back(base: CapabilityMap, was: Things, side: CapabilityMap, back: Collection[Path]) -> CapabilityMap:
    """A side with what it removed put back as it was, and with what was held through it."""
    if not back:
        return side
    before = {scenario.id: scenario for scenario in base.scenarios}
    scenarios = [
        _scenario_back(before[scenario.id], was, scenario, back) if scenario.id in before else scenario
        for scenario in _back("scenario", "", base.scenarios, side.scenarios, back)
    ]
    people = {person.id: person for person in base.people}
    return replace(
        side,
        skills=_back("skill", "", base.skills, side.skills, back),
        people=tuple(
            _named_again(was, "", people.get(person.id), person, back)
            for person in _back("person", "", base.people, side.people, back)
        ),
        scenarios=tuple(scenarios),
    )


def _scenario_back(old: Scenario, was: Things, scenario: Scenario, back: Collection[Path]) -> Scenario:
    units = {unit.id: unit for unit in old.departments}
    roles = {role.id: role for role in old.roles}
    present = points_of(scenario)
    lost = {
        key: point
        for key, point in points_of(old).items()
        if key not in present and any(target in back for _, target in named_by(point, scenario.id))
    }
    order = inserted(list(present), [key for key in points_of(old) if key in present or key in lost])
    return replace(
        scenario,
        departments=tuple(
            _named_again(was, scenario.id, units.get(unit.id), unit, back)
            for unit in _back("department", scenario.id, old.departments, scenario.departments, back)
        ),
        roles=tuple(
            _named_again(was, scenario.id, roles.get(role.id), role, back)
            for role in _back("role", scenario.id, old.roles, scenario.roles, back)
        ),
        waivers=tuple((present | lost)[key] for key in order) if lost else scenario.waivers,
    )


def _back(kind: str, scenario: str, old: Sequence[T], now: Sequence[T], back: Collection[Path]) -> tuple[T, ...]:
    """The things of a kind with those that come back in their places."""
    present = {thing.id: thing for thing in now}
    again = {thing.id: thing for thing in old if Path(kind, scenario, thing.id) in back and thing.id not in present}
    if not again:
        return tuple(now)
    order = inserted(list(present), [thing.id for thing in old if thing.id in present or thing.id in again])
    return tuple((present | again)[identifier] for identifier in order)


def _named_again(was: Things, scenario: str, old: R | None, thing: R, back: Collection[Path]) -> R:
    """A thing that names again what came back, where the removal took it: nobody else stands there by choice."""
    if old is None or old is thing:
        return thing
    changes: dict[str, Any] = {}
    for name, kind in REFERENCES[type(thing)].items():
        before, now = getattr(old, name), getattr(thing, name)
        again = [each for each in ids_in(before) if path_to(kind, scenario, each) in back and each not in ids_in(now)]
        if not again:
            continue
        if name in SETS[type(thing)]:
            changes[name] = tuple(inserted(now, [each for each in before if each in now or each in again]))
        elif now is None or now == _above(was[path_to(kind, scenario, again[0])]):
            changes[name] = again[0]
    for name in _LEFT_BY:
        entries = getattr(thing, name, ())
        present = {entry.skill: entry for entry in entries}
        lost = {
            entry.skill: entry
            for entry in getattr(old, name, ())
            if Path("skill", "", entry.skill) in back and entry.skill not in present
        }
        if lost:
            order = inserted(
                list(present),
                [entry.skill for entry in getattr(old, name) if entry.skill in present or entry.skill in lost],
            )
            changes[name] = tuple((present | lost)[skill] for skill in order)
    return replace(thing, **changes) if changes else thing


def _above(thing: Thing) -> str | None:
    """Where the removal of a thing hangs what lay under it."""
    return thing.parent if isinstance(thing, Department) else thing.reports_to if isinstance(thing, Role) else None
