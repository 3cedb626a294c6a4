"""The board by keyboard alone, and clicks on chips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.board.conftest import ADVOCATE, ENGINEER, HUB, MARKETING, PRODUCT, Bench, press
from workbench.application.edits.roles import SetRole
from workbench.widgets.board.card import RoleCard
from workbench.widgets.board.chips import ChipList

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused_card() -> str | None:
    """The role whose card the keys are in."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, RoleCard):
        widget = widget.parentWidget()
    return widget.role_id if widget is not None else None


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_digit_sets_the_level(bench: Bench, level: int) -> None:
    chips = bench.pick(ENGINEER, "social-login")
    press(chips, Key(ord(str(level))))
    assert bench.held(ENGINEER)["social-login"] == ("lead", level)
    assert chips.selected_skills() == ("social-login",)


def test_s_supports_l_leads_and_the_keys_follow_the_chip(bench: Bench) -> None:
    press(bench.pick(ENGINEER, "social-login"), Key.Key_S)
    assert bench.held(ENGINEER)["social-login"][0] == "support"
    chips = bench.card(ENGINEER).chips.active()
    assert chips is not None
    assert (chips.kind, chips.selected_skills()) == ("support", ("social-login",))
    press(chips, Key.Key_L)
    assert bench.held(ENGINEER)["social-login"][0] == "lead"


def test_delete_removes_the_picked_chips_the_keys_stay_near_and_a_second_delete_takes_nothing(bench: Bench) -> None:
    chips = bench.pick(ENGINEER, "social-login")
    press(chips, Key.Key_Down, SHIFT)
    gone = chips.selected_skills()
    assert len(gone) > 1
    press(chips, Key.Key_Delete)
    assert not set(gone) & bench.held(ENGINEER).keys()
    assert len(bench.changes) == 1
    assert QApplication.focusWidget() is chips
    assert not chips.selected_skills()
    assert not bench.selection.ids("skill")
    press(chips, Key.Key_Delete)
    assert len(bench.changes) == 1
    press(chips, Key.Key_Down)
    near = chips.selected_skills()
    press(chips, Key.Key_Delete)
    assert not set(near) & bench.held(ENGINEER).keys()
    assert len(bench.changes) == 2


def test_the_last_chip_of_a_list_hands_the_keys_to_the_card_and_a_second_delete_takes_nothing(bench: Bench) -> None:
    chips = bench.pick("sales-representative", "social-selling")
    press(chips, Key.Key_Delete)
    card = bench.card("sales-representative")
    assert QApplication.focusWidget() is card
    press(card, Key.Key_Delete)
    assert "sales-representative" in bench.session.index.roles
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    press(card, Key.Key_Delete)
    assert "sales-representative" not in bench.session.index.roles


def test_delete_on_a_card_deletes_that_role_alone_and_undo_brings_it_back(bench: Bench) -> None:
    card = bench.board.card(ADVOCATE)
    card.setFocus()
    press(card, Key.Key_Delete)
    assert ADVOCATE not in bench.session.index.roles
    assert isinstance(QApplication.focusWidget(), RoleCard)
    assert bench.selection.subjects == ()
    press(QApplication.focusWidget(), Key.Key_Delete)
    assert len(bench.changes) == 1
    bench.session.undo_stack.undo()
    assert bench.board.card(ADVOCATE).facts.title == "Developer Advocate"


