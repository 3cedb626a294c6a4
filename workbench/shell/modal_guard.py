"""Questions to the user, and what has to wait while one stands.

A question runs an event loop of its own, in which a second start of the program may ask for another file. So such files
wait, and an answer counts only for the document it was asked about. Knows no question and no file.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from workbench.qt.session import Session
from workbench.widgets.dialogs.ask import answer

T = TypeVar("T")
LOOKS_EVERY = 100
"""Milliseconds between two looks whether the way is free, while something waits."""
STALE = "Another map was opened meanwhile, so your answer was not used. Nothing was changed."


class ModalGuard(QObject):
    """Asks one at a time."""

    refused = Signal(str)
    """A sentence: an answer was not used."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asking = 0
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self._go_on)

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer of a dialog; None, with `refused` emitted, where another document came on screen meanwhile."""
        loaded = self._session.document_token
        self._asking += 1
        try:
            answered = question()
        finally:
            self._asking -= 1
        if self._session.document_token is loaded:
            return answered
        self.refused.emit(STALE)
        return None

    def ask_in(self, dialog: QDialog) -> int | None:
        """The same of a dialog of our own, which is let go of once it is read."""
        return self.ask(lambda: answer(dialog))

    def when_free(self, act: Callable[[], object]) -> None:
        """Do something as soon as no question, dialog or menu is open; at once where none is."""
        self._waiting.append(act)
        self._go_on()

    def when_shown(self, act: Callable[[], object]) -> None:
        """The same, and not before the window is shown: at the start it asks nothing on an empty screen."""
        QTimer.singleShot(0, self, lambda: self.when_free(act))

    def _go_on(self) -> None:
        while self._waiting and not self._is_open():
            self._waiting.popleft()()
        if self._waiting:
            self._timer.start()
        else:
            self._timer.stop()

    def _is_open(self) -> bool:
        return bool(self._asking or QApplication.activeModalWidget() or QApplication.activePopupWidget())
