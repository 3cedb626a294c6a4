"""What of the records is taken: the roles that were chosen, what they hold and where they sit; and what is too much.

Knows no map. Where roles are chosen, or are to be chosen because they are too many, skills and departments come in only
with them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.application.importing.choices import LEAVE, Choices, Kind
from workbench.application.importing.matching import tidy_name
from workbench.application.importing.proposal import Line, LineKind, Reason, Remark, TooMany
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.domain.normalisation import name_key

LIMITS: dict[Kind, int] = {"role": 500, "skill": 10_000, "person": 5_000}
"""How many new or known things of a kind are taken at once, at most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records that are taken, lines about the others, and the questions which are wanted."""

    records: Records
    lines: tuple[Line, ...] = ()
    questions: tuple[TooMany, ...] = ()


def with_roles_of_holdings(records: Records) -> Records:
    """The records with one for each role that is only said to hold something."""
    known = {_key(name) for role in records.roles for name in (role.title, *role.also_called, role.holder or "")}
    made = []
    for holding in records.holdings:
        if (key := _key(holding.holder)) not in known:
            known.add(key)
            made.append(RoleRecord(title=holding.holder, origin=holding.origin))
    return dataclasses.replace(records, roles=(*records.roles, *made)) if made else records


def wanted(records: Records, choices: Choices) -> Wanted:
    """The records that are taken."""
    reason: Reason = "not_wanted"
    lines: list[Line] = []
    questions = []
    if choices.only_roles is not None:
        chosen = [role for role in records.roles if _is_chosen(role, choices.only_roles)]
        if len(chosen) < len(records.roles):
            records = _of_roles(records, chosen, lines, reason)
    for kind, limit in LIMITS.items():
        number = len(_left(kind, records, choices))
        if number > limit:
            questions.append(TooMany(kind, number, limit))
            records = _without(kind, records, lines)
    return Wanted(records, tuple(lines), tuple(questions))


def _is_chosen(role: RoleRecord, only: frozenset[str]) -> bool:
    names = (role.title, *role.also_called)
    return any(key in only for name in names if (key := _key(name)))


def _left(kind: Kind, records: Records, choices: Choices) -> set[tuple[str, str]]:
    """What is taken of a kind, each once."""
    decided = choices.names.get(kind, {})
    named = _named(kind, records)
    keys = ((_key(name), source or "") for name, source in named)
    return {(key, source) for key, source in keys if decided.get(key) != LEAVE}


def _named(kind: Kind, records: Records) -> Iterable[tuple[str, str | None]]:
    match kind:
        case "role":
            return ((role.title, role.source) for role in records.roles)
        case "skill":
            return ((skill.name, skill.source) for skill in records.skills)
        case "person":
            return ((person.name, person.source) for person in records.people)
    return ()


def _without(kind: Kind, records: Records, lines: list[Line]) -> Records:
    """The records without those of a kind, as they are too many."""
    match kind:
        case "role":
            return _of_roles(records, [], lines, "too_many")
        case "skill":
            lines += (_line("skill", skill.name, skill, "too_many") for skill in records.skills)
            return dataclasses.replace(records, skills=(), holdings=(), levels=())
        case _:
            lines += (_line("person", person.name, person, "too_many") for person in records.people)
            return dataclasses.replace(records, people=(), levels=())


def _of_roles(records: Records, chosen: list[RoleRecord], lines: list[Line], reason: Reason) -> Records:
    """The records of some roles: what they hold, where they sit, and who holds them."""
    here = set(map(id, chosen))
    names = {_key(name) for role in chosen for name in (role.title, *role.also_called, role.holder or "") if name}
    lines += (_line("role", role.title, role, reason) for role in records.roles if id(role) not in here)
    holdings = tuple(holding for holding in records.holdings if _key(holding.holder) in names)
    people = tuple(person for person in records.people if _key(person.role or "") in names)
    lines += (_line("person", person.name, person, "of_no_role") for person in records.people if not person.role)
    rated = {_key(person.name) for person in people}
    levels = tuple(level for level in records.levels if _key(level.holder) in rated)
    held = {_key(holding.skill) for holding in (*holdings, *levels)}
    skills = tuple(skill for skill in records.skills if not held.isdisjoint(map(_key, (skill.name, *skill.aliases))))
    return dataclasses.replace(
        records,
        roles=tuple(chosen),
        holdings=holdings,
        people=people,
        levels=levels,
        skills=skills,
        departments=_around(records.departments, chosen),
    )


def _around(departments: Iterable[DepartmentRecord], roles: Iterable[RoleRecord]) -> tuple[DepartmentRecord, ...]:
    """The departments in which roles sit, and all that these are part of."""
    parents = {_key(unit.name): _key(unit.parent or "") for unit in departments}
    needed = set[str]()
    for role in roles:
        key = _key(role.department or "")
        while key and key not in needed:
            needed.add(key)
            key = parents.get(key, "")
    return tuple(unit for unit in departments if _key(unit.name) in needed)


def _line(
    kind: LineKind, name: str, record: SkillRecord | RoleRecord | PersonRecord | HoldingRecord, reason: Reason
) -> Line:
    return Line(
        kind=kind, outcome="left_out", name=tidy_name(name), origins=(record.origin,), remarks=(Remark(reason),)
    )


def _key(name: str) -> str:
    return name_key(tidy_name(name))
