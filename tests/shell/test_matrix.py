"""The matrix in the window: its keys against those of the menus, the selection it shares, and where the keys are."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.shell.test_window import nameless
from tests.support.matrices import cell, go
from workbench.shell.application import Workbench
from workbench.widgets.matrix import MatrixView

CONTROL = Qt.KeyboardModifier.ControlModifier
ENGINEER, PRODUCT = "social-engineer", "social-product-strategist"


@pytest.fixture
def view(opened: Workbench, qtbot: QtBot) -> MatrixView:
    """The matrix on show, in a window in front."""
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    opened.actions["show_matrix"].trigger()
    return cast(MatrixView, opened.window.views.on_show)


def test_the_keys_are_in_the_table_and_everything_has_a_name(opened: Workbench, view: MatrixView) -> None:
    assert QApplication.focusWidget() is view.table
    assert opened.window.message.folded
    assert nameless(opened.window) == []


def test_control_d_fills_down_in_the_matrix_and_duplicates_a_role_elsewhere(
    opened: Workbench, view: MatrixView
) -> None:
    roles = len(opened.session.scenario.roles)
    go(view, "product-design", ENGINEER)
    QTest.keyClick(view.table, Qt.Key.Key_L)
    go(view, "social-design", ENGINEER)
    QTest.keyClick(view.table, Qt.Key.Key_D, CONTROL)
    assert cell(opened.session, ENGINEER, "social-design") == cell(opened.session, ENGINEER, "product-design")
    assert len(opened.session.scenario.roles) == roles
    opened.window.library.focus_search()
    QTest.keyClick(opened.window.library.search, Qt.Key.Key_D, CONTROL)
    assert len(opened.session.scenario.roles) == roles + 1


def test_entries_of_the_edit_menu_act_on_the_cells(opened: Workbench, view: MatrixView, qtbot: QtBot) -> None:
    go(view, "social-apis", PRODUCT)
    opened.actions["copy"].trigger()
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "L4\n")
    go(view, "social-apis", "social-marketing-strategist")
    opened.actions["paste"].trigger()
    qtbot.waitUntil(lambda: cell(opened.session, "social-marketing-strategist", "social-apis") == ("lead", 4))
    opened.actions["delete"].trigger()
    qtbot.waitUntil(lambda: cell(opened.session, "social-marketing-strategist", "social-apis") is None)


def test_what_is_picked_in_the_library_comes_into_sight(opened: Workbench, view: MatrixView) -> None:
    library = opened.window.library.view
    library.setFocus()
    library.setCurrentIndex(opened.window.library.model.place("social-strategy"))
    assert opened.selection.subjects == ("skill:social-strategy",)
    current = view.table.currentIndex()
    assert current.row() == view.model.row_of("social-strategy")
    assert view.table.viewport().rect().contains(view.table.visualRect(current))
    assert not view.table.hasFocus()


def test_what_is_picked_on_the_board_is_where_the_keys_are(opened: Workbench, qtbot: QtBot) -> None:
    opened.selection.pick("skill:social-apis", f"role:{PRODUCT}")
    opened.actions["show_matrix"].trigger()
    view = cast(MatrixView, opened.window.views.on_show)
    current = view.table.currentIndex()
    assert (current.row(), current.column()) == (view.model.row_of("social-apis"), view.model.column_of(PRODUCT))
    assert opened.selection.subjects == ("skill:social-apis", f"role:{PRODUCT}")


def test_what_is_picked_in_the_matrix_stays_picked_on_the_board(opened: Workbench, view: MatrixView) -> None:
    go(view, "social-apis", PRODUCT)
    assert opened.selection.subjects == ("skill:social-apis", f"role:{PRODUCT}")
    opened.actions["show_board"].trigger()
    assert opened.selection.subjects == ("skill:social-apis", f"role:{PRODUCT}")


def test_another_map_is_opened_with_the_keys_in_the_matrix(opened: Workbench, view: MatrixView) -> None:
    opened.documents.new_from("social-leadership")
    assert opened.window.views.on_show is view
    assert QApplication.focusWidget() is view.table
    assert view.table.currentIndex().row() == 1


def test_a_block_that_does_not_fit_is_refused_at_the_foot(opened: Workbench, view: MatrixView) -> None:
    QApplication.clipboard().setText("Skill\tOwner\nSocial APIs\tBen")
    go(view, "social-apis", PRODUCT)
    QTest.keyClick(view.table, Qt.Key.Key_V, CONTROL)
    assert "is no cell of the matrix" in opened.window.notice.text


def test_the_menu_zooms_the_matrix_and_leaves_the_board(opened: Workbench, view: MatrixView) -> None:
    board = opened.window.board.zoom
    opened.actions["zoom_in"].trigger()
    opened.actions["zoom_in"].trigger()
    assert view.zoom == pytest.approx(1.2)
    assert opened.window._zoom.text() == "120\xa0%"
    opened.actions["zoom_out"].trigger()
    assert opened.window._zoom.text() == "110\xa0%"
    opened.actions["show_board"].trigger()
    assert opened.window.board.zoom == board
    opened.actions["show_matrix"].trigger()
    assert opened.window._zoom.text() == "110\xa0%"
    opened.actions["zoom_reset"].trigger()
    assert view.zoom == 1


def test_the_columns_of_numbers_fold_by_the_menu_which_says_where_there_are_some(opened: Workbench) -> None:
    views = opened.window.views
    views.show_view("board")
    opened.actions["fold_numbers"].trigger()
    assert opened.window.notice.text == "Columns of numbers fold in the matrix: View, Matrix shows it."
    views.show_view("matrix")
    assert views.on_show.folded_columns == frozenset()
    opened.actions["fold_numbers"].trigger()
    assert views.on_show.folded_columns == frozenset({"importance", "level_needed", "leads"})
    opened.actions["fold_numbers"].trigger()
    assert views.on_show.folded_columns == frozenset()
