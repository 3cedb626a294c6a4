"""Plug-in registry: discovers the parts of a package, such as checks, sheets or formats, each one module and no more.

A part is a frozen value of a type that says what it must have; so a part that lacks something is found by mypy.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Hashable, Iterable, Mapping
from types import ModuleType
from typing import Protocol, TypeVar


class Ordered(Protocol):
    """A part that has a place among its like. Orders have gaps, so that a part can be put between two others."""

    @property
    def order(self) -> int:
        """The place: parts are listed from the lowest to the highest."""


Part = TypeVar("Part")
OrderedPart = TypeVar("OrderedPart", bound=Ordered)


def discover(package: ModuleType) -> tuple[ModuleType, ...]:
    """Every public module directly in a package, imported, sorted by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names)


def collect(package: ModuleType, kind: type[Part]) -> dict[str, Part]:
    """Module name -> the part that module exports, under the name of its type in capitals: a Sheet as SHEET.

    Raises TypeError where a public module of the package exports none.
    """
    parts: dict[str, Part] = {}
    for module in discover(package):
        part = vars(module).get(kind.__name__.upper())
        if not isinstance(part, kind):
            raise TypeError(f"{module.__name__} exports no {kind.__name__} as {kind.__name__.upper()}")
        parts[module.__name__.rpartition(".")[2]] = part
    return parts


def refuse_equal(parts: Mapping[str, Part], key: Callable[[Part], Hashable], what: str) -> None:
    """Raise ValueError where two parts have an equal key; what: the word for it, such as "order"."""
    refuse_shared(parts, lambda part: (key(part),), what)


def refuse_shared(parts: Mapping[str, Part], keys: Callable[[Part], Iterable[Hashable]], what: str) -> None:
    """Raise ValueError where two parts share one of their keys; what: the word for one, such as "suffix"."""
    names: dict[Hashable, str] = {}
    for name, part in parts.items():
        for key in keys(part):
            other = names.setdefault(key, name)
            if other != name:
                raise ValueError(f"{other} and {name} have the same {what}, {key}")


def in_order(parts: Mapping[str, OrderedPart]) -> tuple[OrderedPart, ...]:
    """The parts by their order. Raises ValueError where two have the same one."""
    refuse_equal(parts, lambda part: part.order, "order")
    return tuple(sorted(parts.values(), key=lambda part: part.order))
