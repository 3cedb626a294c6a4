"""Identity of what a file names: which thing of a map a record means, or which new one. Knows no format.

The same source decides, else an id of the map, else the key of the name, else that of an alias; a name goes before an
alias. Likeness decides nothing. Things of one source system under two codes are two, also under one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from workbench.application.importing.choices import LEAVE, NEW
from workbench.application.importing.proposal import Reason
from workbench.application.importing.records import Origin
from workbench.domain.normalisation import name_key, one_line

LONGEST_NAME = 200
"""Characters of a name at most."""
FEW, OF_THIS_MAP = 3, 0.5
"""From so many ids on that the map has, this share of them must be of what bears the name there: ids are made of names,
and those of another map may be the same by chance."""


class Identified(Protocol):
    """A record that may mean a thing of the map."""

    @property
    def origin(self) -> Origin:
        """Where it stands."""

    @property
    def source(self) -> str | None:
        """Its id in the system it comes from."""

    @property
    def id(self) -> str | None:
        """The id of a thing of the map."""


R = TypeVar("R", bound=Identified)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing. names: all that count as its name, the first of which is said; aliases: its other names."""

    id: str
    names: tuple[str, ...]
    source: str | None = None
    aliases: tuple[str, ...] = ()


class Register:
    """Index of known things of one kind by all that they are known by."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[str, Entry] = {}
        self._by_source: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_alias: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Add a thing that is known from now on."""
        self.entries[entry.id] = entry
        if entry.source:
            self._by_source[entry.source].append(entry.id)
        for key in dict.fromkeys(map(name_key, entry.names)):
            self._by_name[key].append(entry.id)
        for key in dict.fromkeys(map(name_key, entry.aliases)):
            self._by_alias[key].append(entry.id)

    def name_of(self, identifier: str) -> str:
        """The name of a known thing."""
        return self.entries[identifier].names[0]

    def by_code(self, source: str | None, identifier: str | None) -> str | None:
        """The one thing of this source, else of this id; of several of the source the one of the id. None for none."""
        found = self._by_source.get(source, ()) if source else ()
        if len(found) == 1:
            return found[0]
        return identifier if identifier is not None and identifier in (found or self.entries) else None

    def by_name(self, name: str) -> Sequence[str]:
        """The ids of what is called so; of what is also called so where nothing is."""
        key = name_key(name)
        return self._by_name.get(key) or self._by_alias.get(key) or ()

    def bears(self, identifier: str, name: str) -> bool:
        """Whether a thing bears a name, also as an alias."""
        entry = self.entries[identifier]
        return name_key(name) in map(name_key, (*entry.names, *entry.aliases))

    def is_name(self, name: str) -> bool:
        """Whether something bears this name, not only as an alias."""
        return name_key(name) in self._by_name


