"""Real files by others, which the tests of importing read where they are at hand; none of them is in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("CAPABILITY_DATA") or ROOT.parent / "shared" / "data")
"""The folder they lie in; the environment variable CAPABILITY_DATA names another."""


def real_file(name: str) -> Path:
    """The path of one of them, such as "packt-raci/RACI.xlsx". Skips the test where it is not there."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{path} is not there: set CAPABILITY_DATA to the folder with the real files")
    return path
