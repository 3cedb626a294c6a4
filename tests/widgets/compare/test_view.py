"""The compare view: what changes for whom, who is picked and opened, the two sides, and the open points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from tests.bench import maps
from tests.support.boards import wide
from tests.support.comparisons import PRODUCT, go_to, link_box, rows_of, view_of
from tests.support.panels import make_context, unnamed
from workbench.application.edits.assignments import SetLevel
from workbench.application.edits.roles import AddRole, DeleteRoles, SetRole
from workbench.application.edits.scenarios import DeleteScenario, RenameScenario
from workbench.domain.compare import compare
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.presentation.outcome_text import MENDS, WORSENS
from workbench.qt.comparison_session import BOTH_READ, BUSY, ONLY_READ
from workbench.qt.context import Context
from workbench.qt.outline import ENTRY_ROLE, OutlineEntry
from workbench.qt.session import AT_ONCE
from workbench.widgets.compare import CompareView
from workbench.widgets.compare.changes_panel import MANY
from workbench.widgets.compare.entries import point_entries
from workbench.widgets.compare.figures import Figures
from workbench.widgets.compare.outline_view import OutlineView


def test_figures_that_fit_one_line_stand_on_it_at_every_width(view: CompareView) -> None:
    for width in range(1400, 1415):
        view.resize(width, 700)
        QApplication.processEvents()
        for card in view.cards:
            told = [each for each in card._figures if not each.isHidden()]
            assert {each.minimumWidth() for each in told} != {0}
            assert len({each.y() for each in told}) == 1, f"{width} {card.width()}"


def test_everyone_concerned_is_listed_with_what_changes(view: CompareView) -> None:
    rows = rows_of(view.changes.list)
    assert [heading for heading, _ in rows] == [
        "Social Product Strategist, 5 changes",
        "Community Manager, 1 change",
        "Customer Service Social Representative, 1 change",
        "Sales Social Representative, 1 change",
        "HR Social Representative, 1 change",
    ]
    assert rows[0][1][:2] == ["Moves from Marketing to Product, formal", "Rises from Manager to Vice president, formal"]
    assert view.changes.counted.text() == "5 concerned, 9 changes · headcount +2 new, 0 removed"


def test_the_cards_say_how_both_sides_stand(view: CompareView) -> None:
    first, second = view.cards
    assert [card.choice.currentText() for card in view.cards] == ["Today", "Proposed"]
    assert "only marketing 70\xa0%" in first.bar.accessibleName()
    assert "only marketing 38\xa0%" in second.bar.accessibleName()
    said = [figure.accessibleName() for figure in second._figures]
    assert said == [
        "Product share: 61\xa0% (+37)",
        "Held by nobody, or not at the level needed: 0\xa0% (−4)",
        "Are the leading roles of the same grade? Yes",
        "The Social Product Strategist sits in: Product",
        "Absorbed by marketing, on paper → where people sit: 61 → 61\xa0% (−36)",
        "Open points to fix: 0 (−11)",
    ]
    assert first._figures[-1].accessibleName() == "Open points to fix: 11"
    view._views.buttons["designed"].click()
    assert "only marketing 38\xa0%" in first.bar.accessibleName()


def test_a_share_that_rises_as_less_is_held_says_so_on_the_cards(context: Context, qtbot: QtBot) -> None:
    view = view_of(context, qtbot)
    without = DeleteRoles("today", (PRODUCT.removeprefix("role:"),)).apply(load("before-and-after"))
    view.compare_with("without", without)
    qtbot.waitUntil(lambda: not view.comparison_session.busy)
    said = {each.accessibleName() for card in view.cards for each in card._figures}
    assert {"Product share: 24\xa0% (−15)", "Held by nobody, or not at the level needed: 4\xa0% (−29)"} <= said
    assert "Product by nature → held, for there is no Social Product Strategist: 61 → 39\xa0%" in said
    assert "Absorbed by marketing, on paper → where people sit: 60 → 24\xa0%" in said
    assert next(heading for heading, _ in rows_of(view.points)).startswith("What it mends")


def test_what_is_revealed_is_selected_alone_whatever_key_is_held(view: CompareView, qtbot: QtBot) -> None:
    go_to(view, 0, 1)
    qtbot.keyPress(view.changes.list, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    view.reveal("role:community-manager")
    assert [entry.text for entry in view.changes.list.picked()] == ["Community Manager"]
    qtbot.keyRelease(view.changes.list, Qt.Key.Key_Control)


def test_the_changes_of_one_can_be_asked_for(view: CompareView, context: Context) -> None:
    box = view.changes._who
    box.setCurrentIndex(box.findText("Community Manager"))
    box.activated.emit(box.currentIndex())
    assert [heading for heading, _ in rows_of(view.changes.list)] == ["Community Manager, 1 change"]
    context.session.perform(SetLevel("today", "social-engineer", ("social-apis",), 1))
    assert box.currentText() == "Community Manager"
    assert [heading for heading, _ in rows_of(view.changes.list)] == ["Community Manager, 1 change"]


def test_who_is_reached_is_picked_and_opened(view: CompareView, context: Context, qtbot: QtBot) -> None:
    opened: list[str] = []
    view.edit_requested.connect(opened.append)
    go_to(view, 0, 0)
    assert context.selection.subjects == (PRODUCT,)
    qtbot.keyClick(view.changes.list, Qt.Key.Key_Return)
    assert opened == [PRODUCT]
    go_to(view, 3)
    assert context.selection.subjects == (PRODUCT,)
    qtbot.keyClick(view.changes.list, Qt.Key.Key_Return)
    assert opened == [PRODUCT]


def test_who_is_not_on_screen_is_said_to_be_elsewhere(view: CompareView, context: Context, qtbot: QtBot) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    context.session.perform(AddRole("proposed", "Social <b>Buyer</b>", "other"))
    context.session.show_scenario("today")
    view.compare("today", "proposed")
    tree = view.changes.list
    tree.setCurrentIndex(tree.outline.heading("role:social-b-buyer-b"))
    picked = context.selection.subjects
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    points = view.points
    place = next(
        place
        for heading in range(points.model().rowCount())
        for row in range(points.model().rowCount(points.model().index(heading, 0)))
        if "Buyer" in (place := points.model().index(row, 0, points.model().index(heading, 0))).data()
    )
    points.setCurrentIndex(place)
    qtbot.keyClick(points, Qt.Key.Key_Return)
    assert said == ["Social <b>Buyer</b> is not in Today, the scenario on screen."] * 2
    assert context.selection.subjects == picked
    context.session.show_scenario("proposed")
    qtbot.keyClick(points, Qt.Key.Key_Return)
    assert context.selection.subjects == ("role:social-b-buyer-b",)


def test_a_subject_is_brought_into_sight(view: CompareView) -> None:
    view.reveal("role:community-manager")
    assert view.changes.list.currentIndex().data() == "Community Manager"
    view.reveal("skill:social-apis")
    assert view.changes.list.currentIndex().data() == "Community Manager"


def test_the_list_is_walked_and_folded_by_keys(view: CompareView, qtbot: QtBot) -> None:
    tree = view.changes.list
    go_to(view, 0)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().data() == "Moves from Marketing to Product"
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert tree.currentIndex().data() == "Social Product Strategist"
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.model().index(0, 0))
    view._context.session.perform(SetLevel("today", "social-engineer", ("social-apis",), 1))
    assert not tree.isExpanded(tree.model().index(0, 0))
    assert tree.isExpanded(tree.model().index(1, 0))


def test_a_heading_folds_by_its_arrow(view: CompareView, qtbot: QtBot) -> None:
    tree = view.changes.list
    place = tree.model().index(0, 0)
    arrow = tree.visualRect(place).topLeft() + QPoint(16, 16)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert not tree.isExpanded(place)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow + QPoint(80, 0))
    assert not tree.isExpanded(place)
    opened: list[OutlineEntry] = []
    tree.opened.connect(opened.append)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert tree.isExpanded(place)
    assert opened == []


def test_what_is_asked_to_be_compared_is_shown_whole(view: CompareView) -> None:
    view.changes._pills["formal"].click()
    view.compare("proposed", "today")
    assert not view.changes.filtered


def test_the_open_points_are_listed_by_what_becomes_of_them(view: CompareView, context: Context) -> None:
    rows = rows_of(view.points)
    assert [heading for heading, _ in rows] == ["What it mends, 13", "What it worsens, 2", "Still open, 12"]
    assert rows[0][1][0] == "Coverage, Nobody holds 0\xa0% of the work; before, it was 4\xa0%."
    assert rows[0][1][2].startswith("Must fix, The Social Product Strategist sits in Marketing")
    assert view._points_said.text() == "13 better, 2 worse"
    view.points.setCurrentIndex(view.points.model().index(2, 0, view.points.model().index(0, 0)))
    assert context.selection.subjects[0] == PRODUCT


def test_that_nothing_is_mended_or_worse_is_said() -> None:
    document = load("before-and-after")
    index = Index(document, document.scenarios[0])
    found = point_entries(compare(index, index, date(2026, 11, 24)))
    assert [(each.text, each.note) for each in found][:2] == [(MENDS, "nothing"), (WORSENS, "nothing")]


def test_a_narrow_view_shows_one_list_at_a_time(context: Context, qtbot: QtBot) -> None:
    view = view_of(context, qtbot, 640)
    assert view.changes.isVisible()
    assert not view.points.isVisible()
    view._pages.buttons["points"].click()
    assert view.points.isVisible()
    assert not view.changes.isVisible()
    view.resize(1100, 760)
    assert view.points.isVisible()
    assert view.changes.isVisible()
    assert not view._pages.isVisible()
    assert view.minimumSizeHint().width() < 640


def test_the_figures_are_a_table(view: CompareView) -> None:
    view.figures_button.click()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, Figures)
    texts = [[popover.table.item(row, column).text() for column in range(4)] for row in range(popover.table.rowCount())]
    assert len(texts) == 28
    assert ["Product share, whole departments, where people sit", "23.9\xa0%", "61.5\xa0%", "+37.6 points"] in texts
    popover.close()


def test_choices_files_and_swap(view: CompareView, context: Context) -> None:
    asked: list[int] = []
    view.file_requested.connect(asked.append)
    choice = view.cards[1].choice
    choice.activated.emit(choice.count() - 1)
    assert asked == [1]
    view.take_file(1, Path("holistic.capmap"), load("holistic"))
    assert choice.currentText() == "Today (holistic.capmap)"
    assert "Copy to Today" in {entry.link for entry in view.changes.list.outline.entries}
    view.swap_button.click()
    assert view.cards[0].choice.currentText() == "Today (holistic.capmap)"
    assert {entry.link for entry in view.changes.list.outline.entries} == {""}
    assert ONLY_READ in view.changes._notes.text()
    view.take_file(1, Path("old/holistic.capmap"), load("holistic"))
    assert view.changes._notes.text() == ""
    assert not view.changes.copy_all.isVisible()
    assert not view.changes.menu().actions()[0].isEnabled()
    choice = view.cards[0].choice
    choice.activated.emit(choice.findText("Proposed"))
    assert view.comparison_session.names == ("Proposed", "Today (holistic.capmap in old)")
    view.take_file(0, Path("before-and-after.capmap"), load("before-and-after"))
    assert BOTH_READ in view.changes._notes.text()


def test_another_map_is_shown_unfiltered_and_unfolded(view: CompareView, context: Context) -> None:
    view.changes._pills["formal"].click()
    tree = view.changes.list
    tree.collapse(tree.model().index(0, 0))
    context.session.load(load("before-and-after"))
    assert not view.changes.filtered
    assert len(rows_of(tree)) == 5
    assert all(tree.isExpanded(tree.model().index(each, 0)) for each in range(5))


def test_what_nobody_sees_is_not_worked_out(view: CompareView, context: Context) -> None:
    before = view.comparison_session.comparison
    view.hide()
    context.session.perform(SetRole("today", "social-engineer", "grade", 7))
    assert view.comparison_session.comparison is before
    view.show()
    assert "Social Engineer, 1 change" in [heading for heading, _ in rows_of(view.changes.list)]


def test_two_scenarios_can_be_asked_for(view: CompareView, context: Context) -> None:
    view.compare("proposed", "today")
    assert [card.choice.currentText() for card in view.cards] == ["Proposed", "Today"]
    context.session.perform(DeleteScenario("proposed"))
    assert view._empty.isVisible()
    context.session.undo_stack.undo()
    assert [card.choice.currentText() for card in view.cards] == ["Proposed", "Today"]


def test_one_scenario_alone_offers_a_second(qtbot: QtBot) -> None:
    view = view_of(make_context(template="social-leadership"), qtbot)
    asked: list[str] = []
    view.duplicate_requested.connect(lambda: asked.append("duplicate"))
    view.file_requested.connect(lambda place: asked.append(f"file {place}"))
    view.duplicate_button.click()
    assert asked == ["duplicate"]
    assert view.focusProxy() is view.duplicate_button


def crowded() -> CapabilityMap:
    """60 roles and 300 skills, every role of another grade in the second scenario, every support at another level."""
    document = maps.typical()
    first = document.scenarios[0]
    roles = tuple(
        replace(
            role,
            grade=role.grade % 7 + 1,
            assignments=tuple(replace(each, level=each.level % 4 + 1) for each in role.assignments),
        )
        for role in first.roles
    )
    return replace(document, scenarios=(first, replace(first, id="two", name="Two", roles=roles)))


def test_many_changes_open_folded_and_unfold_one_by_one(qtbot: QtBot) -> None:
    view = view_of(make_context(crowded()), qtbot)
    tree = view.changes.list
    comparison = view.comparison_session.comparison
    assert comparison is not None
    assert len(comparison.changes) > MANY
    assert tree.model().rowCount() == 60
    assert not any(tree.isExpanded(tree.model().index(row, 0)) for row in range(60))
    go_to(view, 0)
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.model().index(0, 0))
    view.changes.list.reached.emit(tree.currentIndex().data(ENTRY_ROLE))
    view._context.session.perform(SetRole("today", "r1", "grade", 7))
    assert tree.isExpanded(tree.model().index(0, 0))


def test_while_two_others_are_compared_nothing_is_said_of_the_last_two(qtbot: QtBot) -> None:
    document = wide(AT_ONCE // 10, 6)
    first = document.scenarios[0]
    others = tuple(replace(first, id=str(each), name=f"Less {each}", roles=first.roles[each:]) for each in (1, 2))
    view = view_of(make_context(replace(document, scenarios=(first, *others))), qtbot)
    view.comparison_session.wait()
    QApplication.clipboard().setText("as it was")
    said: list[str] = []
    view.said.connect(said.append)
    view.compare(first.id, "2")
    view.copy_text()
    view.show_figures()
    assert said == [BUSY, BUSY]
    assert QApplication.clipboard().text() == "as it was"
    assert QApplication.activePopupWidget() is None
    view.comparison_session.wait()
    view.copy_text()
    text = QApplication.clipboard().text()
    assert text.startswith("From One to Less 2\n2 concerned, 2 changes")


def test_a_long_name_leaves_room_for_what_changes(view: CompareView, context: Context) -> None:
    name = "Today & <b>then</b>, Customer Service Social Representative folded into Social Product Strategist"
    context.session.perform(RenameScenario("today", name))
    tree = view.changes.list
    for heading in range(tree.model().rowCount()):
        assert link_box(tree, heading).left() > tree.viewport().width() / 2
    link = view.changes.copy_all
    assert link.text().startswith("Copy all 9 to Today && <b>")
    assert link.text().endswith("…")
    assert link.accessibleName() == f"Copy all 9 to {name}"
    assert escape(name) in link.toolTip()
    assert view.changes.counted.height() < 3 * view.changes.counted.fontMetrics().height()
    view.show_figures()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, Figures)
    table = popover.table
    assert sum(table.columnWidth(each) for each in range(4)) <= table.viewport().width()
    widest = max(table.fontMetrics().horizontalAdvance(table.item(row, 0).text()) for row in range(table.rowCount()))
    assert table.columnWidth(0) >= widest
    assert escape(name) in table.horizontalHeaderItem(1).toolTip()
    popover.close()


@pytest.mark.parametrize("waiting", [True, False])
def test_keys_that_waited_for_a_comparison_begin_at_its_first_line(
    waiting: bool, context: Context, qtbot: QtBot
) -> None:
    tree = OutlineView(context.theme, "Changes")
    qtbot.addWidget(tree)
    with qtbot.waitActive(tree):
        tree.show()
        tree.activateWindow()
    tree.setFocus()
    if not waiting:
        tree.clearFocus()
    assert tree.hasFocus() == waiting
    tree.show_entries((OutlineEntry("One", subject="1"), OutlineEntry("Two", subject="2")), frozenset())
    assert [entry.subject for entry in tree.picked()] == (["1"] if waiting else [])


def test_a_list_of_scenarios_that_is_open_stays_as_it_is_when_a_comparison_arrives(
    view: CompareView, context: Context
) -> None:
    choice = view.cards[1].choice
    choice.showPopup()
    shown = choice.view()
    shown.setCurrentIndex(choice.model().index(0, 0))
    context.session.perform(SetRole("today", "social-engineer", "grade", 7))
    assert shown.currentIndex().row() == 0
    assert shown.isVisible()
    choice.hidePopup()
    assert choice.currentText() == "Proposed"


@pytest.mark.parametrize("make", [lambda: load("before-and-after"), crowded, lambda: load("blank")])
def test_every_control_can_be_named(make: Callable[[], CapabilityMap], qtbot: QtBot) -> None:
    view = view_of(make_context(make()), qtbot)
    assert unnamed(view) == []
    assert isinstance(view.changes.list, QTreeView)
