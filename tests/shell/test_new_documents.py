"""File > New map, from the dialog to the board, saved nowhere before the user saves; and the user's own templates."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults
from tests.support.questions import press, when_asked, when_shown
from workbench.runtime.paths import templates_dir
from workbench.shell.application import Workbench
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.dialogs.new_map import NewMapDialog
from workbench.widgets.dialogs.picker import Picker
from workbench.widgets.start.choice import Choice


def enter(dialog: NewMapDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_enter_through_it_and_the_board_stands(bench: Workbench) -> None:
    assert bench.window.start_page.new_map_button.hasFocus()
    when_shown(NewMapDialog, enter)
    bench.actions["new_map"].trigger()
    assert bench.window.map_shown
    scenario = bench.session.scenario
    assert [role.title for role in scenario.roles] == ["Head of Marketing", "Head of Product"]
    assert all(role.department for role in scenario.roles)
    assert [point.code for point in bench.session.assessment.open if point.severity != "advice"] == []


def test_the_message_says_what_to_do_next(bench: Workbench) -> None:
    when_shown(NewMapDialog, enter)
    bench.window.start_page.new_map_button.click()
    said = [each.text() for each in bench.window.message.findChildren(QLabel)]
    assert any("paste yours from Excel, then drag them onto the roles" in text for text in said)


def test_it_counts_as_unsaved_until_it_is_saved(bench: Workbench) -> None:
    when_shown(NewMapDialog, enter)
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
    when_shown(NewMapDialog, enter)
    asked = when_asked(press("Cancel"))
    opened.actions["new_map"].trigger()
    assert len(asked) == 1
    assert opened.session.document is changed


def test_cancel_makes_none(opened: Workbench) -> None:
    before = opened.session.document
    when_shown(NewMapDialog, lambda dialog: dialog.reject())
    opened.actions["new_map"].trigger()
    assert opened.session.document is before


# Own templates


def in_name(text: str) -> None:
    """Type a name into the dialog that is about to come up, and accept it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NameDialog):
            dialog.line.setText(text)
            QTest.keyClick(dialog.line, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def kept(bench: Workbench, title: str, qtbot: QtBot) -> None:
    """Keep the map on screen as a template and go back to the start page, once it is listed there."""
    in_name(title)
    bench.actions["save_template"].trigger()
    qtbot.waitUntil(lambda: title in bench.window.notice.text)
    bench.documents.close()
    qtbot.waitUntil(lambda: listed(bench) == [title])


def listed(bench: Workbench) -> list[str]:
    rows = bench.window.start_page.own_templates.findChildren(Choice)
    return [row.accessibleName().removeprefix("New from your template ") for row in rows]


def row_of(bench: Workbench) -> Choice:
    (row,) = bench.window.start_page.own_templates.findChildren(Choice)
    return row


def test_a_map_is_kept_as_a_template_and_begun_from_on_the_start_page(opened: Workbench, qtbot: QtBot) -> None:
    skills = opened.session.document.skills
    kept(opened, "Our company", qtbot)
    assert opened.window.start_page.own_templates.isVisible()
    assert faults(opened.window.start_page) == []
    QTest.keyClick(row_of(opened), Qt.Key.Key_Return)
    assert opened.window.map_shown
    assert opened.session.document.title == "Our company"
    assert opened.session.document.skills == skills
    assert opened.document_file.path is None


def test_a_template_has_what_was_still_being_typed(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    role = opened.session.scenario.roles[0].id
    opened.selection.reveal(f"role:{role}", "title")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Head of all that")
    in_name("Ours")
    opened.actions["save_template"].trigger()
    qtbot.waitUntil(lambda: "Ours" in opened.window.notice.text)
    (path,) = templates_dir().iterdir()
    assert "Head of all that" in path.read_text(encoding="utf-8")


def test_it_is_offered_among_all_templates(opened: Workbench, qtbot: QtBot) -> None:
    kept(opened, "Our company", qtbot)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Picker):
            seen.append(dialog.entries.item(0).text())
            dialog.accept()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)
    opened.actions["new"].trigger()
    assert seen[0].startswith("Our company")
    assert opened.session.document.title == "Our company"


def test_a_removed_template_comes_back_by_undo(opened: Workbench, qtbot: QtBot) -> None:
    kept(opened, "Our company", qtbot)
    remove = row_of(opened).findChild(QPushButton)
    assert remove.accessibleName() == "Remove the template Our company"
    remove.click()
    qtbot.waitUntil(lambda: listed(opened) == [])
    assert not opened.window.start_page.own_templates.isVisible()
    assert opened.window.notice.text == "The template was removed."
    undo = next(each for each in opened.window.notice.findChildren(QPushButton) if each.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: listed(opened) == ["Our company"])


def test_broken_files_are_told_and_leave_the_start_page_whole(bench: Workbench, qtbot: QtBot) -> None:
    for number in range(6):
        (templates_dir() / f"broken{number}.json").write_bytes(b"{")
    bench.show_start()
    page = bench.window.start_page.own_templates
    qtbot.waitUntil(page.isVisible)
    (said,) = [each.text() for each in page.findChildren(QLabel) if "broken0.json" in each.text()]
    assert len(said.splitlines()) == 4
    assert said.endswith("3 more files are no templates.")
    assert bench.window.start_page.templates_shown


def test_a_template_that_broke_since_it_was_shown_is_told(opened: Workbench, qtbot: QtBot) -> None:
    kept(opened, "Our company", qtbot)
    next(templates_dir().glob("*.json")).write_bytes(b"{")
    asked = when_asked(press("OK"))
    QTest.keyClick(row_of(opened), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert not opened.window.map_shown


def test_a_folder_that_cannot_be_written_is_said(opened: Workbench, own_folders: Path, qtbot: QtBot) -> None:
    (own_folders / "config").mkdir(exist_ok=True)
    (own_folders / "config" / "templates").rmdir()
    (own_folders / "config" / "templates").write_bytes(b"")
    in_name("Ours")
    opened.actions["save_template"].trigger()
    qtbot.waitUntil(lambda: opened.window.notice.text.startswith("The template was not kept"))
