"""What fields may hold, each kind once, and what becomes of two values where one thing takes over from another."""

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
LEVEL = Values(limits.whole(1, 4), "choice", choices={each: f"{each} {words.LEVEL[each]}" for each in model.LEVELS})
DEPARTMENT = Values(limits.optional(limits.identifier), "department", optional=True)
ROLE = Values(limits.optional(limits.identifier), "role", optional=True)
PERCENT = Values(limits.number(0, 1), "percent")
POINTS = Values(limits.number(0, 100), "points")


def choice(said: Mapping[Any, str], allowed: Iterable[Any]) -> Values:
    """One of the allowed values, each in its words."""
    offered = tuple(allowed)
    return Values(
        limits.one_of(*offered), "choice", optional=None in offered, choices={each: said[each] for each in offered}
    )


def whole(low: int, high: int) -> Values:
    """A whole number from low to high."""
    return Values(limits.whole(low, high), "whole", low=low, high=high)


def parts(kind: type) -> Values:
    """Values of the document, of one class."""
    return Values(limits.tuple_of(kind), parts=True)


def kept(own: Any, _other: Any) -> Any:
    """What the one that stays has."""
    return own


def either(own: Any, other: Any) -> Any:
    """What the one that stays has, else what the other has."""
    return own or other


def added(own: float, other: float) -> float:
    """The posts of both."""
    return round(own + other, 9)


def both_named(own: str | None, other: str | None) -> str | None:
    """The holders of both."""
    return ", ".join(each for each in (own, other) if each) or None


def existing_first(own: model.Status, other: model.Status) -> model.Status:
    """Existing where one of them is; a role that is there is not new for taking over another one."""
    return "existing" if other == "existing" else own


def both_noted(own: str, other: str) -> str:
    """The notes of both, each once."""
    return "; ".join(dict.fromkeys(each for each in (own, other) if each))


def lead_first(own: model.AssignmentKind, other: model.AssignmentKind) -> model.AssignmentKind:
    """Lead where one of them is."""
    return "lead" if "lead" in (own, other) else "support"


def from_to(what: str) -> str:
    """How a change reads that has no words of its own."""
    return f"changes {what} from {{before}} to {{after}}"
