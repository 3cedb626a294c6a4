"""Mapping files: what the tables of a file mean as JSON, in which questions can be answered, and read again.

Each question has an `answer`, which is null until somebody writes one of its `choices` there.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbench.application.importing.mapping import Mapping, Question, UnknownAnswer, check_answer
from workbench.domain.words import join_names

KIND, VERSION = "import mapping", 1

_MAPPING: TypeAdapter[Mapping] = TypeAdapter(Mapping)


class MappingFault(Exception):
    """A text that is no mapping; its text is a sentence for the user."""


def write_mapping(mapping: Mapping) -> str:
    """A mapping as JSON, its questions first, for who answers them by hand."""
    values = _MAPPING.dump_python(mapping, mode="json")
    whole = {"kind": KIND, "version": VERSION, "questions": values["questions"], "tables": values["tables"]}
    if mapping.more_tables:
        whole["more_tables"] = values["more_tables"]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_mapping(text: str) -> Mapping:
    """The mapping in a JSON text, with the answers as they are written beside its questions. Raises MappingFault."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MappingFault(f"The mapping is no JSON: {error}.") from error
    if not isinstance(whole, dict) or whole.get("kind") != KIND or whole.get("version") != VERSION:
        raise MappingFault("This is no mapping that this program wrote.")
    questions = whole.get("questions")
    if isinstance(questions, list):
        questions = list(map(_as_text, questions))
    try:
        parts = {"tables": whole.get("tables"), "questions": questions, "more_tables": whole.get("more_tables", ())}
        mapping = _MAPPING.validate_python(parts)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise MappingFault(f"The mapping has a fault at {place}: {first['msg']}.") from error
    _check_numbers(mapping)
    for question in mapping.questions:
        _check_answer(question)
    return mapping


def _as_text(question: Any) -> Any:
    """A question whose answer is a text, also where a number was written."""
    if not isinstance(question, dict) or question.get("answer") is None:
        return question
    return {**question, "answer": str(question["answer"])}


def _check_numbers(mapping: Mapping) -> None:
    for question in mapping.questions:
        if question.topic != "tables" and not 0 <= question.table < len(mapping.tables):
            raise MappingFault(f"The mapping asks about table {question.table}, which it does not have.")


def _check_answer(question: Question) -> None:
    if question.answer is None:
        return
    try:
        check_answer(question, question.answer)
    except UnknownAnswer as error:
        choices = join_names(list(question.choices), len(question.choices))
        raise MappingFault(
            f"“{question.answer}” is no answer about {question.topic}. Write one of {choices}."
        ) from error
