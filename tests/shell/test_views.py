"""The views of the map: one on show, by its key or button, with what is picked in sight and the room it needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.shell.conftest import ending
from workbench.files.atomic import write_atomically
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.view_stack import BOARD, COMPARE, VIEW_SPECS

NUMBERED = list(enumerate(VIEW_SPECS, 1))


def switch(bench: Workbench) -> dict[str, QPushButton]:
    return bench._header.views.buttons


@pytest.mark.parametrize(("number", "name"), NUMBERED)
def test_a_view_is_shown_by_its_key_and_by_its_button(opened: Workbench, qtbot: QtBot, number: int, name: str) -> None:
    other = next(each for each in VIEW_SPECS if each != name)
    switch(opened)[other].click()
    qtbot.keyClick(opened.window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    assert opened.window.views.name == name
    assert switch(opened)[name].isChecked()
    assert opened.actions[f"show_{name}"].isChecked()
    switch(opened)[other].click()
    assert opened.window.views.name == other
    assert opened.actions[f"show_{other}"].isChecked()


def test_a_view_is_made_when_it_is_first_shown(opened: Workbench) -> None:
    assert opened.window.views.count() == 1
    for name in VIEW_SPECS:
        opened.actions[f"show_{name}"].trigger()
    assert opened.window.views.count() == len(VIEW_SPECS)


@pytest.mark.parametrize("name", VIEW_SPECS)
def test_what_is_picked_stays_picked_and_the_keys_come_along(opened: Workbench, name: str) -> None:
    opened.selection.reveal("role:social-engineer")
    other = next(each for each in VIEW_SPECS if each != name)
    opened.actions[f"show_{other}"].trigger()
    opened.actions[f"show_{name}"].trigger()
    QApplication.processEvents()
    assert "social-engineer" in opened.selection.ids("role")
    view, focused = opened.window.views.on_show, QApplication.focusWidget()
    assert focused is not None
    assert view is focused or view.isAncestorOf(focused)


@pytest.mark.parametrize("name", [each for each in VIEW_SPECS if each != BOARD])
def test_skills_stand_beside_the_board_and_elsewhere_where_they_are_asked_for(opened: Workbench, name: str) -> None:
    library, toggle = opened.window.left, opened.actions["toggle_left"]
    opened.actions[f"show_{name}"].trigger()
    assert library.isHidden()
    assert not toggle.isChecked()
    opened.actions["find_skill"].trigger()
    assert not library.isHidden()
    assert toggle.isChecked()
    toggle.trigger()
    opened.actions[f"show_{BOARD}"].trigger()
    assert not library.isHidden()
    assert toggle.isChecked()


def test_compare_has_open_points_of_its_own(opened: Workbench) -> None:
    right, toggle = opened.window.findings, opened.actions["toggle_right"]
    for name in VIEW_SPECS:
        opened.actions[f"show_{name}"].trigger()
        assert right.isVisible() == toggle.isChecked() == (name != COMPARE)
    opened.actions[f"show_{COMPARE}"].trigger()
    toggle.trigger()
    assert right.isVisible()
    opened.actions[f"show_{BOARD}"].trigger()
    toggle.trigger()
    opened.actions["show_matrix"].trigger()
    assert not right.isVisible()
    assert not toggle.isChecked()


@pytest.mark.parametrize("name", VIEW_SPECS)
def test_the_last_view_comes_back_at_the_next_start(opened: Workbench, qtbot: QtBot, name: str) -> None:
    opened.actions[f"show_{name}"].trigger()
    opened.window_layout.keep()
    again = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(again.window, before_close_func=ending(again))
    assert again.window.views.name == name
    assert switch(again)[name].isChecked()
    assert again.actions["toggle_left"].isChecked() == (name == BOARD)


@pytest.mark.parametrize("name", VIEW_SPECS)
def test_columns_are_as_wide_as_they_were_when_the_board_comes_back(opened: Workbench, name: str) -> None:
    columns = opened.window._columns
    columns.setSizes([400, columns.width() - 700, 300])
    left = columns.sizes()
    opened.actions[f"show_{name}"].trigger()
    kept = opened.window.layout_state().columns
    opened.actions[f"show_{BOARD}"].trigger()
    QApplication.processEvents()
    assert columns.sizes() == left
    assert opened.window.layout_state().columns == kept


def test_the_tour_begins_on_the_board(bench: Workbench) -> None:
    bench.actions["show_organisation"].trigger()
    bench.start_tour()
    assert bench.window.views.name == BOARD
