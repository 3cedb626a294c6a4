"""What a start must not wait for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from workbench.shell.view_stack import BOARD, VIEW_SPECS

HEAVY = ("openpyxl", "pydantic", "xlsxwriter", "numpy", "lxml", "PIL")


def modules_after(statement: str, home: Path) -> set[str]:
    """The names of the modules a process has imported once a statement is done, and of the packages they lie in."""
    script = (
        f"{statement}\nimport json, sys\n"
        "print(json.dumps(sorted({*sys.modules, *(each.split('.')[0] for each in sys.modules)})))"
    )
    environment = {**os.environ, "WORKBENCH_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_first_paint_needs_no_workbook_library(own_folders: Path) -> None:
    loaded = modules_after("from workbench.shell.start import paint_once; paint_once()", own_folders)
    assert "PySide6" in loaded
    assert not loaded.intersection(HEAVY)


def test_the_first_paint_needs_no_view_but_the_one_on_show(own_folders: Path) -> None:
    loaded = modules_after("from workbench.shell.start import paint_once; paint_once()", own_folders)
    assert "workbench.widgets.board.view" in loaded
    assert not loaded.intersection(f"workbench.widgets.{name}.view" for name in VIEW_SPECS if name != BOARD)


def test_the_program_speaks_english_on_any_system(own_folders: Path) -> None:
    script = (
        "from workbench.shell.program import Program\n"
        "program = Program(['workbench'])\n"
        "from PySide6.QtCore import QLocale\n"
        "print(QLocale().name(), QLocale.system().name())"
    )
    japanese = {"LC_ALL": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8", "LANGUAGE": ""}
    environment = {**os.environ, **japanese, "WORKBENCH_HOME": str(own_folders), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en_JP", "ja_JP"]


def test_checking_needs_no_qt_and_no_workbook_library(own_folders: Path) -> None:
    loaded = modules_after("from workbench.main import main; main(['templates'])", own_folders)
    assert "workbench" in loaded
    assert not loaded.intersection((*HEAVY, "PySide6", "shiboken6"))
