"""Paste plan of people: what pasted rows would do to them, to be previewed, and the plan as one edit.

Two shapes are read: a row a person, with her name, her title and a column for each skill; and a row a level, with
name, skill and level. A person is found by her name, and by her title, too, where several bear it; empty cells leave
what is there. Knows no clipboard and no dialog.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.application.edit import Edit
from workbench.application.edits.people import AddPeople
from workbench.application.heading_row import PERSON_COLUMNS, columns_named
from workbench.application.importing.cells import NO, NOTHING
from workbench.application.importing.delimited import NO_MARK
from workbench.application.importing.level_words import LEVEL_OF
from workbench.application.paste import LibraryNames, Outcome, PastedRow
from workbench.application.paste_holders import Holder, PasteAndHold
from workbench.application.pasted_text import ROWS_LIMIT, STEP, read_pasted
from workbench.application.pasted_values import OWN_LEVELS, level_in
from workbench.application.table import filled_rows
from workbench.application.task import UNWATCHED, Task
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import LEVELS_HAD, PERSON_KINDS, CapabilityMap, Person, PersonKind, PersonLevel, Skill
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.people import with_levels
from workbench.domain.replace import replace
from workbench.domain.searching import word_key
from workbench.domain.titles import people_names
from workbench.domain.transform import EditRefused
from workbench.domain.words import PERSON_KIND, join_names, pluralise, truncate

ALLOWED = "allowed is 0 none, 1 aware, 2 working, 3 skilled or 4 sets direction"
_NOTHING = (*NOTHING, "?", "n/a")
_KINDS: Mapping[str, PersonKind] = {word_key(PERSON_KIND[kind]): kind for kind in PERSON_KINDS} | {
    "background": "background"
}
_SHOWN = 8
"""Names that a note lists at most."""


@dataclass(frozen=True, slots=True)
class PastedPeople:
    """The edit: people added at the end and updated in place."""

    added: tuple[Person, ...]
    updated: tuple[Person, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Paste 12 people"."""
        return f"Paste {pluralise(len(self.added) + len(self.updated), 'person')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of those updated is gone since."""
        updated = {person.id: person for person in self.updated}
        if updated.keys() - {person.id for person in document.people}:
            raise EditRefused(
                "The people have changed since this was worked out, so nothing was done. Paste once more."
            )
        people = tuple(updated.get(person.id, person) for person in document.people)
        kept = document if people == document.people else replace(document, people=people)
        return AddPeople(self.added).apply(kept)


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """The rows with their outcomes, and sentences to read before accepting.

    people: those whom the rows are about, as they would be; those without id are added. mark: what parts the cells;
    marks: what else may, itself among them, where that is not certain.
    """

    rows: tuple[PastedRow, ...]
    notes: tuple[str, ...]
    people: tuple[Person, ...]
    _edit: PastedPeople
    mark: str = NO_MARK
    marks: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it would change anything."""
        return self.accepted > 0

    @property
    def added(self) -> int:
        """How many people it would add."""
        return len(self._edit.added)

    @property
    def updated(self) -> int:
        """How many people it would update."""
        return len(self._edit.updated)

    @property
    def accepted(self) -> int:
        """How many people it would add or update."""
        return self.added + self.updated

    def edit(self, scenario: str = "", holders: tuple[Holder, ...] = ()) -> Edit:
        """The good rows as one undo step; holders: who is to hold a role of a scenario, too."""
        return PasteAndHold(self._edit, self.added, scenario, holders) if holders else self._edit


def plan_people(document: CapabilityMap, text: str, task: Task = UNWATCHED, mark: str | None = None) -> PeoplePlan:
    """The plan of pasting a text. mark: what parts its cells, None to tell it by the text. Raises Cancelled.

    Call `pasted_text.refuse_too_much` first.
    """
    pasted = read_pasted(text, task, mark)
    rows = [(row.number, row.cells) for row in filled_rows(pasted.grid)]
    known = LibraryNames(document)
    columns = _columns(rows[0][1], known) if rows else None
    listed = rows[1:] if columns is not None else rows
    listed, more = listed[:ROWS_LIMIT], listed[ROWS_LIMIT:]
    columns = columns or _unnamed(listed, known)
    reading = _Reading(document, columns, known, [cells for _, cells in listed])
    outcomes = []
    for place, (number, cells) in enumerate(listed):
        if place % STEP == 0:
            task.check_cancelled()
        outcomes.append(reading.row(number, cells))
    if more:
        detail = f"A paste takes {ROWS_LIMIT:,} rows. Those below were left out; paste them after these."
        outcomes.append(PastedRow(more[0][0], "", "refused", detail))
    added, updated = reading.changed()
    edit, notes = PastedPeople(added, updated), tuple(_notes(columns, reading))
    return PeoplePlan(tuple(outcomes), notes, reading.named(), edit, pasted.mark, pasted.marks)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns mean: fields by place, skills by place, and the headings that mean nothing here."""

    fields: Mapping[str, int]
    skills: Mapping[int, Skill] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    headed: bool = False

    @property
    def by_level(self) -> bool:
        """Whether a row is a level, and not a person."""
        return "skill" in self.fields


