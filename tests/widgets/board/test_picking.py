"""What is picked after chips were clicked, changed, moved and removed: what was touched, and never a neighbour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support import drag
from tests.widgets.board.conftest import ENGINEER, MARKETING, PRODUCT, Bench, make, press
from workbench.application.edits.assignments import Remove
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.widgets.board import menus
from workbench.widgets.board.chips import ChipList

CONTROL = Qt.KeyboardModifier.ControlModifier
SKILLS = ("Recruiting", "Onboarding", "Payroll", "Benefits", "Compensation design", "Training", "Labour law")


@pytest.fixture
def people(qtbot: QtBot) -> Bench:
    """Seven leads on the card of a strategist, and a card in a lane."""
    skills = tuple(
        Skill(each.lower(), each, group="", belongs_to="marketing", importance=3, level_needed=3) for each in SKILLS
    )
    held = tuple(Assignment(each.id, "lead", level=2) for each in skills)
    roles = (
        Role("one", "One", discipline="marketing", acts_as="marketing_strategist", assignments=held),
        Role("two", "Two", discipline="marketing"),
    )
    scenario = Scenario("s", "S", model="decentralised", departments=(), roles=roles)
    return make(qtbot, CapabilityMap(title="People", skills=skills, scenarios=(scenario,)))


def click(
    chips: ChipList, skill: str, level: int | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    """Click a chip on its name, or on the dot of a level."""
    rect = chips.chip_rect(chips.visualRect(chips.chips.index(chips.chips.row_of(skill))))
    x = rect.left() + 24
    if level is not None:
        delegate = chips.itemDelegate()
        x = next(x for x in range(rect.left(), rect.right()) if delegate.dot(rect, x) == level) + 3  # type: ignore[attr-defined]
    QTest.mouseClick(chips.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, rect.center().y()))


def outlined(bench: Bench) -> dict[str, tuple[str, ...]]:
    """Role -> the chips that are painted as picked."""
    found = {}
    for role in bench.session.scenario.roles:
        picked = [each for chips in bench.card(role.id).lists.values() for each in chips.selected_skills()]
        if picked:
            found[role.id] = tuple(picked)
    return found


def test_a_click_on_a_dot_picks_that_chip_and_delete_takes_it(people: Bench) -> None:
    chips = people.card("one").lists["lead"]
    click(chips, "payroll", 4)
    assert people.held("one")["payroll"] == ("lead", 4)
    assert people.selection.subjects == ("skill:payroll", "role:one")
    assert outlined(people) == {"one": ("payroll",)}
    click(chips, "benefits", 3)
    press(chips, Qt.Key.Key_Delete)
    assert "benefits" not in people.held("one")
    assert len(people.held("one")) == len(SKILLS) - 1
    press(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert len(people.held("one")) == len(SKILLS) - 1


def test_the_menu_keeps_the_chip_it_was_opened_on(people: Bench) -> None:
    card = people.card("one")
    chips = card.lists["lead"]
    rect = chips.visualRect(chips.chips.index(chips.chips.row_of("compensation design")))
    menus.open_for(card, chips.mapTo(card, rect.center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == "Supports").trigger()
    menu.close()
    assert people.held("one")["compensation design"][0] == "support"
    assert people.selection.subjects == ("skill:compensation design", "role:one")
    assert outlined(people) == {"one": ("compensation design",)}


def test_chips_dropped_on_another_card_are_picked_there(people: Bench) -> None:
    click(people.card("one").lists["lead"], "payroll")
    target = people.card("two")
    drag.drop_on(target, drag.chips("one", "payroll", "benefits"), QPoint(20, 12))
    assert set(people.held("two")) == {"payroll", "benefits"}
    assert people.selection.subjects == ("skill:payroll", "skill:benefits", "role:two")
    assert outlined(people) == {"two": ("payroll", "benefits")}


def test_a_change_made_elsewhere_picks_nothing_on_a_card(people: Bench) -> None:
    click(people.card("one").lists["lead"], "payroll")
    people.card("two").setFocus()
    people.session.perform(Remove("s", "one", ("payroll",)))
    assert people.selection.subjects == ("role:two",)
    assert outlined(people) == {}


def test_after_cut_and_paste_only_the_card_pasted_on_looks_picked(bench: Bench) -> None:
    press(bench.pick(PRODUCT, "social-graph"), Qt.Key.Key_X, CONTROL)
    card = bench.card(ENGINEER)
    card.setFocus()
    press(card, Qt.Key.Key_V, CONTROL)
    assert PRODUCT not in outlined(bench)
    assert bench.selection.ids("role") == (ENGINEER,)
    assert outlined(bench) == {ENGINEER: ("social-graph",)}
    QGuiApplication.clipboard().clear()


def test_the_keys_walk_one_list_at_a_time(bench: Bench) -> None:
    card = bench.card(MARKETING)
    bench.pick(MARKETING, card.facts.leads[0].skill.id)
    bench.pick(MARKETING, card.facts.supports[0].skill.id)
    assert outlined(bench) == {MARKETING: (card.facts.supports[0].skill.id,)}


def test_a_window_that_comes_back_picks_nothing_by_itself(bench: Bench, qtbot: QtBot) -> None:
    bench.board.card(ENGINEER).setFocus()
    bench.selection.pick("department:marketing")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitActive(other)
    bench.board.activateWindow()
    qtbot.waitActive(bench.board)
    assert QApplication.focusWidget() is bench.board.card(ENGINEER)
    assert bench.selection.subjects == ("department:marketing",)


def test_what_is_picked_elsewhere_stays_picked_whatever_has_the_keys(bench: Bench) -> None:
    chips = bench.pick(ENGINEER, "social-login")
    bench.selection.reveal("department:product")
    assert bench.selection.subjects == ("department:product",)
    assert not chips.selected_skills()


def test_arrows_reach_every_chip_of_two_columns(qtbot: QtBot) -> None:
    skills = tuple(
        Skill(f"s{n}", f"S {n}", group="", belongs_to="marketing", importance=3, level_needed=3) for n in range(5)
    )
    held = tuple(Assignment(each.id, "lead", level=2) for each in skills)
    roles = (Role("one", "One", acts_as="marketing_strategist", discipline="marketing", assignments=held),)
    scenario = Scenario("s", "S", model="decentralised", departments=(), roles=roles)
    bench = make(qtbot, CapabilityMap(title="Five", skills=skills, scenarios=(scenario,)))
    chips = bench.pick("one", "s0")
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(chips, key)
        walked.append(chips.selected_skills())
    assert walked == [("s1",), ("s3",), ("s2",), ("s3",), ("s4",)]
    press(chips, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert chips.selected_skills() == ("s2", "s4")
    assert QApplication.focusWidget() is chips


def test_down_from_the_card_picks_the_first_chip_and_a_key_acts_on_it(bench: Bench) -> None:
    card = bench.card(PRODUCT)
    card.setFocus()
    first = card.facts.leads[0].skill.id
    press(card, Qt.Key.Key_Down)
    assert bench.selection.subjects == (f"skill:{first}", f"role:{PRODUCT}")
    press(QApplication.focusWidget(), Qt.Key.Key_2)
    assert bench.held(PRODUCT)[first] == ("lead", 2)
    press(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is card
    press(card, Qt.Key.Key_Down)
    assert bench.selection.subjects == (f"skill:{first}", f"role:{PRODUCT}")


def test_tab_picks_the_chip_it_comes_to(bench: Bench) -> None:
    card = bench.card(PRODUCT)
    card.setFocus()
    press(card, Qt.Key.Key_Tab)
    chips = QApplication.focusWidget()
    assert isinstance(chips, ChipList)
    assert chips.selected_skills() == (card.facts.leads[0].skill.id,)
    assert bench.selection.ids("skill") == chips.selected_skills()
