"""What a paste would do, row by row, before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.application.paste import PastePlan
from workbench.application.table import Column, Table
from workbench.domain.model import BelongsTo
from workbench.domain.words import count
from workbench.qt.plain import tip
from workbench.qt.theme import Colours, colour
from workbench.widgets.dialogs.paste_columns import PasteColumns
from workbench.widgets.dialogs.paste_sides import PasteSides
from workbench.widgets.parts.style import label, restyle

_OUTCOME = {"added": "Add", "updated": "Update", "unchanged": "Already there", "refused": "Refused"}


class PasteDialog(QDialog):
    """Lists every pasted row with what becomes of it; accepting it takes the good rows as one undo step.

    `planned` makes the plan of a table; it is asked again when a column or a word in it is said to mean something else.
    """

    def __init__(
        self,
        table: Table,
        planned: Callable[[Table], PastePlan],
        target: str | None,
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste skills")
        self.setObjectName("pasteDialog")
        self.resize(820, 560)
        self._table, self._planned, self._colours = table, planned, colours
        self._assigned = (f"The skills are also assigned to {target}.",) if target else ()
        self._summary = label("", "strong", wrap=True)
        self._summary.setObjectName("pasteSummary")
        self._notes = label("", "muted", wrap=True)
        columns = PasteColumns(table, self)
        columns.chosen.connect(self._read_as)
        self._sides = PasteSides(self)
        self._sides.chosen.connect(self._mean)
        self._rows = self._make_rows()
        buttons = QDialogButtonBox(self)
        self._take = buttons.addButton("Paste", QDialogButtonBox.ButtonRole.AcceptRole)
        restyle(self._take, "look", "primary")
        self._take.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self._summary, columns, self._sides, self._notes):
            layout.addWidget(widget)
        layout.addWidget(self._rows, 1)
        layout.addWidget(buttons)
        self._take.setFocus()
        self.plan = planned(table)
        self._show()

    def _make_rows(self) -> QTableWidget:
        rows = QTableWidget(0, 4, self)
        rows.setAccessibleName("Pasted rows")
        rows.setHorizontalHeaderLabels(["Row", "Skill", "What happens", "Details"])
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setShowGrid(False)
        rows.verticalHeader().hide()
        rows.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = rows.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 200)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return rows

    def _read_as(self, columns: tuple[Column | None, ...]) -> None:
        self._plan_anew(replace(self._table, columns=columns))

    def _mean(self, word: str, side: BelongsTo | None) -> None:
        self._plan_anew(replace(self._table, sides={**self._table.sides, word: side}))

    def _plan_anew(self, table: Table) -> None:
        self._table, self.plan = table, self._planned(table)
        self._show()

    def _show(self) -> None:
        plan = self.plan
        self._summary.setText(_summary(plan))
        self._notes.setText("\n".join((*self._assigned, *plan.notes)))
        self._notes.setVisible(bool(self._notes.text()))
        self._sides.show_words(plan.words)
        self._take.setEnabled(plan.changes)
        tones = {"refused": self._colours.must, "unchanged": self._colours.muted}
        self._rows.setRowCount(len(plan.rows))
        for number, row in enumerate(plan.rows):
            cells = (str(row.number), row.name, _OUTCOME[row.outcome], row.detail)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                if row.outcome in tones:
                    item.setForeground(colour(tones[row.outcome]))
                self._rows.setItem(number, column, item)


def _summary(plan: PastePlan) -> str:
    numbers = {each: sum(row.outcome == each for row in plan.rows) for each in _OUTCOME}
    said = [
        text
        for number, text in (
            (numbers["added"], f"{count(numbers['added'], 'skill')} will be added"),
            (numbers["updated"], f"{numbers['updated']} updated"),
            (numbers["unchanged"], f"{numbers['unchanged']} there already"),
            (numbers["refused"], f"{numbers['refused']} refused, with the reason below"),
        )
        if number
    ]
    return f"{', '.join(said) or 'There is nothing to paste'}."
