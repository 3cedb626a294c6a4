"""Folders, preferences, log and crash reports."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.files.atomic import write_atomically
from workbench.runtime import crash, logging, paths
from workbench.runtime.preferences import PLACES, Layout, Place, Preferences

SESSION = """
from workbench.application.edits.document import SetTitle
from workbench.runtime import crash
from workbench.shell import start
program, bench = start.make(["workbench"], remembers=True)
crashes = crash.Crashes(print)
crash.install(crashes)
crashes.handle("here", ValueError())
bench.documents.new_from("social-leadership")
bench.session.perform(SetTitle("Ours"))
bench.document_file.rescue()
bench.preferences.set_theme("dark")
bench.document_file.wait()
import os; os._exit(0)
"""
"""A run that leaves every kind of file of the program's own behind."""

SECRET = "a sentence of the user"


def test_all_folders_lie_under_the_home_given(own_folders: Path) -> None:
    for folder in (paths.data_dir(), paths.config_dir(), paths.log_dir(), paths.recovery_dir()):
        assert folder.is_dir()
        assert own_folders in folder.parents


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps users apart by other means")
def test_folders_that_others_may_read_are_closed_with_what_is_in_them(own_folders: Path) -> None:
    old = os.umask(0)
    try:
        for part in ("state/logs", "data/recovery", "data/backups", "config"):
            (own_folders / part).mkdir(parents=True)
            (own_folders / part / "copy.capmap").write_bytes(b"names")
        outside = own_folders / "outside"
        outside.write_bytes(b"")
        (own_folders / "data" / "link").symlink_to(outside)
    finally:
        os.umask(old)
    folders = (
        paths.data_dir,
        paths.config_dir,
        paths.log_dir,
        paths.recovery_dir,
        paths.backups_dir,
        paths.templates_dir,
    )
    for folder in folders:
        assert stat.S_IMODE(folder().stat().st_mode) == 0o700
    for each in own_folders.rglob("*.capmap"):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    assert stat.S_IMODE(outside.stat().st_mode) == 0o666


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps users apart by other means")
def test_nobody_else_reads_what_the_program_keeps(own_folders: Path) -> None:
    old = os.umask(0)
    environment = {**os.environ, "WORKBENCH_HOME": str(own_folders), "QT_QPA_PLATFORM": "offscreen"}
    try:
        subprocess.run([sys.executable, "-P", "-c", SESSION], env=environment, check=True, timeout=60)
    finally:
        os.umask(old)
    kept = [each for each in own_folders.rglob("*") if each != own_folders]
    assert {"workbench.log", "stacks.txt", "preferences.json"} <= {each.name for each in kept}
    assert any(each.suffix == ".capmap" for each in kept)
    assert any(each.name.startswith("crash-") for each in kept)
    open_to_others = [str(each) for each in kept if stat.S_IMODE(each.stat().st_mode) & 0o077]
    assert open_to_others == []


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of a Linux")
def test_without_a_home_given_each_kind_lies_where_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_HOME")
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert paths.data_dir() == tmp_path / "DATA" / "capability-workbench"
    assert paths.config_dir() == tmp_path / "CONFIG" / "capability-workbench"
    assert paths.log_dir() == tmp_path / "STATE" / "capability-workbench" / "logs"
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.log_dir() == tmp_path / ".local" / "state" / "capability-workbench" / "logs"


def test_resources_are_found() -> None:
    assert (paths.resources_dir() / "themes" / "workbench.qss").is_file()


def test_preferences_come_back(tmp_path: Path) -> None:
    preferences = Preferences.load(write_atomically)
    preferences.set_theme("dark")
    layout = Layout(b"place", b"columns", b"division", False, True, False, 1.3, "matrix", ("leads",))
    preferences.set_layout(layout)
    for number in range(12):
        preferences.remember(tmp_path / f"{number}.capmap", f"Map {number}")
    preferences.remember(tmp_path / "5.capmap", "Map 5")
    again = Preferences.load(write_atomically)
    assert again.theme == "dark"
    assert again.layout() == layout
    assert [entry.title for entry in again.recent[:2]] == ["Map 5", "Map 11"]
    assert len(again.recent) == 10
    again.clear_recent()
    assert Preferences.load(write_atomically).recent == []


