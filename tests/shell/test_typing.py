"""What is being typed when another scenario or map comes on screen stays where it was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.application.edits.scenarios import DuplicateScenario
from workbench.shell.application import Workbench
from workbench.widgets.inspector.fields import TextField

ROLE, TYPED = "social-product-strategist", "Head of the social product"


@pytest.fixture
def twice(opened: Workbench, qtbot: QtBot) -> Workbench:
    """The window on the first of two scenarios that are alike."""
    first = opened.session.scenario.id
    opened.session.perform(DuplicateScenario(first, "Twin"))
    opened.session.show_scenario(first)
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    return opened


def titles(bench: Workbench) -> dict[str, str]:
    """Scenario -> what the role is called there."""
    return {
        each.name: next(role.title for role in each.roles if role.id == ROLE)
        for each in bench.session.document.scenarios
        if each.name in ("Today", "Twin")
    }


def begin(bench: Workbench, where: str) -> QLineEdit:
    """Type a title on the card or in the inspector, and leave it unfinished."""
    if where == "card":
        card = bench.window.board.card(ROLE)
        card.setFocus()
        card.rename()
    else:
        bench.selection.reveal(f"role:{ROLE}", "title")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, TYPED)
    return editor


@pytest.mark.parametrize("where", ["card", "inspector"])
def test_another_scenario_chosen_in_the_menu_finishes_what_was_typed_in_the_first(twice: Workbench, where: str) -> None:
    was = titles(twice)["Twin"]
    begin(twice, where)
    menu = twice._header._scenario.menu()
    menu.popup(twice.window.mapToGlobal(twice.window.rect().center()))
    QCoreApplication.processEvents()
    next(each for each in menu.actions() if each.text() == "Twin").trigger()
    menu.close()
    assert twice.session.scenario.name == "Twin"
    assert titles(twice) == {"Today": TYPED, "Twin": was}


def test_a_title_still_open_over_another_scenario_lands_where_it_was_typed(twice: Workbench) -> None:
    was = titles(twice)["Twin"]
    editor = begin(twice, "card")
    twice.session.show_scenario(next(each.id for each in twice.session.document.scenarios if each.name == "Twin"))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert titles(twice) == {"Today": TYPED, "Twin": was}


@pytest.mark.parametrize("to", ["scenario", "document"])
def test_a_field_shows_the_role_of_the_scenario_and_the_map_on_screen(twice: Workbench, to: str) -> None:
    was, document = titles(twice), twice.session.document
    editor = begin(twice, "inspector")
    if to == "scenario":
        twice.session.show_scenario(next(each.id for each in document.scenarios if each.name == "Twin"))
    else:
        twice.session.load(document, scenario_id=twice.session.scenario.id)
    field = twice.window.inspector.page.form.fields["title"]
    assert isinstance(field, TextField)
    assert field.line is editor
    assert editor.text() == was["Twin"]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert titles(twice) == was
