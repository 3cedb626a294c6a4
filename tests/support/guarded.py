"""The program as the user starts it, with a folder its first thread may not touch; it ends itself and says who did.

Arguments: the folder, then those of the program. Of what recovery offers the first is discarded, the next one opened.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton

from tests.support.disk_guard import DiskGuard
from workbench import main
from workbench.shell import start
from workbench.shell.application import Workbench
from workbench.shell.program import Program
from workbench.shell.recovery_prompt import CHECKING
from workbench.widgets.dialogs.recovery import RecoveryDialog

LOOKS_EVERY, LOOKS = 50, 20
"""Milliseconds from one look to the next, and how many there are at least."""


def _press(dialog: QDialog, words: str) -> None:
    shown = (each for each in dialog.findChildren(QPushButton) if each.text() == words and each.isVisible())
    next(shown).click()


def run(folder: Path, arguments: list[str]) -> dict[str, Any]:
    """Start, answer what is asked, and end once nothing is under way; what was seen."""
    guard, seen = DiskGuard(folder), dict[str, Any]()
    make = start.make

    def made(argv: list[str], *, remembers: bool = False) -> tuple[Program, Workbench]:
        program, workbench = make(argv, remembers=remembers)
        looks = 0

        def look() -> None:
            nonlocal looks
            looks += 1
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, RecoveryDialog):
                seen["offered"] = [each.text() for each in dialog.findChildren(QLabel)]
                if not any(CHECKING in each for each in seen["offered"]):
                    _press(dialog, "Discard")
                    _press(dialog, "Open")
            elif isinstance(dialog, QMessageBox):
                dialog.button(QMessageBox.StandardButton.Discard).click()
            elif looks >= LOOKS and workbench.window.map_shown and "title" not in seen:
                seen["title"] = workbench.session.document.title
                seen["recent"] = [each.there for each in workbench.documents.recent()]
                QTimer.singleShot(0, workbench.window.close)  # its question is answered by the next look

        timer = QTimer(workbench, interval=LOOKS_EVERY)
        timer.timeout.connect(look)
        timer.start()
        return program, workbench

    start.make = made
    with guard.watch():
        seen["code"] = main.main(arguments)
    return {**seen, "touched": guard.touched}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), sys.argv[2:])), flush=True)
