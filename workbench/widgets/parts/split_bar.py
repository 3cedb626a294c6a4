"""Geometry and painter of the coverage bar: five parts that total 100 %, their labels, and the tick of work's nature.

Works for any width and pixel size, so that window and printed page paint the same bar. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from workbench.domain.coverage import PARTS, Split
from workbench.domain.rounding import whole_percents
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import PERCENT, percent, truncate
from workbench.qt.contrast import contrast
from workbench.qt.theme import BOLD, DARK, LIGHT, SMALL, SMALLER, Colours, colour, font
from workbench.widgets.parts.text import text_width

BarPart = Literal["only_marketing", "both", "only_product", "other_roles", "nobody", "nature"]
"""A part of the bar; "nature" is the tick."""

GAP, LEAST, THICK, THIN, OVERSHOOT, CAPTION = 2, 4, 23, 12, 4, 18
"""Pixels: gap between parts, least width of a part, height of the bar, of the mini bar, overshoot of the tick above and
below, height of the tick's caption."""


class BarPiece(NamedTuple):
    """A part with its place in the bar."""

    part: BarPart
    percent: int
    fraction: float
    rect: QRectF


def part_colour(part: str, colours: Colours) -> str:
    """The colour of a part."""
    return {
        "only_marketing": colours.marketing,
        "both": colours.both,
        "only_product": colours.product,
        "other_roles": colours.other_roles,
        "nobody": colours.must,
    }[part]


