"""Spelling of a file kept through a save: on screen its texts are tidied, and what nobody edits is written as it was.

Older versions and other programs wrote names decomposed or with characters that nobody sees. The map in memory holds
each text tidied, so that every view, picture and comparison has the same; the map as it was read stands beside it and
gives back, text by text, what still reads the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from workbench.domain.fields import FIELDS
from workbench.domain.model import Assignment, CapabilityMap, Waiver
from workbench.domain.normalisation import tidied

T = TypeVar("T")
_Text = Callable[[str], str]


def is_tidy(data: bytes) -> bool:
    """Whether the JSON of a map surely holds no text that would be another once it is tidied."""
    if b"\\u" in data:
        return False
    if data.isascii():
        return True
    text = data.decode("utf-8", "replace")
    return tidied(text) == text


def tidied_map(document: CapabilityMap) -> CapabilityMap:
    """The map with every text tidied; the same object where all are. A text of nothing that is seen stays."""
    return _each_text(document, _shown)


def spelt_as_read(document: CapabilityMap, read: CapabilityMap) -> CapabilityMap:
    """The map with each text that still reads as it did in `read`, which was not tidy, spelt as it is there."""
    return _spelt(document, read)


def texts_of(document: CapabilityMap) -> list[str]:
    """Every text that people wrote in a map; ids and what names them are none."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _each_text(document, keep)
    return found


def _shown(text: str) -> str:
    tidy = tidied(text)
    return tidy if tidy.strip() or not text.strip() else text


def _each_text(value: T, change: _Text) -> T:
    """The value with every text in it changed; ids and what names them are none."""
    kind = type(value)
    if kind is str:
        return change(value)  # type: ignore[arg-type,return-value]
    if kind is tuple:
        items = tuple(_each_text(each, change) for each in value)  # type: ignore[attr-defined]
        same = all(map(_is, items, value))  # type: ignore[call-overload]
        return value if same else items  # type: ignore[return-value]
    changed = {}
    for name in _fields(kind):
        old = getattr(value, name)
        new = _each_text(old, change) if old else old
        if new is not old:
            changed[name] = new
    return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]


def _is(one: object, other: object) -> bool:
    return one is other


def _fields(kind: type) -> tuple[str, ...]:
    """The fields that hold texts, and those that hold what has such."""
    return _FIELDS.get(kind, ())


_FIELDS = {
    kind: tuple(name for name, each in rows.items() if each.values.written or each.values.parts)
    for kind, rows in FIELDS.items()
}


def _spelt(value: T, read: T) -> T:
    if value is read or type(value) is not type(read):
        return value
    if isinstance(value, str):
        return read if _shown(read) == value else value  # type: ignore[arg-type]
    if isinstance(value, tuple):
        known = {_identity(each): each for each in read}  # type: ignore[attr-defined]
        return tuple(_spelt(each, known.get(_identity(each), each)) for each in value)  # type: ignore[return-value]
    names = _fields(type(value))
    return dataclasses.replace(value, **{each: _spelt(getattr(value, each), getattr(read, each)) for each in names})  # type: ignore[type-var]


def _identity(value: Any) -> object:
    """What tells an item of a list from the others, whatever else of it was edited."""
    if isinstance(value, str):
        return _shown(value)
    if isinstance(value, Assignment):
        return value.skill
    if isinstance(value, Waiver):
        return value.code, value.subjects, value.date
    return value.id
