"""A menu of many entries to choose one from: it opens on the one that holds, and typed letters lead to an entry."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.searching import search_key

FORGOTTEN_AFTER = 1000
"""Milliseconds after which typing begins anew."""


class ChoiceMenu(QMenu):
    """Knows no map; its maker fills it and gives it a name."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self._typed, self._since = "", QElapsedTimer()

    def open_at(self, place: QPoint) -> None:
        """Open for the keyboard, on the first entry that is ticked; it goes when it is closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup(place)
        for entry in sorted(self.actions(), key=lambda action: not action.isChecked())[:1]:
            self.setActiveAction(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters go to the entry that begins so, or has a word that does; Space is a letter once some are typed."""
        text = event.text()
        task = self._since.isValid() and self._since.elapsed() < FORGOTTEN_AFTER and bool(self._typed)
        if not text.isprintable() or not text or (text == " " and not task):
            super().keyPressEvent(event)
            return
        self._typed = self._typed + text if task else text
        self._since.start()
        names = [(action, search_key(action.text().replace("&&", "&"))) for action in self.actions()]
        begun = search_key(self._typed)
        first = next((action for action, name in names if name.startswith(begun)), None)
        match = first or next((action for action, name in names if f" {begun}" in name), None)
        if match is not None:
            self.setActiveAction(match)
