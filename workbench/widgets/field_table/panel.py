"""Panel of a table of roles or skills: search, how many are shown, grouping, the table, and a line on its keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.application.field_table import FieldTable
from workbench.domain.searching import nothing_called
from workbench.domain.words import noun
from workbench.qt.context import Context
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import px
from workbench.widgets.field_table.find_bar import FindBar
from workbench.widgets.field_table.table import FieldTableView
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.style import label

HINT = (
    "Type to change a cell, Enter keeps it, Ctrl+Enter sets all selected cells. Ctrl+D fills down; blocks are copied "
    "and pasted to and from Excel."
)

NARROW = 400
"""Pixels of width below which the search has a row to itself: what it asks for is to be read whole."""


class FieldTablePanel(QWidget):
    """Search field and table."""

    def __init__(self, context: Context, table: FieldTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FieldTableModel(context.session, table, self)
        self.table = FieldTableView(context, self.model, self)
        self.table.setAccessibleName(name)
        self.table.setAccessibleDescription(HINT)
        self.search = LineEdit(self)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setPlaceholderText("Search this table")  # the find bar above the organisation seeks in all of it
        self.search.setAccessibleName(f"Search this table of {noun(2, table.noun)}")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._count = label("", "muted", parent=self)
        self._all = QPushButton("Show all", self)
        self._all.setProperty("look", "link")
        self.grouped = QCheckBox(f"In {table.grouped_by}", self)
        self.grouped.setChecked(True)
        self._nothing = label("", "muted", wrap=True, parent=self)
        self._said = LateAnnouncement(self.search)
        self.find_bar = FindBar(context.session, self.model, self)
        self.find_bar.hide()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self.search, 1)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._count, 1)
        for widget in (self._all, self.grouped):
            beside.addWidget(widget)
        self._head.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.find_bar)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(label(HINT, "small", wrap=True, parent=self))
        self.setFocusProxy(self.table)

        self.search.textChanged.connect(self._search)
        self._all.clicked.connect(self.show_all)
        self.grouped.toggled.connect(self.model.group_by)
        self.table.find_requested.connect(self.find_bar.open)
        self.find_bar.go_requested.connect(self.table.go_to)
        self.find_bar.closed.connect(self.table.setFocus)
        self.model.narrowed.connect(self._refresh)
        context.session.changed.connect(self._refresh)
        self._refresh()

    def focus_search(self) -> None:
        """Focus the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def reveal(self, subject: str) -> None:
        """Make a subject's row current without signals; what hides it is taken away first."""
        self.model.uncover(subject)
        self.table.show_subject(subject)

    def show_all(self) -> None:
        """Take search and filters away."""
        self.search.clear()
        self.model.show_all()

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._said.say(self._nothing.text() or self._count.text())

    def _refresh(self) -> None:
        total = self.model.total
        narrowed = bool(self.model.query.strip() or self.model.only)
        passing = self.model.passing
        counted = self.model.table.counted(total)
        self._count.setText(f"{passing} of {counted}" if narrowed else counted)
        self._all.setVisible(narrowed)
        nothing = ""
        if narrowed and not passing:
            called = (
                f"{nothing_called(self.model.query)}." if self.model.query.strip() else "No row passes the filters."
            )
            nothing = f"{called} Choose Show all to see every {self.model.table.noun}."
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))
        if not self.model.query and self.search.text():
            self.search.clear()  # another map or scenario, or what was hidden is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside the search below it where the two have no room side by side."""
        super().resizeEvent(event)
        below = self.width() < px(NARROW)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Search field: Down goes to the table, Esc clears."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and (self.search.text() or self.model.only):
                self.show_all()
                return True
        return super().eventFilter(watched, event)
