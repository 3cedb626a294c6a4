"""File presence: whether paths exist, asked off the GUI thread, since a disk that is away may never answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.qt.background import Background

AT_ONCE = 0.05
"""Seconds that are waited for an answer, so that a local disk's is shown from the start and not a moment later."""
AT_A_TIME = 16
"""Paths asked about at a time, a thread each: the recent files, the folders dialogs begin in, and a file just chosen,
of which any may hang."""


class Presence(QObject):
    """Asks whether paths exist, and caches the last answers."""

    changed = Signal()
    """An answer came after `look` had returned."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Background(self, AT_A_TIME)
        self._known: dict[Path, bool] = {}
        self._asked: dict[Path, list[Callable[[bool], object]]] = {}

    def look(self, paths: Iterable[Path]) -> None:
        """Ask about these paths anew. Quick answers are known when this returns; `changed` follows for the others."""
        for path in paths:
            self._ask(path)
        self.blockSignals(True)
        self._work.wait(AT_ONCE)
        self.blockSignals(False)

    def find(self, path: Path, then: Callable[[bool], object]) -> None:
        """Call `then` with whether a path exists, once that is known."""
        self._ask(path).append(then)

    def _ask(self, path: Path) -> list[Callable[[bool], object]]:
        if path not in self._asked:
            self._asked[path] = []
            self._work.start("looking for a file", lambda _: _is_there(path), lambda there: self._answered(path, there))
        return self._asked[path]

    def _answered(self, path: Path, there: bool) -> None:
        self._known[path] = there
        for then in self._asked.pop(path):
            then(there)
        self.changed.emit()

    def of(self, path: Path) -> bool | None:
        """The cached answer for a path; None while it is not known."""
        return self._known.get(path) if path not in self._asked else None

    def answers(self, folder: Path) -> bool:
        """Whether a folder is there and its disk answers at once."""
        self.look((folder,))
        return bool(self.of(folder))

    def first(self, *folders: Path | None) -> Path:
        """The first folder that is there and whose disk answers at once; the user's home where none does."""
        return next((folder for folder in folders if folder is not None and self.answers(folder)), Path.home())


def _is_there(path: Path) -> bool:
    """Whether a path exists; one that cannot be looked at counts as not there."""
    try:
        return path.exists()
    except OSError:
        return False
