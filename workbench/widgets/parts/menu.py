"""Context menus: made for one opening, each entry one call and the key that does the same. Knows no command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.words import truncate
from workbench.qt.text_escape import escape_mnemonic

LONGEST = 60
"""Characters of an entry; a longer one would push its key, or itself, off the screen."""


def new_menu(parent: QWidget, name: str) -> QMenu:
    """A menu that goes when it is closed."""
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def add(
    menu: QMenu, text: str, does: Callable[[], object], key: str | QKeySequence.StandardKey | None = None
) -> QAction:
    """An entry, cut where it is long. The key is shown; whatever has the focus acts on it."""
    action = menu.addAction(escape_mnemonic(truncate(text, LONGEST)))
    action.triggered.connect(lambda _=False: does())
    if key is not None:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return action


def tick(action: QAction, ticked: bool) -> None:
    """Let an entry show whether it is how things stand."""
    action.setCheckable(True)
    action.setChecked(ticked)
