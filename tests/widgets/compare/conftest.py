"""The compare view on the two scenarios of a company."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.comparisons import view_of
from tests.support.panels import make_context
from workbench.qt.context import Context
from workbench.widgets.compare import CompareView


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context()


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> CompareView:
    return view_of(context, qtbot)
