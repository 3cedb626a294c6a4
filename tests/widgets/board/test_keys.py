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
def test_a_digit_sets_the_level(services: Bench, level: int) -> None:
    chips = services.pick(ENGINEER, "social-login")
    press(chips, Key(ord(str(level))))
    assert services.held(ENGINEER)["social-login"] == ("lead", level)
    assert chips.selected_skills() == ("social-login",)


def test_s_supports_l_leads_and_the_keys_follow_the_chip(services: Bench) -> None:
    press(services.pick(ENGINEER, "social-login"), Key.Key_S)
    assert services.held(ENGINEER)["social-login"][0] == "support"
    chips = services.card(ENGINEER).chips.active()
    assert chips is not None
    assert (chips.kind, chips.selected_skills()) == ("support", ("social-login",))
    press(chips, Key.Key_L)
    assert services.held(ENGINEER)["social-login"][0] == "lead"


def test_delete_removes_the_picked_chips_the_keys_stay_near_and_a_second_delete_takes_nothing(services: Bench) -> None:
    chips = services.pick(ENGINEER, "social-login")
    press(chips, Key.Key_Down, SHIFT)
    gone = chips.selected_skills()
    assert len(gone) > 1
    press(chips, Key.Key_Delete)
    assert not set(gone) & services.held(ENGINEER).keys()
    assert len(services.changes) == 1
    assert QApplication.focusWidget() is chips
    assert not chips.selected_skills()
    assert not services.selection.ids("skill")
    press(chips, Key.Key_Delete)
    assert len(services.changes) == 1
    press(chips, Key.Key_Down)
    near = chips.selected_skills()
    press(chips, Key.Key_Delete)
    assert not set(near) & services.held(ENGINEER).keys()
    assert len(services.changes) == 2


def test_the_last_chip_of_a_list_hands_the_keys_to_the_card_and_a_second_delete_takes_nothing(services: Bench) -> None:
    chips = services.pick("sales-representative", "social-selling")
    press(chips, Key.Key_Delete)
    card = services.card("sales-representative")
    assert QApplication.focusWidget() is card
    press(card, Key.Key_Delete)
    assert "sales-representative" in services.session.index.roles
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    press(card, Key.Key_Delete)
    assert "sales-representative" not in services.session.index.roles


def test_delete_on_a_card_deletes_that_role_alone_and_undo_brings_it_back(services: Bench) -> None:
    card = services.board.card(ADVOCATE)
    card.setFocus()
    press(card, Key.Key_Delete)
    assert ADVOCATE not in services.session.index.roles
    assert isinstance(QApplication.focusWidget(), RoleCard)
    assert services.selection.subjects == ()
    press(QApplication.focusWidget(), Key.Key_Delete)
    assert len(services.changes) == 1
    services.session.undo_stack.undo()
    assert services.board.card(ADVOCATE).facts.title == "Developer Advocate"


