"""Drop pads: an overlay on a card while something is dragged over it. Decides nothing itself.

Leads and Supports, side by side, for skills; one pad for people who may hold the role.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.domain.model import AssignmentKind
from workbench.domain.words import ASSIGNMENT_KIND, sentence_start
from workbench.qt.theme import colour
from workbench.widgets.board.board_style import LINE, BoardStyle
from workbench.widgets.board.card_header import MARGIN
from workbench.widgets.parts.announce import LateAnnouncement

PadKind = AssignmentKind | Literal["holder"]
NAMES: dict[AssignmentKind, str] = {"lead": "leadsZone", "support": "supportsZone"}
HOLDER_NAME = "holderZone"
LINES = 2
"""Lines a pad keeps for the effect, whatever it is, so that its size never changes under the pointer."""

NARROWEST = 130
"""Least width of a pad in pixels before zoom; a narrower card grows over its neighbours to have room for two."""

_SIDE, _ABOVE, _BETWEEN = 8, 4, 6
"""Pixels before zoom: padding of a pad at its sides and above its text, and the gap between the pads."""


class DropZone(QWidget):
    """Drop pad: Leads, Supports, or who would hold the role, and in two short lines the effect of a drop there."""

    def __init__(self, kind: PadKind, style: BoardStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._style = style
        self._title = "" if kind == "holder" else ASSIGNMENT_KIND[kind]
        self.text = ""
        """The whole effect, for screen readers."""
        self._parts: tuple[str, ...] = ()
        self.refused = self.active = False
        self.setObjectName(HOLDER_NAME if kind == "holder" else NAMES[kind])

    def name(self, title: str) -> None:
        """Set the heading of the pad."""
        if title != self._title:
            self._title = title
            self.update()

    def say(self, text: str, parts: Sequence[str], *, refused: bool, active: bool) -> None:
        """Show the effect of a drop, whether it would be refused, and whether the pointer is here.

        text: the whole effect; parts: the effect in short phrases, the weightiest first.
        """
        state = text, tuple(parts), refused, active
        if state != (self.text, self._parts, self.refused, self.active):
            self.text, self._parts, self.refused, self.active = state
            self.setAccessibleName(f"{self._title}: {text}")
            self.update()

    def lines(self) -> tuple[str, ...]:
        """The effect as painted: as many whole phrases as fit in two lines, one at least.

        What somebody cannot carry is never left out for want of room, but cut; a phrase after it goes where it fits.
        """
        style, width, lines = self._style, self.width() - 2 * self._style.px(_SIDE), list[str]()
        cut = self.kind == "holder"
        for part in self._parts:
            longer = [f"{line}, {part}" for line in lines]
            places = range(len(lines)) if cut else range(len(lines))[-1:]
            fitting = next((n for n in places if style.width(longer[n], "small") <= width), None)
            first = sentence_start(part)
            if fitting is not None:
                lines[fitting] = longer[fitting]
            elif len(lines) < LINES and (not lines or cut or style.width(first, "small") <= width):
                lines += style.lines(first, "small", width)
        shown = (*lines[: LINES - 1], " ".join(lines[LINES - 1 :]))
        return tuple(style.elided(line, "small", width) for line in shown if line)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, px, colours = self._style, self._style.px, self._style.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = colours.must if self.refused else colours.accent
        painter.setPen(QPen(colour(hot if self.active else colours.muted), 1.5, Qt.PenStyle.DashLine))
        soft = colours.must_soft if self.refused else colours.hover
        painter.setBrush(colour(soft if self.active else colours.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        width, line = self.width() - 2 * px(_SIDE), px(LINE)
        tone = hot if self.active else colours.text
        style.write(
            painter,
            QRectF(px(_SIDE), px(_ABOVE), width, line),
            style.elided(self._title, "strong", width),
            "strong",
            tone,
        )
        detail = colours.must if self.refused else colours.text if self.active else colours.muted
        for n, text in enumerate(self.lines(), 1):
            style.write(painter, QRectF(px(_SIDE), px(_ABOVE) + line * n, width + 2, line), text, "small", detail)


class DropPads:
    """Overlay of the two pads side by side, or of the one for people, on an opaque plate."""

    def __init__(self, style: BoardStyle, card: QWidget) -> None:
        self._style, self._card = style, card
        self._plate: QWidget | None = None
        self.zones: dict[AssignmentKind, DropZone] = {}
        """The pads by kind; empty before the card is first opened or hovered over."""
        self.holder: DropZone | None = None
        """The pad for people; None before the card is first opened or hovered over."""
        self.shown = False
        self._told = ""
        self._voice: LateAnnouncement | None = None

    def make(self) -> None:
        """Make the pads, hidden, unless they are there."""
        if self._plate is None:
            self._voice = LateAnnouncement(self._card)
            self._plate = QWidget(self._card)
            self._plate.setObjectName("padsPlate")
            self._plate.setProperty("look", "panel")
            self._plate.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.zones = {kind: DropZone(kind, self._style, self._card) for kind in NAMES}
            self.holder = DropZone("holder", self._style, self._card)
            self.show(False)

    def show(self, shown: bool, *, for_people: bool = False) -> None:
        """Show or hide the pads: the two for skills, or the one for people."""
        self.make()
        self.shown = shown
        if not shown and self._voice is not None:
            self._told = ""
            self._voice.stop()
        for widget in (self._plate, *self.zones.values(), self.holder):
            if widget is not None:
                widget.setVisible(shown and (widget is self._plate or (widget is self.holder) == for_people))
                widget.raise_()

    def tell(self, role: str, zone: DropZone) -> None:
        """Announce what a drop on a pad would do to a role, once the pointer rests there."""
        text = f"{role}: {zone.accessibleName()}"
        if text != self._told and self._voice is not None:
            self._told = text
            self._voice.say(text)

    def at(self, point: QPoint) -> AssignmentKind | None:
        """Hit test: the kind of the pad at a point of the card; None where no pad is shown."""
        zones = self.zones.items() if self.shown else ()
        return next((kind for kind, zone in zones if zone.isVisible() and zone.geometry().contains(point)), None)

    def lay_over(self, place: QRect, *, spreads: bool) -> QPoint:
        """Lay out the overlay on a card at a place: below the first title line, or at the top of what is in sight.

        The card grows to the height the pads need, and if `spreads` to their width, over its neighbours; none moves.
        Returns the point of the card where its header begins: where its original place does, but never under the pads,
        for the title says where the drop would go.
        """
        px, card = self._style.px, self._card
        margin, above = px(MARGIN), px(_ABOVE)
        tall, top = px(LINE) * (1 + LINES) + 2 * above, px(MARGIN) + px(LINE)
        wide = 2 * px(NARROWEST) + px(_BETWEEN) + 2 * margin if spreads else 0
        board = card.parentWidget() or card
        ground = (board.visibleRegion().boundingRect() or board.rect()).adjusted(margin, 0, -margin - above, -above)
        card.setGeometry(_spread(place, QSize(wide, top + tall + margin), ground))
        begins = place.topLeft() - card.pos()
        top = max(begins.y() + top, ground.top() - card.y() + above)
        area = QRect(margin, min(top, card.height() - tall - margin), card.width() - 2 * margin, tall)
        if self._plate is not None:
            self._plate.setGeometry(area.adjusted(0, 0, 0, above))
        half = (area.width() - px(_BETWEEN)) // 2
        self.zones["lead"].setGeometry(area.adjusted(0, 0, half - area.width(), 0))
        self.zones["support"].setGeometry(area.adjusted(area.width() - half, 0, 0, 0))
        if self.holder is not None:
            self.holder.setGeometry(area)
        return QPoint(begins.x(), min(begins.y(), area.top() - px(MARGIN) - px(LINE)))


def _spread(place: QRect, least: QSize, ground: QRect) -> QRect:
    """The place grown to at least a size, shifted as far as possible into the visible ground."""
    larger = QRect(place.topLeft(), place.size().expandedTo(least))
    over_right, over_bottom = larger.right() - ground.right(), larger.bottom() - ground.bottom()
    return larger.translated(
        -min(max(over_right, 0), larger.width() - place.width()),
        -min(max(over_bottom, 0), larger.height() - place.height()),
    )
