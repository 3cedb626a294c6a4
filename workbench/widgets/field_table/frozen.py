"""Frozen names: the first column of a table, kept in sight at its left while the others scroll. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import Theme
from workbench.widgets.field_table.header import FieldHeader

if TYPE_CHECKING:
    from workbench.widgets.field_table.table import FieldTableView


class FrozenNames(QTableView):
    """View of the first column over the table's own, shown while that is scrolled away."""

    def __init__(self, table: FieldTableView, model: FieldTableModel, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        header = FieldHeader(model, theme, self)
        self.setHorizontalHeader(header)
        self.setAccessibleName("Names")
        self.setProperty("look", "cells")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.cell_delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
        header.customContextMenuRequested.connect(
            lambda place: table.open_column_menu(header.logicalIndexAt(place), header.mapToGlobal(place))
        )
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
            self._table.edit(index, QAbstractItemView.EditTrigger.DoubleClicked, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the table."""
        self._table.open_menu_at(self.viewport().mapFrom(self, event.pos()), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keys are the table's."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            event.ignore()
            return False
        return super().event(event)
