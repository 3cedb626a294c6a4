"""Paste plan: what pasted rows would do to the library, to be previewed, and the plan as one edit.

A row adds a skill, updates the one it names (by id, name or other name, compared as check DATA1 compares), leaves it
unchanged, or is refused with the reason. Empty cells leave what is there. Words in a column of sides, importance or
levels are listed with what they are taken for. Knows no clipboard and no dialog.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from workbench.application.edit import Edit
from workbench.application.edits.assignments import Assign
from workbench.application.edits.departments import kind_named
from workbench.application.importing.cells import LONGEST_RATING, NOTHING
from workbench.application.importing.draft import entries
from workbench.application.importing.level_words import IMPORTANCE_OF, LEVEL_OF, SIDE_OF
from workbench.application.importing.matching import Register
from workbench.application.pasted_text import ROWS_LIMIT, STEP
from workbench.application.pasted_values import OWN_LEVELS, level_in, whole_number_in
from workbench.application.skill_table import with_groups
from workbench.application.table import Column, Meant, Table, TableRow, headings_left_out, unseen_note
from workbench.application.task import UNWATCHED, Task
from workbench.domain.fields import FIELDS
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import BELONGS_TO, IMPORTANCES, LEVELS, AssignmentKind, BelongsTo, CapabilityMap, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.role_factories import work_of_kind
from workbench.domain.searching import word_key
from workbench.domain.skill_factories import new_skill
from workbench.domain.titles import title_in
from workbench.domain.transform import EditRefused, find, fresh_id
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import join_names, pluralise, truncate

Outcome = Literal["added", "updated", "unchanged", "refused"]

_WORDS: Mapping[Column, tuple[str, str]] = {
    "name": ("The name", "the name"),
    "group": ("The group", "the group"),
    "belongs_to": ("Belongs to", "belongs to"),
    "importance": ("The importance", "the importance"),
    "level_needed": ("The level needed", "the level needed"),
    "definition": ("The definition", "the definition"),
    "id": ("The id", "the id"),
}
"""Column -> its name at the start of a sentence, and within one."""
_WORDS_OF_NEW: Mapping[Column, tuple[str, str]] = {
    "group": ("Group", "group"),
    "belongs_to": ("Belongs to", "belongs to"),
    "importance": ("Importance", "importance"),
    "level_needed": ("Level needed", "level needed"),
    "definition": ("Definition", "definition"),
}
"""Column -> its name at the start of the list of a new skill's values, and within it."""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """The outcome of one row. number counts from 1 as the rows were pasted; detail says why or what changes."""

    number: int
    name: str
    outcome: Outcome
    detail: str = ""
    skill: str | None = None


Worded = Literal["belongs_to", "importance", "level_needed"]
"""A column whose words are listed with what they are taken for."""
_WORDED: tuple[Worded, ...] = get_args(Worded)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is no side, or no number: in how many rows, and what it is taken for, None for nothing."""

    column: Worded
    text: str
    rows: int
    meaning: Meant


@dataclass(frozen=True, slots=True)
class PastedSkills:
    """The edit: skills added at the end and updated in place, then assigned where the paste went on a card."""

    added: tuple[Skill, ...]
    updated: tuple[Skill, ...]
    assign: Assign | None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Paste 30 skills"."""
        touched = {skill.id for skill in (*self.added, *self.updated)}
        return f"Paste {pluralise(len(touched.union(self.assign.skills if self.assign else ())), 'skill')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the library has changed since the paste was planned."""
        here, updated = {skill.id for skill in document.skills}, {skill.id: skill for skill in self.updated}
        if not updated.keys() <= here or any(skill.id in here for skill in self.added):
            raise EditRefused("The skills have changed since this paste was read. Paste once more.")
        kept = tuple(updated.get(skill.id, skill) for skill in document.skills)
        after = replace(document, skills=(*kept, *self.added))
        return after if self.assign is None else self.assign.apply(after)


