"""Repairs of a merged map: what was right on either side and is wrong together. Each is mended, and told.

A reference to what is gone falls. A loop of lines, or of departments, opens where the other side closed it: its line
goes back to that of the base, or to none. A second role that came to lead a skill supports it, at its level. Words that
came to read alike are those of the preferred side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from workbench.domain.differences import ACCEPTED, HOLDS
from workbench.domain.merge.outcome import TERMS, Repair, Side, Unit
from workbench.domain.merge.parts import SETS, SINGLE, Path, named_by, parts_of, points_of, things
from workbench.domain.model import CapabilityMap, Department, Person, Role, Scenario, Terms
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.transform import support_only
from workbench.domain.validate import loops, read_alike, would_loop

T = TypeVar("T", Role, Department, Person)

_LINE_OF = {Role: "reports_to", Department: "parent"}
_ENTRIES = ("assignments", "levels")


def repaired(
    document: CapabilityMap, base: CapabilityMap | None, ours: CapabilityMap, theirs: CapabilityMap, prefer: Side
) -> tuple[CapabilityMap, tuple[Repair, ...]]:
    """The merged map as a valid one, and a line for each repair. prefer: the side that keeps what it has."""
    first, second = (ours, theirs) if prefer == "ours" else (theirs, ours)
    repairs: list[Repair] = []
    if document is not ours and document is not theirs:
        terms = _terms(document, first.terms, second.terms, repairs)
        document = replace(document, terms=terms)
        known = things(document)
        document = replace(
            document,
            people=tuple(_without_gone("", person, known, repairs) for person in document.people),
            scenarios=tuple(
                _scenario(scenario, known, base, first, second, repairs) for scenario in document.scenarios
            ),
        )
    return document, tuple(repairs)


def _scenario(
    scenario: Scenario,
    known: Collection[Path],
    base: CapabilityMap | None,
    first: CapabilityMap,
    second: CapabilityMap,
    repairs: list[Repair],
) -> Scenario:
    old, own, other = (_found(document, scenario.id) for document in (base, first, second))
    departments = tuple(_without_gone(scenario.id, unit, known, repairs) for unit in scenario.departments)
    roles = tuple(_without_gone(scenario.id, role, known, repairs) for role in scenario.roles)
    departments = _opened(
        scenario.id, departments, parts_of(old, "departments"), own.departments if own else (), repairs
    )
    roles = _opened(scenario.id, roles, parts_of(old, "roles"), own.roles if own else (), repairs)
    roles = _one_lead(scenario.id, roles, [each for each in (old, own, other) if each], own, repairs)
    points = points_of(scenario)
    standing = {
        key: point
        for key, point in points.items()
        if all(target in known for _, target in named_by(point, scenario.id))
    }
    for key in points.keys() - standing.keys():
        unit = Unit(scenario.id, f"scenario:{scenario.id}", ACCEPTED, key)
        repairs.append(Repair("reference", unit, points[key], None))
    waivers = scenario.waivers if len(standing) == len(points) else tuple(standing.values())
    return replace(scenario, departments=departments, roles=roles, waivers=waivers)


def _found(document: CapabilityMap | None, identifier: str) -> Scenario | None:
    scenarios = document.scenarios if document else ()
    return next((scenario for scenario in scenarios if scenario.id == identifier), None)


_KIND = {Role: "role", Department: "department", Person: "person"}


def _subject(thing: Role | Department | Person) -> str:
    return f"{_KIND[type(thing)]}:{thing.id}"


def _without_gone(scenario: str, thing: T, known: Collection[Path], repairs: list[Repair]) -> T:
    """A thing that names nothing that is gone."""
    gone = [(name, target) for name, target in named_by(thing, scenario) if target not in known]
    if not gone:
        return thing
    changes: dict[str, Any] = {}
    for name, target in gone:
        value = changes.get(name, getattr(thing, name))
        part, detail, before = name, target.id, target.id
        if name in _ENTRIES:
            part = HOLDS if name == "assignments" else name
            before = next(entry for entry in value if entry.skill == target.id)
            changes[name] = tuple(entry for entry in value if entry.skill != target.id)
        elif name in SETS[type(thing)]:
            changes[name] = tuple(each for each in value if each != target.id)
        else:
            detail, changes[name] = "", None
        repairs.append(Repair("reference", Unit(scenario, _subject(thing), part, detail), before, None))
    return replace(thing, **changes)


def _opened(
    scenario: str, merged: tuple[T, ...], base: tuple[T, ...] | None, own: tuple[T, ...] | None, repairs: list[Repair]
) -> tuple[T, ...]:
    """The things without loops: in each, a line that is not our own goes back."""
    if not merged:
        return merged
    name = _LINE_OF[type(merged[0])]
    above: dict[str, str | None] = {thing.id: getattr(thing, name) for thing in merged}
    old = {thing.id: getattr(thing, name) for thing in base or ()}
    ours = {thing.id: getattr(thing, name) for thing in own or ()}
    changed: dict[str, str | None] = {}
    while looped := next(loops(above), None):
        around = list(_around(above, looped))
        mended = next((each for each in around if each not in ours or ours[each] != above[each]), looped)
        back = old.get(mended)
        stays = back is not None and back in above and back != above[mended] and not would_loop(above, mended, back)
        changed[mended] = above[mended] = back if stays else None
    for thing in merged:
        if thing.id in changed:
            unit = Unit(scenario, _subject(thing), name)
            repairs.append(Repair("loop", unit, getattr(thing, name), changed[thing.id]))
    return tuple(replace(thing, **{name: changed[thing.id]}) if thing.id in changed else thing for thing in merged)


def _around(above: dict[str, str | None], start: str) -> Iterator[str]:
    yield start
    node = above[start]
    while node is not None and node != start:
        yield node
        node = above[node]


def _one_lead(
    scenario: str, roles: tuple[Role, ...], before: list[Scenario], own: Scenario | None, repairs: list[Repair]
) -> tuple[Role, ...]:
    """The roles, of which two lead a skill only where two did on one side: else the other side's supports it."""
    leads = _leads(roles)
    several = {skill for skill, leading in leads.items() if len(leading) > 1}
    for each in before:
        several -= {skill for skill, leading in _leads(each.roles).items() if len(leading) > 1}
    if not several:
        return roles
    ours = _leads(own.roles) if own else {}
    second: defaultdict[str, set[str]] = defaultdict(set)
    for skill in several:
        first = next((each for each in leads[skill] if each in ours.get(skill, ())), leads[skill][0])
        for identifier in leads[skill]:
            if identifier != first:
                second[identifier].add(skill)
    for role in roles:
        for held in role.assignments:
            if held.skill in second.get(role.id, ()):
                unit = Unit(scenario, f"role:{role.id}", HOLDS, held.skill)
                repairs.append(Repair("second_lead", unit, held, replace(held, kind="support")))
    return tuple(support_only(role, second[role.id]) if role.id in second else role for role in roles)


