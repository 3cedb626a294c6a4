"""Table view of cells that is worked as a spreadsheet is: what the matrix and the tables of roles and skills share.

Keys are commands of the selected cells, or Qt's. Knows no map.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from workbench.qt.any_index import AnyIndex
from workbench.widgets.parts.keys import ARROWS, KeyCommand

_FLAG = QItemSelectionModel.SelectionFlag
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_JUMPS = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)


class CellTable(QTableView):
    """Table of cells to navigate, select and type into."""

    current_changed = Signal()
    """The current cell changed, or the table took the focus with one."""

    _unpainted = _scrolled = False
    """Whether it comes up, and whether it was scrolled to a cell before it had its size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)

    def command_of(self, event: QKeyEvent) -> KeyCommand | None:
        """The command that a key is bound to here; None for a key that is Qt's, or the window's."""
        return None

    def is_heading(self, row: int) -> bool:
        """Whether a row is that of a group, which heads those below it."""
        return False

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a cell, and to the headings right above it where there is room for both."""
        self._scrolled = self._unpainted
        super().scrollTo(index, hint)
        self._show_headings(index.row())

    def _show_headings(self, row: int) -> None:
        first = row
        while first > 0 and self.is_heading(first - 1):
            first -= 1
        top = self.rowViewportPosition(first)
        lack = self.rowViewportPosition(row) + self.rowHeight(row) - top - self.viewport().height()
        if top < 0 and lack <= 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the headings above the current cell once there is room for them, and as it comes up, all that room is
        for: it was scrolled before it had its height."""
        super().resizeEvent(event)
        gained = event.size().height() - event.oldSize().height()
        if self._scrolled and gained > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - gained)
        row = self.currentIndex().row()
        if 0 <= self.rowViewportPosition(row) < self.viewport().height():
            self._show_headings(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Come up: its size is not final until it is painted."""
        self._unpainted = True
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells; from now on what is in sight stays there."""
        self._unpainted = self._scrolled = False
        super().paintEvent(event)

    def in_place(self, row: int, does: Callable[[], object]) -> None:
        """Do what adds or takes rows below a row that stays, and keep that where it is in sight."""
        was = self.rowViewportPosition(row)
        does()
        self.executeDelayedItemsLayout()
        moved = self.rowViewportPosition(row) - max(was, 0)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current, select it alone, and scroll to it."""
        place = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(place, _FLAG.ClearAndSelect)
        self.scrollTo(place)

    def pick_lines(self, across: QItemSelectionModel.SelectionFlag) -> None:
        """Extend the selection to whole rows or columns."""
        model = self.selectionModel()
        model.select(model.selection(), _FLAG.ClearAndSelect | across)

    def event(self, event: QEvent) -> bool:
        """Shortcut override: claim the keys bound here that are also shortcuts of the window's menus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.command_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings of the table; plain navigation is Qt's."""
        does = self.command_of(event)
        if does is not None:
            does()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead search: letters are typed into cells."""

    def selectionCommand(self, index: AnyIndex, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+arrow selects as a plain arrow does: the target cell, or with Shift all up to it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _JUMPS
            and event.modifiers() & _CONTROL
        ):
            return _FLAG.SelectCurrent if event.modifiers() & _SHIFT else _FLAG.ClearAndSelect
        return super().selectionCommand(index, event)
