"""Dialog of what was taken back from workbooks: a line for each change, conflict, cell and comment. Changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from workbench.application.merge_review import MergeReview
from workbench.presentation.returned_review_text import listed_text, taken_back_text, taken_rows
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.preview_rows import PreviewRow, PreviewRows, PreviewTable
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

TITLE = "What was taken back"
SIZE = QSize(960, 560)
"""Initial size of the dialog in pixels."""
MOST = 2_000
"""Rows that are listed at most: nobody reads more of them."""


class TakenDialog(QDialog):
    """Lists the lines of a review that was accepted."""

    def __init__(self, review: MergeReview, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("takenLines")
        self.setWindowTitle(TITLE)
        rows = PreviewRows(("Became", "Where it stands", "What it says"), colours, self)
        self.table = PreviewTable(rows, TITLE, self)
        self.table.setAccessibleDescription(taken_back_text(review))
        taken = list(taken_rows(review))
        rows.show_rows(
            [PreviewRow((row.became, row.place, row.said), "" if row.taken else "muted") for row in taken[:MOST]]
        )
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(taken_back_text(review), "strong", wrap=True))
        column.addWidget(label(listed_text(len(taken), MOST), "muted"))
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        fill(self, column, buttons, SIZE)
        self.table.setFocus()
