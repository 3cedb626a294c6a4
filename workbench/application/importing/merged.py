"""Merging of the records that mean one thing: equal rows count once, of unequal ones both are told. Knows no map."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from workbench.application.importing.proposal import Remark
from workbench.application.importing.records import Origin

R = TypeVar("R")

_IDENTITY = frozenset({"name", "title", "origin", "id"})
_HIGHER = frozenset({"importance", "level_needed"})
"""Fields of which the higher value stands; of all others that of the first record that says one."""


def merge_records(records: Sequence[R], added: Collection[str] = ()) -> tuple[R, tuple[Remark, ...]]:
    """The first record with what the others say besides, and remarks on what they say otherwise.

    added: fields that are left as the first says them, as they are made of all records by who asks.
    """
    first, *others = records
    if not others:
        return first, ()
    values: dict[str, Any] = {}
    remarks: list[Remark] = []
    for field in dataclasses.fields(first):  # type: ignore[arg-type]
        name = field.name
        if name in _IDENTITY or name in added:
            continue
        said = [
            (getattr(record, name), _origin(record)) for record in records if getattr(record, name) not in (None, ())
        ]
        if not said:
            continue
        if isinstance(said[0][0], tuple):
            values[name] = tuple(dict.fromkeys(each for value, _ in said for each in value))
            continue
        taken = max(value for value, _ in said) if name in _HIGHER else said[0][0]
        values[name] = taken
        if any(value != taken for value, _ in said):
            remarks.append(Remark("differing", field=name, text=str(taken), origins=_each(said)))
    return dataclasses.replace(first, **values), tuple(remarks)  # type: ignore[type-var]


def _origin(record: object) -> Origin:
    origin = getattr(record, "origin")  # noqa: B009 - of whatever record
    assert isinstance(origin, Origin)
    return origin


def _each(said: Sequence[tuple[Any, Origin]]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(origin for _, origin in said))
