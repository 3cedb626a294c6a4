"""Every part of every window has a name and a role for assistive technology."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults, name, tree
from tests.support.dialogs import every_dialog
from workbench.application.edits.people import AddPeople
from workbench.domain.model import Person
from workbench.shell.application import Workbench
from workbench.shell.view_stack import VIEW_SPECS


def test_the_start_page(bench: Workbench) -> None:
    assert faults(bench.window) == []


def test_every_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for kind, dialog in every_dialog(window):
        dialog.show()
        qtbot.wait(1)
        assert faults(dialog) == [], kind
        dialog.done(QDialog.DialogCode.Rejected)


@pytest.mark.parametrize("view", VIEW_SPECS)
def test_every_view_with_anything_picked(opened: Workbench, qtbot: QtBot, view: str) -> None:
    session = opened.session
    session.perform(AddPeople((Person("ada", "Ada"), Person("dev", "Developer", kind="background"))))
    opened.window.views.show_view(view)
    skill, department = session.document.skills[0].id, session.scenario.departments[0].id
    for subjects in (
        (),
        ("role:social-engineer",),
        (f"skill:{skill}",),
        (f"department:{department}",),
        ("person:ada",),
    ):
        opened.selection.pick(*subjects)
        qtbot.wait(10)
        assert faults(opened.window) == []
    opened.window.left.show_tab("people")
    opened.find_controller.find()
    qtbot.wait(10)
    assert faults(opened.window) == []


def test_one_of_several_is_a_radio_button(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.views.show_view("matrix")
    radio = [name(each) for each in tree(opened.window) if each.role() == QAccessible.Role.RadioButton]
    for one in ("View: Matrix", "Show all", "All, 51 skills"):
        assert one in radio


def test_a_card_says_whether_it_is_folded_and_picked(opened: Workbench) -> None:
    card = opened.window.board.card("social-engineer")
    assert card.accessibleName().endswith(", folded")
    opened.selection.pick("role:social-engineer")
    assert card.accessibleName().endswith(", folded, picked")
    card.set_open(True)
    assert card.accessibleName().endswith(", open, picked")
