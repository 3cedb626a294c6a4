"""`dataclasses.replace` that checks the changed values, and gives back the same object where nothing changed."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from workbench.domain.limits import TEXTS, problem_with, unfit
from workbench.domain.normalisation import tidied_value

T = TypeVar("T")


def replace(value: T, **changes: Any) -> T:
    """A copy of the frozen dataclass with these fields changed, what people write tidied.

    Returns `value` itself where every field already holds what is asked. Raises ValueError, with the field's name
    and what is wrong, for a value outside its limits, and TypeError for a name that is no field.
    """
    changed = {}
    for name, new in changes.items():
        if name not in value.__dataclass_fields__:  # type: ignore[attr-defined]
            raise TypeError(f"{type(value).__name__} has no field {name!r}")
        old = getattr(value, name)
        if new is old:
            continue
        if name in TEXTS[type(value)]:
            new = tidied_value(new)
        if type(new) is type(old) and new == old:
            continue
        problem = problem_with(type(value), name, new) or unfit(new)
        if problem is not None:
            raise ValueError(f"{name.replace('_', ' ')} {problem}")
        changed[name] = new
    return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]
