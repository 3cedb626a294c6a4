"""Migrations of files of earlier format versions: one module a step, found by the registry.

A step works on the plain dictionary of a map. Validation comes after, so a step knows nothing of it, nor of files.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from workbench.domain.registry import collect, refuse_equal

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A step from one format version to the next; a module of this package exports it as MIGRATION.

    takes: the format version it migrates from. migrate: a pure function that gives the next version's dictionary, but
    for the number of the version.
    """

    takes: int
    migrate: Callable[[Raw], Raw]


def migrated(raw: Raw, current: int, package: ModuleType | None = None) -> Raw:
    """`raw` migrated from the format version it names to `current`, a step at a time.

    Raises LookupError where a step is missing, ValueError where two steps take the same version.
    """
    by_module = collect(package or sys.modules[__name__], Migration)
    refuse_equal(by_module, lambda migration: migration.takes, "version to migrate from")
    steps = {migration.takes: migration for migration in by_module.values()}
    for version in range(raw["format_version"], current):
        if version not in steps:
            raise LookupError(f"no step takes format version {version}")
        raw = {**steps[version].migrate(raw), "format_version": version + 1}
    return raw
