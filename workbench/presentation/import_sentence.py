"""Sentence of a table that is imported, with the choices in it as values.

"Rows are [skills] named by [Name], columns are [roles], cells are [R A C I]." The brackets are the choices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from workbench.application.importing.content import Content
from workbench.application.importing.grid import Grid, column_letters
from workbench.application.importing.headings import Meaning, meaning_of
from workbench.application.importing.left_out import unplaced_columns
from workbench.application.importing.mapping import (
    BANDS,
    HOLDERS,
    NAMING_PEOPLE,
    PLURAL,
    WHOSE_NEEDED,
    Charted,
    Mapping,
    Question,
    Scaled,
    Subject,
    Topic,
    is_charted,
    scaled_by,
)
from workbench.application.importing.needed import needed_row
from workbench.application.importing.packed import ONE, offered
from workbench.application.importing.packed_lists import packed_cells, packing_in
from workbench.application.importing.pointing import (
    bands_offered,
)
from workbench.application.importing.recognition import charted_question, repeated_names, whose_question
from workbench.application.importing.shapes import grid_named, heading_at, text_at
from workbench.domain.quoting import shortened
from workbench.presentation.import_terms import COLUMNS, MEANINGS, number_span, scale_label

T = TypeVar("T", bound=str)

NOTHING = ""
"""The value of a choice for leaving it out."""
YES, NO = "yes", "no"
CHARTED: tuple[Charted, ...] = get_args(Charted)
GROUPS, RECORDS = "groups", "skills"
APART = ("two skills", "one skill")
_SINGULAR: dict[str, str] = {"skill": "skill", "role": "role", "person": "person"}
_BAND_LABELS = {
    "groups": "the row above",
    "departments": "their departments",
    "people": "who holds them",
    "roles": "their roles",
}
_TOLD: tuple[Meaning, ...] = ("group", "department", "parent", "reports_to", "accountable", "responsible")
"""Columns of a list that the sentence tells besides those that name its rows."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the sentence that are no choice."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice in the sentence.

    key: what `chosen` takes. options: the values it may have, each with its label. current: the value it has, NOTHING
    where nothing is chosen. asked: whether it is an open question. free: whether any text may be written, too.
    """

    key: str
    options: tuple[tuple[str, str], ...]
    current: str
    asked: bool = False
    free: bool = False

    @property
    def label(self) -> str:
        """The label of the value it has."""
        return dict(self.options).get(self.current, self.current or "…")


Part = Words | Choice


def sentence_text(parts: Iterable[Part]) -> str:
    """The sentence on one line, its choices in brackets."""
    return "".join(part.text if isinstance(part, Words) else f"[{part.label}]" for part in parts)


def import_sentence(content: Content, mapping: Mapping, table: int, titles: Sequence[str] = ()) -> tuple[Part, ...]:
    """What a table means, as a sentence with choices. titles: of roles, suggested where it is asked whose it is."""
    each = mapping.tables[table]
    grid = grid_named(content, each.table.sheet) or Grid(each.table.sheet, ())
    return tuple(_joined(_Sentence(grid, mapping, table, titles).parts()))


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with neighbouring words as one."""
    text = ""
    for part in parts:
        if isinstance(part, Words):
            text += part.text
            continue
        if text:
            yield Words(text)
        text = ""
        yield part
    if text:
        yield Words(text)


