"""Undecided conflicts of a merge, as a part of the file that holds the merged map: `conflicts.json`.

A list of units with the values before, here and there, so that nothing is lost with the copies that were merged. A map
in plain JSON has no parts: there the list lies beside it, as `<name>.conflicts.json`. What is read is checked as a map
is: each value for the shape of what it is of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from workbench.domain.differences import ACCEPTED, ENTIRE, HOLDS
from workbench.domain.merge.joining import joined
from workbench.domain.merge.outcome import NOTE, Conflict, Unit
from workbench.domain.merge.parts import LEVELS, SETS, SINGLE
from workbench.domain.merge.setting import class_of
from workbench.domain.model import Assignment, PersonLevel, Waiver
from workbench.domain.normalisation import one_line
from workbench.domain.quoting import shortened
from workbench.files.container import CONFLICTS as PART
from workbench.files.container import Extra
from workbench.files.container import beside as part_place
from workbench.files.shape import field_type, value_from

__all__ = ["PART", "OpenConflicts", "beside", "conflicts_part", "read_conflicts"]

_VERSION = 1
MOST = 10_000
"""Conflicts that are read at most; a merge of two large maps without a base has some thousand."""


@dataclass(frozen=True, slots=True)
class OpenConflicts:
    """What an earlier merge left open. name: what the other copy was called."""

    name: str
    conflicts: tuple[Conflict, ...]


def conflicts_part(conflicts: Iterable[Conflict], name: str) -> Extra:
    """The part of the file. name: what the other copy was called."""
    listed = [
        {
            "scenario": conflict.unit.scenario,
            "subject": conflict.unit.subject,
            "part": conflict.unit.part,
            "detail": conflict.unit.detail,
            "base": conflict.base,
            "ours": conflict.ours,
            "theirs": conflict.theirs,
        }
        for conflict in conflicts
    ]
    return PART, orjson.dumps({"version": _VERSION, "theirs": name, "conflicts": listed}, option=orjson.OPT_INDENT_2)


def beside(path: Path) -> Path:
    """Where the conflicts of a map in plain JSON lie."""
    return part_place(path, PART)


def read_conflicts(data: bytes) -> OpenConflicts:
    """The conflicts in such a part; each has ours until it is decided. Raises ValueError where it is not understood."""
    try:
        raw = orjson.loads(data)
        if raw["version"] != _VERSION or len(raw["conflicts"]) > MOST:
            raise ValueError("another version, or too much")
        name = shortened(one_line(str(raw["theirs"])))
        return OpenConflicts(name, tuple(_conflict(each) for each in raw["conflicts"]))
    except (LookupError, TypeError, AttributeError, ValueError) as cause:
        raise ValueError("the conflicts of a merge cannot be understood") from cause


def _conflict(raw: dict[str, Any]) -> Conflict:
    texts = [raw[key] for key in ("scenario", "subject", "part", "detail")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("an address is no text")
    unit = Unit(*texts)
    kind = class_of(unit)
    base, ours, theirs = (_read(kind, unit, raw[key]) for key in ("base", "ours", "theirs"))
    return Conflict(unit, base, ours, theirs, "ours", joined(kind, unit.part, ours, theirs))


_ENTRY: dict[str, Any] = {HOLDS: Assignment, LEVELS: PersonLevel, ACCEPTED: Waiver, NOTE: str}


def _read(kind: type, unit: Unit, raw: Any) -> Any:
    """A value of the type that its unit has. Raises LookupError and pydantic_core.ValidationError."""
    if raw is None:
        return None
    if unit.part in _ENTRY:
        return value_from(_ENTRY[unit.part], raw)
    if unit.part in SETS[kind]:
        return value_from(str, raw)
    if unit.part == ENTIRE or unit.part not in SINGLE[kind]:
        raise LookupError(unit.part)
    return value_from(field_type(kind, unit.part), raw)
