"""Which things of two scenarios are the same, and the second told in the ids of the first.

Skills, roles and departments are the same where their ids are; what is left over of both, where the keys of their
names are. Each is matched once, in its order. An id made of a name tells C from C++ no better than it does: two skills
of one id whose names differ in nothing but + and # are two.
Within one map this leaves the second scenario as it is, but for a role or department that was made twice under one
name. Knows nothing of what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.model import Department, Role, Scenario, Skill, Waiver
from workbench.domain.normalisation import name_key, signs_apart
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id

_Named = Iterable[tuple[str, str]]
Renamed = Mapping[str, Mapping[str, str]]


def align_ids(before: Index, after: Index) -> Index:
    """The second scenario, its things bearing the ids they have in the first; its library stays its own."""
    one, other = before.scenario, after.scenario
    renamed: Renamed = {
        "skill": _renamed(
            [(each.id, each.name) for each in before.document.skills],
            [(each.id, each.name) for each in after.document.skills],
            signs_apart,
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


def _renamed(mine: _Named, theirs: _Named, apart: Callable[[str, str], bool] | None = None) -> dict[str, str]:
    """Their id -> the one in the first, for what bears another id there or must: two of one id may be `apart`."""
    known, others = dict(mine), dict(theirs)
    one = {each for each in known.keys() & others.keys() if apart is None or not apart(known[each], others[each])}
    free: dict[str, list[str]] = {}
    for identifier, name in known.items():
        if identifier not in one:
            free.setdefault(name_key(name), []).append(identifier)
    found, taken = {}, known.keys() | others.keys()
    for identifier, name in others.items():
        if identifier in one:
            continue
        same = free.get(name_key(name))
        if same:
            found[identifier] = same.pop(0)
        elif identifier in known:
            found[identifier] = fresh_id(name, taken)
            taken.add(found[identifier])
    return found


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
