"""Auto-scroll of the board: to bring a card into sight, and while a drag is near the upper or lower edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from workbench.widgets.board.card import RoleCard

_EDGE, _STEP = 48, 14
"""Auto-scroll zone at the edges and step of one timer tick, in pixels."""

_HEAD = 120
"""Pixels of a card, from its top, brought into sight where none of its chips has the focus."""


class BoardScrolling(QObject):
    """Scrolls the area the board's canvas lies in. Knows no drop."""

    def __init__(self, area: QScrollArea, ground: QWidget) -> None:
        super().__init__(area)
        self._area, self._ground, self._by = area, ground, 0
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._go_on)

    def show_card(self, card: RoleCard) -> None:
        """Bring a card, or its focused chip, into sight."""
        chips = card.chips.active()
        if chips is None:
            place = QRect(card.pos(), card.size())
            place.setHeight(min(place.height(), _HEAD))
        else:
            chip = chips.visualRect(chips.currentIndex())
            place = QRect(chips.mapTo(self._ground, chip.topLeft()), chip.size())
        centre = place.center()
        self._area.ensureVisible(centre.x(), centre.y(), place.width() // 2 + 8, place.height() // 2 + 16)

    def hover(self, place: QPoint) -> None:
        """Start scrolling if a drag is near the upper or lower edge; `place` is the pointer on the screen."""
        view = self._area.viewport()
        y = view.mapFromGlobal(place).y()
        self._by = -_STEP if y < _EDGE else _STEP if y > view.height() - _EDGE else 0
        if self._by and not self._timer.isActive():
            self._timer.start()
        elif not self._by:
            self._timer.stop()

    def stop(self) -> None:
        """Stop scrolling: the drag left or was dropped."""
        self._timer.stop()

    def _go_on(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._by)
