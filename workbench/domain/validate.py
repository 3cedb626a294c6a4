"""Validation of a whole map: field limits, unique ids, references that exist, no loops.

Problems are sentences that name the place, counted from 1 as a reader counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from workbench.domain.fields import CHECKS, FIELDS, PARTS
from workbench.domain.findings import subject_id
from workbench.domain.limits import Check
from workbench.domain.model import CapabilityMap, Department, Person, Role, Scenario, Terms, Waiver
from workbench.domain.normalisation import name_key
from workbench.domain.quoting import quoted

T = TypeVar("T")

_OWN: Mapping[type, Mapping[str, Check]] = {
    kind: {name: check for name, check in checks.items() if name not in PARTS[kind]} for kind, checks in CHECKS.items()
}
"""Class -> the checks of its own fields, without those that hold parts: parts are checked one by one."""


_APART = (
    (("marketing", "product", "technology", "hub"), ("either side", "other")),
    (("marketing_strategist", "product_strategist", "hub_lead"), ("none",)),
)
"""Terms that are values of one chooser, and the other values there: no two may read alike, for labels are read back."""


def problems(document: CapabilityMap, sound: CapabilityMap | None = None) -> Iterator[str]:
    """The validation errors of a map, each with its place: "scenario 2, role 5: grade 9 is not 1-7".

    `sound` is a map that is known to be valid, such as the one before an edit: what the two share is not checked
    again. An accepted point may be of any check: another version of the program may have others than this one.
    """
    skills = sound.skills if sound else ()
    scenarios = {scenario.id: scenario for scenario in sound.scenarios} if sound else {}
    yield from _fields(document, "map")
    yield from _fields(document.policy, "policy")
    if sound is None or document.terms is not sound.terms:
        yield from _terms(document.terms)
    if document.skills is not skills:
        yield from _faults(document.skills, "skill", skills)
        yield from _repeated((skill.id for skill in document.skills), "", "skill")
    skill_ids = {skill.id for skill in document.skills}
    same_library = document.skills is skills or skill_ids == {skill.id for skill in skills}
    person_ids = {person.id for person in document.people}
    people = sound.people if sound and same_library else ()
    if document.people is not people:
        yield from _people(document.people, skill_ids, people)
    same_people = document.people is people or person_ids == {person.id for person in people}
    if not document.terms.technology and document is not sound:
        yield from _technology(document)
    if not document.scenarios:
        yield "map: there is no scenario; a map needs at least one"
    yield from _repeated((scenario.id for scenario in document.scenarios), "", "scenario")
    for number, scenario in enumerate(document.scenarios, 1):
        before = scenarios.get(scenario.id) if same_library and same_people else None
        if scenario is not before:
            yield from _scenario(scenario, f"scenario {number}", skill_ids, person_ids, before)


def _terms(terms: Terms) -> Iterator[str]:
    yield from _fields(terms, "words")
    if name_key(terms.marketing) == name_key(terms.product):
        yield f"words: both sides are called {quoted(terms.product)}; they need names of their own"
        return
    for name, other in read_alike(terms):
        yield f"words: “{FIELDS[Terms][name].label}” {quoted(getattr(terms, name))} reads like {quoted(other)}"


def read_alike(terms: Terms) -> Iterator[tuple[str, str]]:
    """The terms that read like another value of their chooser: the name of the field, and that other value."""
    for names, reserved in _APART:
        taken = {name_key(word): word for word in reserved}
        for name in names:
            term = getattr(terms, name)
            if term and name_key(term) in taken:
                yield name, taken[name_key(term)]
            taken[name_key(term)] = term


def _technology(document: CapabilityMap) -> Iterator[str]:
    """Where something is of the third kind of work, in a map that has no word for it."""
    unnamed = "is of a third kind of work, which the words of this map leave out"
    for number, skill in enumerate(document.skills, 1):
        if skill.belongs_to == "technology":
            yield f"skill {number}: {quoted(skill.id)} {unnamed}"
    for number, scenario in enumerate(document.scenarios, 1):
        for each, role in enumerate(scenario.roles, 1):
            if role.discipline == "technology":
                yield f"scenario {number}, role {each}: {quoted(role.id)} {unnamed}"
        for each, department in enumerate(scenario.departments, 1):
            if department.kind == "technology":
                yield f"scenario {number}, department {each}: {quoted(department.id)} {unnamed}"


def _people(people: Sequence[Person], skill_ids: set[str], sound: Sequence[Person]) -> Iterator[str]:
    yield from _faults(people, "person", sound)
    yield from _repeated((person.id for person in people), "", "person")
    unchecked = set(map(id, _unlike(people, sound)))
    for number, person in enumerate(people, 1):
        if id(person) not in unchecked:
            continue
        yield from _faults(person.levels, f"person {number}, level")
        skills = [known.skill for known in person.levels]
        seen: set[str] = set()
        for each, skill in enumerate(skills, 1):
            if skill not in skill_ids:
                yield f"person {number}, level {each}: skill {quoted(skill)} is not in the library"
            elif skill in seen:
                yield f"person {number}, level {each}: says the level in skill {quoted(skill)} a second time"
            seen.add(skill)


def _scenario(
    scenario: Scenario, place: str, skill_ids: set[str], person_ids: set[str], sound: Scenario | None
) -> Iterator[str]:
    yield from _fields(scenario, place)
    departments = {department.id: department for department in scenario.departments}
    roles = {role.id: role for role in scenario.roles}
    yield from _repeated((department.id for department in scenario.departments), f"{place}, ", "department")
    yield from _repeated((role.id for role in scenario.roles), f"{place}, ", "role")
    yield from _faults(scenario.departments, f"{place}, department", sound.departments if sound else ())
    yield from _faults(scenario.roles, f"{place}, role", sound.roles if sound else ())
    yield from _faults(scenario.waivers, f"{place}, accepted point", sound.waivers if sound else ())
    for number, department in enumerate(scenario.departments, 1):
        here = f"{place}, department {number}"
        if department.parent is not None and department.parent not in departments:
            yield f"{here}: parent {quoted(department.parent)} is not a department of this scenario"
    fresh = _unlike(scenario.roles, sound.roles if sound else ())
    if not _within_limits([assignment for role in fresh for assignment in role.assignments]):
        for number, role in enumerate(scenario.roles, 1):
            yield from _faults(role.assignments, f"{place}, role {number}, assignment")
    same_places = sound is not None and departments.keys() == {department.id for department in sound.departments}
    same_roles = sound is not None and roles.keys() == {role.id for role in sound.roles}
    # A role's references hold as long as it and the ids they lead to are those of the sound map.
    unchecked = set(map(id, fresh if same_places and same_roles else scenario.roles))
    for number, role in enumerate(scenario.roles, 1):
        if id(role) in unchecked:
            yield from _role(role, f"{place}, role {number}", departments, roles, skill_ids, person_ids)
    if not (same_places and same_roles and sound is not None and scenario.waivers is sound.waivers):
        yield from _subjects(
            scenario.waivers,
            place,
            {"skill": skill_ids, "role": roles, "department": departments, "person": person_ids},
        )
    parents = {department.id: department.parent for department in scenario.departments}
    lines = {role.id: role.reports_to for role in scenario.roles}
    for looped in loops(parents):
        yield f"{place}: department {quoted(looped)} lies inside itself"
    for looped in loops(lines):
        yield f"{place}: role {quoted(looped)} reports to itself, directly or through others"


def _unlike(values: Sequence[T], sound: Sequence[T]) -> Sequence[T]:
    """The values that are not among the sound ones, by identity."""
    known = set(map(id, sound))
    return [value for value in values if id(value) not in known] if known else values


def _role(
    role: Role,
    here: str,
    departments: Mapping[str, Department],
    roles: Mapping[str, Role],
    skill_ids: set[str],
    person_ids: set[str],
) -> Iterator[str]:
    if role.department is not None and role.department not in departments:
        yield f"{here}: department {quoted(role.department)} is not a department of this scenario"
    if role.reports_to is not None and role.reports_to not in roles:
        yield f"{here}: reports to {quoted(role.reports_to)}, which is not a role of this scenario"
    for line in role.dotted_to:
        if line not in roles:
            yield f"{here}: has a dotted line to {quoted(line)}, which is not a role of this scenario"
        elif line == role.id:
            yield f"{here}: has a dotted line to itself"
    if len(set(role.dotted_to)) < len(role.dotted_to):
        yield f"{here}: names a dotted line twice"
    yield from _holders(role, here, person_ids)
    skills = [assignment.skill for assignment in role.assignments]
    if len(set(skills)) == len(skills) and skill_ids.issuperset(skills):
        return
    seen: set[str] = set()
    for number, assignment in enumerate(role.assignments, 1):
        if assignment.skill not in skill_ids:
            yield f"{here}, assignment {number}: skill {quoted(assignment.skill)} is not in the library"
        elif assignment.skill in seen:
            yield f"{here}, assignment {number}: holds skill {quoted(assignment.skill)} a second time"
        seen.add(assignment.skill)


def _holders(role: Role, here: str, person_ids: set[str]) -> Iterator[str]:
    for person in role.people:
        if person not in person_ids:
            yield f"{here}: is held by {quoted(person)}, who is not among the people of this map"
    if len(set(role.people)) < len(role.people):
        yield f"{here}: names a person twice"


def _subjects(waivers: Sequence[Waiver], place: str, known: Mapping[str, Collection[str]]) -> Iterator[str]:
    for number, waiver in enumerate(waivers, 1):
        for subject in waiver.subjects:
            kind, identifier = subject_id(subject)
            if identifier not in known.get(kind, ()):
                yield (
                    f"{place}, accepted point {number}: subject {quoted(subject)} is neither a skill of the library "
                    "nor a role or department of this scenario nor a person"
                )


def _within_limits(values: Sequence[object]) -> bool:
    """Whether every field of every value is within its limits; each distinct value is checked once, for most repeat."""
    for name, check in _OWN[type(values[0])].items() if values else ():
        if any(map(check, _distinct(list(map(attrgetter(name), values))))):
            return False
    return True


def _distinct(column: list[object]) -> Iterable[object]:
    """Each value once; True and 1, which are equal, both; all of them where some are not hashable."""
    kinds = list(map(type, column))
    try:
        return set(column) if len(set(kinds)) == 1 else [value for _, value in set(zip(kinds, column, strict=True))]
    except TypeError:
        return column


def _faults(values: Sequence[object], place: str, sound: Sequence[object] = ()) -> Iterator[str]:
    if not _within_limits(_unlike(values, sound)):
        for number, value in enumerate(values, 1):
            yield from _fields(value, f"{place} {number}")


def _fields(value: object, place: str) -> Iterator[str]:
    for name, check in _OWN[type(value)].items():
        problem = check(getattr(value, name))
        if problem is not None:
            yield f"{place}: {name.replace('_', ' ')} {problem}"


def _repeated(ids: Iterable[str], place: str, kind: str) -> Iterator[str]:
    seen: set[str] = set()
    for number, identifier in enumerate(ids, 1):
        if identifier in seen:
            yield f"{place}{kind} {number}: the id {quoted(identifier)} is used before"
        seen.add(identifier)


def loops(parents: Mapping[str, str | None]) -> Iterator[str]:
    """Cycle detection: one id of every loop, each loop once. parents: id -> the id above it, None at the top."""
    done: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        node: str | None = start
        while node is not None and node in parents and node not in done:
            if node in path:
                yield node
                break
            path[node] = None
            node = parents[node]
        done.update(path)


def would_loop(parents: Mapping[str, str | None], child: str, parent: str | None) -> bool:
    """Cycle detection ahead of an edit: whether hanging `child` under `parent` would close a loop."""
    node = parent
    while node is not None:
        if node == child:
            return True
        node = parents.get(node)
    return False
