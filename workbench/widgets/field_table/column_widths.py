"""Column widths of a table of roles or skills: as its fields say, wider where there is room. Changes no cell."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from workbench.domain.field_places import IN_TABLE
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import TEXT, px
from workbench.widgets.field_table.delegate import BEFORE, PAD, on_one_line
from workbench.widgets.parts.text import text_width

MEASURED = 200
"""The rows, from the top, whose texts are measured."""

WIDEST = 460
"""Pixels beyond which no column grows for a text."""


class ColumnWidths:
    """Widths of one table. What the user drew stays; of the room that is left, columns take what they lack."""

    def __init__(self, table: QTableView, model: FieldTableModel, document: object) -> None:
        self._table, self._model = table, model
        self._fitting = False
        self._fitted_to = document
        self._widths = {column: px(place.width) for column, (_, place) in enumerate(IN_TABLE[model.table.kind])}
        """The width of each column where there is no room to share."""
        self._drawn: set[int] = set()
        self._set(self._widths)
        table.horizontalHeader().sectionResized.connect(self._resized)

    def fit_to(self, document: object) -> None:
        """Share the width anew for another document: nothing moves while one is searched, sorted or folded."""
        if self._fitted_to is not document:
            self._fitted_to = document
            self.fit()

    def fit(self) -> None:
        """Share the width of the table: names first, then the columns that lack least, so that most are whole."""
        widths = dict(self._widths)
        room = self._table.viewport().width() - sum(widths.values())
        if room > 0:
            lacks = {column: self._lack(column) for column in widths if column not in self._drawn}
            for column in sorted(lacks, key=lambda column: (column != self._model.name_column, lacks[column])):
                taken = min(lacks[column], room)
                widths[column], room = widths[column] + taken, room - taken
        self._set(widths)

    def _lack(self, column: int) -> int:
        """Pixels by which a column is narrower than its longest text."""
        rows = range(min(self._model.rowCount(), MEASURED))
        longest = sorted({self._model.text(row, column) for row in rows}, key=len)[-10:]
        beside = px(BEFORE if column == self._model.name_column else PAD) + px(4)
        needed = max((text_width(on_one_line(text), px(TEXT)) for text in longest), default=0) + beside
        return max(0, min(needed, px(WIDEST)) - self._widths[column])

    def _set(self, widths: dict[int, int]) -> None:
        self._fitting = True
        for column, width in widths.items():
            self._table.setColumnWidth(column, width)
        self._fitting = False

    def _resized(self, column: int, _was: int, width: int) -> None:
        """Keep a width that is drawn."""
        if not self._fitting:
            self._drawn.add(column)
            self._widths[column] = width
