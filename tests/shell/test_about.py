"""About, licences, diagnostics and the log folder."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from workbench import __version__
from workbench.runtime.paths import log_dir, resources_dir
from workbench.shell import about
from workbench.shell.about import TITLES, AboutDialog, LicencesDialog, licences, show_log_folder
from workbench.shell.application import Workbench


def test_about_names_the_version_and_the_licences(bench: Workbench, qtbot: QtBot) -> None:
    dialog = AboutDialog(bench.theme, bench.window)
    qtbot.addWidget(dialog)
    text = dialog.page.toPlainText()
    for word in (__version__, "Apache License 2.0", "LGPL 3", "Mozilla Public License", "no network"):
        assert word in text


def test_diagnostics_are_copied_and_hold_nothing_of_the_map(opened: Workbench, qtbot: QtBot) -> None:
    opened.theme.choose("dark")
    dialog = AboutDialog(opened.theme, opened.window)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    for word in (__version__, "Qt: 6.", "Screens: ", "Colours: dark, now dark", "Screen plugin: offscreen"):
        assert word in text
    document, scenario = opened.session.document, opened.session.scenario
    texts = [document.title, *(skill.name for skill in document.skills), *(role.title for role in scenario.roles)]
    assert not [each for each in texts if each in text]


def test_diagnostics_name_no_user(bench: Workbench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from workbench.shell.diagnostics import diagnostics

    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "own"))
    text = diagnostics(bench.theme)
    assert "Logs: ~" in text
    assert str(tmp_path) not in text
    assert len(getpass.getuser()) < 5 or getpass.getuser() not in text


def test_every_licence_is_there_and_is_shown_whole(qtbot: QtBot) -> None:
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    shown = licences()
    assert len(shown) == dialog.names.count() == len(TITLES) - 1  # THIRD_PARTY.txt is made with a package
    for row, licence in enumerate(shown):
        dialog.names.setCurrentRow(row)
        assert dialog.text.toPlainText() == licence.path.read_text(encoding="utf-8")
        assert dialog.text.accessibleName() == licence.title
    assert dialog.text.isReadOnly()


def test_no_text_in_the_folder_is_left_out() -> None:
    listed = {name for name, _ in TITLES}
    assert {path.name for path in (resources_dir() / "licences").iterdir()} <= listed


def test_the_log_folder_is_opened_or_named(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, said = [], []
    monkeypatch.setattr(about, "tell", lambda _, __, text: said.append(text))
    for answer in (True, False):
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url, answer=answer: asked.append(url) or answer)
        show_log_folder(bench.window)
    assert [Path(url.toLocalFile()) for url in asked] == [log_dir()] * 2
    assert said == [f"Logs and crash reports are in {log_dir()}"]
