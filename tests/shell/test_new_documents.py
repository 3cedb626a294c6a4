"""File > New map: from the dialog to the board, with nothing to fix, and saved nowhere before the user saves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.support.questions import press, when_asked
from workbench.shell.application import Workbench
from workbench.widgets.dialogs.new_map import NewMapDialog


def in_new_map(act: Callable[[NewMapDialog], object]) -> None:
    """Do something in the dialog once it is up."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewMapDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def enter(dialog: NewMapDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_enter_through_it_and_the_board_stands(bench: Workbench) -> None:
    assert bench.window.start_page.new_map_button.hasFocus()
    in_new_map(enter)
    bench.actions["new_map"].trigger()
    assert bench.window.map_shown
    scenario = bench.session.scenario
    assert [role.title for role in scenario.roles] == ["Head of Marketing", "Head of Product"]
    assert all(role.department for role in scenario.roles)
    assert [point.code for point in bench.session.assessment.open if point.severity != "advice"] == []


def test_the_message_says_what_to_do_next(bench: Workbench) -> None:
    in_new_map(enter)
    bench.window.start_page.new_map_button.click()
    said = [each.text() for each in bench.window.message.findChildren(QLabel)]
    assert any("paste yours from Excel, then drag them onto the roles" in text for text in said)


def test_it_counts_as_unsaved_until_it_is_saved(bench: Workbench) -> None:
    in_new_map(enter)
    bench.actions["new_map"].trigger()
    assert bench.document_file.path is None
    assert bench.document_file.dirty
    asked = when_asked(press("Cancel"))
    bench.documents.close()
    assert len(asked) == 1
    assert bench.window.map_shown


def test_what_is_on_screen_is_saved_or_let_go_first(opened: Workbench) -> None:
    before = opened.session.document
    opened.commands.add_role()
    changed = opened.session.document
    assert changed is not before
    in_new_map(enter)
    asked = when_asked(press("Cancel"))
    opened.actions["new_map"].trigger()
    assert len(asked) == 1
    assert opened.session.document is changed


def test_cancel_makes_none(opened: Workbench) -> None:
    before = opened.session.document
    in_new_map(lambda dialog: dialog.reject())
    opened.actions["new_map"].trigger()
    assert opened.session.document is before
