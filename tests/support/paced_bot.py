"""pytest-qt's robot, whose waits are multiples of what the machine is measured to take at this moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.exceptions import TimeoutError as InVain
from pytestqt.qtbot import QtBot

from tests.support.pace import IDLE, Pace, floor


class PacedBot(QtBot):
    """Waits given in milliseconds are those of an idle machine."""

    def __init__(self, request: Any, pace: Pace) -> None:
        self._pace = pace
        super().__init__(request)

    def _scaled(self, milliseconds: int) -> int:
        return round(milliseconds * max(1.0, self._pace.floor / IDLE))

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = 5000) -> None:
        while True:
            before = self._scaled(timeout)
            try:
                super().waitUntil(callback, timeout=before)
            except InVain:
                self._pace.floor = max(self._pace.floor, floor())
                if self._scaled(timeout) < 1.2 * before:
                    raise
            else:
                return

    def waitSignal(self, signal: Any, *, timeout: int = 5000, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=self._scaled(timeout), **more)
