"""Find bar of a table: looks for a text in the rows that pass search and filters, goes from one cell to the next, and
replaces it, in folded groups, too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.application.cell_values import heading
from workbench.application.edit import EditRefused
from workbench.application.find_replace import Wanted, found_cells, replace_edit, searched
from workbench.domain.words import pluralise
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.session import Performed, Session
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.style import label

EVERYWHERE = "All texts"

Place = tuple[int, int]
"""A cell that holds the text: the place of its row among those that pass, and its column."""


class FindBar(QFrame):
    """Two lines: what is looked for and where, and what takes its place."""

    go_requested = Signal(int, int)
    """A row and a column: the next cell that holds the text."""

    closed = Signal()

    def __init__(self, session: Session, model: FieldTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._at: tuple[str, int] | None = None
        """The cell last gone to: the id of its row, and its column."""
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
        model.modelReset.connect(self._refresh)  # a group was folded or unfolded
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

    def _places(self, things: list[str]) -> list[Place]:
        """The cells of these rows that hold the text."""
        model, order = self._model, {thing: place for place, thing in enumerate(things)}
        cells = found_cells(model.table, self._session.index, things, self._wanted())
        return sorted((order[thing], model.columns.index(field)) for thing, field, _ in cells)

    def _refresh(self) -> None:
        if self.isHidden():
            return
        things = self._model.things_passing()
        places = self._places(things)
        self.count.setText(self._found(things, places) if self.wanted.text() else "")
        for button in (self.next, self.replace):
            if not places and button.hasFocus():
                self.wanted.setFocus()  # Qt would hand the focus of a disabled button to anywhere
            button.setEnabled(bool(places))

    def _found(self, things: list[str], places: list[Place]) -> str:
        if not places:
            return "nowhere in the rows shown" if len(things) < self._model.total else "nowhere"
        rows, in_sight = len({row for row, _ in places}), set(self._model.things_in_sight())
        folded = sum(things[row] not in in_sight for row, _ in places)
        where = f", {'all' if folded == len(places) else f'{folded} of them'} in folded groups" if folded else ""
        return f"in {pluralise(len(places), 'cell')} of {self._model.table.counted(rows)}{where}"

    def go_on(self) -> None:
        """Go to the next cell that holds the text, after the last the first; a folded group around it is unfolded."""
        things = self._model.things_passing()
        places = self._places(things)
        if not places:
            return
        gone, column = self._at or ("", -1)
        here = (things.index(gone), column) if gone in things else (-1, -1)
        place, column = next((place for place in places if place > here), places[0])
        self._at = things[place], column
        row = self._model.uncover(self._model.table.subject(things[place]))
        if row is not None:
            self.go_requested.emit(row, column)

    def replace_all(self) -> None:
        """Replace the text in all rows that pass, as one step, and say so."""
        model, things = self._model, self._model.things_passing()
        number = len(self._places(things))
        try:
            edit = replace_edit(model.table, self._session.index, things, self._wanted(), self.replacement.text())
        except EditRefused as refusal:
            self._session.refuse(str(refusal))
            return
        if edit is not None and isinstance(self._session.perform(edit), Performed):
            self.count.setText(f"replaced in {pluralise(number, 'cell')}")

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
