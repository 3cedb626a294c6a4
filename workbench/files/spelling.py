"""Unicode normalisation without rewriting files: on screen texts are tidied, unedited ones are saved as they were.

Older versions and other programs wrote names decomposed or with characters that nobody sees. The map in memory holds
each text tidied, so that every view, picture and comparison has the same; the map as it was read stands beside it and
gives back, text by text, what still reads the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from workbench.domain.fields import FIELDS
from workbench.domain.model import Assignment, CapabilityMap, PersonLevel, Waiver
from workbench.domain.normalisation import tidied

T = TypeVar("T")
_Text = Callable[[str], str]


def is_tidy(data: bytes) -> bool:
    """Whether the JSON of a map surely holds no text that tidying would change. False may be a false alarm."""
    if b"\\u" in data:
        return False
    if data.isascii():
        return True
    text = data.decode("utf-8", "replace")
    return tidied(text) == text


def tidied_map(document: CapabilityMap) -> CapabilityMap:
    """The map with every text tidied; the same object where all are. A text of invisible characters alone stays."""
    return _each_text(document, _shown)


def spelt_as_read(document: CapabilityMap, read: CapabilityMap) -> CapabilityMap:
    """The map with the original spelling, that of `read`, of each text that still reads the same."""
    return _spelt(document, read)


def texts_of(document: CapabilityMap) -> list[str]:
    """Every text that people wrote in a map; ids and references to ids are none."""
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text)
        return text

    _each_text(document, keep)
    return texts


def _shown(text: str) -> str:
    tidy = tidied(text)
    return tidy if tidy.strip() or not text.strip() else text


def _each_text(value: T, change: _Text) -> T:
    """The value with a function applied to every text in it; the same object where none differs.

    Ids and references to ids are no texts.
    """
    kind = type(value)
    if kind is str:
        return change(value)  # type: ignore[arg-type,return-value]
    if kind is tuple:
        items = tuple(_each_text(item, change) for item in value)  # type: ignore[attr-defined]
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
    """The fields of a dataclass with texts in them, at any depth."""
    return _FIELDS.get(kind, ())


_FIELDS = {
    kind: tuple(name for name, field in rows.items() if field.values.written or field.values.parts)
    for kind, rows in FIELDS.items()
}


def _spelt(value: T, read: T) -> T:
    if value is read or type(value) is not type(read):
        return value
    if isinstance(value, str):
        return read if _shown(read) == value else value  # type: ignore[arg-type]
    if isinstance(value, tuple):
        known = {_identity(item): item for item in read}  # type: ignore[attr-defined]
        return tuple(_spelt(item, known.get(_identity(item), item)) for item in value)  # type: ignore[return-value]
    names = _fields(type(value))
    return dataclasses.replace(value, **{field: _spelt(getattr(value, field), getattr(read, field)) for field in names})  # type: ignore[type-var]


def _identity(value: Any) -> object:
    """The key of an item among those of its list, whatever else of it was edited."""
    if isinstance(value, str):
        return _shown(value)
    if isinstance(value, Assignment | PersonLevel):
        return value.skill
    if isinstance(value, Waiver):
        return value.code, value.subjects, value.date
    return value.id
