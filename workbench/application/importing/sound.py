"""Records whose values can be in a map, and a line about each that cannot: its name or a value is outside its limits.

Knows no map. A record that is refused here changes nothing, and does not count.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from workbench.application.importing.matching import LONGEST_NAME, tidy_name
from workbench.application.importing.proposal import Line, LineKind, Remark
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.domain.fields import problem_with
from workbench.domain.limits import LONGEST_TEXT, unfit
from workbench.domain.model import Person, PersonLevel, Role, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.words import truncate

SHOWN = 60
"""Characters of a name that is too long that are shown."""
R = TypeVar("R", SkillRecord, RoleRecord, DepartmentRecord, PersonRecord, HoldingRecord)

_LIMITED: dict[type, tuple[type, tuple[str, ...]]] = {
    SkillRecord: (Skill, ("belongs_to", "importance", "level_needed", "source")),
    RoleRecord: (Role, ("grade", "headcount", "source")),
    PersonRecord: (Person, ("kind", "source")),
    HoldingRecord: (PersonLevel, ("level",)),
}
"""Record -> the class of the map that has the same fields, and those that it has limits for."""

_TEXTS = (
    *("source", "group", "definition", "aliases", "department", "holder", "purpose", "also_called", "parent", "role"),
    "note",
)
"""Fields with texts, or several of them, of whatever record."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The records that are sound, and lines about the others."""

    records: Records
    lines: tuple[Line, ...]


def sound_records(records: Records) -> Sound:
    """The records without those that no map can hold."""
    lines: list[Line] = []
    sound = dataclasses.replace(
        records,
        skills=tuple(_sound("skill", records.skills, lines)),
        roles=tuple(_sound("role", records.roles, lines)),
        departments=tuple(_sound("department", records.departments, lines)),
        people=tuple(_sound("person", records.people, lines)),
        holdings=tuple(_sound("assignment", records.holdings, lines)),
        levels=tuple(_sound("level", records.levels, lines)),
    )
    return Sound(sound, tuple(lines))


def _sound(kind: LineKind, records: Iterable[R], lines: list[Line]) -> Iterator[R]:
    for record in records:
        fault = next((remark for name in _names(record) if (remark := _fault_of_name(name))), None) or _fault(record)
        if fault is None:
            yield record
            continue
        held = isinstance(record, HoldingRecord)
        lines.append(
            Line(
                kind=kind,
                outcome="refused",
                name=truncate(tidy_name(_names(record)[-1]), SHOWN),
                holder=truncate(tidy_name(_names(record)[0]), SHOWN) if held else "",
                origins=(record.origin,),
                remarks=(fault,),
            )
        )


def _names(record: Any) -> tuple[str, ...]:
    match record:
        case RoleRecord():
            return (record.title,)
        case HoldingRecord():
            return record.holder, record.skill
    return (record.name,)


def _fault_of_name(name: str) -> Remark | None:
    tidy = tidy_name(name)
    if not name_key(tidy):
        return Remark("no_name")
    problem = unfit(tidy)
    if problem is not None:
        return Remark("bad_value", text=problem)
    return Remark("long_name", number=len(tidy)) if len(tidy) > LONGEST_NAME else None


def _fault(record: Any) -> Remark | None:
    """The first value that is outside its limits. A grade may be a name, which is looked up in the map."""
    for text in _TEXTS:
        value = getattr(record, text, None)
        problem = unfit(value)
        if problem is not None:
            return Remark("bad_value", text=problem, field=text)
        length = max(map(len, value if isinstance(value, tuple) else (value or "",)), default=0)
        if length > LONGEST_TEXT:
            return Remark("long_text", field=text, number=length)
    kind, fields = _LIMITED.get(type(record), (Person, ()))
    for name in fields:
        value = getattr(record, name)
        if value is None or (name == "grade" and isinstance(value, str)):
            continue
        problem = problem_with(kind, name, value)
        if problem is not None:
            return Remark("bad_value", text=problem, field=name)
    return None
