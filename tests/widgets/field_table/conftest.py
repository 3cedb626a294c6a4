"""Tables of roles and of skills in a window in front, on a small map."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.field_tables import MAP
from tests.support.panels import make_context
from workbench.application.field_table import FieldTable, RoleTable, SkillTable
from workbench.qt.context import Context
from workbench.widgets.field_table import FieldTablePanel


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context(MAP)


def shown(table: FieldTable, context: Context, qtbot: QtBot) -> FieldTablePanel:
    panel = FieldTablePanel(context, table, "Table")
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    panel.setFocus()
    return panel


@pytest.fixture
def roles(context: Context, qtbot: QtBot) -> FieldTablePanel:
    return shown(RoleTable(), context, qtbot)


@pytest.fixture
def skills(context: Context, qtbot: QtBot) -> FieldTablePanel:
    return shown(SkillTable(), context, qtbot)
