"""Kinds of field values, each once, and the merge strategies for two values where one thing takes over from another.

Knows no field by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain import limits, model, words
from workbench.domain.field import Values

ID = Values(limits.identifier)
NAME = Values(limits.text(empty=False), "text", written=True)
TEXT = Values(limits.text(empty=True), "text", written=True)
LONG_TEXT = Values(limits.text(empty=True), "long", written=True)
OPTIONAL_TEXT = Values(limits.optional(limits.text(empty=True)), "text", written=True, optional=True)
ALIASES = Values(limits.each_of(limits.text(empty=False)), "names", written=True)
FLAG = Values(limits.instance(bool), "flag")
GRADE = Values(limits.whole(1, 7), "grade")
LEVEL = Values(limits.whole(1, 4), "choice", choices={level: f"{level} {words.LEVEL[level]}" for level in model.LEVELS})
DEPARTMENT = Values(limits.optional(limits.identifier), "department", optional=True)
ROLE = Values(limits.optional(limits.identifier), "role", optional=True)
PERCENT = Values(limits.number(0, 1), "percent")
POINTS = Values(limits.number(0, 100), "points")


def choice(labels: Mapping[Any, str], allowed: Iterable[Any]) -> Values:
    """One of the allowed values, each with its label."""
    offered = tuple(allowed)
    return Values(
        limits.one_of(*offered), "choice", optional=None in offered, choices={value: labels[value] for value in offered}
    )


def whole(low: int, high: int) -> Values:
    """A whole number from low to high."""
    return Values(limits.whole(low, high), "whole", low=low, high=high)


def parts(kind: type) -> Values:
    """A tuple of parts of the document, of one class."""
    return Values(limits.tuple_of(kind), parts=True)


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