def test_copied_chips_are_pasted_as_supports(bench: Bench) -> None:
    press(bench.pick(PRODUCT, "social-graph"), Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Social graph strategy"
    card = bench.card(ENGINEER)
    card.setFocus()
    press(card, Key.Key_V, CONTROL)
    assert bench.held(PRODUCT)["social-graph"][0] == "lead"
    assert bench.held(ENGINEER)["social-graph"][0] == "support"


def test_cut_chips_move_when_they_are_pasted(bench: Bench) -> None:
    press(bench.pick(PRODUCT, "social-graph"), Key.Key_X, CONTROL)
    assert not bench.changes
    card = bench.card(ENGINEER)
    card.setFocus()
    press(card, Key.Key_V, CONTROL)
    assert "social-graph" not in bench.held(PRODUCT)
    assert bench.held(ENGINEER)["social-graph"] == ("lead", 4)


def test_a_cut_outlasts_the_first_edit_of_a_map_and_is_forgotten_with_the_map(bench: Bench) -> None:
    session, commands = bench.session, bench.board.commands
    press(bench.pick(PRODUCT, "social-graph"), Key.Key_X, CONTROL)
    assert session.undo_stack.count() == 0
    assert session.perform(SetRole(session.scenario.id, HUB, "purpose", "To keep all in step"))
    assert commands.cut_from(PRODUCT) == {"social-graph"}
    commands.paste(ENGINEER)
    assert "social-graph" not in bench.held(PRODUCT)
    assert bench.held(ENGINEER)["social-graph"][0] == "lead"
    commands.cut(ENGINEER, ("social-graph",))
    session.load(session.document)
    assert not commands.cut_from(ENGINEER)


def test_text_pasted_on_a_card_is_handed_on(bench: Bench, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("User research\nListening")
    card = bench.card(ENGINEER)
    card.setFocus()
    with qtbot.waitSignal(bench.board.commands.paste_text_requested) as asked:
        press(card, Key.Key_V, CONTROL)
    assert asked.args == ["User research\nListening", ENGINEER]


def test_f2_renames_enter_takes_and_escape_leaves_the_title(bench: Bench) -> None:
    card = bench.card(ENGINEER)
    card.setFocus()
    press(card, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "Social Engineer"
    QTest.keyClicks(editor, "Platform Engineer")
    press(editor, Key.Key_Return)
    assert bench.session.index.roles[ENGINEER].title == "Platform Engineer"
    assert QApplication.focusWidget() is card
    press(card, Key.Key_F2)
    press(QApplication.focusWidget(), Key.Key_X)
    press(QApplication.focusWidget(), Key.Key_Escape)
    assert bench.session.index.roles[ENGINEER].title == "Platform Engineer"
    assert len(bench.changes) == 1


def test_control_enter_asks_for_skills(bench: Bench, qtbot: QtBot) -> None:
    card = bench.card(ENGINEER)
    card.setFocus()
    with qtbot.waitSignal(bench.board.commands.assign_requested) as asked:
        press(card, Key.Key_Return, CONTROL)
    assert asked.args == [ENGINEER]


@pytest.mark.parametrize("level", [1, 2, 4])
def test_a_click_on_a_dot_sets_that_level(bench: Bench, level: int) -> None:
    chips = bench.card(ENGINEER).lists["lead"]
    row = chips.chips.row_of("social-login")
    rect = chips.chip_rect(chips.visualRect(chips.chips.index(row)))
    delegate = chips.itemDelegate()
    xs = [x for x in range(rect.left(), rect.right()) if delegate.dot(rect, x) == level]  # type: ignore[attr-defined]
    where = QPoint((xs[0] + xs[-1]) // 2, rect.center().y())
    QTest.mouseClick(chips.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert bench.held(ENGINEER)["social-login"] == ("lead", level)
    assert len(bench.changes) == 1


def test_a_click_on_the_name_only_picks(bench: Bench) -> None:
    chips = bench.card(ENGINEER).lists["lead"]
    rect = chips.visualRect(chips.chips.index(1))
    QTest.mouseClick(chips.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(24, 8))
    assert chips.selected_skills() == (chips.chips.chips[1].skill.id,)
    assert not bench.changes


def test_a_click_on_the_head_opens_a_card_and_folds_it(bench: Bench) -> None:
    card = bench.board.card(ENGINEER)
    for opened in (True, False):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
        assert card.opened is opened


def test_more_than_six_are_unfolded_by_their_button(bench: Bench) -> None:
    card = bench.card(PRODUCT)
    chips = card.lists["lead"]
    assert len(chips.chips.chips) == 6 < chips.chips.total
    more = next(each for each in card.chips.stops() if each.accessibleName().startswith("Show 6 more leads"))
    height = card.height()
    press(more, Key.Key_Space)
    assert len(chips.chips.chips) == chips.chips.total
    assert card.height() > height


def test_arrows_walk_the_chips_and_then_leave_the_card(bench: Bench) -> None:
    card = bench.card(HUB)
    card.setFocus()
    press(card, Key.Key_Down)
    chips = QApplication.focusWidget()
    assert isinstance(chips, ChipList)
    seen = [chips.currentIndex().row()]
    for _ in range(12):
        press(QApplication.focusWidget(), Key.Key_Down)
        if QApplication.focusWidget() is not chips:
            break
        seen.append(chips.currentIndex().row())
    assert len(seen) > 1
    assert focused_card() not in (None, HUB)
    chips.setFocus()
    chips.pick_row(0)
    press(chips, Key.Key_Up)
    assert QApplication.focusWidget() is card


def test_arrows_on_cards_go_to_the_nearest_card(bench: Bench) -> None:
    card = bench.board.card(MARKETING)
    card.setFocus()
    press(card, Key.Key_Right)
    assert focused_card() == PRODUCT
    press(QApplication.focusWidget(), Key.Key_Left)
    assert focused_card() == MARKETING
    press(QApplication.focusWidget(), Key.Key_Right)
    lane = bench.board.card(ENGINEER)
    lane.setFocus()
    press(lane, Key.Key_Down)
    assert focused_card() == ADVOCATE
    press(QApplication.focusWidget(), Key.Key_Up)
    assert focused_card() == ENGINEER


def test_tab_visits_every_card_and_every_list_once(bench: Bench) -> None:
    bench.board.focus_first()
    roles = [each.id for each in bench.session.scenario.roles]
    visited: list[QWidget | None] = []
    seen: list[str] = []
    for _ in range(80):
        widget = QApplication.focusWidget()
        name = widget.accessibleName() if widget is not None else ""
        assert name
        if widget in visited:
            break
        visited.append(widget)
        seen.append(name)
        press(widget, Key.Key_Tab)
    for role in roles:
        assert bench.board.card(role) in visited
    assert sum(name.endswith("add a role") for name in seen) == 4
    assert "Leads of Social Product Strategist" in seen


def test_shift_tab_walks_back(bench: Bench) -> None:
    bench.board.focus_first()
    start = QApplication.focusWidget()
    for _ in range(9):
        press(QApplication.focusWidget(), Key.Key_Tab)
    for _ in range(9):
        press(QApplication.focusWidget(), Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is start


def test_the_context_menus_offer_what_keys_do_and_name_their_keys(bench: Bench, qtbot: QtBot) -> None:
    chips = bench.pick(ENGINEER, "social-login")
    press(chips, Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = {each.text(): each for each in menu.actions()}
    assert {"Leads", "Supports", "Cut", "Copy", "Remove from the card"} <= shown.keys()
    assert shown["Remove from the card"].shortcut() == QKeySequence(QKeySequence.StandardKey.Delete)
    shown["Supports"].trigger()
    menu.close()
    assert bench.held(ENGINEER)["social-login"][0] == "support"
