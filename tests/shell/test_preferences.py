"""File > Preferences…: what is asked, what follows from it, and what of it stands in files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QPageSize
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.report.reading import sizes
from workbench.application.edits.document import SetTitle
from workbench.files.atomic import write_atomically
from workbench.files.document import read
from workbench.files.paper import SIZE, Paper
from workbench.runtime import paths
from workbench.runtime.preferences import TEXT_SIZES, Choices, Preferences
from workbench.shell.application import Workbench
from workbench.shell.export_controller import export_formats
from workbench.shell.preference_choices import NEXT_START
from workbench.shell.recent_files import NOT_KEPT
from workbench.widgets.dialogs.preferences import BESIDE, RECENT, PreferencesDialog
from workbench.widgets.report.preview import PrintPreview


def answer(bench: Workbench, act: Callable[[PreferencesDialog], object], press: str = "Save") -> None:
    """Open the preferences from the menu, do something with the dialog, and press a button."""
    seen: list[PreferencesDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PreferencesDialog):
            QTimer.singleShot(20, look)
            return
        seen.append(dialog)
        act(dialog)
        next(each for each in dialog.findChildren(QPushButton) if each.text() == press).click()

    QTimer.singleShot(20, look)
    bench.actions["preferences"].trigger()
    assert seen


def save(bench: Workbench, path: Path | None = None) -> None:
    bench.document_file.save(path)
    assert bench.document_file.wait(20)


def author_in(path: Path) -> str | None:
    with zipfile.ZipFile(path) as parts:
        said: str | None = json.loads(parts.read("manifest.json")).get("author")
    return said


def test_the_dialog_is_there_without_a_map_and_where_macos_has_it(bench: Workbench) -> None:
    action = bench.actions["preferences"]
    assert action.isEnabled()
    assert action.menuRole() == QAction.MenuRole.PreferencesRole


def test_what_is_chosen_is_there_at_the_next_start(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/exports/of mine")

    def fill(dialog: PreferencesDialog) -> None:
        dialog._name.setText("  Ann Example ")
        dialog._paper.setCurrentIndex(2)
        dialog._size.setCurrentIndex(4)
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Choose…").click()
        dialog.findChildren(QCheckBox)[0].click()

    answer(bench, fill)
    chosen = Choices("Ann Example", "letter", 150, "/exports/of mine", keeps_recent=False)
    assert Preferences.load(write_atomically).choices == chosen
    assert bench.window.notice.text == NEXT_START
    answer(bench, lambda dialog: dialog._name.setText("Somebody else"), "Cancel")
    assert bench.preferences.choices == chosen
    answer(bench, lambda dialog: next(b for b in dialog.findChildren(QPushButton) if b.text() == BESIDE).click())
    assert bench.preferences.choices.export_folder == ""


@pytest.mark.parametrize("odd", [{"paper": "a5"}, {"text_size": 140}, {"text_size": True}, {"keeps_recent": "no"}])
def test_what_nobody_can_have_chosen_is_set_aside(own_folders: Path, odd: dict[str, object]) -> None:
    preferences = Preferences.load(write_atomically)
    preferences.set_choices(Choices("Ann"))
    file = paths.config_dir() / "preferences.json"
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **odd}), encoding="utf-8")
    assert Preferences.load(write_atomically).choices == Choices()
    assert file.with_suffix(".damaged").exists()


# The author


def test_the_name_stands_in_files_from_the_next_revision_on(opened: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    save(opened, path)
    assert author_in(path) is None
    before = path.read_bytes()
    answer(opened, lambda dialog: dialog._name.setText("Ann Example"))
    save(opened)
    assert path.read_bytes() == before
    opened.session.perform(SetTitle("Later"))
    save(opened)
    assert author_in(path) == "Ann Example"
    by_ann = path.read_bytes()
    answer(opened, lambda dialog: dialog._name.setText("Bo"))
    save(opened)
    assert path.read_bytes() == by_ann
    revised = read(path).identity.revised
    opened.session.perform(SetTitle("Later still"))
    save(opened)
    assert author_in(path) == "Bo"
    assert (read(path).identity.revised or revised) >= revised


def test_a_name_given_for_an_accepted_point_is_in_no_manifest(opened: Workbench, tmp_path: Path) -> None:
    opened.preferences.set_author("Ann")
    save(opened, tmp_path / "plan.capmap")
    assert author_in(tmp_path / "plan.capmap") is None
    answer(opened, lambda dialog: dialog._paper.setCurrentIndex(1))
    assert opened.preferences.author == "Ann"
    answer(opened, lambda dialog: dialog._name.setText("Ann Example"))
    assert opened.preferences.author == opened.preferences.signature == "Ann Example"
    answer(opened, lambda dialog: dialog._name.setText(""))
    assert opened.preferences.author == opened.preferences.signature == ""


def test_copies_and_bases_carry_the_name_that_a_save_would_give_them(
    opened: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    save(opened, tmp_path / "plan.capmap")
    answer(opened, lambda dialog: dialog._name.setText("Ann Example"))
    opened.session.perform(SetTitle("Later"))
    opened.document_file.copies.snapshot()
    opened.document_file.copies.wait()
    (copy,) = paths.recovery_dir().glob("*.capmap")
    assert author_in(copy) == "Ann Example"
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.export(".xlsx", tmp_path / "plan.xlsx")
    (base,) = paths.backups_dir().glob("*/*-export*.capmap")
    assert author_in(base) == "Ann Example"


# Paper and text


@pytest.mark.parametrize(("paper", "index"), [("letter", 2), ("a4", 1)])
def test_the_paper_preferred_is_offered_first_and_printed(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, paper: Paper, index: int
) -> None:
    answer(opened, lambda dialog: dialog._paper.setCurrentIndex(index))
    assert export_formats(".pdf", opened.preferences.choices.paper)[0].paper == paper
    path = tmp_path / "report.pdf"
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.export(".pdf", path)
    assert sizes(path.read_bytes())[0] == SIZE[paper]
    printed: list[float] = []

    def look() -> None:
        preview = QApplication.activeModalWidget()
        if isinstance(preview, PrintPreview):
            printed.append(preview._laid_out.paper.size(QPageSize.Unit.Point).width())
            preview.reject()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    opened.actions["print"].trigger()
    opened.printing.wait()
    assert printed == [SIZE[paper][0]]


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_has_the_size_preferred_from_the_next_start_on(own_folders: Path, percent: int) -> None:
    Preferences.load(write_atomically).set_choices(Choices(text_size=percent))
    program = (
        "from workbench.shell.start import make\n"
        "program, workbench = make(['workbench'])\n"
        "print(program.font().pixelSize())\n"
        "workbench.end()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    size = int(done.stdout)
    assert size == {0: size, 100: 13, 115: 15, 130: 17, 150: 20, 175: 23, 200: 26}[percent]


# Files


def test_exports_begin_in_the_folder_preferred_but_for_maps_with_one_of_their_own(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("maps", "exports", "own"):
        (tmp_path / name).mkdir()
    save(opened, tmp_path / "maps" / "plan.capmap")
    assert opened.exports.folder() == tmp_path / "maps"
    opened.preferences.set_choices(Choices(export_folder=str(tmp_path / "exports")))
    assert opened.exports.folder() == tmp_path / "exports"

    def export_to(folder: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "a.csv"), ""))
        with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
            opened.actions["export_table"].trigger()

    export_to(tmp_path / "own")
    assert opened.exports.folder() == tmp_path / "own"
    export_to(tmp_path / "exports")
    assert opened.exports.folder() == tmp_path / "exports"
    opened.preferences.set_choices(Choices(export_folder=str(tmp_path / "gone")))
    assert opened.exports.folder() == tmp_path / "maps"


def test_a_folder_is_chosen_only_where_that_is_not_cancelled(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chosen in (str(tmp_path), ""):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, chosen=chosen: chosen)
        answer(opened, lambda dialog: dialog.folder_requested.emit())
        assert opened.preferences.choices.export_folder == str(tmp_path)


def test_without_recent_files_none_is_listed_and_none_is_kept(opened: Workbench, tmp_path: Path) -> None:
    save(opened, tmp_path / "plan.capmap")
    assert len(opened.preferences.recent) == 1
    answer(opened, lambda dialog: next(b for b in dialog.findChildren(QCheckBox) if b.text() == RECENT).click())
    assert opened.preferences.recent == []
    opened.session.perform(SetTitle("Later"))
    save(opened)
    assert opened.preferences.recent == []
    assert "plan" not in (paths.config_dir() / "preferences.json").read_text(encoding="utf-8")
    menu = opened.actions.menus["recent"]
    menu.aboutToShow.emit()
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [(NOT_KEPT, False)]
    answer(opened, lambda dialog: next(b for b in dialog.findChildren(QCheckBox) if b.text() == RECENT).click())
    opened.session.perform(SetTitle("Once more"))
    save(opened)
    assert len(opened.preferences.recent) == 1
