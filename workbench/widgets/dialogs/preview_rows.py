"""Preview of what is read: a table of lines, each with what becomes of it and why. Reads and plans nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

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
SHARE, WIDEST = 0.45, 150
"""Share of the second column where neither it nor the last can be whole, and greatest width in pixels of the others."""
SPARE = 2
"""Pixels that a text takes beyond its own width before it wraps."""
MEASURED = 20
"""The longest texts of a column, by which its width is measured: thousands would take seconds."""

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

    def longest(self, column: int) -> list[str]:
        """The longest texts of a column, as displayed."""
        texts = sorted((row.texts[column] for row in self._rows), key=len)[-MEASURED:]
        return [truncate(text, LONGEST) for text in texts]

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
    """View of such rows: names are whole where there is room, the last column takes what is left; texts wrap."""

    def __init__(self, rows: PreviewRows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = rows
        self._drawn: int | None = None
        """The width the user drew for the second column."""
        self._fitting = False
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
        for column in range(last):
            mode = QHeaderView.ResizeMode.Interactive if column == 1 else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
        header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()
        rows.modelReset.connect(self._fit_columns)
        rows.modelReset.connect(self.fit_rows)
        header.sectionResized.connect(self._resized)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fit the columns to the new width, and the height of rows that come into sight as the table grows."""
        handled = super().viewportEvent(event)
        if event.type() == QEvent.Type.Resize:
            self._fit_columns()
            self.fit_rows()
        return handled

    def fit_rows(self) -> None:
        """Fit the height of the rows in sight only: measuring thousands would take seconds."""
        row, foot = max(self.rowAt(0), 0), self.viewport().height()
        while row < self.model().rowCount() and self.rowViewportPosition(row) < foot:
            self.setRowHeight(row, self.sizeHintForRow(row) + px(BETWEEN))
            row += 1

    def _resized(self, column: int, _was: int, width: int) -> None:
        """Keep the width that is drawn for the second column."""
        if not self._fitting:
            if column == 1:
                self._drawn = width
            self.fit_rows()

    def _needed(self, column: int) -> int:
        """Pixels at which the heading and the texts of a column are on one line each."""
        face, margin = self.fontMetrics(), self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        texts = (face.horizontalAdvance(text) for text in self._preview.longest(column))
        return max(self.horizontalHeader().sectionSizeHint(column), *(wide + 2 * margin + SPARE for wide in texts), 0)

    def _fit_columns(self) -> None:
        """Give each column what it needs, within bounds; the second leaves the last what that needs to be read."""
        header, last = self.horizontalHeader(), self.model().columnCount() - 1
        widths = {column: min(self._needed(column), px(WIDEST)) for column in range(last) if column != 1}
        room = self.viewport().width() - sum(widths.values())
        wanted = self._drawn
        if wanted is None:
            share = max(px(NAMES), round(SHARE * room), room - self._needed(last))
            wanted = min(max(px(NAMES), self._needed(1)), share)
        reason = max(px(LEAST_REASON), header.sectionSizeHint(last))
        widths[1] = max(px(LEAST_NAME), min(wanted, room - reason))
        self._fitting = True
        for column, width in widths.items():
            header.resizeSection(column, width)
        self._fitting = False
