"""Figures table of a comparison: every metric of both sides and its change, in a popover."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from workbench.domain.compare import Comparison
from workbench.domain.coverage import FIGURE_VIEWS
from workbench.domain.words import VIEW
from workbench.presentation.metric_changes import MetricChange, split_changes, standing_changes
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, TEXT, px
from workbench.widgets.parts.popover import Popover
from workbench.widgets.parts.text import elided

WIDTH, HEIGHT = 720, 420
_TITLE = 110
"""Pixels at which a side's name is elided in the header."""


class Figures(Popover):
    """Popover with the table; arrow keys go row by row."""

    def __init__(self, comparison: Comparison, names: tuple[str, str], anchor: QWidget) -> None:
        super().__init__("All figures", anchor)
        before, after = comparison.before.coverage, comparison.after.coverage
        vocabulary = comparison.before.vocabulary
        figures = [
            *(
                (change, VIEW[view])
                for view in FIGURE_VIEWS
                for change in split_changes(before, after, view, vocabulary)
            ),
            *((change, "") for change in standing_changes(before, after, vocabulary)),
        ]
        self.table = QTableWidget(len(figures), 4, self)
        self.table.setAccessibleName("All figures")
        self._titles = ("Figure", *names, "Difference")
        for column, title in enumerate(self._titles):
            shown = elided(title, px(_TITLE), px(TEXT), BOLD)
            item = QTableWidgetItem(shown)
            item.setToolTip(tooltip_text("" if shown == title else title))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            self.table.setHorizontalHeaderItem(column, item)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, (figure, over) in enumerate(figures):
            self._fill(row, figure, over)
        self.table.setFixedSize(px(WIDTH), px(HEIGHT))
        self.column.addWidget(self.table)
        self.table.setFocus()
        self.table.setCurrentCell(0, 0)

    def _fill(self, row: int, figure: MetricChange, over: str) -> None:
        name = f"{figure.label}, {over}" if over else figure.label
        change = figure.change if figure.moved else "the same"
        texts = (name, figure.text(figure.before), figure.text(figure.after), change)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                spoken = f"{name}, {self._titles[column]}: {text or 'nothing'}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)
