"""Cell values of fields: of a role, department or skill in the columns of its sheet. Knows no sheet and no style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.domain.field import Column, Field, NameSource, worded
from workbench.domain.field_places import COLUMNS

YES, NO = "Yes", "No"


def head(field: Field, column: Column) -> str:
    """The heading of a column."""
    return column.head or field.label


def cell(field: Field, value: Any, names: NameSource) -> str | float:
    """The cell of a value: numbers as numbers, all else in words, "" for none."""
    if value is None:
        return ""
    match field.values.shape:
        case "number" | "whole":
            return float(value) if isinstance(value, float) else int(value)
        case "flag":
            return YES if value else NO
    return worded(field.values, value, names)


def cells(thing: object, names: NameSource, **own: str) -> Iterator[str | float]:
    """The cells of a thing in the order of its sheet; own: field name -> text in place of the field's value."""
    for field, _ in COLUMNS[type(thing)]:
        yield own[field.name] if field.name in own else cell(field, getattr(thing, field.name), names)