class _Sentence:
    """The parts of the sentence of one table."""

    def __init__(self, grid: Grid, mapping: Mapping, number: int, titles: Sequence[str]) -> None:
        self._grid, self._whole, self._number, self._titles = grid, mapping, number, titles
        self._mapping = mapping.tables[number]
        self._table = self._mapping.table
        questions = [question for question in mapping.questions if question.table == number]
        self._asked: set[Topic] = {question.topic for question in questions}
        self._tops_asked = {scaled_by(question, self._mapping) for question in questions if question.topic == "top"}
        unplaced = unplaced_columns(self._mapping)
        self._columns = {
            meaning: column for column, meaning in self._mapping.meanings.items() if column not in unplaced
        }

    def parts(self) -> Iterator[Part]:
        yield from self._matrix() if self._mapping.across is not None else self._list()
        yield Words(".")
        yield from self._apart()
        yield from self._required()
        yield from self._tables()

    def _matrix(self) -> Iterator[Part]:
        across = self._mapping.across
        assert across is not None
        subject = self._mapping.subject or "skill"  # the rows, where no column names them
        rows = tuple((each, each) for each in PLURAL.values())
        yield Words("Rows are ")
        yield Choice("rows", rows, PLURAL[subject], "axes" in self._asked)
        yield from self._name(subject)
        if subject == "person" and "role" in self._columns:
            yield from self._column(" with ", "role")
        yield from self._column(" in groups by ", "group")
        yield from self._column(" in departments by ", "department")
        yield from self._nested()
        yield Words(", columns are ")
        columns = tuple((each, each) for each in (*PLURAL.values(), *(("levels",) if across == "level" else ())))
        yield Choice("columns", columns, COLUMNS[across], "columns" in self._asked)
        yield from self._whose()
        yield from self._band()
        yield Words(", cells are ")
        yield self._cells("value")
        yield from self._column(", level needed is ", "level_needed")
        yield from self._top("level_needed") if "level_needed" in self._columns else ()

    def _name(self, subject: Subject) -> Iterator[Part]:
        """The column that names the rows, where its heading does not say by itself what they are."""
        column = self._columns.get(subject)
        if column is None and subject == "person" and {*NAMING_PEOPLE} & self._columns.keys():
            return
        if column is None or meaning_of(heading_at(self._grid, self._table, column)) != subject:
            yield from self._column(" named by ", subject, always=True)

    def _column(self, words: str, meaning: Meaning, *, always: bool = False) -> Iterator[Part]:
        """The choice of the column that holds something; nothing where none does, unless it is needed."""
        column = self._columns.get(meaning)
        if column is None and not always:
            return
        headings = {each: self._heading(each) for each in self._table.columns}
        twice = {text for text in headings.values() if list(headings.values()).count(text) > 1}
        options = [
            (str(each), f"{text} (column {column_letters(each)})" if text in twice else text)
            for each, text in headings.items()
        ]
        if not always:
            options.append((NOTHING, "nothing"))
        yield Words(words)
        yield Choice(f"column:{meaning}", tuple(options), NOTHING if column is None else str(column))

    def _heading(self, column: int) -> str:
        text = heading_at(self._grid, self._table, column)
        return shortened(text) if text else f"column {column_letters(column)}"

    def _nested(self) -> Iterator[Part]:
        if self._table.nested:
            yield Words(", rows whose code begins others are ")
            others = PLURAL[self._mapping.subject or "skill"]
            options = ((GROUPS, "groups"), (RECORDS, others))
            yield Choice("nested", options, GROUPS if self._mapping.nested else RECORDS, "nested" in self._asked)

    def _band(self) -> Iterator[Part]:
        bands = bands_offered(self._whole, self._number)
        if not bands:
            return
        yield Words(" in groups by " if self._mapping.across == "skill" else ", the row above them says ")
        labels = {band: (answer, _BAND_LABELS[answer]) for answer, band in BANDS.items()}
        current = next((answer for answer, band in BANDS.items() if band == self._mapping.band), NOTHING)
        options = ((NOTHING, "nothing"), *(labels[band] for band in bands))
        yield Choice("band", options, current, "band" in self._asked)

    def _whose(self) -> Iterator[Part]:
        """Who has what a table lists, where that is asked or was answered."""
        current = self._mapping.whose or (WHOSE_NEEDED if self._mapping.across == "level" else NOTHING)
        asked = "whose" in self._asked
        if not asked and not self._mapping.whose and whose_question(self._grid, self._mapping) is None:
            return
        yield Words(" of ")
        options = ((WHOSE_NEEDED, "the level needed"), *((title, shortened(title)) for title in self._titles))
        yield Choice("whose", options, NOTHING if asked else current, asked, free=True)

    def _cells(self, name: Scaled) -> Choice:
        scale = self._mapping.scales.get(name)
        tops = scale.tops() if scale is not None else ()
        if scale is None or not tops:
            return Choice(f"top:{name}", ((NOTHING, scale_label(scale)),), NOTHING)
        options = tuple((f"{top:g}", number_span(scale, top)) for top in sorted(set(tops)))
        return Choice(f"top:{name}", options, f"{scale.top:g}", name in self._tops_asked)

    def _list(self) -> Iterator[Part]:
        subject = self._mapping.subject
        if "skill" not in self._columns or not {*HOLDERS, "level"} & self._columns.keys():
            yield Words("Each row is a ")
            options = tuple((plural, _SINGULAR[each]) for each, plural in PLURAL.items())
            yield Choice("rows", options, PLURAL[subject] if subject else NOTHING)
            yield from self._name(subject or "skill")
            yield from self._packed()
            if subject == "role":
                yield from self._column(", held by ", "person")
        else:
            yield Words("Each row says that ")
            yield from self._holder()
            yield from self._column(" holds ", "skill", always=True)
            yield from self._packed()
            yield from self._column(" at ", "level")
            yield from self._top("level")
        between = "; "
        for meaning in _TOLD:
            if meaning in self._columns:
                yield from self._column(f"{between}{MEANINGS[meaning]} is ", meaning)
                between = ", "
        yield from self._charted()
        if "level_needed" in self._columns:
            yield from self._column(f"{between}{MEANINGS['level_needed']} is ", "level_needed")
            yield from self._top("level_needed")

    def _charted(self) -> Iterator[Part]:
        """What those are who lead and support, where they may be people."""
        asked, person = "charted" in self._asked, self._mapping.charted == "person"
        if not is_charted(self._mapping) or not (asked or person or charted_question(self._grid, self._mapping)):
            return
        yield Words(", and these are ")
        options = tuple((PLURAL[each], PLURAL[each]) for each in CHARTED)
        yield Choice("charted", options, PLURAL[self._mapping.charted], asked)

    def _packed(self) -> Iterator[Part]:
        """What separates the skills in one cell, where that may be."""
        asked, packed = "packed" in self._asked, self._mapping.packed
        cells = packed_cells(self._grid, self._table, self._mapping.meanings)
        if not asked and packed is None and packing_in(self._grid, self._table, self._mapping.meanings) is None:
            return
        separators = tuple(dict.fromkeys((*offered(cells), *((packed,) if packed else ()))))
        options = tuple((each, each) for each in (*separators, ONE))
        yield Words(" told apart by ")
        yield Choice("packed", options, packed or ONE, asked)
        if packed is not None and "level" not in self._columns and "level" in self._mapping.scales:
            yield Words(" at the levels in it")

    def _holder(self) -> Iterator[Part]:
        """Who has the skill of a row."""
        person = next((meaning for meaning in NAMING_PEOPLE if meaning in self._columns), None)
        if person is not None:
            yield from self._column("", person, always=True)
            yield from self._column(" as ", "role")
        elif "role" in self._columns:
            yield from self._column("", "role", always=True)
        else:
            whose = list(self._whose())
            yield from whose[1:]
            yield from () if whose else (Words("somebody"),)

    def _top(self, name: Scaled) -> Iterator[Part]:
        """The highest value of a column of levels, where that may be another."""
        if name in self._mapping.scales and self._mapping.scales[name].tops():
            yield Words(" of ")
            yield self._cells(name)

    def _apart(self) -> Iterator[Part]:
        if "apart" in self._asked or repeated_names(self._grid, self._mapping):
            options = tuple((each, each) for each in APART)
            yield Words(" Equal names in two groups are ")
            current = APART[0] if self._mapping.apart else APART[1]
            yield Choice("apart", options, current, "apart" in self._asked)
            yield Words(".")

    def _required(self) -> Iterator[Part]:
        row = needed_row(self._mapping)
        if row is None:
            return
        columns = (*self._table.columns, *self._table.values)
        name = next((text for column in columns if (text := text_at(self._grid, row, column))), "")
        options = ((YES, f"{shortened(name)} is the level needed"), (NO, f"{shortened(name)} is left out"))
        yield Words(" ")
        yield Choice("required", options, YES if self._mapping.required else NO)
        yield Words(".")

    def _tables(self) -> Iterator[Part]:
        question = tables_question(self._whole, self._table.sheet)
        if question is not None:
            yield Words(" Of the sheets of one layout ")
            options = tuple((sheet, shortened(sheet)) for sheet in question.choices)
            yield Choice("tables", options, question.preset or NOTHING, asked=True)
            yield Words(" is read.")


def tables_question(mapping: Mapping, sheet: str) -> Question | None:
    """The question which of several tables is read, where that of a sheet is among them; None where there is none."""
    asked = (question for question in mapping.questions if question.topic == "tables")
    return next((question for question in asked if sheet in question.choices), None)
