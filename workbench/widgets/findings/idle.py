"""Work done in slices while nothing else is to do, so that the window never waits for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE = 0.004
"""Seconds a slice may take before the window has its turn."""


class Idle(QObject):
    """Tasks done in order. A task that returns True is asked again later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: deque[Callable[[], bool | None]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def add(self, task: Callable[[], bool | None]) -> None:
        """Do this when there is time."""
        self._tasks.append(task)
        self._timer.start()

    def clear(self) -> None:
        """Forget what is not done yet."""
        self._tasks.clear()
        self._timer.stop()

    def _slice(self) -> None:
        end = perf_counter() + SLICE
        while self._tasks and perf_counter() < end:
            task = self._tasks.popleft()
            if task():
                self._tasks.append(task)
        if not self._tasks:
            self._timer.stop()
