"""The order of chips on a card and of cards in a lane, by key and by menu: each step is one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.board.conftest import ADVOCATE, ENGINEER, HUB, PRODUCT, Bench, press
from workbench.widgets.board.menus import card_menu, chip_menu

ALT = Qt.KeyboardModifier.AltModifier
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


def entry(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


@pytest.mark.parametrize("kind", ["lead", "support"])
def test_a_chip_goes_up_and_down_its_list_and_keeps_the_keys(bench: Bench, kind: str) -> None:
    order = bench.shown(PRODUCT)[kind]
    chips = bench.pick(PRODUCT, order[1])
    press(chips, UP, ALT)
    assert bench.shown(PRODUCT)[kind] == [order[1], order[0], *order[2:]]
    assert chips.hasFocus()
    assert chips.selected_skills() == (order[1],)
    press(chips, UP, ALT)
    assert len(bench.changes) == 1
    for _ in range(2):
        press(chips, DOWN, ALT)
    assert bench.shown(PRODUCT)[kind] == [order[0], order[2], order[1], *order[3:]]
    names = {each.id: each.name for each in bench.session.document.skills}
    undo = bench.session.undo_stack
    assert undo.count() == 3
    before = names[order[3]] if len(order) > 3 else None
    assert before is None or undo.undoText() == f"Put {names[order[1]]} before {before}"
    for _ in range(3):
        undo.undo()
    assert bench.shown(PRODUCT)[kind] == order


def test_a_chip_goes_down_past_the_first_six_and_stays_in_sight(bench: Bench) -> None:
    order = bench.shown(PRODUCT)["lead"]
    chips = bench.pick(PRODUCT, order[0])
    for _ in range(len(order) + 2):
        press(chips, DOWN, ALT)
    assert bench.shown(PRODUCT)["lead"] == [*order[1:], order[0]]
    assert bench.session.undo_stack.count() == len(order) - 1
    assert chips.selected_skills() == (order[0],)
    assert bench.shown(PRODUCT)["support"] == [
        each for each, (kind, _) in bench.held(PRODUCT).items() if kind == "support"
    ]


def test_several_chips_go_together(bench: Bench) -> None:
    order = bench.shown(HUB)["lead"]
    chips = bench.pick(HUB, order[1])
    bench.card(HUB).reveal_skills(order[1], order[3])
    press(chips, UP, ALT)
    assert bench.shown(HUB)["lead"] == [order[1], order[3], order[0], order[2], *order[4:]]
    assert set(chips.selected_skills()) == {order[1], order[3]}
    assert bench.session.undo_stack.undoText() == "Order the skills of Corporate Social Strategist"


def lane(bench: Bench) -> list[str]:
    return [
        each.id
        for each in bench.session.scenario.roles
        if each.discipline in ("product", "technology") and not each.acts_as
    ]


def test_a_card_goes_up_and_down_its_lane_and_keeps_the_keys(bench: Bench, qtbot: QtBot) -> None:
    assert lane(bench) == [ENGINEER, ADVOCATE]
    others = [each.id for each in bench.session.scenario.roles if each.id not in (ENGINEER, ADVOCATE)]
    card, place = bench.board.card(ADVOCATE), bench.board.card(ENGINEER).pos()
    card.setFocus()
    press(card, UP, ALT)
    assert lane(bench) == [ADVOCATE, ENGINEER]
    assert card.pos() == place
    assert QApplication.focusWidget() is card
    press(card, UP, ALT)
    assert bench.session.undo_stack.count() == 1
    assert bench.session.undo_stack.undoText() == "Put Developer Advocate before Social Engineer"
    press(card, DOWN, ALT)
    assert lane(bench) == [ENGINEER, ADVOCATE]
    assert bench.session.undo_stack.undoText() == "Put Developer Advocate after Social Engineer"
    assert [each.id for each in bench.session.scenario.roles if each.id not in (ENGINEER, ADVOCATE)] == others


def test_the_menus_do_what_the_keys_do_and_are_dim_at_the_ends(bench: Bench) -> None:
    order = bench.shown(PRODUCT)["lead"]
    bench.pick(PRODUCT, order[0])
    menu = chip_menu(bench.card(PRODUCT), (order[0],))
    assert not entry(menu, "Move up").isEnabled()
    assert entry(menu, "Move down").shortcut().toString() == "Alt+Down"
    entry(menu, "Move down").trigger()
    assert bench.shown(PRODUCT)["lead"][:2] == [order[1], order[0]]
    menu = card_menu(bench.board.card(ENGINEER))
    assert not entry(menu, "Move up").isEnabled()
    entry(menu, "Move down").trigger()
    assert lane(bench) == [ADVOCATE, ENGINEER]
    assert not entry(card_menu(bench.board.card(ENGINEER)), "Move down").isEnabled()
