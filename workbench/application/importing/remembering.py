"""Remembering of answers: what the tables of a file were said to mean, for the next file that is like it.

Kept are the headings of labels, what the values become, and how the import was chosen to be; never a name of a person
or a role, never the heading of a column of values, never the name of a file or a sheet. Pure: knows no disk.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from workbench.application.importing.choices import Choices, FromFile, PeopleAs, WhoLeads
from workbench.application.importing.content import Content
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import LONGEST_HEADING, Meaning, meaning_of, telling_words
from workbench.application.importing.mapping import (
    Across,
    Band,
    Charted,
    Mapping,
    Question,
    Scaled,
    TableMapping,
    Topic,
    still_asked,
)
from workbench.application.importing.needed import needed_row
from workbench.application.importing.packed import Separator
from workbench.application.importing.pointing.repointing import with_table
from workbench.application.importing.preparation import Preparation
from workbench.application.importing.recognition import (
    SCALED,
    band_of,
    repeated_names,
    scales_of,
    topics_of,
    value_questions,
    whose_question,
)
from workbench.application.importing.records import Records
from workbench.application.importing.role_words import look_like_names
from workbench.application.importing.scale import Family, Held, Scale
from workbench.application.importing.shapes import Shape, Table, grid_named, heading_at, text_at
from workbench.domain.searching import word_key

LONGEST_VALUE = 40
"""Characters of a value that is kept, at most: what is longer is a remark and no value."""
MOST_VALUES = 100
"""Values of a column that are kept, at most."""
_SHORTEST_NAME = 3
"""Letters from which on a word of somebody's name is looked for in what is kept."""

_Kind = Literal["ratings", "letters", "importance", "sides"]
_KINDS: ReadOnly[Family, _Kind] = {
    "numbers": "ratings",
    "marks": "ratings",
    "levels": "ratings",
    "lettered": "ratings",
    "letters": "letters",
    "importance": "importance",
    "sides": "sides",
}
"""Family of a scale -> what files of one kind have in common, whichever of their values the one or the other holds."""


