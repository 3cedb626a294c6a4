"""Mapping: what the tables of a file mean, filled as far as the rules decide, and the questions that are left.

Every answer makes another mapping; the records are read anew with it. Holds no cell but the different values of a
table, each with how often it was found. Goes to JSON and back in `files/mapping_file.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Literal

from workbench.application.importing.headings import Meaning
from workbench.application.importing.packed import ONE, SEPARATORS, Separator
from workbench.application.importing.scale import HIGHEST_IMPORTANCE, Held, Scale, Value
from workbench.application.importing.shapes import Table
from workbench.domain.model import BELONGS_TO
from workbench.domain.searching import word_key

Subject = Literal["skill", "role", "person"]
"""What a line of a table is."""

PLURAL: ReadOnly[Subject, str] = {"skill": "skills", "role": "roles", "person": "people"}
"""The answers of what rows or columns are."""

Band = Literal["group", "department", "holder", "role"]
"""What the row above the headings says of the columns: the groups of skills, departments or people of roles, or the
roles of people."""

Across = Literal["skill", "role", "person", "level"]
"""What a column of values is; level: the columns are levels, and a mark says which one a skill is held at."""

Charted = Literal["role", "person"]
"""What those are who lead or support the skill of a row."""

Scaled = Literal["value", "level", "level_needed", "importance", "belongs_to"]
"""The columns whose cells are read by a scale; value: those of a matrix."""

Topic = Literal["top", "value", "axes", "columns", "whose", "band", "nested", "apart", "tables", "packed", "charted"]
"""What a question is about.

top: which value is the highest. value: what a word becomes. axes: what the rows of a matrix are. columns: whether its
columns are roles or people. whose: which role has the skills of a list, or that it needs their levels. band: what the
row above the headings says of roles, or of people. nested: whether codes that begin others are groups. apart: whether
equal names in two groups are two skills. tables: which of several tables of one layout is read. packed: what separates
the skills in one cell. charted: whether those who lead or support the skill of a row are roles or people.
"""

BANDS: ReadOnly[str, Band] = {
    "groups": "group",
    "departments": "department",
    "people": "holder",
    "roles": "role",
}
"""The answers of what the row above the headings says, but for nothing."""

LEVELS = ("nothing", "none", "1", "2", "3", "4", "needed")
"""Answers of what a word becomes: left out, said to have none, a level, or the level that is needed."""
WHOSE_NEEDED = "level needed"
"""The answer that a list says which levels are needed, and not what a role holds."""


NAMES_OF_PEOPLE: tuple[Meaning, ...] = ("person", "last_name", "first_name")
"""Columns that name people, the one that says most of the name first."""

NAMING_PEOPLE: tuple[Meaning, ...] = (*NAMES_OF_PEOPLE, "person_code")
"""Columns that say who somebody is, by name or else by id."""

HOLDERS: frozenset[Meaning] = frozenset(("role", *NAMING_PEOPLE))
"""Columns that say who has the skill of a row."""

_FIELDS_OF: ReadOnly[Subject, tuple[Meaning, ...]] = {
    "skill": ("skill", "skill_code", "group", "definition"),
    "role": ("role", "role_code", "department", "purpose"),
    "person": ("person", "person_code", "department", "note"),
}
"""What a column holds, by what the rows are, in the same order."""


class UnknownAnswer(ValueError):
    """An answer that is none of the question's choices."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can answer.

    table: the number of the mapping's table that it is about; -1 for several. about: the value, the column or the names
    concerned, as they stand in the file; count: in how many cells. choices: the answers; none where any text is one.
    preset: the answer that is supposed, None where there is none. answer: what was written beside it in a file of
    answers, None where nothing is.
    """

    topic: Topic
    table: int = -1
    about: str = ""
    count: int = 0
    choices: tuple[str, ...] = ()
    preset: str | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What a table means.

    meanings: what a column holds, by its number; those without one are left out. across: what the columns with values
    are; None in a list. taken: whether it is read at all. scales: how the values, and columns of levels or words, are
    read. whose: the role that has all that is listed; in a matrix with one column of values, what that column is called
    instead. band: what the row above the headings says. group: the group of skills that have none of their own.
    nested: whether rows whose code begins others are groups of these. apart: whether equal names in two groups are two
    skills. required: the row or column with the levels that are needed, and whether it is used. set_aside: the
    questions of a table that is not read, to be asked once it is. own: whether it is a plain table of this program, so
    that its codes are ids of a map, and a name may have its id behind it. packed: what separates the skills in one cell
    of a list; None where a cell is one. charted: what those are who lead or support the skill of a row of a list.
    """

    table: Table
    meanings: ReadOnly[int, Meaning]
    across: Across | None = None
    taken: bool = True
    scales: ReadOnly[Scaled, Scale] = field(default_factory=dict)
    whose: str | None = None
    band: Band | None = None
    group: str | None = None
    nested: bool = False
    apart: bool = True
    required: bool = False
    set_aside: tuple[Question, ...] = ()
    own: bool = False
    packed: Separator | None = None
    charted: Charted = "role"

    @property
    def subject(self) -> Subject | None:
        """What the rows are: whose levels a list has, else the skills it lists, else the roles or people."""
        meant = set(self.meanings.values())
        if self.across == "skill":
            return "person" if meant & {*NAMES_OF_PEOPLE} else "role"
        if "skill" in meant:
            return "skill"
        if "role" in meant:
            return "role"
        return "person" if meant & {*NAMING_PEOPLE} else None


