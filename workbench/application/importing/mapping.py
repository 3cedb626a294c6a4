"""Mapping: what the tables of a file mean, filled as far as the rules decide, and the questions that are left.

Every answer makes another mapping; the records are read anew with it. Holds no cell but the different values of a
table, each with how often it was found. Goes to JSON and back in `files/mapping_file.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Literal

from workbench.application.importing.headings import Meaning
from workbench.application.importing.scale import HIGHEST_IMPORTANCE, Held, Scale, Value
from workbench.application.importing.shapes import Table
from workbench.domain.model import BELONGS_TO
from workbench.domain.searching import word_key

Subject = Literal["skill", "role", "person"]
"""What a line of a table is."""

PLURAL: ReadOnly[Subject, str] = {"skill": "skills", "role": "roles", "person": "people"}
"""The answers of what rows or columns are."""

Across = Literal["skill", "role", "person", "level"]
"""What a column of values is; level: the columns are levels, and a mark says which one a skill is held at."""

Scaled = Literal["value", "level", "level_needed", "importance", "belongs_to"]
"""The columns whose cells are read by a scale; value: those of a matrix."""

Topic = Literal["top", "value", "axes", "columns", "whose", "band", "nested", "apart", "tables"]
"""What a question is about.

top: which value is the highest. value: what a word becomes. axes: what the rows of a matrix are. columns: whether its
columns are roles or people. whose: which role has the skills of a list, or that it needs their levels. band: what the
row above the headings says of roles. nested: whether codes that begin others are groups. apart: whether equal names in
two groups are two skills. tables: which of several tables of one layout is read.
"""

LEVELS = ("nothing", "none", "1", "2", "3", "4", "needed")
"""Answers of what a word becomes: left out, said to have none, a level, or the level that is needed."""
WHOSE_NEEDED = "level needed"
"""The answer that a list says which levels are needed, and not what a role holds."""


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
    preset: the answer that is supposed, None where there is none.
    """

    topic: Topic
    table: int = -1
    about: str = ""
    count: int = 0
    choices: tuple[str, ...] = ()
    preset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What a table means.

    meanings: what a column holds, by its number; those without one are left out. across: what the columns with values
    are; None in a list. taken: whether it is read at all. scales: how the values, and columns of levels or words, are
    read. whose: the role that has all that is listed; in a matrix with one column of values, what that column is called
    instead. band: what the row above the headings says. group: the group of skills that have none of their own.
    nested: whether rows whose code begins others are groups of these. apart: whether equal names in two groups are two
    skills. required: the row or column with the levels that are needed, and whether it is used. own: whether it is a
    plain table of this program, so that its codes are ids of a map, and a name may have its id behind it.
    """

    table: Table
    meanings: ReadOnly[int, Meaning]
    across: Across | None = None
    taken: bool = True
    scales: ReadOnly[Scaled, Scale] = field(default_factory=dict)
    whose: str | None = None
    band: Literal["group", "department", "holder"] | None = None
    group: str | None = None
    nested: bool = False
    apart: bool = True
    required: bool = False
    own: bool = False

    @property
    def subject(self) -> Subject | None:
        """What the rows are: whose levels a list has, else the skills it lists, else the roles or people."""
        meant = set(self.meanings.values())
        if self.across == "skill":
            return "person" if meant & {"person", "last_name"} else "role"
        if "skill" in meant:
            return "skill"
        if "role" in meant:
            return "role"
        return "person" if meant & {"person", "last_name", "person_code"} else None


@dataclass(frozen=True, slots=True)
class Mapping:
    """What all tables of a file mean, and what is still to be answered."""

    tables: tuple[TableMapping, ...] = ()
    questions: tuple[Question, ...] = ()

    def answered(self, question: Question, answer: str) -> Mapping:
        """The mapping after an answer, without that question. Raises UnknownAnswer."""
        if question.choices and answer not in question.choices:
            raise UnknownAnswer(answer)
        left = list(self.questions)
        if question in left:
            left.remove(question)  # another one may be the same of another column
        if question.topic == "tables":
            return Mapping(_only(self.tables, answer, question), tuple(left))
        tables = list(self.tables)
        tables[question.table] = answered(tables[question.table], question, answer)
        return Mapping(tuple(tables), tuple(left))

    def with_presets(self) -> Mapping:
        """The mapping where every question that has a preset is answered by it."""
        mapping = self
        for question in self.questions:
            if question.preset is not None:
                mapping = mapping.answered(question, question.preset)
        return mapping


def _only(tables: Sequence[TableMapping], sheet: str, question: Question) -> tuple[TableMapping, ...]:
    """The tables of which only that of one sheet is read, of those the question is about."""
    return tuple(
        dataclasses.replace(each, taken=each.table.sheet == sheet) if each.table.sheet in question.choices else each
        for each in tables
    )


def answered(mapping: TableMapping, question: Question, answer: str) -> TableMapping:
    """What a table means after an answer."""
    match question.topic:
        case "top":
            return _rescaled(mapping, question, lambda scale: scale.with_top(float(answer)))
        case "value":
            return _rescaled(mapping, question, lambda scale: scale.with_value(question.about, _held_of(scale, answer)))
        case "axes":
            return _with_rows(mapping, next(subject for subject in PLURAL if PLURAL[subject] == answer))
        case "columns" if mapping.across != "skill":
            return dataclasses.replace(mapping, across="person" if answer == "people" else "role")
        case "whose":
            return _of_role(mapping, answer)
        case "band":
            bands: dict[str, Literal["department", "holder"]] = {"departments": "department", "people": "holder"}
            return dataclasses.replace(mapping, band=bands.get(answer))
        case "nested":
            return dataclasses.replace(mapping, nested=answer == "groups")
        case "apart":
            return dataclasses.replace(mapping, apart=answer == "two skills")
    return mapping


def scaled_by(question: Question, mapping: TableMapping) -> Scaled:
    """The column of which a question about values is: the one whose scale asks it."""
    for name, scale in mapping.scales.items():
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


def _with_rows(mapping: TableMapping, subject: Subject) -> TableMapping:
    """The matrix whose rows are something else; where they become skills, its columns become roles."""
    before = mapping.subject
    if before is None or before == subject:
        return mapping
    turns = dict(zip(_FIELDS_OF[before], _FIELDS_OF[subject], strict=True))
    kept = {column: meaning for column, meaning in mapping.meanings.items() if meaning not in _FIELDS_OF[subject]}
    meanings = {column: turns.get(meaning, meaning) for column, meaning in kept.items()}
    across: Across = "role" if subject == "skill" else "skill"
    return dataclasses.replace(mapping, meanings=meanings, across=across)


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
