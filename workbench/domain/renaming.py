"""Renaming of ids: parts of a map under other ids, and all that refers to them. Knows not why they are renamed."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.findings import subject_id
from workbench.domain.model import Department, Person, Role, Scenario, Skill, Waiver
from workbench.domain.replace import replace

Renamed = Mapping[str, Mapping[str, str]]
"""Kind, as in a subject ("skill", "role", "department", "person") -> old id -> new id; each kind is there."""


def renamed_skill(skill: Skill, renamed: Renamed) -> Skill:
    """The skill under its new id."""
    return replace(skill, id=renamed["skill"].get(skill.id, skill.id))


def renamed_person(person: Person, renamed: Renamed) -> Person:
    """The person under her new id, with levels in the skills under theirs."""
    skills = renamed["skill"]
    return replace(
        person,
        id=renamed["person"].get(person.id, person.id),
        levels=tuple(replace(known, skill=skills.get(known.skill, known.skill)) for known in person.levels),
    )


def renamed_scenario(scenario: Scenario, renamed: Renamed) -> Scenario:
    """The scenario whose departments, roles and accepted points bear and name the new ids."""
    return replace(
        scenario,
        departments=tuple(_department(department, renamed["department"]) for department in scenario.departments),
        roles=tuple(_role(role, renamed) for role in scenario.roles),
        waivers=tuple(_waiver(waiver, renamed) for waiver in scenario.waivers),
    )


def _department(department: Department, renamed: Mapping[str, str]) -> Department:
    parent = department.parent
    return replace(
        department,
        id=renamed.get(department.id, department.id),
        parent=None if parent is None else renamed.get(parent, parent),
    )


def _role(role: Role, renamed: Renamed) -> Role:
    roles, skills, department = renamed["role"], renamed["skill"], role.department
    line = role.reports_to
    return replace(
        role,
        id=roles.get(role.id, role.id),
        department=None if department is None else renamed["department"].get(department, department),
        reports_to=None if line is None else roles.get(line, line),
        dotted_to=tuple(roles.get(other, other) for other in role.dotted_to),
        people=tuple(renamed["person"].get(person, person) for person in role.people),
        assignments=tuple(replace(held, skill=skills.get(held.skill, held.skill)) for held in role.assignments),
    )


def _waiver(waiver: Waiver, renamed: Renamed) -> Waiver:
    def aligned(subject: str) -> str:
        kind, identifier = subject_id(subject)
        new = renamed.get(kind, {}).get(identifier)
        return subject if new is None else f"{kind}:{new}"

    return replace(waiver, subjects=tuple(map(aligned, waiver.subjects)))
