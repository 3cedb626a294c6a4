"""Field validators: checks of the value of a single field, and the characters that no new text may hold.

Knows no field: `fields` says which has which.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.domain import model
from workbench.domain.quoting import quoted

Check = Callable[[object], str | None]
"""A validator: gives what is wrong with a value, as the end of a sentence, or None."""
LONGEST_ID = 200
"""Characters of an id at most."""
LONGEST_TERM = 60
"""Characters of a term at most."""
LONGEST_TEXT = 32_767
"""Characters at most of a text that is pasted or imported: as many as a cell of a workbook holds."""
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters but tabs and line ends, and surrogates (halves of characters), which no file can hold."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def whole(low: int, high: int) -> Check:
    """A whole number from low to high."""

    def check(value: object) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"{quoted(value)} is not {low}-{high}"

    return check


def number(low: float, high: float) -> Check:
    """A number from low to high."""

    def check(value: object) -> str | None:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"{quoted(value)} is not a number from {low:g} to {high:g}"

    return check


def one_of(*allowed: str | None) -> Check:
    """One of these values."""

    def check(value: object) -> str | None:
        if value in allowed:
            return None
        return f"{quoted(value)} is not one of {', '.join(str(choice) for choice in allowed if choice)}"

    return check


def text(*, empty: bool) -> Check:
    """Text, which may or may not be empty."""

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return f"{quoted(value)} is not text"
        return None if empty or value.strip() else "is empty"

    return check


def term(*, empty: bool) -> Check:
    """A term: text of at most LONGEST_TERM characters on one line, which may or may not be empty."""
    fits = text(empty=empty)

    def check(value: object) -> str | None:
        fault = fits(value)
        if fault is not None or not isinstance(value, str):
            return fault
        if len(value) > LONGEST_TERM:
            return f"{quoted(value)} is longer than {LONGEST_TERM} characters"
        return f"{quoted(value)} holds a control character" if _CONTROL.search(value) else None

    return check


def identifier(value: object) -> str | None:
    """An id: text of at most LONGEST_ID characters, none of them a control character."""
    fault = text(empty=False)(value)
    if fault is not None or not isinstance(value, str):
        return fault
    if len(value) > LONGEST_ID:
        return f"{quoted(value)} is longer than {LONGEST_ID} characters"
    return f"{quoted(value)} holds a control character" if _CONTROL.search(value) else None


def optional(check: Check) -> Check:
    """None, or whatever the check lets through."""
    return lambda value: None if value is None else check(value)


def each_of(check: Check) -> Check:
    """A tuple of values that the check lets through."""

    def check_all(value: object) -> str | None:
        if not isinstance(value, tuple):
            return f"{quoted(value)} is not a list"
        return next((problem for problem in map(check, value) if problem), None)

    return check_all


def tuple_of(kind: type) -> Check:
    """A tuple of values of this very class."""

    def check(value: object) -> str | None:
        fits = isinstance(value, tuple) and all(type(item) is kind for item in value)
        return None if fits else f"is not a list of {kind.__name__}"

    return check


def instance(kind: type) -> Check:
    """A value of this class."""
    return lambda value: None if isinstance(value, kind) else f"{quoted(value)} is not a {kind.__name__}"


def grade_names(value: object) -> str | None:
    """A name for each grade, none empty."""
    if not isinstance(value, tuple) or len(value) != len(model.GRADES):
        return f"must be {len(model.GRADES)} names"
    return each_of(text(empty=False))(value)


def unfit(value: object) -> str | None:
    """Why a new text, or one of several, is refused, as the end of a sentence, or None.

    Asked of text that comes in, not of what is there: a map that holds such a text is opened as it is.
    """
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, str) and UNFIT.search(item):
            return f"{quoted(item)} holds a control character, which no text may"
    return None
