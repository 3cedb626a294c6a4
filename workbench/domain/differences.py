"""Diff of two scenarios: the changes that make one hold what the other holds, as values, and their dependencies.

Compared are the contents of a scenario: departments, roles with all their fields, skills held, accepted points, the
organising model. Its own name is not, and neither is order: of roles and departments, of the skills on a card, of
dotted lines. The library, the policy and the names of grades belong to the map, and are left as they are; a skill that
the other scenario names and the map lacks comes along. Knows no sentences and no checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbench.domain.field import FORMAL, DifferenceKind, Field
from workbench.domain.field_places import TOLD
from workbench.domain.fields import FIELDS
from workbench.domain.findings import subject_id
from workbench.domain.index import SIDE_OF_STRATEGIST, Index
from workbench.domain.matching import align_ids
from workbench.domain.model import Assignment, Department, Person, Role, Scenario, Skill, Waiver
from workbench.domain.replace import replace

ENTIRE, DOTTED, HOLDS, ACCEPTED, PEOPLE = "whole", "dotted_to", "assignments", "waivers", "people"
SCENARIO = "scenario"
"""The subject of a difference that concerns the scenario as a whole: no role and no department alone."""

_CLASSES: Mapping[str, type] = {"role": Role, "department": Department}


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: something that is otherwise in the other scenario.

    subject: "role:<id>", "department:<id>" or SCENARIO. part: a field's name, or ENTIRE where all of it comes or goes.
    detail: which skill, dotted line or accepted point, by id. before, after: the values here and there, None for none.
    """

    subject: str
    part: str
    detail: str
    before: Any
    after: Any

    @property
    def key(self) -> tuple[str, str, str]:
        """The identity of a change within a comparison: subject, part and detail."""
        return self.subject, self.part, self.detail

    @property
    def kind(self) -> DifferenceKind:
        """The kind of change: what it is about."""
        if self.part == ENTIRE:
            return "card" if self.subject.startswith("role:") else "unit"
        if self.part == HOLDS:
            same_kind = self.before and self.after and self.before.kind == self.after.kind
            return "skill" if not same_kind else "level" if self.before.level != self.after.level else "detail"
        return self.field.kind

    @property
    def field(self) -> Field:
        """The field that changes. Raises KeyError for ENTIRE, which is none."""
        kind = Scenario if self.part == ACCEPTED else _CLASSES.get(subject_id(self.subject)[0], Scenario)
        return FIELDS[kind][self.part]

    @property
    def formal(self) -> bool:
        """Whether the people concerned must be asked first: see FORMAL."""
        return self.kind in FORMAL


