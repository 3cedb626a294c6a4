"""Another value for a field, made of its row alone: a field that is added tomorrow has one, too."""

from __future__ import annotations

from typing import Any

from workbench.domain.field import Field


def another_value(row: Field, was: Any) -> Any:
    """A value that a field may hold and does not hold now; a text where its row says nothing better."""
    values = row.values
    if values.allowed:
        return next(each for each in values.allowed if each is not None and each != was)
    number = 3 if was == 4 else 4
    given = {
        "number": number,
        "whole": number,
        "grade": number,
        "flag": not was,
        "percent": 0.77,
        "points": 33,
        "names": ("Another",),
    }
    return given.get(values.shape, "Something else")
