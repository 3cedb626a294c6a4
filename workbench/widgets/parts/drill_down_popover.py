"""Drill-down popover: the skills and roles that make up a figure; choosing an entry reveals it. Knows no session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from workbench.domain.words import pluralise
from workbench.presentation.drill_down import Contribution, DrillDown
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import TEXT, px
from workbench.widgets.parts.popover import Popover
from workbench.widgets.parts.style import label
from workbench.widgets.parts.text import text_width

SUBJECT = Qt.ItemDataRole.UserRole
ROWS, WIDTH = 14, 620


class DrillDownPopover(Popover):
    """Popover with the contributions to a figure, the heaviest first."""

    reveal_requested = Signal(str)

    def __init__(self, drill_down: DrillDown, anchor: QWidget) -> None:
        super().__init__(drill_down.title, anchor)
        self.setFixedWidth(px(WIDTH))
        self.column.addWidget(label(drill_down.explanation, "muted", wrap=True))
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setIndentation(0)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(f"Behind {drill_down.title}")
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        names = [text_width(entry.name, px(TEXT)) for entry in (*drill_down.skills, *drill_down.roles)]
        self.list.header().resizeSection(0, min(max(names, default=0) + 20, px(WIDTH) * 6 // 10))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sections = [("skill", drill_down.skills), ("role", drill_down.roles)]
        for noun, entries in reversed(sections) if drill_down.roles_first else sections:
            self._fill(noun, entries)
        if not self.list.topLevelItemCount():
            self.list.addTopLevelItem(_heading("There is none."))
        rows = min(max(self.list.topLevelItemCount(), 2), ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 4)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.column.addWidget(self.list)
        first = next((item for item in self._items() if item.data(0, SUBJECT)), None)
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setFocus()

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _fill(self, noun: str, entries: Sequence[Contribution]) -> None:
        if entries:
            self.list.addTopLevelItem(_heading(pluralise(len(entries), noun)))
        for entry in entries:
            item = QTreeWidgetItem([entry.name, entry.detail])
            item.setData(0, SUBJECT, entry.subject)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {entry.detail}")
            item.setToolTip(0, tooltip_text(entry.name))
            item.setToolTip(1, tooltip_text(entry.detail))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)

    def _take(self, item: QTreeWidgetItem) -> None:
        subject = item.data(0, SUBJECT)
        if subject:
            self.close()
            self.reveal_requested.emit(subject)


def _heading(text: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text, ""])
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
