"""Header of a card: title, counts, grade and department, laid out once and painted. A value, no widget.

A compact card is nothing but this, which is why hundreds of them are cheap.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workbench.widgets.board.board_style import LINE, BoardStyle, Face
from workbench.widgets.board.card_data import CardData
from workbench.widgets.parts.mark import paint_mark

MARGIN = 12
"""Padding of a card in pixels before zoom."""
ROOMY = 300
"""Pixels, before zoom, from which on the counts stand beside the title of an open card if it fits; else below it."""


@dataclass(frozen=True, slots=True)
class HeaderPiece:
    """One line of text and its box."""

    box: QRectF
    text: str
    face: Face
    muted: bool


@dataclass(frozen=True, slots=True)
class CardHeader:
    """Laid-out header: its lines, the box of the title, the box of the severity mark, and its height in pixels."""

    pieces: tuple[HeaderPiece, ...]
    title: QRectF
    mark: QRectF | None
    height: int

    def paint(self, painter: QPainter, style: BoardStyle, severity: str | None) -> None:
        """Paint the lines, and the mark of a severity; None for no mark."""
        colours = style.colours
        for piece in self.pieces:
            style.write(painter, piece.box, piece.text, piece.face, colours.muted if piece.muted else colours.text)
        if self.mark is not None and severity is not None:
            paint_mark(painter, self.mark, severity, colours)


def lay_out(style: BoardStyle, facts: CardData, width: int, *, compact: bool) -> CardHeader:
    """Lay out the header of a card of this outer width; its height includes the margin above, not the one below."""
    px, margin, line = style.px, style.px(MARGIN), style.px(LINE)
    inner = width - 2 * margin
    face: Face = "name" if compact else "title"
    counts = facts.counts_short if compact else facts.counts
    counts_width = style.width(counts, "small")
    top = margin - px(2)
    right = width - margin
    sign = px(12)
    mark = QRectF(right - sign, top + (line - sign) / 2, sign, sign) if facts.findings else None
    if mark is not None:
        right -= sign + px(6)
    pieces: list[HeaderPiece] = []
    room = right - counts_width - px(12) - margin
    beside = not compact and width >= px(ROOMY) and style.width(facts.title, face) <= room
    if beside:
        pieces.append(HeaderPiece(QRectF(right - counts_width, top, counts_width + 2, line), counts, "small", True))
        right -= counts_width + px(12)
    titles = style.lines(facts.title, face, right - margin)
    title = QRectF(margin, top, right - margin, line * len(titles))
    pieces += (
        HeaderPiece(QRectF(margin, top + n * line, right - margin + 2, line), text, face, False)
        for n, text in enumerate(titles)
    )
    top += line * len(titles)
    if compact:
        room = inner - counts_width - px(8)
        pieces.append(
            HeaderPiece(QRectF(margin, top, room + 2, line), style.elided(facts.place, "small", room), "small", True)
        )
        box = QRectF(width - margin - counts_width, top, counts_width + 2, line)
        pieces.append(HeaderPiece(box, counts, "small", True))
        top += line
        if facts.held_by:
            box = QRectF(margin, top, inner + 2, line)
            pieces.append(HeaderPiece(box, style.elided(facts.held_by, "small", inner), "small", False))
            top += line
    else:
        details = style.lines(facts.detail, "small", inner)
        if not beside:
            details += (counts,)
        pieces += (
            HeaderPiece(QRectF(margin, top + n * line, inner + 2, line), detail, "small", True)
            for n, detail in enumerate(details)
        )
        top += line * len(details)
        held = style.lines(facts.held_by, "small", inner) if facts.held_by else ()
        pieces += (
            HeaderPiece(QRectF(margin, top + n * line, inner + 2, line), text, "small", False)
            for n, text in enumerate(held)
        )
        top += line * len(held)
    return CardHeader(tuple(pieces), title, mark, int(top))


def compact_height(style: BoardStyle, title: str, width: int, *, marked: bool, held: bool = False) -> int:
    """Outer height in pixels of a compact card whose widget is not made yet; held: whether it names people."""
    px, margin = style.px, style.px(MARGIN)
    room = width - 2 * margin - (px(12) + px(6) if marked else 0)
    return 2 * (margin - px(2)) + px(LINE) * (len(style.lines(title, "name", room)) + 1 + held)