@dataclass(frozen=True, slots=True)
class Mapping:
    """What all tables of a file mean, and what is still to be answered.

    more_tables: the sheets that have more tables than were looked for.
    """

    tables: tuple[TableMapping, ...] = ()
    questions: tuple[Question, ...] = ()
    more_tables: tuple[str, ...] = ()

    def with_taken(self, table: int, taken: bool) -> Mapping:
        """The mapping where a table, by its number, is read or not; its questions are asked only while it is."""
        before = self.tables[table]
        mine = (*before.set_aside, *(question for question in self.questions if question.table == table))
        others = [question for question in self.questions if question.table != table]
        tables = list(self.tables)
        tables[table] = dataclasses.replace(before, taken=taken, set_aside=() if taken else mine)
        asked = sorted((*others, *mine) if taken else others, key=lambda question: question.table)
        return dataclasses.replace(self, tables=tuple(tables), questions=tuple(asked))


def still_asked(question: Question, mapping: TableMapping) -> bool:
    """Whether an open question is of something that a table has by now: the band of its roles, groups in its codes."""
    match question.topic:
        case "axes":
            return mapping.across is not None
        case "columns":
            return mapping.across in ("role", "person") and mapping.subject == "skill"
        case "band":
            answer = {"role": "people", "person": "roles"}.get(mapping.across or "")
            return bool(mapping.table.bands) and answer in question.choices
        case "nested":
            return bool(mapping.table.nested)
        case "whose":
            return is_of_somebody(mapping)
        case "packed":
            return mapping.across is None and "skill" in mapping.meanings.values()
        case "charted":
            return is_charted(mapping)
        case "top":
            return question.about in mapping.scales
    return True


def is_charted(mapping: TableMapping) -> bool:
    """Whether the rows of a list say who leads and who supports a skill, in columns of their own."""
    meant = set(mapping.meanings.values())
    return mapping.across is None and {"skill", "accountable", "responsible"} <= meant


def is_of_somebody(mapping: TableMapping) -> bool:
    """Whether a table says who has what, without saying who that is."""
    if mapping.across is not None:
        return mapping.across == "level" or (mapping.across == "role" and len(mapping.table.values) == 1)
    meant = set(mapping.meanings.values())
    return {"skill", "level"} <= meant and not meant & HOLDERS


def check_answer(question: Question, answer: str) -> None:
    """Raise UnknownAnswer where an answer is none of the question's choices."""
    if question.choices and answer not in question.choices:
        raise UnknownAnswer(answer)


def answered(mapping: TableMapping, question: Question, answer: str) -> TableMapping:
    """What a table means after an answer that finds none of its rows and columns anew."""
    match question.topic:
        case "top":
            return _rescaled(mapping, question, lambda scale: scale.with_top(float(answer)))
        case "value":
            return _rescaled(mapping, question, lambda scale: scale.with_value(question.about, _held_of(scale, answer)))
        case "whose":
            return _of_role(mapping, answer)
        case "nested":
            return dataclasses.replace(mapping, nested=answer == "groups")
        case "apart":
            return dataclasses.replace(mapping, apart=answer == "two skills")
        case "packed":
            return _packed(mapping, separator_of(answer))
        case "charted":
            return dataclasses.replace(mapping, charted="person" if answer == PLURAL["person"] else "role")
    return mapping