@dataclass(frozen=True)
class SplitBar:
    """Bar of a width. Lengths are in painter units, of which a screen pixel is `unit`.

    nature: the product share by nature of the work (a fraction), None for no tick. mini: low, without labels.
    measure: function (text, size, weight) -> width; for another thread it must not share font metrics.
    """

    split: Split
    nature: float | None
    width: float
    vocabulary: Vocabulary
    mini: bool = False
    unit: float = 1.0
    measure: Callable[[str, int, QFont.Weight], float] = text_width

    @property
    def height(self) -> float:
        """Height of the bar, its tick and the tick's caption."""
        return self._low + (0 if self.mini or self.nature is None else CAPTION * self.unit)

    @property
    def _low(self) -> float:
        return (THIN if self.mini else THICK + 2 * OVERSHOOT) * self.unit

    @cached_property
    def pieces(self) -> tuple[BarPiece, ...]:
        """The parts from the left; none if no skill counts. Their percentages total 100."""
        if self.split.nobody is None:
            return ()
        values = [max(getattr(self.split, part), 0.0) for part in PARTS]
        percents = whole_percents(values)
        shown = [share for share in zip(PARTS, percents, values, strict=True) if share[2] > 1e-9]
        gap, least = GAP * self.unit, LEAST * self.unit
        room = self.width - gap * (len(shown) - 1)
        spare = max(room - least * len(shown), 0)
        total, x = sum(value for *_, value in shown), 0.0
        widths = [max(room * value / total, least) if spare else least for *_, value in shown]
        scale = room / sum(widths)
        result = []
        for (part, number, value), width in zip(shown, widths, strict=True):
            box = QRectF(x, self.box.top(), width * scale, self.box.height())
            result.append(BarPiece(cast(BarPart, part), number, value, box))
            x += width * scale + gap
        return tuple(result)

    @property
    def box(self) -> QRectF:
        """Rectangle of the parts, without the tick."""
        top, height = (0, THIN) if self.mini else (OVERSHOOT, THICK)
        return QRectF(0, top * self.unit, self.width, height * self.unit)

    @property
    def tick(self) -> float | None:
        """The x of the tick; None for no tick."""
        if self.nature is None or self.mini or self.split.nobody is None:
            return None
        return (1 - self.nature) * (self.width - self.unit)

    @property
    def caption(self) -> str:
        """The caption of the tick, truncated where the bar is narrower."""
        said = f"by nature of the work: {percent(self.nature or 0)} {self.vocabulary.terms.product}"
        room = self.width - 4 * self.unit
        shown = said
        while shown and self._width(shown) > room:
            shown = truncate(said, len(shown) - 1)
        return shown

    @property
    def caption_rect(self) -> QRectF:
        """Rectangle of the tick's caption."""
        width = self._width(self.caption) + 4 * self.unit
        tick = self.tick or 0
        x = tick + 4 * self.unit
        if x + width > self.width:
            x = max(tick - 4 * self.unit - width, 0)
        return QRectF(x, self._low, width, CAPTION * self.unit)

    def label(self, piece: BarPiece) -> tuple[str, QRectF]:
        """The longest label that fits, and its place; one that the tick does not strike through is preferred."""
        name, tick, fitting = self.vocabulary.parts[piece.part], self.tick, []
        for text in (f"{name} {piece.percent}{PERCENT}", f"{piece.percent}{PERCENT}"):
            width = self._width(text, BOLD)
            if self.mini or width > piece.rect.width() - 8 * self.unit:
                continue
            place = QRectF(piece.rect.center().x() - width / 2, piece.rect.y(), width, piece.rect.height())
            if tick is not None:
                place = self._clear_of(place, tick, piece.rect)
            if tick is None or not self._struck(place, tick):
                return text, place
            fitting.append((text, place))
        return fitting[0] if fitting else ("", QRectF(piece.rect))

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Paint it at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.pieces:
            self._fill(painter, self.box, colour(colours.either_soft))
            if not self.mini:
                painter.setPen(colour(colours.muted))
                painter.setFont(self._font(SMALL))
                painter.drawText(self.box, Qt.AlignmentFlag.AlignCenter, "No skill counts yet")
            return
        for piece in self.pieces:
            self._paint_piece(painter, piece, colours)
        if self.tick is not None:
            painter.setPen(QPen(colour(colours.text), 2 * self.unit))
            tick = self.tick if self.unit != 1 else round(self.tick)
            painter.drawLine(QPointF(tick, 0), QPointF(tick, self._low))
            painter.setPen(colour(colours.muted))
            painter.setFont(self._font(SMALLER))
            painter.drawText(self.caption_rect, Qt.AlignmentFlag.AlignVCenter, self.caption)

    def _paint_piece(self, painter: QPainter, piece: BarPiece, colours: Colours) -> None:
        ground, unit = part_colour(piece.part, colours), self.unit
        label, place = self.label(piece)
        painter.setFont(self._font(SMALLER, BOLD))
        if piece.part == "nobody":
            self._fill(painter, piece.rect, colour(colours.must_soft))
            painter.save()
            painter.setClipRect(piece.rect)
            painter.setPen(QPen(colour(ground), 4 * unit))
            x, top, slant = piece.rect.left() - THICK * unit, piece.rect.top() - 2 * unit, THICK * unit
            while x < piece.rect.right():
                painter.drawLine(QPointF(x, top), QPointF(x + slant, top + slant))
                x += 11 * unit
            painter.restore()
            if label:
                self._fill(painter, place.adjusted(-4 * unit, 3 * unit, 4 * unit, -3 * unit), colour(colours.must_soft))
                painter.setPen(colour(ground))
        else:
            self._fill(painter, piece.rect, colour(ground))
            painter.setPen(_readable_on(ground))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label)

    def _fill(self, painter: QPainter, box: QRectF, fill: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 3 * self.unit, 3 * self.unit)

    def _font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return font(round(size * self.unit), weight)

    def _width(self, text: str, weight: QFont.Weight = QFont.Weight.Normal) -> float:
        return self.measure(text, round(SMALLER * self.unit), weight)

    def _struck(self, place: QRectF, tick: float) -> bool:
        return place.left() - 4 * self.unit < tick < place.right() + 4 * self.unit

    def _clear_of(self, place: QRectF, tick: float, box: QRectF) -> QRectF:
        """A label's place shifted within its part, so that the tick does not strike it through."""
        if not self._struck(place, tick):
            return place
        beside, inset = 7 * self.unit, 4 * self.unit
        for x in sorted((tick + beside, tick - beside - place.width()), key=lambda left: abs(left - place.left())):
            if x >= box.left() + inset and x + place.width() <= box.right() - inset:
                return QRectF(x, place.y(), place.width(), place.height())
        return place


def _readable_on(ground: str) -> QColor:
    """Text colour, light or dark, whichever has the higher WCAG contrast."""
    return max((colour(ink) for ink in (LIGHT.on_bar, DARK.on_bar)), key=lambda ink: contrast(ink, colour(ground)))
