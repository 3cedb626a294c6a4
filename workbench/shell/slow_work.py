"""Progress of bulk fixes and opening, shown once they are slow, with Cancel. Does neither itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.qt.bulk_fix import BulkFix
from workbench.qt.document_reader import DocumentReader
from workbench.runtime.paths import shown
from workbench.shell.main_window import MainWindow


class SlowWork(QObject):
    """Joins the bulk fix and the document reader to their progress strips."""

    def __init__(self, bulk_fix: BulkFix, opening: DocumentReader, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # Methods, not lambdas: Qt lets go of them with this object, before what they listen to is destroyed.
        bulk_fix.slow.connect(self._show_fixing)
        bulk_fix.progressed.connect(window.fix_strip.progress)
        bulk_fix.worked_out.connect(window.fix_strip.end)
        bulk_fix.ended.connect(self._fixes_ended)
        window.fix_strip.cancelled.connect(bulk_fix.cancel)
        opening.slow.connect(self._show_opening)
        opening.ended.connect(window.opening_strip.end)
        window.opening_strip.cancelled.connect(opening.cancel)

    def _show_fixing(self) -> None:
        self._window.fix_strip.begin("Working out the fixes")

    def _fixes_ended(self, why_not: str) -> None:
        self._window.fix_strip.end()
        if why_not:
            self._window.notice.say(why_not)

    def _show_opening(self, path: Path) -> None:
        self._window.opening_strip.begin(f"Opening {shown(path.name)}", steps=False)
