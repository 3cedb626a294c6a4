"""Preview of what is read: a table of lines, each with what becomes of it and why. Reads and plans nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.domain.words import truncate
from workbench.qt.any_index import AnyIndex
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Colours, colour, px

LONGEST, LONGEST_TIP = 300, 2_000
"""Characters at which a cell, and its tool tip, are truncated."""
LEAST, BETWEEN = 120, 6
"""Least height of the table and room between two rows, in pixels."""
NAMES, LEAST_NAME, LEAST_REASON = 190, 60, 110
"""Width of the second column where there is room, its least, and the room it leaves to the last, in pixels."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row: the texts of its columns, and whether it needs a second look or is of no weight."""

    texts: tuple[str, ...]
    tone: Literal["", "must", "should", "muted"] = ""


class PreviewRows(QAbstractTableModel):
    """Table model of rows under headings."""

    def __init__(self, headings: tuple[str, ...], colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._rows: tuple[PreviewRow, ...] = ()
        self._tones = {
            "must": colour(colours.must),
            "should": colour(colours.should),
            "muted": colour(colours.muted),
        }

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Display text, accessible text, tool tip with more of it, and the colour of the row's tone."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = row.texts[index.column()]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headings[index.column()]}: {truncate(text, LONGEST) or 'nothing'}"
            return (
                truncate(text, LONGEST)
                if role == Qt.ItemDataRole.DisplayRole
                else tooltip_text(truncate(text, LONGEST_TIP))
            )
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._tones.get(row.tone)
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        across = direction == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if across else None


class PreviewTable(QTableView):
    """View of such rows: the last column takes the room that is left, and wraps; the second leaves it some."""

    def __init__(self, rows: PreviewRows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setMinimumHeight(px(LEAST))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalScrollBar().valueChanged.connect(self.fit_rows)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        last = rows.columnCount() - 1
        for column in range(rows.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        self._wanted = px(NAMES)
        self._fitting = False
        self._fit_names()
        header.sectionResized.connect(self._resized)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fit the columns to the new width, and the height of rows that come into sight as the table grows."""
        handled = super().viewportEvent(event)
        if event.type() == QEvent.Type.Resize:
            self._fit_names()
            self.fit_rows()
        return handled

    def fit_rows(self) -> None:
        """Fit the height of the rows in sight only: measuring thousands would take seconds."""
        row, foot = max(self.rowAt(0), 0), self.viewport().height()
        while row < self.model().rowCount() and self.rowViewportPosition(row) < foot:
            self.setRowHeight(row, self.sizeHintForRow(row) + px(BETWEEN))
            row += 1

    def _resized(self, column: int, _was: int, width: int) -> None:
        """Keep the width that is drawn for the second column; a change of another one leaves it more or less room."""
        if not self._fitting:
            if column == 1:
                self._wanted = width
            elif column < self.model().columnCount() - 1:
                self._fit_names()
        self.fit_rows()

    def _fit_names(self) -> None:
        """Give the second column the width wanted, as far as the last keeps what it needs."""
        header = self.horizontalHeader()
        columns = range(self.model().columnCount() - 1)
        others = sum(header.sectionSize(column) for column in columns if column != 1)
        room = self.viewport().width() - others - px(LEAST_REASON)
        self._fitting = True
        header.resizeSection(1, max(px(LEAST_NAME), min(self._wanted, room)))
        self._fitting = False
