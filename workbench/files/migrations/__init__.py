"""How files of earlier format versions are brought up to date: one module a step, found by the registry.

A step is a module with FROM, the format version it takes, and migrate(raw), a pure function on the plain dictionary
that gives the next version's. The map's own checks come after, so a step knows nothing of them.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from workbench.domain.registry import discover

Raw = dict[str, Any]


def migrated(raw: Raw, current: int, package: ModuleType | None = None) -> Raw:
    """`raw` brought from the format version it names to `current`, a step at a time.

    Raises LookupError where a step is missing, ValueError where two steps take the same version.
    """
    steps: dict[int, ModuleType] = {}
    for step in discover(package or sys.modules[__name__]):
        if steps.setdefault(step.FROM, step) is not step:
            raise ValueError(f"{step.__name__} and {steps[step.FROM].__name__} both migrate from version {step.FROM}")
    for version in range(raw["format_version"], current):
        if version not in steps:
            raise LookupError(f"no step takes format version {version}")
        raw = {**steps[version].migrate(raw), "format_version": version + 1}
    return raw
