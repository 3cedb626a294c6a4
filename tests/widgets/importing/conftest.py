"""What the tests of the import's widgets share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def at_once(qapp: QApplication) -> Iterator[None]:
    """A box of choices takes a second click at once, instead of waiting whether it is a double one."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(before)
