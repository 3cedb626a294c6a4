"""Other keyboard layouts in the whole window, and the keys of its panes and dividers."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support.matrices import cell, go
from tests.support.typed import LAYOUTS, key_event, type_at
from workbench.domain.transform import held
from workbench.shell.application import Workbench
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.findings.card import FindingCard
from workbench.widgets.findings.group_card import GroupCard
from workbench.widgets.matrix import MatrixView
from workbench.widgets.parts.divider import STEP, Divider

NOT_LATIN = [each for each in LAYOUTS if each != "fr"]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENGINEER = "social-engineer"


@pytest.fixture(autouse=True)
def active(opened: Workbench, qtbot: QtBot) -> None:
    """Keys go to the window that is in front."""
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)


def focus() -> QWidget:
    """What has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("layout", NOT_LATIN)
def test_letters_and_digits_edit_a_chip_on_every_layout(opened: Workbench, layout: str) -> None:
    session, card = opened.session, opened.window.board.card(ENGINEER)
    skill = next(each.skill for each in session.index.roles[ENGINEER].assignments if each.kind == "lead")
    card.reveal_skills(skill)
    for place, kind in (("S", "support"), ("L", "lead")):
        type_at(focus(), layout, place)
        now = held(session.index.roles[ENGINEER], skill)
        assert now is not None
        assert now.kind == kind
    type_at(focus(), layout, "2")
    now = held(session.index.roles[ENGINEER], skill)
    assert now is not None
    assert (now.kind, now.level) == ("lead", 2)


def test_digits_typed_with_shift_set_the_level_of_a_chip(opened: Workbench) -> None:
    card, roles = opened.window.board.card(ENGINEER), opened.session.index
    skill = roles.roles[ENGINEER].assignments[0].skill
    card.reveal_skills(skill)
    for event, level in ((key_event("1", "1", SHIFT), 1), (key_event('"', "3"), 3)):
        QApplication.sendEvent(focus(), event)
        now = held(opened.session.index.roles[ENGINEER], skill)
        assert now is not None
        assert now.level == level


@pytest.mark.parametrize("layout", NOT_LATIN)
def test_letters_and_digits_edit_a_cell_on_every_layout(opened: Workbench, layout: str) -> None:
    opened.actions["show_matrix"].trigger()
    view = cast(MatrixView, opened.window.views.on_show)
    go(view, "product-design", ENGINEER)
    for place, kind in (("L", "lead"), ("S", "support")):
        type_at(view.table, layout, place)
        now = cell(opened.session, ENGINEER, "product-design")
        assert now is not None
        assert now[0] == kind
    type_at(view.table, layout, "2")
    assert cell(opened.session, ENGINEER, "product-design") == ("support", 2)
    go(view, "social-design", ENGINEER)
    QApplication.sendEvent(view.table, key_event(LAYOUTS[layout]["D"], "D", CONTROL))
    assert cell(opened.session, ENGINEER, "social-design") == ("support", 2)


@pytest.mark.parametrize("layout", NOT_LATIN)
def test_letters_cure_and_accept_an_open_point_on_every_layout(opened: Workbench, layout: str) -> None:
    panel, accepted = opened.window.findings, list[object]()
    panel.accept_requested.disconnect()
    panel.accept_requested.connect(accepted.append)
    card = next(each for each in panel.findChildren(FindingCard) if each.isVisible() and each.fixes)
    card.setFocus()
    type_at(card, layout, "A")
    assert accepted == [card.finding]
    type_at(card, layout, "F")
    assert opened.session.undo_stack.count() == 1


@pytest.mark.parametrize("layout", NOT_LATIN)
def test_a_letter_fixes_all_of_a_group_on_every_layout(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(opened.context.bulk_fix, "fix_all", asked.append)
    card = next(each for each in opened.window.findings.findChildren(GroupCard) if each.isVisible())
    card.fix_all.show()
    type_at(card, layout, "F")
    assert asked == [card.group.code]


def test_control_and_a_digit_show_the_views_where_digits_need_shift(opened: Workbench) -> None:
    numbered = [(str(number), name) for number, name in enumerate(VIEW_SPECS, 1) if str(number) in LAYOUTS["fr"]]
    for in_field in (False, True):
        for place, name in (*numbered[1:], numbered[0]):
            if in_field:
                opened.actions["find_skill"].trigger()
            QApplication.sendEvent(focus(), key_event(LAYOUTS["fr"][place], place, CONTROL))
            assert opened.window.views.name == name


def test_shift_f6_goes_back_through_the_panes_as_f6_goes_on(opened: Workbench) -> None:
    window = opened.window
    window.library.search.setFocus()
    there, back = list[int](), list[int]()
    for walk, key in ((there, "next_pane"), (back, "previous_pane")):
        for _ in window.panels():
            opened.actions[key].trigger()
            walk.append(
                next(n for n, each in enumerate(window.panels()) if each is focus() or each.isAncestorOf(focus()))
            )
    number = len(window.panels())
    assert there == [(there[0] + n) % number for n in range(number)]
    assert back == [(there[-1] - 1 - n) % number for n in range(number)]


def test_dividers_are_moved_by_keys_and_left_where_one_came_from(opened: Workbench) -> None:
    window = opened.window
    window.library.search.setFocus()
    opened.actions["move_divider"].trigger()
    divider = focus()
    assert isinstance(divider, Divider)
    assert divider.accessibleName() == "Divider between Skills and people and The map"
    width, whole = window.left.width(), divider.grab().toImage()
    QTest.keyClick(divider, Qt.Key.Key_Right)
    assert window.left.width() == width + STEP
    QTest.keyClick(divider, Qt.Key.Key_Left)
    assert window.left.width() == width
    QTest.keyClick(divider, Qt.Key.Key_Home)
    assert 0 < window.left.width() < width
    seen = [divider.accessibleName()]
    while True:
        opened.actions["move_divider"].trigger()
        if focus() is divider:
            break
        seen.append(focus().accessibleName())
    assert seen[1:] == [
        "Divider between The map and Open points and inspector",
        "Divider between Open points and Inspector",
    ]
    opened.actions["move_divider"].trigger()
    opened.actions["move_divider"].trigger()
    height = window.inspector.height()
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    assert window.inspector.height() == height + STEP
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is window.library.search
    assert divider.grab().toImage() != whole


def test_a_divider_is_left_also_where_what_had_the_keys_is_gone(opened: Workbench) -> None:
    gone = QLineEdit(opened.window.library)
    gone.show()
    gone.setFocus()
    opened.actions["move_divider"].trigger()
    divider = focus()
    assert isinstance(divider, Divider)
    assert divider.came_from is gone
    delete(gone)
    assert divider.came_from is None
    QTest.keyClick(divider, Qt.Key.Key_Escape)
    assert focus() is not divider
