"""Collected records: skills, roles, departments and people as they come up row by row, each once by its name.

A row adds what those before it did not say of the same thing. Knows no grid and no mapping.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from workbench.application.importing.cells import number_of
from workbench.application.importing.level_words import PLACEHOLDERS
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    LeftOut,
    Origin,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.application.importing.scale import Held
from workbench.domain.model import BelongsTo
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key

T = TypeVar("T", SkillRecord, RoleRecord, PersonRecord)

_BETWEEN_NAMES = re.compile(r"\s*(?:[;|\n]|\r)\s*")
_BETWEEN_IDS = re.compile(r"\s*[;|:,\n]\s*")


def _names(text: str) -> tuple[str, ...]:
    """The names in a cell, one a line or separated by ; or |."""
    return tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(text.strip()) if name))


def _grade(text: str) -> int | str | None:
    return int(text) if text.isdecimal() and len(text) == 1 else text or None


@dataclass(slots=True)
class _Pending:
    """A table on its way: the skills and roles it named."""

    skills: dict[str, Origin] = field(default_factory=dict)
    roles: dict[str, Origin] = field(default_factory=dict)


@dataclass(slots=True)
class _Needed:
    """The keys of what is taken for itself, or since somebody holds it, or since it holds something."""

    skills: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Empty:
    """What a table names that nobody holds there, or that holds nothing there, by its key, and why it may be left."""

    why: str
    named: _Pending


class Collected:
    """The records of a file so far."""

    def __init__(self, file: str, source: str = "") -> None:
        self.file = file
        self._of = source or file
        self._skills: dict[str, SkillRecord] = {}
        self._roles: dict[str, RoleRecord] = {}
        self._departments: dict[str, DepartmentRecord] = {}
        self._people: dict[str, PersonRecord] = {}
        self._holdings: list[HoldingRecord] = []
        self._levels: list[HoldingRecord] = []
        self._left: list[LeftOut] = []
        self._by_code: dict[str, str] = {}
        self._by_holder: dict[str, str] = {}
        self._rows_of: dict[str, set[str]] = {}
        self._pending = _Pending()
        self._needed = _Needed()
        self._empty: list[_Empty] = []

    def begin(self) -> None:
        """Begin a table."""
        self._pending = _Pending()

    def end(self, *, kept: bool, why: str) -> None:
        """End a table. Unless it is kept, what is in it is left out where no table says that somebody has it."""
        if kept:
            self._needed.skills |= self._pending.skills.keys()
            self._needed.roles |= self._pending.roles.keys()
        else:
            self._empty.append(_Empty(why, self._pending))

    def is_placeholder(self, text: str) -> bool:
        """Whether a text says that it is still to be written, or nothing."""
        return not text or word_key(text) in PLACEHOLDERS

    def leave(self, origin: Origin, what: str, why: str) -> None:
        """Tell something that is left out."""
        self._left.append(LeftOut(origin, what, why))

    def skill(
        self,
        name: str,
        origin: Origin,
        *,
        group: str | None = None,
        code: str = "",
        definition: str | None = None,
        aliases: str = "",
        level_needed: int | None = None,
        importance: int | None = None,
        belongs_to: BelongsTo | None = None,
    ) -> None:
        """A skill as a row names it."""
        record = SkillRecord(
            name=name,
            origin=origin,
            source=self._source(code),
            group=group or None,
            belongs_to=belongs_to,
            importance=importance,
            level_needed=level_needed,
            definition=definition or None,
            aliases=_names(aliases),
        )
        key = name_key(name)
        self._pending.skills.setdefault(key, origin)
        self._skills[key] = _filled(self._skills[key], record) if key in self._skills else record

    def needs(self, skill: str, level: int) -> None:
        """The level that a skill needs, where its rows do not say it."""
        key = name_key(skill)
        record = self._skills.get(key)
        if record is not None and record.level_needed is None:
            self._skills[key] = dataclasses.replace(record, level_needed=level)

    def role(
        self,
        title: str,
        origin: Origin,
        *,
        code: str = "",
        department: str = "",
        family: str = "",
        grade: str = "",
        reports_to: str = "",
        dotted_to: str = "",
        also_called: str = "",
        headcount: str = "",
        holder: str = "",
        purpose: str = "",
        parent: str = "",
    ) -> None:
        """A role as a row names it."""
        record = RoleRecord(
            title=title,
            origin=origin,
            source=self._source(code),
            department=department or None,
            family=family or None,
            grade=_grade(grade),
            reports_to=reports_to or None,
            dotted_to=tuple(part for part in _BETWEEN_IDS.split(dotted_to) if part),
            also_called=_names(also_called),
            headcount=number_of(headcount),
            holder=holder or None,
            purpose=None if self.is_placeholder(purpose) else purpose,
        )
        if code:
            self._by_code.setdefault(word_key(code), title)
        if holder:
            self._by_holder.setdefault(name_key(holder), title)
        if department:
            unit = DepartmentRecord(name=department, origin=origin, parent=parent or None)
            self._departments.setdefault(name_key(department), unit)
        key = name_key(title)
        self._pending.roles.setdefault(key, origin)
        self._roles[key] = _filled(self._roles[key], record) if key in self._roles else record

    def person(self, name: str, origin: Origin, *, role: str = "", code: str = "") -> None:
        """A person as a row names her."""
        record = PersonRecord(name=name, origin=origin, source=self._source(code), role=role or None)
        key = name_key(name)
        if role:
            self._needed.roles.add(name_key(role))
            self._by_holder.setdefault(key, role)
            self._rows_of.setdefault(name_key(role), set()).add(key)
            if code:
                self._by_code.setdefault(word_key(code), role)
        self._people[key] = _filled(self._people[key], record) if key in self._people else record

    def holds(
        self, holder: str, skill: str, held: Held, origin: Origin, *, person: bool = False, note: str = ""
    ) -> None:
        """That a role or a person has a skill, both named before. A role that has none is not said to have it."""
        if held.level == 0 and not person:
            return
        key, who = name_key(skill), name_key(holder)
        self._needed.skills.add(key)
        self._needed.roles.add(who)
        named = self._people[who].name if person else self._roles[who].title
        record = HoldingRecord(
            holder=named,
            skill=self._skills[key].name,
            origin=origin,
            level=held.level,
            kind=held.kind,
            note=note or None,
        )
        (self._levels if person else self._holdings).append(record)

    def records(self) -> Records:
        """All of them, with ids in reporting lines as titles, and as many heads as people are named for a role."""
        self._leave_empty()
        return Records(
            skills=tuple(self._skills.values()),
            roles=tuple(self._finished(role) for role in self._roles.values()),
            departments=tuple(self._departments.values()),
            people=tuple(self._people.values()),
            holdings=tuple(self._holdings),
            levels=tuple(self._levels),
            left_out=tuple(self._left),
        )

    def _leave_empty(self) -> None:
        """Leave out what no table says that somebody has, or that it has something."""
        for empty in self._empty:
            for key, origin in empty.named.roles.items():
                if key not in self._needed.roles and key in self._roles:
                    self._left.append(LeftOut(origin, self._roles.pop(key).title, empty.why))
            for key, origin in empty.named.skills.items():
                if key not in self._needed.skills and key in self._skills:
                    self._left.append(LeftOut(origin, self._skills.pop(key).name, empty.why))

    def _finished(self, role: RoleRecord) -> RoleRecord:
        people = self._rows_of.get(name_key(role.title), ())
        return dataclasses.replace(
            role,
            reports_to=self._title(role.reports_to) if role.reports_to else None,
            dotted_to=tuple(map(self._title, role.dotted_to)),
            headcount=float(len(people)) if role.headcount is None and people else role.headcount,
        )

    def _title(self, named: str) -> str:
        """The title of the role that an id, a person or a title names."""
        if name_key(named) in self._roles:
            return self._roles[name_key(named)].title
        return self._by_code.get(word_key(named)) or self._by_holder.get(name_key(named)) or named

    def _source(self, code: str) -> str | None:
        return f"{self._of}:{code}" if code else None


def _filled(record: T, more: T) -> T:
    """The record with what another one of the same thing says beyond it."""
    changes: dict[str, Any] = {
        each.name: getattr(more, each.name)
        for each in dataclasses.fields(record)
        if getattr(record, each.name) in (None, ()) and getattr(more, each.name) not in (None, ())
    }
    return dataclasses.replace(record, **changes) if changes else record
