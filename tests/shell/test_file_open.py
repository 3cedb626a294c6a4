"""Files the system hands over as an event, as macOS does: before the window is there, and after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from workbench.shell import start
from workbench.shell.program import Program

moment, path = sys.argv[1:]
start.SLOW = 60  # seconds a file may take to come up with the window, however busy the machine is
program = Program(["workbench"])
if moment == "before":
    QApplication.sendEvent(program, QFileOpenEvent(path))
workbench = start._opened([])
assert workbench.window.map_shown == (moment == "before")
if moment == "after":
    QApplication.postEvent(program, QFileOpenEvent(path))
    program.processEvents()
workbench.documents.opening.wait()
print(workbench.document_file.path, workbench.window.map_shown, workbench.session.document.title, sep="|")
workbench.end()
"""


IMPORTING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbench.shell import start
from workbench.widgets.importing.dialog import ImportDialog

program, done = None, []
workbench = start._opened(sys.argv[1:])
assert not workbench.window.map_shown

def look():
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, ImportDialog) and dialog.may_accept:
        dialog._accept.click()
    if workbench.window.map_shown:
        QApplication.exit()
    else:
        QTimer.singleShot(20, look)

QTimer.singleShot(20, look)
QApplication.exec()
session = workbench.session
print(session.document.title, len(session.document.skills), session.assessment.verdict, sep="|")
workbench.document_file.set_aside()
workbench.end()
"""


def test_a_workbook_of_the_command_line_is_imported(tmp_path: Path) -> None:
    environment = {**os.environ, "WORKBENCH_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    path = Path(__file__).parents[1] / "cases" / "importing" / "small.xlsx"
    done = subprocess.run(
        [sys.executable, "-c", IMPORTING, str(path)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "small|2|undecided", done.stderr


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_file_handed_over_is_opened(moment: str, tmp_path: Path) -> None:
    path = tmp_path / "Pläne & Rollen.capmap"
    environment = {**os.environ, "WORKBENCH_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    new = [sys.executable, "-m", "workbench", "new", "--template", "holistic", "-o", str(path)]
    subprocess.run(new, env=environment, check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, moment, str(path)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == f"{path}|True|Holistic", done.stderr
