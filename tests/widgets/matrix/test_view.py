"""The matrix as a view: what it shows, what the mouse does, and how it shares what is picked with the others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetrics, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.support.matrices import cell, go, here, pick, press, small
from tests.support.panels import make_context, unnamed
from workbench.application.edits.cells import SetCells
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.skills import DeleteSkills
from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.files.templates import load
from workbench.qt.context import Context
from workbench.qt.matrix_rows import BY_NAME, FIRST_ROLE, IMPORTANCE, LEADS, Order, RowGroup
from workbench.qt.session import Session
from workbench.qt.theme import font
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.matrix import MatrixView, delegate
from workbench.widgets.matrix.menus import cell_menu
from workbench.widgets.parts.scale import LARGEST

LEFT = Qt.MouseButton.LeftButton


def click_cell(view: MatrixView, row: int, column: int, *, double: bool = False) -> None:
    place = view.table.visualRect(view.model.index(row, column)).center()
    (QTest.mouseDClick if double else QTest.mouseClick)(view.table.viewport(), LEFT, pos=place)


def click_title(view: MatrixView, column: int) -> None:
    header = view.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=place)


def click_name(view: MatrixView, row: int) -> None:
    header = view.table.verticalHeader()
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(30, header.sectionViewportPosition(row) + 10))


def entries(menu: QMenu) -> dict[str, QAction]:
    """The entries of a menu and of those in it, by their texts."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        under = action.menu()
        if isinstance(under, QMenu):
            found |= {f"{action.text()}/{text}": each for text, each in entries(under).items()}
        elif action.text():
            found[action.text()] = action
    return found


def test_every_part_has_a_name(view: MatrixView):
    assert view.objectName() == "matrix"
    assert unnamed(view) == []


