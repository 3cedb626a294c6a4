"""The bar that shows who holds the work: five parts that total 100 %, and the tick of the work's own nature.

Paints a split it is handed and says which part was asked about; knows no session and no role.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.domain.coverage import Split
from workbench.domain.words import PARTS, whole_percents
from workbench.qt.plain import tip
from workbench.qt.theme import DARK, LIGHT, SMALL, SMALLER, Colours, Theme, colour, font
from workbench.widgets.parts.text import text_width

Part = Literal["only_marketing", "both", "only_product", "other_roles", "nobody", "nature"]
"""A part of the bar, or the tick."""

BOLD = QFont.Weight.DemiBold
GAP, LEAST, THICK, THIN, OVERSHOOT, CAPTION = 2, 4, 23, 12, 4, 18
"""Pixels: between parts, the narrowest part, the bar, the mini bar, the tick above and below it, the tick's words."""


class _Piece(NamedTuple):
    part: Part
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


class CoverageBar(QWidget):
    """A split as a bar. Arrows go between the parts, Enter or a click asks what is behind one."""

    part_activated = Signal(str)
    """A Part whose skills and roles should be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, mini: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._mini = theme, mini
        self._split = Split(None, None, None, None, None)
        self._nature: float | None = None
        self._title = "Who holds the work"
        self._current: Part | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not mini:
            self.setObjectName("coverageBar")
        theme.changed.connect(self.update)
        self._describe()

    def show_split(self, split: Split, nature: float | None = None, title: str = "Who holds the work") -> None:
        """Show a split, with the product share by nature of the work (a fraction) as a tick where it is given."""
        self._split, self._nature, self._title = split, nature, title
        if self._current not in self.parts:
            self._current = None
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What can be asked about, from the left; the tick comes last."""
        shown: list[Part] = [piece.part for piece in self._pieces()]
        return (*shown, "nature") if self._nature is not None and shown and not self._mini else tuple(shown)

    @property
    def percents(self) -> dict[str, int]:
        """Part -> the whole percent written on it. They total 100."""
        return {piece.part: piece.percent for piece in self._pieces()}

    def _label(self, piece: _Piece) -> tuple[str, QRectF]:
        """The longest words that fit, and their place; such that the tick strikes through only if all are struck."""
        name, tick, fitting = PARTS[piece.part], self._tick(), []
        for text in (f"{name} {piece.percent} %", f"{name} {piece.percent}", f"{piece.percent} %"):
            width = text_width(text, SMALLER, BOLD)
            if self._mini or width > piece.rect.width() - 8:
                continue
            place = QRectF(piece.rect.center().x() - width / 2, piece.rect.y(), width, piece.rect.height())
            if tick is not None:
                place = _clear_of(place, tick, piece.rect)
            if tick is None or not _struck(place, tick):
                return text, place
            fitting.append((text, place))
        return fitting[0] if fitting else ("", QRectF(piece.rect))

    def sizeHint(self) -> QSize:
        """As high as the bar, its tick and the tick's words."""
        if self._mini:
            return QSize(120, THIN)
        return QSize(320, THICK + 2 * OVERSHOOT + (CAPTION if self._nature is not None else 0))

    def minimumSizeHint(self) -> QSize:
        """The bar may become narrow; its words go first."""
        return QSize(60, self.sizeHint().height())

    def _pieces(self) -> list[_Piece]:
        if self._split.nobody is None:
            return []
        values = [max(getattr(self._split, part), 0.0) for part in PARTS]
        percents = whole_percents(values)
        shown = [each for each in zip(PARTS, percents, values, strict=True) if each[2] > 1e-9]
        room = self.width() - GAP * (len(shown) - 1)
        spare = max(room - LEAST * len(shown), 0)
        top, height = (0, THIN) if self._mini else (OVERSHOOT, THICK)
        total, x, pieces = sum(value for *_, value in shown), 0.0, []
        for part, percent, value in shown:
            width = max(room * value / total, LEAST) if spare else LEAST
            pieces.append((part, percent, value, width))
        scale = room / sum(width for *_, width in pieces)
        result = []
        for part, percent, value, width in pieces:
            box = QRectF(x, top, width * scale, height)
            result.append(_Piece(cast(Part, part), percent, value, box))
            x += width * scale + GAP
        return result

    def _tick(self) -> float | None:
        if self._nature is None or self._mini or self._split.nobody is None:
            return None
        return (1 - self._nature) * (self.width() - 1)

    def _describe(self) -> None:
        said = ", ".join(f"{PARTS[piece.part].lower()} {piece.percent} %" for piece in self._pieces())
        self.setAccessibleName(f"{self._title}: {said or 'no skill counts'}")
        self.setAccessibleDescription(self._explain(self._current) if self._current else "")

    def _explain(self, part: Part) -> str:
        if part == "nature":
            return f"By nature of the work: {100 * (self._nature or 0):.1f} % product. Marketing’s part would end here."
        fraction = next(each.fraction for each in self._pieces() if each.part == part)
        return f"{PARTS[part]}: {100 * fraction:.2f} %."

    def _part_at(self, x: float, y: float) -> Part | None:
        tick = self._tick()
        on_caption = y > THICK + 2 * OVERSHOOT and not self._mini
        if tick is not None and (on_caption or abs(x - tick) <= 4):
            return "nature" if not on_caption or self._caption_rect().contains(x, y) else None
        return next((each.part for each in self._pieces() if each.rect.adjusted(0, 0, GAP, 0).contains(x, y)), None)

    @property
    def _caption(self) -> str:
        return f"by nature of the work: {100 * (self._nature or 0):.0f} % product"

    def _caption_rect(self) -> QRectF:
        width = text_width(self._caption, SMALLER) + 4
        x = (self._tick() or 0) + 4
        if x + width > self.width():
            x = max((self._tick() or 0) - 4 - width, 0)
        return QRectF(x, THICK + 2 * OVERSHOOT, width, CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts, their words, the tick and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        pieces, tick = self._pieces(), self._tick()
        if not pieces:
            box = QRectF(0, 0 if self._mini else OVERSHOOT, self.width(), THIN if self._mini else THICK)
            self._fill(painter, box, colour(colours.either_soft))
            if not self._mini:
                painter.setPen(colour(colours.muted))
                painter.setFont(font(SMALL))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "No skill counts yet")
            if self.hasFocus():
                self._paint_focus_on(painter, box)
            return
        for piece in pieces:
            self._paint_piece(painter, piece, colours)
        if tick is not None:
            painter.setPen(QPen(colour(colours.text), 2))
            painter.drawLine(round(tick), 0, round(tick), THICK + 2 * OVERSHOOT)
            painter.setPen(colour(colours.muted))
            painter.setFont(font(SMALLER))
            painter.drawText(self._caption_rect(), Qt.AlignmentFlag.AlignVCenter, self._caption)
        if self.hasFocus():
            self._paint_focus(painter, pieces)

    def _fill(self, painter: QPainter, box: QRectF, fill: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 3, 3)

    def _paint_piece(self, painter: QPainter, piece: _Piece, colours: Colours) -> None:
        ground = part_colour(piece.part, colours)
        label, place = self._label(piece)
        painter.setFont(font(SMALLER, BOLD))
        if piece.part == "nobody":
            self._fill(painter, piece.rect, colour(colours.must_soft))
            painter.save()
            painter.setClipRect(piece.rect)
            painter.setPen(QPen(colour(ground), 4))
            x = piece.rect.left() - THICK
            while x < piece.rect.right():
                painter.drawLine(int(x), int(piece.rect.top()) - 2, int(x) + THICK, int(piece.rect.top()) + THICK - 2)
                x += 11
            painter.restore()
            if label:
                self._fill(painter, place.adjusted(-4, 3, 4, -3), colour(colours.must_soft))
                painter.setPen(colour(ground))
        else:
            self._fill(painter, piece.rect, colour(ground))
            painter.setPen(_readable_on(ground))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label)

    def _paint_focus(self, painter: QPainter, pieces: list[_Piece]) -> None:
        current = self._current or pieces[0].part
        self._paint_focus_on(
            painter, next((each.rect for each in pieces if each.part == current), self._caption_rect())
        )

    def _paint_focus_on(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(self._theme.colours.panel), 1.5))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2)
        painter.setPen(QPen(colour(self._theme.colours.accent), 2))
        painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go to another part; Enter and Space ask about it."""
        parts = self.parts
        if not parts:
            super().keyPressEvent(event)
            return
        at = parts.index(self._current) if self._current in parts else 0
        places = {
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Right: min(at + 1, len(parts) - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(parts) - 1,
        }
        if event.key() in places:
            self._go_to(parts[places[Qt.Key(event.key())]])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.part_activated.emit(parts[at])
        else:
            super().keyPressEvent(event)

    def _go_to(self, part: Part) -> None:
        self._current = part
        self._describe()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the focus is."""
        if self._current is None and self.parts:
            self._go_to(self.parts[0])
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a part can be clicked."""
        there = self._part_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask about the part under the pointer."""
        there = self._part_at(event.position().x(), event.position().y())
        if there is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(there)
            self.part_activated.emit(there)

    def event(self, event: QEvent) -> bool:
        """Tool tips carry the decimals."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            there = self._part_at(event.pos().x(), event.pos().y())
            if there is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(
                    event.globalPos(), tip(f"{self._explain(there)}\nClick to see what is behind it."), self
                )
            return True
        return super().event(event)


def _struck(place: QRectF, tick: float) -> bool:
    return place.left() - 4 < tick < place.right() + 4


def _clear_of(place: QRectF, tick: float, box: QRectF) -> QRectF:
    """The place of a label, moved within its part so that the tick does not strike it through."""
    if not _struck(place, tick):
        return place
    for x in sorted((tick + 7, tick - 7 - place.width()), key=lambda left: abs(left - place.left())):
        if x >= box.left() + 4 and x + place.width() <= box.right() - 4:
            return QRectF(x, place.y(), place.width(), place.height())
    return place


def _readable_on(ground: str) -> QColor:
    """Light or dark ink, whichever stands out more (WCAG contrast)."""
    return max((colour(each) for each in (LIGHT.on_bar, DARK.on_bar)), key=lambda ink: _contrast(ink, ground))


def _contrast(ink: QColor, ground: str) -> float:
    light, dark = sorted((_luminance(ink), _luminance(colour(ground))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in value.getRgbF()[:3]]  # type: ignore[index]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
