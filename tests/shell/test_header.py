"""The strip above the work: what is pressed most stays where it is."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.application.edits.scenarios import RenameScenario
from workbench.shell.application import Workbench


def test_the_switch_of_views_stays_where_it_is_whatever_stands_beside_it(opened: Workbench, qtbot: QtBot) -> None:
    header = opened._header
    header.resize(1440, header.height())
    before = header.views.x()
    header._to_fix.setText("5")
    opened.session.perform(RenameScenario(opened.session.scenario.id, "Today, as it was written down in the spring"))
    header.layout().activate()
    assert header.views.x() == before
