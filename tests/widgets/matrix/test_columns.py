"""Columns of the matrix: titles that are turned where many roles stand in a small window, and numbers that fold."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.matrices import go, press, small
from tests.support.panels import make_context
from workbench.application.edits.roles import SetRole
from workbench.domain.model import Role
from workbench.qt.matrix_rows import FIRST_ROLE, IMPORTANCE, LEADS, NEEDED
from workbench.widgets.matrix import MatrixView
from workbench.widgets.matrix.headers import LEAST_ROLE, LEAST_UPRIGHT, RoleHeader
from workbench.widgets.matrix.menus import cell_menu
from workbench.widgets.matrix.number_columns import NAMES

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def crowded(qtbot: QtBot, roles: int, width: int = 932, height: int = 480) -> MatrixView:
    """A matrix of the size it has in a window of 1280 x 720, on that many roles."""
    document = small()
    scenario = document.scenarios[0]
    more = tuple(Role(f"r{n}", f"Regional Content Manager {n}") for n in range(roles - len(scenario.roles)))
    scenario = dataclasses.replace(scenario, roles=scenario.roles + more)
    view = MatrixView(make_context(dataclasses.replace(document, scenarios=(scenario,))))
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    view.setFocus()
    return view


def titles(view: MatrixView) -> RoleHeader:
    header = view.table.horizontalHeader()
    assert isinstance(header, RoleHeader)
    return header


def in_sight(view: MatrixView) -> int:
    """How many roles' columns are whole in sight."""
    header, width = titles(view), view.table.viewport().width()
    columns = range(FIRST_ROLE, view.model.columnCount())
    return sum(header.sectionViewportPosition(n) + header.sectionSize(n) <= width for n in columns)


def test_forty_roles_show_twelve_columns_at_1280_and_more_without_the_numbers(qtbot: QtBot) -> None:
    view = crowded(qtbot, 40)
    assert in_sight(view) >= 12
    assert titles(view).is_turned(FIRST_ROLE)
    before = in_sight(view)
    view.table.numbers.toggle_all()
    QApplication.processEvents()
    assert in_sight(view) >= before + 2
    assert view.table.columnWidth(FIRST_ROLE) >= LEAST_ROLE


def test_titles_are_upright_while_there_is_room_and_the_numbers_give_way_first(qtbot: QtBot) -> None:
    view = crowded(qtbot, 3)
    assert not titles(view).is_turned(IMPORTANCE)
    between = crowded(qtbot, 6)
    assert titles(between).is_turned(LEADS)
    assert not titles(between).is_turned(FIRST_ROLE)
    assert between.table.columnWidth(FIRST_ROLE) >= LEAST_UPRIGHT
    many = crowded(qtbot, 12)
    assert titles(many).is_turned(FIRST_ROLE)
    assert many.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("height", [200, 300, 480])
def test_turned_titles_leave_the_rows_their_room(qtbot: QtBot, height: int) -> None:
    view = crowded(qtbot, 40, height=height)
    QApplication.processEvents()
    assert titles(view).height() <= max(height * 0.4, 90)


def test_a_title_that_has_room_is_whole_when_it_is_turned(qtbot: QtBot) -> None:
    view = crowded(qtbot, 40)
    lines = titles(view)._title(FIRST_ROLE + 3, marked=True)
    assert " ".join(lines) == "Regional Content Manager 0"


def test_a_tall_window_shows_long_titles_whole(qtbot: QtBot) -> None:
    long = "Deputy Director of Social Strategy in Asia-Pacific"
    view = crowded(qtbot, 40, 932, 1200)
    role = view.model.role_at(FIRST_ROLE)
    assert role is not None
    session = view._session
    for height, whole in ((480, False), (1200, True)):
        view.resize(932, height)
        session.perform(SetRole(session.scenario.id, role.id, "title", f"{long} {height}"))
        QApplication.processEvents()
        assert (" ".join(titles(view)._title(FIRST_ROLE, marked=True)) == f"{long} {height}") == whole


def test_a_narrow_cell_says_the_same_in_short(qtbot: QtBot) -> None:
    view = crowded(qtbot, 40)
    short = view.table._delegate._short
    row = view.model.row_of("ads") or 0
    assert short(view.model.rows[row], view.model.column_of("marketer") or 0) == "L 3"
    assert short(view.model.rows[row], view.model.column_of("engineer") or 0) == ""
    assert short(view.model.rows[row], LEADS) == "2"
    assert short(view.model.rows[row], IMPORTANCE) == "4"
    graph = view.model.rows[view.model.row_of("graph") or 0]
    assert short(graph, view.model.column_of("engineer") or 0) == "S 2"


def test_numbers_fold_by_key_and_unfold(view: MatrixView, qtbot: QtBot) -> None:
    go(view, "apis", IMPORTANCE)
    with qtbot.waitSignal(view.table.numbers.changed):
        press(view, Qt.Key.Key_I, held_down=CONTROL_SHIFT)
    assert view.folded_columns == set(NAMES.values())
    assert all(map(view.table.isColumnHidden, NAMES))
    assert view.table.currentIndex().column() == FIRST_ROLE
    press(view, Qt.Key.Key_I, held_down=CONTROL_SHIFT)
    assert not any(map(view.table.isColumnHidden, NAMES))


def test_each_folds_by_menu_and_stays_so_when_the_rows_change(view: MatrixView) -> None:
    submenu = next(each for each in cell_menu(view.table).findChildren(QMenu) if each.title() == "Columns of numbers")
    entry = next(each for each in submenu.actions() if each.text() == "Leads")
    assert entry.isChecked()
    entry.trigger()
    assert view.folded_columns == {"leads"}
    view.show_filter("no_lead")
    view.show_filter("all")
    assert view.table.isColumnHidden(LEADS)
    assert not view.table.isColumnHidden(NEEDED)


def test_keys_jump_over_what_is_folded(view: MatrixView) -> None:
    view.set_folded_columns(frozenset(NAMES.values()))
    go(view, "apis", "planner")
    press(view, Qt.Key.Key_Left, held_down=Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_Left, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Left, held_down=Qt.KeyboardModifier.ControlModifier)
    assert view.table.currentIndex().column() == FIRST_ROLE


def test_names_it_does_not_know_are_ignored(view: MatrixView) -> None:
    view.set_folded_columns(frozenset({"leads", "colour"}))
    assert view.folded_columns == {"leads"}