@dataclass(frozen=True)
class Differences:
    """All changes, by whom they concern: the strategists, the other roles, departments, then the scenario as a whole.

    `after` bears the ids of `before`.
    """

    before: Index
    after: Index
    all: tuple[Difference, ...]

    @cached_property
    def by_key(self) -> dict[tuple[str, str, str], Difference]:
        """Each change by its key."""
        return {difference.key: difference for difference in self.all}

    @cached_property
    def by_subject(self) -> dict[str, tuple[Difference, ...]]:
        """Subject -> its changes, in order."""
        by_subject: dict[str, list[Difference]] = {}
        for difference in self.all:
            by_subject.setdefault(difference.subject, []).append(difference)
        return {subject: tuple(changes) for subject, changes in by_subject.items()}

    def losing_lead(self, skill_id: str) -> list[Role]:
        """The roles, as they are before, that lead a skill and do not after."""
        return _leads_only(self.before, self.after, skill_id)

    def gaining_lead(self, skill_id: str) -> list[Role]:
        """The roles, as they are after, that lead a skill and did not before."""
        return _leads_only(self.after, self.before, skill_id)

    def with_dependencies(self, wanted: Collection[Difference]) -> tuple[Difference, ...]:
        """Transitive closure: the wanted changes with all that they depend on, in order.

        A department or role depends on those it names that are new; a lead that changes hands is one change of both
        roles.
        """
        chosen: set[tuple[str, str, str]] = set()
        ahead = [difference.key for difference in wanted]
        while ahead:
            key = ahead.pop()
            if key not in chosen and key in self.by_key:
                chosen.add(key)
                ahead += self._dependencies(self.by_key[key])
        return tuple(difference for difference in self.all if difference.key in chosen)

    def _dependencies(self, difference: Difference) -> Iterator[tuple[str, str, str]]:
        """The keys of the changes that one depends on directly; keys of what does not differ are among them."""
        new = difference.after
        if isinstance(new, Role):
            yield from self._named(new.department, *filter(None, (new.reports_to, *new.dotted_to)))
            for assignment in new.assignments:
                yield from self._handed(assignment.skill, None, assignment)
        elif isinstance(new, Department):
            yield from self._named(new.parent)
        elif difference.part == DOTTED and new:
            yield from self._named(None, difference.detail)
        elif difference.part == HOLDS:
            yield from self._handed(difference.detail, difference.before, new)
        elif difference.part == ACCEPTED:
            for subject in (subject for waiver in new for subject in waiver.subjects):
                yield subject, ENTIRE, ""
        elif difference.part != ENTIRE and difference.field.values.shape == "department":
            yield from self._named(new)
        elif difference.part != ENTIRE and difference.field.values.shape == "role" and new is not None:
            yield from self._named(None, new)

    def _named(self, department: str | None, *roles: str) -> Iterator[tuple[str, str, str]]:
        """The keys with which a department and roles come, should they be new."""
        if department is not None:
            yield f"department:{department}", ENTIRE, ""
        for role in roles:
            yield f"role:{role}", ENTIRE, ""

    def _handed(self, skill: str, old: Assignment | None, new: Assignment | None) -> Iterator[tuple[str, str, str]]:
        """The keys of the other side of a lead that changes hands."""
        led, leads = old is not None and old.kind == "lead", new is not None and new.kind == "lead"
        if leads and not led:
            yield from ((f"role:{role.id}", HOLDS, skill) for role in self.losing_lead(skill))
        elif led and not leads:
            for role in self.gaining_lead(skill):
                yield f"role:{role.id}", HOLDS, skill
                yield f"role:{role.id}", ENTIRE, ""

    def skills_for(self, chosen: Collection[Difference]) -> tuple[Skill, ...]:
        """The skills that some changes name and the map before lacks, in the order of the other library."""
        named: set[str] = set()
        for difference in chosen:
            if isinstance(difference.after, Role):
                named.update(assignment.skill for assignment in difference.after.assignments)
            elif difference.part == HOLDS:
                named.add(difference.detail)
            elif difference.part == ACCEPTED:
                subjects = (subject_id(subject) for waiver in difference.after for subject in waiver.subjects)
                named.update(identifier for kind, identifier in subjects if kind == "skill")
        lacking = named - self.before.skills.keys()
        return tuple(skill for skill in self.after.document.skills if skill.id in lacking)

    def people_for(self, chosen: Collection[Difference]) -> tuple[Person, ...]:
        """The people that some changes name and the map before lacks, in the order of the other map."""
        named: set[str] = set()
        for difference in chosen:
            if isinstance(difference.after, Role):
                named.update(difference.after.people)
            elif difference.part == PEOPLE:
                named.update(difference.after)
            elif difference.part == ACCEPTED:
                subjects = (subject_id(subject) for waiver in difference.after for subject in waiver.subjects)
                named.update(identifier for kind, identifier in subjects if kind == "person")
        lacking = named - {person.id for person in self.before.document.people}
        return tuple(person for person in self.after.document.people if person.id in lacking)


def _leads_only(here: Index, there: Index, skill_id: str) -> list[Role]:
    others = {holding.role.id for holding in there.leads.get(skill_id, ())}
    return [holding.role for holding in here.leads.get(skill_id, ()) if holding.role.id not in others]


