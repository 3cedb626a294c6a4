"""What must be done to one scenario so that it holds what another holds, as values; and which of it needs which.

What counts is what a scenario holds: departments, roles with all their fields, skills held, accepted points, the
organising model. Its own name does not, and neither does order: of roles and departments, of the skills on a card, of
dotted lines. The library, the policy and the names of grades belong to the map, and are left as they are; a skill that
the other scenario speaks of and the map lacks comes along. Knows no sentences and no checks.
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
from workbench.domain.model import Assignment, Department, Role, Scenario, Skill, Waiver
from workbench.domain.replace import replace

ENTIRE, DOTTED, HOLDS, ACCEPTED = "whole", "dotted_to", "assignments", "waivers"
SCENARIO = "scenario"
"""The subject of what concerns no role and no department alone."""

_CLASSES: Mapping[str, type] = {"role": Role, "department": Department}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the other scenario.

    subject: "role:<id>", "department:<id>" or SCENARIO. part: a field's name, or WHOLE where all of it comes or goes.
    detail: which skill, dotted line or accepted point, by id. before, after: what it is here and there, None for none.
    """

    subject: str
    part: str
    detail: str
    before: Any
    after: Any

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others of a comparison."""
        return self.subject, self.part, self.detail

    @property
    def kind(self) -> DifferenceKind:
        """What it is about."""
        if self.part == ENTIRE:
            return "card" if self.subject.startswith("role:") else "unit"
        if self.part == HOLDS:
            same = self.before and self.after and self.before.kind == self.after.kind
            return "skill" if not same else "level" if self.before.level != self.after.level else "detail"
        return self.field.kind

    @property
    def field(self) -> Field:
        """The field that is otherwise. Raises KeyError for WHOLE, which is none."""
        kind = Scenario if self.part == ACCEPTED else _CLASSES.get(subject_id(self.subject)[0], Scenario)
        return FIELDS[kind][self.part]

    @property
    def formal(self) -> bool:
        """Whether it is one of the FORMAL changes."""
        return self.kind in FORMAL


@dataclass(frozen=True)
class Differences:
    """All that differs, by whom it concerns: the strategists, the other roles, departments, then the whole.

    `after` is told in the ids of `before`.
    """

    before: Index
    after: Index
    all: tuple[Difference, ...]

    @cached_property
    def by_key(self) -> dict[tuple[str, str, str], Difference]:
        """Each by its key."""
        return {each.key: each for each in self.all}

    @cached_property
    def by_subject(self) -> dict[str, tuple[Difference, ...]]:
        """Subject -> what differs of it, in order."""
        found: dict[str, list[Difference]] = {}
        for each in self.all:
            found.setdefault(each.subject, []).append(each)
        return {subject: tuple(differences) for subject, differences in found.items()}

    def losing_lead(self, skill_id: str) -> list[Role]:
        """The roles, as they are before, that lead a skill and do not after."""
        return _leads_only(self.before, self.after, skill_id)

    def gaining_lead(self, skill_id: str) -> list[Role]:
        """The roles, as they are after, that lead a skill and did not before."""
        return _leads_only(self.after, self.before, skill_id)

    def with_dependencies(self, wanted: Collection[Difference]) -> tuple[Difference, ...]:
        """What was asked for with all it cannot be done without, in order.

        A department or role needs those it names that are new; and a lead that changes hands is one change of both.
        """
        chosen: set[tuple[str, str, str]] = set()
        ahead = [each.key for each in wanted]
        while ahead:
            key = ahead.pop()
            if key not in chosen and key in self.by_key:
                chosen.add(key)
                ahead += self._needs(self.by_key[key])
        return tuple(each for each in self.all if each.key in chosen)

    def _needs(self, difference: Difference) -> Iterator[tuple[str, str, str]]:
        """The keys of what a change needs where it differs: whom it names comes whole where it is new."""
        new = difference.after
        if isinstance(new, Role):
            yield from self._named(new.department, *filter(None, (new.reports_to, *new.dotted_to)))
            for each in new.assignments:
                yield from self._handed(each.skill, None, each)
        elif isinstance(new, Department):
            yield from self._named(new.parent)
        elif difference.part == DOTTED and new:
            yield from self._named(None, difference.detail)
        elif difference.part == HOLDS:
            yield from self._handed(difference.detail, difference.before, new)
        elif difference.part == ACCEPTED:
            for subject in (each for waiver in new for each in waiver.subjects):
                yield subject, ENTIRE, ""
        elif difference.part != ENTIRE and difference.field.values.shape == "department":
            yield from self._named(new)
        elif difference.part != ENTIRE and difference.field.values.shape == "role" and new is not None:
            yield from self._named(None, new)

    def _named(self, department: str | None, *roles: str) -> Iterator[tuple[str, str, str]]:
        if department is not None:
            yield f"department:{department}", ENTIRE, ""
        for role in roles:
            yield f"role:{role}", ENTIRE, ""

    def _handed(self, skill: str, old: Assignment | None, new: Assignment | None) -> Iterator[tuple[str, str, str]]:
        led, leads = old is not None and old.kind == "lead", new is not None and new.kind == "lead"
        if leads and not led:
            yield from ((f"role:{each.id}", HOLDS, skill) for each in self.losing_lead(skill))
        elif led and not leads:
            for each in self.gaining_lead(skill):
                yield f"role:{each.id}", HOLDS, skill
                yield f"role:{each.id}", ENTIRE, ""

    def skills_for(self, chosen: Collection[Difference]) -> tuple[Skill, ...]:
        """The skills that some differences speak of and the map before lacks, in the order of the other library."""
        named: set[str] = set()
        for each in chosen:
            if isinstance(each.after, Role):
                named.update(held.skill for held in each.after.assignments)
            elif each.part == HOLDS:
                named.add(each.detail)
            elif each.part == ACCEPTED:
                subjects = (subject_id(subject) for waiver in each.after for subject in waiver.subjects)
                named.update(identifier for kind, identifier in subjects if kind == "skill")
        lacking = named - self.before.skills.keys()
        return tuple(skill for skill in self.after.document.skills if skill.id in lacking)


def _leads_only(here: Index, there: Index, skill_id: str) -> list[Role]:
    others = {each.role.id for each in there.leads.get(skill_id, ())}
    return [each.role for each in here.leads.get(skill_id, ()) if each.role.id not in others]


def differences(before: Index, after: Index) -> Differences:
    """All that differs between two scenarios, of one map or of two."""
    after = align_ids(before, after)
    one, other = before.scenario, after.scenario
    whole = _fields(SCENARIO, one, other)
    return Differences(before, after, (*_roles(one, other), *_departments(one, other), *whole, *_accepted(one, other)))


def _roles(one: Scenario, other: Scenario) -> Iterator[Difference]:
    """What differs of each role: the strategists first, then as they stand; those that go stand last."""
    here, there = {each.id: each for each in one.roles}, {each.id: each for each in other.roles}
    standing = [*there, *(each for each in here if each not in there)]
    for identifier in sorted(standing, key=lambda each: _rank(there.get(each) or here[each])):
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
    """What differs of the fields that are told by themselves."""
    for field, _ in TOLD[type(old)]:
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now:
            yield Difference(subject, field.name, "", was, now)


def _held(subject: str, old: Role, new: Role) -> Iterator[Difference]:
    if old.assignments is new.assignments:
        return
    held, holds = ({each.skill: each for each in role.assignments} for role in (old, new))
    for skill in dict.fromkeys((*holds, *held)):
        if held.get(skill) != holds.get(skill):
            yield Difference(subject, HOLDS, skill, held.get(skill), holds.get(skill))


def _departments(one: Scenario, other: Scenario) -> Iterator[Difference]:
    if one.departments is other.departments:
        return
    here, there = {each.id: each for each in one.departments}, {each.id: each for each in other.departments}
    for identifier in dict.fromkeys((*there, *here)):
        old, new = here.get(identifier), there.get(identifier)
        subject = f"department:{identifier}"
        if old is None or new is None:
            yield Difference(subject, ENTIRE, "", old, new)
        else:
            yield from _fields(subject, old, new)


def accepted_point(waiver: Waiver) -> str:
    """What tells an accepted point from others: its check and subjects, in whatever order they were written."""
    return "\n".join((waiver.code, *sorted(waiver.subjects)))


def _accepted(one: Scenario, other: Scenario) -> Iterator[Difference]:
    if one.waivers == other.waivers:
        return
    here, there = _points(one), _points(other)
    for point in dict.fromkeys((*there, *here)):
        if here[point] != there[point]:
            concerned = _concerned((*there[point], *here[point])[0])
            yield Difference(concerned, ACCEPTED, point, here[point], there[point])


def _points(scenario: Scenario) -> defaultdict[str, tuple[Waiver, ...]]:
    found: defaultdict[str, tuple[Waiver, ...]] = defaultdict(tuple)
    for each in scenario.waivers:
        found[accepted_point(each)] += (replace(each, subjects=tuple(sorted(each.subjects))),)
    return found


def _concerned(waiver: Waiver) -> str:
    """Whom an accepted point concerns: the first role it speaks of, else department, else the whole."""
    wanted = (each for kind in ("role:", "department:") for each in waiver.subjects if each.startswith(kind))
    return next(wanted, SCENARIO)
