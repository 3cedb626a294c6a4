"""Frozen names: the first column of a table, kept in sight at its left while the others scroll. Changes nothing."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import Theme
from workbench.widgets.field_table.header import FieldHeader

_TRIGGER = QAbstractItemView.EditTrigger


class Menus(Protocol):
    """Interface of the table whose menus open here, too."""

    def open_menu_at(self, index: QModelIndex, at: QPoint) -> None:
        """Open the menu of a cell."""

    def open_column_menu(self, column: int, at: QPoint | None = None) -> None:
        """Open the menu of a column."""


class FrozenNames(QTableView):
    """View of the first column over the table's own, shown while that is scrolled away."""

    def __init__(self, table: QTableView, menus: Menus, model: FieldTableModel, theme: Theme) -> None:
        super().__init__(table)
        self._table, self._menus = table, menus
        header = FieldHeader(model, theme, self)
        self.setHorizontalHeader(header)
        self.setAccessibleName("Names")
        self.setProperty("look", "frozen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setEditTriggers(_TRIGGER.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for column in range(1, model.columnCount()):
            self.setColumnHidden(column, True)
        self.hide()
        header.sectionClicked.connect(model.sort)
        header.menu_requested.connect(menus.open_column_menu)
        table.selectionModel().currentChanged.connect(lambda *_: self.viewport().update())
        table.horizontalHeader().sectionResized.connect(lambda *_: self.lay_out())
        table.horizontalScrollBar().valueChanged.connect(self.lay_out)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)

    def lay_out(self) -> None:
        """Take the place of the first column where that is scrolled away, and hide where it is not."""
        table = self._table
        self.setVisible(table.horizontalScrollBar().value() > 0)
        if self.isHidden():
            return
        edge, width = table.frameWidth(), table.columnWidth(0)
        self.setColumnWidth(0, width)
        self.setGeometry(edge, edge, width, table.viewport().height() + table.horizontalHeader().height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick as the table does, which gets the focus."""
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the name, in the table."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._table.edit(index, _TRIGGER.DoubleClicked, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the table."""
        self._menus.open_menu_at(self.indexAt(event.pos()), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keys are the table's."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            event.ignore()
            return False
        return super().event(event)