def _columns(cells: Sequence[str], known: LibraryNames) -> _Columns | None:
    """The meaning of the columns by their headings; None where this is no header row."""
    called = [known.skill(cell) for cell in cells]
    named = columns_named(["" if skill else cell for cell, skill in zip(cells, called, strict=True)], PERSON_COLUMNS)
    fields = {column: place for place, column in enumerate(named) if column is not None}
    skills: dict[int, Skill] = {}
    unknown: list[str] = []
    for place, (cell, skill) in enumerate(zip(cells, called, strict=True)):
        if skill is not None and skill not in skills.values():
            skills[place] = skill
        elif named[place] is None and cell.strip():
            unknown.append(one_line(cell))
    if "name" not in fields and (not skills or any(_level(cell) is not None for cell in cells)):
        return None
    if "name" not in fields and unknown and one_line(cells[0]) == unknown[0]:
        fields["name"] = 0
        unknown = unknown[1:]
    if "name" not in fields and not cells[0].strip():
        fields["name"] = 0
    if "skill" in fields and "level" not in fields:
        del fields["skill"]
    return _Columns(fields, skills, tuple(unknown), headed=True) if "name" in fields else None


def _unnamed(rows: Sequence[tuple[int, Sequence[str]]], known: LibraryNames) -> _Columns:
    """The meaning of columns without headings: name, skill, level where the second names skills, else name, title."""
    triples = [cells for _, cells in rows if len(cells) >= 3]
    levels = sum(known.skill(cells[1]) is not None or _level(cells[2]) is not None for cells in triples)
    if triples and 2 * levels > len(rows):
        return _Columns({"name": 0, "skill": 1, "level": 2})
    return _Columns({"name": 0, "title": 1})


