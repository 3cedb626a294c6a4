"""Joining of two values of a field where both can be: two long texts, one below the other."""

from __future__ import annotations

from typing import Any

from workbench.domain.fields import FIELDS


def joined(kind: type | None, part: str, ours: Any, theirs: Any) -> str | None:
    """Both values; None of what cannot be both, or is too long then. kind: the class whose field it is, None for what
    is no field."""
    row = FIELDS[kind].get(part) if kind else None
    if row is None or row.values.shape != "long" or not ours or not theirs:
        return None
    both = f"{ours}\n{theirs}"
    return both if row.values.check(both) is None else None
