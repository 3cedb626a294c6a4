"""Several titles pasted as one are several roles, offered as such; never one role of six lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.questions import press, when_asked
from workbench.shell.application import Workbench
from workbench.widgets.board.title_edit import TitleEdit
from workbench.widgets.dialogs.name import SEVERAL, NameDialog
from workbench.widgets.dialogs.paste import PasteDialog

TITLES = ["Buyer", "Planner", "Analyst", "Editor", "Producer", "Pru\u0308fer"]
NAMED = [*TITLES[:5], "Pr\u00fcfer"]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_work(opened: Workbench, qtbot: QtBot) -> Iterator[Workbench]:
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    QGuiApplication.clipboard().setText("\r\n".join(TITLES) + "\r\n")
    yield opened
    QGuiApplication.clipboard().clear()


def titles(bench: Workbench) -> list[str]:
    return [each.title for each in bench.session.scenario.roles]


def editor(bench: Workbench) -> TitleEdit:
    (found,) = (each for each in bench.window.findChildren(TitleEdit) if each.isVisible())
    return found


def test_a_new_card_becomes_the_first_of_them(at_work: Workbench, qtbot: QtBot) -> None:
    before = titles(at_work)
    at_work.window.board.commands.add_to_lane("marketing")
    asked = when_asked(press("Add 6 roles"))
    QTest.keyClick(editor(at_work), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(titles(at_work)) == len(before) + 6)
    assert titles(at_work) == [*before, *NAMED]
    assert asked == [
        "What was copied has 6 lines: “Buyer”, “Planner”, “Analyst”, “Editor”, “Producer” and “Pr\u00fcfer”."
    ]
    assert {each.discipline for each in at_work.session.scenario.roles[-6:]} == {"marketing"}
    assert at_work.session.undo_stack.undoText() == "Add 6 roles"
    at_work.session.undo_stack.undo()
    assert titles(at_work) == [*before, "New role"]


def test_a_card_with_a_title_keeps_it(at_work: Workbench, qtbot: QtBot) -> None:
    role, before = at_work.session.scenario.roles[0], titles(at_work)
    at_work.window.board.card(role.id).rename()
    when_asked(press("Add 6 roles"))
    QTest.keyClick(editor(at_work), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(titles(at_work)) == len(before) + 6)
    assert titles(at_work) == [*before, *NAMED]
    came = at_work.session.scenario.roles[-6:]
    assert {(each.discipline, each.department) for each in came} == {(role.discipline, role.department)}


def test_nothing_is_changed_where_they_are_not_wanted(at_work: Workbench, qtbot: QtBot) -> None:
    document = at_work.session.document
    at_work.window.board.card(at_work.session.scenario.roles[0].id).rename()
    asked = when_asked(press("Cancel"))
    QTest.keyClick(editor(at_work), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: bool(asked) and QApplication.activeModalWidget() is None)
    assert at_work.session.document is document


def test_also_in_the_inspector_and_there_for_skills(at_work: Workbench, qtbot: QtBot) -> None:
    before = titles(at_work)
    at_work.context.selection.reveal(f"role:{at_work.session.scenario.roles[0].id}")
    line: Any = at_work.window.inspector.page.form.fields["title"].editor
    line.setFocus()
    when_asked(press("Add 6 roles"))
    line.selectAll()
    line.paste()  # what the menu of the field does
    qtbot.waitUntil(lambda: len(titles(at_work)) == len(before) + 6)
    assert titles(at_work) == [*before, *NAMED]

    at_work.context.selection.reveal(f"skill:{at_work.session.document.skills[0].id}")
    name: Any = at_work.window.inspector.page.form.fields["name"].editor
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PasteDialog):
            seen.append(dialog.windowTitle())
            dialog.reject()
        elif not seen:
            QTimer.singleShot(20, look)

    look()
    QTest.keyClick(name, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert name.text() == at_work.session.document.skills[0].name


def test_departments_are_offered_too(at_work: Workbench, qtbot: QtBot) -> None:
    department = at_work.session.scenario.departments[1]
    at_work.context.selection.reveal(f"department:{department.id}")
    before = at_work.session.scenario.departments
    QGuiApplication.clipboard().setText("Product design\nEvents")
    asked = when_asked(press("Add 2 departments"))
    QTest.keyClick(at_work.window.inspector.page.form.fields["name"].editor, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(at_work.session.scenario.departments) == len(before) + 2)
    assert asked == ["What was copied has 2 lines: “Product design” and “Events”."]
    made = at_work.session.scenario.departments
    assert made[: len(before)] == before
    assert [(each.name, each.kind, each.parent) for each in made[-2:]] == [
        ("Product design", "product", department.parent),
        ("Events", department.kind, department.parent),
    ]


def test_where_one_name_is_asked_for_several_are_none(qtbot: QtBot) -> None:
    dialog = NameDialog("Rename", "Name", "Today", "Rename")
    qtbot.addWidget(dialog)
    dialog.show()
    QGuiApplication.clipboard().setText("Spring\nAutumn")
    QTest.keyClick(dialog.line, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: dialog.problem == SEVERAL)
    assert dialog.name == "Today"
    QGuiApplication.clipboard().setText("Pru\u0308fung\n")
    QTest.keyClick(dialog.line, Qt.Key.Key_V, CONTROL)
    assert (dialog.name, dialog.problem) == ("Pr\u00fcfung", "")


def test_one_title_with_a_line_end_is_one_title(at_work: Workbench) -> None:
    QGuiApplication.clipboard().setText("Social\tEngineer\n")
    role = at_work.session.scenario.roles[0]
    at_work.window.board.card(role.id).rename()
    field = editor(at_work)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "Social Engineer"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert titles(at_work)[0] == "Social Engineer"
