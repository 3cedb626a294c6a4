"""Where the fields of the document stand: in forms, sheets, job descriptions and comparisons, each in its order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from workbench.domain.field import Column, Described, Field, InForm, Nowhere, Told
from workbench.domain.fields import FIELDS

_Place = TypeVar("_Place", InForm, Described, Column, Told)


def joined(own: Any, other: Any) -> dict[str, Any]:
    """What one thing of a class holds that takes over from another, by field, but what is joined elsewhere."""
    return {
        name: row.joined(getattr(own, name), getattr(other, name))
        for name, row in FIELDS[type(own)].items()
        if not isinstance(row.joined, Nowhere)
    }


def _placed(kind: type, of: Callable[[Field], _Place | Nowhere]) -> tuple[tuple[Field, _Place], ...]:
    """The fields that are in a place, in order. Raises TypeError where two stand at one."""
    found = [(each, at) for each in FIELDS[kind].values() if not isinstance(at := of(each), Nowhere)]
    if len({at.place for _, at in found}) < len(found):
        raise TypeError(f"{kind.__name__}: two fields stand at one place")
    return tuple(sorted(found, key=lambda each: each[1].place))


def _by_kind(of: Callable[[Field], _Place | Nowhere]) -> Mapping[type, tuple[tuple[Field, _Place], ...]]:
    return {kind: _placed(kind, of) for kind in FIELDS}


IN_FORM: Mapping[type, tuple[tuple[Field, InForm], ...]] = _by_kind(attrgetter("form"))
"""The fields that a form shows, in its order."""
TOLD: Mapping[type, tuple[tuple[Field, Told], ...]] = _by_kind(attrgetter("told"))
"""The fields that are compared and told by themselves, in the order their changes are told."""
DESCRIBED: Mapping[type, tuple[tuple[Field, Described], ...]] = _by_kind(attrgetter("described"))
"""The fields that a job description lists, in its order."""
COLUMNS: Mapping[type, tuple[tuple[Field, Column], ...]] = _by_kind(attrgetter("column"))
"""The fields that have a column in the workbook, in its order."""
