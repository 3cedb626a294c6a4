"""Preview of a sheet that is imported, and pointing at its rows and columns. Changes no map."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from workbench.application.importing.axes import Known
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.preparation import known_of
from workbench.application.importing.recognition import NOBODY
from workbench.application.importing.records import Origin
from workbench.domain.vocabulary import DEFAULT, vocabulary_of
from workbench.presentation import import_preview as words
from workbench.qt.any_index import AnyIndex
from workbench.qt.import_session import ImportSession
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Colours, px
from workbench.widgets.importing.preview_delegate import PreviewDelegate
from workbench.widgets.importing.preview_headers import ColumnHeader, RowHeader
from workbench.widgets.importing.preview_menus import cell_menu, column_menu, row_menu
from workbench.widgets.importing.preview_model import PreviewModel, SheetShown
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.keys import BY_TAB
from workbench.widgets.parts.style import label

NARROWEST, WIDEST, MEASURED = 44, 230, 1_500
"""Least and greatest width of a column in pixels, and the cells by which all are measured."""
LEAST_HEIGHT = 130
"""Least height of the table in pixels."""

_FLAG = QItemSelectionModel.SelectionFlag.ClearAndSelect


class PreviewTable(QTableView):
    """View of the cells of a sheet.

    The menu of the current cell opens by the Menu key, Shift+F10 and F10, and by the right button.
    """

    menu_requested = Signal(QPoint)
    """The menu of the current cell is to open, at a point of the screen."""

    pointed = Signal(object, str)
    """Another mapping, by an entry of a menu; or a sentence that says why it is none.

    A signal of the table, which the menu is a child of: a menu that dies last must not be what keeps the window alive.
    """

    def __init__(self, model: PreviewModel, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = model
        self._delegate = PreviewDelegate(model, colours, self)
        self.columns_header = ColumnHeader(model, colours, self)
        self.rows_header = RowHeader(model, colours, self)
        self.setHorizontalHeader(self.columns_header)
        self.setVerticalHeader(self.rows_header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.PREVIEW)
        self.setProperty("look", "cells")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumHeight(px(LEAST_HEIGHT))
        self.columns_header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def fit(self) -> None:
        """Give each column the width its first rows and what it is need, within bounds."""
        count = max(self.preview.columnCount(), 1)
        rows = [row for row in self.preview.rows if row is not None][: max(8, MEASURED // count)]
        for column in range(self.preview.columnCount()):
            cells = max((self._delegate.width(row, column) for row in rows), default=0)
            wanted = max(cells, self.columns_header.wanted(column), px(NARROWEST))
            self.columns_header.resizeSection(column, min(wanted, px(WIDEST)))
        self.columns_header.fit()
        self.rows_header.fit()

    def go_to(self, place: int, column: int) -> None:
        """Make a cell current and bring it into sight; in the middle where it was out of it."""
        index = self.preview.index(place, column)
        rect = self.visualRect(index)
        above_or_below = rect.bottom() < 0 or rect.top() >= self.viewport().height()
        self.selectionModel().setCurrentIndex(index, _FLAG)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if above_or_below else hint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the menu of the current cell; all else is Qt's, also the Menu key."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_F10 and plain:
            self._request_menu()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the pointer, which becomes the current one, or of the current cell."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, _FLAG)
                self.menu_requested.emit(event.globalPos())
        else:
            self._request_menu()

    def _request_menu(self) -> None:
        index = self.currentIndex()
        if index.isValid() and QApplication.activePopupWidget() is None:
            self.scrollTo(index)
            self.menu_requested.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead search: nothing is typed here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell where the focus comes by a key."""
        super().focusInEvent(event)
        if event.reason() in BY_TAB and not self.currentIndex().isValid() and self.preview.rows:
            self.go_to(0, 0)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Repaint the headers, which mark the current cell."""
        super().currentChanged(current, previous)
        self.columns_header.viewport().update()
        self.rows_header.viewport().update()


class ImportPreview(QWidget):
    """Preview of one sheet of what is imported. Pointing at a row or a column gives its tables another meaning."""

    def __init__(self, imports: ImportSession, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self._place: tuple[int, str] | None = None
        self._around: int | None = None
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model, colours, self)
        self._none = label(words.EMPTY_SHEET, "muted", wrap=True, parent=self)
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        self.table.menu_requested.connect(self._open_menu)
        self.table.pointed.connect(self._take)
        self.table.rows_header.menu_requested.connect(self._open_row_menu)
        self.table.columns_header.menu_requested.connect(self._open_column_menu)
        imports.changed.connect(self._show)

    def show_sheet(self, content: int, sheet: str) -> None:
        """Show a sheet of a content, by its number, from the top."""
        if self._place != (content, sheet):
            self._place, self._around = (content, sheet), None
            self._show()
            self.table.scrollToTop()
            self.table.horizontalScrollBar().setValue(0)

    def show_row(self, content: int, sheet: str, row: int) -> None:
        """Show a row of a sheet, from 0 as in its grid, with those around it, and make it current."""
        other = self._place != (content, sheet)
        self._place = content, sheet
        if other or self.model.place_of(row) < 0:
            self._around = row
            self._show()
        place = self.model.place_of(row)
        if place >= 0:
            self.table.go_to(place, max(self.table.currentIndex().column(), 0))

    def show_origin(self, content: int, origin: Origin) -> None:
        """Show the row that an origin is in; the sheet alone, where it says no row or has none that is known."""
        preparation = self._imports.preparation
        if preparation is None:
            return
        whole = preparation.contents[content]
        place = origin.file, origin.sheet
        grid = next((grid for grid in whole.grids if grid.sheet_in(whole.name) == place), None)
        if grid is None:
            return
        row, column = grid.at(origin.row - 1, origin.column - 1)
        if 0 <= row < len(grid.rows):
            self.show_row(content, grid.name, row)
            if column >= 0:
                self.table.go_to(self.model.place_of(row), min(column, self.model.columnCount() - 1))
        else:
            self.show_sheet(content, grid.name)

    def _show(self) -> None:
        """Show the sheet as it is read by now; the current cell stays, and what is in sight."""
        before, shown = self.model.shown, self._shown()
        here, column = self.model.row_at(self.table.currentIndex().row()), self.table.currentIndex().column()
        place = self.table.verticalScrollBar().value(), self.table.horizontalScrollBar().value()
        same = before is not None and shown is not None and before.sheet == shown.sheet
        preparation = self._imports.preparation
        vocabulary = DEFAULT if preparation is None else vocabulary_of(preparation.document)
        self.model.show_sheet(shown, vocabulary, self._around)
        if before is None or shown is None or before.mapping is not shown.mapping or not same:
            self.table.fit()  # measuring is slow, and other choices leave the sheet as it is
        if same and here is not None and (row := self.model.place_of(here)) >= 0:
            index = self.model.index(row, min(max(column, 0), self.model.columnCount() - 1))
            if index != self.table.currentIndex():
                self.table.selectionModel().setCurrentIndex(index, _FLAG)
            self.table.executeDelayedItemsLayout()
            self.table.verticalScrollBar().setValue(place[0])
            self.table.horizontalScrollBar().setValue(place[1])
        empty = shown is not None and not self.model.rows
        self._none.setVisible(empty)
        self.table.setVisible(not empty)

    def _shown(self) -> SheetShown | None:
        """The sheet as it was pointed at last, which with a large file is shown a moment later."""
        preparation = self._imports.preparation
        if preparation is None or self._place is None or self._place[0] >= len(preparation.contents):
            return None
        number, sheet = self._place
        content = preparation.contents[number]
        if all(grid.name != sheet for grid in content.grids):
            return None
        return SheetShown(content, preparation.mappings[number], sheet, preparation.asking[number])

    def _open_menu(self, place: QPoint) -> None:
        """Open the menu of the current cell."""
        here = self.table.currentIndex()
        row, shown, known = self.model.row_at(here.row()), self._shown(), self._known()
        if row is not None and shown is not None:
            self._popup(cell_menu(self.table, shown, row, here.column(), known, self.table.pointed.emit), place)

    def _open_row_menu(self, section: int, place: QPoint) -> None:
        row, shown = self.model.row_at(section), self._shown()
        column = max(self.table.currentIndex().column(), 0)
        if row is not None and shown is not None:
            self.table.go_to(section, column)
            self._popup(row_menu(self.table, shown, row, column, self._known(), self.table.pointed.emit), place)

    def _open_column_menu(self, section: int, place: QPoint) -> None:
        shown, here = self._shown(), self.model.row_at(self.table.currentIndex().row())
        if shown is not None:
            menu = column_menu(self.table, shown, section, -1 if here is None else here, self.table.pointed.emit)
            if menu is not None:
                self._popup(menu, place)

    def _popup(self, menu: QMenu, place: QPoint) -> None:
        menu.popup(place)

    def _known(self) -> Known:
        preparation = self._imports.preparation
        return NOBODY if preparation is None else known_of(preparation.document)

    def _take(self, mapping: Mapping, why: str) -> None:
        """Take another mapping; why: the sentence to say where it is none."""
        if why:
            rect = self.table.visualRect(self.table.currentIndex())
            QToolTip.showText(self.table.viewport().mapToGlobal(rect.bottomLeft()), tooltip_text(why), self.table)
            announce(self.table, why)
        elif self._place is not None:
            self._imports.set_mapping(self._place[0], mapping)
