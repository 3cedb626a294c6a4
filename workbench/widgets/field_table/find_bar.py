"""Find bar of a table: looks for a text in the rows in sight, goes from one cell to the next, and replaces it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.application.cell_values import heading
from workbench.application.edit import EditRefused
from workbench.application.find_replace import Wanted, found_cells, replace_edit, searched
from workbench.domain.words import pluralise
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.session import Session
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.style import label

EVERYWHERE = "All texts"


class FindBar(QFrame):
    """Two lines: what is looked for and where, and what takes its place."""

    go_requested = Signal(int, int)
    """A row and a column: the next cell that holds the text."""

    closed = Signal()

    def __init__(self, session: Session, model: FieldTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._at = (-1, -1)
        self.setAccessibleName("Find and replace")
        self.wanted, self.replacement = self._line("Find"), self._line("Replace with")
        self.where = ChoiceBox(self)
        self.where.name("Where to look")
        self.where.addItem(EVERYWHERE, "")
        for field in searched(model.table):
            self.where.addItem(heading(field), field.name)
        self.same_case, self.whole_words = QCheckBox("Same case", self), QCheckBox("Whole words", self)
        self.count: QLabel = label("", "muted", parent=self)
        self.next, self.replace = QPushButton("Next", self), QPushButton("Replace all", self)
        close = QPushButton("Close", self)
        close.setProperty("look", "link")
        first, second, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for line, editor, others in (
            (first, self.wanted, (self.where, self.same_case, self.whole_words, close)),
            (second, self.replacement, (self.count, self.next, self.replace)),
        ):
            line.addWidget(editor, 1)
            for widget in others:
                line.addWidget(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)

        self.wanted.textChanged.connect(self._refresh)
        self.where.activated.connect(self._refresh)
        for flag in (self.same_case, self.whole_words):
            flag.toggled.connect(self._refresh)
        self.next.clicked.connect(self.go_on)
        self.replace.clicked.connect(self.replace_all)
        close.clicked.connect(self.close_bar)
        model.narrowed.connect(self._refresh)
        session.changed.connect(self._refresh)
        self._refresh()

    def _line(self, name: str) -> LineEdit:
        line = LineEdit(self)
        line.setMaxLength(LONGEST_SEARCH)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.installEventFilter(self)
        return line

    def open(self) -> None:
        """Show the bar and focus what is looked for."""
        self.show()
        self._refresh()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def _wanted(self) -> Wanted:
        only = self.where.currentData()
        columns = [only] if only else [field.name for field in searched(self._model.table)]
        return Wanted(self.wanted.text(), frozenset(columns), self.same_case.isChecked(), self.whole_words.isChecked())

    def _places(self) -> list[tuple[int, int]]:
        """The cells that hold the text, as rows and columns."""
        model = self._model
        cells = found_cells(model.table, self._session.index, model.things_in_sight(), self._wanted())
        places = ((model.row_of(model.table.subject(thing)), model.columns.index(field)) for thing, field, _ in cells)
        return sorted((row, column) for row, column in places if row is not None)

    def _refresh(self) -> None:
        if self.isHidden():
            return
        places = self._places()
        rows = len({row for row, _ in places})
        found = (
            f"in {pluralise(len(places), 'cell')} of {self._model.table.counted(rows)}"
            if places
            else "nowhere in sight"
        )
        self.count.setText(found if self.wanted.text() else "")
        for button in (self.next, self.replace):
            button.setEnabled(bool(places))

    def go_on(self) -> None:
        """Go to the next cell that holds the text, after the last the first."""
        places = self._places()
        if places:
            self._at = next((place for place in places if place > self._at), places[0])
            self.go_requested.emit(*self._at)

    def replace_all(self) -> None:
        """Replace the text in all rows in sight, as one step."""
        model = self._model
        things = model.things_in_sight()
        try:
            edit = replace_edit(model.table, self._session.index, things, self._wanted(), self.replacement.text())
        except EditRefused as refusal:
            self._session.refuse(str(refusal))
            return
        if edit is not None:
            self._session.perform(edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next cell, Esc closes the bar."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER_KEYS:
                self.go_on()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
