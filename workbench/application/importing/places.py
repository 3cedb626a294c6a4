"""Places of people: the departments that they are said to be in, which only roles are in. Knows no map."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from workbench.application.importing.records import DepartmentRecord, LeftOut, PersonRecord, Records, RoleRecord
from workbench.domain.normalisation import name_key


def with_places(records: Records, people: Sequence[PersonRecord], *, needs_role: bool) -> Records:
    """The records with the departments of people, also as those of their roles where the file says no other.

    needs_role: whether people without a role are in none, and report to nobody, so that their departments and superiors
    are told as left out, each once.
    """
    units = {name_key(unit.name): unit for unit in records.departments}
    of_role: dict[str, set[str]] = defaultdict(set)
    left: dict[str, LeftOut] = {}
    called = {person.source: person.name for person in people if person.source}
    for person in people:
        if person.reports_to and needs_role and not person.role:
            name = called.get(person.reports_to, person.reports_to)
            left.setdefault(f"[{name}]", LeftOut(person.origin, name, "said_of_roles", personal=True))
        if not person.department:
            continue
        key = name_key(person.department)
        if person.role:
            of_role[name_key(person.role)].add(person.department)
        elif needs_role:
            left.setdefault(key, LeftOut(person.origin, person.department, "said_of_roles"))
            continue
        units.setdefault(key, DepartmentRecord(name=person.department, origin=person.origin))
    return dataclasses.replace(
        records,
        roles=tuple(_placed(role, of_role) for role in records.roles),
        departments=tuple(units.values()) if len(units) > len(records.departments) else records.departments,
        left_out=(*records.left_out, *left.values()),
    )


def _placed(role: RoleRecord, of_role: dict[str, set[str]]) -> RoleRecord:
    places = of_role.get(name_key(role.title), set())
    return dataclasses.replace(role, department=min(places)) if not role.department and len(places) == 1 else role
