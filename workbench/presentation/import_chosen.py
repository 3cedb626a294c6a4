"""Choices of the sentence of an import, carried out: what the mapping is after each."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as ReadOnly
from typing import TypeVar, get_args

from workbench.application.importing.axes import Known
from workbench.application.importing.content import Content
from workbench.application.importing.headings import MEANINGS, Meaning
from workbench.application.importing.mapping import BANDS, PLURAL, Mapping, Scaled, UnknownAnswer
from workbench.application.importing.pointing import (
    with_across,
    with_answer,
    with_apart,
    with_band,
    with_charted,
    with_meaning,
    with_nested,
    with_packed,
    with_required,
    with_rows,
    with_top,
    with_whose,
)
from workbench.application.importing.recognition import NOBODY
from workbench.presentation.import_sentence import (
    APART,
    CHARTED,
    GROUPS,
    NO,
    RECORDS,
    YES,
    tables_question,
)
from workbench.presentation.import_terms import COLUMNS

T = TypeVar("T")


def chosen(content: Content, mapping: Mapping, table: int, key: str, value: str, known: Known = NOBODY) -> Mapping:
    """The mapping after a choice of the sentence, which answers the question where it is one. Raises UnknownAnswer."""
    kind, _, about = key.partition(":")
    if kind == "rows":
        return with_rows(content, mapping, table, _keyed(value, PLURAL), known)
    if kind == "column":
        return _with_column(content, mapping, table, _keyed(about, {each: each for each in MEANINGS}), value)
    if kind == "top":
        name: Scaled = _keyed(about, {each: each for each in get_args(Scaled)})
        return with_top(mapping, table, name, _number(value)) if value else mapping
    if kind == "tables":
        question = tables_question(mapping, mapping.tables[table].table.sheet)
        return mapping if question is None else with_answer(content, mapping, question, value)
    if kind not in _CARRIED_OUT:
        raise UnknownAnswer(key)
    return _CARRIED_OUT[kind](content, mapping, table, value)


_CARRIED_OUT: ReadOnly[str, Callable[[Content, Mapping, int, str], Mapping]] = {
    "columns": lambda content, mapping, table, value: with_across(content, mapping, table, _keyed(value, COLUMNS)),
    "band": lambda content, mapping, table, value: with_band(
        content, mapping, table, BANDS[_keyed(value, {each: each for each in BANDS})] if value else None
    ),
    "nested": lambda content, mapping, table, value: with_nested(content, mapping, table, _is(value, GROUPS, RECORDS)),
    "apart": lambda _content, mapping, table, value: with_apart(mapping, table, _is(value, *APART)),
    "required": lambda content, mapping, table, value: with_required(content, mapping, table, _is(value, YES, NO)),
    "whose": with_whose,
    "packed": with_packed,
    "charted": lambda _content, mapping, table, value: with_charted(
        mapping, table, PLURAL[_keyed(value, {each: PLURAL[each] for each in CHARTED})]
    ),
}
"""The choices that are made by their value alone."""


def _is(value: str, yes: str, no: str) -> bool:
    if value not in (yes, no):
        raise UnknownAnswer(value)
    return value == yes


def _keyed(value: str, values: ReadOnly[T, str]) -> T:
    """The key of a value."""
    for key, each in values.items():
        if each == value:
            return key
    raise UnknownAnswer(value)


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError as error:
        raise UnknownAnswer(value) from error


def _with_column(content: Content, mapping: Mapping, table: int, meaning: Meaning, value: str) -> Mapping:
    """The mapping where another column holds something, or none does."""
    if value:
        if not value.isdecimal():
            raise UnknownAnswer(value)
        return with_meaning(content, mapping, table, int(value), meaning)
    held = (column for column, each in mapping.tables[table].meanings.items() if each == meaning)
    column = next(held, None)
    return mapping if column is None else with_meaning(content, mapping, table, column, None)
