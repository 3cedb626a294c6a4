"""What a start must not wait for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("openpyxl", "xlsxwriter", "numpy", "lxml", "PIL")


def modules_after(statement: str, home: Path) -> set[str]:
    """The names of the top-level packages a process has imported once a statement is done."""
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted({{each.split('.')[0] for each in sys.modules}})))"
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


def test_checking_needs_no_qt_and_no_workbook_library(own_folders: Path) -> None:
    loaded = modules_after("from workbench.main import main; main(['templates'])", own_folders)
    assert "workbench" in loaded
    assert not loaded.intersection((*HEAVY, "PySide6", "shiboken6"))