def test_it_is_one_of_the_views(context: Context, qtbot: QtBot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = VIEW_SPECS["matrix"].make(context, parent)
    assert isinstance(made, MatrixView)


def test_screen_readers_find_rows_columns_and_cells(view: MatrixView):
    interface = QAccessible.queryAccessibleInterface(view.table)
    said = [interface.child(each).text(QAccessible.Text.Name) for each in range(interface.childCount())]
    assert "Apis, Engineer: lead, level 4" in said
    assert any(each.startswith("Apis, technology, importance 5, led by Engineer") for each in said)
    assert any(each.startswith("Engineer, Director, 1 lead, 1 support") for each in said)
    assert interface.text(QAccessible.Text.Name) == "Skills and roles"


def test_an_edit_paints_its_cell_and_the_leads_beside_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    painted: list[tuple[int, int]] = []
    paint = delegate.CellDelegate.paint

    def watched(self, painter, option, index) -> None:
        painted.append((index.row(), index.column()))
        paint(self, painter, option, index)

    monkeypatch.setattr(delegate.CellDelegate, "paint", watched)
    view = MatrixView(make_context(small()))
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    go(view, "apis", "planner")
    qtbot.waitUntil(lambda: len(set(painted)) == 6 * 6)
    QApplication.processEvents()
    painted.clear()
    press(view, Qt.Key.Key_S)
    QApplication.processEvents()
    place = view.table.currentIndex()
    assert set(painted) == {(place.row(), place.column()), (place.row(), LEADS)}


def test_what_is_far_away_is_not_looked_up(qtbot: QtBot):
    roles = tuple(Role(f"r{n}", f"Role {n}") for n in range(500))
    document = CapabilityMap(
        "Wide", skills=small().skills, scenarios=(Scenario("s", "S", model="holistic", departments=(), roles=roles),)
    )
    view = MatrixView(make_context(document))
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.grab()
    assert sum(each is not None for each in view.model._by_skill) < 20


def test_picking_a_cell_picks_its_skill_and_role(view: MatrixView, context: Context):
    click_cell(view, 1, FIRST_ROLE)
    assert context.selection.subjects == ("skill:apis", "role:engineer")
    press(view, Qt.Key.Key_Right)
    assert context.selection.subjects == ("skill:apis", "role:marketer")
    press(view, Qt.Key.Key_Home)
    assert context.selection.subjects == ("skill:apis",)


def test_a_click_on_the_same_cell_picks_it_again(view: MatrixView, context: Context):
    click_cell(view, 1, FIRST_ROLE)
    context.selection.pick("department:gone")
    click_cell(view, 1, FIRST_ROLE)
    assert context.selection.subjects == ("skill:apis", "role:engineer")
    context.selection.pick("department:gone")
    view.table.clearFocus()
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert context.selection.subjects == ("skill:apis", "role:engineer")


def test_a_right_click_on_a_header_is_about_its_column_or_row(view: MatrixView):
    go(view, "apis", "engineer")
    asked: list[QPoint] = []
    view.table.menu_requested.disconnect()
    view.table.menu_requested.connect(asked.append)
    titles, skills = view.table.horizontalHeader(), view.table.verticalHeader()
    titles.customContextMenuRequested.emit(QPoint(titles.sectionViewportPosition(FIRST_ROLE + 2) + 4, 4))
    assert here(view) == ("Apis", FIRST_ROLE + 2)
    skills.customContextMenuRequested.emit(QPoint(4, skills.sectionViewportPosition(4) + 4))
    assert here(view) == ("Ads", FIRST_ROLE + 2)
    assert len(asked) == 2


def test_a_title_picks_its_role_and_a_name_its_skill(view: MatrixView, context: Context):
    click_title(view, FIRST_ROLE + 1)
    assert context.selection.subjects == ("role:marketer",)
    assert view.table.picked().in_roles == tuple((row, FIRST_ROLE + 1) for row in (1, 2, 4, 5))
    assert here(view) == ("Apis", FIRST_ROLE + 1)
    assert entries(cell_menu(view.table))["Clear"].isEnabled()
    click_name(view, 2)
    assert context.selection.subjects == ("skill:graph",)
    assert view.table.picked().in_roles == tuple((2, FIRST_ROLE + column) for column in range(3))


def test_a_right_click_on_what_is_picked_whole_keeps_it_picked(view: MatrixView):
    click_title(view, FIRST_ROLE + 1)
    titles = view.table.horizontalHeader()
    titles.customContextMenuRequested.emit(QPoint(titles.sectionViewportPosition(FIRST_ROLE + 1) + 4, 4))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(view.table.picked().cells) == 4
    menu.close()


def test_what_is_picked_elsewhere_comes_into_sight_and_stays_picked(view: MatrixView, context: Context):
    view.model.fold_all(True)
    view.table.clearFocus()
    context.selection.pick("skill:graph", "role:planner")
    assert context.selection.subjects == ("skill:graph", "role:planner")
    assert not view.table.hasFocus()
    view.reveal("skill:graph")
    assert here(view) == ("Graph", FIRST_ROLE + 2)
    assert view.table.hasFocus()
    view.reveal("role:engineer")
    assert here(view) == ("Graph", FIRST_ROLE)
    assert context.selection.subjects == ("skill:graph", "role:planner")


def test_a_skill_that_the_filter_hides_is_revealed(view: MatrixView):
    view.show_filter("no_lead")
    assert [row.name for row in view.model.rows] == ["Reach", "Chat"]
    view.reveal("skill:apis")
    assert here(view)[0] == "Apis"
    assert view._pills.buttons["all"].isChecked()


def test_what_is_not_there_is_not_revealed(view: MatrixView):
    go(view, "ads", "planner")
    for subject in ("skill:gone", "role:gone", "department:gone", "scenario:s"):
        view.reveal(subject)
    assert here(view) == ("Ads", FIRST_ROLE + 2)


def test_columns_stay_where_they_are_under_a_filter(qtbot: QtBot):
    view = MatrixView(make_context(load("before-and-after")))
    qtbot.addWidget(view)
    view.resize(1400, 700)
    view.show()
    before = view.table.verticalHeader().width()
    view.show_filter("no_lead")
    view.table.fit()
    assert view.model.rowCount() == 2
    assert view.table.verticalHeader().width() == before


def test_pills_filter_and_count(view: MatrixView, session: Session):
    pills = view._pills.buttons
    assert [each.text() for each in pills.values() if each.isVisible()] == ["All", "No lead 1", "2 leads 1"]
    pills["two_leads"].click()
    assert [row.name for row in view.model.rows] == ["Reach", "Ads"]
    session.perform(SetCells(session.scenario.id, (("planner", "ads", None),)))
    pills["two_leads"].click()
    assert view._note.isVisible()
    assert view._note.text() == "No skill has two leads."
    pills["all"].click()
    assert view.table.isVisible()


def test_numbers_and_names_sort_by_a_click(view: MatrixView):
    click_title(view, IMPORTANCE)
    assert view.model.order == Order(IMPORTANCE, True)
    click_title(view, IMPORTANCE)
    assert view.model.order == Order(IMPORTANCE, False)
    click_title(view, IMPORTANCE)
    assert view.model.order is None
    view.table._corner.click()
    assert view.model.order == Order(BY_NAME, False)
    assert view.table._corner.text() == "Skill ↑"
    view._grouped.click()
    assert [row.name for row in view.model.rows] == ["Ads", "Apis", "Chat", "Graph"]


def test_the_keys_stay_on_their_cell_when_rows_are_sorted(view: MatrixView):
    go(view, "chat", "planner")
    view.table.sort(BY_NAME)
    assert here(view) == ("Chat", FIRST_ROLE + 2)
    view._grouped.click()
    assert here(view) == ("Chat", FIRST_ROLE + 2)


def test_the_keys_go_to_the_group_that_is_folded_over_them(view: MatrixView):
    go(view, "graph", "planner")
    view.model.fold_all(True)
    assert here(view) == ("Platform", FIRST_ROLE + 2)
    view.model.fold_all(False)
    assert here(view) == ("Platform", FIRST_ROLE + 2)
    view.table.go_to(3, FIRST_ROLE)
    view.model.fold_all(True)
    assert here(view) == ("Reach", FIRST_ROLE)


def test_groups_fold_by_a_click_on_name_or_row(view: MatrixView):
    click_name(view, 0)
    assert view.model.rowCount() == 4
    click_name(view, 0)
    assert view.model.rowCount() == 6
    click_cell(view, 0, FIRST_ROLE)
    group = view.model.rows[0]
    assert isinstance(group, RowGroup)
    assert group.folded


def test_the_keys_come_to_rest_near_what_was_deleted(view: MatrixView, session: Session):
    go(view, "graph", "planner")
    session.perform(DeleteSkills(("graph",)))
    assert here(view) == ("Reach", FIRST_ROLE + 2)
    session.perform(DeleteRoles(session.scenario.id, ("planner",)))
    assert here(view) == ("Reach", FIRST_ROLE + 1)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert view.model.rowCount() == 6


def test_another_map_begins_at_the_top(view: MatrixView, session: Session):
    go(view, "chat", "planner")
    session.load(load("social-leadership"))
    assert view.table.currentIndex().row() == 1
    assert view.table.currentIndex().column() == FIRST_ROLE


def test_the_menu_does_what_the_keys_do(view: MatrixView, session: Session):
    go(view, "apis", "planner")
    entries(cell_menu(view.table))["Supports"].trigger()
    assert cell(session, "planner", "apis") == ("support", 4)
    entries(cell_menu(view.table))["Level/2 working"].trigger()
    assert cell(session, "planner", "apis") == ("support", 2)
    shown = entries(cell_menu(view.table))
    assert shown["Supports"].isChecked()
    assert shown["Level/2 working"].isChecked()
    assert not shown["Leads"].isChecked()
    shown["Copy"].trigger()
    go(view, "graph", "marketer")
    entries(cell_menu(view.table))["Paste"].trigger()
    assert cell(session, "marketer", "graph") == ("support", 2)
    pick(view, 1, FIRST_ROLE, 2, FIRST_ROLE)
    entries(cell_menu(view.table))["Fill down"].trigger()
    assert cell(session, "engineer", "graph") == ("lead", 4)
    entries(cell_menu(view.table))["Cut"].trigger()
    entries(cell_menu(view.table))["Clear"].trigger()
    assert cell(session, "engineer", "apis") is None
    entries(cell_menu(view.table))["Sort by/Importance"].trigger()
    assert view.model.order == Order(IMPORTANCE, True)
    entries(cell_menu(view.table))["Sort by/Engineer"].trigger()
    assert view.model.order == Order("engineer", True)
    entries(cell_menu(view.table))["Sort by/The order of the map"].trigger()
    assert view.model.order is None
    entries(cell_menu(view.table))["Fold all groups"].trigger()
    assert view.model.rowCount() == 2
    view.table.go_to(0, FIRST_ROLE)
    entries(cell_menu(view.table))["Unfold"].trigger()
    assert view.model.rowCount() == 4
    entries(cell_menu(view.table))["Unfold all groups"].trigger()
    assert view.model.rowCount() == 6


def test_the_menu_opens_by_keyboard(view: MatrixView):
    go(view, "apis", "planner")
    press(view, Qt.Key.Key_F10, held_down=Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "Cells"
    menu.close()


def test_role_and_skill_are_opened_in_the_inspector(view: MatrixView):
    asked: list[str] = []
    view.edit_requested.connect(asked.append)
    go(view, "apis", "planner")
    press(view, Qt.Key.Key_F2)
    go(view, "apis", IMPORTANCE)
    press(view, Qt.Key.Key_F2)
    go(view, "apis", "planner")
    entries(cell_menu(view.table))["Edit Apis…"].trigger()
    view.table._roles.sectionDoubleClicked.emit(FIRST_ROLE)
    view.table._skills.sectionDoubleClicked.emit(4)
    assert asked == ["role:planner", "skill:apis", "skill:apis", "role:engineer", "skill:ads"]


def test_pointing_at_cell_name_and_title_tells_what_is_open(view: MatrixView):
    row = view.model.row_of("ads")
    assert row is not None
    table, skills, titles = view.table, view.table.verticalHeader(), view.table.horizontalHeader()
    beside = QPoint(30, skills.sectionViewportPosition(row) + 8)
    above = QPoint(titles.sectionViewportPosition(FIRST_ROLE) + 8, 8)
    for widget, place, said in (
        (table.viewport(), table.visualRect(view.model.index(row, FIRST_ROLE + 1)).center(), "has 2 leads"),
        (skills.viewport(), beside, "has 2 leads"),
        (titles.viewport(), above, "1 lead · 1 support"),
    ):
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
        assert said in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_corner_of_headers_and_the_columns_are_where_they_belong(view: MatrixView, context: Context, theme: str):
    context.theme.choose(theme)
    try:
        table = view.table
        corner, skills = table._corner.geometry(), table.verticalHeader()
        assert corner.size().width() == skills.width()
        assert corner.size().height() == table.horizontalHeader().height()
        assert table.viewport().x() == skills.width() + table.frameWidth()
    finally:
        context.theme.choose("light")


def test_an_empty_map_says_how_to_begin(qtbot: QtBot):
    context = make_context(load("blank"))
    view = MatrixView(context)
    qtbot.addWidget(view)
    view.show()
    assert view._note.isVisible()
    assert "no skills" in view._note.text()
    without_roles = CapabilityMap("Map", skills=small().skills, scenarios=(Scenario("s", "S", model="holistic"),))
    context.session.load(without_roles)
    assert "no roles" in view._note.text()
    context.session.load(small())
    assert view.table.isVisible()


def test_zoom_makes_rows_columns_and_letters_larger(view: MatrixView, qtbot: QtBot):
    view.resize(1200, 500)
    QApplication.processEvents()
    table = view.table
    go(view, "chat", "planner")
    before = table.rowHeight(1), table.columnWidth(IMPORTANCE), table.columnWidth(FIRST_ROLE)
    titles, names = table.horizontalHeader().height(), table.verticalHeader().width()
    with qtbot.waitSignal(view.zoomed, check_params_cb=lambda factor: factor == 1.5):
        view.set_zoom(1.5)
    QApplication.processEvents()
    after = table.visualRect(table.currentIndex())
    assert table.rowHeight(table.currentIndex().row()) == 39
    assert table.columnWidth(IMPORTANCE) == 117
    assert 138 <= table.columnWidth(FIRST_ROLE) <= 210
    assert table.horizontalHeader().height() > titles
    assert table.verticalHeader().width() > names
    assert table._corner.size() == QSize(table.verticalHeader().width(), table.horizontalHeader().height())
    assert table._corner.fontMetrics().height() > QFontMetrics(font(12)).height()
    assert table.itemDelegate()._bold.pixelSize() == 18  # type: ignore[attr-defined]
    assert table.viewport().rect().contains(after)
    assert here(view) == ("Chat", FIRST_ROLE + 2)
    view.set_zoom(9)
    assert view.zoom == LARGEST
    view.set_zoom(0)
    assert (table.rowHeight(1), table.columnWidth(IMPORTANCE)) == (16, 47)
    view.set_zoom(1)
    assert (table.rowHeight(1), table.columnWidth(IMPORTANCE), table.columnWidth(FIRST_ROLE)) == before


def test_ctrl_and_the_wheel_zoom_and_the_wheel_alone_scrolls(view: MatrixView):
    view.resize(420, 200)
    QApplication.processEvents()
    viewport, bar = view.table.viewport(), view.table.verticalScrollBar()
    place, none, phase = QPointF(50, 50), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        scrolled = bar.value()
        there = viewport.mapToGlobal(place)
        turned = QWheelEvent(place, there, QPoint(), QPoint(0, -120), none, keys, phase, False)
        QApplication.sendEvent(viewport, turned)
        if keys == Qt.KeyboardModifier.NoModifier:
            assert bar.value() > scrolled
            assert view.zoom == 1
    assert view.zoom == pytest.approx(1 / 1.1)


def test_room_that_comes_shows_what_was_scrolled_out_at_the_left(view: MatrixView):
    view.resize(420, 500)
    QApplication.processEvents()
    go(view, "apis", "planner")
    bar = view.table.horizontalScrollBar()
    scrolled = bar.value()
    assert scrolled > 0
    view.resize(470, 500)
    QApplication.processEvents()
    assert bar.value() < scrolled
    assert view.table.viewport().rect().contains(view.table.visualRect(view.table.currentIndex()))
    view.resize(900, 500)
    QApplication.processEvents()
    assert bar.value() == 0


def test_the_table_is_as_high_as_its_rows(view: MatrixView):
    view.resize(900, 900)
    QApplication.processEvents()
    table = view.table
    assert table.height() < 300
    assert table.verticalScrollBar().maximum() == 0
    assert table.visualRect(view.model.index(5, 0)).bottom() <= table.viewport().height()