@dataclass(slots=True)
class Group(Generic[R]):
    """The records that mean one thing: of the map, by its id, or a new one. name: as the first record writes it."""

    name: str
    id: str | None
    records: list[R] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """The names by which the records call it."""

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where they stand, each place once."""
        return tuple(dict.fromkeys(record.origin for record in self.records))

    @property
    def source(self) -> str | None:
        """The first source that one of them has."""
        return next((record.source for record in self.records if record.source), None)


@dataclass(frozen=True, slots=True)
class Rejected(Generic[R]):
    """A record that means nothing: why, and the ids of what its name would fit."""

    record: R
    name: str
    reason: Reason
    fitting: tuple[str, ...] = ()


@dataclass(slots=True)
class Matched(Generic[R]):
    """The outcome: the groups in the order of their first records, and the records that were rejected."""

    groups: list[Group[R]] = field(default_factory=list)
    rejected: list[Rejected[R]] = field(default_factory=list)

    def add(self, record: R, name: str, known: str | None, group: Group[R] | None) -> Group[R]:
        """Add a record to a group, to a new one where none is given; gives back the group."""
        if group is None:
            group = Group(name, known)
        if not group.records:
            group.name = name
            self.groups.append(group)
        group.records.append(record)
        group.named.append(name)
        return group


Narrow = Callable[[R, Sequence[str]], Sequence[str]]
"""Of the things that a name fits, those that fit the record by what else it says."""
Apart = Callable[[R], str]
"""What tells two new things of one name apart, "" for nothing."""


def match(
    records: Iterable[R],
    register: Register,
    name_of: Callable[[R], str],
    choices: Mapping[str, str],
    narrow: Narrow[R] = lambda _, fitting: fitting,
    apart: Apart[R] = lambda _: "",
) -> Matched[R]:
    """Match records with what is known. choices: key of a name -> an id, NEW or LEAVE.

    NEW says that a name is none of those it is like; what bears the very name, or has its code, is meant all the same:
    the next time the same file is imported that is what became of it.
    """
    matched = Matched[R]()
    named = [(record, tidy_name(name_of(record))) for record in records]
    coded = _codes(named, register)
    claimed = {known: record.source for known, (record, _) in zip(coded, named, strict=True) if known and record.source}
    meant: list[tuple[R, str, str]] = []
    for code, (record, name) in zip(coded, named, strict=True):
        decided = choices.get(name_key(name), NEW)
        known = code if decided == NEW else decided
        if known is None:
            free = [each for each in register.by_name(name) if _is_free(record, each, claimed)]
            fitting = tuple(narrow(record, free))
            if len(fitting) > 1:
                matched.rejected.append(Rejected(record, name, "fits_several", fitting))
                continue
            known = fitting[0] if fitting else NEW
        if known == LEAVE:
            matched.rejected.append(Rejected(record, name, "not_wanted"))
        elif known == NEW or known in register.entries:
            if known != NEW and record.source and register.entries[known].source is None:
                claimed.setdefault(known, record.source)  # it gets that source, and so has it the next time
            meant.append((record, name, known))
        else:
            matched.rejected.append(Rejected(record, name, "unknown_choice"))
    _group(matched, meant, apart)
    return matched


def _group(matched: Matched[R], meant: Sequence[tuple[R, str, str]], apart: Apart[R]) -> None:
    """Add the records to the groups of what they mean; a new one without a code to none of several that have one."""
    known_groups: dict[str, Group[R]] = {}
    new_groups: dict[tuple[str, str], list[Group[R]]] = defaultdict(list)
    sources: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record, name, known in meant:
        if known == NEW and record.source:
            sources[name_key(name), apart(record)].add(record.source)
    for record, name, known in meant:
        if known != NEW:
            known_groups[known] = matched.add(record, name, known, known_groups.get(known))
            continue
        place = name_key(name), apart(record)
        if not record.source and len(sources[place]) > 1:
            matched.rejected.append(Rejected(record, name, "several_codes"))
        else:
            matched.add(record, name, None, _joined(new_groups[place], record))


def ids_in_use(known: Iterable[str], records: Iterable[Identified]) -> set[str]:
    """The ids that no new thing is given: those of the map, and those that the file gives to things of another one.

    Given to something else such an id would mean that at the second import.
    """
    return {*known, *(record.id for record in records if record.id)}


def tidy_name(text: str) -> str:
    """A name as it is kept: on one line, one blank between words."""
    return " ".join(one_line(text).split())


def as_kept(present: str | None, said: str | None) -> str | None:
    """The name that a file says; the present one where that is the same but for blanks and breaks of lines."""
    return present if present and said is not None and tidy_name(present) == tidy_name(said) else said


def _codes(named: Sequence[tuple[R, str]], register: Register) -> list[str | None]:
    """The thing that each record means by its source or id, None for none; records of one source mean one thing."""
    records = [record for record, _ in named]
    ids = ids_are_of_this_map(named, register)
    coded = [register.by_code(record.source, record.id if ids else None) for record in records]
    of_source: dict[str, str] = {}
    for record, code in zip(records, coded, strict=True):
        if record.source and code:
            of_source.setdefault(record.source, code)
    return [of_source.get(record.source or "") or code for record, code in zip(records, coded, strict=True)]


def ids_are_of_this_map(named: Sequence[tuple[R, str]], register: Register) -> bool:
    """Whether the ids of the records are those of the things that the map has under them, as far as the names say it.

    Records with a source are told by that.
    """
    known = [(record.id, name) for record, name in named if record.id in register.entries and not record.source]
    borne = sum(identifier is not None and register.bears(identifier, name) for identifier, name in known)
    return len(known) < FEW or borne >= OF_THIS_MAP * len(known)


def _is_free(record: R, identifier: str, claimed: Mapping[str, str | None]) -> bool:
    """Whether a thing can be meant by its name: not where another code of a source system already means it."""
    return not record.source or claimed.get(identifier, record.source) == record.source


def _joined(groups: list[Group[R]], record: R) -> Group[R]:
    """The group of new things of one name that a record joins, made where there is none.

    A record without a source means whatever is called so; one with another id does not.
    """
    for group in groups:
        if _has_other_id(group, record):
            continue
        if not record.source or not group.source or group.source == record.source:
            return group
    groups.append(Group("", None))
    return groups[-1]


def _has_other_id(group: Group[R], record: R) -> bool:
    ids = {each.id for each in group.records} - {None}
    return record.id is not None and bool(ids) and record.id not in ids


def is_renamed(group: Group[R], entry: Entry, source: str | None) -> bool:
    """Whether a thing that is known by its code bears a name in the file that is none of its own. source: its own."""
    coded = any(each.id == entry.id or (each.source and each.source == source) for each in group.records)
    own = set(map(name_key, (*entry.names, *entry.aliases)))
    return coded and own.isdisjoint(map(name_key, group.named))


def until_none_moves(waiting: Sequence[T], move: Callable[[T], bool]) -> Sequence[T]:
    """Do what may wait for others of its kind, until nothing more can be done; gives back what waits for ever.

    move: False where one has to wait.
    """
    while still := [each for each in waiting if not move(each)]:
        if len(still) == len(waiting):
            break
        waiting = still
    return still


class Bearers:
    """Index of who bears which name, as a name or as another name: no two things of a kind are given one."""

    def __init__(self, things: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for identifier, names in things:
            for name in names:
                self.add(identifier, name)

    def add(self, identifier: str, name: str) -> None:
        """Note that a thing bears a name."""
        self._bearers[name_key(name)].add(identifier)

    def rename(self, identifier: str, before: str, after: str) -> bool:
        """Note that a thing bears another name instead; False, and nothing noted, where something else bears that."""
        if self._bearers[name_key(after)] - {identifier}:
            return False
        self._bearers[name_key(before)].discard(identifier)
        self.add(identifier, after)
        return True

    def give(self, identifier: str, names: Iterable[str]) -> tuple[list[str], list[str]]:
        """Give a thing other names: those it has now that it did not bear, and those that something else bears."""
        given, dropped = list[str](), list[str]()
        for name in map(tidy_name, names):
            bearers = self._bearers[name_key(name)]
            if not name_key(name) or identifier in bearers:
                continue
            if bearers or len(name) > LONGEST_NAME:
                dropped.append(name)
            else:
                bearers.add(identifier)
                given.append(name)
        return given, dropped
