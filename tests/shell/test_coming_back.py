"""What Undo and Redo bring back is picked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.application.edits.roles import AddRole, SetRole
from workbench.application.edits.scenarios import DeleteScenario
from workbench.application.edits.skills import DeleteSkills
from workbench.shell.application import Workbench

ROLE = "social-engineer"


def test_a_role_deleted_by_its_key_is_picked_when_it_is_back_and_has_the_keys(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    card = opened.window.board.card(ROLE)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert ROLE not in opened.session.index.roles
    assert opened.selection.subjects == ()
    opened.session.undo_stack.undo()
    assert opened.selection.subjects == (f"role:{ROLE}",)
    assert QApplication.focusWidget() is opened.window.board.card(ROLE)
    opened.session.undo_stack.redo()
    assert ROLE not in opened.session.index.roles


def test_skills_that_come_back_are_picked_in_the_library_which_keeps_the_keys(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    view = opened.window.library.view
    view.setFocus()
    opened.session.perform(DeleteSkills(("social-apis", "social-graph")))
    opened.session.undo_stack.undo()
    assert set(view.picked_ids()) == {"social-apis", "social-graph"}
    assert QApplication.focusWidget() is view


def test_redo_picks_what_it_adds_and_an_edit_by_itself_picks_nothing(opened: Workbench) -> None:
    picked = opened.selection.subjects
    opened.session.perform(AddRole(opened.session.scenario.id, "Archivist"))
    assert opened.selection.subjects == picked
    opened.session.undo_stack.undo()
    opened.session.undo_stack.redo()
    assert opened.selection.subjects == ("role:archivist",)


def test_steps_that_bring_nothing_back_leave_what_is_picked(opened: Workbench) -> None:
    session = opened.session
    opened.selection.pick(f"role:{ROLE}")
    session.perform(SetRole(session.scenario.id, ROLE, "purpose", "To build"))
    session.undo_stack.undo()
    session.perform(DeleteScenario(session.scenario.id))
    session.undo_stack.undo()
    assert opened.selection.subjects == (f"role:{ROLE}",)
