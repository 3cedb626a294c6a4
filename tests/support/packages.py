"""Packages made up for a test, to prove how parts are found."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from types import ModuleType

_NUMBERS = count()


def package_of(folder: Path, **modules: str) -> ModuleType:
    """A package of these modules, each with its text; of a name nothing was imported under before."""
    package = ModuleType(f"made_up_{next(_NUMBERS)}")
    package.__path__ = [str(folder)]
    sys.modules[package.__name__] = package
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return package
