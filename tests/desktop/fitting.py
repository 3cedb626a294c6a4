"""Shows the window and every dialog once, and prints as JSON what of each cannot be seen on the screen."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.support.dialogs import MADE, dialog_classes, every_dialog, out_of_sight
from tests.support.pace import Pace
from workbench.files.atomic import write_atomically
from workbench.qt.theme import install_fonts
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.program import Program

PACE = Pace()
SETTLED, PATIENCE = PACE.seconds(10), PACE.seconds(700)
"""Seconds in which a shown window's frame stays as it is, and after which it is judged as it is."""


def settle(window: QWidget) -> None:
    """Wait until the window manager has placed it."""
    deadline, since, last = time.monotonic() + PATIENCE, time.monotonic(), window.frameGeometry()
    while time.monotonic() < deadline and (
        time.monotonic() < since + SETTLED or window.frameGeometry() == window.geometry()
    ):
        QApplication.processEvents()
        time.sleep(0.01)
        if window.frameGeometry() != last:
            last, since = window.frameGeometry(), time.monotonic()


def judged(window: QWidget, wrong: Callable[[], list[str]]) -> list[str]:
    """What is wrong once the window is at rest: a window manager that is slow to place it gets PATIENCE to do so."""
    settle(window)
    deadline = time.monotonic() + PATIENCE
    while (found := wrong()) and time.monotonic() < deadline:
        QApplication.processEvents()
        time.sleep(0.01)
    return found


def main(text: int, folder: str | None) -> None:
    """text: the pixels of the desktop's text; folder: where pictures of the dialogs are kept."""
    program = Program(sys.argv[:1])
    install_fonts(text)
    found: dict[str, list[str]] = {}
    missing = dialog_classes() - MADE.keys()
    found["left out"] = [each.__name__ for each in missing]
    bench = Workbench(Preferences.load(write_atomically))
    window = bench.window
    bench.show_start()
    window.show()
    found["the start page"] = judged(window, lambda: _frame(window))
    bench.documents.new_from("before-and-after")
    found["the window"] = judged(window, lambda: _frame(window))
    for name, dialog in every_dialog(window):
        dialog.open()
        found[name] = judged(dialog, partial(out_of_sight, dialog))
        if folder:
            dialog.grab().save(f"{folder}/{name}.png")
        dialog.hide()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    print(json.dumps(found))
    bench.document_file.close()
    bench.end()
    del program


def _frame(window: QMainWindow) -> list[str]:
    free, frame = QGuiApplication.primaryScreen().availableGeometry(), window.frameGeometry()
    return [] if free.contains(frame) else [f"the frame {frame.getRect()} on a screen of {free.getRect()}"]


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
