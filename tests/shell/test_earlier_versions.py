"""File > Earlier versions… in the window: compared with, restored as a copy, deleted; the file stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.support.versions import kept, states
from workbench.application.edits.document import SetTitle
from workbench.files.templates import load
from workbench.runtime import paths
from workbench.shell.application import Workbench
from workbench.shell.document_questions import DocumentQuestions
from workbench.shell.earlier_versions import NONE_AT_ALL
from workbench.widgets.compare import CompareView
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.earlier_versions import NONE, EarlierVersionsDialog
from workbench.widgets.dialogs.picker import Picker

STATES = states(3)
AGES = [timedelta(days=2, hours=1), timedelta(hours=2), timedelta(hours=1)]


@pytest.fixture
def file(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> Path:
    """A file with three versions, opened."""
    path = tmp_path / "plan.capmap"
    _, data = kept(paths.backups_dir(), STATES, AGES)
    path.write_bytes(data)
    with qtbot.waitSignal(bench.documents.opened):
        bench.documents.open_path(path)
    return path


def in_dialog(bench: Workbench, qtbot: QtBot, act: Callable[[EarlierVersionsDialog], object]) -> None:
    """Open the dialog by its key, do something once a version was read or there is none, and close it."""
    done: list[EarlierVersionsDialog] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, EarlierVersionsDialog):
            return
        empty = shown._said.isVisible() and shown._said.text() == NONE
        if shown.taken is None and not empty:
            return
        timer.stop()
        done.append(shown)
        try:
            act(shown)
        finally:
            if shown.isVisible():
                shown.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    bench.window.activateWindow()
    qtbot.waitActive(bench.window)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(bench.window, Qt.Key.Key_H, modifiers)
    qtbot.waitUntil(lambda: bool(done))


def go_to(dialog: EarlierVersionsDialog, qtbot: QtBot, steps: int) -> None:
    """Go down in the list, and wait until that version was read."""
    for _ in range(steps):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.taken is not None)


def test_a_version_is_restored_as_a_copy_and_the_file_stays(bench: Workbench, qtbot: QtBot, file: Path) -> None:
    before, document_id = file.read_bytes(), bench.document_file.identity.document_id

    def restore(dialog: EarlierVersionsDialog) -> None:
        go_to(dialog, qtbot, 2)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    in_dialog(bench, qtbot, restore)
    assert bench.session.document == STATES[0]
    assert bench.document_file.path is None
    assert bench.document_file.identity.document_id != document_id
    assert not bench.session.undo_stack.canUndo()
    assert bench.window.notice.text.startswith("This is a copy: the version of ")
    assert file.read_bytes() == before


def test_unsaved_work_is_asked_about_before_a_version_is_restored(
    bench: Workbench, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentQuestions, "to_save", lambda *_: None)  # Cancel
    bench.session.perform(SetTitle("Not saved"))
    in_dialog(bench, qtbot, lambda dialog: dialog.restore_button.click())
    assert bench.session.document.title == "Not saved"
    assert bench.document_file.path == file


def test_a_version_is_compared_with_the_scenario_on_screen(bench: Workbench, qtbot: QtBot, file: Path) -> None:
    def compare(dialog: EarlierVersionsDialog) -> None:
        go_to(dialog, qtbot, 2)
        dialog.compare_button.click()

    in_dialog(bench, qtbot, compare)
    view = bench.window.views.on_show
    assert isinstance(view, CompareView)
    first, second = view.comparison_session.names
    assert "(version of " in first
    assert second == bench.session.scenario.name
    assert view.comparison_session.comparison is not None
    assert len(view.comparison_session.comparison.changes) == 2
    assert bench.session.document == STATES[2]
    assert bench.document_file.path == file


def test_closing_changes_nothing(bench: Workbench, qtbot: QtBot, file: Path) -> None:
    document = bench.session.document
    in_dialog(bench, qtbot, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert bench.session.document is document
    assert len(bench.backups.versions(bench.document_file.identity.document_id)) == 3


@pytest.mark.parametrize("agreed", [True, False])
def test_all_local_copies_are_deleted_once_that_is_agreed(
    bench: Workbench, qtbot: QtBot, file: Path, agreed: bool
) -> None:
    document_id, before = bench.document_file.identity.document_id, file.read_bytes()

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QMessageBox)
        assert asked.defaultButton() is asked.button(QMessageBox.StandardButton.Cancel)
        wanted = "Delete all" if agreed else "Cancel"
        next(each for each in asked.buttons() if each.text().replace("&", "") == wanted).click()

    def delete(dialog: EarlierVersionsDialog) -> None:
        QTimer.singleShot(50, answer)
        dialog.delete_button.click()
        if agreed:
            qtbot.waitUntil(lambda: not dialog.list.versions.rows)

    in_dialog(bench, qtbot, delete)
    assert len(bench.backups.versions(document_id)) == (0 if agreed else 3)
    assert file.read_bytes() == before


def test_a_map_without_versions_says_so(opened: Workbench, qtbot: QtBot) -> None:
    said: list[str] = []
    in_dialog(opened, qtbot, lambda dialog: said.append(dialog._said.text()))
    assert said == [NONE]


def in_picker(act: Callable[[Picker], object]) -> None:
    """Do something once it is asked of which map."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, Picker):
            timer.stop()
            act(shown)

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(look)
    timer.start(10)


def test_a_map_whose_file_is_gone_is_restored_from_the_start_page(bench: Workbench, qtbot: QtBot) -> None:
    kept(paths.backups_dir(), [load("blank")], AGES[:1])
    kept(paths.backups_dir(), STATES, AGES)
    names: list[str] = []

    def choose(picker: Picker) -> None:
        names.extend(picker.entries.item(row).text() for row in range(picker.entries.count()))
        picker.accept()

    def restore(dialog: EarlierVersionsDialog) -> None:
        assert dialog.windowTitle() == f"Earlier versions of {STATES[0].title}"
        assert not dialog.compare_button.isVisible()
        dialog.restore_button.click()

    in_picker(choose)
    in_dialog(bench, qtbot, restore)
    assert [each.split("\n")[0] for each in names] == [STATES[0].title, load("blank").title]
    assert names[0].split("\n")[1].startswith("3 versions, the last ")
    assert bench.session.document == STATES[2]
    assert bench.window.map_shown


def test_where_no_map_has_a_version_that_is_said(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(ask, "tell", lambda *texts: told.append(texts[-1]))
    bench.actions["earlier_versions"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [NONE_AT_ALL]
