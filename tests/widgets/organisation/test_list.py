"""The list beside the picture, the keys of both, and their menus: all that the mouse does is done by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.panels import unnamed
from tests.support.typed import key_event
from tests.widgets.organisation.benches import Bench
from workbench.application.edits.roles import SetRole
from workbench.files.templates import load
from workbench.widgets.organisation.menus import subject_menu
from workbench.widgets.parts.what_if_menu import TITLE


def menu_of(bench: Bench) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text().replace("&", "") == text)


def test_every_control_has_a_name(bench: Bench) -> None:
    assert unnamed(bench.view) == []
    assert "5 of 8 spokes have their social representative." in bench.canvas.accessibleDescription()


def rows_of(bench: Bench) -> dict[str, str]:
    model = bench.list.model
    said = {
        model.subject_at(row): model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    }
    return {subject: text for subject, text in said.items() if subject}


def test_the_list_says_what_the_picture_shows(bench: Bench) -> None:
    said = rows_of(bench)
    scenario = bench.session.scenario
    assert set(said) == {f"role:{each.id}" for each in scenario.roles} | {
        f"department:{each.id}" for each in scenario.departments
    }
    assert said["role:social-product-strategist"] == (
        "Social Product Strategist, Manager, reports to Social Marketing Strategist, product role under marketing, "
        "36 points absorbed"
    )
    assert said["role:social-engineer"] == "Social Engineer, Manager, dotted line to Corporate Social Strategist"
    assert said["department:sales"] == "Sales, Sales department, no social representative"
    assert said["department:marketing"] == "Marketing, Marketing department, 3 roles"


def test_roles_without_a_department_are_in_the_list(qtbot: QtBot) -> None:
    model = Bench(qtbot, template="holistic").list.model
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "No department, 1 role" in said


def test_what_is_folded_stays_folded(bench: Bench) -> None:
    bench.list.set_folded(frozenset({"department:hub"}))
    bench.session.perform(SetRole(bench.session.scenario.id, "content-producer", "department", "product"))
    assert bench.list.folded == {"department:hub"}
    assert bench.list.model.row_of("role:corporate-social-strategist") is None
    assert bench.list.model.row_of("role:content-producer") is not None


def test_arrows_in_the_list_pick(bench: Bench) -> None:
    bench.view._list_button.click()
    bench.list.setFocus()
    bench.list.table.show_subject("department:hub")
    QTest.keyClick(bench.table, Qt.Key.Key_Down)
    assert bench.context.selection.subjects == ("role:corporate-social-strategist",)


@pytest.mark.parametrize("part", ["canvas", "table"])
def test_by_keys_a_role_is_moved_reports_and_gets_a_dotted_line(bench: Bench, part: str) -> None:
    widget = getattr(bench, part)
    bench.context.selection.pick("role:developer-advocate")
    for key, choice in (
        ("Ctrl+Shift+M", "Product"),
        ("Ctrl+Shift+L", "Social Engineer, Manager"),
        ("Ctrl+Shift+D", "Corporate Social Strategist, Vice president"),
    ):
        QTest.keySequence(widget, QKeySequence(key))
        menu = menu_of(bench)
        assert menu.accessibleName().endswith("Developer Advocate")
        entry(menu, choice).trigger()
        menu.close()
    role = bench.session.index.roles["developer-advocate"]
    assert (role.department, role.reports_to) == ("product", "social-engineer")
    assert role.dotted_to == ("corporate-social-strategist",)
    assert bench.session.undo_stack.count() == 3


@pytest.mark.parametrize("part", ["canvas", "table"])
def test_its_keys_work_where_no_latin_letter_is_typed(bench: Bench, part: str) -> None:
    bench.context.selection.pick("role:developer-advocate")
    held_down = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(getattr(bench, part), key_event("ь", "M", held_down))
    menu = menu_of(bench)
    assert menu.accessibleName() == "Sits in: Developer Advocate"
    menu.close()


def test_typed_letters_lead_to_an_entry_of_the_choice(bench: Bench) -> None:
    bench.context.selection.pick("role:developer-advocate")
    QTest.keySequence(bench.table, QKeySequence("Ctrl+Shift+L"))
    menu = menu_of(bench)
    assert menu.activeAction().text() == "Nobody"
    for typed, there in (("soc", "Social Analyst, Manager"), ("ial m", "Social Marketing Strategist, Vice president")):
        QTest.keyClicks(menu, typed)
        assert menu.activeAction().text() == there
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert bench.session.index.roles["developer-advocate"].reports_to == "social-marketing-strategist"


def test_roles_to_choose_from_stand_by_their_titles(bench: Bench) -> None:
    bench.context.selection.pick("role:developer-advocate")
    QTest.keySequence(bench.table, QKeySequence("Ctrl+Shift+L"))
    menu = menu_of(bench)
    nobody, *titles = [each.text() for each in menu.actions()]
    assert nobody == "Nobody"
    assert titles == sorted(titles, key=str.casefold)
    menu.close()


def test_a_choice_without_an_entry_stands_on_the_one_that_holds(bench: Bench) -> None:
    bench.context.selection.pick("role:developer-advocate")
    QTest.keySequence(bench.canvas, QKeySequence("Ctrl+Shift+M"))
    menu = menu_of(bench)
    assert menu.activeAction().text() == "Technology"
    QTest.keyClicks(menu, "xyz")
    assert menu.activeAction().text() == "Technology"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert bench.session.undo_stack.count() == 0


def test_the_menu_of_a_role_holds_every_choice(bench: Bench) -> None:
    def titles(subject: str) -> list[str]:
        return [each.text() for each in subject_menu(bench.view, bench.view.commands, subject).actions() if each.text()]

    assert titles("role:social-engineer") == ["Edit…", "Sits in", "Reports to", "Dotted lines to", TITLE]
    assert titles("department:hub") == ["Edit…", "Lies in"]


def test_where_there_is_no_other_role_the_choice_says_so(qtbot: QtBot) -> None:
    document = load("social-leadership")
    scenario = replace(document.scenarios[0], roles=document.scenarios[0].roles[:1])
    bench = Bench(qtbot, replace(document, scenarios=(scenario,)))
    bench.context.selection.pick(f"role:{scenario.roles[0].id}")
    QTest.keySequence(bench.canvas, QKeySequence("Ctrl+Shift+D"))
    menu = menu_of(bench)
    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == [("There is no other role", False)]
    menu.close()


@pytest.mark.parametrize("part", ["canvas", "table"])
def test_by_keys_a_department_lies_in_another(bench: Bench, part: str) -> None:
    bench.context.selection.pick("department:communications")
    QTest.keySequence(getattr(bench, part), QKeySequence("Ctrl+Shift+M"))
    menu = menu_of(bench)
    assert entry(menu, "Nothing: at the top").isChecked()
    entry(menu, "Marketing").trigger()
    menu.close()
    assert bench.session.index.departments["communications"].parent == "marketing"


@pytest.mark.parametrize("part", ["canvas", "table"])
@pytest.mark.parametrize(("keys", "taken"), [("Ctrl+Shift+M", True), ("Return", True), ("Ctrl+Z", False), ("M", False)])
def test_only_its_own_keys_are_taken_from_the_menus(bench: Bench, part: str, keys: str, taken: bool) -> None:
    combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
    kind, pressed = QEvent.Type.ShortcutOverride, combination.key()
    event = QKeyEvent(kind, pressed, combination.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(getattr(bench, part), event)
    assert event.isAccepted() is taken


@pytest.mark.parametrize(("part", "keys"), [("canvas", "Return"), ("table", "Alt+Return")])
def test_enter_asks_to_open_what_is_picked(bench: Bench, qtbot: QtBot, part: str, keys: str) -> None:
    bench.context.selection.pick("role:social-engineer")
    with qtbot.waitSignal(bench.view.edit_requested) as asked:
        QTest.keySequence(getattr(bench, part), QKeySequence(keys))
    assert asked.args == ["role:social-engineer"]


def test_a_dotted_line_is_taken_away_where_it_was_drawn(bench: Bench) -> None:
    bench.context.selection.pick("role:social-engineer")
    QTest.keySequence(bench.table, QKeySequence("Ctrl+Shift+D"))
    menu = menu_of(bench)
    there = entry(menu, "Corporate Social Strategist, Vice president")
    assert there.isChecked()
    there.trigger()
    menu.close()
    assert bench.session.index.roles["social-engineer"].dotted_to == ()


def test_the_list_can_be_folded_and_comes_with_room(bench: Bench) -> None:
    bench.view.resize(1500, 800)
    assert bench.list.isVisible()
    bench.view.resize(700, 600)
    assert not bench.list.isVisible()
    button = next(each for each in bench.view.findChildren(type(bench.view._list_button)) if each.text() == "Table")
    button.click()
    assert bench.list.isVisible()
    bench.view.resize(1400, 800)
    button.click()
    assert not bench.list.isVisible()


def test_names_are_shown_as_they_were_written(qtbot: QtBot) -> None:
    document = load("social-leadership")
    scenario = document.scenarios[0]
    units = (replace(scenario.departments[0], name="<b>R&D</b>"), *scenario.departments[1:])
    bench = Bench(qtbot, replace(document, scenarios=(replace(scenario, departments=units),)))
    assert "<b>R&D</b>, Social hub department, 4 roles" in rows_of(bench).values()
    bench.context.selection.pick("role:social-engineer")
    QTest.keySequence(bench.table, QKeySequence("Ctrl+Shift+M"))
    menu = menu_of(bench)
    assert entry(menu, "<b>R&D</b>".replace("&", "")).text() == "<b>R&&D</b>"
    menu.close()


def test_a_picture_that_comes_late_does_not_end_what_is_being_typed(bench: Bench) -> None:
    bench.view.show_parts(chart=True, table=True)
    bench.context.selection.pick("role:social-engineer")
    bench.table.setFocus()
    bench.table.go_to(bench.list.model.rowCount() - 1, 0)
    QTest.keyClicks(bench.table, "T")
    bench.view._show(bench.session.index, bench.canvas.picture)
    editor = bench.table.cell_delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, "rainer")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert bench.session.scenario.roles[-1].title == "Trainer"


def test_the_chart_and_the_table_are_never_both_hidden(bench: Bench) -> None:
    view = bench.view
    view._chart_button.click()
    assert (bench.canvas.isVisible(), bench.list.isVisible()) == (False, True)
    assert bench.table.hasFocus()
    view._list_button.click()
    assert (bench.canvas.isVisible(), bench.list.isVisible()) == (True, False)
    view._list_button.click()
    assert (bench.canvas.isVisible(), bench.list.isVisible()) == (True, True)


def test_the_picture_is_fitted_again_after_rows_were_picked_while_it_was_hidden(bench: Bench) -> None:
    scale = bench.canvas.sight.scale
    bench.view.show_parts(chart=False, table=True)
    bench.table.setFocus()
    for _ in range(4):
        QTest.keyClick(bench.table, Qt.Key.Key_Down)
    assert bench.view.zoom == 1
    bench.view.set_zoom(1.1)
    bench.view.show_parts(chart=True, table=False)
    assert bench.canvas.sight.fitted
    assert bench.canvas.sight.scale == pytest.approx(scale)
