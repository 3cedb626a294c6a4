"""A matrix in a window in front, on a small map."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.matrices import small
from tests.support.panels import make_context
from workbench.qt.context import Context
from workbench.qt.session import Session
from workbench.widgets.matrix import MatrixView


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context(small())


@pytest.fixture
def session(context: Context) -> Session:
    return context.session


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> MatrixView:
    view = MatrixView(context)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    view.setFocus()
    return view