@dataclass(frozen=True, slots=True)
class PastePlan:
    """The plan: the outcome of a paste, row by row, and the edit that does it."""

    rows: tuple[PastedRow, ...]
    _edit: PastedSkills
    notes: tuple[str, ...] = ()
    """Sentences to read before accepting: the columns read and left out, and what the new skills do not say."""
    words: tuple[Word, ...] = ()
    """The words that are no side, or no number, each once, those of a column together, the most frequent first."""

    @property
    def changes(self) -> bool:
        """Whether it would change anything."""
        return self.accepted > 0

    @property
    def accepted(self) -> int:
        """How many skills it would add, update or assign."""
        assigned = self._edit.assign.skills if self._edit.assign else ()
        return len({skill.id for skill in (*self._edit.added, *self._edit.updated)}.union(assigned))

    def edit(self) -> Edit:
        """The good rows as one undo step."""
        return self._edit


def plan(
    document: CapabilityMap,
    table: Table,
    scenario_id: str | None = None,
    role_id: str | None = None,
    kind: AssignmentKind | None = None,
    *,
    task: Task = UNWATCHED,
) -> PastePlan:
    """The plan of pasting a table into the library, and onto a role where one is given. Raises Cancelled."""
    if "name" not in table.columns:
        detail = "No column holds the names of the skills. Put the heading “Skill” over it and paste again."
        return PastePlan((PastedRow(table.header or 1, "", "refused", detail),), PastedSkills((), (), None))
    reading = _Reading(document, table.words)
    rows = []
    for number, row in enumerate(with_groups(table)):
        if number % STEP == 0:
            task.check_cancelled()
        rows.append(reading.row(row, table.columns))
    if table.more:
        detail = f"A paste takes {ROWS_LIMIT:,} rows. Those below were left out; paste them after these."
        rows.append(PastedRow(table.rows[-1].number + 1, "", "refused", detail))
    assign = None
    if scenario_id is not None and role_id is not None:
        scenario = find(document.scenarios, scenario_id)
        role = find(scenario.roles, role_id)
        title = title_in(scenario, role)
        here = {assignment.skill for assignment in role.assignments}
        rows = [_on_card(row, title, row.skill in here) for row in rows]
        lacked = tuple(row.skill for row in rows if row.skill is not None and row.skill not in here)
        assign = Assign(scenario_id, role_id, lacked, kind) if lacked else None
    edit = PastedSkills(tuple(reading.added), tuple(reading.updated), assign)
    words = tuple(sorted(reading.words.values(), key=lambda word: (_WORDED.index(word.column), -word.rows)))
    return PastePlan(tuple(rows), edit, tuple(_notes(table, edit.added, vocabulary_of(document))), words)


def _notes(table: Table, added: Sequence[Skill], vocabulary: Vocabulary) -> Iterator[str]:
    if unseen := unseen_note(table):
        yield unseen
    left_out = headings_left_out(table)
    if left_out:
        holding = "it holds" if len(left_out) == 1 else "they hold"
        yield f"Left out: {join_names(left_out, 8)}. Choose what {holding} to take it in."
    beyond = sum(any(cell.strip() for cell in row.cells[len(table.columns) :]) for row in table.rows)
    if beyond:
        yield (
            f"In {pluralise(beyond, 'row')} more cells stand than there are columns, and were left out. A text that "
            "holds what parts the cells belongs in quotes."
        )
    if table.header is None and set(table.columns) == {"name", None} and any(len(row.cells) > 1 for row in table.rows):
        yield "What stands beside the names is left out, as no heading says what it is. Choose what a column holds."
    sided = sum(skill.belongs_to != "either" for skill in added)
    if added and not sided:
        yield vocabulary.text(
            "No row says that a skill belongs to {any_side}. The new ones count for either side, "
            "and so for no split: say what a column or its words mean, or set it afterwards."
        )


def _on_card(row: PastedRow, title: str, has_it: bool) -> PastedRow:
    """The row with what becomes of the card the paste goes onto; has_it: whether that role holds the skill."""
    if row.skill is None:
        return row
    sentence = f"{title} holds it already." if has_it else f"Assigned to {title}."
    return dataclasses.replace(row, detail=f"{row.detail} {sentence}".strip())


