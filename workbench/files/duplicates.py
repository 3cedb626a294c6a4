"""Duplicate keys in a JSON object: parsers keep one of the two in silence, so they are looked for. Knows no map."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from workbench.files.problems import place_of

Way = tuple[int | str, ...]
_INNER = frozenset((dict, list))


def keys_in(raw: Any) -> tuple[int, int]:
    """The number of keys in all objects of parsed JSON together, and in the object that has most."""
    total = most = 0
    waiting = [raw]
    while waiting:
        value = waiting.pop()
        inner = value
        if isinstance(value, dict):
            total += len(value)
            most = max(most, len(value))
            inner = value.values()
        if not _INNER.isdisjoint(map(type, inner)):
            waiting += [child for child in inner if type(child) in _INNER]
    return total, most


def repeated_keys(data: bytes, most: int) -> tuple[str, ...]:
    """A sentence for each of the first `most` duplicate keys: "scenario 2, role 5: “grade” stands there twice"."""
    parsed = json.loads(data, object_pairs_hook=_object, parse_int=str)
    return tuple(dict.fromkeys(map(_sentence, islice(_ways(parsed, ()), most))))


class _Repeating(dict[str, Any]):
    """A JSON object with duplicate keys, whose names it keeps."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    repeating = _Repeating(made)
    repeating.twice = tuple(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return repeating


def _ways(value: Any, way: Way) -> Iterator[Way]:
    if isinstance(value, _Repeating):
        yield from ((*way, name) for name in value.twice)
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _ways(inner, (*way, step))


def _sentence(way: Way) -> str:
    place, name = place_of(way)
    return f"{place}: {name} stands there twice"
