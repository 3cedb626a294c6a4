"""Mending and opening at the foot of the window while they take their time. Does neither itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.qt.mending import Mending
from workbench.qt.opening import Opening
from workbench.runtime.paths import shown
from workbench.shell.main_window import MainWindow


class SlowWork(QObject):
    """Shows how far they are, and calls them off where the user wants that."""

    def __init__(self, mending: Mending, opening: Opening, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # Methods, not lambdas: Qt lets go of them with this object, before what they listen to is destroyed.
        mending.slow.connect(self._show_mending)
        mending.progressed.connect(window.mending.progress)
        mending.worked_out.connect(window.mending.end)
        mending.ended.connect(self._mended)
        window.mending.cancelled.connect(mending.cancel)
        opening.slow.connect(self._show_opening)
        opening.ended.connect(window.opening.end)
        window.opening.cancelled.connect(opening.cancel)

    def _show_mending(self) -> None:
        self._window.mending.begin("Working out the fixes…")

    def _mended(self, why_not: str) -> None:
        self._window.mending.end()
        if why_not:
            self._window.notice.say(why_not)

    def _show_opening(self, path: Path) -> None:
        self._window.opening.begin(f"Opening {shown(path.name)}…", steps=False)
