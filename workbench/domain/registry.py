"""The one way parts are found: a check, a sheet or a migration is one module in its package, and nothing more."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def discover(package: ModuleType) -> tuple[ModuleType, ...]:
    """Every public module directly in a package, imported, sorted by name."""
    names = sorted(each.name for each in pkgutil.iter_modules(package.__path__) if not each.name.startswith("_"))
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names)
