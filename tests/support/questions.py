"""Answering the questions of the window as they stand, with the buttons they have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

_Dialog = TypeVar("_Dialog", bound=QDialog)


def when_asked(act: Callable[[QMessageBox], object]) -> list[str]:
    """Do something with the next question that stands; the texts asked are collected."""
    asked: list[str] = []

    def look() -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QMessageBox):
            asked.append(modal.text())
            act(modal)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return asked


def press(words: str) -> Callable[[QMessageBox], object]:
    """What presses the button with these words."""
    return lambda box: next(each for each in box.buttons() if each.text().replace("&", "") == words).click()


def when_shown(kind: type[_Dialog], act: Callable[[_Dialog], object]) -> None:
    """Do something with the next dialog of a kind."""

    def look() -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, kind):
            act(modal)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
