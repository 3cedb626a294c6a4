"""Imports of small grids, and the panels over them driven as a person does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid
from workbench.domain.model import CapabilityMap
from workbench.domain.words import truncate
from workbench.files.templates import load
from workbench.qt.import_session import ImportSession
from workbench.qt.text_escape import unescape_mnemonic
from workbench.widgets.parts.menu import LONGEST

P = TypeVar("P", bound=QWidget)

MATRIX = """
Skill|Web Developer|Data Analyst|Release Manager|Team Lead
Payroll runs|5|2||1
Live video|3|4|2|
Long poems|1|5|3|2
Data plans||1|4|4
"""


def session_of(*contents: Sheets | Grid | str, document: CapabilityMap | None = None) -> ImportSession:
    """An import of contents, of grids in one file, or of lines with | between their cells."""
    imports = ImportSession(document or load("blank"))
    opened: list[Sheets] = []
    for number, given in enumerate(contents):
        content = grid_of_lines(given, "Team") if isinstance(given, str) else given
        name = "skills.xlsx" if len(contents) == 1 else f"skills {number + 1}.xlsx"
        opened.append(content if isinstance(content, Sheets) else Sheets((content,), name))
    imports.take(opened)
    return imports


def panel_shown(qtbot: QtBot, panel: P, width: int, height: int) -> P:
    """A panel as a window of its own, at this size, that has the keys."""
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def menu_opened(qtbot: QtBot, does: Callable[[], object]) -> QMenu:
    """The menu that something opens."""
    does()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    """The texts of a menu."""
    return [unescape_mnemonic(action.text()) for action in menu.actions() if not action.isSeparator()]


def pick_by_keys(qtbot: QtBot, menu: QMenu, text: str) -> None:
    """Go to an entry of a menu with the arrow keys, and take it."""
    assert truncate(text, LONGEST) in entries(menu)
    for _ in range(2 * len(menu.actions())):
        active = menu.activeAction()
        if active is not None and unescape_mnemonic(active.text()) == truncate(text, LONGEST):
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def pick_by_mouse(qtbot: QtBot, menu: QMenu, text: str) -> None:
    """Click on an entry of a menu."""
    action = next(each for each in menu.actions() if unescape_mnemonic(each.text()) == truncate(text, LONGEST))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def click_cell(qtbot: QtBot, view: QAbstractItemView, row: int, column: int, place: QPoint | None = None) -> None:
    """Click into a cell of a view, or at a place in it."""
    index = view.model().index(row, column)
    view.scrollTo(index)
    rect = view.visualRect(index)
    at = rect.center() if place is None else rect.topLeft() + place
    QTest.mouseMove(view.viewport(), at)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def pick(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Choose an entry of a box by mouse: a click on the box, and one on the entry."""
    place = box.findText(text)
    assert place >= 0, [box.itemText(n) for n in range(box.count())]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    view = box.view()
    index = view.model().index(place, 0)
    view.scrollTo(index)
    qtbot.mouseMove(view.viewport(), view.visualRect(index).center() - QPoint(1, 1))
    qtbot.mouseMove(view.viewport(), view.visualRect(index).center())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
