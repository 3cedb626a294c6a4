"""Which things of two scenarios are the same, and the second told in the ids of the first.

Skills, roles and departments are the same where their ids are; what is left over of both, where their names are, as
two names are told apart (NFKC, case folded, letters and digits only, words sorted; a name without any, such as one of
emoji, as it stands). Each is matched once, in its order.
Within one map this leaves the second scenario as it is, but for a role or department that was made twice under one
name. Knows nothing of what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.model import Department, Role, Scenario, Skill, Waiver
from workbench.domain.replace import replace
from workbench.domain.words import normal

_Named = Iterable[tuple[str, str]]
Renamed = Mapping[str, Mapping[str, str]]


def told_in_ids_of(before: Index, after: Index) -> Index:
    """The second scenario, its things bearing the ids they have in the first; its library stays its own."""
    one, other = before.scenario, after.scenario
    renamed: Renamed = {
        "skill": _renamed(
            [(each.id, each.name) for each in before.document.skills],
            [(each.id, each.name) for each in after.document.skills],
        ),
        "role": _renamed(
            [(each.id, each.title) for each in one.roles], [(each.id, each.title) for each in other.roles]
        ),
        "department": _renamed(
            [(each.id, each.name) for each in one.departments], [(each.id, each.name) for each in other.departments]
        ),
    }
    if not any(renamed.values()):
        return after
    skills = tuple(_skill(each, renamed["skill"]) for each in after.document.skills)
    return Index(replace(after.document, skills=skills), _scenario(other, renamed), after.assumptions)


def _renamed(mine: _Named, theirs: _Named) -> dict[str, str]:
    """Their id -> mine, for what is the same under another id."""
    known, others = dict(mine), dict(theirs)
    free: dict[str, list[str]] = {}
    for identifier, name in known.items():
        if identifier not in others:
            free.setdefault(_told_apart(name), []).append(identifier)
    found = {}
    for identifier, name in others.items():
        same = free.get(_told_apart(name)) if identifier not in known else None
        if same:
            found[identifier] = same.pop(0)
    return found


def _told_apart(name: str) -> str:
    """What two names are told apart by: as it stands where there is no letter in it."""
    return normal(name) or name


def _skill(skill: Skill, renamed: Mapping[str, str]) -> Skill:
    return replace(skill, id=renamed.get(skill.id, skill.id))


def _scenario(scenario: Scenario, renamed: Renamed) -> Scenario:
    return replace(
        scenario,
        departments=tuple(_department(each, renamed["department"]) for each in scenario.departments),
        roles=tuple(_role(each, renamed) for each in scenario.roles),
        waivers=tuple(_waiver(each, renamed) for each in scenario.waivers),
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
        dotted_to=tuple(roles.get(each, each) for each in role.dotted_to),
        assignments=tuple(replace(each, skill=skills.get(each.skill, each.skill)) for each in role.assignments),
    )


def _waiver(waiver: Waiver, renamed: Renamed) -> Waiver:
    def told(subject: str) -> str:
        kind, identifier = subject_id(subject)
        new = renamed.get(kind, {}).get(identifier)
        return subject if new is None else f"{kind}:{new}"

    return replace(waiver, subjects=tuple(map(told, waiver.subjects)))