def test_copied_chips_are_pasted_as_supports(services: Bench) -> None:
    press(services.pick(PRODUCT, "social-graph"), Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Social graph strategy"
    card = services.card(ENGINEER)
    card.setFocus()
    press(card, Key.Key_V, CONTROL)
    assert services.held(PRODUCT)["social-graph"][0] == "lead"
    assert services.held(ENGINEER)["social-graph"][0] == "support"


def test_cut_chips_move_when_they_are_pasted(services: Bench) -> None:
    press(services.pick(PRODUCT, "social-graph"), Key.Key_X, CONTROL)
    assert not services.changes
    card = services.card(ENGINEER)
    card.setFocus()
    press(card, Key.Key_V, CONTROL)
    assert "social-graph" not in services.held(PRODUCT)
    assert services.held(ENGINEER)["social-graph"] == ("lead", 4)


def test_a_cut_outlasts_the_first_edit_of_a_map_and_is_forgotten_with_the_map(services: Bench) -> None:
    session, commands = services.session, services.board.commands
    press(services.pick(PRODUCT, "social-graph"), Key.Key_X, CONTROL)
    assert session.undo_stack.count() == 0
    assert session.perform(SetRole(session.scenario.id, HUB, "purpose", "To keep all in step"))
    assert commands.cut_from(PRODUCT) == {"social-graph"}
    commands.paste(ENGINEER)
    assert "social-graph" not in services.held(PRODUCT)
    assert services.held(ENGINEER)["social-graph"][0] == "lead"
    commands.cut(ENGINEER, ("social-graph",))
    session.load(session.document)
    assert not commands.cut_from(ENGINEER)


def test_text_pasted_on_a_card_is_handed_on(services: Bench, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("User research\nListening")
    card = services.card(ENGINEER)
    card.setFocus()
    with qtbot.waitSignal(services.board.commands.paste_text_requested) as asked:
        press(card, Key.Key_V, CONTROL)
    assert asked.args == ["User research\nListening", ENGINEER]


def test_f2_renames_enter_takes_and_escape_leaves_the_title(services: Bench) -> None:
    card = services.card(ENGINEER)
    card.setFocus()
    press(card, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "Social Engineer"
    QTest.keyClicks(editor, "Platform Engineer")
    press(editor, Key.Key_Return)
    assert services.session.index.roles[ENGINEER].title == "Platform Engineer"
    assert QApplication.focusWidget() is card
    press(card, Key.Key_F2)
    press(QApplication.focusWidget(), Key.Key_X)
    press(QApplication.focusWidget(), Key.Key_Escape)
    assert services.session.index.roles[ENGINEER].title == "Platform Engineer"
    assert len(services.changes) == 1


def test_control_enter_asks_for_skills(services: Bench, qtbot: QtBot) -> None:
    card = services.card(ENGINEER)
    card.setFocus()
    with qtbot.waitSignal(services.board.commands.assign_requested) as asked:
        press(card, Key.Key_Return, CONTROL)
    assert asked.args == [ENGINEER]


@pytest.mark.parametrize("level", [1, 2, 4])
def test_a_click_on_a_dot_sets_that_level(services: Bench, level: int) -> None:
    chips = services.card(ENGINEER).lists["lead"]
    row = chips.chips.row_of("social-login")
    rect = chips.chip_rect(chips.visualRect(chips.chips.index(row)))
    delegate = chips.itemDelegate()
    xs = [x for x in range(rect.left(), rect.right()) if delegate.dot(rect, x) == level]  # type: ignore[attr-defined]
    where = QPoint((xs[0] + xs[-1]) // 2, rect.center().y())
    QTest.mouseClick(chips.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert services.held(ENGINEER)["social-login"] == ("lead", level)
    assert len(services.changes) == 1


def test_a_click_on_the_name_only_picks(services: Bench) -> None:
    chips = services.card(ENGINEER).lists["lead"]
    rect = chips.visualRect(chips.chips.index(1))
    QTest.mouseClick(chips.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(24, 8))
    assert chips.selected_skills() == (chips.chips.chips[1].skill.id,)
    assert not services.changes


def test_a_click_on_the_head_opens_a_card_and_folds_it(services: Bench) -> None:
    card = services.board.card(ENGINEER)
    for opened in (True, False):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
        assert card.opened is opened


def test_more_than_six_are_unfolded_by_their_button(services: Bench) -> None:
    card = services.card(PRODUCT)
    chips = card.lists["lead"]
    assert len(chips.chips.chips) == 6 < chips.chips.total
    more = next(each for each in card.chips.stops() if each.accessibleName().startswith("Show 6 more leads"))
    height = card.height()
    press(more, Key.Key_Space)
    assert len(chips.chips.chips) == chips.chips.total
    assert card.height() > height


def test_arrows_walk_the_chips_and_then_leave_the_card(services: Bench) -> None:
    card = services.card(HUB)
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


def test_arrows_on_cards_go_to_the_nearest_card(services: Bench) -> None:
    card = services.board.card(MARKETING)
    card.setFocus()
    press(card, Key.Key_Right)
    assert focused_card() == PRODUCT
    press(QApplication.focusWidget(), Key.Key_Left)
    assert focused_card() == MARKETING
    press(QApplication.focusWidget(), Key.Key_Right)
    lane = services.board.card(ENGINEER)
    lane.setFocus()
    press(lane, Key.Key_Down)
    assert focused_card() == ADVOCATE
    press(QApplication.focusWidget(), Key.Key_Up)
    assert focused_card() == ENGINEER


def test_tab_visits_every_card_and_every_list_once(services: Bench) -> None:
    services.board.focus_first()
    roles = [each.id for each in services.session.scenario.roles]
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
        assert services.board.card(role) in visited
    assert sum(name.endswith("add a role") for name in seen) == 4
    assert "Leads of Social Product Strategist" in seen


def test_shift_tab_walks_back(services: Bench) -> None:
    services.board.focus_first()
    start = QApplication.focusWidget()
    for _ in range(9):
        press(QApplication.focusWidget(), Key.Key_Tab)
    for _ in range(9):
        press(QApplication.focusWidget(), Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is start


def test_the_context_menus_offer_what_keys_do_and_name_their_keys(services: Bench, qtbot: QtBot) -> None:
    chips = services.pick(ENGINEER, "social-login")
    press(chips, Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = {each.text(): each for each in menu.actions()}
    assert {"Leads", "Supports", "Cut", "Copy", "Remove from the card"} <= shown.keys()
    assert shown["Remove from the card"].shortcut() == QKeySequence(QKeySequence.StandardKey.Delete)
    shown["Supports"].trigger()
    menu.close()
    assert services.held(ENGINEER)["social-login"][0] == "support"
