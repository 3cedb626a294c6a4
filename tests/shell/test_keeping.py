"""What must never be lost or overwritten: typed text, other people's files, the right file's content."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.files.document import map_json, read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.shell.application import Workbench


@pytest.fixture(autouse=True)
def active(opened: Workbench, qtbot: QtBot) -> None:
    """Keys go to the window that is in front."""
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)


def saved(bench: Workbench, path: Path) -> None:
    """Save, and wait until it is known."""
    bench.document_file.save(path)
    bench.document_file.wait()
    QCoreApplication.processEvents()


def test_what_is_being_typed_is_saved(opened: Workbench, tmp_path: Path) -> None:
    saved(opened, tmp_path / "a.capmap")
    opened.selection.reveal("role:social-engineer", "purpose")
    editor = opened.window.inspector.page.form.fields["purpose"].editor
    editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor, "Builds it")
    opened.documents.save()
    opened.document_file.wait()
    roles = read(tmp_path / "a.capmap").document.scenarios[0].roles
    assert next(each for each in roles if each.id == "social-engineer").purpose == "Builds it"
    assert editor.hasFocus()


def test_what_is_being_typed_is_exported(opened: Workbench, tmp_path: Path) -> None:
    opened.selection.reveal("role:social-engineer", "title")
    editor = opened.window.inspector.page.form.fields["title"].editor
    editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor, "Wright")
    opened.export(".csv", tmp_path / "out.csv")
    opened.export_job.wait()
    assert "Wright" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_what_is_being_typed_is_asked_about_before_the_map_is_left(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(opened, tmp_path / "a.capmap")
    asked: list[str] = []

    def cancel(box: QMessageBox) -> int:
        asked.append(box.text())
        return int(QMessageBox.StandardButton.Cancel.value)

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    opened.selection.reveal("role:social-engineer", "title")
    editor = opened.window.inspector.page.form.fields["title"].editor
    QTest.keyClicks(editor, "Wright")
    opened.documents.close()
    assert len(asked) == 1
    assert opened.window.map_shown


def test_typing_in_a_field_is_kept_before_it_is_left_and_is_one_step(opened: Workbench, tmp_path: Path) -> None:
    opened.selection.reveal("role:social-engineer", "purpose")
    editor = opened.window.inspector.page.form.fields["purpose"].editor
    QTest.keyClicks(editor, "Builds it ")
    typed = opened.session.with_pending().scenarios[0].roles
    assert next(each for each in typed if each.id == "social-engineer").purpose.startswith("Builds it")
    assert opened.session.undo_stack.count() == 0
    opened.window.board.setFocus()
    assert opened.session.undo_stack.count() == 1
    assert opened.session.with_pending() is opened.session.document


def test_a_title_typed_on_a_card_is_kept_before_it_is_taken(opened: Workbench) -> None:
    card = opened.window.board.card("social-engineer")
    card.rename()
    QTest.keyClicks(QApplication.focusWidget(), "Wright")
    assert "Wright" in [each.title for each in opened.session.with_pending().scenarios[0].roles]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert opened.session.with_pending() is opened.session.document


def test_a_save_that_ends_late_says_nothing_of_the_next_map(opened: Workbench, tmp_path: Path) -> None:
    first, second = tmp_path / "a.capmap", tmp_path / "b.capmap"
    second.write_bytes(to_bytes(load("blank"), fresh_identity())[0])
    saved(opened, first)
    opened.document_file.save()
    opened.documents.open_path(second)
    opened.documents.opening.wait()
    QCoreApplication.processEvents()
    assert opened.document_file.path == second
    opened.document_file.save()
    opened.document_file.wait()
    assert read(first).document.title == "Acme social leadership"


def test_what_was_just_saved_is_not_asked_about(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    saved(opened, tmp_path / "a.capmap")
    opened.session.perform(SetTitle("Saved, then closed"))
    opened.documents.save()
    opened.documents.close()
    assert (asked, opened.window.map_shown) == ([], False)
    assert read(tmp_path / "a.capmap").document.title == "Saved, then closed"


@pytest.mark.parametrize("name", ["plan.json", "PLAN.JSON"])
def test_plain_json_is_read_and_never_written_over(opened: Workbench, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = map_json(load("social-leadership"))
    path.write_bytes(data)
    opened.documents.open_path(path)
    opened.documents.opening.wait()
    assert opened.document_file.path is None
    assert opened.session.document.title == "Social leadership"
    assert path.read_bytes() == data


def test_a_file_the_dialog_did_not_ask_about_is_asked_about(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = tmp_path / "plan.capmap"
    other.write_bytes(b"somebody's work")
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.text())
        return int(QMessageBox.StandardButton.No.value)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan"), ""))
    monkeypatch.setattr(QMessageBox, "exec", no)
    opened.documents.save_as()
    qtbot.waitUntil(lambda: bool(asked))
    opened.document_file.wait()
    assert "plan.capmap" in asked[0]
    assert other.read_bytes() == b"somebody's work"


def test_undo_while_a_new_title_is_typed_takes_the_role_away(opened: Workbench) -> None:
    before = opened.session.document
    opened.window.board.findChild(type(opened.window.board._canvas)).buttons["marketing"].click()
    QCoreApplication.processEvents()
    opened.session.undo_stack.undo()
    assert opened.session.document is before


def test_a_recent_file_that_cannot_be_looked_at_is_shown_as_missing(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(opened, tmp_path / "a.capmap")

    def locked(_: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", locked)
    opened.documents.recent.look()
    assert [each.there for each in opened.documents.recent()] == [False]


def test_the_message_unfolds_in_a_low_window(opened: Workbench) -> None:
    opened.window.resize(1280, 720)
    QCoreApplication.processEvents()
    assert opened.window.message.folded
    opened.actions["toggle_message"].trigger()
    assert not opened.window.message.folded
    assert not opened.actions["toggle_message"].isChecked()


def test_f2_on_a_skill_goes_to_its_name(opened: Workbench) -> None:
    opened.window.library.commands.edit_requested.emit("skill:social-graph")
    assert opened.window.inspector.page.form.fields["name"].editor.hasFocus()


def test_control_enter_on_a_card_asks_which_skill(opened: Workbench, qtbot: QtBot) -> None:
    card = opened.window.board.card("social-engineer")
    card.setFocus()
    opened.window.board.commands.assign_requested.disconnect()
    with qtbot.waitSignal(opened.window.board.commands.assign_requested) as asked:
        QTest.keyClick(card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["social-engineer"]
