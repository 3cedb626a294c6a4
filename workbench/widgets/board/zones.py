"""A drop zone: half of the target a card shows while skills hover over it. Says what it is told; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.domain.model import AssignmentKind
from workbench.domain.words import ASSIGNMENT_KIND
from workbench.qt.theme import colour
from workbench.widgets.board.look import LINE, Look

NAMES: dict[AssignmentKind, str] = {"lead": "leadsZone", "support": "supportsZone"}
_PAD = 10


class DropZone(QWidget):
    """Leads or Supports, with what a drop there would do."""

    def __init__(self, kind: AssignmentKind, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._look = look
        self.text = ""
        self.refused = self.active = False
        self.setObjectName(NAMES[kind])
        self.hide()

    def say(self, text: str, *, refused: bool, active: bool) -> None:
        """Show what the drop would do, whether it cannot be done, and whether the pointer is here."""
        if (text, refused, active) != (self.text, self.refused, self.active):
            self.text, self.refused, self.active = text, refused, active
            self.setAccessibleName(f"{ASSIGNMENT_KIND[self.kind]}: {text}")
            self.update()

    def height_for(self, width: int) -> int:
        """The height the text needs, two lines at least so that the zone keeps its place as the text changes."""
        px = self._look.px
        lines = self._look.lines(self.text, "small", width - 2 * px(_PAD))
        return px(6) * 2 + px(LINE) * (1 + max(len(lines), 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, colours = self._look, self._look.px, self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = colours.must if self.refused else colours.accent
        painter.setPen(QPen(colour(hot if self.active else colours.line), 1.5, Qt.PenStyle.DashLine))
        soft = colours.must_soft if self.refused else colours.hover
        painter.setBrush(colour(soft if self.active else colours.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        width, line = self.width() - 2 * px(_PAD), px(LINE)
        tone = hot if self.active else colours.text
        look.write(painter, QRectF(px(_PAD), px(6), width, line), ASSIGNMENT_KIND[self.kind], "strong", tone)
        detail = colours.must if self.refused else colours.muted
        for n, text in enumerate(look.lines(self.text, "small", width)):
            look.write(painter, QRectF(px(_PAD), px(6) + line * (n + 1), width + 2, line), text, "small", detail)


def place_zones(zones: Mapping[AssignmentKind, DropZone], look: Look, margin: int, y: int, inner: int) -> int:
    """Put the two zones side by side from y on, one below the other where they do not fit; gives where they end."""
    px, leads, supports = look.px, zones["lead"], zones["support"]
    half = (inner - px(8)) // 2
    if half >= px(130):
        tall = max(leads.height_for(half), supports.height_for(half))
        leads.setGeometry(margin, y, half, tall)
        supports.setGeometry(margin + half + px(8), y, half, tall)
        return y + tall
    first, second = leads.height_for(inner), supports.height_for(inner)
    leads.setGeometry(margin, y, inner, first)
    supports.setGeometry(margin, y + first + px(6), inner, second)
    return y + first + px(6) + second
