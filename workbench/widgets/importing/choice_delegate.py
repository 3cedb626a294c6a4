"""Item delegate of a table of choices: ticks, headings in bold, and what a row becomes as a box that opens a list.

Thousands of boxes would take seconds to make; these are painted, and the list of the one that is opened is a menu.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.any_index import AnyIndex
from workbench.qt.theme import BOLD, SMALL, TEXT, Colours, colour, font, px
from workbench.widgets.importing.choice_rows import ChoiceRow, ChoiceRows, Tick
from workbench.widgets.parts.mark import faint, paint_mark
from workbench.widgets.parts.text import elided, text_width

ROW, PAD, STEP, BOX, MARK = 28, 8, 16, 14, 12
"""Pixels: height of a row, padding of a cell, indent, size of a tick, and of the sign of what is to be decided."""
LEAST_DETAIL = 36
"""Least width in pixels of what is said beside a name."""
BESIDE_CHOICE = 44
"""Pixels that the box of a choice takes beside its text."""
BESIDE_ASKED = 20
"""Those its sign takes where it is to be decided."""
PICKED = 0.16
"""Opacity of the accent over the selected row."""

_TEXT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEFT = int(Qt.AlignmentFlag.AlignLeft | _TEXT)
RIGHT = int(Qt.AlignmentFlag.AlignRight | _TEXT)


class ChoiceDelegate(QStyledItemDelegate):
    """Paints such rows."""

    def __init__(self, rows: ChoiceRows, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._colours = rows, colours

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, px(ROW))

    def tick_place(self, rect: QRect, row: ChoiceRow) -> QRect:
        """Where the tick of a row is, in the rectangle of its first cell."""
        left = rect.left() + px(PAD) + row.indent * px(STEP)
        return QRect(left, rect.center().y() - px(BOX) // 2, px(BOX), px(BOX))

    def name_width(self, row: ChoiceRow) -> int:
        """Pixels at which the name of a row is whole; what is said beside it gives way."""
        tick = px(BOX + PAD) if row.tick is not None else 0
        return text_width(row.texts[0], px(TEXT)) + tick + row.indent * px(STEP) + 2 * px(PAD)

    def choice_width(self, texts: list[str], *, asks: bool) -> int:
        """Pixels at which the box of a choice shows these texts whole."""
        widest = max((text_width(text, px(TEXT), BOLD if asks else font().weight()) for text in texts), default=0)
        return widest + px(BESIDE_CHOICE + (BESIDE_ASKED if asks else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell."""
        row, rect, colours = self._rows.rows[index.row()], option.rect, self._colours
        painter.save()
        if row.heading:
            painter.fillRect(rect, colour(colours.ground))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, faint(colours.accent, PICKED))
        last = index.column() == len(row.texts) - 1
        if index.column() == 0:
            self._paint_name(painter, rect, row)
        elif last and (row.choices or row.asks):
            self._paint_choice(painter, rect, row, hovered=bool(option.state & QStyle.StateFlag.State_MouseOver))
        else:
            self._write(
                painter, rect.adjusted(px(PAD), 0, -px(PAD), 0), row.texts[index.column()], muted=True, right=not last
            )
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, row: ChoiceRow) -> None:
        place = rect.adjusted(px(PAD) + row.indent * px(STEP), 0, -px(PAD), 0)
        if row.tick is not None:
            self._paint_tick(painter, self.tick_place(rect, row), row.tick)
            place.setLeft(place.left() + px(BOX + PAD))
        weight = BOLD if row.heading else font().weight()
        self._write(painter, place, row.texts[0], bold=row.heading)
        beside = place.adjusted(text_width(row.texts[0], px(TEXT), weight) + px(PAD), 0, 0, 0)
        if row.detail and beside.width() >= px(LEAST_DETAIL):
            painter.setFont(font(px(SMALL)))
            painter.setPen(colour(self._colours.muted))
            painter.drawText(beside, LEFT, elided(row.detail, beside.width(), px(SMALL)))

    def _paint_tick(self, painter: QPainter, box: QRect, tick: Tick) -> None:
        colours, side = self._colours, box.width()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(colours.accent if tick == "on" else colours.muted), 1))
        painter.setBrush(colour(colours.accent if tick == "on" else colours.panel))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(colours.on_accent if tick == "on" else colours.muted), side / 7))
        at = [
            QPointF(box.left() + x * side, box.top() + y * side) for x, y in ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
        ]
        if tick == "on":
            painter.drawPolyline(QPolygonF(at))
        elif tick == "some":
            middle = box.top() + side / 2
            painter.drawLine(QPointF(box.left() + 0.25 * side, middle), QPointF(box.left() + 0.75 * side, middle))
        painter.restore()

    def _paint_choice(self, painter: QPainter, rect: QRect, row: ChoiceRow, *, hovered: bool) -> None:
        """Paint the box of a choice; one that the ticks below it decide has no arrow."""
        colours, box = self._colours, rect.adjusted(px(4), px(3), -px(4), -px(3))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(colours.should if row.asks else colours.edge if hovered else colours.line), 1))
        painter.setBrush(colour(colours.should_soft if row.asks else colours.hover if hovered else colours.panel))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()
        place = box.adjusted(px(PAD), 0, -px(PAD + (14 if row.choices else 0)), 0)
        if row.asks:
            size = px(MARK)
            paint_mark(painter, QRectF(place.left(), box.center().y() - size / 2 + 0.5, size, size), "warning", colours)
            place.setLeft(place.left() + px(BESIDE_ASKED))
        self._write(painter, place, row.texts[-1], bold=row.asks, tone=colours.should if row.asks else colours.text)
        if row.choices:
            self._paint_chevron(painter, QPointF(box.right() - px(12), box.center().y() + 0.5))

    def _paint_chevron(self, painter: QPainter, middle: QPointF) -> None:
        wide = px(4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self._colours.muted), 1.5))
        painter.drawPolyline(
            QPolygonF(
                [middle + QPointF(-wide, -wide / 2), middle + QPointF(0, wide / 2), middle + QPointF(wide, -wide / 2)]
            )
        )
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        bold: bool = False,
        muted: bool = False,
        right: bool = False,
        tone: str = "",
    ) -> None:
        if text:
            weight = BOLD if bold else font().weight()
            painter.setFont(font(px(TEXT), weight))
            painter.setPen(colour(tone or (self._colours.muted if muted else self._colours.text)))
            painter.drawText(rect, RIGHT if right else LEFT, elided(text, rect.width(), px(TEXT), weight))
