"""An error nobody foresaw, as the user meets it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.runtime import crash, paths
from workbench.shell.application import Workbench


def test_an_error_met_while_the_message_of_another_stands_is_not_lost(opened: Workbench, qtbot: QtBot) -> None:
    rescued: list[int] = []
    read: list[QMessageBox] = []
    crashes = crash.Crashes(opened.crashed.emit)
    crashes.on_crash(lambda: rescued.append(1))

    def read_it() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            if not read:
                crashes.handle("second", ValueError())
            read.append(box)
            box.accept()

    timer = QTimer()
    timer.timeout.connect(read_it)
    timer.start(20)
    crashes.handle("first", RuntimeError())
    qtbot.waitUntil(lambda: len(read) == 2)
    timer.stop()
    assert len(rescued) == 2
    assert len(list(paths.log_dir().glob("crash-*.txt"))) == 2
