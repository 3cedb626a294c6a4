"""The window as a whole: keys that press, and its size on a small screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.shell.application import Workbench


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
    opened.window.resize(1280, 720)
    opened.selection.reveal("role:social-engineer")
    opened.actions["what_if_marketing"].trigger()
    QApplication.processEvents()
    preview = opened.window.inspector.what_if
    assert preview is not None
    assert preview.do_it.visibleRegion().boundingRect() == preview.do_it.rect()
    assert preview.sizeHint().height() > opened.window.inspector.height()
    preview.do_it.click()
    assert opened.session.index.roles["social-engineer"].department == preview.edit.department
