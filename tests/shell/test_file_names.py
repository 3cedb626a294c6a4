"""File names whose bytes are no text: kept as they are, shown with a mark, and the end of nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.files.atomic import write_atomically
from workbench.files.document import read, save
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.qt.mime import address_of
from workbench.runtime import logging
from workbench.runtime.paths import log_dir, recovery_dir, shown
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.start import files_in
from workbench.widgets.compare import CompareView
from workbench.widgets.dialogs.recovery import RecoveryDialog

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names of any bytes are of Linux")
NAME, SHOWN = os.fsdecode(b"B\xfcro.capmap"), "B\ufffdro.capmap"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    save(path, load("before-and-after"), fresh_identity())
    return path


def texts(window: object) -> str:
    assert hasattr(window, "findChildren")
    return "\n".join(each.text() for each in window.findChildren(QLabel))


def opened(bench: Workbench, qtbot: QtBot, path: Path) -> None:
    bench.documents.open_path(path)
    qtbot.waitUntil(lambda: bench.document_file.path == path)


def test_the_window_opens_edits_and_saves_it(bench: Workbench, qtbot: QtBot, path: Path) -> None:
    opened(bench, qtbot, path)
    assert SHOWN in texts(bench.window)
    bench.session.perform(SetTitle("Edited"))
    with qtbot.waitSignal(bench.document_file.saved):
        bench.documents.save()
    assert read(path).document.title == "Edited"
    assert f"Saved {SHOWN}." in texts(bench.window)
    assert [each for each in os.listdir(os.fsencode(path.parent)) if each.endswith(b".capmap")] == [b"B\xfcro.capmap"]
    (recent,) = Preferences.load(write_atomically).recent
    assert os.fsencode(recent.path) == os.fsencode(path)
    bench.documents.close()
    qtbot.waitUntil(lambda: f"{SHOWN} in" in texts(bench.window))


def test_a_failed_save_names_it(bench: Workbench, qtbot: QtBot, path: Path) -> None:
    opened(bench, qtbot, path)
    path.write_bytes(b"theirs")
    bench.session.perform(SetTitle("Mine"))
    with qtbot.waitSignal(bench.document_file.save_failed) as failure:
        bench.documents.save()
    assert f"“{SHOWN}” was not saved" in str((failure.args or [""])[0])
    assert f"“{SHOWN}” was not saved" in texts(bench.window)
    assert path.read_bytes() == b"theirs"


def test_one_that_cannot_be_opened_is_named(
    bench: Workbench, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"PK")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text() + box.informativeText()) or 0)
    bench.documents.open_path(path)
    qtbot.waitUntil(lambda: bool(told))
    assert f"“{SHOWN}” cannot be opened" in told[0]


def test_its_unsaved_work_is_kept_and_offered(
    bench: Workbench, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = RecoveryStore(recovery_dir())
    ended.store(load("blank"), fresh_identity(), path)
    ended.leave()
    said: list[str] = []

    def take(dialog: RecoveryDialog) -> int:
        said.append(texts(dialog))
        (key,) = (each.key for each in bench.document_file.copies.store.pending())
        dialog._open(key)
        return 1

    monkeypatch.setattr(RecoveryDialog, "exec", take)
    bench.recovery_prompt.offer()
    qtbot.waitUntil(lambda: bench.document_file.path == path)
    assert SHOWN in said[0]
    assert SHOWN in texts(bench.window)


def test_its_address_has_its_bytes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bytes(address_of(path).toEncoded().data()).endswith(b"/B%FCro.capmap")
    asked: list[bytes] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toEncoded().data()))
    QDesktopServices.openUrl(address_of(path.parent / "ü b#?%41.xlsx"))
    assert asked[0].endswith(b"/%C3%BC%20b%23%3F%2541.xlsx")


def test_the_log_takes_it() -> None:
    logging.start()
    logging.note(f"Qt: {NAME}")
    logging.stop()
    assert "B\\udcfcro.capmap" in (log_dir() / "workbench.log").read_text(encoding="utf-8")


def test_every_text_can_be_shown() -> None:
    assert shown(Path(NAME)) == SHOWN
    assert shown("\ud800x\udfff") == "\ufffdx\ufffd"
    assert shown("Bücher 日本 😀") == "Bücher 日本 😀"


def test_a_file_asked_for_is_known_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert files_in(["plan.capmap"]) == [tmp_path / "plan.capmap"]
    assert files_in([]) == []


START = """
import sys
from PySide6.QtCore import QTimer
from workbench.shell import application
from workbench.shell.start import run
show = application.Workbench.say_what_cannot_be_kept
def shown(bench):
    QTimer.singleShot(0, bench.window.close)
application.Workbench.say_what_cannot_be_kept = shown
sys.exit(run([sys.argv[1]]))
"""


def test_the_program_starts_with_it(path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", START, os.fsencode(path)], capture_output=True, timeout=120)
    assert ended.returncode == 0, ended.stderr.decode(errors="replace")[-2000:]
    assert Preferences.load(write_atomically).recent[0].path == str(path)


def test_it_is_compared_with(bench: Workbench, qtbot: QtBot, path: Path) -> None:
    bench.documents.new_from("social-leadership")
    bench.window.views.show_view("compare")
    view = bench.window.views.on_show
    assert isinstance(view, CompareView)
    bench.compare_controller.read(path, partial(view.take_file, 1))
    qtbot.waitUntil(lambda: SHOWN in view.comparison_session.names[1])
    for combo in view.findChildren(QComboBox):
        if SHOWN in combo.currentText():
            break
    else:
        pytest.fail("no choice is called so")
    combo.activated.emit(combo.currentIndex())
    assert SHOWN in view.comparison_session.names[1]
    assert view.comparison_session.comparison is not None
