"""Repointing of a mapping: one of its tables becomes another, and what was said of it stays where that is still there.

The values are listed anew. What was decided of a value, or of which one is the highest, stays decided; what is new is
asked, and nothing is asked of what is gone. Knows no gesture.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from workbench.application.importing.content import Content
from workbench.application.importing.grid import Grid
from workbench.application.importing.mapping import (
    Mapping,
    Question,
    Scaled,
    TableMapping,
    Topic,
    still_asked,
)
from workbench.application.importing.packed_lists import skill_column
from workbench.application.importing.recognition import (
    SCALED,
    charted_question,
    packed_by,
    repeated_names,
    scales_of,
    value_questions,
    whose_question,
)
from workbench.application.importing.scale import Scale
from workbench.application.importing.shapes import grid_named
from workbench.domain.searching import word_key


def repointed(
    content: Content, mapping: Mapping, number: int, after: TableMapping, more: Iterable[Question] = ()
) -> Mapping:
    """The mapping with another table in the place of one, by its number. more: what is to be asked of it besides."""
    grid = grid_named(content, after.table.sheet)
    before = mapping.tables[number]
    if grid is None or after == before:
        return mapping
    open_before = [*before.set_aside, *(question for question in mapping.questions if question.table == number)]
    if not content.source and _skills(before) != _skills(after):
        after, packed = packed_by(grid, after)
        open_before = [*(question for question in open_before if question.topic != "packed"), *packed]
    scales, tops_decided = _scales(grid, before, after, open_before)
    after = dataclasses.replace(after, scales=scales, set_aside=())
    asked = [*_kept(open_before, after), *_more(grid, before, after, open_before), *more]
    asked = list(dict.fromkeys(asked))  # but two columns may ask the same of one word
    asked += [each for each in value_questions(after) if not (each.topic == "top" and each.about in tops_decided)]
    return with_table(mapping, number, after, asked)


def _skills(mapping: TableMapping) -> tuple[int | None, bool]:
    """The column with the skills, and whether the table is a list."""
    return skill_column(mapping.meanings), mapping.across is None


def with_table(mapping: Mapping, number: int, after: TableMapping, asked: Iterable[Question]) -> Mapping:
    """The mapping with another table in the place of one, by its number, and what is asked of it."""
    mine = (dataclasses.replace(question, table=number) for question in asked)
    tables = list(mapping.tables)
    tables[number] = dataclasses.replace(after, set_aside=())
    others = [question for question in mapping.questions if question.table != number]
    questions = sorted((*others, *mine), key=lambda question: question.table)
    whole = dataclasses.replace(mapping, tables=tuple(tables), questions=tuple(questions))
    return whole if after.taken else whole.with_taken(number, False)


def settled(mapping: Mapping, number: int, *topics: Topic) -> Mapping:
    """The mapping where nothing of these topics is asked of a table any more."""
    tables = list(mapping.tables)
    aside = (question for question in tables[number].set_aside if question.topic not in topics)
    tables[number] = dataclasses.replace(tables[number], set_aside=tuple(aside))
    open_ones = (each for each in mapping.questions if each.table != number or each.topic not in topics)
    return dataclasses.replace(mapping, tables=tuple(tables), questions=tuple(open_ones))


def _kept(open_before: Iterable[Question], after: TableMapping) -> list[Question]:
    """The open questions, but for those that are made anew, and those about what is gone."""
    made_anew = ("top", "value", "apart")
    return [each for each in open_before if each.topic not in made_anew and still_asked(each, after)]


def _more(grid: Grid, before: TableMapping, after: TableMapping, open_before: Iterable[Question]) -> list[Question]:
    """What is to be asked since the table became another."""
    topics = {question.topic for question in open_before}
    more: list[Question] = []
    whose = whose_question(grid, after)
    if whose is not None and whose_question(grid, before) is None and "whose" not in topics and after.whose is None:
        more.append(whose)
    charted = charted_question(grid, after)
    if charted is not None and charted_question(grid, before) is None and "charted" not in topics:
        more.append(charted)
    twins = repeated_names(grid, after)
    if twins and ("apart" in topics or not repeated_names(grid, before)):
        more += twins
    return more


def _scales(
    grid: Grid, before: TableMapping, after: TableMapping, open_before: Iterable[Question]
) -> tuple[dict[Scaled, Scale], set[str]]:
    """The scales of the table as it is now, and the names of those of which it is decided what is the highest."""
    open_tops = {question.about for question in open_before if question.topic == "top"}
    fresh_before, scales = scales_of(grid, before), scales_of(grid, after)
    decided: set[str] = set()
    for name, fresh in scales.items():
        old, base = before.scales.get(name), fresh_before.get(name)
        if old is None or base is None or _columns(before, name) != _columns(after, name):
            continue
        is_decided = old.top != base.top or (bool(base.tops()) and name not in open_tops)
        if is_decided and old.top is not None:
            decided.add(name)
            scales[name], base = fresh.with_top(old.top), base.with_top(old.top)
        scales[name] = _with_decided(scales[name], old, base)
    return scales, decided


def _columns(mapping: TableMapping, name: Scaled) -> tuple[int, ...]:
    """The columns that a scale reads; of a matrix all of its values are one, whichever are taken."""
    if name == "value":
        return ()
    return tuple(column for column, meaning in mapping.meanings.items() if SCALED.get(meaning) == name)


def _with_decided(fresh: Scale, old: Scale, base: Scale) -> Scale:
    """The scale with what was decided of its values. base: the old one before anything was."""
    supposed = {word_key(value.text): value for value in base.values}
    for value in old.values:
        before = supposed.get(word_key(value.text))
        if before is None or value.held != before.held or (before.asked and not value.asked):
            fresh = fresh.with_value(value.text, value.held)
    return fresh
