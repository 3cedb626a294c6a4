"""The find bar above board, matrix and organisation picture: opened, narrowed, stepped through, closed."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.panels import unnamed
from workbench.application.edits.roles import SetRole
from workbench.files.templates import load
from workbench.presentation.role_filters import RoleCriteria
from workbench.shell.application import Workbench
from workbench.shell.view_stack import BOARD, COMPARE
from workbench.widgets.matrix import MatrixView
from workbench.widgets.organisation import OrganisationView
from workbench.widgets.skill_table import SkillTableView

SEARCHED = (BOARD, "matrix", "organisation")
ENGINEER = "social-engineer"
SHIFT = Qt.KeyboardModifier.ShiftModifier


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


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, held)


def open_in(bench: Workbench, view: str, words: str = "") -> None:
    """Show a view, open its find bar by key and type."""
    bench.actions[f"show_{view}"].trigger()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focus() is bench.window.find_bar.field
    QTest.keyClicks(focus(), words)


def picked(bench: Workbench) -> tuple[str, ...]:
    return bench.selection.ids("role")


@pytest.mark.parametrize("view", SEARCHED)
def test_the_bar_opens_counts_and_names_its_controls(opened: Workbench, view: str) -> None:
    bar = opened.window.find_bar
    assert bar.isHidden()
    open_in(opened, view, "engineer")
    assert bar.isVisible()
    assert opened.context.role_search.criteria == RoleCriteria("engineer")
    matches = opened.context.role_search.matches
    assert matches is not None
    assert bar.count.text() == f"{len(matches.roles)} of {len(opened.session.scenario.roles)} roles"
    assert ENGINEER in matches.roles
    assert unnamed(bar) == []


@pytest.mark.parametrize("view", SEARCHED)
def test_esc_closes_clears_and_gives_the_focus_back(opened: Workbench, view: str) -> None:
    opened.actions[f"show_{view}"].trigger()
    before = focus()
    open_in(opened, view, "engineer")
    press(Qt.Key.Key_Escape)
    assert opened.window.find_bar.isHidden()
    assert opened.context.role_search.matches is None
    assert focus() is before
    open_in(opened, view)
    assert opened.window.find_bar.field.text() == ""


@pytest.mark.parametrize("view", SEARCHED)
def test_enter_and_f3_go_round_the_matches_both_ways(opened: Workbench, view: str) -> None:
    open_in(opened, view, "social")
    matches = opened.context.role_search.matches
    assert matches is not None
    order = [role for role in opened.window.views.on_show.roles_in_order() if role in matches.roles]
    assert len(order) > 2
    opened.selection.pick()
    for expected in (*order, order[0]):
        press(Qt.Key.Key_Return)
        assert picked(opened) == (expected,)
        assert focus() is opened.window.find_bar.field
    press(Qt.Key.Key_Return, SHIFT)
    assert picked(opened) == (order[-1],)
    press(Qt.Key.Key_F3)
    assert picked(opened) == (order[0],)
    press(Qt.Key.Key_F3, SHIFT)
    assert picked(opened) == (order[-1],)


@pytest.mark.parametrize("view", SEARCHED)
def test_down_and_esc_go_to_the_match_that_is_picked(opened: Workbench, view: str) -> None:
    open_in(opened, view, "engineer")
    for leave in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
        opened.window.find_bar.take_focus()
        press(Qt.Key.Key_Return)
        press(leave)
        shown = opened.window.views.on_show
        assert shown is focus() or shown.isAncestorOf(focus())
        assert ENGINEER in picked(opened)


def test_f3_from_a_card_takes_the_keys_to_the_next(opened: Workbench) -> None:
    open_in(opened, BOARD, "social")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    first = picked(opened)
    press(Qt.Key.Key_F3)
    assert picked(opened) != first
    card = opened.window.board.card(picked(opened)[0])
    assert card is focus() or card.isAncestorOf(focus())


def test_f3_without_a_search_opens_the_bar(opened: Workbench) -> None:
    opened.actions["find_next"].trigger()
    assert focus() is opened.window.find_bar.field


def test_esc_on_the_board_closes_the_bar_too(opened: Workbench) -> None:
    open_in(opened, BOARD, "engineer")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert opened.window.find_bar.isHidden()


def test_nothing_found_is_a_sentence_with_a_way_out(opened: Workbench) -> None:
    bar = opened.window.find_bar
    open_in(opened, BOARD, "zebra")
    assert bar.note.text() == "Nothing is called “zebra”."
    assert bar.note.isVisible()
    assert not bar.next.isVisible()
    before = picked(opened)
    press(Qt.Key.Key_Return)
    assert picked(opened) == before
    bar.clear_link.click()
    assert not bar.note.isVisible()
    assert opened.context.role_search.matches is None
    assert focus() is bar.field


def test_filters_are_chosen_in_the_bar_and_survive_an_edit(opened: Workbench) -> None:
    bar, session = opened.window.find_bar, opened.session
    open_in(opened, BOARD)
    bar.holder.setCurrentIndex(bar.holder.findData("held"))
    bar.holder.activated.emit(bar.holder.currentIndex())
    assert bar.count.text().startswith("0 of")
    assert bar.note.text() == "No role passes these filters."
    session.perform(SetRole(session.scenario.id, ENGINEER, "holder", "Ada"))
    assert bar.count.text().startswith("1 of")
    assert not opened.window.board.veil.faded(ENGINEER)
    session.undo_stack.undo()
    assert bar.count.text().startswith("0 of")
    assert opened.window.board.veil.faded(ENGINEER)


def test_departments_are_offered_as_they_are_now(opened: Workbench) -> None:
    bar, index = opened.window.find_bar, opened.session.index
    open_in(opened, BOARD)
    offered = [bar.department.itemData(row) for row in range(bar.department.count())]
    assert offered == [None, *index.departments, ""]


def test_another_map_closes_the_bar(opened: Workbench) -> None:
    open_in(opened, BOARD, "engineer")
    opened.document_file.new(load("blank"))
    assert opened.window.find_bar.isHidden()
    assert opened.context.role_search.matches is None
    assert opened.window.board.veil.isHidden()


def test_the_search_goes_along_from_view_to_view_and_rests_in_compare(opened: Workbench) -> None:
    bar = opened.window.find_bar
    open_in(opened, BOARD, "engineer")
    opened.actions[f"show_{COMPARE}"].trigger()
    assert bar.isHidden()
    opened.actions["show_matrix"].trigger()
    assert bar.isVisible()
    matrix = cast(MatrixView, opened.window.views.on_show)
    assert [role.id for role in matrix.model.roles] == [ENGINEER]
    opened.actions["show_organisation"].trigger()
    canvas = cast(OrganisationView, opened.window.views.on_show).canvas
    assert not canvas.fade.faded(ENGINEER)
    assert canvas.fade.faded("social-product-strategist")


@pytest.mark.parametrize("view", [*SEARCHED, COMPARE])
def test_find_in_the_skills_and_in_compare_seeks_a_skill(opened: Workbench, view: str) -> None:
    opened.actions[f"show_{view}"].trigger()
    if view in SEARCHED:
        opened.window.set_left(True)
        opened.window.library.view.take_focus()
    opened.actions["find"].trigger()
    assert focus() is opened.window.library.search
    assert opened.window.find_bar.isHidden()


def test_f6_stops_at_the_open_bar(opened: Workbench) -> None:
    open_in(opened, BOARD, "engineer")
    assert opened.window.find_bar in opened.window.panels()


def test_the_first_match_comes_into_sight_when_typing_rests(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.resize(1000, 600)
    open_in(opened, BOARD)
    board = opened.window.board
    last = board.roles_in_order()[-1]
    QTest.keyClicks(focus(), opened.session.index.titles[last])
    qtbot.waitUntil(lambda: not board.card(last).visibleRegion().isEmpty())


def test_the_matrix_hides_what_does_not_match_and_uncovers_what_is_revealed(opened: Workbench) -> None:
    open_in(opened, "matrix", "engineer")
    matrix = cast(MatrixView, opened.window.views.on_show)
    strategist, shown = "social-product-strategist", list(opened.session.scenario.roles)
    assert matrix.roles_in_order() == [ENGINEER]
    opened.selection.reveal(f"role:{strategist}")
    assert [role.id for role in matrix.model.roles] == [role.id for role in shown]
    assert matrix.table.currentIndex().column() == matrix.model.column_of(strategist)
    assert opened.window.find_bar.isVisible()
    assert opened.window.find_bar.field.text() == ""


def test_a_column_stays_while_it_is_edited_and_an_added_match_comes(opened: Workbench) -> None:
    session, strategist = opened.session, "social-product-strategist"
    session.perform(SetRole(session.scenario.id, ENGINEER, "holder", "Ada Lovelace"))
    open_in(opened, "matrix", "lovelace")
    matrix = cast(MatrixView, opened.window.views.on_show)
    session.perform(SetRole(session.scenario.id, ENGINEER, "holder", None))
    assert matrix.roles_in_order() == [ENGINEER]
    assert opened.window.find_bar.count.text().startswith("0 of")
    session.perform(SetRole(session.scenario.id, strategist, "holder", "Byron Lovelace"))
    assert set(matrix.roles_in_order()) == {ENGINEER, strategist}
    QTest.keyClicks(opened.window.find_bar.field, "s")
    assert matrix.roles_in_order() == []
    assert not matrix.table.isVisible()


def test_words_that_no_role_has_leave_the_rows_of_skills_called_so(opened: Workbench) -> None:
    open_in(opened, "matrix", "social apis")
    matrix = cast(MatrixView, opened.window.views.on_show)
    skills = [row.id for n, row in enumerate(matrix.model.rows) if matrix.model.skill_at(n) is row]
    assert skills == ["social-apis"]
    assert len(matrix.roles_in_order()) == len(opened.session.scenario.roles)
    assert opened.window.find_bar.count.text().startswith("1 skill, held by ")


def test_folded_columns_are_kept_for_the_next_start_and_for_a_matrix_yet_to_be_made(opened: Workbench) -> None:
    opened.window.views.fold_columns(frozenset({"leads"}))
    opened.actions["show_matrix"].trigger()
    matrix = cast(MatrixView, opened.window.views.on_show)
    assert matrix.folded_columns == {"leads"}
    matrix.table.numbers.toggle_all()
    matrix.table.numbers.toggle_all()
    opened.window_layout.keep()
    assert set(opened.preferences.layout().folded_columns) == {"importance", "level_needed", "leads"}


@pytest.mark.parametrize("width", [1000, 1280, 1440, 1900])
@pytest.mark.parametrize("view", SEARCHED)
def test_the_sentence_is_whole_and_the_bar_keeps_its_height(
    opened: Workbench, view: str, width: int, qtbot: QtBot
) -> None:
    bar = opened.window.find_bar
    opened.window.resize(width, 720)
    open_in(opened, view)
    qtbot.wait(50)
    assert bar.height() == bar.heightForWidth(bar.width())
    before = bar.height()
    for words in ("zebra", "engineer", ""):
        bar.field.setText(words)
        QApplication.processEvents()
        assert bar.height() == before
        if bar.note.isVisible():
            assert bar.note.lines(bar.note.width()) == [bar.note.text()]


def test_the_keys_are_where_they_were_after_a_search_that_found_nothing(opened: Workbench) -> None:
    opened.actions["show_matrix"].trigger()
    opened.selection.reveal(f"role:{ENGINEER}")
    matrix = cast(MatrixView, opened.window.views.on_show)
    open_in(opened, "matrix", "zebra")
    assert matrix.roles_in_order() == []
    press(Qt.Key.Key_Escape)
    assert matrix.table.currentIndex().column() == matrix.model.column_of(ENGINEER)


def test_find_in_a_table_is_its_own_search(opened: Workbench) -> None:
    opened.actions["show_skill_table"].trigger()
    opened.actions["find"].trigger()
    assert focus() is cast(SkillTableView, opened.window.views.on_show).panel.search
    opened.actions["show_organisation"].trigger()
    view = cast(OrganisationView, opened.window.views.on_show)
    view.show_parts(chart=True, table=True)
    view.list.table.setFocus()
    opened.actions["find"].trigger()
    assert focus() is view.list.search
    view.canvas.setFocus()
    opened.actions["find"].trigger()
    assert focus() is opened.window.find_bar.field
    opened.find_controller.close()
    view.show_parts(chart=False, table=True)
    opened.window.message.setFocus()
    opened.actions["find"].trigger()
    assert focus() is view.list.search
    assert opened.window.find_bar.isHidden()


def test_find_among_the_people_is_their_search(opened: Workbench) -> None:
    opened.actions["find_person"].trigger()
    opened.window.people.search.clearFocus()
    opened.window.people.setFocus()
    opened.actions["find"].trigger()
    assert focus() is opened.window.people.search


def test_a_view_comes_up_with_a_match_in_sight(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.resize(1000, 600)
    board = opened.window.board
    last = board.roles_in_order()[-1]
    open_in(opened, "matrix", opened.session.index.titles[last])
    opened.actions[f"show_{BOARD}"].trigger()
    qtbot.waitUntil(lambda: not board.card(last).visibleRegion().isEmpty())


def test_find_and_replace_is_a_menu_entry_that_opens_the_table_of_the_view_or_that_of_the_skills(
    opened: Workbench, qtbot: QtBot
) -> None:
    views = opened.window.views
    views.show_view("organisation")
    organisation = views.on_show
    assert isinstance(organisation, OrganisationView)
    organisation.show_parts(chart=True, table=False)
    opened.actions["replace"].trigger()
    assert focus() is organisation.list.find_bar.wanted
    views.show_view("board")
    opened.actions["replace"].trigger()
    skills = views.on_show
    assert isinstance(skills, SkillTableView)
    assert focus() is skills.panel.find_bar.wanted
