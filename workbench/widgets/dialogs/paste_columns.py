"""Column mapping of a paste: a combo box for each column. Reads no rows and plans nothing."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.application.importing.headings import LONGEST_HEADING
from workbench.application.skill_table import COLUMN_NAMES
from workbench.application.table import Column, Table
from workbench.domain.words import truncate
from workbench.widgets.parts.captioned import Captioned
from workbench.widgets.parts.flow import FlowLayout

LEAVE_OUT = "Leave out"
_MEANINGS: tuple[str, ...] = get_args(Column)


class PasteColumns(QWidget):
    """Combo boxes for the meaning of each column. Meanings are unique: choosing one takes it from its former column.

    That column gets it back if this one moves on to another, as happens when arrow keys walk through a box.
    """

    chosen = Signal(tuple)
    """The mapping now: a `Column` for each column, None for those left out."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        width = max((len(row.cells) for row in table.rows), default=0)
        self._boxes: list[QComboBox] = []
        self._taken_from: dict[QComboBox, tuple[QComboBox, int]] = {}
        flow = FlowLayout(10)
        for number, column in enumerate(table.columns[: max(width, len(table.headings))]):
            heading = truncate(table.headings[number].strip(), LONGEST_HEADING) if number < len(table.headings) else ""
            flow.addWidget(self._choice(heading or f"Column {number + 1}", column))
        self.setLayout(flow)

    def _choice(self, heading: str, column: str | None) -> QWidget:
        meanings = (LEAVE_OUT, *(COLUMN_NAMES[meaning] for meaning in _MEANINGS))
        at = 0 if column is None else _MEANINGS.index(column) + 1
        choice = Captioned(heading, meanings, at, f"What the column {heading} holds", self)
        choice.box.activated.connect(partial(self._choose, choice.box))
        self._boxes.append(choice.box)
        return choice

    def _choose(self, chosen: QComboBox, meaning: int) -> None:
        loser, lost = self._taken_from.pop(chosen, (chosen, meaning))
        if not loser.currentIndex() and lost != meaning:
            loser.setCurrentIndex(lost)
        for box in self._boxes:
            if meaning and box is not chosen and box.currentIndex() == meaning:
                box.setCurrentIndex(0)
                self._taken_from[chosen] = box, meaning
        choices = (box.currentIndex() for box in self._boxes)
        self.chosen.emit(tuple(_MEANINGS[choice - 1] if choice else None for choice in choices))
