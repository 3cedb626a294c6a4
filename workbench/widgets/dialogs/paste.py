"""What a paste would do, row by row, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.application.paste import PastePlan
from workbench.domain.words import count
from workbench.qt.theme import Colours, colour
from workbench.widgets.parts.style import label, restyle

_OUTCOME = {"added": "Add", "updated": "Update", "unchanged": "Already there", "refused": "Refused"}


class PasteDialog(QDialog):
    """Lists every pasted row with what becomes of it; accepting it takes the good rows as one undo step."""

    def __init__(self, plan: PastePlan, target: str | None, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste skills")
        self.setObjectName("pasteDialog")
        self.resize(760, 520)
        numbers = {each: sum(1 for row in plan.rows if row.outcome == each) for each in _OUTCOME}
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
        summary = QLabel((", ".join(said) or "There is nothing to paste") + ".", self)
        summary.setObjectName("pasteSummary")
        summary.setProperty("look", "strong")
        summary.setWordWrap(True)
        assigned = (f"The skills are also assigned to {target}.",) if target else ()
        notes = [label(each, "muted", wrap=True) for each in (*assigned, *plan.notes)]

        table = QTableWidget(len(plan.rows), 4, self)
        table.setAccessibleName("Pasted rows")
        table.setHorizontalHeaderLabels(["Row", "Skill", "What happens", "Details"])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tones = {"refused": colours.must, "unchanged": colours.muted}
        for number, row in enumerate(plan.rows):
            cells = (str(row.number), row.name, _OUTCOME[row.outcome], row.detail)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                if row.outcome in tones:
                    item.setForeground(colour(tones[row.outcome]))
                table.setItem(number, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 200)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

        buttons = QDialogButtonBox(self)
        take = buttons.addButton("Paste", QDialogButtonBox.ButtonRole.AcceptRole)
        restyle(take, "look", "primary")
        take.setDefault(True)
        take.setEnabled(plan.changes)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (summary, *notes):
            layout.addWidget(widget)
        layout.addWidget(table, 1)
        layout.addWidget(buttons)
        take.setFocus()
