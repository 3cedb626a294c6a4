"""A second start hands over its files, once and in a bounded time; a first that is gone or hangs blocks nobody."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.files.process_lock import is_locked
from workbench.runtime import paths
from workbench.shell.application import Workbench
from workbench.shell.single_instance import SingleInstance
from workbench.shell.start import files_in

ROOT = Path(__file__).parents[2]
CALLS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from workbench.shell.single_instance import SingleInstance
application = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
print(first.claim([Path(each) for each in sys.argv[2:]]), *(["unheard"] if first.unheard else []), flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Begins another start with files; it prints whether it is to open a window, and stays until it is told to end."""

    def begin(*files: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", CALLS, str(tmp_path), *files]
        return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    return begin


Start = Callable[..., subprocess.Popen[str]]


def line_of(process: subprocess.Popen[str]) -> str:
    """What the start printed."""
    assert process.stdout is not None
    return process.stdout.readline()


def heard(first: SingleInstance) -> list[list[Path]]:
    """The calls the first takes from now on."""
    taken: list[list[Path]] = []
    first.called.connect(taken.append)
    first.listen()
    return taken


def is_first(instance: SingleInstance) -> bool:
    """Whether it claims the place and holds the lock."""
    return instance.claim([]) and instance._lock is not None


def test_a_second_start_hands_over_its_files(qapp: QApplication, qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    first = SingleInstance(tmp_path, qapp)
    assert first.claim([])
    taken = heard(first)
    with start(str(tmp_path / "a.capmap"), "b.capmap") as second:
        qtbot.waitUntil(lambda: bool(taken), timeout=20_000)
        second.communicate("\n", timeout=20)
    with start() as second:
        qtbot.waitUntil(lambda: len(taken) == 2, timeout=20_000)
        assert line_of(second) == "False\n"
        second.communicate("\n", timeout=20)
    assert taken == [[tmp_path / "a.capmap", ROOT / "b.capmap"], []]


def test_a_call_is_heard_once_the_first_has_its_window(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim([])
    with start("b.capmap") as second:
        qtbot.waitUntil(lambda: any(tmp_path.glob("calls/*.call")), timeout=20_000)
        taken = heard(first)
        qtbot.waitUntil(lambda: taken == [[ROOT / "b.capmap"]], timeout=20_000)
        assert line_of(second) == "False\n"
        second.communicate("\n", timeout=20)


def test_a_first_that_hangs_swallows_no_start_and_opens_nothing_later(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim([])
    taken = heard(first)
    with start("b.capmap") as second:
        assert line_of(second) == "True unheard\n"  # this process does nothing meanwhile
        second.communicate("\n", timeout=20)
    assert not list(tmp_path.glob("calls/*"))
    assert is_locked(tmp_path / "instance.lock")
    qtbot.wait(200)
    assert taken == []


def test_a_second_start_takes_the_place_of_a_first_that_ends(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    with start() as first:
        assert line_of(first) == "True\n"
        with start("b.capmap") as second:
            qtbot.waitUntil(lambda: any(tmp_path.glob("calls/*.call")), timeout=20_000)
            first.communicate("\n", timeout=20)
            assert line_of(second) == "True\n"
            assert is_locked(tmp_path / "instance.lock")
            second.communicate("\n", timeout=20)


def test_a_first_that_was_killed_is_gone(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    with start() as process:
        assert line_of(process) == "True\n"
        process.kill()
    assert is_first(SingleInstance(tmp_path))
    assert not (tmp_path / "calls").exists()  # it was known at once


@pytest.mark.parametrize("left", ["half", "own", "another"])
def test_what_a_lock_file_says_blocks_nobody(qtbot: QtBot, tmp_path: Path, start: Start, left: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with start() as other:
        line_of(other)
        # A number in it may have been given out again: to this very program, or to another of our name.
        said = {"half": "", "own": f"{QApplication.applicationPid()}\n", "another": f"{other.pid}\nworkbench\n"}
        (folder / "instance.lock").write_text(said[left], encoding="utf-8")
        assert is_first(SingleInstance(folder))
        assert not (folder / "calls").exists()
        other.communicate("\n", timeout=20)


def test_the_end_leaves_no_lock_file(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert is_first(first)
    first.release()
    first.release()
    assert not list(tmp_path.glob("*.lock"))
    assert is_first(SingleInstance(tmp_path))


BESIDE = """
import sys
from PySide6.QtCore import QTimer
from workbench.shell import single_instance, start
single_instance.ANSWERS_WITHIN = 0.1
opened = start._opened
def watched(arguments):
    bench = opened(arguments)
    QTimer.singleShot(200, lambda: (print(bench.window.notice.text), bench.window.close()))
    return bench
start._opened = watched
raise SystemExit(start.run(["--template", "blank"]))
"""


def test_a_second_window_says_that_it_is_one(qtbot: QtBot, own_folders: Path) -> None:
    first = SingleInstance(paths.data_dir())
    assert is_first(first)
    command = [sys.executable, "-c", BESIDE]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 0, second.stderr
    assert "is open already but does not answer, so this is a second window" in second.stdout
    assert is_locked(paths.data_dir() / "instance.lock")
    first.release()
    alone = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert alone.returncode == 0, alone.stderr
    assert "second window" not in alone.stdout
    assert not list(paths.data_dir().rglob("*.lock"))


def test_a_call_that_was_left_behind_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim([])
    old, foreign, odd = (
        tmp_path / "calls" / name for name in ("1000-1.call", "notes.call", f"{time.time_ns()}-1.call")
    )
    old.parent.mkdir()
    old.write_text('["a.capmap"]', encoding="utf-8")
    foreign.write_text("mine", encoding="utf-8")
    odd.write_text("{", encoding="utf-8")
    taken = heard(first)
    qtbot.waitUntil(lambda: bool(taken), timeout=20_000)
    assert taken == [[]]
    assert list(old.parent.iterdir()) == [foreign]


def test_a_folder_that_cannot_be_written_hinders_no_start(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    instance = SingleInstance(tmp_path / "file" / "inside")
    assert instance.claim([tmp_path / "a.capmap"])
    instance.listen()


@pytest.mark.parametrize(
    ("arguments", "files"),
    [([], []), (["a.capmap"], [Path("a.capmap").absolute()]), (["--template"], []), (["--template", "blank"], [])],
)
def test_a_template_is_no_file(arguments: list[str], files: list[Path]) -> None:
    assert files_in(arguments) == files


def test_users_do_not_meet(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = SingleInstance(one), SingleInstance(other)
    assert first.claim([])
    assert second.claim([])


def test_the_window_comes_forward_with_the_file(bench: Workbench, tmp_path: Path) -> None:
    bench.documents.new_from("blank")
    path = tmp_path / "other.capmap"
    bench.document_file.save(path)
    bench.document_file.wait()
    bench.documents.new_from("social-leadership")
    bench.come_forward([path])
    bench.documents.opening.wait()
    assert bench.document_file.path == path
    assert not bench.window.isMinimized()
