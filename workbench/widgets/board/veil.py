"""Veil over the cards that do not match what is sought: they fade and stay where they are. Knows no session.

One widget above all cards, transparent to the mouse: a key in the find bar repaints it, and no card.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.parts.mark import VEIL, faint


class Veil(QWidget):
    """Overlay of the canvas; `places` is where the card of each role stands."""

    def __init__(self, style: BoardStyle, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._style = style
        self._places: Mapping[str, QRect] = {}
        self.passing: frozenset[str] | None = None
        """The ids of the roles whose cards do not fade; None where none does."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def fade_all_but(self, passing: frozenset[str] | None) -> None:
        """Fade all cards but those of these roles; None fades none."""
        if passing != self.passing:
            self.passing = passing
            self.setVisible(passing is not None)
            self.update()

    def lay_over(self, places: Mapping[str, QRect], size: QRect) -> None:
        """Cover a canvas of this size, whose cards stand there."""
        self._places = places
        self.setGeometry(size)
        self.raise_()
        self.update()

    def faded(self, role_id: str) -> bool:
        """Whether the card of a role is faded."""
        return self.passing is not None and role_id not in self.passing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint(self._style.colours.ground, VEIL))
        corner = self._style.px(10)
        for role_id, place in self._places.items():
            if self.faded(role_id) and place.intersects(event.rect()):
                painter.drawRoundedRect(place, corner, corner)
