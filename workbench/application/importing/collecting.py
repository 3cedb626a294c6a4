"""Collected records: skills, roles, departments and people as they come up row by row, each once by its name.

A row adds what those before it did not say of the same thing. Of one title there are several roles where a list of
roles says other departments, holders or codes; of one name several people where their codes or roles differ. Knows no
grid and no mapping.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
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
from workbench.application.importing.shapes import LeftReason
from workbench.application.importing.vacancy import is_nobody
from workbench.application.plain_tables import BETWEEN
from workbench.domain.model import BelongsTo
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key

T = TypeVar("T", SkillRecord, RoleRecord, PersonRecord)

_BETWEEN_NAMES = re.compile(r"[;|\r\n]")
_BETWEEN_IDS = re.compile(r"[;|:,\n]")


def _names(text: str) -> tuple[str, ...]:
    """The names in a cell, one a line or separated by ; or |."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, _BETWEEN_NAMES.split(text)))))


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


class Collected:
    """The records of a file so far."""

    def __init__(self, file: str, source: str = "") -> None:
        self.file = file
        self._of = source or file
        self._skills: dict[str, SkillRecord] = {}
        self._roles: dict[str, list[RoleRecord]] = {}
        self._departments: dict[str, DepartmentRecord] = {}
        self._people: dict[str, list[PersonRecord]] = {}
        self._holdings: list[HoldingRecord] = []
        self._levels: list[HoldingRecord] = []
        self._left: list[LeftOut] = []
        self._personal: dict[str, None] = {}
        self._by_code: dict[str, tuple[str, str]] = {}
        """Key of a code -> the title of its role, and the code."""
        self._by_staff_code: dict[str, str] = {}
        """Key of the id of a person -> her source."""
        self._by_holder: dict[str, dict[str, str]] = defaultdict(dict)
        """Key of who holds a role -> the titles of what she holds, by their keys."""
        self._pending = _Pending()
        self._needed = _Needed()
        self._empty: list[_Pending] = []
        """What tables name that nobody holds there, or that holds nothing there."""
        self._own = False
        self._ids = set[str]()
        """The ids of roles, where the table that says them is one of this program."""

    def begin(self, *, own: bool = False) -> None:
        """Begin a table. own: whether the codes in it are ids of a map, and tell things of one name apart."""
        self._pending = _Pending()
        self._own = own

    def end(self, *, kept: bool) -> None:
        """End a table. Unless it is kept, what is in it is left out where no table says that somebody has it."""
        if kept:
            self._needed.skills |= self._pending.skills.keys()
            self._needed.roles |= self._pending.roles.keys()
        else:
            self._empty.append(self._pending)

    def is_placeholder(self, text: str) -> bool:
        """Whether a text says that it is still to be written, or nothing."""
        return not text or word_key(text) in PLACEHOLDERS

    def leave(self, origin: Origin, what: str, reason: LeftReason, *, cells: int = 0, personal: bool = False) -> None:
        """Tell something that is left out. cells, personal: as in `LeftOut`."""
        self._left.append(LeftOut(origin, what, reason, cells, personal))

    def may_be_person(self, name: str) -> None:
        """Note that what bears a name may be a person."""
        self._personal[name] = None

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
            id=self._id(code),
        )
        key = self._skill_key(name, code)
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
        department_id: str = "",
        family: str = "",
        grade: str = "",
        reports_to: str = "",
        dotted_to: str = "",
        also_called: str = "",
        headcount: str = "",
        holder: str = "",
        held: bool = False,
        purpose: str = "",
        parent: str = "",
        apart: tuple[str, ...] = (),
    ) -> None:
        """A role as a row names it. apart: the fields that tell it from another role of its title, such as its
        department; in an own table another id does, and nothing else. held: whether the row names a
        person who holds it. A holder that is a word for nobody makes it vacant."""
        vacant = is_nobody(holder)
        holder = "" if vacant else holder
        record = RoleRecord(
            title=title,
            origin=origin,
            source=self._source(code),
            department=department or None,
            family=family or None,
            grade=_grade(grade),
            reports_to=reports_to or None,
            dotted_to=self._dotted(dotted_to),
            also_called=_names(also_called),
            headcount=number_of(headcount),
            holder=holder or None,
            status="vacant" if vacant else "existing" if holder or held else None,
            purpose=None if self.is_placeholder(purpose) else purpose,
            id=self._id(code),
            department_id=department_id or None,
        )
        if code and self._own:
            self._ids.add(code)
        elif code:
            self._by_code.setdefault(word_key(code), (title, code))
        if holder:
            self._by_holder[name_key(holder)].setdefault(name_key(title), title)
        if department:
            unit = DepartmentRecord(name=department, origin=origin, parent=parent or None, id=department_id or None)
            self._departments.setdefault(_key(department, department_id), unit)
        key = name_key(title)
        self._pending.roles.setdefault(key, origin)
        _join(self._roles.setdefault(key, []), record, ("id",) if self._own else apart)

    def person(
        self,
        name: str,
        origin: Origin,
        *,
        role: str = "",
        code: str = "",
        department: str = "",
        reports_to: str = "",
    ) -> None:
        """A person as a row names her. department: of her role, or her own. reports_to: her superior, or the title or
        the id of that."""
        record = PersonRecord(
            name=name,
            origin=origin,
            source=self._source(code),
            role=role or None,
            department=department or None,
            reports_to=reports_to or None,
        )
        if record.source:
            self._by_staff_code.setdefault(word_key(code), record.source)
        key = name_key(name)
        if role:
            self._needed.roles.add(name_key(role))
            self._by_holder[key].setdefault(name_key(role), role)
            if code:
                self._by_code.setdefault(word_key(code), (role, ""))
        _join(self._people.setdefault(key, []), record, ("source", "role", "department"))

    def holds(
        self,
        holder: str,
        skill: str,
        held: Held,
        origin: Origin,
        *,
        person: bool = False,
        note: str = "",
        department: str = "",
        codes: tuple[str, str] = ("", ""),
    ) -> None:
        """That a role or a person has a skill, both named before. A role that has none is not said to have it.

        department: that of the role, where it tells it from others of its title. codes: those of both, by which an own
        table tells things of one name apart, as any table does people.
        """
        if held.level == 0 and not person:
            return
        key, who = self._skill_key(skill, codes[1]), name_key(holder)
        self._needed.skills.add(key)
        self._needed.roles.add(who)
        named = self._people[who][0].name if person else self._roles[who][0].title
        record = HoldingRecord(
            holder=named,
            skill=self._skills[key].name,
            origin=origin,
            level=held.level,
            kind=held.kind,
            note=note or None,
            department=department or None,
            holder_id=self._source(codes[0]) if person else self._id(codes[0]),
            skill_id=self._id(codes[1]),
        )
        (self._levels if person else self._holdings).append(record)

    def records(self) -> Records:
        """All of them, with ids in reporting lines as titles, and as many heads as people are named for a role."""
        self._leave_empty()
        posts = self._posts()
        return Records(
            skills=tuple(self._skills.values()),
            roles=tuple(self._finished(role, posts) for roles in self._roles.values() for role in roles),
            departments=tuple(self._filled_departments()),
            people=tuple(map(self._led, chain.from_iterable(self._people.values()))),
            holdings=tuple(self._holdings),
            levels=tuple(self._levels),
            left_out=tuple(self._left),
            personal=tuple(self._personal),
        )

    def _leave_empty(self) -> None:
        """Leave out what no table says that somebody has, or that it has something."""
        for empty in self._empty:
            for key, origin in empty.roles.items():
                if key not in self._needed.roles and key in self._roles:
                    for role in self._roles.pop(key):
                        self._left.append(LeftOut(origin, role.title, "holds_nothing"))
            for key, origin in empty.skills.items():
                if key not in self._needed.skills and key in self._skills:
                    self._left.append(LeftOut(origin, self._skills.pop(key).name, "not_held"))

    def _filled_departments(self) -> Iterable[DepartmentRecord]:
        """The departments that roles are in, and those that these are part of."""
        roles = [role for roles in self._roles.values() for role in roles if role.department]
        needed = {_key(role.department or "", role.department_id or "") for role in roles}
        parents = {name_key(unit.parent) for key, unit in self._departments.items() if key in needed and unit.parent}
        return (unit for key, unit in self._departments.items() if key in needed or name_key(unit.name) in parents)

    def _posts(self) -> dict[tuple[str, str], int]:
        """How many people have a title in a department, by the keys of both, "" for what they say no department of."""
        found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for key, records in self._people.items():
            for person in records:
                if person.role:
                    place = name_key(person.role), name_key(person.department or "")
                    found[place].add((key, person.source or ""))
        return {place: len(people) for place, people in found.items()}

    def _finished(self, role: RoleRecord, posts: dict[tuple[str, str], int]) -> RoleRecord:
        key, place = name_key(role.title), name_key(role.department or "")
        alone = len(self._roles[key]) == 1
        people = sum(number for (title, unit), number in posts.items() if title == key and (alone or unit == place))
        counted = people and role.headcount is None and role.status != "vacant"
        return dataclasses.replace(
            role,
            reports_to=self._title(role.reports_to) if role.reports_to else None,
            dotted_to=tuple(map(self._title, role.dotted_to)),
            headcount=float(people) if counted else role.headcount,
        )

    def _led(self, person: PersonRecord) -> PersonRecord:
        """The person with the source of her superior, where the row has that one's id."""
        source = self._by_staff_code.get(word_key(person.reports_to or ""))
        return person if source is None else dataclasses.replace(person, reports_to=source)

    def _title(self, named: str) -> str:
        """The title of the role that an id, a person or a title names; where that fits several roles, the source of the
        one with the id, or who is named."""
        if named in self._ids:
            return named
        key = name_key(named)
        if key in self._roles:
            return self._roles[key][0].title
        coded = self._by_code.get(word_key(named))
        if coded is not None:
            title, code = coded
            return title if len(self._roles.get(name_key(title), ())) < 2 else self._source(code) or named
        titles = list(self._by_holder.get(key, {}).values())
        return titles[0] if len(titles) == 1 and len(self._roles.get(name_key(titles[0]), ())) < 2 else named

    def _source(self, code: str) -> str | None:
        return f"{self._of}:{code}" if code and not self._own else None

    def _id(self, code: str) -> str | None:
        return code if code and self._own else None

    def _skill_key(self, name: str, code: str) -> str:
        return _key(name, self._id(code) or "")

    def _dotted(self, text: str) -> tuple[str, ...]:
        parts = text.split(BETWEEN) if self._own else _BETWEEN_IDS.split(text)
        return tuple(part.strip() for part in parts if part.strip())


def _key(name: str, identifier: str) -> str:
    """The key of a thing by its name, or by its id, which no key of a name looks like."""
    return f"[{identifier}]" if identifier else name_key(name)


def _join(known: list[T], record: T, telling: Iterable[str]) -> None:
    """Add a record to those of one name: to the first of which it says nothing else in the fields that tell apart."""
    for place, each in enumerate(known):
        if not any(_differ(name, getattr(each, name), getattr(record, name)) for name in telling):
            known[place] = _filled(each, record)
            return
    known.append(record)


def _differ(field: str, one: str | None, other: str | None) -> bool:
    """Whether two records say something else in a field; of ids each letter counts."""
    if one is None or other is None:
        return False
    return one != other if field == "id" else name_key(one) != name_key(other)


def _filled(record: T, more: T) -> T:
    """The record with what another one of the same thing says beyond it."""
    changes: dict[str, Any] = {
        each.name: getattr(more, each.name)
        for each in dataclasses.fields(record)
        if getattr(record, each.name) in (None, ()) and getattr(more, each.name) not in (None, ())
    }
    return dataclasses.replace(record, **changes) if changes else record
