"""A role each: people who become roles of their own, called after them, and after what they do where that is said.

Such a role is where the role of its title is, and reports as that does. A title that only people have is no role
besides: it would be one that holds nothing, and that nobody asked for.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from workbench.application.importing.matching import tidy_name
from workbench.application.importing.records import PersonRecord, Records, RoleRecord
from workbench.domain.normalisation import name_key


def a_role_each(records: Records, people: Iterable[PersonRecord]) -> Records:
    """The records with a role for each person in place of the people, who hold what they can."""
    each = _RoleEach(records, tuple(people))
    holdings = (
        dataclasses.replace(level, holder=each.called[_key(level.holder)])
        for level in records.levels
        if level.level != 0
    )
    return dataclasses.replace(
        records,
        roles=each.roles(),
        holdings=(*records.holdings, *holdings),
        people=(),
        levels=(),
    )


class _RoleEach:
    """The roles that people make, and what becomes of those of their titles."""

    def __init__(self, records: Records, people: tuple[PersonRecord, ...]) -> None:
        self._roles, self._people = records.roles, people
        self.called = {_key(person.name): _title_of(person) for person in people}
        """Key of a person's name -> the title of her role."""
        kept = {_key(held.holder) for held in records.holdings}
        self._instead: dict[str, list[str]] = defaultdict(list)
        """Key of a title that is no role any more -> the titles of the roles that people with it make."""
        for person in people:
            if person.role and _key(person.role) not in kept:
                self._instead[_key(person.role)].append(self.called[_key(person.name)])

    def roles(self) -> tuple[RoleRecord, ...]:
        """The roles of the file that stay, then one for each person."""
        stay = (role for role in self._roles if _key(role.title) not in self._instead)
        return (*stay, *map(self._role, self._people))

    def _role(self, person: PersonRecord) -> RoleRecord:
        title, origin, source = self.called[_key(person.name)], person.origin, person.source
        like = _role_of(person, self._roles)
        if like is None:
            return RoleRecord(title=title, origin=origin, source=source, department=person.department)
        return RoleRecord(
            title=title,
            origin=origin,
            source=source,
            department=person.department or like.department,
            department_id=None if person.department else like.department_id,
            family=like.family,
            grade=like.grade,
            purpose=like.purpose,
            reports_to=None if like.reports_to is None else self._above(like.reports_to),
            dotted_to=tuple(map(self._above, like.dotted_to)),
        )

    def _above(self, title: str) -> str:
        """Where a line to a title leads: to the role that is made of it, where that is one."""
        made = self._instead.get(_key(title), ())
        return made[0] if len(made) == 1 else title


def _role_of(person: PersonRecord, roles: Iterable[RoleRecord]) -> RoleRecord | None:
    """The role of a person's title, of several the one in her department; None where the file has none."""
    if not person.role:
        return None
    of_title = [role for role in roles if _key(role.title) == _key(person.role)]
    here = [role for role in of_title if _key(role.department or "") == _key(person.department or "")]
    return next(iter(here or of_title), None)


def _title_of(person: PersonRecord) -> str:
    return f"{tidy_name(person.role)} ({tidy_name(person.name)})" if person.role else person.name


def _key(name: str) -> str:
    return name_key(tidy_name(name))
