"""Who leads: asked where the file does not say it, by mouse and by keys."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults
from tests.support.importing import MATRIX, session_of
from workbench.qt.import_session import ImportSession
from workbench.widgets.importing.who_leads import WhoLeadsPanel

RACI = "Task|PM|Dev|Ops\nPlan|A|R|C\nBuild|I|A|R\nRun|C|R|A"
LETTERED = "Skill|PM|Dev|Ops\nPlan|L4|S2|S1\nBuild|S1|L3|S2\nRun|S1|S2|L4"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def shown(qtbot: QtBot, window: QWidget, imports: ImportSession) -> WhoLeadsPanel:
    panel = WhoLeadsPanel(imports, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return panel


def leads(imports: ImportSession) -> int:
    return sum("lead" in (change.after for change in line.changes) for line in imports.preparation.proposal.lines)


def test_the_highest_level_is_preset_and_each_choice_reaches_the_proposal(qtbot: QtBot, window: QWidget) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, window, imports)
    assert faults(panel) == []
    assert panel.buttons["highest"].isChecked()
    by_level = leads(imports)
    qtbot.mouseClick(panel.buttons["nobody"], Qt.MouseButton.LeftButton, pos=panel.buttons["nobody"].rect().center())
    assert imports.preparation.choices.who_leads == "nobody"
    assert leads(imports) == 0
    panel.buttons["nobody"].setFocus()
    qtbot.keyClick(panel.buttons["nobody"], Qt.Key.Key_Down)
    assert imports.preparation.choices.who_leads == "all"
    assert leads(imports) > by_level > 0


@pytest.mark.parametrize("lines", [RACI, LETTERED])
def test_it_is_not_asked_where_every_cell_says_it(qtbot: QtBot, window: QWidget, lines: str) -> None:
    assert shown(qtbot, window, session_of(lines)).isHidden()


def test_it_comes_and_goes_with_what_is_read(qtbot: QtBot, window: QWidget) -> None:
    imports = session_of(RACI)
    panel = shown(qtbot, window, imports)
    imports.take(session_of(MATRIX).opened.contents)
    assert panel.isVisible()
    imports.take(session_of(RACI).opened.contents)
    assert not panel.isVisible()


def test_a_panel_that_is_let_go_of_is_collected(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = WhoLeadsPanel(imports)
    panel.buttons["all"].click()
    gone = weakref.ref(panel)
    panel.close()
    del panel
    gc.collect()
    assert gone() is None
    imports.take(imports.opened.contents)


def test_without_levels_it_is_said_who_leads(qtbot: QtBot, window: QWidget) -> None:
    imports = session_of("Skill|PM|Dev|Ops\nPlan|x||\nBuild|x|x|\nRun||x|x")
    panel = shown(qtbot, window, imports)
    told = "The file has no levels: a role leads what it alone holds, and nobody what several hold."
    assert told in [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert panel.buttons["highest"].accessibleDescription() == told
    assert leads(imports) == 1
