"""Records for tests of imports: those of rows that are written down here, and those that a map itself would make."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.application.edit import apply_or_refuse
from workbench.application.importing.choices import Choices
from workbench.application.importing.proposal import Line, Proposal
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    Origin,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.domain.model import CapabilityMap, Scenario

FILE = "plan.xlsx"


def at(row: int, sheet: str = "Team") -> Origin:
    return Origin(FILE, sheet, row)


def blank(title: str = "Blank") -> CapabilityMap:
    return CapabilityMap(title, scenarios=(Scenario("today", "Today", model="decentralised"),))


def holdings(*rows: tuple[str, str, int | None]) -> tuple[HoldingRecord, ...]:
    return tuple(
        HoldingRecord(holder=holder, skill=skill, level=level, origin=at(number))
        for number, (holder, skill, level) in enumerate(rows, 2)
    )


def after(document: CapabilityMap, records: Records, **choices: object) -> CapabilityMap:
    return applied(document, propose(document, records, Choices(**choices)))  # type: ignore[arg-type]


def applied(document: CapabilityMap, proposal: Proposal) -> CapabilityMap:
    return document if proposal.edit is None else apply_or_refuse(proposal.edit, document)


def said(lines: Iterable[Line]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(line.kind, line.outcome, line.name, tuple(each.reason for each in line.remarks)) for line in lines]


def records_of(document: CapabilityMap, scenario: Scenario, *, ids: bool = True) -> Records:
    """All that a map says in one of its scenarios. ids: with the ids of skills, roles, departments and people."""
    names = {skill.id: skill.name for skill in document.skills}
    units = {unit.id: unit.name for unit in scenario.departments}
    titles = {role.id: role.title for role in scenario.roles}
    people = {person.id: person for person in document.people}

    def own(identifier: str) -> str | None:
        return identifier if ids else None

    skills = tuple(
        SkillRecord(
            name=skill.name,
            origin=at(number, "Skills"),
            source=skill.source,
            group=skill.group or None,
            belongs_to=skill.belongs_to,
            importance=skill.importance,
            level_needed=skill.level_needed,
            definition=skill.definition or None,
            aliases=skill.aliases,
            id=own(skill.id),
        )
        for number, skill in enumerate(document.skills, 2)
    )
    roles = tuple(
        RoleRecord(
            title=role.title,
            origin=at(number, "Roles"),
            source=role.source,
            department=units[role.department] if role.department else None,
            grade=role.grade,
            reports_to=titles[role.reports_to] if role.reports_to else None,
            dotted_to=tuple(titles[each] for each in role.dotted_to),
            also_called=role.also_called,
            headcount=role.headcount,
            holder=role.holder,
            purpose=role.purpose or None,
            id=own(role.id),
        )
        for number, role in enumerate(scenario.roles, 2)
    )
    held = tuple(
        HoldingRecord(
            holder=role.title,
            skill=names[each.skill],
            level=each.level,
            kind=each.kind,
            note=each.note or None,
            origin=at(number, "Matrix"),
        )
        for role in scenario.roles
        for number, each in enumerate(role.assignments, 2)
    )
    departments = tuple(
        DepartmentRecord(
            name=unit.name, parent=units[unit.parent] if unit.parent else None, origin=at(number), id=own(unit.id)
        )
        for number, unit in enumerate(scenario.departments, 2)
    )
    on_roles = {each: role.title for role in scenario.roles for each in role.people}
    persons = tuple(
        PersonRecord(
            name=person.name,
            origin=at(number, "People"),
            source=person.source,
            role=on_roles.get(person.id),
            kind=person.kind,
            id=own(person.id),
        )
        for number, person in enumerate(people.values(), 2)
    )
    levels = tuple(
        HoldingRecord(holder=person.name, skill=names[each.skill], level=each.level, origin=at(number, "People"))
        for number, person in enumerate(people.values(), 2)
        for each in person.levels
    )
    return Records(skills=skills, roles=roles, departments=departments, people=persons, holdings=held, levels=levels)
