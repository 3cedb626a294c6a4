"""Choice menu: opens on the current entry, with type-ahead search. Knows no map; its maker fills and names it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.searching import search_key
from workbench.qt.text_escape import unescape_mnemonic

FORGOTTEN_AFTER = 1000
"""Milliseconds without a key after which the type-ahead search starts anew."""


class ChoiceMenu(QMenu):
    """Menu of many entries to choose one from."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self._typed, self._since = "", QElapsedTimer()

    def open_at(self, place: QPoint) -> None:
        """Open on the first ticked entry; deleted when closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup(place)
        for entry in sorted(self.actions(), key=lambda action: not action.isChecked())[:1]:
            self.setActiveAction(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type-ahead: letters go to the entry, or the word in one, that begins so; Space counts after a letter."""
        text = event.text()
        continued = self._since.isValid() and self._since.elapsed() < FORGOTTEN_AFTER and bool(self._typed)
        if not text.isprintable() or not text or (text == " " and not continued):
            super().keyPressEvent(event)
            return
        self._typed = self._typed + text if continued else text
        self._since.start()
        names = [(action, search_key(unescape_mnemonic(action.text()))) for action in self.actions()]
        begun = search_key(self._typed)
        first = next((action for action, name in names if name.startswith(begun)), None)
        match = first or next((action for action, name in names if f" {begun}" in name), None)
        if match is not None:
            self.setActiveAction(match)
