"""Answers to the questions about the tables of a file: given in the window, or written into a file of answers.

What an answer says of rows and columns is carried out as if a person had pointed at them: the columns of names and
departments are found anew, and what that leaves to ask is asked.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from workbench.application.importing.content import Content
from workbench.application.importing.mapping import (
    BANDS,
    PLURAL,
    Mapping,
    Question,
    answered,
    check_answer,
    still_asked,
)
from workbench.application.importing.pointing.axes import with_across, with_band, with_rows

_FIRST = ("tables", "axes", "columns")
"""Topics whose answers change what else is asked."""


def with_answer(content: Content, mapping: Mapping, question: Question, answer: str) -> Mapping:
    """The mapping after an answer, without that question. Raises UnknownAnswer."""
    check_answer(question, answer)
    match question.topic:
        case "axes":
            subject = next(each for each in PLURAL if PLURAL[each] == answer)
            return with_rows(content, mapping, question.table, subject)
        case "columns" if mapping.tables[question.table].across in ("role", "person"):
            of_people = answer == PLURAL["person"]
            return with_across(content, mapping, question.table, "person" if of_people else "role")
        case "band":
            return with_band(content, mapping, question.table, BANDS.get(answer))
        case "tables":
            return _only(mapping, question, answer)
    left = _without(mapping.questions, question)
    before = mapping.tables[question.table]
    after = answered(dataclasses.replace(before, set_aside=_without(before.set_aside, question)), question, answer)
    tables = (*mapping.tables[: question.table], after, *mapping.tables[question.table + 1 :])
    asked = tuple(each for each in left if each.table != question.table or still_asked(each, after))
    return dataclasses.replace(mapping, tables=tables, questions=asked)


def _without(questions: Sequence[Question], question: Question) -> tuple[Question, ...]:
    """The questions without that one; another one may be the same of another column."""
    left = list(questions)
    if question in left:
        left.remove(question)
    return tuple(left)


def _only(mapping: Mapping, question: Question, sheet: str) -> Mapping:
    """The mapping of whose tables only that of one sheet is read, of those the question is about."""
    mapping = dataclasses.replace(mapping, questions=_without(mapping.questions, question))
    for number, each in enumerate(mapping.tables):
        if each.table.sheet in question.choices:
            mapping = mapping.with_taken(number, each.table.sheet == sheet)
    return mapping


def with_answers_written(content: Content, mapping: Mapping) -> Mapping:
    """The mapping after the answers that were written beside its questions. Raises UnknownAnswer."""
    given = [(dataclasses.replace(each, answer=None), each.answer) for each in mapping.questions if each.answer]
    asked = tuple(dataclasses.replace(each, answer=None) for each in mapping.questions)
    mapping = dataclasses.replace(mapping, questions=asked)
    for question, answer in sorted(given, key=lambda each: each[0].topic not in _FIRST):
        mapping = with_answer(content, mapping, question, answer or "")
    return mapping
