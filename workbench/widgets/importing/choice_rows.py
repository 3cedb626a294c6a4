"""Table model of choices: rows under headings, each with what it becomes, and perhaps a tick. Decides nothing."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from workbench.qt.any_index import AnyIndex
from workbench.qt.text_escape import tooltip_text

Tick = Literal["on", "some", "off"]
TICKS = {"on": Qt.CheckState.Checked, "some": Qt.CheckState.PartiallyChecked, "off": Qt.CheckState.Unchecked}

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A row.

    key: stays the same while the row is about the same thing. texts: one a column, the last what it becomes. detail:
    what is said of the first, less loudly. choices: what it may become, in words; none where nothing is chosen. at:
    which of them it is. asks: whether that is still to be decided. spoken: the row as it is heard. letters: the letter
    of each choice, "" where there are none.
    """

    key: Hashable
    texts: tuple[str, ...]
    spoken: str
    detail: str = ""
    choices: tuple[str, ...] = ()
    at: int = -1
    asks: bool = False
    heading: bool = False
    indent: int = 0
    tick: Tick | None = None
    letters: str = ""


class ChoiceRows(QAbstractTableModel):
    """Model of such rows."""

    chosen = Signal(tuple, str)
    """The keys of some rows, and the text of the choice that the user made for them."""

    ticked = Signal(tuple, bool)
    """The keys of some rows, and whether the user ticked them."""

    def __init__(self, headings: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self.rows: tuple[ChoiceRow, ...] = ()

    def show_rows(self, rows: Sequence[ChoiceRow]) -> bool:
        """Replace the rows; those of the same things stay where they are. Whether they are others."""
        rows = tuple(rows)
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
        self.rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self._headings) - 1))
        return False

    def row_of(self, key: Hashable) -> int:
        """The number of a row by its key; -1 where it is not there."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), -1)

    def choose(self, rows: Sequence[int], text: str) -> None:
        """Tell that the user made a choice for those rows that have it; not for one of which it stands already, unless
        that is only supposed."""
        having = (self.rows[row] for row in rows if text in self.rows[row].choices)
        keys = tuple(row.key for row in having if row.asks or row.choices.index(text) != row.at)
        if keys:
            self.chosen.emit(keys, text)

    def toggle(self, row: int, rows: Sequence[int]) -> None:
        """Tell that the user ticked a row and others with it, or no longer; what is partly ticked becomes ticked."""
        ticked = self.rows[row].tick != "on"
        keys = tuple(self.rows[each].key for each in rows if self.rows[each].tick is not None)
        if keys:
            self.ticked.emit(keys, ticked)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts, the row as it is heard, and its tick."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            said = (row.texts[index.column()], row.detail if index.column() == 0 else "")
            return tooltip_text("\n".join(filter(None, said)))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and row.tick is not None:
            return TICKS[row.tick]
        return None

    def headerData(self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if direction == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if direction == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            middle = 0 < section < len(self._headings) - 1
            side = Qt.AlignmentFlag.AlignRight if middle else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
