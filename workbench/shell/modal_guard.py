"""Modal guard: the re-entrancy guard of dialogs, and a queue of what has to wait until none is open.

A dialog runs an event loop of its own, in which a second start of the program may ask for another file. So such files
wait, and an answer counts only for the document it was asked about. Knows no dialog and no file.
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
"""Milliseconds between two looks whether a dialog or menu is still open, while something waits: a short wait
against waking an idle program often."""
STALE = "Another map was opened meanwhile, so your answer was not used. Nothing was changed."


class ModalGuard(QObject):
    """Runs modal dialogs, and queues what must not happen while one is open."""

    refused = Signal(str)
    """A sentence: an answer was dropped, for another document came on screen."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asking = 0
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self._go_on)

    def ask(self, question: Callable[[], T]) -> T | None:
        """Run a dialog; its answer, or None, with `refused` emitted, where another document came on screen meanwhile.

        question: runs the dialog and returns the answer.
        """
        token = self._session.document_token
        self._asking += 1
        try:
            answered = question()
        finally:
            self._asking -= 1
        if self._session.document_token is token:
            return answered
        self.refused.emit(STALE)
        return None

    def ask_in(self, dialog: QDialog) -> int | None:
        """Run a dialog of our own as `ask` does, and delete it once its answer is read; the result code."""
        return self.ask(lambda: answer(dialog))

    def when_free(self, act: Callable[[], object]) -> None:
        """Call `act` as soon as no dialog or menu is open; at once where none is."""
        self._waiting.append(act)
        self._go_on()

    def when_shown(self, act: Callable[[], object]) -> None:
        """Call `act` as `when_free` does, but from the event loop: at the start no dialog opens before the window."""
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
