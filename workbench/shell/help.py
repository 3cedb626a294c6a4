"""About, the checks explained, and the keys: what Help shows."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from workbench import __version__
from workbench.domain.assess import all_rules
from workbench.runtime.paths import resources_dir


class HelpDialog(QDialog):
    """A page of text to read, scroll and copy."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(680, 560)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(title)
        self.page.setOpenExternalLinks(False)
        self.page.setHtml(html)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.buttons)


def show_checks(parent: QWidget) -> None:
    """Why each check is made, what poor looks like and what better looks like: from the checks themselves."""
    HelpDialog("The checks", checks_html(), parent).exec()


def show_keys(parent: QWidget) -> None:
    """Every key, by place."""
    html = (resources_dir() / "help" / "keys.html").read_text(encoding="utf-8")
    HelpDialog("Keyboard", html, parent).exec()


def show_about(parent: QWidget) -> None:
    """The version, what it is built with, and the licences; the same can be copied for support."""
    dialog = HelpDialog("About", about_html(), parent)
    dialog.resize(560, 300)
    copy = dialog.buttons.addButton("Copy details", QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(dialog.page.toPlainText()))
    dialog.exec()


def checks_html() -> str:
    """The docstrings of the checks as a page."""
    parts = []
    for code, rule in all_rules().items():
        what, *paragraphs = (" ".join(each.split()) for each in (rule.__doc__ or "").strip().split("\n\n"))
        parts.append(f"<h3>{what.removesuffix('.')}</h3>")
        for text in paragraphs:
            head, colon, rest = text.partition(":")
            parts.append(f"<p><b>{head}:</b>{rest}</p>" if colon and head in _PARTS else f"<p>{text}</p>")
        parts.append(f"<p><small>In files and on the command line: {code}</small></p>")
    return "\n".join(parts)


_PARTS = ("Why", "Poor", "Better")


def about_html() -> str:
    """Versions and licences."""
    return (
        f"<h2>Capability Workbench {__version__}</h2>"
        "<p>Design roles, see who holds the work, and whether product expertise is absorbed by marketing. "
        "Everything stays on this computer: the program uses no network and sends nothing.</p>"
        f"<p>Python {platform.python_version()} · Qt {qVersion()} · PySide6 {PySide6.__version__} · "
        f"{platform.system()} {platform.release()}</p>"
        "<p>Licensed under the Apache License 2.0. Qt and PySide6 are used under the LGPL 3; the type face Inter "
        "under the SIL Open Font License 1.1; pydantic, openpyxl and orjson under MIT or Apache licences; XlsxWriter "
        "under the BSD licence.</p>"
    )