class _Reading:
    """Accumulator over the rows: the skills added and updated so far, and which row named a skill first."""

    def __init__(self, document: CapabilityMap, words: Mapping[tuple[str, str], Meant]) -> None:
        self.added: list[Skill] = []
        self.updated: list[Skill] = []
        self.words: dict[tuple[Worded, str], Word] = {}
        self._chosen = words
        self._vocabulary = vocabulary_of(document)
        offered = FIELDS[Skill]["belongs_to"].values.offered(self._vocabulary)
        self._terms: Mapping[str, BelongsTo] = {word_key(label): value for value, label in offered.items()}
        self._hidden = set(BELONGS_TO) - set(offered)
        self._by_id = {skill.id: skill for skill in document.skills}
        self._taken = set(self._by_id)
        self._names = LibraryNames(document)
        self._first: dict[str, int] = {}

    def row(self, row: TableRow, columns: tuple[str | None, ...]) -> PastedRow:
        """The outcome of the next row; its effect is remembered."""
        name = " ".join(row.cell(columns, "name").split())
        given = {column: row.cell(columns, column) for column in _WORDS if column not in ("name", "id")}
        values, faults = self._values({column: text for column, text in given.items() if text not in NOTHING})
        if name in NOTHING:
            faults.insert(0, "The name is missing.")
        if len(name) > LONGEST_TEXT:
            faults.insert(0, _too_long("name", name))
            name = f"{name[:60]}…"
        if faults:
            return PastedRow(row.number, name, "refused", " ".join(faults))
        by_id = self._by_id.get(row.cell(columns, "id"))
        old = by_id or self._names.skill(name)
        if old is None:
            return self._add(row.number, name, values)
        first = self._first.setdefault(old.id, row.number)
        if first != row.number:
            detail = f"Row {first} names “{old.name}” already{_known_by(old, name, by_id)}."
            return PastedRow(row.number, name, "refused", detail)
        return self._update(row.number, name, old, values | ({"name": name} if by_id else {}))

    def _add(self, number: int, name: str, values: dict[str, Any]) -> PastedRow:
        skill = replace(new_skill(fresh_id(name, self._taken), name), **values)
        self._taken.add(skill.id)
        self._names.add(skill)
        self._first[skill.id] = number
        self.added.append(skill)
        given = [column for column in _WORDS_OF_NEW if column in values]
        detail = "; ".join(
            f"{_WORDS_OF_NEW[column][place > 0]} {_shown(column, values[column], self._vocabulary)}"
            for place, column in enumerate(given)
        )
        return PastedRow(number, name, "added", f"{detail}." if detail else "", skill.id)

    def _update(self, number: int, name: str, old: Skill, values: dict[str, Any]) -> PastedRow:
        new = replace(old, **values)
        known = "" if name in (old.name, new.name) else f"In the library as “{old.name}”."
        if new is old:
            return PastedRow(number, name, "unchanged", known, old.id)
        self.updated.append(new)
        changed = [column for column in _WORDS if getattr(new, column) != getattr(old, column)]
        detail = "; ".join(
            _difference(column, getattr(old, column), getattr(new, column), self._vocabulary, within=place > 0)
            for place, column in enumerate(changed)
        )
        return PastedRow(number, name, "updated", f"{known} {detail}.".strip(), old.id)

    def _values(self, given: Mapping[Column, str]) -> tuple[dict[str, Any], list[str]]:
        """The fields that the cells of a row set, and the faults of the others, as sentences."""
        values: dict[str, Any] = {}
        faults = []
        for column, text in given.items():
            if len(text) > LONGEST_TEXT:
                faults.append(_too_long(column, text))
            elif column in _WORDED:
                meant, allowed = self._meant(column, text)
                if not allowed:
                    faults.append(_not_allowed(column, text))
                elif meant is not None:
                    values[column] = meant
            else:
                values[column] = " ".join(text.split()) if column == "group" else text
        return values, faults

    def _meant(self, column: Worded, text: str) -> tuple[Meant, bool]:
        """What a cell says in a column of sides, importance or levels, and whether it may say that."""
        key = word_key(text)
        if column == "belongs_to":
            known = self._terms.get(key, SIDE_OF.get(key))
            return (self._word(column, text) if known is None or known in self._hidden else known), True
        number = whole_number_in(text) if column == "importance" else OWN_LEVELS.get(key) or level_in(text)
        if number is not None:
            return number, number in (IMPORTANCES if column == "importance" else LEVELS)
        return (self._word(column, text), True) if _is_word(text) else (None, False)

    def _word(self, column: Worded, text: str) -> Meant:
        """What a word is taken for; it is counted."""
        place = column, word_key(text)
        word = self.words.get(place)
        if word is None:
            meaning = self._chosen[place] if place in self._chosen else self._presumed(column, text)
            word = Word(column, " ".join(text.split()), 0, meaning)
        self.words[place] = dataclasses.replace(word, rows=word.rows + 1)
        return word.meaning

    def _presumed(self, column: Worded, text: str) -> Meant:
        """What a word means where nothing was chosen."""
        match column:
            case "importance":
                return IMPORTANCE_OF.get(word_key(text))
            case "level_needed":
                return LEVEL_OF.get(word_key(text)) or None
        return self._side_of_department(text)

    def _side_of_department(self, name: str) -> BelongsTo | None:
        """The side that the name of a department stands for, by the work that is done there; None for no side."""
        work = work_of_kind(kind_named(name, self._vocabulary))
        return next((side for side in BELONGS_TO if side == work), None)


