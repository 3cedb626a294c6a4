"""The ends of the program that nothing in it can prevent, and starts that find no place to keep anything."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.shell.conftest import ending
from workbench.files.atomic import write_atomically
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.qt.background import Job
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench

GIVES_UP = """
from PySide6.QtCore import qFatal
from workbench.application.edits.document import SetTitle
from workbench.shell.start import _opened
bench = _opened(["--template", "blank"])
bench.session.perform(SetTitle("Rescued"))
qFatal("Qt can go on no longer")
"""


def test_the_work_is_rescued_before_qt_gives_up(own_folders: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", GIVES_UP], capture_output=True, timeout=60, check=False)
    assert ended.returncode != 0
    (found,) = RecoveryStore(own_folders / "data" / "recovery").pending()
    assert found.title == "Rescued"


FAILS = """
import os, sys
from workbench.application.edits.document import SetTitle
from workbench.shell.start import _opened
bench = _opened(["--template", "blank"])
bench.session.perform(SetTitle("Rescued"))
sys.excepthook(ValueError, ValueError("met by nobody"), None)
os._exit(0)
"""


def test_the_work_is_rescued_where_an_error_is_met_by_nobody(own_folders: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", FAILS], capture_output=True, timeout=60, check=False)
    assert ended.returncode == 0
    (found,) = RecoveryStore(own_folders / "data" / "recovery").pending()
    assert found.title == "Rescued"


def test_a_start_without_a_folder_of_its_own_opens_and_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("WORKBENCH_HOME", str(in_the_way))
    bench = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(bench.window, before_close_func=ending(bench))
    bench.documents.new_from("blank")
    bench.window.show()
    bench.recovery_prompt.offer()
    bench.say_what_cannot_be_kept()
    assert bench.window.map_shown
    assert "cannot be kept, because" in bench.window.notice.text


def test_at_the_end_files_are_written_and_what_only_the_window_shows_is_called_off(
    opened: Workbench, tmp_path: Path
) -> None:
    begun = threading.Event()
    called_off: list[bool] = []

    def work(job: Job) -> None:
        begun.set()
        end = time.monotonic() + 10
        while not job.is_cancelled() and time.monotonic() < end:
            time.sleep(0.001)
        called_off.append(job.is_cancelled())

    opened.context.bulk_fix._work.start("test", work, lambda _: None)
    opened.export(".csv", tmp_path / "out.csv")
    assert begun.wait(10)
    opened.end()
    assert called_off == [True]
    assert (tmp_path / "out.csv").exists()


ALIVE = """
from PySide6.QtCore import QTimer
from workbench.shell import start
opened = start._opened
def watched(arguments):
    bench = opened(arguments)
    QTimer.singleShot(200, lambda: (print(bench.window.notice.text), bench.window.close()))
    return bench
start._opened = watched
raise SystemExit(start.run(["--template", "blank"]))
"""


def test_the_whole_program_starts_without_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("WORKBENCH_HOME", str(in_the_way))
    ended = subprocess.run([sys.executable, "-c", ALIVE], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "cannot be kept, because" in ended.stdout
    assert "Traceback" not in ended.stderr


ASKED = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbench.shell import start
def look():
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(50, look)
    else:
        print(dialog.objectName(), flush=True)
        os._exit(0)
opened = start._opened
def watched(arguments):
    bench = opened(arguments)
    QTimer.singleShot(50, look)
    return bench
start._opened = watched
start.run(["--template", "blank"])
"""


def test_the_start_sweeps_locks_of_the_dead_and_asks_about_their_work(own_folders: Path) -> None:
    data = own_folders / "data"
    store = RecoveryStore(data / "recovery")
    store.store(load("holistic"), fresh_identity(), None)
    store.leave()
    (data / "left.lock").write_text("of a program that was killed")
    ended = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "recoveryDialog", ended.stderr
    assert not (data / "left.lock").exists()
