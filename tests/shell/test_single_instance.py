"""A second start hands over its files; a first that was killed blocks nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.shell.conftest import Workbench
from workbench.shell.single_instance import SingleInstance
from workbench.shell.start import files_in

ROOT = Path(__file__).parents[2]
HOLDS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from workbench.shell.single_instance import SingleInstance
application = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
print(first.claim([]), flush=True)
time.sleep(60)
"""


CALLS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from workbench.shell.single_instance import SingleInstance
application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).claim([Path(each) for each in sys.argv[2:]]), flush=True)
"""


def test_a_second_start_hands_over_its_files(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path, qapp)
    assert first.claim([])
    command = [sys.executable, "-c", CALLS, str(tmp_path), str(tmp_path / "a.capmap"), "b.capmap"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as second:
        with qtbot.waitSignal(first.called, timeout=20_000) as called:
            pass
        said, _ = second.communicate(timeout=20)
    assert said == "False\n"
    assert called.args == [[tmp_path / "a.capmap", ROOT / "b.capmap"]]


def test_a_first_that_hangs_swallows_no_start(qtbot: QtBot, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert SingleInstance(tmp_path).claim([tmp_path / "a.capmap"])
        process.kill()


@pytest.mark.parametrize(
    ("arguments", "files"),
    [([], []), (["a.capmap"], [Path("a.capmap")]), (["--template"], []), (["--template", "blank"], [])],
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


def test_a_first_that_was_killed_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        process.kill()
    assert SingleInstance(tmp_path).claim([])


def test_the_window_comes_forward_with_the_file(bench: Workbench, tmp_path: Path) -> None:
    bench.documents.new_from("blank")
    path = tmp_path / "other.capmap"
    bench.keeper.save(path)
    bench.keeper.wait()
    bench.documents.new_from("social-leadership")
    bench.come_forward([path])
    assert bench.keeper.path == path
    assert not bench.window.isMinimized()
