"""The table of the matrix: what is painted anew and in which colours, its mouse, and what stays where it was."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.matrices import go, here, pick, small
from tests.support.panels import make_context
from workbench.application.edits.cells import SetCells
from workbench.application.edits.roles import AddRole, SetRole
from workbench.application.edits.skills import SetSkill
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.qt.context import Context
from workbench.qt.matrix_rows import FIRST_ROLE, LEADS
from workbench.qt.session import Session
from workbench.qt.theme import BOLD, Colours
from workbench.widgets.matrix import MatrixView, headers
from workbench.widgets.matrix.delegate import MARK, PAD
from workbench.widgets.matrix.menus import cell_menu
from workbench.widgets.parts.text import text_width

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def at(view: MatrixView, row: int, column: int) -> QPoint:
    return view.table.visualRect(view.model.index(row, column)).center()


def colours_in(view: MatrixView, place: QModelIndex) -> set[str]:
    """Every colour of a cell, its frame left out."""
    table = view.table
    image = table.viewport().grab(table.visualRect(place).adjusted(3, 3, -3, -3)).toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def colours_of_name(view: MatrixView, row: int) -> set[str]:
    skills = view.table.verticalHeader()
    area = QRect(20, skills.sectionViewportPosition(row) + 2, skills.width() - 40, 20)
    image = skills.viewport().grab(area).toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_lead_stands_on_the_colour_of_its_side_and_a_support_does_not(
    view: MatrixView, context: Context, session: Session, theme: str
):
    context.theme.choose(theme)
    try:
        colours: Colours = context.theme.colours
        go(view, "chat", LEADS)
        lead, support = view.model.index(1, FIRST_ROLE), view.model.index(2, FIRST_ROLE)
        assert {colours.technology_soft, colours.technology} <= colours_in(view, lead)
        assert {colours.panel, colours.muted} <= colours_in(view, support)
        assert colours.product_soft not in colours_in(view, support)
        view.table.go_to(1, FIRST_ROLE)
        assert colours.text in colours_in(view, lead)
        assert colours.technology not in colours_in(view, lead)
        go(view, "chat", LEADS)
        assert colours.text in colours_of_name(view, 1)
        session.perform(SetSkill("apis", "in_scope", False))
        assert colours.technology_soft not in colours_in(view, lead)
        assert colours.muted in colours_in(view, lead)
        assert colours.text not in colours_of_name(view, 1)
    finally:
        context.theme.choose("light")


def test_open_points_paint_names_and_titles_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    painted: dict[Any, set[int]] = {headers.SkillHeader: set(), headers.RoleHeader: set()}
    for kind, sections in painted.items():

        def watched(self, painter, rect, section, *, paint=kind.paintSection, sections=sections) -> None:
            sections.add(section)
            paint(self, painter, rect, section)

        monkeypatch.setattr(kind, "paintSection", watched)
    context = make_context(small())
    session, view = context.session, MatrixView(context)
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: all(len(each) == 6 for each in painted.values()))
    QApplication.processEvents()
    for sections in painted.values():
        sections.clear()
    session.perform(SetCells(session.scenario.id, (("planner", "ads", None),)))
    QApplication.processEvents()
    assert painted[headers.SkillHeader] == {4}
    assert FIRST_ROLE + 2 in painted[headers.RoleHeader]


def test_a_line_break_in_a_name_is_a_space_on_screen(view: MatrixView, session: Session):
    skills = view.table.verticalHeader()

    def picture(name: str) -> QImage:
        session.perform(SetSkill("graph", "name", name))
        area = QRect(0, skills.sectionViewportPosition(2), skills.width(), skills.sectionSize(2))
        return skills.viewport().grab(area).toImage()

    assert picture("Graph\nof people") == picture("Graph of people")


def test_a_sign_beside_a_title_stands_clear_of_its_letters(view: MatrixView, session: Session):
    titles = view.table.horizontalHeader()
    assert isinstance(titles, headers.RoleHeader)
    for factor, letter in itertools.product((1.0, 1.6), "il.trm"):
        session.perform(SetRole(session.scenario.id, "planner", "title", letter * 200))
        view.set_zoom(factor)
        (line,) = titles._title(FIRST_ROLE + 2, marked=True)
        end = round(PAD * factor) + text_width(line, round(12 * factor), BOLD)
        turned = titles.is_turned(FIRST_ROLE + 2)
        room = titles.sizeHint().height() if turned else view.table.columnWidth(FIRST_ROLE + 2)
        assert end <= room - round(MARK * factor) - 3


def test_long_names_leave_room_for_the_keys_in_the_menu(view: MatrixView, session: Session):
    session.perform(SetRole(session.scenario.id, "planner", "title", "A & B " + "y" * 300))
    go(view, "apis", "planner")
    texts = [each.text() for each in cell_menu(view.table).actions()]
    assert next(each for each in texts if "yyy" in each).startswith("Edit A && B yyy")
    assert max(map(len, texts)) < 65


def test_a_longer_title_has_the_lines_it_needs(view: MatrixView, session: Session):
    titles = view.table.horizontalHeader()
    before = titles.height()
    session.perform(SetRole(session.scenario.id, "planner", "title", "Planner of the neighbourhood and its streets"))
    QApplication.processEvents()
    assert titles.height() > before


def test_the_name_of_a_group_takes_no_width_from_the_roles(view: MatrixView, session: Session):
    before = view.table.verticalHeader().width()
    session.perform(SetSkill("ads", "group", "A group whose name is as long as that of no skill in it " * 2))
    QApplication.processEvents()
    assert view.table.verticalHeader().width() == before


def test_a_group_folds_where_the_left_button_is_pressed_and_let_go_on_it(view: MatrixView):
    viewport = view.table.viewport()
    QTest.mouseClick(viewport, RIGHT, pos=at(view, 0, FIRST_ROLE))
    assert view.model.rowCount() == 6
    QTest.mousePress(viewport, LEFT, pos=at(view, 0, FIRST_ROLE))
    QTest.mouseRelease(viewport, LEFT, pos=at(view, 2, FIRST_ROLE))
    assert view.model.rowCount() == 6


def test_a_right_click_picks_its_cell_unless_it_is_picked(view: MatrixView):
    viewport = view.table.viewport()

    def right_click(row: int, column: int) -> None:
        place = at(view, row, column)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()

    pick(view, 1, FIRST_ROLE, 2, FIRST_ROLE + 1)
    right_click(2, FIRST_ROLE + 1)
    assert len(view.table.picked().cells) == 4
    right_click(5, FIRST_ROLE)
    assert view.table.picked().cells == ((5, FIRST_ROLE),)


def test_without_text_on_the_clipboard_the_menu_cannot_paste(view: MatrixView):
    go(view, "apis", "planner")
    for text in ("", "L4"):
        QGuiApplication.clipboard().setText(text)
        paste = next(each for each in cell_menu(view.table).actions() if each.text() == "Paste")
        assert paste.isEnabled() == bool(text)


def test_the_keys_that_come_back_pick_nothing_but_by_tab(view: MatrixView, context: Context):
    go(view, "apis", "engineer")
    context.selection.pick("department:gone")
    view.table.clearFocus()
    view.table.setFocus(Qt.FocusReason.OtherFocusReason)
    assert context.selection.subjects == ("department:gone",)


def test_rows_that_come_while_the_keys_are_elsewhere_pick_nothing(view: MatrixView, context: Context, session: Session):
    go(view, "apis", "engineer")
    view.table.clearFocus()
    context.selection.pick("role:marketer")
    session.perform(AddRole(session.scenario.id, "New role", "other"))
    assert context.selection.subjects == ("role:marketer",)


def test_what_is_picked_while_the_matrix_is_hidden_shows_when_it_comes(view: MatrixView, context: Context):
    go(view, "apis", "engineer")
    view.hide()
    context.selection.pick("skill:chat")
    assert here(view)[0] == "Apis"
    view.show()
    assert here(view)[0] == "Chat"


def test_a_department_is_revealed_by_its_first_role(qtbot: QtBot):
    context = make_context(load("social-leadership"))
    view = MatrixView(context)
    qtbot.addWidget(view)
    index = context.session.index
    department = index.scenario.departments[-1].id
    view.reveal(f"department:{department}")
    assert view.table.currentIndex().column() == view.model.column_of(index.roles_in(department)[0].id)


def test_a_new_map_is_shown_from_its_first_row_and_filters_go_where_there_is_nothing_to_filter(
    qtbot: QtBot,
):
    context = make_context(load("social-leadership"))
    view = MatrixView(context)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    QApplication.processEvents()
    go(view, context.session.document.skills[-1].id, FIRST_ROLE)
    document: CapabilityMap = load("before-and-after")
    context.session.load(document)
    QApplication.processEvents()
    assert view.table.verticalScrollBar().value() == 0
    context.session.load(load("blank"))
    assert not view._pills.isVisible()
    assert not view._grouped.isVisible()


def test_it_comes_up_with_the_group_of_the_first_skill_in_sight(context: Context, qtbot: QtBot) -> None:
    context.selection.pick("role:engineer")
    view = MatrixView(context)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    qtbot.wait(10)
    assert view.table.currentIndex().row() == 1
    assert view.table.rowViewportPosition(0) == 0


def test_a_group_that_is_unfolded_in_a_low_matrix_stays_in_sight(view: MatrixView, qtbot: QtBot) -> None:
    go(view, "apis", "engineer")
    view.table.toggle(3)
    view.resize(900, 240)
    view.table.scrollToBottom()
    qtbot.wait(1)
    was = view.table.rowViewportPosition(3)
    assert was >= 0
    view.table.toggle(3)
    assert view.table.rowViewportPosition(3) == was
