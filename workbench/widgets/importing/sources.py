"""Source list of an import: its files and their sheets, each ticked where it is read. Changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.presentation.import_sources import SourceRow, decide_text
from workbench.qt.any_index import AnyIndex
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, SMALL, TEXT, Colours, colour, font, px
from workbench.widgets.parts.text import elided

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NAME = "Files and sheets"
FILE, SHEET, ASKED, MARGIN, TICK = 28, 44, 16, 8, 22
"""Pixels: height of a file and of a sheet, and what a question adds to it; side margin, and width of the tick."""
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SourceModel(QAbstractListModel):
    """List model of files and sheets; files cannot be gone to."""

    ticked = Signal(object, bool)
    """A SourceRow was ticked, or no more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SourceRow, ...] = ()

    def show_rows(self, rows: Iterable[SourceRow]) -> None:
        """Show rows; where they are as many as before, only what differs is told."""
        shown, self_rows = tuple(rows), self.rows
        if len(shown) != len(self_rows):
            self.beginResetModel()
            self.rows = shown
            self.endResetModel()
            return
        self.rows = shown
        for number, (before, now) in enumerate(zip(self_rows, shown, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Files and sheets."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A sheet without a table can be gone to, and not be ticked."""
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or row.sheet is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if row.table < 0 else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Accessible text, tick, and the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(row.spoken)
            case Qt.ItemDataRole.CheckStateRole if row.table >= 0:
                return _CHECKED if row.taken else _UNCHECKED
        return row if role == ROW_ROLE else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a sheet to be read, or not."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self.rows[index.row()], Qt.CheckState(value) == _CHECKED)
        return True


class SourceDelegate(QStyledItemDelegate):
    """Item delegate: a file as a heading; a sheet with its tick, what it is, and what is asked of it."""

    def __init__(self, colours: Colours, parent: QObject) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One height for files, one for sheets."""
        row: SourceRow = index.data(ROW_ROLE)
        return QSize(0, px(FILE if row.sheet is None else SHEET + (ASKED if row.asked else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        row: SourceRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.sheet is None:
            box = option.rect.adjusted(px(MARGIN), px(4), -px(MARGIN), 0)
            self._write(painter, row.name, box, SMALL, self._colours.muted, bold=True)
        else:
            self._paint_sheet(painter, option, row)
        painter.restore()

    def _paint_sheet(self, painter: QPainter, option: QStyleOptionViewItem, row: SourceRow) -> None:
        colours, rect = self._colours, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(colours.either_soft if chosen else colours.hover))
            painter.setPen(QPen(colour(colours.accent), 1.5) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), px(6), px(6))
        if chosen:
            painter.fillRect(
                QRect(rect.left() + 2, rect.top() + px(8), 3, rect.height() - px(16)), colour(colours.accent)
            )
        if row.table >= 0:
            self._paint_tick(painter, option, row)
        inside = rect.adjusted(px(MARGIN + TICK), px(5), -px(MARGIN), -px(5))
        line = (inside.height() - (px(ASKED) if row.asked else 0)) // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), line)
        read = row.taken or row.table < 0
        self._write(painter, row.name, upper, TEXT, colours.text if read else colours.muted, bold=row.taken)
        self._write(painter, row.details, upper.translated(0, line), SMALL, colours.muted)
        if row.asked:
            asked = QRect(inside.left(), upper.bottom() + line, inside.width(), px(ASKED))
            self._write(painter, decide_text(row.asked), asked, SMALL, colours.should, bold=True)

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, row: SourceRow) -> None:
        tick = QStyleOptionViewItem(option)
        tick.rect = self._tick(option)
        tick.state = QStyle.StateFlag.State_Enabled
        tick.state |= QStyle.StateFlag.State_On if row.taken else QStyle.StateFlag.State_Off
        view = option.widget
        style = view.style() if isinstance(view, QWidget) else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, tick, painter, view)

    @staticmethod
    def _tick(option: QStyleOptionViewItem) -> QRect:
        side = px(16)
        return QRect(option.rect.left() + px(MARGIN), option.rect.top() + px(7), side, side)

    @staticmethod
    def _write(painter: QPainter, text: str, box: QRect, size: int, ink: str, *, bold: bool = False) -> None:
        weight = BOLD if bold else font().weight()
        painter.setFont(font(px(size), weight))
        painter.setPen(colour(ink))
        painter.drawText(box, _LEFT, elided(text, box.width(), px(size), weight))

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Any) -> bool:
        """Tick by a click on the tick, and by Space."""
        if not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if isinstance(event, QMouseEvent):
            around = self._tick(option).adjusted(-px(6), -px(6), px(4), px(10))
            if not around.contains(event.position().toPoint()) or event.button() != Qt.MouseButton.LeftButton:
                return False
            if event.type() != QEvent.Type.MouseButtonRelease:
                return event.type() == QEvent.Type.MouseButtonDblClick
        elif not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            return False
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _CHECKED
        return bool(model.setData(index, _UNCHECKED if checked else _CHECKED, Qt.ItemDataRole.CheckStateRole))


class SourceList(QListView):
    """List view; a sheet is always gone to if there is one."""

    picked = Signal(object)
    """A SourceRow."""

    ticked = Signal(object, bool)
    """A SourceRow is to be read, or not."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = SourceModel(self)
        self.setModel(self._sources)
        self.setItemDelegate(SourceDelegate(colours, self))
        self.setObjectName("importSources")
        self.setAccessibleName(NAME)
        self.setAccessibleDescription("Space ticks what is read.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._sources.ticked.connect(self.ticked)
        self.selectionModel().currentChanged.connect(self._moved)

    @property
    def current(self) -> SourceRow | None:
        """The sheet that is looked at; None where there is none."""
        place = self.currentIndex().row()
        return self._sources.rows[place] if 0 <= place < len(self._sources.rows) else None

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """All rows, in their order."""
        return self._sources.rows

    def show_rows(self, rows: Iterable[SourceRow]) -> None:
        """Show rows, staying at the sheet that was looked at, or at its next table; else at the first that is read."""
        before = self.current
        self._sources.show_rows(rows)
        self.scheduleDelayedItemsLayout()
        if before is None or self.current is None or not _is_same(self.current, before):
            self._go_to(self._nearest(before))

    def pick(self, row: SourceRow) -> None:
        """Look at a row."""
        self._go_to(self._sources.rows.index(row))

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Skip files: a key that would end on one goes to the sheet next to it."""
        target = super().moveCursor(action, modifiers)
        if target.isValid() and self._sources.rows[target.row()].sheet is None:
            back = action in (self.CursorAction.MovePageUp, self.CursorAction.MovePrevious) and target.row() > 0
            return self._sources.index(target.row() + (-1 if back else 1))
        return target

    def _nearest(self, before: SourceRow | None) -> int:
        rows = self._sources.rows
        sheets = [place for place, row in enumerate(rows) if row.sheet is not None]
        if before is not None:
            same = [place for place in sheets if _is_same(rows[place], before)]
            if same:
                return same[0]
        taken = [place for place in sheets if rows[place].taken]
        return next(iter((*taken, *sheets)), -1)

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self.setCurrentIndex(self._sources.index(place))

    def _moved(self) -> None:
        if self.current is not None and self.current.sheet is not None:
            self.picked.emit(self.current)


def _is_same(one: SourceRow, other: SourceRow) -> bool:
    return (one.content, one.sheet) == (other.content, other.sheet)
