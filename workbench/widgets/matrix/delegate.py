"""How the cells of the matrix look. Paints what the model says; works nothing out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.model import Skill
from workbench.qt.matrix_model import FIRST_ROLE, LEADS, Group, MatrixModel
from workbench.qt.theme import SMALL, Theme, colour, font
from workbench.widgets.parts.mark import faint, paint_mark

ROW = 26
"""The height of a row in pixels."""

PAD, MARK = 8, 12
BOLD = QFont.Weight.DemiBold

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_PICKED = 0.16
"""How strongly the accent lies over picked cells."""


class CellDelegate(QStyledItemDelegate):
    """A lead bold on the colour of what its skill belongs to, a support in grey, and a sign where a point is open."""

    def __init__(self, model: MatrixModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme
        self._plain, self._bold = font(SMALL), font(SMALL, BOLD)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        row, column, rect, colours = self._model.rows[index.row()], index.column(), option.rect, self._theme.colours
        if isinstance(row, Group):
            painter.fillRect(rect, colour(colours.ground))
        elif column >= FIRST_ROLE:
            self._paint_held(painter, rect, row, column)
        else:
            self._paint_number(painter, rect, row, column)
        points = self._model.points(row, column)
        if points:
            box = QRectF(rect.right() - MARK - 5, rect.center().y() - MARK / 2 + 0.5, MARK, MARK)
            paint_mark(painter, box, points[0].severity, colours)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, faint(colours.accent, _PICKED))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_held(self, painter: QPainter, rect: QRect, skill: Skill, column: int) -> None:
        held = self._model.held(skill, column)
        if held is None:
            return
        colours, leads = self._theme.colours, held.kind == "lead"
        if leads and skill.in_scope:
            painter.fillRect(rect, colour(colours.side_soft(skill.belongs_to)))
        strong = colours.side(skill.belongs_to) if leads and skill.in_scope else colours.muted
        self._write(painter, rect, self._model.text(skill, column), strong, bold=leads)

    def _paint_number(self, painter: QPainter, rect: QRect, skill: Skill, column: int) -> None:
        colours = self._theme.colours
        wrong = column == LEADS and skill.in_scope and self._model.state(skill) != ""
        if wrong:
            painter.fillRect(rect, colour(colours.must_soft))
        good = column == LEADS and skill.in_scope
        tone = colours.must if wrong else colours.good if good else colours.text if skill.in_scope else colours.muted
        self._write(painter, rect, self._model.text(skill, column), tone, bold=wrong)

    def _write(self, painter: QPainter, rect: QRect, text: str, tone: str, *, bold: bool) -> None:
        painter.setFont(self._bold if bold else self._plain)
        painter.setPen(colour(tone))
        painter.drawText(rect.adjusted(PAD, 0, 0, 0), _LEFT, text)
