"""Checked `dataclasses.replace`: validates the changed values, and gives back the same object where nothing changed."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from workbench.domain.fields import CHECKS, WRITTEN
from workbench.domain.limits import unfit
from workbench.domain.normalisation import tidied_value

T = TypeVar("T")


class UnknownField(ValueError, TypeError):
    """An unknown field: a name that is no field of the class, or none that may be set.

    A ValueError, so that whoever turns a wrong value into a refusal turns this into one too: an edit that comes from a
    file, a paste or a later version must not end the program. A TypeError, as for any wrong keyword.
    """


def replace(value: T, **changes: Any) -> T:
    """A copy of the frozen dataclass with these fields changed, what people write tidied.

    Returns `value` itself where every field already holds what is asked. Raises ValueError, with the field's name
    and what is wrong, for a value outside its limits, and UnknownField for a name that is no field.
    """
    changed = {}
    kind = type(value)
    checks = CHECKS[kind]
    for name, new in changes.items():
        if name not in checks:
            raise UnknownField(f"{kind.__name__} has no field {name!r}")
        old = getattr(value, name)
        if new is old:
            continue
        tidy = tidied_value(new) if name in WRITTEN[kind] else new
        if type(tidy) is type(old) and tidy == old:
            continue
        problem = checks[name](tidy) or unfit(tidy)
        if problem is not None:
            raise ValueError(f"{name.replace('_', ' ')} {problem}")
        changed[name] = tidy
    return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]
