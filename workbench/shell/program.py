"""QApplication of the program: its names, its locale, and the files the system asks it to open. Knows no window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.runtime.paths import shown
from workbench.widgets.parts import roles


class Program(QApplication):
    """QApplication that takes file-open events, before or after the window exists."""

    file_opened = Signal(object)
    """The Path of a file that the system asks the program to open."""

    def __init__(self, argv: list[str]) -> None:
        super().__init__([shown(argument) for argument in argv])
        # The program speaks English whatever the system does, and screen readers choose their voice by it.
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.system().territory()))
        roles.install()
        self.setApplicationName("Capability Workbench")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("capability-workbench")
        self.setStyle("Fusion")
        self.waiting: list[Path] = []
        """The files asked for so far; the start opens the first one from before there was a window."""
        self.asked_to_end = False
        """Whether the system asked the program to end, perhaps before its loop began."""

    def event(self, event: QEvent) -> bool:
        """Handle a QFileOpenEvent, which macOS sends for a double-clicked file."""
        if isinstance(event, QFileOpenEvent):
            path = Path(event.file())
            self.waiting.append(path)
            self.file_opened.emit(path)
            return True
        return super().event(event)
