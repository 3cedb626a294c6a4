"""Files to import into the window, and the dialog of an import answered as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.questions import when_shown
from workbench.shell.application import Workbench
from workbench.widgets.importing.dialog import ImportDialog

MATRIX = """\
Skill,Role A Engineer,Role B Designer,Role C Manager
Cooking pasta,4,2,1
Baking bread,3,4,2
Serving wine,1,2,4
Washing up,2,3,1
"""
"""A matrix of skills and roles that needs no answer."""


def matrix(folder: Path, name: str = "kitchen.csv", text: str = MATRIX) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def wait_for(bench: Workbench, qtbot: QtBot, done: Callable[[], object]) -> None:
    """Let the window live until something is so."""
    qtbot.waitUntil(lambda: bool(done()), timeout=20_000)


def accepting(
    bench: Workbench, act: Callable[[ImportDialog], object] = lambda _: None, *, remember: bool = False
) -> list[str]:
    """Press Import in the next dialog, once that can be; the title of the map it is for, once it was."""
    into: list[str] = []

    def accept(dialog: ImportDialog) -> None:
        act(dialog)
        if remember:
            QTest.mouseClick(dialog._remember, Qt.MouseButton.LeftButton)
        press(dialog)

    def press(dialog: ImportDialog) -> None:
        preparation = dialog._imports.preparation
        if preparation is None or not dialog.may_accept:
            QTimer.singleShot(20, dialog, lambda: press(dialog))
            return
        into.append(preparation.document.title)
        QTest.mouseClick(dialog._accept, Qt.MouseButton.LeftButton)

    when_shown(ImportDialog, accept)
    return into


def told_and_cancelled(dialog: ImportDialog) -> str:
    """Cancel a dialog in which nothing can be imported; what it says."""
    assert not dialog._accept.isEnabled()
    said = dialog._says.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    return said
