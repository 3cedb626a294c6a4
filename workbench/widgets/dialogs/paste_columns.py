"""What each pasted column holds, to be chosen: one box a column. Reads no rows and plans nothing."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from workbench.application.table import COLUMN_NAMES, Column, Table
from workbench.qt.plain import tip
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.style import label

LEAVE_OUT = "Leave out"
_BOX_WIDTH = 112
_MEANINGS: tuple[Column, ...] = get_args(Column)


class PasteColumns(QWidget):
    """The boxes. A meaning belongs to one column: choosing it here leaves out the column that had it.

    That column gets it back where this one goes on to another, as it does when arrow keys walk through a box.
    """

    chosen = Signal(tuple)
    """What every column holds now: a Column each, None for those left out."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        width = max((len(row.cells) for row in table.rows), default=0)
        self._boxes: list[QComboBox] = []
        self._taken_from: dict[QComboBox, tuple[QComboBox, int]] = {}
        flow = FlowLayout(10)
        for number, column in enumerate(table.columns[: max(width, len(table.headings))]):
            heading = table.headings[number].strip() if number < len(table.headings) else ""
            flow.addWidget(self._choice(heading or f"Column {number + 1}", column))
        self.setLayout(flow)

    def _choice(self, heading: str, column: Column | None) -> QWidget:
        choice = QWidget(self)
        box = QComboBox(choice)
        box.addItems([LEAVE_OUT, *(COLUMN_NAMES[each] for each in _MEANINGS)])
        box.setCurrentIndex(0 if column is None else _MEANINGS.index(column) + 1)
        box.setMinimumWidth(_BOX_WIDTH)
        box.setAccessibleName(f"What the column {heading} holds")
        box.activated.connect(partial(self._choose, box))
        self._boxes.append(box)
        name = label(heading if len(heading) <= 18 else f"{heading[:17]}…", "small")
        name.setToolTip(tip(heading))
        stack = QVBoxLayout(choice)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        stack.addWidget(name)
        stack.addWidget(box)
        return choice

    def _choose(self, chosen: QComboBox, meaning: int) -> None:
        loser, lost = self._taken_from.pop(chosen, (chosen, meaning))
        if not loser.currentIndex() and lost != meaning:
            loser.setCurrentIndex(lost)
        for box in self._boxes:
            if meaning and box is not chosen and box.currentIndex() == meaning:
                box.setCurrentIndex(0)
                self._taken_from[chosen] = box, meaning
        found = (box.currentIndex() for box in self._boxes)
        self.chosen.emit(tuple(_MEANINGS[each - 1] if each else None for each in found))
