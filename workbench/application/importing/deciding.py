"""Deciding what the values of a scale become, whether that was asked or not: another mapping, without the question.

Unlike an answer it names the scale, as two columns may ask of the same word.
"""

from __future__ import annotations

import dataclasses

from workbench.application.importing.mapping import Mapping, Question, Scaled, answers_of
from workbench.application.importing.scale import Held, Scale, Value
from workbench.domain.searching import word_key


def with_value(mapping: Mapping, table: int, name: Scaled, text: str, held: Held | None) -> Mapping:
    """The mapping where a value becomes something else. table: its number; name: which of its scales has the value."""
    scale = mapping.tables[table].scales[name]
    questions = list(mapping.questions)
    for value in scale.values:
        if value.asked and word_key(value.text) == word_key(text):
            question = question_of_value(mapping, table, name, value)
            if question is not None:
                questions.remove(question)
    return _rescaled(mapping, table, name, scale.with_value(text, held), questions)


def with_top(mapping: Mapping, table: int, name: Scaled, top: float) -> Mapping:
    """The mapping where another value of a scale is the highest."""
    question = question_of_top(mapping, table, name)
    questions = [each for each in mapping.questions if each is not question]
    return _rescaled(mapping, table, name, mapping.tables[table].scales[name].with_top(top), questions)


def question_of_value(mapping: Mapping, table: int, name: Scaled, value: Value) -> Question | None:
    """The open question what a value becomes; None where there is none."""
    if not value.asked:
        return None
    for question in mapping.questions:
        same = question.about == value.text and question.count == value.count and question.choices == answers_of(name)
        if question.topic == "value" and question.table == table and same:
            return question
    return None


def question_of_top(mapping: Mapping, table: int, name: Scaled) -> Question | None:
    """The open question which value of a scale is the highest; None where there is none."""
    for question in mapping.questions:
        if question.topic == "top" and question.table == table and question.about == name:
            return question
    return None


def _rescaled(mapping: Mapping, table: int, name: Scaled, scale: Scale, questions: list[Question]) -> Mapping:
    tables = list(mapping.tables)
    tables[table] = dataclasses.replace(tables[table], scales={**tables[table].scales, name: scale})
    return Mapping(tuple(tables), tuple(questions))