def _is_word(text: str) -> bool:
    """Whether a text can be a word for how important or how high: short, and no number."""
    return len(text) <= LONGEST_RATING and not any(letter.isdigit() for letter in text)


class LibraryNames:
    """The skills of a library by what they are called, as an import knows them; of several the first."""

    def __init__(self, document: CapabilityMap) -> None:
        self._skills = {skill.id: skill for skill in document.skills}
        self._register = Register(entries(document.skills))

    def add(self, skill: Skill) -> None:
        """Add a skill that comes to the library."""
        self._skills[skill.id] = skill
        for entry in entries((skill,)):
            self._register.add(entry)

    def skill(self, name: str) -> Skill | None:
        """The skill of a name, else of an other name; None for none."""
        found = self._register.by_name(name)
        return self._skills[found[0]] if found else None


def _known_by(skill: Skill, name: str, by_id: Skill | None) -> str:
    """Why a row that says `name` means this skill, as the end of a sentence; nothing where it says its very name."""
    if name == skill.name:
        return ""
    if by_id is not None:
        return f", which the id “{skill.id}” stands for"
    alias = next((other for other in skill.aliases if name_key(other) == name_key(name)), None)
    if alias is None or name_key(skill.name) == name_key(name):
        return f", the same skill as “{name}”"
    return f", of which “{alias}” is another name"


def _not_allowed(column: Column, text: str) -> str:
    allowed = {
        "importance": "a whole number from 1 to 5",
        "level_needed": "1 aware, 2 working, 3 skilled or 4 sets direction",
    }
    return f"{_WORDS[column][0]} cannot be “{truncate(text, 40)}”; allowed is {allowed[column]}."


def _too_long(column: Column, text: str) -> str:
    return f"{_WORDS[column][0]} has {len(text):,} characters; {LONGEST_TEXT:,} are allowed."


def _difference(column: Column, old: Any, new: Any, vocabulary: Vocabulary, *, within: bool) -> str:
    """The change of one column of a skill, in words; within: not at the start of the sentence."""
    if column == "definition":
        return (("A definition", "a definition"), ("Another definition", "another definition"))[bool(old)][within]
    return f"{_WORDS[column][within]} {_shown(column, old, vocabulary) or 'none'} → {_shown(column, new, vocabulary)}"


def _shown(column: Column, value: Any, vocabulary: Vocabulary) -> str:
    if column == "definition":
        return "given"
    return vocabulary.belongs_to[value] if column == "belongs_to" else str(value)
