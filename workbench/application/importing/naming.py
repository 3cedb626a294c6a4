"""Naming of what was taken: new names where others give theirs up, and other names. Of all kinds alike.

No two things of a kind are given one name: to wait for those that give theirs up, renaming goes on until nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from workbench.application.importing.choices import Kind
from workbench.application.importing.draft import Draft, Lookup
from workbench.application.importing.matching import (
    Bearers,
    Group,
    Register,
    is_renamed,
    tidy_name,
    until_none_moves,
)
from workbench.application.importing.proposal import Remark
from workbench.application.importing.records import DepartmentRecord, PersonRecord, RoleRecord, SkillRecord
from workbench.domain.model import Department, Person, Role, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace

R = TypeVar("R", SkillRecord, RoleRecord, DepartmentRecord, PersonRecord)
T = TypeVar("T", bound=Skill | Role | Department | Person)


@dataclass(slots=True)
class Taken(Generic[R, T]):
    """A thing that was taken: what the file says of it, and what it was before, None for a new one."""

    group: Group[R]
    record: R
    old: T | None
    id: str
    remarks: list[Remark]


class Naming(Generic[T]):
    """The names of things of one kind, by the fields that hold them: the name, and the other names."""

    def __init__(
        self,
        draft: Draft,
        kind: Kind,
        things: dict[str, T],
        register: Register,
        lookup: Lookup,
        fields: tuple[str, str],
    ) -> None:
        """kind: of the things, by which their names were decided upon. things: those of the draft, which are
        renamed in it. fields: of the name and of the other names."""
        self._draft = draft
        self._things: dict[str, T] = things
        self._register = register
        self._lookup = lookup
        self._name, self._others = fields
        self._decided = draft.choices.names.get(kind, {})
        self._bearers = Bearers((thing.id, self._names_of(thing)) for thing in things.values())

    def _names_of(self, thing: T) -> Iterable[str]:
        yield self._name_of(thing)
        yield from getattr(thing, self._others)

    def _name_of(self, thing: T) -> str:
        return str(getattr(thing, self._name))

    def add(self, thing: T) -> None:
        """Note the name that a thing bears."""
        self._bearers.add(thing.id, self._name_of(thing))

    def settle(self, taken: Sequence[Taken[Any, T]]) -> None:
        """Rename what bears another name in its source, then give other names."""
        until_none_moves([each for each in taken if self._is_renamed(each)], self._rename)
        self.give_decided(taken)
        for each in taken:
            self._give_others(each)

    def give_decided(self, taken: Iterable[Taken[Any, T]]) -> None:
        """Add the names of the file that a person said are a known thing, unless another bears them: so each means it
        the next time, too."""
        for each in taken:
            self._give_decided(each)

    def tell_known(self, taken: Taken[Any, T]) -> None:
        """Remark on what the file calls otherwise than the map, which keeps its name."""
        if taken.old is None:
            return
        name, old = self._name_of(self._things[taken.id]), self._name_of(taken.old)
        if name == old and name_key(old) != name_key(taken.group.name):
            taken.remarks.append(Remark("known_as", old))

    def _is_renamed(self, taken: Taken[Any, T]) -> bool:
        known, source = taken.old is not None, getattr(self._things[taken.id], "source", None)
        return known and is_renamed(taken.group, self._register.entries[taken.id], source)

    def _rename(self, taken: Taken[Any, T]) -> bool:
        thing, name = self._things[taken.id], taken.group.name
        free = self._bearers.rename(taken.id, self._name_of(thing), name)
        if free:
            self._things[taken.id] = replace(thing, **{self._name: name})
            self._lookup.rename(taken.id)
        return free

    def _give_decided(self, taken: Taken[Any, T]) -> None:
        if taken.old is None:
            return
        decided = [name for name in taken.group.named if self._decided.get(name_key(tidy_name(name))) == taken.id]
        given, _ = self._bearers.give(taken.id, decided)
        if given:
            thing = self._things[taken.id]
            others = (*getattr(thing, self._others), *given)
            self._things[taken.id] = replace(thing, **{self._others: others})
            self._lookup.add(taken.id, (), given)

    def _give_others(self, taken: Taken[Any, T]) -> None:
        """Add the other names of the file, but for those that another thing bears."""
        said: Iterable[str] = getattr(taken.record, self._others)
        if "aliases" in self._draft.choices.not_from_file or not said:
            return
        thing = self._things[taken.id]
        given, dropped = self._bearers.give(taken.id, said)
        others = (*getattr(thing, self._others), *given)
        self._things[taken.id] = replace(thing, **{self._others: others})
        self._lookup.add(taken.id, (), given)
        if dropped:
            taken.remarks.append(Remark("names_dropped", names=tuple(dropped), number=len(dropped)))
