"""Text pasted by key and menu: what is plain where it is pasted is previewed, all else is asked about as an import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.matrices import cell, go
from tests.support.questions import press, when_asked, when_shown
from tests.support.window_imports import accepting
from workbench.application.importing.content import Content
from workbench.application.importing.preparation import prepare
from workbench.application.pasted_text import CHARACTERS_LIMIT
from workbench.application.pasting import content_of_text
from workbench.qt.session import READ_ONLY
from workbench.shell.application import Workbench
from workbench.shell.paste_to_import import AT_ONCE, NO_TEXT
from workbench.widgets.board.add_button import AddButton
from workbench.widgets.board.title_edit import TitleEdit
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.matrix import MatrixView

CONTROL = Qt.KeyboardModifier.ControlModifier
RACI = "Activity,Business Owner,Product Team\nUse-case approval,A/R,C\nRisk assessment,C,A/R\nDeployment,R,A\n"
PEOPLE = "Skill\tAnna\tBen\tCleo\nPython\t4\t2\t5\nSQL\t3\t1\t1\nTalking\t2\t5\t3\n"
STAFF = "id,name,title,department,reports_to\na_1,Ann,DIRECTOR,Office,\nb_2,Bob,CLERK,Sales,a_1\n"
MERGED = "Category\tSkill\nTechnical\tPython\n\tSQL\nSoft\tTalking\n"


@pytest.fixture
def at_work(opened: Workbench, qtbot: QtBot) -> Iterator[Workbench]:
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    yield opened
    QGuiApplication.clipboard().clear()


@pytest.fixture
def asked(at_work: Workbench) -> list[Content]:
    """What is handed on to be asked about; no dialog opens."""
    contents: list[Content] = []
    requested = at_work.commands.paste_to_import.import_requested
    requested.disconnect(at_work.imports.take)
    requested.connect(contents.append)
    return contents


def paste(widget: QWidget, text: str) -> None:
    """By Ctrl+V, as a person does."""
    QGuiApplication.clipboard().setText(text)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, CONTROL)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words)


def in_library(bench: Workbench) -> QWidget:
    return bench.window.library.view


def in_search(bench: Workbench) -> QWidget:
    return bench.window.library.search


def on_card(bench: Workbench) -> QWidget:
    return bench.window.board.card(bench.session.scenario.roles[0].id)


def in_window(bench: Workbench) -> QWidget:
    return bench.window.message


def add_button(bench: Workbench) -> AddButton:
    return next(each for each in bench.window.board.findChildren(AddButton) if each.isVisible())


PLACES = {"library": in_library, "search": in_search, "card": on_card, "window": in_window, "add": add_button}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", [RACI, PEOPLE, STAFF], ids=["raci", "people", "staff"])
def test_what_is_not_plain_is_asked_about_wherever_it_is_pasted(
    at_work: Workbench, asked: list[Content], place: str, text: str
) -> None:
    document = at_work.session.document
    paste(PLACES[place](at_work), text)
    (content,) = asked
    assert content.name == "Clipboard"
    assert at_work.session.document is document
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("place", PLACES)
def test_accepted_it_is_one_step(at_work: Workbench, qtbot: QtBot, place: str) -> None:
    before, scenario = at_work.session.document, at_work.session.scenario
    when_shown(ImportDialog, lambda dialog: button(dialog, "Import").click())
    paste(PLACES[place](at_work), RACI)
    qtbot.waitUntil(lambda: at_work.session.document is not before)
    after = at_work.session.document
    assert [skill.name for skill in after.skills[len(before.skills) :]] == [
        *("Use-case approval", "Risk assessment", "Deployment")
    ]
    new = at_work.session.scenario.roles[len(scenario.roles) :]
    assert at_work.session.scenario.id == scenario.id
    assert [role.title for role in new] == ["Business Owner", "Product Team"]
    assert [(held.kind, held.skill) for held in new[0].assignments] == [
        ("lead", "use-case-approval"),
        ("support", "deployment"),
    ]
    assert at_work.session.undo_stack.undoText() == "Import Clipboard: 3 skills, 2 roles, 4 assignments"
    assert "Clipboard" in at_work.window.notice.text
    at_work.session.undo_stack.undo()
    assert at_work.session.document is before


def test_what_is_not_certain_is_asked_first(at_work: Workbench, qtbot: QtBot) -> None:
    before, seen = at_work.session.document, list[tuple[bool, bool]]()

    def look(dialog: ImportDialog) -> None:
        waiting = next(each for each in dialog.findChildren(QPushButton) if each.text() == "2 to decide")
        seen.append((waiting.isVisible(), button(dialog, "Import").isEnabled()))
        button(dialog, "Cancel").click()

    when_shown(ImportDialog, look)
    paste(in_library(at_work), PEOPLE)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(True, False)]
    assert at_work.session.document is before


def test_cancelled_it_changes_nothing(at_work: Workbench, qtbot: QtBot) -> None:
    before, seen = at_work.session.document, list[str]()
    when_shown(ImportDialog, lambda dialog: (seen.append(dialog.windowTitle()), dialog.reject()))
    paste(in_library(at_work), PEOPLE)
    qtbot.waitUntil(lambda: bool(seen))
    assert at_work.session.document is before


def test_a_map_open_for_reading_only_takes_no_block(at_work: Workbench) -> None:
    at_work.session.load(at_work.session.document, read_only=True)
    before = at_work.session.document
    paste(in_library(at_work), RACI)
    assert at_work.window.notice.text == READ_ONLY
    assert at_work.session.document is before


@pytest.mark.parametrize("action", ["paste_skills", "paste_people"])
def test_by_menu_too(at_work: Workbench, asked: list[Content], action: str) -> None:
    QGuiApplication.clipboard().setText(PEOPLE)
    at_work.actions[action].trigger()
    (content,) = asked
    what = prepare(at_work.session.document, [content])
    assert [person.name for person in what.records.people] == ["Anna", "Ben", "Cleo"]


def test_people_in_their_list(at_work: Workbench, asked: list[Content]) -> None:
    at_work.window.left.show_tab("people")
    paste(at_work.window.left.people.view, "Name\tJuggling\tDancing\nAda\t3\t2\nBo\t1\t4\n")
    what = prepare(at_work.session.document, asked)
    assert [person.name for person in what.records.people] == ["Ada", "Bo"]
    assert [skill.name for skill in what.records.skills] == ["Juggling", "Dancing"]


def test_a_table_of_skills_is_previewed_and_taken_as_one_step(at_work: Workbench, asked: list[Content]) -> None:
    before = at_work.session.document

    def accept(dialog: QDialog) -> None:
        dialog.accept()

    when_shown(PasteDialog, accept)
    paste(in_library(at_work), MERGED)
    new = at_work.session.document.skills[len(before.skills) :]
    assert [(skill.name, skill.group) for skill in new] == [
        ("Python", "Technical"),
        ("SQL", "Technical"),
        ("Talking", "Soft"),
    ]
    assert at_work.window.notice.text == "Pasted 3 skills. Ctrl+Z takes it back."
    at_work.session.undo_stack.undo()
    assert at_work.session.document is before
    assert asked == []


def test_titles_on_the_button_that_adds_a_role_are_roles_of_its_lane(at_work: Workbench, qtbot: QtBot) -> None:
    button = add_button(at_work)
    lane = next(key for key, each in at_work.window.board._canvas.buttons.items() if each is button)
    before = at_work.session.scenario.roles
    said = when_asked(press("Add 2 roles"))
    paste(button, "Job title\nBuyer\nPlanner, media\n")
    qtbot.waitUntil(lambda: len(at_work.session.scenario.roles) == len(before) + 2)
    new = at_work.session.scenario.roles[-2:]
    assert [role.title for role in new] == ["Buyer", "Planner, media"]
    assert {role.discipline for role in new} == {lane}
    assert said == ["What was copied has 2 lines: “Buyer” and “Planner, media”."]
    at_work.session.undo_stack.undo()
    assert at_work.session.scenario.roles == before


def test_a_block_on_that_button_is_roles_with_their_departments(at_work: Workbench, asked: list[Content]) -> None:
    paste(add_button(at_work), "Buyer\tMarketing\nPlanner\tMedia\n")
    what = prepare(at_work.session.document, asked)
    assert [(role.title, role.department) for role in what.records.roles] == [
        ("Buyer", "Marketing"),
        ("Planner", "Media"),
    ]


def test_a_block_as_the_title_of_a_new_card_takes_that_card_back(
    at_work: Workbench, asked: list[Content], qtbot: QtBot
) -> None:
    before = at_work.session.scenario.roles
    at_work.window.board.commands.add_to_lane("marketing")
    assert len(at_work.session.scenario.roles) == len(before) + 1
    (editor,) = (each for each in at_work.window.findChildren(TitleEdit) if each.isVisible())
    paste(editor, STAFF)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert at_work.session.scenario.roles == before


def test_a_block_as_the_title_of_a_card_with_one_leaves_it(
    at_work: Workbench, asked: list[Content], qtbot: QtBot
) -> None:
    document = at_work.session.document
    at_work.window.board.card(at_work.session.scenario.roles[0].id).rename()
    (editor,) = (each for each in at_work.window.findChildren(TitleEdit) if each.isVisible())
    paste(editor, STAFF)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert at_work.session.document is document


def test_a_block_as_the_name_of_a_department(at_work: Workbench, asked: list[Content], qtbot: QtBot) -> None:
    at_work.context.selection.reveal(f"department:{at_work.session.scenario.departments[1].id}")
    field: Any = at_work.window.inspector.page.form.fields["name"].editor
    paste(field, STAFF)
    qtbot.waitUntil(lambda: len(asked) == 1)
    what = prepare(at_work.session.document, asked)
    assert [unit.name for unit in what.records.departments] == ["Office", "Sales"]


def test_levels_in_the_matrix_by_menu_are_levels(at_work: Workbench, asked: list[Content]) -> None:
    at_work.actions["show_matrix"].trigger()
    view = at_work.window.views.on_show
    assert isinstance(view, MatrixView)
    role = at_work.session.scenario.roles[0].id
    go(view, "social-apis", role)
    view.table.setFocus()
    before = at_work.session.document
    QGuiApplication.clipboard().setText("S 2")
    QTest.keyClick(view.table, Qt.Key.Key_V, CONTROL)
    assert cell(at_work.session, role, "social-apis") == ("support", 2)
    QGuiApplication.clipboard().setText("3\r\n")
    QTest.keyClick(view.table, Qt.Key.Key_V, CONTROL)
    assert cell(at_work.session, role, "social-apis") == ("support", 3)
    at_work.session.undo_stack.undo()
    at_work.session.undo_stack.undo()
    assert at_work.session.document is before
    QGuiApplication.clipboard().setText(RACI)
    QTest.keyClick(view.table, Qt.Key.Key_V, CONTROL)
    assert "is no cell of the matrix" in at_work.window.notice.text
    assert asked == []


def test_what_cannot_be_pasted_on_that_button_is_said(at_work: Workbench) -> None:
    document = at_work.session.document
    paste(add_button(at_work), "x\n" * (CHARACTERS_LIMIT // 2 + 1))
    assert "a paste takes 5,000,000" in at_work.window.notice.text
    paste(add_button(at_work), " \n")
    assert at_work.window.notice.text == NO_TEXT
    assert at_work.session.document is document


def test_a_long_text_is_read_in_the_background_and_whole(
    at_work: Workbench, asked: list[Content], qtbot: QtBot
) -> None:
    rows = AT_ONCE // 20
    paste(
        in_library(at_work), "Skill\tEngineer\tBuyer\n" + "".join(f"Skill {n} of them\tL3\tS2\n" for n in range(rows))
    )
    assert asked == []
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert len([row for row in asked[0].grids[0].rows if any(row)]) == rows + 1


def test_a_text_that_is_asked_about_once_another_map_is_open_goes_into_that(at_work: Workbench, qtbot: QtBot) -> None:
    into = accepting(at_work)
    at_work.session.show_scenario(at_work.session.document.scenarios[-1].id)
    at_work.imports.take(content_of_text(RACI, "roles"))
    at_work.documents.new_from("blank")
    other = at_work.session.document
    qtbot.waitUntil(lambda: bool(into))
    assert into == [other.title]
    qtbot.waitUntil(lambda: at_work.window.notice.text.startswith("Imported"))
    assert len(at_work.session.document.scenarios) == len(other.scenarios)
    assert {role.title for role in at_work.session.scenario.roles} == {"Business Owner", "Product Team"}
