"""Nothing on the window's thread touches a disk that is not ours: a share that hangs would hold up the window."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.shell.test_earlier_versions import in_dialog
from tests.support.disk_guard import DiskGuard, Touched
from workbench.application.edits.document import SetTitle
from workbench.files.document import read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.shell.application import Workbench
from workbench.widgets.compare import CompareView

ROOT = Path(__file__).parents[2]


def a_map(path: Path, template: str = "holistic") -> Path:
    path.write_bytes(to_bytes(load(template), fresh_identity())[0])
    return path


@pytest.fixture
def foreign(tmp_path: Path) -> DiskGuard:
    """A folder on the share, with a map in it. Watched by `guarded`, or by the test."""
    folder = tmp_path / "share"
    folder.mkdir()
    a_map(folder / "plan.capmap")
    return DiskGuard(folder)


@pytest.fixture
def guarded(opened: Workbench, foreign: DiskGuard) -> Iterator[DiskGuard]:
    """The share, watched; nothing may have touched it in the end, whoever caught the error."""
    with foreign.watch():
        yield foreign
        opened.document_file.wait()
    assert foreign.touched == []


# The guard itself

CALLS: dict[str, Callable[[Path], Any]] = {
    "stat": lambda path: path.stat(),
    "lstat": lambda path: path.lstat(),
    "exists": lambda path: path.exists(),
    "os.path.exists": os.path.exists,
    "os.path.lexists": os.path.lexists,
    "os.path.isfile": os.path.isfile,
    "access": lambda path: os.access(path, os.R_OK),
    "realpath": os.path.realpath,
    "resolve": lambda path: path.resolve(),
    "scandir": lambda path: list(os.scandir(path.parent)),
    "listdir": lambda path: os.listdir(path.parent),
    "glob": lambda path: list(path.parent.glob("*.capmap")),
    "open": lambda path: path.open("rb").close(),
    "os.open": lambda path: os.close(os.open(path, os.O_RDONLY)),
    "read": lambda path: path.read_bytes(),
    "replace": lambda path: path.with_name("other").replace(path.with_name("another")),
    "away": lambda path: os.replace(path, path.parent.parent / "away"),
    "unlink": lambda path: path.unlink(),
    "mkdir": lambda path: path.with_name("folder").mkdir(),
    "through a link": lambda path: (path.parent.parent / "link" / "plan.capmap").stat(),
    "in bytes": lambda path: os.stat(os.fsencode(path)),
}


@pytest.mark.parametrize("name", CALLS)
def test_the_guard_catches_each_way_to_touch_a_file(foreign: DiskGuard, name: str) -> None:
    path, call = foreign.folder / "plan.capmap", CALLS[name]
    (foreign.folder.parent / "link").symlink_to(foreign.folder)
    with foreign.watch(), pytest.raises(Touched):
        call(path)
    assert len(foreign.touched) == 1
    assert path.exists()


def test_the_guard_leaves_other_threads_and_other_folders_alone(foreign: DiskGuard, tmp_path: Path) -> None:
    path = foreign.folder / "plan.capmap"
    with foreign.watch():
        thread = threading.Thread(target=path.stat)
        thread.start()
        thread.join()
        a_map(tmp_path / "shared.capmap").stat()
        with foreign.trusted():
            path.stat()
    path.stat()
    assert foreign.touched == []


def test_the_guard_tells_of_what_somebody_caught(foreign: DiskGuard) -> None:
    with foreign.watch(), contextlib.suppress(Exception):
        (foreign.folder / "plan.capmap").stat()
    assert foreign.touched[0].startswith("os.stat plan.capmap at ")


# Start

GUARDED = (sys.executable, "-m", "tests.support.guarded")


def started(foreign: DiskGuard, home: Path, *arguments: Path | str, folder: Path = ROOT) -> dict[str, Any]:
    """Start the program as the user does; what was seen of it."""
    environment = {**os.environ, "WORKBENCH_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [*GUARDED, foreign.folder, *arguments]
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.fixture
def used(own_folders: Path, foreign: DiskGuard) -> Path:
    """The home of somebody who worked on the share: recent files, the last export, and two crashes."""
    paths = [foreign.folder / name for name in ("plan.capmap", "gone.capmap", "folder/deep.capmap")]
    now = datetime.now().isoformat(timespec="seconds")
    recent = [{"path": str(path), "title": path.stem, "time": now} for path in paths]
    (own_folders / "config").mkdir(exist_ok=True)
    places = {read(foreign.folder / "plan.capmap").identity.document_id: {"export_folder": str(foreign.folder)}}
    kept = {"recent": recent, "places": places}
    (own_folders / "config" / "preferences.json").write_text(json.dumps(kept))
    for title in ("First", "Second"):
        store = RecoveryStore(own_folders / "data" / "recovery")
        loaded = read(foreign.folder / "plan.capmap")
        document = SetTitle(title).apply(loaded.document)
        store.store(document, loaded.identity, foreign.folder / "plan.capmap", loaded.fingerprint)
        store.leave()
    return own_folders


def test_a_start_touches_none_of_it(foreign: DiskGuard, used: Path) -> None:
    seen = started(foreign, used)
    assert seen["touched"] == []
    assert seen["code"] == 0
    assert seen["recent"] == [True, False, False]
    assert seen["title"] == "First"
    assert any("title, notes, words or policy changed" in each for each in seen["offered"])


def test_a_start_with_a_file_touches_none_of_it(foreign: DiskGuard, own_folders: Path) -> None:
    seen = started(foreign, own_folders, foreign.folder / "plan.capmap")
    assert seen["touched"] == []
    assert seen["code"] == 0
    assert seen["title"] == load("holistic").title


def test_a_start_with_a_file_without_an_ending_touches_none_of_it(foreign: DiskGuard, own_folders: Path) -> None:
    a_map(foreign.folder / "plan")
    for argument, folder in ((foreign.folder / "plan", ROOT), ("plan", foreign.folder)):
        assert started(foreign, own_folders, argument, folder=folder)["touched"] == []


# Open, save and what stands around them


def test_opening_and_saving(opened: Workbench, guarded: DiskGuard, qtbot: QtBot) -> None:
    path = guarded.folder / "plan.capmap"
    with qtbot.waitSignal(opened.documents.opened):
        opened.documents.open_path(path)
    assert opened.document_file.path == path
    assert "plan.capmap" in opened.window._file_label.text()
    opened.session.perform(SetTitle("Changed"))
    with qtbot.waitSignal(opened.document_file.saved):
        opened.documents.save()
    with guarded.trusted():
        assert read(path).document.title == "Changed"
    opened.session.perform(SetTitle("Changed again"))
    opened.document_file.copies.snapshot()
    opened.document_file.rescue()
    with qtbot.waitSignal(opened.document_file.saved):
        opened.documents.save()
    opened.documents.close()
    assert not opened.window.map_shown


def test_the_documents_of_the_user_may_lie_there_too(
    opened: Workbench, guarded: DiskGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = guarded.folder.parent / "user"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    asked: list[str] = []

    def dismiss(_: object, __: str, start: str, *___: str) -> tuple[str, str]:
        asked.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", dismiss)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dismiss)
    opened.documents.open()
    with guarded.trusted():
        (home / "Documents").symlink_to(guarded.folder)
    opened.documents.open()
    opened.export(".csv")
    assert asked[:2] == [str(home), str(home / "Documents")]
    assert Path(asked[2]).parent == home / "Documents"


@pytest.mark.skipif(sys.platform != "linux", reason="how a Linux names its folders")
def test_a_dialog_begins_in_the_documents_by_whatever_name_they_have(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "user"
    (home / "Dokumente").mkdir(parents=True)
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n', encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert opened.documents.folder() == home / "Dokumente"


def test_a_file_that_is_gone_is_said(
    opened: Workbench, guarded: DiskGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()) or 0)
    opened.preferences.remember(guarded.folder / "gone.capmap", "Gone")
    opened.documents.open_path(guarded.folder / "gone.capmap")
    qtbot.waitUntil(lambda: bool(told))
    assert "gone.capmap" in told[0]


def test_saving_under_another_name(
    opened: Workbench, guarded: DiskGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_: object, __: str, start: str, ___: str) -> tuple[str, str]:
        asked.append(start)
        return str(guarded.folder / "other"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(opened.document_file.saved):
        opened.documents.save_as()
    with qtbot.waitSignal(opened.document_file.saved):
        monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Yes.value)
        opened.documents.save_as()  # over the file that is there by now
    assert Path(asked[1]) == guarded.folder / "other.capmap"
    assert opened.document_file.path == guarded.folder / "other.capmap"


def test_what_cannot_be_saved_is_said_and_discarded(
    opened: Workbench, guarded: DiskGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.perform(SetTitle("Nowhere to go"))
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.document_file.save(guarded.folder / "no such folder" / "plan.capmap")
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard.value)
    opened.window.close()
    assert not opened.window.isVisible()


def test_the_recent_files_and_their_tips(opened: Workbench, guarded: DiskGuard, qtbot: QtBot) -> None:
    for name in ("plan.capmap", "gone.capmap"):
        opened.preferences.remember(guarded.folder / name, name)
    menu = opened.actions.menus["recent"]
    menu.aboutToShow.emit()
    opened.documents.close()
    qtbot.waitUntil(lambda: [each.there for each in opened.documents.recent()] == [False, True])
    opened.show_start()
    menu.aboutToShow.emit()
    tips = [each.toolTip() for each in menu.actions()]
    assert str(guarded.folder / "plan.capmap") in tips


def test_leaving_while_work_is_unsaved(
    opened: Workbench, guarded: DiskGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(opened.documents.opened):
        opened.documents.open_path(guarded.folder / "plan.capmap")
    opened.session.perform(SetTitle("Saved on the way out"))
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Save.value)
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    with guarded.trusted():
        assert read(guarded.folder / "plan.capmap").document.title == "Saved on the way out"


def test_earlier_versions(opened: Workbench, guarded: DiskGuard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.documents.opened):
        opened.documents.open_path(guarded.folder / "plan.capmap")
    opened.session.perform(SetTitle("A later one"))
    with qtbot.waitSignal(opened.document_file.saved):
        opened.documents.save()
    shown: list[int] = []
    in_dialog(opened, qtbot, lambda dialog: shown.append(dialog.list.model().rowCount()))
    assert shown


# Handing on, comparing, dropping


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".pdf", ".svg", ".png"])
def test_exporting(opened: Workbench, guarded: DiskGuard, qtbot: QtBot, suffix: str) -> None:
    with qtbot.waitSignal(opened.export_job.saved, timeout=30_000):
        opened.export(suffix, guarded.folder / f"plan{suffix}")
    assert opened.window.notice.text.startswith(f"Saved plan{suffix}.")


def test_exporting_where_the_last_export_went(
    opened: Workbench, guarded: DiskGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_: object, __: str, start: str, filters: str) -> tuple[str, str]:
        asked.append(start)
        return str(guarded.folder / "export"), filters.split(";;", maxsplit=1)[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Yes.value)
    for _ in range(2):
        with qtbot.waitSignal(opened.export_job.saved, timeout=30_000):
            opened.export(".csv")
    assert Path(asked[1]).parent == guarded.folder
    failures = opened.window.notice.text
    assert failures.startswith("Saved export.csv")


def test_an_export_that_fails(opened: Workbench, guarded: DiskGuard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.export_job.failed, timeout=30_000):
        opened.export(".csv", guarded.folder / "no such folder" / "plan.csv")


def test_comparing_with_a_file(
    opened: Workbench, guarded: DiskGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = guarded.folder / "plan.capmap"
    with qtbot.waitSignal(opened.documents.opened):
        opened.documents.open_path(path)
    opened.window.views.show_view("compare")
    view = opened.window.views.on_show
    assert isinstance(view, CompareView)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    view.file_requested.emit(1)
    qtbot.waitUntil(lambda: view.comparison_session.names[1].endswith("(plan.capmap)"))


def test_dropping_a_file(opened: Workbench, guarded: DiskGuard, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(guarded.folder / "plan.capmap"))])
    event = QDropEvent(
        opened.window.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(opened.documents.opened):
        opened.window.dropEvent(event)
    assert opened.document_file.path == guarded.folder / "plan.capmap"


def test_dropping_what_is_no_map(opened: Workbench, guarded: DiskGuard) -> None:
    opened.file_drop.dropped([guarded.folder / "table.xlsx", guarded.folder / "folder"])
    opened.file_drop.dropped([guarded.folder / "plan.capmap", guarded.folder / "other.capmap"])


def test_another_start_hands_a_file_over(opened: Workbench, guarded: DiskGuard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.documents.opened):
        opened.come_forward([guarded.folder / "plan.capmap"])


def test_recovered_work_is_taken_up(opened: Workbench, foreign: DiskGuard, used: Path, qtbot: QtBot) -> None:
    def answer() -> None:
        dialog: Any = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, answer)
        else:
            qtbot.wait(300)
            dialog.open_requested.emit(next(iter(dialog._details)))
            dialog.accept()

    with foreign.watch():
        QTimer.singleShot(20, answer)
        with qtbot.waitSignal(opened.documents.opened):
            opened.recovery_prompt.offer()
        assert opened.document_file.path == foreign.folder / "plan.capmap"
        with qtbot.waitSignal(opened.document_file.saved):
            opened.documents.save()
    assert foreign.touched == []
