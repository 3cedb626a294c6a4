"""Item delegate of the matrix: paints cells from the model's data; works nothing out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.any_index import AnyIndex
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import FIRST_ROLE, LEADS, MatrixRow, RowGroup
from workbench.qt.matrix_text import assignment_short
from workbench.qt.theme import BOLD, SMALL, Theme, colour, font
from workbench.widgets.parts.mark import faint, paint_mark
from workbench.widgets.parts.scale import Scale

ROW = 26
"""Row height in pixels, before zoom as all lengths here."""

PAD, MARK = 8, 12
"""Pixels: padding of a cell, and size of the sign of a finding."""

NARROW, NARROW_PAD, NARROW_MARK = 66, 6, 9
"""Pixels: width of a column below which its cells say "L 4" for "Lead 4"; padding and sign of a finding there."""

LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
"""Text flags of a cell: vertically centred, on one line; a line break in a name becomes a space."""

SELECTED, FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
MARKED = SELECTED | FOCUSED
"""States of a cell in which it is painted even if it is empty."""

PICKED = 0.16
"""Opacity of the accent over selected cells. Their text takes the text colour, which a test holds to WCAG AA."""


class CellDelegate(QStyledItemDelegate):
    """Paints a lead in bold on the colour of the skill's side, a support in grey, and a sign for a finding."""

    def __init__(self, model: MatrixModel, theme: Theme, scale: Scale) -> None:
        super().__init__(model)
        self._model, self._theme, self._scale = model, theme, scale
        self.take_fonts()

    def take_fonts(self) -> None:
        """Take the font sizes of the zoom."""
        size = self._scale.px(SMALL)
        self._plain, self._bold = font(size), font(size, BOLD)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, self._scale.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell; of an empty one nothing, which most are."""
        row, column, rect, colours = self._model.rows[index.row()], index.column(), option.rect, self._theme.colours
        state = option.state.value  # a number: taking flags apart as such was half the time of a cell
        picked, points = bool(state & SELECTED), self._model.points(row, column)
        narrow = rect.width() < self._scale.px(NARROW)
        text = self._short(row, column) if narrow else self._model.text(row, column)
        if not (text or points or state & MARKED or isinstance(row, RowGroup)):
            return
        ground, tone, bold = self._look(row, column)
        if ground is not None:
            painter.fillRect(rect, colour(ground))
        if picked:
            painter.fillRect(rect, faint(colours.accent, PICKED))
        if text:
            painter.setFont(self._bold if bold else self._plain)
            painter.setPen(colour(colours.text if picked else tone))
            painter.drawText(rect.adjusted(self._scale.px(NARROW_PAD if narrow else PAD), 0, 0, 0), LEFT, text)
        if points:
            size = self._scale.px(NARROW_MARK if narrow else MARK)
            box = QRectF(rect.right() - size - (2 if narrow else 5), rect.center().y() - size / 2 + 0.5, size, size)
            paint_mark(painter, box, points[0].severity, colours)
        if state & FOCUSED:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _short(self, row: MatrixRow, column: int) -> str:
        """The text of a cell in a narrow column."""
        if isinstance(row, RowGroup):
            return ""
        if column >= FIRST_ROLE:
            return assignment_short(self._model.held(row, column))
        return str(self._model.leads(row)) if column == LEADS else self._model.text(row, column)

    def _look(self, row: MatrixRow, column: int) -> tuple[str | None, str, bool]:
        """Look of a cell: background colour or None, text colour, and whether the text is bold."""
        colours = self._theme.colours
        if isinstance(row, RowGroup):
            return colours.ground, colours.muted, False
        if column >= FIRST_ROLE:
            assignment = self._model.held(row, column)
            if assignment is None or assignment.kind == "support" or not row.in_scope:
                return None, colours.muted, assignment is not None and assignment.kind == "lead"
            return colours.side_soft(row.belongs_to), colours.side(row.belongs_to), True
        if not row.in_scope or column != LEADS:
            return None, colours.text if row.in_scope else colours.muted, False
        if self._model.state(row):
            return colours.must_soft, colours.must, True
        return None, colours.good, False