def differences(before: Index, after: Index) -> Differences:
    """The diff of two scenarios, of one map or of two."""
    after = align_ids(before, after)
    one, other = before.scenario, after.scenario
    whole = _fields(SCENARIO, one, other)
    return Differences(before, after, (*_roles(one, other), *_departments(one, other), *whole, *_accepted(one, other)))


def _roles(one: Scenario, other: Scenario) -> Iterator[Difference]:
    """The changes of each role: the strategists first, then in their order; those that go stand last."""
    here, there = {role.id: role for role in one.roles}, {role.id: role for role in other.roles}
    standing = [*there, *(role_id for role_id in here if role_id not in there)]
    for identifier in sorted(standing, key=lambda role_id: _rank(there.get(role_id) or here[role_id])):
        old, new = here.get(identifier), there.get(identifier)
        if old is new:
            continue
        subject = f"role:{identifier}"
        if old is None or new is None:
            yield Difference(subject, ENTIRE, "", old, new)
            continue
        yield from _fields(subject, old, new)
        for line in dict.fromkeys((*new.dotted_to, *old.dotted_to)):
            if (line in old.dotted_to) != (line in new.dotted_to):
                yield Difference(subject, DOTTED, line, line in old.dotted_to, line in new.dotted_to)
        yield from _held(subject, old, new)


def _rank(role: Role) -> bool:
    return role.acts_as not in SIDE_OF_STRATEGIST


def _fields(subject: str, old: object, new: object) -> Iterator[Difference]:
    """The changes of the fields that are compared by themselves."""
    for field, _ in TOLD[type(old)]:
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now:
            yield Difference(subject, field.name, "", was, now)


def _held(subject: str, old: Role, new: Role) -> Iterator[Difference]:
    if old.assignments is new.assignments:
        return
    before, after = ({assignment.skill: assignment for assignment in role.assignments} for role in (old, new))
    for skill in dict.fromkeys((*after, *before)):
        if before.get(skill) != after.get(skill):
            yield Difference(subject, HOLDS, skill, before.get(skill), after.get(skill))


def _departments(one: Scenario, other: Scenario) -> Iterator[Difference]:
    if one.departments is other.departments:
        return
    here, there = ({unit.id: unit for unit in scenario.departments} for scenario in (one, other))
    for identifier in dict.fromkeys((*there, *here)):
        old, new = here.get(identifier), there.get(identifier)
        subject = f"department:{identifier}"
        if old is None or new is None:
            yield Difference(subject, ENTIRE, "", old, new)
        else:
            yield from _fields(subject, old, new)


def accepted_point(waiver: Waiver) -> str:
    """The identity of an accepted point: its check and subjects, in whatever order they were written."""
    return "\n".join((waiver.code, *sorted(waiver.subjects)))


def _accepted(one: Scenario, other: Scenario) -> Iterator[Difference]:
    if one.waivers == other.waivers:
        return
    here, there = _points(one), _points(other)
    for point in dict.fromkeys((*there, *here)):
        if here[point] != there[point]:
            subject = _affected((*there[point], *here[point])[0])
            yield Difference(subject, ACCEPTED, point, here[point], there[point])


def _points(scenario: Scenario) -> defaultdict[str, tuple[Waiver, ...]]:
    points: defaultdict[str, tuple[Waiver, ...]] = defaultdict(tuple)
    for waiver in scenario.waivers:
        points[accepted_point(waiver)] += (replace(waiver, subjects=tuple(sorted(waiver.subjects))),)
    return points


def _affected(waiver: Waiver) -> str:
    """The subject an accepted point is listed under: the first role it names, else department, else the scenario."""
    wanted = (subject for kind in ("role:", "department:") for subject in waiver.subjects if subject.startswith(kind))
    return next(wanted, SCENARIO)