def _leads(roles: tuple[Role, ...]) -> dict[str, list[str]]:
    leads: defaultdict[str, list[str]] = defaultdict(list)
    for role in roles:
        for held in role.assignments:
            if held.kind == "lead":
                leads[held.skill].append(role.id)
    return leads


def _terms(document: CapabilityMap, first: Terms, second: Terms, repairs: list[Repair]) -> Terms:
    """The words of the merged map, which are told apart, and have one for the third kind of work where it is used."""
    terms = document.terms
    if name_key(terms.marketing) == name_key(terms.product) or next(read_alike(terms), None):
        terms = first
    if not terms.technology and _has_technology(document):
        named = replace(terms, technology=first.technology or second.technology)
        alike = next(read_alike(named), None) is not None
        terms = second if alike or not named.technology else named
    for name in SINGLE[Terms]:
        before, after = getattr(document.terms, name), getattr(terms, name)
        if before != after:
            repairs.append(Repair("terms", Unit("", TERMS, name), before, after))
    return terms


def _has_technology(document: CapabilityMap) -> bool:
    things_of_a_kind = (
        *(skill.belongs_to for skill in document.skills),
        *(role.discipline for scenario in document.scenarios for role in scenario.roles),
        *(unit.kind for scenario in document.scenarios for unit in scenario.departments),
    )
    return "technology" in things_of_a_kind
