"""Validation errors of a file in sentences, each with its place: "scenario 2, role 5: grade 'high' is not 1-7".

Knows the engine's errors and the domain's words; not files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails, ValidationError

from workbench.domain import model
from workbench.domain.fields import FIELDS, problem_with
from workbench.domain.quoting import quoted, shortened
from workbench.domain.words import pluralise

SHOWN = 5
"""The number of a file's problems that its one sentence names."""
COUNTED = 1_000
"""The most problems of a file that are looked for."""
_PARTS: Mapping[str, tuple[str, type]] = {
    "skills": ("skill", model.Skill),
    "scenarios": ("scenario", model.Scenario),
    "departments": ("department", model.Department),
    "roles": ("role", model.Role),
    "waivers": ("accepted point", model.Waiver),
    "assignments": ("assignment", model.Assignment),
}
_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")


def all_in_one(problems: tuple[str, ...], *, unfinished: bool = False) -> str:
    """All problems of a file as the end of a sentence about it: the number, and the first of them.

    unfinished: whether not all were looked for: those of sense are not while the shape is wrong.
    """
    number = f"{'at least ' if unfinished or len(problems) == COUNTED else ''}{pluralise(len(problems), 'problem')}"
    rest = f"; and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
    return f"it has {number}: {'; '.join(problems[:SHOWN])}{rest}"


def shape_problems(error: ValidationError) -> tuple[str, ...]:
    """A sentence for each fault of shape: "scenario 2, role 5: grade 'high' is not 1-7". Each is said once."""
    return tuple(dict.fromkeys(_sentence(detail) for detail in error.errors(include_url=False)))


def place_of(location: tuple[int | str, ...]) -> tuple[str, str]:
    """The place of a key in words, and the key: ("scenario 2, role 5", "“grade”")."""
    place, _, rest = _place(location)
    return place, f"“{shortened(str(rest[-1]))}”"


def _sentence(error: ErrorDetails) -> str:
    place, kind, rest = _place(error["loc"])
    name, value = str(rest[0]) if rest else "", error["input"]
    words = name.replace("_", " ")
    if error["type"] == "missing":
        return f"{place}: {words} is missing"
    if error["type"] in _UNKNOWN_KEY:
        return f"{place}: “{shortened(name)}” is no key of a capability map"
    if not rest:
        return f"{place}: {quoted(value)} is not an object with keys"
    return f"{place}: {words} {_wrong(kind, name, rest, value)}"


def _wrong(kind: type, name: str, rest: tuple[int | str, ...], value: Any) -> str:
    inside_a_list = len(rest) > 1 and isinstance(rest[1], int)
    given = (value,) if inside_a_list else value
    known = None if isinstance(value, list | dict) or name not in FIELDS[kind] else problem_with(kind, name, given)
    return known or f"{quoted(value)} cannot stand there"


def _place(location: tuple[int | str, ...]) -> tuple[str, type, tuple[int | str, ...]]:
    """A location of the validation engine: its place in words, the dataclass there, the rest of the path into it."""
    places: list[str] = []
    kind: type = model.CapabilityMap
    while location:
        if location[0] == "policy" and kind is model.CapabilityMap:
            places, kind, location = ["policy"], model.Policy, location[1:]
        elif location[0] in _PARTS and len(location) > 1 and isinstance(location[1], int):
            noun, kind = _PARTS[str(location[0])]
            places.append(f"{noun} {location[1] + 1}")
            location = location[2:]
        else:
            break
    return ", ".join(places) or "map", kind, location
