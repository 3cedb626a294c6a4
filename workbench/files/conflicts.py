"""Undecided conflicts of a merge, as a part of the file that holds the merged map: `conflicts.json`.

A list of units with the values before, here and there, so that nothing is lost with the copies that were merged. A map
in plain JSON has no parts: there the list lies beside it, as `<name>.conflicts.json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import orjson

from workbench.domain.merge.outcome import Conflict
from workbench.files.container import Extra

PART = "conflicts.json"
_VERSION = 1


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
    return path.with_name(f"{path.name}.{PART}")
