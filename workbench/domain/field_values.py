"""Kinds of field values, each once, and the merge strategies for two values where one thing takes over from another.

Knows no field by name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from workbench.domain import limits, model, words
from workbench.domain.field import FieldValues, Labels
from workbench.domain.vocabulary import Vocabulary

ID = FieldValues(limits.identifier)
NAME = FieldValues(limits.text(empty=False), "text", written=True)
TEXT = FieldValues(limits.text(empty=True), "text", written=True)
LONG_TEXT = FieldValues(limits.text(empty=True), "long", written=True)
OPTIONAL_TEXT = FieldValues(limits.optional(limits.text(empty=True)), "text", written=True, optional=True)
ALIASES = FieldValues(limits.each_of(limits.text(empty=False)), "names", written=True)
FLAG = FieldValues(limits.instance(bool), "flag")
GRADE = FieldValues(limits.whole(1, 7), "grade")
_LEVELS = {level: f"{level} {words.LEVEL[level]}" for level in model.LEVELS}
LEVEL = FieldValues(limits.whole(1, 4), "choice", allowed=model.LEVELS, labels=lambda _: _LEVELS)
_LEVELS_HAD = {0: "0 none", **_LEVELS}
LEVEL_HAD = FieldValues(limits.whole(0, 4), "choice", allowed=model.LEVELS_HAD, labels=lambda _: _LEVELS_HAD)
TERM = FieldValues(limits.term(empty=False), "text", written=True)
TERM_OR_NONE = FieldValues(limits.term(empty=True), "text", written=True)
PEOPLE = FieldValues(limits.each_of(limits.identifier), "people")
DEPARTMENT = FieldValues(limits.optional(limits.identifier), "department", optional=True)
ROLE = FieldValues(limits.optional(limits.identifier), "role", optional=True)
PERCENT = FieldValues(limits.number(0, 1), "percent")
POINTS = FieldValues(limits.number(0, 100), "points")


def choice(
    labels: Mapping[Any, str] | Labels,
    allowed: Iterable[Any],
    hidden: Callable[[Vocabulary], Collection[Any]] | None = None,
) -> FieldValues:
    """One of the allowed values, each with its label: the same in every map, or in the map's own words."""
    offered = tuple(allowed)
    of_map = labels if callable(labels) else (lambda _: labels)
    values = FieldValues(limits.one_of(*offered), "choice", optional=None in offered, allowed=offered, labels=of_map)
    return values if hidden is None else dataclasses.replace(values, hidden=hidden)


def whole(low: int, high: int) -> FieldValues:
    """A whole number from low to high."""
    return FieldValues(limits.whole(low, high), "whole", low=low, high=high)


def parts(kind: type) -> FieldValues:
    """A tuple of parts of the document, of one class."""
    return FieldValues(limits.tuple_of(kind), parts=True)


def kept(own: Any, _other: Any) -> Any:
    """Merge strategy: the value of the one that stays."""
    return own


def either(own: Any, other: Any) -> Any:
    """Merge strategy: the value of the one that stays, else of the other."""
    return own or other


def added(own: float, other: float) -> float:
    """Merge strategy: the sum, to 9 decimals, so that no noise of arithmetic is kept."""
    return round(own + other, 9)


def both_named(own: str | None, other: str | None) -> str | None:
    """Merge strategy: the names of both holders."""
    return ", ".join(holder for holder in (own, other) if holder) or None


def each_once(own: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Merge strategy: those of both, each once."""
    return tuple(dict.fromkeys((*own, *other)))


def existing_first(own: model.Status, other: model.Status) -> model.Status:
    """Merge strategy: existing where one of them is, for taking over another role does not make one new."""
    return "existing" if other == "existing" else own


def both_noted(own: str, other: str) -> str:
    """Merge strategy: both notes, each once."""
    return "; ".join(dict.fromkeys(note for note in (own, other) if note))


def lead_first(own: model.AssignmentKind, other: model.AssignmentKind) -> model.AssignmentKind:
    """Merge strategy: lead where one of them is."""
    return "lead" if "lead" in (own, other) else "support"


def from_to(what: str) -> str:
    """The template of a change that has no words of its own; what: the field, such as "its status"."""
    return f"changes {what} from {{before}} to {{after}}"
