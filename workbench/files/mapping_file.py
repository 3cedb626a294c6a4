"""Mapping files: what the tables of a file mean as JSON, in which questions can be answered, and read again.

Each question has an `answer`, which is null until somebody writes one of its `choices` there.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbench.application.importing.mapping import Mapping, Question, UnknownAnswer
from workbench.domain.words import join_names

KIND, VERSION = "import mapping", 1

_MAPPING: TypeAdapter[Mapping] = TypeAdapter(Mapping)


class MappingFault(Exception):
    """A text that is no mapping; its text is a sentence for the user."""


def write_mapping(mapping: Mapping) -> str:
    """A mapping as JSON, its questions first, for who answers them by hand."""
    values = _MAPPING.dump_python(mapping, mode="json")
    questions = [{**question, "answer": None} for question in values["questions"]]
    whole = {"kind": KIND, "version": VERSION, "questions": questions, "tables": values["tables"]}
    if mapping.more_tables:
        whole["more_tables"] = values["more_tables"]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_mapping(text: str) -> Mapping:
    """The mapping in a JSON text, with the answers in it given. Raises MappingFault."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MappingFault(f"The mapping is no JSON: {error}.") from error
    if not isinstance(whole, dict) or whole.get("kind") != KIND or whole.get("version") != VERSION:
        raise MappingFault("This is no mapping that this program wrote.")
    questions = whole.get("questions")
    asked = questions if isinstance(questions, list) else []
    try:
        parts = {"tables": whole.get("tables"), "questions": questions, "more_tables": whole.get("more_tables", ())}
        mapping = _MAPPING.validate_python(parts)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise MappingFault(f"The mapping has a fault at {place}: {first['msg']}.") from error
    _check_numbers(mapping)
    for question, given in zip(mapping.questions, asked, strict=True):
        mapping = _answered(mapping, question, given)
    return mapping


def _check_numbers(mapping: Mapping) -> None:
    for question in mapping.questions:
        if question.topic != "tables" and not 0 <= question.table < len(mapping.tables):
            raise MappingFault(f"The mapping asks about table {question.table}, which it does not have.")


def _answered(mapping: Mapping, question: Question, given: Any) -> Mapping:
    answer = given.get("answer") if isinstance(given, dict) else None
    if answer is None:
        return mapping
    try:
        return mapping.answered(question, str(answer))
    except UnknownAnswer as error:
        choices = join_names(list(question.choices), len(question.choices))
        raise MappingFault(f"“{answer}” is no answer about {question.topic}. Write one of {choices}.") from error
