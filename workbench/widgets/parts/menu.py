"""Context menu helpers: a menu made for one opening, whose entries show the shortcut that does the same. Knows no
command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.words import truncate
from workbench.qt.text_escape import escape_mnemonic

LONGEST = 60
"""Characters at which an entry is truncated; a longer one would push its shortcut, or itself, off the screen."""


def new_menu(parent: QWidget, name: str) -> QMenu:
    """Menu that is deleted when it closes."""
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def add(
    menu: QMenu, text: str, does: Callable[[], object], key: str | QKeySequence.StandardKey | None = None
) -> QAction:
    """Add an entry, truncated if long. The shortcut is display only: the focused widget acts on the key."""
    action = menu.addAction(escape_mnemonic(truncate(text, LONGEST)))
    action.triggered.connect(lambda _=False: does())
    if key is not None:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return action


def tick(action: QAction, ticked: bool) -> None:
    """Make an entry checkable and show whether it is the current value."""
    action.setCheckable(True)
    action.setChecked(ticked)
