"""Outline item model: headings with rows under them, read out row by row. Knows nothing of their subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from workbench.qt.any_index import AnyIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""Item data role of the OutlineEntry of a row."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading, or a row under one.

    note stands beside the text in small print; badge before it, in a tone ("must", "should", "good" or ""); link at the
    end, to be pressed. subject identifies a heading; value is the object the entry is about.
    """

    text: str
    note: str = ""
    badge: str = ""
    tone: str = ""
    link: str = ""
    subject: str = ""
    value: Any = None
    rows: tuple[OutlineEntry, ...] = ()

    @property
    def spoken(self) -> str:
        """Accessible text: badge, text and note."""
        return ", ".join(filter(None, (self.badge, self.text, self.note)))


class OutlineModel(QAbstractItemModel):
    """Item model of two levels and one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[OutlineEntry, ...] = ()

    def show(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these headings in place of all there were."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def heading(self, subject: str) -> QModelIndex:
        """The model index of a heading, invalid where there is none."""
        rows = (row for row, entry in enumerate(self.entries) if entry.subject == subject)
        return self.index(next(rows, -1), 0)

    # Qt's model

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The model index of a heading, with internal id 0, or of a row, with that of its heading counted from 1."""
        if row < 0 or column != 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(self.entries) else QModelIndex()
        if parent.internalId() or row >= len(self.entries[parent.row()].rows):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, child: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The heading of a row."""
        heading = child.internalId() if child.isValid() else 0
        return self.createIndex(heading - 1, 0, 0) if heading else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of headings, or of rows under one."""
        if not parent.isValid():
            return len(self.entries)
        return 0 if parent.internalId() else len(self.entries[parent.row()].rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, the accessible text, and the entry itself."""
        if not index.isValid():
            return None
        heading = index.internalId()
        entry = self.entries[heading - 1].rows[index.row()] if heading else self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry if role == ENTRY_ROLE else None
