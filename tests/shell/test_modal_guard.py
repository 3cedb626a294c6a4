"""What happens while a question stands: no other map comes under it, and its answer lands nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from workbench.files.document import read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.qt.document_reader import OpenedDocument
from workbench.shell.application import Workbench
from workbench.shell.modal_guard import STALE
from workbench.widgets.dialogs.name import NameDialog


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.capmap"
    path.write_bytes(to_bytes(load("blank"), fresh_identity())[0])
    return path


def test_a_second_start_waits_for_the_question_that_stands(opened: Workbench, other: Path, qtbot: QtBot) -> None:
    seen: list[Path | None] = []

    def meanwhile() -> None:
        opened.come_forward([other])
        qtbot.wait(300)
        seen.append(opened.document_file.path)
        modal = QApplication.activeModalWidget()
        assert isinstance(modal, NameDialog)
        modal.line.setText("Renamed")
        modal.accept()

    QTimer.singleShot(0, meanwhile)
    opened.scenarios.rename_scenario()
    assert seen == [None]
    assert opened.session.scenario.name == "Renamed"
    opened.session.undo_stack.undo()
    qtbot.waitUntil(lambda: opened.document_file.path == other)


def test_a_file_of_the_system_waits_for_the_menu_that_is_open(opened: Workbench, other: Path, qtbot: QtBot) -> None:
    menu = QMenu(opened.window)
    menu.addAction("Something")
    menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    opened.open_when_free(other)
    qtbot.wait(300)
    assert opened.document_file.path is None
    menu.close()
    qtbot.waitUntil(lambda: opened.document_file.path == other)


def test_a_dialog_is_let_go_of_once_it_is_answered(opened: Workbench, qtbot: QtBot) -> None:
    commands, finding = opened.commands, opened.session.assessment.open[0]
    before = len(opened.window.findChildren(QDialog))
    shown: list[QDialog] = []

    def cancel() -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and modal not in shown:
            shown.append(modal)
            modal.reject()

    timer = QTimer()
    timer.timeout.connect(cancel)
    timer.start(10)
    for ask in (
        commands.go_to_role,
        opened.scenarios.rename_scenario,
        opened.scenarios.add_department,
        commands.policy,
        lambda: commands.paste_text("A\nB"),
        lambda: commands.accept(finding),
        lambda: commands.edit_note(
            "social-engineer", opened.session.index.roles["social-engineer"].assignments[0].skill
        ),
        opened.documents.new,
        lambda: opened.documents._asking.to_save("Plan"),
        opened.actions["about"].trigger,
        opened.actions["checks"].trigger,
    ):
        ask()
    timer.stop()
    assert len(shown) == 11
    qtbot.waitUntil(lambda: len(opened.window.findChildren(QDialog)) == before)


def test_the_answer_to_a_question_about_another_map_is_refused(opened: Workbench, other: Path) -> None:
    def meanwhile() -> None:
        opened.document_file.open(OpenedDocument(other, read(other)))
        modal = QApplication.activeModalWidget()
        assert isinstance(modal, QDialog)
        modal.accept()

    QTimer.singleShot(0, meanwhile)
    opened.commands.policy()
    assert opened.session.document == load("blank")
    assert opened.session.undo_stack.count() == 0
    assert opened.window.notice.text == STALE