def _packed(mapping: TableMapping, separator: Separator | None) -> TableMapping:
    """The list whose cells are told apart otherwise. One skill a cell has no level within it."""
    scales = dict(mapping.scales)
    if separator is None and "level" not in mapping.meanings.values():
        scales.pop("level", None)
    return dataclasses.replace(mapping, packed=separator, scales=scales)


def separator_of(answer: str) -> Separator | None:
    """What separates the skills of a cell by an answer; None for one skill a cell. Raises UnknownAnswer."""
    found = next((separator for separator in SEPARATORS if separator == answer), None)
    if found is None and answer != ONE:
        raise UnknownAnswer(answer)
    return found


def scaled_by(question: Question, mapping: TableMapping) -> Scaled:
    """The column of which a question about values is: the one whose scale asks it."""
    named = [name for name in mapping.scales if question.topic == "top" and name == question.about]
    for name, scale in (*((name, mapping.scales[name]) for name in named), *mapping.scales.items()):
        if question.topic == "top" and scale.tops():
            return name
        if question.choices == answers_of(name) and any(_is_asked(value, question) for value in scale.values):
            return name
    return "value"


def answers_of(name: Scaled) -> tuple[str, ...]:
    """The answers of what a word of a column becomes."""
    if name == "importance":
        return ("nothing", *(str(number) for number in range(1, HIGHEST_IMPORTANCE + 1)))
    return ("nothing", *BELONGS_TO) if name == "belongs_to" else LEVELS


def _is_asked(value: Value, question: Question) -> bool:
    return value.asked and value.count == question.count and word_key(value.text) == word_key(question.about)


def _rescaled(mapping: TableMapping, question: Question, change: Callable[[Scale], Scale]) -> TableMapping:
    name = scaled_by(question, mapping)
    scale = mapping.scales.get(name)
    if scale is None:
        return mapping
    return dataclasses.replace(mapping, scales={**mapping.scales, name: change(scale)})


def _held_of(scale: Scale, answer: str) -> Held | None:
    """What a word becomes by an answer."""
    match answer:
        case "nothing":
            return None
        case "none":
            return Held(0)
        case "needed":
            return Held()
    if scale.family == "importance":
        return Held(importance=int(answer))
    if scale.family == "sides":
        return next((Held(belongs_to=side) for side in BELONGS_TO if side == answer), None)
    return Held(int(answer))


def with_rows(mapping: TableMapping, subject: Subject) -> TableMapping:
    """The table whose rows are something else. Where those of a matrix become skills, its columns become roles."""
    before = mapping.subject
    if before is None or before == subject:
        return mapping
    turns = dict(zip(_FIELDS_OF[before], _FIELDS_OF[subject], strict=True))
    gone = set(_FIELDS_OF[subject]) - turns.keys()
    if before == "person":
        name = next((each for each in NAMES_OF_PEOPLE if each in mapping.meanings.values()), NAMES_OF_PEOPLE[0])
        turns[name] = _FIELDS_OF[subject][0]
        gone |= {*NAMES_OF_PEOPLE} - {name}
    kept = {column: meaning for column, meaning in mapping.meanings.items() if meaning not in gone}
    meanings = {column: turns.get(meaning, meaning) for column, meaning in kept.items()}
    if mapping.across is None:
        return dataclasses.replace(mapping, meanings=meanings)
    across: Across = "role" if subject == "skill" else "skill"
    band: Band | None = mapping.band
    if across != mapping.across:
        band = "group" if across == "skill" and mapping.table.bands else None
    return dataclasses.replace(mapping, meanings=meanings, across=across, band=band)


def _of_role(mapping: TableMapping, answer: str) -> TableMapping:
    if answer != WHOSE_NEEDED:
        return dataclasses.replace(mapping, whose=answer)
    needed: dict[int, Meaning] = {
        column: "level_needed" if meaning == "level" else meaning for column, meaning in mapping.meanings.items()
    }
    scales: dict[Scaled, Scale] = dict(mapping.scales)
    if "level" in scales:
        scales["level_needed"] = scales.pop("level")
    return dataclasses.replace(mapping, whose=None, meanings=needed, scales=scales)
