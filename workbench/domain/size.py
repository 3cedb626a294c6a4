"""Size limits of a map, and the measure of one: what binds a file on its way in binds a map on its way out.

A size is worked out of the map alone, in the terms of JSON, and never less than what the file will have: an edit that
is let through can be saved.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from workbench.domain.model import CapabilityMap

# Each limit bounds what reading may cost: a file of 93 KB that unpacked to 99 MB of empty lists took 23 GB to parse.
BYTES = 100_000_000
"""Bytes a file may have, and all its parts unpacked."""
BESIDE = 6_000_000
"""Bytes of them that are left to what stands beside the map in a file."""
VALUES = 4_000_000
"""Values in the sense of JSON that a map may hold: every text, number, list and object; names of fields are none."""
CONTAINERS = 1_000_000
"""How many of the values may be lists and objects; of the values of a map of assignments only, one of five is."""
KEYS = 100
"""How many keys one object may have; those of a map have 16 at most. Four million took 2.7 s and 650 MB to refuse."""
TEXT = 10_000_000
"""Bytes that one text may have."""
DEPTH = 20
"""Nesting depth of lists and objects; those of a map stand seven deep."""


@dataclass(frozen=True, slots=True)
class Size:
    """Values, how many of them are containers, and bytes of JSON at most."""

    values: int = 0
    containers: int = 0
    length: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(self.values + other.values, self.containers + other.containers, self.length + other.length)

    def __sub__(self, other: Size) -> Size:
        return Size(self.values - other.values, self.containers - other.containers, self.length - other.length)


def counts(document: CapabilityMap) -> dict[str, int]:
    """How many skills, scenarios, roles and assignments there are, over all scenarios."""
    roles = [role for scenario in document.scenarios for role in scenario.roles]
    return {
        "skills": len(document.skills),
        "scenarios": len(document.scenarios),
        "roles": len(roles),
        "assignments": sum(len(role.assignments) for role in roles),
    }


class Measure:
    """Incremental measure of a map that is edited: only what a map does not share with the last is measured."""

    def __init__(self) -> None:
        self._last: tuple[CapabilityMap, Size] | None = None

    def size(self, document: CapabilityMap) -> Size:
        """The size of a map; values and containers as a parser counts them, its length never less than it is."""
        return self._measured(document, _Lengths())

    def excess(self, before: CapabilityMap, after: CapabilityMap) -> str | None:
        """Why no file could hold what an edit makes of a map, as the end of a sentence about it, or None.

        An edit that makes it no larger is never in excess.
        """
        earlier, lengths = self.size(before), _Lengths()
        size = self._measured(after, lengths)
        if lengths.longest > TEXT:
            excess = f"a text in it would be larger than {TEXT // 1_000_000} MB"
        elif size.values > max(VALUES, earlier.values):
            excess = f"it would hold more than {VALUES:,} values"
        elif size.containers > max(CONTAINERS, earlier.containers):
            excess = f"it would hold more than {CONTAINERS:,} lists and entries"
        elif size.length > max(BYTES - BESIDE, earlier.length):
            excess = f"it would be larger than {BYTES // 1_000_000} MB"
        else:
            return None
        self._last = before, earlier
        return excess

    def _measured(self, document: CapabilityMap, lengths: _Lengths) -> Size:
        if self._last is None:
            size = _VERSION + _size([document], lengths)
        else:
            last, size = self._last
            size += _growth(last, document, lengths)
        self._last = document, size
        return size


_VERSION = Size(values=1, length=30)


class _Lengths(dict[Any, int]):
    """The bytes of every text, number, date and None in JSON at most, each worked out once."""

    longest = 0

    def __missing__(self, value: Any) -> int:
        if isinstance(value, str):
            length = len(encode_basestring(value).encode("utf-8", "surrogatepass"))
            self.longest = max(self.longest, length)
        elif isinstance(value, int | float):
            length = max(5, len(str(float(value))))  # 1, 1.0 and True are one key here
        else:
            length = len(str(value)) + 2
        self[value] = length
        return length


def _size(values: Sequence[Any], lengths: _Lengths) -> Size:
    """The size of values of one field, or of one list, with what stands between them."""
    many = len(values)
    first = next((value for value in values if value is not None), None)
    if isinstance(first, tuple):
        return Size(many, many, 3 * many) + _size(list(chain.from_iterable(values)), lengths)
    if not dataclasses.is_dataclass(first):
        return Size(many, 0, many + sum(map(lengths.__getitem__, values)))
    names = [field.name for field in dataclasses.fields(first)]
    size = Size(many, many, many * (3 + sum(len(name) + 3 for name in names)))
    for name in names:
        size += _size(list(map(attrgetter(name), values)), lengths)
    return size


def _growth(before: Any, after: Any, lengths: _Lengths) -> Size:
    """The difference in size between two states of a map or of a scenario."""
    size = Size()
    for name in (field.name for field in dataclasses.fields(after)):
        old, new = getattr(before, name), getattr(after, name)
        if new is old:
            continue
        if name == "scenarios":
            known = {scenario.id: scenario for scenario in old}
            for scenario in new:
                other = known.pop(scenario.id, None)
                size += _size([scenario], lengths) if other is None else _growth(other, scenario, lengths)
            size -= _size(list(known.values()), _Lengths())
        elif isinstance(new, tuple):
            size += _size(_beyond(new, old), lengths) - _size(_beyond(old, new), _Lengths())
        else:
            size += _size([new], lengths) - _size([old], _Lengths())
    return size


def _beyond(values: Sequence[Any], others: Sequence[Any]) -> Sequence[Any]:
    """The values that are not among the others, by identity."""
    known = set(map(id, others))
    return [value for value in values if id(value) not in known]
