"""Order of the fields in forms, tables, sheets, job descriptions and comparisons, by class; and merging field by field.

Knows no field by name: the rows are in `fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from workbench.domain.field import Column, Described, Field, InForm, InTable, Nowhere, Told
from workbench.domain.fields import FIELDS

_Place = TypeVar("_Place", InForm, InTable, Described, Column, Told)


def joined(own: Any, other: Any) -> dict[str, Any]:
    """Merge of two things of a class: field name -> the value of the one that takes over; none merged elsewhere."""
    return {
        name: row.joined(getattr(own, name), getattr(other, name))
        for name, row in FIELDS[type(own)].items()
        if not isinstance(row.joined, Nowhere)
    }


def _placed(kind: type, of: Callable[[Field], _Place | Nowhere]) -> tuple[tuple[Field, _Place], ...]:
    """The fields of a class that are in a place, in order. Raises TypeError where two have the same order."""
    rows = [(field, at) for field in FIELDS[kind].values() if not isinstance(at := of(field), Nowhere)]
    if len({at.place for _, at in rows}) < len(rows):
        raise TypeError(f"{kind.__name__}: two fields stand at one place")
    return tuple(sorted(rows, key=lambda row: row[1].place))


def _by_kind(of: Callable[[Field], _Place | Nowhere]) -> Mapping[type, tuple[tuple[Field, _Place], ...]]:
    return {kind: _placed(kind, of) for kind in FIELDS}


IN_FORM: Mapping[type, tuple[tuple[Field, InForm], ...]] = _by_kind(attrgetter("form"))
"""The fields that a form shows, in its order."""
IN_TABLE: Mapping[type, tuple[tuple[Field, InTable], ...]] = _by_kind(attrgetter("table"))
"""The fields that the table of a class has as columns, in their order."""
TOLD: Mapping[type, tuple[tuple[Field, Told], ...]] = _by_kind(attrgetter("told"))
"""The fields that a comparison compares by themselves, in the order of their changes."""
DESCRIBED: Mapping[type, tuple[tuple[Field, Described], ...]] = _by_kind(attrgetter("described"))
"""The fields that a job description lists, in its order."""
COLUMNS: Mapping[type, tuple[tuple[Field, Column], ...]] = _by_kind(attrgetter("column"))
"""The fields that have a column in the workbook, in its order."""
