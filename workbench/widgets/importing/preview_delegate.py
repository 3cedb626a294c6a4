"""Item delegate of a preview: cells in the look of what they are, values in that of what they become."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.application.importing.scale import Held
from workbench.domain.searching import word_key
from workbench.presentation.import_preview import arrow_text, becomes_text
from workbench.qt.any_index import AnyIndex
from workbench.qt.theme import BOLD, SMALL, SMALLER, Colours, colour, font, px
from workbench.widgets.importing.preview_model import PreviewModel
from workbench.widgets.parts.mark import faint
from workbench.widgets.parts.text import elided, text_width

ROW, PAD, INDENT = 26, 7, 14
"""Pixels: height of a row, padding of a cell, indent of what is below a group."""
PICKED = 0.16
"""Opacity of the accent over selected cells."""
HEADING, BAND = 0.16, 0.09
"""Opacity of the accent behind headings, and behind what stands above them."""
LEVEL = {0: 0.0, 1: 0.05, 2: 0.12, 3: 0.20, 4: 0.30}
"""Level -> opacity of the accent behind its value."""
NEEDED = 0.12
"""The same behind a value that is held at the level needed."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is painted: text colour, weight, and background; none for that of the table."""

    tone: str
    bold: bool = False
    ground: QColor | None = None


def held_look(held: Held | None, colours: Colours) -> Look:
    """The look of a value by what it becomes: a lead in bold on a ground, a support in grey, as in the matrix; where
    who leads is to be decided, the darker the higher its level."""
    if held is None:
        return Look(colours.muted)
    if held.belongs_to is not None:
        return Look(colours.side(held.belongs_to), True, colour(colours.side_soft(held.belongs_to)))
    if held.kind == "lead":
        return Look(colours.either, True, colour(colours.either_soft))
    if held.kind == "support" or held.level == 0:
        return Look(colours.muted)
    strength = NEEDED if held.level is None else LEVEL[held.level]
    return Look(colours.text, False, faint(colours.accent, strength))


class PreviewDelegate(QStyledItemDelegate):
    """Paints the cells of a sheet."""

    def __init__(self, model: PreviewModel, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._colours = model, colours

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, px(ROW))

    def width(self, row: int, column: int) -> int:
        """Pixels at which a cell of the sheet is whole."""
        text = self._model.text(row, column)[:80]
        weight = BOLD if self._look(row, column).bold else font().weight()
        becomes = self._becomes(row, column)
        beside = px(PAD) + text_width(becomes, px(SMALLER)) if becomes else 0
        return text_width(text, px(SMALL), weight) + 2 * px(PAD) + self._indent(row, column) + beside

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell."""
        row, column, rect, colours = self._model.row_at(index.row()), index.column(), option.rect, self._colours
        painter.save()
        if row is None:
            painter.fillRect(rect, colour(colours.ground))
            if column == 0:
                self._write(
                    painter, rect.adjusted(px(PAD), 0, 0, 0), str(index.data()), Look(colours.muted), whole=True
                )
        else:
            look = self._look(row, column)
            if look.ground is not None:
                painter.fillRect(rect, look.ground)
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, faint(colours.accent, PICKED))
                look = Look(colours.text, look.bold)
            self._paint_text(painter, rect, row, column, look)
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row is not None:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, row: int, column: int, look: Look) -> None:
        place = rect.adjusted(px(PAD) + self._indent(row, column), 0, -px(PAD), 0)
        becomes = self._becomes(row, column)
        if becomes:
            painter.setFont(font(px(SMALLER)))
            painter.setPen(colour(look.tone))
            painter.drawText(place, _RIGHT, becomes)
            place.setRight(place.right() - text_width(becomes, px(SMALLER)) - px(4))
        self._write(painter, place, self._model.text(row, column)[:200], look)

    def _becomes(self, row: int, column: int) -> str:
        """What a value becomes, where it does not say it itself."""
        becomes = becomes_text(self._model.held(row, column))
        return arrow_text(becomes) if becomes and word_key(self._model.text(row, column)) != word_key(becomes) else ""

    def _indent(self, row: int, column: int) -> int:
        return px(INDENT) if self._model.is_below_group(row, column) else 0

    def _look(self, row: int, column: int) -> Look:
        colours = self._colours
        match self._model.role(row, column):
            case "heading":
                return Look(colours.text, True, faint(colours.accent, HEADING))
            case "band":
                return Look(colours.text, True, faint(colours.accent, BAND))
            case "group":
                return Look(colours.text, True, colour(colours.either_soft))
            case "label":
                return Look(colours.text, self._model.names_rows(row, column))
            case "value":
                if self._model.is_asked(row, column):
                    return Look(colours.should, True, colour(colours.should_soft))
                return held_look(self._model.held(row, column), colours)
            case "left_out":
                return Look(colours.muted, False, colour(colours.ground))
        return Look(colours.muted)

    def _write(self, painter: QPainter, rect: QRect, text: str, look: Look, *, whole: bool = False) -> None:
        if text:
            weight = BOLD if look.bold else font().weight()
            painter.setFont(font(px(SMALL), weight))
            painter.setPen(colour(look.tone))
            if whole:  # over the cells beside it, which are empty
                wide = text_width(text, px(SMALL), weight)
                painter.setClipping(False)
                painter.drawText(QRect(rect.left(), rect.top(), wide + 1, rect.height()), _LEFT, text)
            else:
                painter.drawText(rect, _LEFT, elided(text, rect.width(), px(SMALL), weight))
