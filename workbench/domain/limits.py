"""What a single field may hold: one table, read by `replace` at every edit and by `validate` for a whole map."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from workbench.domain import model
from workbench.domain.quoting import quoted

Check = Callable[[object], str | None]
LONGEST_ID = 200
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters but tabs and line ends, and halves of characters, which no file can hold."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _whole(low: int, high: int) -> Check:
    def check(value: object) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"{quoted(value)} is not {low}-{high}"

    return check


def _number(low: float, high: float) -> Check:
    def check(value: object) -> str | None:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"{quoted(value)} is not a number from {low:g} to {high:g}"

    return check


def _one_of(*allowed: str | None) -> Check:
    def check(value: object) -> str | None:
        if value in allowed:
            return None
        return f"{quoted(value)} is not one of {', '.join(str(each) for each in allowed if each)}"

    return check


def _text(*, empty: bool) -> Check:
    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return f"{quoted(value)} is not text"
        return None if empty or value.strip() else "is empty"

    return check


def _identifier(value: object) -> str | None:
    fault = _text(empty=False)(value)
    if fault is not None or not isinstance(value, str):
        return fault
    if len(value) > LONGEST_ID:
        return f"{quoted(value)} is longer than {LONGEST_ID} characters"
    return f"{quoted(value)} holds a control character" if _CONTROL.search(value) else None


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _each(check: Check) -> Check:
    def check_all(value: object) -> str | None:
        if not isinstance(value, tuple):
            return f"{quoted(value)} is not a list"
        return next((problem for problem in map(check, value) if problem), None)

    return check_all


def _tuple_of(kind: type) -> Check:
    def check(value: object) -> str | None:
        fits = isinstance(value, tuple) and all(type(each) is kind for each in value)
        return None if fits else f"is not a list of {kind.__name__}"

    return check


def _instance(kind: type) -> Check:
    return lambda value: None if isinstance(value, kind) else f"{quoted(value)} is not a {kind.__name__}"


def _grade_names(value: object) -> str | None:
    if not isinstance(value, tuple) or len(value) != len(model.GRADES):
        return f"must be {len(model.GRADES)} names"
    return _each(_text(empty=False))(value)


_id, _name, _free, _flag = _identifier, _text(empty=False), _text(empty=True), _instance(bool)
_names, _noted = _each(_name), _optional(_free)
_WORDS = (_name, _free, _names, _noted, _grade_names)
_fraction, _grade, _level = _number(0, 1), _whole(1, 7), _whole(1, 4)

LIMITS: Mapping[type, Mapping[str, Check]] = {
    model.Skill: {
        "id": _id,
        "name": _name,
        "group": _free,
        "belongs_to": _one_of(*model.BELONGS_TO),
        "importance": _whole(1, 5),
        "level_needed": _level,
        "bridge": _flag,
        "definition": _free,
        "aliases": _names,
        "source": _noted,
        "in_scope": _flag,
    },
    model.Assignment: {"skill": _id, "kind": _one_of("lead", "support"), "level": _level, "note": _free},
    model.Role: {
        "id": _id,
        "title": _name,
        "also_called": _names,
        "discipline": _one_of(*model.DISCIPLINES),
        "acts_as": _one_of(None, *model.ACTS_AS),
        "grade": _grade,
        "department": _optional(_id),
        "reports_to": _optional(_id),
        "dotted_to": _each(_id),
        "headcount": _number(0, 100_000),
        "holder": _noted,
        "status": _one_of(*model.STATUSES),
        "purpose": _free,
        "assignments": _tuple_of(model.Assignment),
    },
    model.Department: {
        "id": _id,
        "name": _name,
        "kind": _one_of(*model.DEPARTMENT_KINDS),
        "parent": _optional(_id),
    },
    model.Waiver: {
        "code": _id,
        "subjects": _each(_text(empty=False)),
        "severity": _one_of(*model.SEVERITIES),
        "reason": _name,
        "author": _free,
        "date": _instance(date),
        "until": _optional(_instance(date)),
    },
    model.Scenario: {
        "id": _id,
        "name": _name,
        "model": _one_of(*model.MODELS),
        "departments": _tuple_of(model.Department),
        "roles": _tuple_of(model.Role),
        "waivers": _tuple_of(model.Waiver),
    },
    model.Policy: {
        "sides_band": _fraction,
        "strategists_low": _fraction,
        "strategists_high": _fraction,
        "overlap_strength": _fraction,
        "overlap_limit": _fraction,
        "both_jobs": _fraction,
        "fade_warning": _number(0, 100),
        "fade_error": _number(0, 100),
        "parity_warning": _whole(1, 7),
        "parity_error": _whole(1, 7),
        "executive_grade": _grade,
        "hub_grade": _grade,
        "hub_load": _fraction,
        "lead_limit": _whole(1, 10_000),
        "load_limit": _fraction,
        "risk_importance": _whole(1, 5),
    },
    model.CapabilityMap: {
        "title": _name,
        "notes": _free,
        "grade_names": _grade_names,
        "policy": _instance(model.Policy),
        "skills": _tuple_of(model.Skill),
        "scenarios": _tuple_of(model.Scenario),
    },
}

TEXTS: Mapping[type, frozenset[str]] = {
    kind: frozenset(name for name, check in checks.items() if check in _WORDS) for kind, checks in LIMITS.items()
}
"""The fields that hold what people write, of each kind; ids and what names them are none of these."""


def unfit(value: object) -> str | None:
    """Why a new text, or one of several, is not taken, as the end of a sentence, or None.

    Asked of what comes in, not of what is there: a map that holds such a text is opened as it is.
    """
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, str) and UNFIT.search(each):
            return f"{quoted(each)} holds a control character, which no text may"
    return None


def problem_with(kind: type, name: str, value: object) -> str | None:
    """What is wrong with this value for that field, as the end of a sentence, or None."""
    return LIMITS[kind][name](value)
