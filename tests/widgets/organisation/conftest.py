"""The view that the tests of the organisation share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.organisation.benches import Bench


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)
