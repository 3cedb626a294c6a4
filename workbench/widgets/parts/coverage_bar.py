"""Coverage bar widget: who holds the work, as five parts that total 100 %, and a tick for the work's own nature.

Paints a `Split`, and signals which part was activated for its drill-down. Knows no session and no role.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.domain.coverage import Split
from workbench.domain.vocabulary import DEFAULT, Vocabulary
from workbench.domain.words import PERCENT, percent
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Theme, colour, px, unit
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.menu import add, new_menu
from workbench.widgets.parts.split_bar import GAP, OVERSHOOT, THICK, BarPart, SplitBar

TERM_OF_PART: Mapping[BarPart, str] = {"only_marketing": "marketing", "only_product": "product", "nature": "product"}
"""Part of the bar -> the term of the map that it is called by."""


class CoverageBar(QWidget):
    """Bar of a split. Arrows move between the parts, Enter or a click activates one."""

    ACCESSIBLE_ROLE = QAccessible.Role.Chart

    part_activated = Signal(str)
    """The `BarPart` whose drill-down should open."""

    term_requested = Signal(str)
    """The term of the map that a part is called by: it is to be changed."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        mini: bool = False,
        steady: bool = False,
        renames: bool = False,
    ) -> None:
        """mini: the bar alone, without words; steady: the same height with and without a tick; renames: whether the
        words of its sides can be changed from here, by F2 and by its menu."""
        super().__init__(parent)
        self._theme, self._mini, self._steady, self._renames = theme, mini, steady, renames
        self._split = Split(None, None, None, None, None)
        self._nature: float | None = None
        self._title = "Who holds the work"
        self._vocabulary = DEFAULT
        self._current: BarPart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not mini:
            self.setObjectName("coverageBar")
        theme.changed.connect(self.update)
        self._describe()

    def show_split(
        self,
        split: Split,
        vocabulary: Vocabulary,
        nature: float | None = None,
        title: str = "Who holds the work",
    ) -> None:
        """Show a split. nature: the product share by nature of the work, a fraction, as a tick; None for no tick."""
        self._split, self._vocabulary, self._nature, self._title = split, vocabulary, nature, title
        if self._current not in self.parts:
            self._current = None
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def parts(self) -> tuple[BarPart, ...]:
        """The parts in the bar from the left; the tick comes last."""
        shown: list[BarPart] = [piece.part for piece in self._bar.pieces]
        return (*shown, "nature") if self._nature is not None and shown and not self._mini else tuple(shown)

    @property
    def percents(self) -> dict[str, int]:
        """Part -> its percentage, rounded so that they total 100."""
        return {piece.part: piece.percent for piece in self._bar.pieces}

    @property
    def _bar(self) -> SplitBar:
        return SplitBar(self._split, self._nature, self.width(), self._vocabulary, self._mini, unit())

    def sizeHint(self) -> QSize:
        """Preferred height: the bar, its tick and the tick's caption."""
        bar = (
            SplitBar(self._split, 0.0, self.width(), self._vocabulary, self._mini, unit())
            if self._steady
            else self._bar
        )
        return QSize(px(120 if self._mini else 320), round(bar.height))

    def minimumSizeHint(self) -> QSize:
        """Least size: the bar may become narrow; its labels are dropped first."""
        return QSize(60, self.sizeHint().height())

    def _describe(self) -> None:
        words = ", ".join(
            f"{self._vocabulary.parts_inside[piece.part]} {piece.percent}{PERCENT}" for piece in self._bar.pieces
        )
        self.setAccessibleName(f"{self._title}: {words or 'no skill counts'}")
        nature = f"{self._explain('nature')} " if "nature" in self.parts else ""
        keys = "Left and right go through its parts."
        keys += " F2 changes the word of a side." if self._renames else ""
        self.setAccessibleDescription(f"{nature}{keys}" if self.parts else "")

    def _explain(self, part: BarPart) -> str:
        if part == "nature":
            return self._vocabulary.text(
                "By nature of the work: {share} {product}. The part of {marketing} would end here.",
                share=percent(self._nature or 0, 1),
            )
        fraction = next(piece.fraction for piece in self._bar.pieces if piece.part == part)
        return f"{self._vocabulary.parts[part]}: {percent(fraction, 2)}."

    def _part_at(self, x: float, y: float) -> BarPart | None:
        bar = self._bar
        tick = bar.tick
        on_caption = y > px(THICK + 2 * OVERSHOOT) and not self._mini
        if tick is not None and (on_caption or abs(x - tick) <= 4):
            return "nature" if not on_caption or bar.caption_rect.contains(x, y) else None
        return next((piece.part for piece in bar.pieces if piece.rect.adjusted(0, 0, GAP, 0).contains(x, y)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and the focus ring."""
        painter, bar = QPainter(self), self._bar
        bar.paint(painter, self._theme.colours)
        if self.hasFocus():
            current = self._current or (bar.pieces[0].part if bar.pieces else None)
            elsewhere = bar.caption_rect if bar.pieces else bar.box
            self._paint_focus(painter, next((piece.rect for piece in bar.pieces if piece.part == current), elsewhere))

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(self._theme.colours.panel), 1.5))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2)
        painter.setPen(QPen(colour(self._theme.colours.accent), 2))
        painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: arrows, Home and End move to another part; Enter and Space activate it."""
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
        elif event.key() == Qt.Key.Key_F2 and self._renames:
            self.term_requested.emit(TERM_OF_PART.get(parts[at], ""))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to change the words of the sides."""
        if not self._renames:
            super().contextMenuEvent(event)
            return
        menu = new_menu(self, "Words of the sides")
        for term in ("marketing", "product"):
            text = f"Change the word {self._vocabulary.belongs_to[term]}…"
            add(menu, text, partial(self.term_requested.emit, term), "F2")
        add(menu, "Words of this map…", partial(self.term_requested.emit, ""))
        menu.popup(event.globalPos())

    def _go_to(self, part: BarPart, *, announced: bool = True) -> None:
        self._current = part
        self.update()
        if announced:
            announce(self, self._explain(part))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make a part current when the focus comes in."""
        if self._current is None and self.parts:
            self._go_to(self.parts[0], announced=False)
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pointing hand over a part."""
        there = self._part_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate the part under the pointer."""
        there = self._part_at(event.position().x(), event.position().y())
        if there is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(there, announced=False)
            self.part_activated.emit(there)

    def event(self, event: QEvent) -> bool:
        """Tool tips with decimals."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            there = self._part_at(event.pos().x(), event.pos().y())
            if there is None:
                QToolTip.hideText()
            else:
                more = "\nClick to see what is behind it." if self.isEnabled() else ""
                QToolTip.showText(event.globalPos(), tooltip_text(f"{self._explain(there)}{more}"), self)
            return True
        return super().event(event)