class _Reading:
    """Accumulator over the rows: the people added and updated so far."""

    def __init__(
        self,
        document: CapabilityMap,
        columns: _Columns,
        skills: LibraryNames,
        rows: Sequence[Sequence[str]],
    ) -> None:
        self.unknown_skills: dict[str, int] = {}
        self._columns = columns
        self._skills = skills
        self._names = {skill.id: skill.name for skill in document.skills}
        self._before = {person.id: person for person in document.people}
        self._people: dict[str, Person] = dict(self._before)
        """By id, or by the row that adds her."""
        self._namesakes: dict[str, list[str]] = defaultdict(list)
        """Key of a name -> who bears it, in the map or by an earlier row."""
        for person in document.people:
            self._namesakes[name_key(person.name)].append(person.id)
        self._called = {
            name_key(name): person
            for person, name in people_names(document.people).items()
            if name != self._before[person].name
        }
        """Key of a name that tells somebody from others of hers -> who."""
        self._titles: dict[str, set[str]] = defaultdict(set)
        """Key of a name -> the titles that the rows give it: of several people where these are several."""
        for cells in rows if "title" in columns.fields else ():
            title = name_key(self._cell(cells, "title"))
            if title not in _NOTHING:
                self._titles[name_key(self._cell(cells, "name"))].add(title)
        self._first: dict[str, int] = {}

    def changed(self) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
        """The people added, and those updated."""
        people = self._people.values()
        return (
            tuple(person for person in people if not person.id),
            tuple(person for person in people if person.id and person is not self._before[person.id]),
        )

    def named(self) -> tuple[Person, ...]:
        """The people whom the rows are about, those who were not refused."""
        return tuple(self._people[person] for person in self._people if person in self._first)

    def row(self, number: int, cells: Sequence[str]) -> PastedRow:
        """The outcome of the next row; its effect is remembered."""
        name = " ".join(self._cell(cells, "name").split())
        key = name_key(name)
        refused: Callable[[str], PastedRow] = lambda why: PastedRow(number, name, "refused", why)  # noqa: E731
        if name in _NOTHING:
            return refused("The name is missing.")
        if any(len(cell) > LONGEST_TEXT for cell in cells):
            return refused(f"A cell has more than {LONGEST_TEXT:,} characters.")
        meant = self._meant(key, name_key(self._cell(cells, "title")))
        if len(meant) > 1:
            return refused(f"Several people are called {name}. Write {self._which(meant)}.")
        person = meant[0] if meant else f"row {number}"
        first = self._first.setdefault(person, number)
        if first != number and not self._columns.by_level:
            return refused(
                f"Row {first} is {name} already. If these are two people, give each a title of her own in the column "
                "Title: both are taken then."
            )
        levels, faults = self._levels(cells)
        fields, more = self._fields(cells)
        faults += more
        if faults:
            return refused(" ".join(faults))
        return self._take(number, name, person, fields, levels)

    def _meant(self, key: str, title: str) -> list[str]:
        """Who is meant by a name and a title: nobody yet, one, or several of whom it does not say which."""
        if key in self._called:
            return [self._called[key]]
        alike, several = self._namesakes[key], len(self._titles[key]) > 1
        if len(alike) <= 1 and not several:
            return alike
        given = "" if title in _NOTHING else title
        of_title = [person for person in alike if given and name_key(self._people[person].title) == given]
        if len(of_title) == 1:
            return of_title
        if given and several:
            return [person for person in alike if not self._people[person].title][:1]
        return alike

    def _which(self, people: Sequence[str]) -> str:
        names = people_names(self._people[person] for person in people)
        which = [truncate(names[self._people[person].id], 60) for person in people[:_SHOWN]]
        return f"in the column Name {' or '.join(which)}" if len(people) <= _SHOWN else "her title beside her name"

    def _take(
        self, number: int, name: str, person: str, fields: dict[str, str], levels: list[PersonLevel]
    ) -> PastedRow:
        old = self._people.get(person)
        new = with_levels(replace(old or Person("", name), **fields), levels)
        self._people[person] = new
        if old is None:
            self._namesakes[name_key(name)].append(person)
        outcome: Outcome = "added" if old is None or not old.id else "unchanged" if new is old else "updated"
        had = {} if old is None else {known.skill: known.level for known in old.levels}
        changed = [known for known in levels if had.get(known.skill) != known.level]
        parts = [f"Title {new.title}"] if new.title and (old is None or old.title != new.title) else []
        if self._columns.by_level and changed:
            parts += [f"{self._names[known.skill]} {_told(had.get(known.skill), known.level)}" for known in changed]
        elif changed:
            parts.append(pluralise(len(changed), "level"))
        return PastedRow(number, name, outcome, f"{'; '.join(parts)}." if parts else "")

    def _cell(self, cells: Sequence[str], column: str) -> str:
        place = self._columns.fields.get(column, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    def _fields(self, cells: Sequence[str]) -> tuple[dict[str, str], list[str]]:
        title, note, kind = (self._cell(cells, column) for column in ("title", "note", "kind"))
        fields = {"title": one_line(title), "note": note}
        faults = []
        if word_key(kind) in _KINDS:
            fields["kind"] = _KINDS[word_key(kind)]
        elif kind not in _NOTHING:
            faults.append(f"The kind cannot be “{truncate(kind, 40)}”; allowed is person or typical background.")
        return {name: value for name, value in fields.items() if value not in _NOTHING}, faults

    def _levels(self, cells: Sequence[str]) -> tuple[list[PersonLevel], list[str]]:
        """The levels a row gives, and what is wrong with the others, as sentences."""
        given: list[tuple[Skill, str]]
        if self._columns.by_level:
            called, text = self._cell(cells, "skill"), self._cell(cells, "level")
            skill = self._skills.skill(called)
            if skill is None and called:
                self.unknown_skills[called] = self.unknown_skills.get(called, 0) + 1
                return [], [f"No skill of this map is called “{truncate(called, 60)}”."]
            given = [(skill, text)] if skill is not None else []
        else:
            given = [(skill, cells[place]) for place, skill in self._columns.skills.items() if place < len(cells)]
        levels, faults = [], []
        for skill, text in given:
            level = _level(text)
            if level is not None:
                levels.append(PersonLevel(skill.id, level))
            elif text.strip() not in _NOTHING:
                faults.append(f"{skill.name} cannot be “{truncate(text.strip(), 40)}”; {ALLOWED}.")
        return levels, faults


def _notes(columns: _Columns, reading: _Reading) -> Iterator[str]:
    if columns.unknown:
        number = len(columns.unknown)
        names = join_names([truncate(name, 40) for name in columns.unknown], _SHOWN)
        which = "This column is no skill" if number == 1 else f"These {number} columns are no skills"
        add = "Add it to the skills first to take its" if number == 1 else "Add them to the skills first to take their"
        yield f"{which} of this map, and left out: {names}. {add} levels in."
    if reading.unknown_skills:
        names = join_names([truncate(name, 40) for name in reading.unknown_skills], _SHOWN)
        yield f"Not among the skills of this map: {names}. Add them first to take their levels in."
    if not columns.headed and not columns.by_level:
        yield (
            "Without headings the first column is read as the name, the second as the title. For levels, copy the row "
            "with the names of the skills, too."
        )


def _level(text: str) -> int | None:
    """The level 0-4 that a cell such as "3", "3.0", "3 skilled" or "skilled" says; None where it says none."""
    key = word_key(text)
    if key in OWN_LEVELS or key in NO:
        return OWN_LEVELS.get(key, 0)
    number = LEVEL_OF.get(key, level_in(text))
    return number if number in LEVELS_HAD else None


def _told(before: int | None, after: int) -> str:
    return str(after) if before is None else f"{before} → {after}"
