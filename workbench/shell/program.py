"""The application as Qt knows it: its names, and the files the system asks it to open. Knows no window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.runtime.paths import shown
from workbench.widgets.parts import roles


class Program(QApplication):
    """The application; says when the system asks for a file to be opened, before or after the window exists."""

    file_opened = Signal(object)

    def __init__(self, argv: list[str]) -> None:
        super().__init__([shown(each) for each in argv])
        # The program speaks English whatever the system does, and screen readers choose their voice by it.
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.system().territory()))
        roles.install()
        self.setApplicationName("Capability Workbench")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("capability-workbench")
        self.setStyle("Fusion")
        self.waiting: list[Path] = []
        self.asked_to_end = False
        """Whether the system asked the program to end, perhaps before its loop began."""

    def event(self, event: QEvent) -> bool:
        """Take files that macOS hands over."""
        if isinstance(event, QFileOpenEvent):
            path = Path(event.file())
            self.waiting.append(path)
            self.file_opened.emit(path)
            return True
        return super().event(event)