def test_how_maps_were_left_comes_back_and_the_one_left_longest_ago_is_forgotten() -> None:
    preferences, place = Preferences.load(write_atomically), Place("today", "matrix", (("skills", ("Craft",)),), "/tmp")
    for number in range(PLACES):
        preferences.set_place(str(number), place)
    preferences.set_place("0", replace(place, view="board"))
    preferences.set_place("new", place)
    again = Preferences.load(write_atomically)
    assert again.place("0") == replace(place, view="board")
    assert again.place("1") == Place()
    assert again.place("2") == again.place("new") == place


@pytest.mark.parametrize(
    "content",
    [
        *(f'{{"places": {{"map": {place}}}}}' for place in ('{"scenario": 5}', '{"folded": [["skills", [5]]]}', "5")),
        *("{", "[]", '{"theme": "pink"}', '{"recent": [{}]}', '{"unknown": 1}', '{"recent": [5]}', '{"recent": null}'),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param('{"zoom": 1%s}' % ("0" * 400), id="a number beyond all others"),
    ],
)
def test_damaged_preferences_are_set_aside(content: str) -> None:
    path = paths.config_dir() / "preferences.json"
    path.write_text(content, encoding="utf-8")
    assert Preferences.load(write_atomically).theme == "system"
    assert path.with_suffix(".damaged").read_text(encoding="utf-8") == content


def test_preferences_that_cannot_be_written_cost_nothing_else() -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError

    preferences = Preferences.load(refuse)
    preferences.set_theme("light")
    assert preferences.theme == "light"


def fail() -> ValueError:
    try:
        raise ValueError(SECRET)
    except ValueError as fault:
        return fault


def test_a_crash_rescues_first_then_reports_once_without_content() -> None:
    order: list[str] = []
    crashes = crash.Crashes(lambda sentence: order.append(sentence))
    crashes.on_crash(lambda: order.append("rescued"))
    fault = fail()
    crashes.handle("test", fault)
    crashes.handle("test", fault)
    assert order[0] == "rescued"
    assert [each for each in order if each != "rescued"] == [order[1]]
    reports = list(paths.log_dir().glob("crash-*.txt"))
    assert len(reports) == 1
    text = reports[0].read_text(encoding="utf-8")
    assert "ValueError" in text
    assert SECRET not in text


def test_the_log_holds_no_content() -> None:
    logging.start()
    logging.failure("test", fail())
    logging.stop()
    text = (paths.log_dir() / "workbench.log").read_text(encoding="utf-8")
    assert "ValueError" in text
    assert SECRET not in text


def test_the_log_names_no_folder_of_any_system() -> None:
    def fault_in(path: str) -> Exception:
        try:
            exec(compile("1 / 0", path, "exec"))
        except ZeroDivisionError as fault:
            return fault
        raise AssertionError

    for path in (
        r"C:\Users\Ann\app\workbench\cli.py",
        "C:/Users/Ann/app/workbench/cli.py",
        "/home/ann/workbench/cli.py",
    ):
        assert logging.places(fault_in(path)).endswith(" > cli.py:1")
        assert "Ann" not in logging.places(fault_in(path))
        assert "ann" not in logging.places(fault_in(path))


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Ann Lee\Plans\map.capmap",
        "c:/Users/Ann Lee/Plans/map.capmap",
        "file:///C:/Users/Ann Lee/map.capmap",
        r"\\server\Ann\map.capmap",
        "/home/Ann/Plans/map.capmap",
        "file:///home/Ann/map.capmap",
    ],
)
def test_a_note_names_no_folder(path: str) -> None:
    logging.start()
    logging.note(f'Qt: Cannot open "{path}" for reading')
    logging.stop()
    text = (paths.log_dir() / "workbench.log").read_text(encoding="utf-8")
    assert 'Cannot open "…/map.capmap" for reading' in text


def test_folders_that_cannot_be_made_are_named_and_end_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.unwritable() is None
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("WORKBENCH_HOME", str(in_the_way))
    assert paths.unwritable() == paths.config_dir()
    logging.start()
    logging.note("test")
    logging.stop()
    Preferences.load(write_atomically).set_theme("dark")
    assert Preferences.load(write_atomically).theme == "system"


def test_a_folder_for_recovery_copies_that_cannot_be_written_is_named_too() -> None:
    (paths.data_dir() / "recovery").write_text("in the way")
    assert paths.unwritable() == paths.recovery_dir()


def test_a_crash_report_names_versions_and_place_and_nothing_else() -> None:
    crash.Crashes(str).handle("thread", fail())
    text = next(paths.log_dir().glob("crash-*.txt")).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("Capability Workbench ")
    assert lines[3] == "thread"
    assert lines[4].startswith("ValueError at test_runtime.py:")
    assert str(Path.home()) not in text
