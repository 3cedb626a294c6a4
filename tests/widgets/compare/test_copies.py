"""What the compare view copies: to the other side by link, menu and key, and as text; and what a filter leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.comparisons import click_link, go_to, link_box, rows_of
from tests.support.typed import key_event
from workbench.presentation.comparison_as_text import NOTHING_DIFFERS
from workbench.qt.context import Context
from workbench.widgets.compare import CompareView
from workbench.widgets.compare.changes_panel import NONE_SHOWN


def test_a_persons_changes_are_copied_by_the_link(view: CompareView, context: Context, qtbot: QtBot) -> None:
    click_link(view.changes.list, 0, qtbot)
    role = context.session.index.roles["social-product-strategist"]
    assert (role.department, role.grade, role.reports_to) == ("product", 6, None)
    assert rows_of(view.changes.list)[0][0] == "Community Manager, 1 change"
    context.session.undo_stack.undo()
    assert len(rows_of(view.changes.list)) == 5


def test_a_second_click_in_haste_copies_nothing_more(view: CompareView, context: Context, qtbot: QtBot) -> None:
    tree = view.changes.list
    box = link_box(tree, 1)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    copied = context.session.document
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=link_box(tree, 1).center())
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=link_box(tree, 1).center())
    assert context.session.document is copied


def test_a_button_let_go_over_a_link_it_did_not_go_down_on_copies_nothing(
    view: CompareView, context: Context, qtbot: QtBot
) -> None:
    tree, before = view.changes.list, context.session.document
    row = tree.visualRect(tree.model().index(0, 0, tree.model().index(0, 0)))
    for down, up in ((row, link_box(tree, 1)), (link_box(tree, 0), link_box(tree, 1))):
        qtbot.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=down.center())
        qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=up.center())
        assert context.session.document is before


@pytest.mark.parametrize("typed", ["t", "е"])  # the second on a Russian layout
def test_one_change_is_copied_by_key_and_the_keys_stay_there(
    view: CompareView, context: Context, qtbot: QtBot, typed: str
) -> None:
    go_to(view, 0, 1)
    qtbot.keyClick(view.changes.list, Qt.Key.Key_C)  # looks for a name
    assert not context.session.undo_stack.count()
    go_to(view, 0, 1)
    QApplication.sendEvent(view.changes.list, key_event(typed, "T", Qt.KeyboardModifier.ControlModifier))
    role = context.session.index.roles["social-product-strategist"]
    assert (role.grade, role.department) == (6, "marketing")
    assert view.changes.list.currentIndex().data() == "No longer reports to Social Marketing Strategist"
    assert context.session.undo_stack.undoText() == "Copy 1 change to Today"


def test_several_are_copied_by_the_menu(view: CompareView, context: Context) -> None:
    tree = view.changes.list
    heading = tree.model().index(0, 0)
    tree.selectAll()
    tree.clearSelection()
    for row in (0, 1):
        tree.selectionModel().select(tree.model().index(row, 0, heading), tree.selectionModel().SelectionFlag.Select)
    copy = view.changes.menu().actions()[0]
    assert copy.text() == "Copy 2 changes to Today"
    copy.trigger()
    role = context.session.index.roles["social-product-strategist"]
    assert (role.department, role.grade) == ("product", 6)


def test_the_menu_opens_by_key(view: CompareView, qtbot: QtBot) -> None:
    go_to(view, 0, 1)
    qtbot.keyClick(view.changes.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Copy 1 change to Today",
        "Copy as text",
        "Show Social Product Strategist",
    ]
    menu.close()


def test_all_are_copied_and_nothing_differs_then(view: CompareView) -> None:
    assert view.changes.copy_all.text() == "Copy all 9 to Today"
    view.changes.copy_all.click()
    assert rows_of(view.changes.list) == []
    assert view.changes._nothing.text() == NOTHING_DIFFERS
    assert view.changes._nothing.isVisible()


def test_filters_show_their_kinds_and_copy_only_what_they_show(view: CompareView, context: Context) -> None:
    pills = view.changes._pills
    assert [pill.text() for pill in pills.values()] == ["Skills 3", "Formal changes 5", "Levels 0", "Other changes 1"]
    pills["skills"].click()
    shown = [row for _, rows in rows_of(view.changes.list) for row in rows]
    assert len(shown) == 3
    assert view.changes.copy_all.text() == "Copy these 3 to Today"
    pills["skills"].click()
    pills["levels"].click()
    assert view.changes._nothing.text() == NONE_SHOWN
    pills["levels"].click()
    pills["formal"].click()
    assert all(row.endswith(", formal") for _, rows in rows_of(view.changes.list) for row in rows)
    view.changes.copy_all.click()
    role = context.session.index.roles["social-product-strategist"]
    assert role.grade == 6
    assert "social-graph" not in [each.skill for each in role.assignments]
    assert role.dotted_to == ()


def test_changes_and_the_whole_comparison_are_copied_as_text(view: CompareView, qtbot: QtBot) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    go_to(view, 0, 0)
    qtbot.keyClick(view.changes.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Social Product Strategist: moves from Marketing to Product."
    view.text_button.click()
    assert QApplication.clipboard().text().startswith("From Today to Proposed\n5 concerned, 9 changes")
    assert said == ["1 change copied as text.", "The comparison is on the clipboard as text."]


def test_what_a_filter_hides_is_neither_counted_nor_copied_as_text(view: CompareView) -> None:
    view.changes._pills["skills"].click()
    assert view.changes.counted.text() == "3 concerned, 3 of 9 changes shown"
    view.text_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert [each.partition(":")[0] for each in lines] == [
        "Social Product Strategist",
        "Community Manager",
        "Customer Service Social Representative",
    ]
    assert "moves from Marketing" not in lines[0]
