"""Accepting an open point: a reason is needed, and the keys that end a long text take it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.widgets.dialogs.accept import AcceptDialog


def test_control_enter_accepts_once_there_is_a_reason(qtbot: QtBot) -> None:
    dialog = AcceptDialog("Nobody holds it.", "Ann", date(2026, 5, 4))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    reason = dialog.focusWidget()
    assert reason is not None
    QTest.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    QTest.keyClicks(reason, "Agreed with the board")
    QTest.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert dialog.reason == "Agreed with the board"
