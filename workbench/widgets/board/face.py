"""Painter and layout of a card: the header, the empty state, and the places of the chip lists below.

Measures lazily and caches the height. Knows no event.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter

from workbench.widgets.board.board_style import LINE
from workbench.widgets.board.card_chips import CardChips
from workbench.widgets.board.card_data import CardData
from workbench.widgets.board.card_header import MARGIN, CardHeader, lay_out

NO_SKILLS = "No skills yet. Drag some here, or press Ctrl+Enter."


class CardFace:
    """Layout of one card, worked out when its height is asked for."""

    def __init__(self, chips: CardChips) -> None:
        self._chips, self._style = chips, chips.services.style
        self.header: CardHeader | None = None
        self._labels: list[tuple[QRectF, str]] = []
        self._arranged: tuple[int, int, int] | None = None

    def forget(self) -> None:
        """Invalidate the layout: data, zoom or colours changed."""
        self._arranged = None

    def height(self, facts: CardData, width: int, room: int, *, opened: bool) -> int:
        """Height for a width, in pixels; lays out the parts. Cached until `forget`.

        room: the height it may take to show more chips than the first six.
        """
        if self._arranged is None or self._arranged[:2] != (width, room):
            self._arranged = (width, room, self._arrange(facts, width, room, opened))
        return self._arranged[2]

    def least(self, facts: CardData, width: int) -> int:
        """Minimum height of the open card at a width, in pixels: six chips of a kind, and no pads."""
        px = self._style.px
        inner = width - 2 * px(MARGIN)
        head = lay_out(self._style, facts, width, compact=False).height + px(8)
        chips = self._chips.least(self._columns(facts, inner))
        return head + px(LINE) * len(self._empty(facts, inner)) + chips + px(MARGIN) - px(4)

    @property
    def title(self) -> QRect | None:
        """Rectangle of the title; None before the card was laid out."""
        return self.header.title.toRect() if self.header is not None else None

    def on_header(self, point: QPoint, slack: int) -> bool:
        """Hit test: whether a point is on the header, or at most `slack` pixels below it."""
        return self.header is not None and point.y() <= self.header.height + slack

    def paint(self, painter: QPainter, facts: CardData, header_at: QPoint, *, opened: bool) -> None:
        """Paint header, empty state and headings; `header_at` is where the header begins in the card."""
        if self.header is None:
            return
        style, findings = self._style, facts.findings
        painter.translate(header_at)
        self.header.paint(painter, style, findings[0].severity if findings else None)
        painter.translate(-header_at)
        for box, text in self._labels:
            style.write(painter, box, text, "small", style.colours.muted)
        if opened:
            self._chips.paint(painter, style.colours.muted)

    def _columns(self, facts: CardData, inner: int) -> int:
        return self._chips.services.delegate.columns((*facts.leads, *facts.supports), inner)

    def _empty(self, facts: CardData, inner: int) -> tuple[str, ...]:
        """Empty state of an open card in lines; none where it has chips."""
        return () if facts.leads or facts.supports else self._style.lines(NO_SKILLS, "small", inner)

    def _arrange(self, facts: CardData, width: int, room: int, opened: bool) -> int:
        px = self._style.px
        self.header = lay_out(self._style, facts, width, compact=not opened)
        self._labels = []
        y, margin = self.header.height, px(MARGIN)
        if not opened:
            return y + margin - px(2)
        inner, y = width - 2 * margin, y + px(8)
        for text in self._empty(facts, inner):
            self._labels.append((QRectF(margin, y, inner, px(LINE)), text))
            y += px(LINE)
        spare = room - self.least(facts, width)
        return self._chips.lay_out(y, inner, self._columns(facts, inner), spare, facts.title) + margin - px(4)
