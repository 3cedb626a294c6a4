"""The window as a whole: keys that press, and its size on a small screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.shell.conftest import ending
from workbench.files.atomic import write_atomically
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.template_cards import ON_START_PAGE
from workbench.widgets.parts.popover import Popover
from workbench.widgets.parts.scale import LARGEST


def test_enter_presses_the_button_that_has_the_focus(bench: Workbench, qtbot: QtBot) -> None:
    bench.window.activateWindow()
    qtbot.waitActive(bench.window)
    button = bench.window.start_page.tour_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert bench.window.tour is not None


def test_the_first_window_fits_its_screen(bench: Workbench) -> None:
    fresh = Workbench(bench.preferences)
    assert (
        fresh.window.screen().availableSize().expandedTo(fresh.window.size()) == fresh.window.screen().availableSize()
    )
    fresh.end()


def nameless(widget: QWidget) -> list[str]:
    """The controls in sight that a screen reader could not name."""
    return [
        f"{type(each).__name__} {each.objectName()}"
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisibleTo(widget)
        and each.focusProxy() is None
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
    ]


def test_every_control_of_the_window_has_a_name(bench: Workbench) -> None:
    assert nameless(bench.window) == []
    bench.start_tour()
    for subject in ("role:social-engineer", "skill:social-graph", "department:marketing", ""):
        bench.selection.reveal(subject) if subject else bench.selection.pick()
        assert nameless(bench.window) == []


def test_in_a_low_window_what_if_can_be_done_without_scrolling(opened: Workbench) -> None:
    opened.window.resize(1280, 560)
    opened.selection.reveal("role:social-engineer")
    opened.actions["what_if_marketing"].trigger()
    QApplication.processEvents()
    preview = opened.window.inspector.what_if
    assert preview is not None
    assert preview.do_it.visibleRegion().boundingRect() == preview.do_it.rect()
    assert preview.sizeHint().height() > opened.window.inspector.height()
    preview.do_it.click()
    assert opened.session.index.roles["social-engineer"].department == preview.edit.value


def test_how_the_window_was_left_comes_back_at_the_next_start(opened: Workbench, qtbot: QtBot) -> None:
    window, actions = opened.window, opened.actions
    for name in ("toggle_left", "toggle_message", "zoom_in", "zoom_in"):
        actions[name].trigger()
    window._columns.right.setSizes([200, 500])
    QApplication.processEvents()
    left = window.layout_state()
    assert (left.left_shown, left.right_shown, left.message_folded, left.zoom) == (False, True, True, 1.2)
    assert window.library.view.target_zoom() == 1.2
    sizes = window._columns.right.sizes()
    assert window.close()

    again = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(again.window, before_close_func=ending(again))
    again.documents.new_from("before-and-after")
    again.window.show()
    qtbot.waitExposed(again.window)
    assert again.window.left.isHidden()
    assert not again.actions["toggle_left"].isChecked()
    assert again.window.message.folded
    assert again.window.board.zoom == 1.2
    upper, lower = again.window._columns.right.sizes()
    assert upper / lower == pytest.approx(sizes[0] / sizes[1], abs=0.02)


def test_what_was_left_on_a_larger_screen_is_kept_within_this_one(bench: Workbench, qtbot: QtBot) -> None:
    opened = bench.window
    layout = replace(opened.layout_state(), zoom=40.0)
    opened.restore_layout(layout)
    assert opened.board.zoom == LARGEST
    bench.documents.new_from("before-and-after")
    opened._columns.setSizes([4000, 300, 4000])
    opened._columns.right.setSizes([4000, 1])
    wide = opened.layout_state()
    opened.resize(1100, 620)
    opened.restore_layout(replace(wide, geometry=b""))
    QApplication.processEvents()
    for pane in (opened.library, opened.board, opened.findings, opened.inspector):
        assert not pane.visibleRegion().isEmpty()


def test_a_preview_gives_back_the_space_it_took(opened: Workbench) -> None:
    before = opened.window._columns.right.sizes()
    opened.selection.reveal("role:social-engineer")
    opened.actions["what_if_marketing"].trigger()
    assert opened.window.layout_state().division == bytes(opened.window._columns.division)
    opened.window.inspector.what_if.close_button.click()
    QApplication.processEvents()
    assert opened.window._columns.right.sizes() == pytest.approx(before, abs=2)


def test_a_message_folded_by_a_low_window_says_so_in_the_menu_and_opens_by_its_button(opened: Workbench) -> None:
    action, message = opened.actions["toggle_message"], opened.window.message
    opened.window.resize(1440, 900)
    assert (message.folded, action.isChecked()) == (False, False)
    opened.window.resize(1280, 720)
    assert (message.folded, action.isChecked()) == (True, True)
    show = next(each for each in message.findChildren(QToolButton) if each.accessibleName() == "Show the whole message")
    show.click()
    assert (message.folded, action.isChecked()) == (False, False)
    action.trigger()
    assert (message.folded, action.isChecked()) == (True, True)


def test_the_room_a_preview_took_is_given_back(opened: Workbench) -> None:
    heights = opened.window.inspector.height()
    role = opened.session.scenario.roles[0].id
    for end in ("do_it", "close_button"):
        for department in [each.id for each in opened.session.scenario.departments][:2]:
            opened.window.board.commands.what_if_requested.emit(role, department)
        assert opened.window.inspector.height() > heights
        preview = opened.window.inspector.what_if
        assert preview is not None
        getattr(preview, end).click()
        QApplication.processEvents()
        assert abs(opened.window.inspector.height() - heights) <= 1
        opened.session.undo_stack.undo()


def test_f6_from_the_skills_shows_where_the_focus_went(bench: Workbench, qtbot: QtBot) -> None:
    bench.documents.new_from("blank")
    bench.window.activateWindow()
    qtbot.waitActive(bench.window)
    bench.window.library.search.setFocus()
    before = bench.window.message.grab().toImage()
    bench.actions["next_pane"].trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.window.message.isAncestorOf(focused)
    assert bench.window.message.grab().toImage() != before


def test_a_click_beside_a_popover_does_what_it_would_do_without_it(bench: Workbench, qtbot: QtBot) -> None:
    bench.start_tour()
    QApplication.processEvents()
    tour, message = bench.window.tour, bench.window.message
    assert tour is not None
    message.show_how_counted()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, Popover)
    button = next(each for each in tour.findChildren(QPushButton) if each.text() == "Next")
    place = button.mapToGlobal(button.rect().center())
    for act in (QTest.mousePress, QTest.mouseRelease):
        act(popover, Qt.MouseButton.LeftButton, pos=popover.mapFromGlobal(place))
    assert QApplication.activePopupWidget() is None
    assert tour.number == 1


def test_in_a_wide_window_the_inspector_stands_beside_the_open_points_and_in_a_narrow_one_below(
    opened: Workbench,
) -> None:
    window = opened.window
    findings, inspector = window.findings, window.inspector
    for size, beside in (((1440, 900), False), ((1900, 1000), True), ((2560, 1440), True), ((1899, 1000), False)):
        window.resize(*size)
        QApplication.processEvents()
        origins = [each.mapTo(window, QPoint()) for each in (findings, inspector)]
        assert (origins[0].y() == origins[1].y(), origins[0].x() == origins[1].x()) == (beside, not beside)
        if beside:
            assert findings.height() == inspector.height()
            assert min(findings.width(), inspector.width()) >= 310
        else:
            assert findings.width() == pytest.approx(316, abs=2)
        assert window.library.width() == pytest.approx(284, abs=2)


def test_each_way_to_stand_keeps_the_widths_it_was_given(opened: Workbench) -> None:
    window = opened.window
    window.resize(2000, 1000)
    window._columns.right.setSizes([300, 420])
    QApplication.processEvents()
    beside = window._columns.right.sizes()
    window.resize(1500, 900)
    QApplication.processEvents()
    window._columns.setSizes([284, 800, 400])
    QApplication.processEvents()
    below = window.findings.width()
    window.resize(2000, 1000)
    QApplication.processEvents()
    assert window._columns.right.sizes() == pytest.approx(beside, abs=2)
    window.resize(1500, 900)
    QApplication.processEvents()
    assert window.findings.width() == pytest.approx(below, abs=2)


def test_a_right_side_folded_in_a_narrow_window_unfolds_in_a_wide_one_as_it_stands_there(opened: Workbench) -> None:
    window, toggle = opened.window, opened.actions["toggle_right"]
    toggle.trigger()
    window.resize(2000, 1000)
    QApplication.processEvents()
    toggle.trigger()
    QApplication.processEvents()
    assert window.findings.height() == window.inspector.height()
    assert min(window.findings.width(), window.inspector.width()) >= 310


def test_how_a_wide_window_was_left_comes_back_at_the_next_start(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.resize(2000, 1000)
    opened.window._columns.right.setSizes([300, 420])
    QApplication.processEvents()
    left = opened.window._columns.right.sizes()
    layout = opened.window.layout_state()
    again = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(again.window, before_close_func=ending(again))
    again.documents.new_from("before-and-after")
    again.window.restore_layout(replace(layout, geometry=b""))
    again.window.resize(2000, 1000)
    again.window.show()
    qtbot.waitExposed(again.window)
    assert again.window._columns.right.sizes() == pytest.approx(left, abs=2)
    assert again.window.findings.y() == again.window.inspector.y()


def test_a_small_screen_shows_every_template_of_the_start_page(bench: Workbench) -> None:
    bench.window.resize(1280, 720)
    QApplication.processEvents()
    page = bench.window.start_page
    tiles = [each for each in page.findChildren(QWidget) if each.objectName().startswith("template-")]
    assert len(tiles) == len(ON_START_PAGE)
    for tile in tiles:
        shown = QRect(tile.mapTo(page.viewport(), QPoint()), tile.size())
        assert page.viewport().rect().contains(shown), tile.objectName()
