"""Table model of a paste preview: the rows of a plan. Plans nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from workbench.application.paste import PastedRow, PastePlan
from workbench.domain.words import truncate
from workbench.qt.any_index import AnyIndex
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Colours, colour

HEADINGS = ("Row", "Skill", "What happens", "Details")
OUTCOME = {"added": "Add", "updated": "Update", "unchanged": "Already there", "refused": "Refused"}
LONGEST, LONGEST_TIP = 300, 2_000
"""Characters at which a cell, and its tool tip, are truncated."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


class PasteRows(QAbstractTableModel):
    """A row for each one pasted: its number, the skill, its outcome and why."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PastedRow, ...] = ()
        self._tones = {"refused": colour(colours.must), "unchanged": colour(colours.muted)}

    def show_plan(self, plan: PastePlan) -> None:
        """Replace the rows by those of a plan."""
        self.beginResetModel()
        self._rows = plan.rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """One for each pasted row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Display text, accessible text, tool tip with more of it, and the colour of rows that are refused."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = (str(row.number), row.name, OUTCOME[row.outcome], row.detail)[index.column()]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[index.column()]}: {truncate(text, LONGEST) or 'nothing'}"
            return (
                truncate(text, LONGEST)
                if role == Qt.ItemDataRole.DisplayRole
                else tooltip_text(truncate(text, LONGEST_TIP))
            )
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._tones.get(row.outcome)
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        across = direction == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if across else None
