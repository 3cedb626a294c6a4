"""Draft: the map that an import makes, while its parts are taken in one after the other, and the lines about them.

Each part reads what the ones before it left. Knows no file format and no sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from workbench.application.importing.choices import Choices, Kind
from workbench.application.importing.likeness import LikenessIndex
from workbench.application.importing.matching import Entry, Group, Matched, Register
from workbench.application.importing.proposal import (
    Alike,
    FieldChange,
    GradeBy,
    Line,
    LineKind,
    Outcome,
    Question,
    Reason,
    Remark,
    Several,
)
from workbench.application.importing.records import Origin
from workbench.application.task import Task
from workbench.domain.model import CapabilityMap, Department, Person, Role, Scenario, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.titles import titles
from workbench.domain.vocabulary import Vocabulary, vocabulary_of

STEP = 500
"""Records between two cancellation checks."""

Thing = TypeVar("Thing", Skill, Role, Department, Person)
T = TypeVar("T")


class Draft:
    """Working copy of a map: its things by id, those of one scenario among them, in their order."""

    def __init__(self, document: CapabilityMap, scenario: Scenario | None, choices: Choices, task: Task) -> None:
        self.document, self.scenario, self.choices, self.task = document, scenario, choices, task
        self.vocabulary: Vocabulary = vocabulary_of(document)
        self.skills = {skill.id: skill for skill in document.skills}
        self.people = {person.id: person for person in document.people}
        self.departments = {unit.id: unit for unit in scenario.departments} if scenario else {}
        self.roles = {role.id: role for role in scenario.roles} if scenario else {}
        self.document_departments = dict(self.departments)
        self._bare = {role.id for role in self.roles.values() if not role.assignments}
        self.lines: list[Line] = []
        self.questions: list[Question] = []
        self.new: dict[LineKind, set[str]] = defaultdict(set)
        """Kind -> the ids of what was added."""

    def is_bare(self, role: str) -> bool:
        """Whether a role, by its id, is new or held nothing in the map, so that its people say what it holds."""
        return role in self.new["role"] or role in self._bare

    def rows(self, things: Iterable[T]) -> Iterable[T]:
        """The things one after the other. Raises Cancelled."""
        for number, thing in enumerate(things):
            if number % STEP == 0:
                self.task.check_cancelled()
            yield thing

    def reject(self, kind: Kind, matched: Matched[Any], register: Register, lookup: Lookup) -> None:
        """Add the lines and questions of records that mean nothing."""
        for rejected in matched.rejected:
            outcome: Outcome = "left_out" if rejected.reason == "not_wanted" else "refused"
            known = tuple((each, register.name_of(each)) for each in rejected.fitting)
            remark = Remark(rejected.reason, rejected.name, tuple(name for _, name in known))
            origin = rejected.record.origin
            self.lines.append(
                Line(kind=kind, outcome=outcome, name=rejected.name, origins=(origin,), remarks=(remark,))
            )
            lookup.refuse(rejected.name, outcome == "left_out")
            if known:
                self.questions.append(Several(kind, rejected.name, origin, known))

    def unit_name(self, identifier: str | None) -> str:
        """The name of a department; "" for none."""
        return self.departments[identifier].name if identifier else ""

    def role_name(self, identifier: str | None) -> str:
        """The title of a role; "" for none."""
        return self.roles[identifier].title if identifier else ""

    def in_place(self, roles: tuple[str, ...], department: str | None) -> tuple[str, ...]:
        """Of several roles of one title, by their ids, those in the department of that name, where there are such."""
        place = name_key(department or "")
        if len(roles) < 2 or not place:
            return roles
        return tuple(each for each in roles if place in map(name_key, self._unit_names(each))) or roles

    def _unit_names(self, role: str) -> tuple[str, ...]:
        """All names of the department of a role, by its id."""
        unit = self.departments.get(self.roles[role].department or "")
        return (unit.name, *unit.also_called) if unit else ()

    def role_names(self) -> dict[str, str]:
        """Id of each role -> its title as it is by now, told from others of that title."""
        if self.scenario is None:
            return {}
        scenario = replace(
            self.scenario, departments=tuple(self.departments.values()), roles=tuple(self.roles.values())
        )
        return titles(scenario)

    def say(
        self,
        kind: LineKind,
        outcome: Outcome,
        name: str,
        origins: tuple[Origin, ...],
        *remarks: Remark,
        holder: str = "",
    ) -> None:
        """Add a line about something that changes nothing."""
        line = Line(kind=kind, outcome=outcome, name=name, origins=origins, remarks=remarks, holder=holder)
        self.lines.append(line)

    def say_taken(
        self,
        kind: LineKind,
        group: Group[Any],
        thing: str,
        changes: tuple[FieldChange, ...],
        remarks: Iterable[Remark],
        *,
        new: bool,
        grade_by: GradeBy = "file",
    ) -> None:
        """Add the line of something that was taken. thing: its id; new: whether the map had it not."""
        if new:
            self.new[kind].add(thing)
        self.lines.append(
            Line(
                kind=kind,
                outcome="added" if new else "updated" if changes else "unchanged",
                name=group.name,
                origins=group.origins,
                subject=f"{kind}:{thing}",
                changes=changes,
                remarks=tuple(remarks),
                grade_by=grade_by,
            )
        )

    def ask_alike(self, kind: Kind, matched: Matched[Any], register: Register) -> None:
        """Ask of new names whether they mean something that they are like, where that was not decided yet."""
        decided = self.choices.names.get(kind, {})
        new = [group for group in matched.groups if group.id is None and name_key(group.name) not in decided]
        if not new or not register.entries:
            return
        index = LikenessIndex(
            (entry.id, name) for entry in register.entries.values() for name in (*entry.names, *entry.aliases)
        )
        for number, group in enumerate(new):
            if number % STEP == 0:
                self.task.check_cancelled()
            like = index.like(group.name)
            if like:
                self.questions.append(Alike(kind, group.name, group.origins[0], like))


class Lookup:
    """Index of what the names in a file mean by now: the ids of each, and which were refused or left out."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._named: dict[str, dict[str, None]] = defaultdict(dict)
        self._also: dict[str, dict[str, None]] = defaultdict(dict)
        self._coded: dict[str, str] = {}
        """Source, or id in the file, -> the thing of which it is, letter by letter."""
        self._refused: dict[str, bool] = {}
        self._renamed: set[str] = set()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Lookup:
        """The lookup of known things alone."""
        return cls(Register(entries))

    def add(
        self,
        identifier: str,
        names: Iterable[str],
        aliases: Iterable[str] = (),
        codes: Iterable[str | None] = (),
    ) -> None:
        """Note that names of the file mean a thing, and so do its codes there: sources and ids."""
        self._coded.update((code, identifier) for code in codes if code)
        for name in names:
            self._named[name_key(name)][identifier] = None
        for alias in aliases:
            self._also[name_key(alias)][identifier] = None

    def refuse(self, name: str, left_out: bool) -> None:
        """Note that a name means nothing; left_out: by choice."""
        self._refused.setdefault(name_key(name), left_out)

    def rename(self, identifier: str) -> None:
        """Note that the file calls a thing otherwise than the map did: its name there means others, if any bear it."""
        self._renamed.add(identifier)

    def ids(self, name: str, code: str | None = None) -> tuple[str, ...]:
        """The ids that a name means: of what has that code in the file, where one is given, else of what the file calls
        so, else of what the map calls so.

        Where one row of that name was refused and another taken, it means all that are called so.
        """
        if code is not None and code in self._coded:
            return (self._coded[code],)
        key, known = name_key(name), self._register.by_name(name)
        known = [each for each in known if each not in self._renamed] or known
        named = self._named.get(key, {})
        if key in self._refused:
            return tuple(dict.fromkeys((*named, *known))) if named else ()
        if named:
            return tuple(named)
        also = {} if self._register.is_name(name) else self._also.get(key, {})
        return tuple(dict.fromkeys((*also, *known)))

    def fitting(self, name: str, code: str | None = None) -> tuple[str, ...]:
        """The ids that a name means, and where that was refused, those of all that the map calls so."""
        return self.ids(name, code) or tuple(self._register.by_name(name))

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of things by their ids, as the map calls them."""
        return tuple(self._register.name_of(each) if each in self._register.entries else each for each in ids)

    def reference(
        self, name: str, present: str | None, field: str, code: str | None = None
    ) -> tuple[str | None, Remark | None]:
        """The id that a reference by name or code leads to, and a remark where it leads nowhere, or to several.

        present: where it leads by now; it stays so where that is one of several, or nothing is found.
        """
        ids = self.ids(name, code)
        if present is not None and present in ids:
            return present, None
        if len(ids) == 1:
            return ids[0], None
        return present, Remark("several_references" if ids else "unknown_reference", text=name, field=field)

    def why_not(self, name: str, refused: Reason, left_out: Reason) -> Reason:
        """Why a name means nothing."""
        return left_out if self._refused.get(name_key(name)) else refused


def entries(things: Iterable[Thing], names: dict[str, str] | None = None) -> Iterable[Entry]:
    """The entries of things of a map. names: id -> the name that tells it from others of its name."""
    for thing in things:
        name, aliases = _names_of(thing)
        told_apart = names.get(thing.id, name) if names else name
        is_longer = name_key(told_apart).startswith(name_key(name))  # not where the name is of emoji alone
        yield Entry(thing.id, (name, told_apart) if is_longer else (name,), getattr(thing, "source", None), aliases)


def _names_of(thing: Skill | Role | Department | Person) -> tuple[str, tuple[str, ...]]:
    match thing:
        case Role():
            return thing.title, thing.also_called
        case Skill():
            return thing.name, thing.aliases
    return thing.name, thing.also_called


def changes_of(before: object, after: object, fields: Iterable[str]) -> tuple[FieldChange, ...]:
    """The fields that differ between two states of a thing."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in fields)
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def repeated(origins: tuple[Origin, ...]) -> tuple[Remark, ...]:
    """The remark on rows that say the same as the first."""
    return (Remark("repeated", number=len(origins) - 1, origins=origins),) if len(origins) > 1 else ()
