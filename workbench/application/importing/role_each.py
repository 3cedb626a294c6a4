"""A role each: people who become roles of their own, called after them, and after what they do where that is said.

Such a role is where the role of its title is, and reports as that does. A title that only people have is no role
besides: it would be one that holds nothing, and that nobody asked for.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable

from workbench.application.importing.matching import tidy_name
from workbench.application.importing.records import HoldingRecord, PersonRecord, Records, RoleRecord
from workbench.domain.normalisation import name_key


def a_role_each(records: Records, people: Iterable[PersonRecord]) -> Records:
    """The records with a role for each person in place of the people, who hold what they can."""
    each = _RoleEach(records, tuple(people))
    return dataclasses.replace(
        records,
        roles=each.roles(),
        holdings=(*records.holdings, *(each.holding(level) for level in records.levels if level.level != 0)),
        people=(),
        levels=(),
        personal=(*records.personal, *each.titles()),
    )


Who = tuple[str, str | None]
"""A person: the key of her name, and her source, which tells her from another one of that name."""


class _RoleEach:
    """The roles that people make, and what becomes of those of their titles."""

    def __init__(self, records: Records, people: tuple[PersonRecord, ...]) -> None:
        self._roles, self._people = records.roles, people
        self._of_title: dict[str, list[RoleRecord]] = defaultdict(list)
        for role in records.roles:
            self._of_title[_key(role.title)].append(role)
        self._called = {_who(person): _title_of(person) for person in people}
        """The title of the role of each person."""
        self._of_name: dict[str, dict[str, None]] = defaultdict(dict)
        """Key of a name -> the titles of the roles of all who are called so."""
        for (name, _), title in self._called.items():
            self._of_name[name][title] = None
        self._of_source = {person.source: _title_of(person) for person in people if person.source}
        self._shared = Counter(map(_key, self._called.values()))
        kept = {_key(held.holder) for held in records.holdings}
        self._instead: dict[str, list[str]] = defaultdict(list)
        """Key of a title that is no role any more -> the titles of the roles that people with it make."""
        for person in people:
            if person.role and _key(person.role) not in kept:
                self._instead[_key(person.role)].append(self._called[_who(person)])

    def roles(self) -> tuple[RoleRecord, ...]:
        """The roles of the file that stay, then one for each person."""
        stay = (role for role in self._roles if _key(role.title) not in self._instead)
        return (*stay, *map(self._role, self._people))

    def titles(self) -> Iterable[str]:
        """The titles of the roles that people make: names of people, or with such in them."""
        return dict.fromkeys(self._called.values())

    def holding(self, level: HoldingRecord) -> HoldingRecord:
        """What a person has as what her role holds; of one of several of her name, where it is not said which, it is
        left as it is, and refused in its turn."""
        name, source = _key(level.holder), level.holder_id
        title = self._called.get((name, source))
        if title is None:
            titles = self._of_name[name]
            title, source = next(iter(titles)) if len(titles) == 1 else level.holder, None
        return dataclasses.replace(level, holder=title, holder_id=source if self._shared[_key(title)] > 1 else None)

    def _role(self, person: PersonRecord) -> RoleRecord:
        title, origin, source = self._called[_who(person)], person.origin, person.source
        like, superior = self._role_of(person), self._superior(person)
        if like is None:
            return RoleRecord(
                title=title, origin=origin, source=source, department=person.department, reports_to=superior
            )
        return RoleRecord(
            title=title,
            origin=origin,
            source=source,
            department=person.department or like.department,
            department_id=None if person.department else like.department_id,
            family=like.family,
            grade=like.grade,
            purpose=like.purpose,
            reports_to=superior or (None if like.reports_to is None else self._above(like.reports_to)),
            dotted_to=tuple(map(self._above, like.dotted_to)),
        )

    def _superior(self, person: PersonRecord) -> str | None:
        """Where the line of a person leads: to the role of who stands there by name or id, or that of a title."""
        named = person.reports_to
        if named is None:
            return None
        if named in self._of_source:
            title = self._of_source[named]
            return named if self._shared[_key(title)] > 1 else title
        titles = self._of_name.get(_key(named), {})
        return next(iter(titles)) if len(titles) == 1 else self._above(named)

    def _above(self, title: str) -> str:
        """Where a line to a title leads: to the role that is made of it, where that is one."""
        made = self._instead.get(_key(title), ())
        return made[0] if len(made) == 1 else title

    def _role_of(self, person: PersonRecord) -> RoleRecord | None:
        """The role of a person's title, of several the one in her department; None where the file has none."""
        of_title = self._of_title.get(_key(person.role), []) if person.role else []
        if len(of_title) < 2:
            return next(iter(of_title), None)
        here = [role for role in of_title if _key(role.department or "") == _key(person.department or "")]
        return (here or of_title)[0]


def _who(person: PersonRecord) -> Who:
    return _key(person.name), person.source


def _title_of(person: PersonRecord) -> str:
    return f"{tidy_name(person.role)} ({tidy_name(person.name)})" if person.role else person.name


def _key(name: str) -> str:
    return name_key(tidy_name(name))
