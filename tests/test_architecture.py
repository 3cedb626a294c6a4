"""The rules of the house, as tests: which layer may know which, and what is never loaded early."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "workbench").rglob("*.py"))
LONGEST = 450


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_layers_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


def test_engine_files_and_command_line_load_no_qt() -> None:
    code = (
        "import importlib, pkgutil, sys, workbench\n"
        "for name in ('domain', 'application', 'files', 'runtime'):\n"
        "    package = importlib.import_module('workbench.' + name)\n"
        "    for each in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(each.name)\n"
        "import workbench.cli, workbench.main, workbench.selftest\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    assert run(code) == "[]"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text))


def test_the_program_is_ended_in_one_place() -> None:
    callers = [path.name for path in SOURCES if "sys.exit(" in path.read_text(encoding="utf-8")]
    assert set(callers) <= {"main.py", "__main__.py", "demo.py", "shots.py"}


def test_signals_keep_their_references() -> None:
    """PySide6 6.12 on Python 3.11 loses a reference with every emit and dies after some hundred of them."""
    code = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Source(QObject):\n"
        "    told = Signal(bool)\n"
        "source = Source()\n"
        "for _ in range(5000):\n"
        "    source.told.emit(True)\n"
        "print('alive')\n"
    )
    assert run(code) == "alive"
