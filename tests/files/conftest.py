"""What the tests of files share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder: what is in it afterwards was put there by the test."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder
