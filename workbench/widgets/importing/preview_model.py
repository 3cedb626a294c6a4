"""Table model of a sheet as it is read: its first rows, those around one that is asked for, and what each cell is.

Works a cell out when it is shown: a sheet may have a hundred thousand rows. Changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from workbench.application.importing.cells import text_of
from workbench.application.importing.content import Content
from workbench.application.importing.grid import column_letters
from workbench.application.importing.layout import Role, SheetLayout, sheet_layout
from workbench.application.importing.mapping import Mapping, Scaled, TableMapping
from workbench.application.importing.open_questions import question_of_value
from workbench.application.importing.recognition import SCALED
from workbench.application.importing.scale import Held
from workbench.application.importing.shapes import LeftReason
from workbench.domain.searching import word_key
from workbench.domain.vocabulary import DEFAULT, Vocabulary
from workbench.domain.words import truncate
from workbench.presentation import import_preview as words
from workbench.presentation.import_terms import meaning_label
from workbench.qt.any_index import AnyIndex
from workbench.qt.text_escape import tooltip_text

FIRST, AROUND = 200, 100
"""Rows from the top that are shown, and those before and behind one that is asked for."""
LONGEST, LONGEST_TIP = 200, 2_000
"""Characters at which a cell, and its tool tip, are truncated."""
NAMING = frozenset(("skill", "role", "person", "first_name", "last_name"))
"""What a column holds by which its rows are called."""

_ROOT = QModelIndex()
_ITEM = Qt.ItemDataRole


@dataclass(frozen=True)
class SheetShown:
    """A sheet of a content with what it means, and how it is laid out. asking: the mapping with the questions alone
    that are to be asked now."""

    content: Content
    mapping: Mapping
    sheet: str
    asking: Mapping

    @cached_property
    def layout(self) -> SheetLayout:
        """What each of its cells is."""
        return sheet_layout(self.content, self.mapping, self.sheet)

    @cached_property
    def tables(self) -> dict[int, TableMapping]:
        """Its tables, by their numbers in the mapping."""
        return {number: each for number, each in enumerate(self.mapping.tables) if each.table.sheet == self.sheet}

    @cached_property
    def asked(self) -> dict[tuple[int, Scaled], frozenset[str]]:
        """For a scale of a table the keys of the values that are to be decided."""
        return {
            (number, name): frozenset(
                word_key(value.text)
                for value in scale.values
                if question_of_value(self.asking, number, name, value) is not None
            )
            for number, each in self.tables.items()
            for name, scale in each.scales.items()
        }

    def number(self, row: int) -> str:
        """The number of a row in its file."""
        place = self.layout.grid.place(row, 0)[0]
        return str((row if place < 0 else place) + 1)

    def table_for(self, row: int, column: int) -> int | None:
        """The number of the table that a cell is in, or else of the last one above it, which may be made longer."""
        inside = self.layout.table_at(row, column)
        if inside is not None:
            return inside
        above = [(each.table.last, number) for number, each in self.tables.items() if each.table.last < row]
        beside = [(each.table.last, number) for number, each in self.tables.items() if each.table.heading <= row]
        return max(above or beside)[1] if above or beside else None

    def table_of_column(self, column: int, row: int) -> int | None:
        """The number of the table whose column is meant: that at a row, else the first that has the column."""
        inside = self.layout.table_at(row, column) if row >= 0 else None
        if inside is not None:
            return inside
        for number, each in self.tables.items():
            if self.layout.table_at(each.table.heading, column) == number:
                return number
        return next(iter(self.tables), None)


class PreviewModel(QAbstractTableModel):
    """Rows and columns of a sheet. A row that is none stands for those that are not shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: SheetShown | None = None
        self.rows: tuple[int | None, ...] = ()
        """The rows that are shown, by their numbers from 0; None for a gap."""
        self._gaps: dict[int, int] = {}
        self._columns = 0
        self._around: int | None = None
        self._vocabulary: Vocabulary = DEFAULT

    def show_sheet(self, shown: SheetShown | None, vocabulary: Vocabulary, around: int | None) -> None:
        """Show a sheet. around: a row that is to be among those shown."""
        rows = self._rows_of(shown, around)
        columns = shown.layout.column_count if shown is not None else 0
        before = self.shown
        same = (rows, columns) == (self.rows, self._columns) and before is not None and shown is not None
        if same and before is not None and shown is not None and before.sheet == shown.sheet:
            self.shown, self._vocabulary = shown, vocabulary
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            return
        self.beginResetModel()
        self.shown, self._vocabulary, self.rows, self._columns = shown, vocabulary, rows, columns
        self._gaps = self._gaps_of(shown, rows)
        self.endResetModel()

    def _rows_of(self, shown: SheetShown | None, around: int | None) -> tuple[int | None, ...]:
        if shown is None:
            return ()
        count = shown.layout.row_count
        rows: list[int | None] = list(range(min(FIRST, count)))
        if around is not None and FIRST <= around < count:
            begin = max(FIRST, around - AROUND)
            rows += [None] if begin > FIRST else []
            rows += range(begin, min(around + AROUND + 1, count))
        if rows and rows[-1] != count - 1:
            rows.append(None)
        return tuple(rows)

    def _gaps_of(self, shown: SheetShown | None, rows: tuple[int | None, ...]) -> dict[int, int]:
        """How many rows each gap stands for."""
        gaps: dict[int, int] = {}
        for place, row in enumerate(rows):
            if row is None and shown is not None:
                after = rows[place + 1] if place + 1 < len(rows) else shown.layout.row_count
                gaps[place] = (after or 0) - (rows[place - 1] or 0) - 1
        return gaps

    def row_at(self, place: int) -> int | None:
        """The row of the sheet at a place of the table; None for a gap."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def place_of(self, row: int) -> int:
        """The place of a row of the sheet; -1 where it is not shown."""
        return self.rows.index(row) if row in self.rows else -1

    def text(self, row: int, column: int) -> str:
        """The text of a cell of the sheet."""
        return "" if self.shown is None else text_of(self.shown.layout.cell(row, column))

    def role(self, row: int, column: int) -> Role:
        """What a cell of the sheet is."""
        return "outside" if self.shown is None else self.shown.layout.role(row, column)

    def held(self, row: int, column: int) -> Held | None:
        """What a value becomes."""
        return None if self.shown is None else self.shown.layout.held(row, column)

    def is_asked(self, row: int, column: int) -> bool:
        """Whether it is to be decided what a value becomes."""
        if self.shown is None or (number := self.shown.layout.table_at(row, column)) is None:
            return False
        table = self.shown.tables[number]
        meaning = table.meanings.get(column)
        name: Scaled = "value" if column in table.table.values or meaning is None else SCALED.get(meaning, "value")
        asked = self.shown.asked.get((number, name))
        return bool(asked) and word_key(self.text(row, column)) in (asked or ())

    def names_rows(self, row: int, column: int) -> bool:
        """Whether the rows of a table are called by this cell."""
        number = None if self.shown is None else self.shown.layout.table_at(row, column)
        return (
            number is not None and self.shown is not None and self.shown.tables[number].meanings.get(column) in NAMING
        )

    def is_below_group(self, row: int, column: int) -> bool:
        """Whether a cell names a row that a group stands above."""
        if self.shown is None or self.role(row, column) != "label" or not self.names_rows(row, column):
            return False
        number = self.shown.layout.table_at(row, column)
        groups = self.shown.tables[number].table.groups if number is not None else ()
        return bool(groups) and min(groups) < row

    def letters(self, column: int) -> str:
        """The letters of a column, as a spreadsheet has them."""
        return column_letters(column)

    def column_reason(self, column: int) -> LeftReason | None:
        """Why a column is left out."""
        return None if self.shown is None else self.shown.layout.column_reason(column)

    def row_reason(self, row: int) -> LeftReason | None:
        """Why a row is left out."""
        return None if self.shown is None else self.shown.layout.row_reason(row)

    def column_title(self, column: int) -> str:
        """What a column is; "" for one of no table."""
        if self.shown is None:
            return ""
        layout, reason = self.shown.layout, self.column_reason(column)
        meaning = layout.column_meaning(column)
        if meaning is None and reason is None:
            return ""
        across = None
        if meaning == "value":
            tables = (each for each in self.shown.tables.values() if column in each.table.values)
            across = next((each.across for each in tables), None)
        return words.column_title(meaning_label(meaning), across, reason)

    def row_number(self, row: int) -> str:
        """The number of a row in its file."""
        return "" if self.shown is None else self.shown.number(row)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """The rows that are shown, and the gaps."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """The columns of the sheet."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: AnyIndex, role: int = _ITEM.DisplayRole) -> Any:
        """The text of a cell, as it is heard, and as its tool tip."""
        if not index.isValid() or self.shown is None:
            return None
        row, column = self.rows[index.row()], index.column()
        if row is None:
            if role == _ITEM.AccessibleTextRole or (role == _ITEM.DisplayRole and column == 0):
                return words.gap_text(self._gaps[index.row()])
            return None
        if role == _ITEM.DisplayRole:
            return truncate(self.text(row, column), LONGEST)
        if role in (_ITEM.AccessibleTextRole, _ITEM.ToolTipRole):
            text = self.text(row, column)
            spoken = words.cell_spoken(
                f"{self.letters(column)}{self.row_number(row)}",
                text,
                self.role(row, column),
                self.held(row, column),
                self.row_reason(row) or self.column_reason(column),
                self._vocabulary,
                asked=self.is_asked(row, column),
            )
            if role == _ITEM.AccessibleTextRole:
                return spoken
            return tooltip_text(f"{truncate(text, LONGEST_TIP)}\n{spoken}") if text else None
        return None

    def headerData(self, section: int, direction: Qt.Orientation, role: int = _ITEM.DisplayRole) -> Any:
        """Letters and numbers; what they are and why they are left out as it is heard, and as their tool tip."""
        if role not in (_ITEM.DisplayRole, _ITEM.AccessibleTextRole, _ITEM.ToolTipRole):
            return None
        if direction == Qt.Orientation.Horizontal:
            if role == _ITEM.DisplayRole:
                return self.letters(section)
            reason = self.column_reason(section)
            return words.column_spoken(self.letters(section), self.column_title(section), reason)
        row = self.row_at(section)
        if row is None:
            return "…" if role == _ITEM.DisplayRole else words.gap_text(self._gaps.get(section, 0))
        number = self.row_number(row)
        return number if role == _ITEM.DisplayRole else words.row_spoken(number, self.row_reason(row))
