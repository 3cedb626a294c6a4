"""The program started in a folder of the user's that holds files named as Python's modules: none of them is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

MODULES = ("json", "orjson", "zipfile", "datetime", "pydantic", "PySide6", "openpyxl", "platform", "site", "typing")
"""Names of modules, of Python's and of others, that the program imports."""

COMMANDS = (("--version",), ("check", "map.capmap", "--format", "json"), ("self-test",), ("self-test", "--window"))
TRAP = "import os\nos.write(2, b'RUN: ' + __file__.encode())\nos._exit(77)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a map and hostile modules."""
    place = tmp_path / "downloads"
    place.mkdir()
    (place / "map.capmap").write_bytes(to_bytes(load("social-leadership"), fresh_identity())[0])
    for name in MODULES:
        (place / f"{name}.py").write_text(TRAP, encoding="utf-8")
    return place


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONSAFEPATH")}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_of_the_folder_is_imported(folder: Path, own_folders: Path, command: tuple[str, ...]) -> None:
    done = run(folder, "-m", "workbench", *command)
    assert (done.returncode, done.stderr) in [(0, ""), (0, "This plugin does not support propagateSizeHints()\n")]
    assert done.stdout


def test_the_trap_would_be_seen(folder: Path) -> None:
    done = run(folder, "-c", "import json")
    assert (done.returncode, done.stderr[:4]) == (77, "RUN:")


@pytest.mark.parametrize("way", ["-P", "-I", "PYTHONSAFEPATH"])
def test_not_even_a_workbench_is(folder: Path, own_folders: Path, way: str) -> None:
    """As the Makefile starts it: what `-m` looks for is not sought in the folder either."""
    (folder / "workbench.py").write_text(TRAP, encoding="utf-8")
    safe = {"PYTHONSAFEPATH": "1"} if way == "PYTHONSAFEPATH" else {}
    for command in COMMANDS[:3]:
        done = run(folder, *(() if safe else (way,)), "-m", "workbench", *command, **safe)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_command_of_an_installation_imports_nothing_of_the_folder(folder: Path, own_folders: Path) -> None:
    (folder / "workbench.py").write_text(TRAP, encoding="utf-8")
    command = Path(sys.executable).with_name("workbench")
    if not command.exists():
        pytest.skip("the program is not installed here")
    for words in COMMANDS[:3]:
        done = run(folder, str(command), *words)
        assert (done.returncode, done.stderr) == (0, "")


def test_every_target_of_the_makefile_leaves_the_folder_out() -> None:
    makefile = Path(__file__).parents[1] / "Makefile"
    started = [line for line in makefile.read_text(encoding="utf-8").splitlines() if "/python -" in line]
    ours = [line for line in started if "-m pip" not in line and "-m venv" not in line]
    assert len(ours) >= 5
    assert [line for line in ours if "python -P " not in line] == []
