"""A second start hands over its files, once and in a bounded time; a first that is gone or hangs blocks nobody."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.shell.conftest import Workbench
from workbench.shell import single_instance
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
print(first.claim([Path(each) for each in sys.argv[2:]]), flush=True)
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


def lock_of(folder: Path, process: int) -> None:
    """A lock as Qt writes it, left by a program of our name that was killed and had this number."""
    path = folder / "instance.lock"
    lock = QLockFile(str(path))
    assert lock.tryLock(0)
    own, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert int(own) == QApplication.applicationPid()
    lock.unlock()
    path.write_text(f"{process}\n{rest}", encoding="utf-8")


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
        assert line_of(second) == "True\n"  # this process does nothing meanwhile
        second.communicate("\n", timeout=20)
    assert not list(tmp_path.glob("calls/*"))
    assert (tmp_path / "instance.lock").read_text(encoding="utf-8").startswith(f"{QApplication.applicationPid()}\n")
    qtbot.wait(200)
    assert taken == []


def test_a_second_start_takes_the_place_of_a_first_that_ends(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    with start() as first:
        assert line_of(first) == "True\n"
        with start("b.capmap") as second:
            qtbot.waitUntil(lambda: any(tmp_path.glob("calls/*.call")), timeout=20_000)
            first.communicate("\n", timeout=20)
            assert line_of(second) == "True\n"
            assert not SingleInstance(tmp_path)._lock.tryLock(0)
            second.communicate("\n", timeout=20)


def test_a_first_that_was_killed_is_gone(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    with start() as process:
        assert line_of(process) == "True\n"
        process.kill()
    first = SingleInstance(tmp_path)
    assert first.claim([])
    assert first._lock.isLocked()


def test_a_killed_first_whose_number_this_process_was_given_is_gone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "ANSWERS_WITHIN", 20)
    lock_of(tmp_path, QApplication.applicationPid())
    first = SingleInstance(tmp_path)
    assert first.claim([])
    assert first._lock.isLocked()
    assert not (tmp_path / "calls").exists()  # it was known at once


@pytest.mark.parametrize("left", ["half", "another"])
def test_a_lock_nobody_holds_blocks_nobody_for_ever(
    qtbot: QtBot, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    monkeypatch.setattr(single_instance, "ANSWERS_WITHIN", 0.1)
    folder = tmp_path / "folder"
    folder.mkdir()
    with start() as other:
        line_of(other)
        if left == "half":
            (folder / "instance.lock").touch()
        else:  # a program of our name that is there, and has nothing to do with this lock
            lock_of(folder, other.pid)
        first = SingleInstance(folder)
        assert first.claim([])
        assert first._lock.isLocked()
        other.communicate("\n", timeout=20)


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
    bench.keeper.save(path)
    bench.keeper.wait()
    bench.documents.new_from("social-leadership")
    bench.come_forward([path])
    bench.documents.opening.wait()
    assert bench.keeper.path == path
    assert not bench.window.isMinimized()
