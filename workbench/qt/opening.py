"""Reading a capability map off the window's thread: a slow disk holds nothing up, and a dead one can be given up.

Knows files; shows nothing and changes nothing on screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.files.document import DocumentError, Loaded, read
from workbench.qt.background import Background, Job
from workbench.runtime.paths import shown

SLOW = 0.3
"""Seconds of reading after which it is shown, with a way to cancel it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: where it is, and what is in it."""

    path: Path
    loaded: Loaded


class Opening(QObject):
    """Reads one file at a time; asked for another one, it gives up the one before."""

    slow = Signal(object)
    """A Path: reading it takes longer than SLOW seconds."""

    ended = Signal()
    """No file is being read any more; said before what came of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Background(self)
        self._path: Path | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say_slow)

    def start(self, path: Path, done: Callable[[Opened], object], failed: Callable[[str], object]) -> None:
        """Read a file, then call `done`, or `failed` with a sentence; neither where it is cancelled."""
        self.cancel()
        self._path = path

        def work(_: Job) -> Opened:
            return Opened(path, read(path))

        def read_whole(opened: Opened) -> None:
            self._end()
            done(opened)

        def not_read(fault: Exception) -> None:
            self._end()
            foreseen = isinstance(fault, DocumentError)
            failed(
                str(fault) if foreseen else f"“{shown(path.name)}” cannot be opened: something in the program failed."
            )

        self._work.start("opening", work, read_whole, not_read, foreseen=(DocumentError,))
        self._timer.start(round(SLOW * 1000))

    def cancel(self) -> None:
        """Give up the file that is being read, whether or not its disk ever answers."""
        if self._path is not None:
            self._work.abandon()
            self._end()

    def wait(self, limit: float | None = None) -> bool:
        """Block until what is read is told, for `limit` seconds at the most; whether it was."""
        return self._work.wait(limit)

    def _say_slow(self) -> None:
        if self._path is not None:
            self.slow.emit(self._path)

    def _end(self) -> None:
        self._path = None
        self._timer.stop()
        self.ended.emit()
