"""About dialog: the version, the licences with their whole texts, and diagnostics for support. Knows no document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from workbench import __version__
from workbench.qt.mime import address_of
from workbench.qt.theme import Theme, px
from workbench.runtime.paths import log_dir, resources_dir, shown
from workbench.shell.diagnostics import diagnostics
from workbench.shell.help import HelpDialog
from workbench.widgets.dialogs.ask import answer, tell
from workbench.widgets.parts.screen import fill

ABOUT = (
    f"<h2>Capability Workbench {__version__}</h2>"
    "<p>Design roles, see who holds the work, and whether the expertise of one side is absorbed by the other. "
    "Everything stays on this computer: the program uses no network and sends nothing.</p>"
    "<p>Licensed under the Apache License 2.0. Qt and PySide6 are used under the GNU LGPL 3, the type face Inter under "
    "the SIL Open Font License 1.1, orjson under the Mozilla Public License 2.0; pydantic, openpyxl and "
    "platformdirs under the MIT and XlsxWriter under the BSD licence. <i>Licences</i> shows every text, and how to get "
    "the sources.</p>"
    "<p><i>Copy diagnostics</i> copies versions, screens and colours for support; nothing of your maps is in it.</p>"
)

TITLES = (
    ("Apache-2.0.txt", "Capability Workbench: Apache 2.0"),
    ("THIRD_PARTY.txt", "Parts by others"),
    ("QT_THIRD_PARTY.txt", "Parts by others inside Qt"),
    ("SOURCE_OFFER.txt", "Where to get the sources"),
    ("LGPL-3.txt", "GNU LGPL 3 (Qt, PySide6)"),
    ("GPL-3.txt", "GNU GPL 3 (part of the LGPL)"),
    ("MPL-2.0.txt", "Mozilla Public License 2.0 (orjson)"),
    ("../fonts/OFL.txt", "SIL Open Font License (Inter)"),
)
"""Licence files and their titles, in the order shown; THIRD_PARTY.txt is made with a package and not in a checkout."""

SIZE, LICENCES = QSize(620, 330), QSize(920, 620)
"""First sizes of the two dialogs, in pixels."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence text that comes with the program."""

    title: str
    path: Path


def licences() -> list[Licence]:
    """The licences whose texts are there."""
    folder = resources_dir() / "licences"
    return [Licence(title, folder / name) for name, title in TITLES if (folder / name).is_file()]


class LicencesDialog(QDialog):
    """Dialog with the licences on the left, the text of the picked one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Licences")
        self._licences = licences()
        self.names = QListWidget(self)
        self.names.setAccessibleName("Licences")
        self.names.addItems([licence.title for licence in self._licences])
        self.names.setFixedWidth(px(270))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        fill(self, row, buttons, LICENCES)
        self.names.currentRowChanged.connect(self._show)
        self.names.setCurrentRow(0)

    def _show(self, row: int) -> None:
        licence = self._licences[row]
        self.text.setPlainText(licence.path.read_text(encoding="utf-8"))
        self.text.setAccessibleName(licence.title)


class AboutDialog(HelpDialog):
    """Dialog with the version, and buttons for licences, diagnostics and the log folder."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("About", ABOUT, parent, SIZE)
        self._theme = theme
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = self.buttons.addButton("Copy diagnostics", action)
        self.copy.clicked.connect(self._copy)
        self.logs = self.buttons.addButton("Show the log folder", action)
        self.logs.clicked.connect(lambda: show_log_folder(self))
        self.licences = self.buttons.addButton("Licences…", action)
        self.licences.clicked.connect(lambda: answer(LicencesDialog(self)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics(self._theme))
        self.copy.setText("Copied")


def show_about(theme: Theme, parent: QWidget) -> None:
    """Show the About dialog until it is closed."""
    answer(AboutDialog(theme, parent))


def show_log_folder(parent: QWidget) -> None:
    """Open the folder of logs and crash reports; say where it is where the system opens no folders."""
    folder = log_dir()
    if not QDesktopServices.openUrl(address_of(folder)):
        tell(parent, "Log folder", f"Logs and crash reports are in {shown(folder)}")
