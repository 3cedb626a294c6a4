"""Help pages: the checks explained in the words of a map, importing, and the keyboard shortcuts. Knows no document."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QWidget

from workbench.domain.assess import all_rules
from workbench.domain.vocabulary import Vocabulary
from workbench.runtime.paths import resources_dir
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.screen import fill

SIZE = QSize(680, 560)
"""First size of the dialog, in pixels."""


class HelpDialog(QDialog):
    """Dialog with a page of text to read, scroll and copy."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None, size: QSize = SIZE) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(title)
        self.page.setOpenExternalLinks(False)
        self.page.setHtml(html)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        fill(self, self.page, self.buttons, size)


def show_checks(vocabulary: Vocabulary, parent: QWidget) -> None:
    """Show why each check is made, what poor and what better looks like: the docstrings of the checks."""
    ask.answer(HelpDialog("The checks", checks_html(vocabulary), parent))


def show_keys(parent: QWidget) -> None:
    """Show every keyboard shortcut, by where it works."""
    ask.answer(HelpDialog("Keyboard", page("keys"), parent))


def show_importing(parent: QWidget) -> None:
    """Show what can be imported, and how."""
    ask.answer(HelpDialog("Importing files", page("importing"), parent))


def page(name: str) -> str:
    """A page of the help, as HTML."""
    return (resources_dir() / "help" / f"{name}.html").read_text(encoding="utf-8")


def checks_html(vocabulary: Vocabulary) -> str:
    """The docstrings of the checks, in a vocabulary, as an HTML page."""
    parts = []
    for code, rule in all_rules().items():
        parts.append(f"<h3>{escape(vocabulary.text(rule.title))}</h3>")
        for text in (escape(vocabulary.text(paragraph), quote=False) for paragraph in rule.paragraphs[1:]):
            head, colon, rest = text.partition(":")
            parts.append(f"<p><b>{head}:</b>{rest}</p>" if colon and head in _PARTS else f"<p>{text}</p>")
        parts.append(f"<p><small>In files and on the command line: {code}</small></p>")
    return "\n".join(parts)


_PARTS = ("Why", "Poor", "Better")
