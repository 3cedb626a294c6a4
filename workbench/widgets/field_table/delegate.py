"""Item delegate of a table of roles or skills: paints cells from the model's data, and makes the editor of one.

What was typed is handed on as text; the table has it read and performs the edit.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.application.cell_values import SEVERAL, choices_of, heading
from workbench.application.field_rows import GroupRow
from workbench.domain.field import Field
from workbench.qt.any_index import AnyIndex
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import BOLD, SMALL, TEXT, Theme, colour, font, px
from workbench.widgets.field_table.editors import CellEdit, CellEditor, ChoiceEdit, LongCellEdit, SeveralEdit
from workbench.widgets.parts.mark import faint, paint_side
from workbench.widgets.parts.text import elided

ROW, PAD, BEFORE, STEP = 28, 8, 18, 12
"""Pixels: height of a row, padding of a cell, room for the sign before a name, and the indent of a group in another,
with all that is in it."""

LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
"""Text flags of a cell."""

PICKED = 0.16
"""Opacity of the accent over selected cells."""

LONG_LINES = 5
"""Rows that the editor of a long text is tall."""

_NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint


def on_one_line(text: str) -> str:
    """A text as its cell shows it."""
    return text.replace("\n", " ")


class FieldDelegate(QStyledItemDelegate):
    """Paints names with the sign of their side, groups in bold on the ground, empty cells empty."""

    left = Signal(int, int, str, str)
    """Row, column, the text to keep, and how the editor was left (`editors.Leaving`)."""

    block_pasted = Signal()
    """Several lines were pasted into an editor, which is closed: they are a block of cells, from the current one on."""

    typed = Signal(int, int, str)
    """Row, column, and the text so far, which is no edit yet."""

    def __init__(self, model: FieldTableModel, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._theme, self._view = model, theme, view
        self.editor: CellEditor | None = None
        """The editor that is open."""
        self.sought: frozenset[str] | None = None
        """The ids of the roles or skills that are sought elsewhere, beside which others fade; None where none does."""

    # Painting

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell."""
        row, column, rect, colours = index.row(), index.column(), option.rect, self._theme.colours
        group, here = self._model.group_at(row), self._view.currentIndex()
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        if group is not None:
            painter.fillRect(rect, colour(colours.ground))
        if picked:
            painter.fillRect(rect, faint(colours.accent, PICKED))
        if column == self._model.name_column:
            self._paint_name(painter, rect, row, group)
        else:
            muted, room = group is not None or self._faded(row), rect.adjusted(px(PAD), 0, -px(4), 0)
            self._write(painter, room, self._model.text(row, column), muted=muted)
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if (row, column) == (here.row(), here.column()) and self._view.hasFocus():
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_name(self, painter: QPainter, rect: QRect, row: int, group: GroupRow | None) -> None:
        rect = rect.adjusted(self._model.depth(row) * px(STEP), 0, 0, 0)
        if group is not None:
            number, pad = str(len(group.things)), px(PAD)
            place = rect.adjusted(pad, 0, -pad, 0)
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.setFont(font(px(SMALL)))
            painter.setPen(colour(self._theme.colours.muted))
            painter.drawText(place, right, number)
            name = f"{'▸' if group.folded else '▾'}  {group.group.name}"
            self._write(painter, place.adjusted(0, 0, -px(24), 0), name, bold=True)
            return
        side, room = self._model.side(row), rect.adjusted(px(BEFORE), 0, -px(4), 0)
        if side:
            bar = QRectF(rect.x() + px(PAD), rect.y() + 6, 3, rect.height() - 12)
            paint_side(painter, bar, side, self._theme.colours)
        new = self._model.is_new(row)
        text = self._model.placeholder if new else self._model.text(row, 0)
        self._write(painter, room, text, muted=new or self._faded(row))

    def _faded(self, row: int) -> bool:
        return self.sought is not None and self._model.thing_at(row) not in self.sought

    def _write(self, painter: QPainter, rect: QRect, text: str, *, bold: bool = False, muted: bool = False) -> None:
        if text:
            size, weight = px(TEXT), BOLD if bold else font().weight()
            painter.setFont(font(size, weight))
            painter.setPen(colour(self._theme.colours.muted if muted else self._theme.colours.text))
            painter.drawText(rect, LEFT, elided(on_one_line(text), rect.width(), size, weight))

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The editor for the shape of a cell's field."""
        found = self._model.cell_field(index.row(), index.column())
        assert found is not None, "a cell without a field is not editable"
        field = found[1]
        editor = self._made(field, parent)
        editor.setAccessibleName(heading(field))
        editor.setObjectName("cellEditor")
        row, column = index.row(), index.column()
        editor.left.connect(lambda how: self._leave(editor, row, column, how))
        editor.textChanged.connect(lambda: self.typed.emit(row, column, editor.value_text()))
        if isinstance(editor, CellEdit):
            editor.takes_names = field.values.shape not in ("names", *SEVERAL)  # lines are several of these in one cell
            editor.lines_pasted.connect(lambda _: self._paste_block(editor))
        self.editor = editor
        return editor

    def _made(self, field: Field, parent: QWidget) -> CellEditor:
        choices = [text for _, text in choices_of(field, self._model.words)]
        if field.values.shape == "long":
            return LongCellEdit(parent)
        if not choices:
            return CellEdit(parent)
        return (SeveralEdit if field.values.shape in SEVERAL else ChoiceEdit)(choices, parent)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """An editor covers its cell; one of a long text some rows below it, too."""
        rect = QRect(option.rect)
        if isinstance(editor, LongCellEdit):
            rect.setHeight(LONG_LINES * px(ROW))
            rect.moveBottom(min(rect.bottom(), max(self._view.viewport().height() - 1, rect.height())))
        editor.setGeometry(rect)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Show the text of the cell, once: a change elsewhere does not take away what is being typed."""
        if isinstance(editor, CellEdit | LongCellEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.show_text(self._model.text(index.row(), index.column()))

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Keep what was typed where the focus went elsewhere."""
        if isinstance(editor, CellEdit | LongCellEdit) and editor is self.editor:
            self.editor = None
            self.left.emit(index.row(), index.column(), editor.value_text(), "")

    def _leave(self, editor: CellEditor, row: int, column: int, how: str) -> None:
        text, self.editor = editor.value_text(), None
        self.closeEditor.emit(editor, _NO_HINT)
        self.left.emit(row, column, text, how)

    def _paste_block(self, editor: CellEditor) -> None:
        self.editor = None
        self.closeEditor.emit(editor, _NO_HINT)
        self.block_pasted.emit()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave keys to the editor, which tells how it is left, and go on where the focus is only in its list."""
        if isinstance(event, QKeyEvent):
            return False
        if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason:
            return False
        return super().eventFilter(editor, event)