@dataclass(frozen=True, slots=True)
class RememberedScale:
    """How the values of a column were read. values: the key of each value, and what it became."""

    family: Family
    top: float | None = None
    values: tuple[tuple[str, Held | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedTable:
    """What a table was said to mean.

    headings: the key of the heading of each label column that is known, and its meaning; None where it was left out.
    taken: whether it was read; None where one of its kind was, and another was not. topics: what there was to be said
    of it that not every table of its kind has, such as a row above the headings. required: None where it had no row of
    needed levels.
    """

    shape: Shape
    headings: tuple[tuple[str, Meaning | None], ...]
    across: Across | None = None
    taken: bool | None = True
    scales: ReadOnly[Scaled, RememberedScale] = field(default_factory=dict)
    band: Band | None = None
    nested: bool = False
    apart: bool = True
    required: bool | None = None
    topics: tuple[Topic, ...] = ()
    packed: Separator | None = None
    charted: Charted = "role"

    @property
    def kind(self) -> tuple[object, ...]:
        """What tells tables apart, whatever they were said to mean."""
        value = self.scales.get("value")
        return self.shape, tuple(sorted({key for key, _ in self.headings})), value and _KINDS[value.family]


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedAnswers:
    """What was answered for a file, and on which day. source: that of its content."""

    day: date
    source: str
    tables: tuple[RememberedTable, ...]
    who_leads: WhoLeads = "highest"
    people_as: PeopleAs = "of_roles"
    not_from_file: tuple[FromFile, ...] = ()
    complete: bool = False

    @property
    def kind(self) -> tuple[object, ...]:
        """What tells files apart, whatever was answered."""
        return self.source, tuple(sorted((table.kind for table in self.tables), key=repr))


@dataclass(frozen=True, slots=True)
class Applied:
    """The mappings and choices after remembered answers. day: when the newest of them were given."""

    mappings: tuple[Mapping, ...]
    choices: Choices
    day: date


def answers_of_file(
    content: Content, mapping: Mapping, choices: Choices, records: Records, day: date
) -> RememberedAnswers | None:
    """What to remember of an accepted import of one file; None where there is nothing that may be kept.

    records: what was read with these answers, whose names are not kept.
    """
    named = _Named(mapping, records)
    tables: dict[tuple[object, ...], RememberedTable] = {}
    for each in mapping.tables:
        grid = grid_named(content, each.table.sheet)
        table = _remembered(grid, each, named) if grid is not None else None
        if table is None:
            continue
        before = tables.setdefault(table.kind, table)
        if before.taken != table.taken:
            tables[table.kind] = dataclasses.replace(before if before.taken else table, taken=None)
    if not any(table.taken is not False for table in tables.values()):
        return None
    return RememberedAnswers(
        day=day,
        source=content.source,
        tables=tuple(tables.values()),
        who_leads=choices.who_leads,
        people_as=choices.people_as,
        not_from_file=tuple(sorted(choices.not_from_file)),
        complete=choices.complete,
    )


def answers_of_preparation(preparation: Preparation, day: date) -> list[RememberedAnswers]:
    """What to remember of an accepted import, of each of its files."""
    read = zip(preparation.contents, preparation.mappings, strict=True)
    found = (answers_of_file(*each, preparation.choices, preparation.records, day) for each in read)
    return [each for each in found if each is not None]


def with_answers(
    all_answers: Sequence[RememberedAnswers], new: RememberedAnswers, most: int
) -> tuple[RememberedAnswers, ...]:
    """The remembered answers with new ones at their head, in place of those for a file of the same kind."""
    return (new, *(each for each in all_answers if each.kind != new.kind))[:most]


def applied(
    all_answers: Sequence[RememberedAnswers],
    contents: Sequence[Content],
    mappings: Sequence[Mapping],
    choices: Choices,
) -> Applied | None:
    """What files mean by remembered answers, the newest first; None where none of the files is like one of before.

    mappings: what the rules found. A question that the answers do not cover stays.
    """
    after: list[Mapping] = []
    used: list[RememberedAnswers] = []
    for content, mapping in zip(contents, mappings, strict=True):
        answers = next((each for each in all_answers if _fits(each, content, mapping)), None)
        after.append(mapping if answers is None else _answered(answers, content, mapping))
        used += [] if answers is None else [answers]
    if not used:
        return None
    first = used[0]
    chosen = dataclasses.replace(
        choices,
        who_leads=first.who_leads,
        people_as=first.people_as,
        not_from_file=frozenset(first.not_from_file),
        complete=first.complete,
    )
    return Applied(tuple(after), chosen, max(each.day for each in used))


class _Named:
    """The names in a file, none of which is kept."""

    def __init__(self, mapping: Mapping, records: Records) -> None:
        people = [person.name for person in records.people] + [level.holder for level in records.levels]
        people += [role.holder for role in records.roles if role.holder]
        self._words = {word for name in people for word in word_key(name).split() if len(word) >= _SHORTEST_NAME}
        roles = [role.title for role in records.roles] + [table.whose for table in mapping.tables if table.whose]
        self._titles = {key for title in roles if len(key := word_key(title)) >= _SHORTEST_NAME}

    def is_in(self, text: str) -> bool:
        """Whether a text names somebody, as far as the file tells it."""
        key = word_key(text)
        padded = f" {key} "
        return not self._words.isdisjoint(key.split()) or any(f" {title} " in padded for title in self._titles)


def _labels(grid: Grid, table: Table) -> Iterator[tuple[int, str]]:
    """The label columns of a table, each with its heading."""
    return ((column, heading_at(grid, table, column)) for column in table.columns)


def _remembered(grid: Grid, mapping: TableMapping, named: _Named) -> RememberedTable | None:
    headings: list[tuple[str, Meaning | None]] = []
    for column, heading in _labels(grid, mapping.table):
        meaning, usual = mapping.meanings.get(column), meaning_of(heading)
        if meaning is None and usual is None:
            continue
        if usual is None and not _may_be_kept(heading, meaning, named):
            return None  # without it the table would not be known again, and with it somebody might be named
        headings.append((_heading_key(heading), meaning))
    heads = {word_key(text_at(grid, mapping.table.heading, column)) for column in mapping.table.values}
    return RememberedTable(
        shape=mapping.table.shape,
        headings=tuple(headings),
        across=mapping.across,
        taken=mapping.taken,
        scales={name: _remembered_scale(scale, heads, named) for name, scale in mapping.scales.items()},
        band=mapping.band,
        nested=mapping.nested,
        apart=mapping.apart,
        required=None if needed_row(mapping) is None else mapping.required,
        topics=tuple(topics_of(grid, mapping)),
        packed=mapping.packed,
        charted=mapping.charted,
    )


def _heading_key(heading: str) -> str:
    """The key of a heading. Of one that is known its telling words alone: beside them somebody may be named."""
    return " ".join(telling_words(heading)) or word_key(heading)


def _may_be_kept(heading: str, meaning: Meaning | None, named: _Named) -> bool:
    """Whether an unknown heading names nobody: what a column of levels is called may be somebody."""
    if len(heading) > LONGEST_HEADING or named.is_in(heading):
        return False
    return meaning not in SCALED or not look_like_names([heading])


def _remembered_scale(scale: Scale, heads: set[str], named: _Named) -> RememberedScale:
    """The values that were said to mean something else than the scale says by itself, and those it does not know."""
    usual = dataclasses.replace(scale, values=()).reader()
    values = (
        (key, value.held)
        for value in scale.values
        if not value.asked
        and ((meant := usual(value.text)) is None or meant != value.held)
        and len(key := word_key(value.text)) <= LONGEST_VALUE
        and key not in heads
        and not named.is_in(value.text)
        and not look_like_names([value.text])
    )
    return RememberedScale(scale.family, scale.top, tuple(values)[:MOST_VALUES])


def _fits(answers: RememberedAnswers, content: Content, mapping: Mapping) -> bool:
    """Whether a file is like the one that was answered for: every table in it that is read has its answers."""
    if answers.source != content.source:
        return False
    taken = [each for each in mapping.tables if each.taken] or mapping.tables
    return bool(taken) and all(_answers_for(answers, content, each) is not None for each in taken)


def _answers_for(answers: RememberedAnswers, content: Content, mapping: TableMapping) -> RememberedTable | None:
    """The answers for a table, None where there are none."""
    grid = grid_named(content, mapping.table.sheet)
    if grid is None:
        return None
    labels = dict(_labels(grid, mapping.table))
    there = {_heading_key(heading) for heading in labels.values()}
    known = {_heading_key(heading) for column, heading in labels.items() if column in mapping.meanings}
    return next((table for table in answers.tables if _is_kind(table, mapping, there, known)), None)


def _is_kind(table: RememberedTable, mapping: TableMapping, there: set[str], known: set[str]) -> bool:
    value, found = table.scales.get("value"), mapping.scales.get("value")
    keys = {key for key, _ in table.headings}
    return (
        table.shape == mapping.table.shape
        and known <= keys <= there
        and (value and _KINDS[value.family]) == (found and _KINDS[found.family])
    )


def _answered(answers: RememberedAnswers, content: Content, mapping: Mapping) -> Mapping:
    for number, each in enumerate(mapping.tables):
        grid, table = grid_named(content, each.table.sheet), _answers_for(answers, content, each)
        if grid is None or table is None:
            continue
        after = _with_answers(grid, each, table)
        open_before = [*each.set_aside, *(question for question in mapping.questions if question.table == number)]
        if after.across not in (each.across, "level") and each.table.bands and "band" not in table.topics:
            after, more = band_of(grid, after)
            open_before = [*(question for question in open_before if question.topic != "band"), *more]
        mapping = with_table(mapping, number, after, _left_to_ask(grid, after, table, open_before))
    return mapping


def _left_to_ask(
    grid: Grid, mapping: TableMapping, answers: RememberedTable, open_before: Sequence[Question]
) -> Iterator[Question]:
    """What is still to be asked of a table, and what is new to be asked since it means what it did then."""
    made_anew = ("top", "value", "whose")
    answered = {"axes", "columns", *answers.topics, *(() if repeated_names(grid, mapping) else ("apart",))}
    for each in open_before:
        if each.topic not in made_anew and each.topic not in answered and still_asked(each, mapping):
            yield each
    whose = whose_question(grid, mapping)
    if whose is not None and mapping.whose is None:
        yield whose
    yield from (
        each for each in value_questions(mapping) if each.topic != "top" or _is_top_open(each, mapping, answers)
    )


def _with_answers(grid: Grid, mapping: TableMapping, answers: RememberedTable) -> TableMapping:
    told = list(answers.headings)
    meanings: dict[int, Meaning] = {}
    for column, heading in _labels(grid, mapping.table):
        place = next((place for place, (key, _) in enumerate(told) if key == _heading_key(heading)), None)
        meaning = mapping.meanings.get(column) if place is None else told.pop(place)[1]
        if meaning is not None:
            meanings[column] = meaning
    packed = answers.packed if "packed" in answers.topics else mapping.packed
    told_so = dataclasses.replace(mapping, meanings=meanings, across=answers.across, packed=packed)
    required = mapping.required if answers.required is None else answers.required
    told_so = dataclasses.replace(told_so, required=required and needed_row(told_so) is not None)
    scales = scales_of(grid, told_so)
    return dataclasses.replace(
        told_so,
        taken=mapping.taken if answers.taken is None else answers.taken,
        scales={name: _as_remembered(scale, answers.scales.get(name)) for name, scale in scales.items()},
        band=answers.band if "band" in answers.topics and mapping.table.bands else mapping.band,
        nested=answers.nested if "nested" in answers.topics and mapping.table.nested else mapping.nested,
        apart=answers.apart if "apart" in answers.topics else mapping.apart,
        charted=answers.charted if "charted" in answers.topics else mapping.charted,
    )


def _as_remembered(scale: Scale, answers: RememberedScale | None) -> Scale:
    """A scale read as last time; with values above the highest one of then, that is still to be asked."""
    if answers is None:
        return scale
    told = (answers.family, answers.top) != (scale.family, scale.top)
    if answers.top is not None and told and _covers(answers.top, scale):
        scale = scale.with_top(answers.top)
    known = dict(answers.values)
    values = (
        dataclasses.replace(value, held=known[key], asked=False) if (key := word_key(value.text)) in known else value
        for value in scale.values
    )
    return dataclasses.replace(scale, values=tuple(values))


def _covers(top: float, scale: Scale) -> bool:
    """Whether the highest value of then is that of a file, too: no value of the file is above it."""
    return scale.top is None or scale.top <= top


def _is_top_open(question: Question, mapping: TableMapping, answers: RememberedTable) -> bool:
    """Whether it is still to be asked which value of a scale is the highest."""
    scale = next(scale for name, scale in mapping.scales.items() if name == question.about)
    known = next((known for name, known in answers.scales.items() if name == question.about), None)
    return known is None or known.top is None or not _covers(known.top, scale)
