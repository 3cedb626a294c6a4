"""Decisions on a table that are no pointing: whose it is, which value is the highest, what a value becomes.

Each can be changed after it was made; an open question about it is answered by it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from workbench.application.importing.content import Content
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import (
    Mapping,
    Question,
    Scaled,
    TableMapping,
    answered,
    answers_of,
    scaled_by,
)
from workbench.application.importing.pointing.repointing import repointed, settled
from workbench.application.importing.scale import Held, Scale
from workbench.domain.searching import word_key


def with_whose(content: Content, mapping: Mapping, table: int, whose: str) -> Mapping:
    """The mapping where a role, by its title, has all that a table lists, or needs it: WHOSE_NEEDED."""
    if not whose.strip():
        return mapping
    mapping = settled(mapping, table, "whose")
    before = _with_level(mapping.tables[table])
    after = answered(before, Question("whose", table), whose.strip())
    return repointed(content, _with(mapping, table, before), table, after)


def _with_level(mapping: TableMapping) -> TableMapping:
    """The list whose levels are held by somebody, where they were those that are needed."""
    meanings, scales = dict(mapping.meanings), dict(mapping.scales)
    if mapping.across is not None or "level" in meanings.values() or "level_needed" not in meanings.values():
        return mapping
    turned: dict[int, Meaning] = {
        column: "level" if meaning == "level_needed" else meaning for column, meaning in meanings.items()
    }
    if "level_needed" in scales:
        scales["level"] = scales.pop("level_needed")
    return dataclasses.replace(mapping, meanings=turned, scales=scales)


def with_nested(content: Content, mapping: Mapping, table: int, nested: bool) -> Mapping:
    """The mapping where rows whose code begins others are groups of these, or not."""
    mapping = settled(mapping, table, "nested")
    return repointed(content, mapping, table, dataclasses.replace(mapping.tables[table], nested=nested))


def with_apart(mapping: Mapping, table: int, apart: bool) -> Mapping:
    """The mapping where equal names in two groups are two skills, or one."""
    mapping = settled(mapping, table, "apart")
    return _with(mapping, table, dataclasses.replace(mapping.tables[table], apart=apart))


def with_packed(content: Content, mapping: Mapping, table: int, packed: str) -> Mapping:
    """The mapping where something else separates the skills in one cell, or nothing does. Raises UnknownAnswer."""
    after = answered(mapping.tables[table], Question("packed", table), packed)
    return repointed(content, settled(mapping, table, "packed"), table, after)


def with_charted(mapping: Mapping, table: int, charted: str) -> Mapping:
    """The mapping where those who lead and support the skill of a row are roles, or people."""
    after = answered(mapping.tables[table], Question("charted", table), charted)
    return _with(settled(mapping, table, "charted"), table, after)


def with_required(content: Content, mapping: Mapping, table: int, required: bool) -> Mapping:
    """The mapping where the row of the levels that are needed is used, or not."""
    return repointed(content, mapping, table, dataclasses.replace(mapping.tables[table], required=required))


def with_top(mapping: Mapping, table: int, name: Scaled, top: float) -> Mapping:
    """The mapping where another value is the highest of a scale."""
    scale = mapping.tables[table].scales.get(name)
    if scale is None:
        return mapping

    def is_answered(question: Question) -> bool:
        return question.topic == "top" and scaled_by(question, mapping.tables[table]) == name

    return _rescaled(mapping, table, name, scale.with_top(top), is_answered)


def with_value(mapping: Mapping, table: int, name: Scaled, text: str, held: Held | None) -> Mapping:
    """The mapping where a value of a scale becomes something else; None leaves it out.

    Of two scales that ask the same of one word, the question of this one alone is answered.
    """
    scale = mapping.tables[table].scales.get(name)
    if scale is None:
        return mapping
    key = word_key(text)
    asked = any(value.asked and word_key(value.text) == key for value in scale.values)

    def is_answered(question: Question) -> bool:
        same = question.topic == "value" and word_key(question.about) == key
        return asked and same and question.choices == answers_of(name)

    return _rescaled(mapping, table, name, scale.with_value(text, held), is_answered)


def _rescaled(
    mapping: Mapping, table: int, name: Scaled, scale: Scale, is_answered: Callable[[Question], bool]
) -> Mapping:
    """The mapping with another scale, without the question that this answers."""
    before = mapping.tables[table]
    after = dataclasses.replace(
        before,
        scales={**before.scales, name: scale},
        set_aside=_without(before.set_aside, is_answered),
    )
    left = _without(mapping.questions, lambda question: question.table == table and is_answered(question))
    return _with(dataclasses.replace(mapping, questions=left), table, after)


def _without(questions: Sequence[Question], is_answered: Callable[[Question], bool]) -> tuple[Question, ...]:
    """The questions without the first one that is answered: another one may be the same of another column."""
    left = list(questions)
    answered_one = next(filter(is_answered, left), None)
    if answered_one is not None:
        left.remove(answered_one)
    return tuple(left)


def _with(mapping: Mapping, number: int, after: TableMapping) -> Mapping:
    tables = list(mapping.tables)
    tables[number] = after
    return dataclasses.replace(mapping, tables=tuple(tables))
