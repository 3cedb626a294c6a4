"""Middle column of the import dialog: what a table means, as one sentence with the choices in it, over its preview."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from workbench.application.importing.pointing import takes_hidden, with_hidden
from workbench.application.importing.preparation import known_of
from workbench.application.importing.records import Origin
from workbench.presentation import import_dialog as words
from workbench.presentation.import_chosen import chosen
from workbench.presentation.import_sentence import Choice, Part, import_sentence
from workbench.presentation.import_sources import SourceRow
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours, px
from workbench.widgets.importing.encoding import EncodingQuestion
from workbench.widgets.importing.preview import ImportPreview
from workbench.widgets.importing.sentence import SentenceView
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.style import label, link, restyle

LEAST = 300
"""Least width of the column in pixels."""


class MeaningPage(QWidget):
    """Sentence of a table over its preview, and above both what keeps the file from being read rightly."""

    def __init__(self, imports: ImportSession, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self._row: SourceRow | None = None
        self.setMinimumWidth(px(LEAST))
        self._failure = label("", wrap=True, parent=self)
        restyle(self._failure, "tone", "must")
        self._failure.hide()
        self.encoding = EncodingQuestion(imports, self)
        self._hint = label("", "muted", wrap=True, parent=self)
        self._hint.hide()
        self.last_time = link("", self)
        self.last_time.setAutoDefault(False)
        self.last_time.hide()
        self._hidden = QCheckBox(words.HIDDEN, self)
        self._hidden.hide()
        frame = QFrame(self)
        frame.setProperty("look", "card")
        self.sentence = SentenceView(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(12), px(10), px(12), px(10))
        inside.setSpacing(px(6))
        inside.addWidget(self.sentence)
        inside.addWidget(self._hint)
        inside.addWidget(self._hidden)
        inside.addWidget(self.last_time, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(words.MEANING, "heading", parent=self))
        for widget in (self._failure, self.encoding, frame):
            column.addWidget(widget)
        self._preview = ImportPreview(imports, colours, self)
        column.addWidget(self._preview, 1)
        self.sentence.chosen.connect(self._choose)
        self._hidden.clicked.connect(self._take_hidden)
        imports.changed.connect(self._failure.hide)

    def minimumSizeHint(self) -> QSize:
        """The height of the whole sentence at the width that there is, which a splitter would not ask for."""
        layout = self.layout()
        height = 0 if layout is None else layout.minimumHeightForWidth(max(self.width(), px(LEAST)))
        return QSize(px(LEAST), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def show_table(self, row: SourceRow) -> None:
        """Show what a table, or a sheet without one, means."""
        preparation = self._imports.preparation
        if preparation is None or row.sheet is None:
            return
        self._row = row
        self._preview.show_sheet(row.content, row.sheet)
        there = row.table >= 0
        content, mapping = preparation.contents[row.content], preparation.mappings[row.content]
        if there:
            parts = import_sentence(content, mapping, row.table, words.role_titles(preparation))
            self.sentence.show_parts(parts if row.taken else map(_unasked, parts))
        self.sentence.setVisible(there)
        self._hint.setText(words.NO_TABLE_HERE if not there else words.NOT_READ_TABLE)
        self._hint.setVisible(not (there and row.taken))
        grid = next(grid for grid in content.grids if grid.name == row.sheet)
        self._hidden.setVisible(there and bool(grid.hidden_rows or grid.hidden_columns))
        self._hidden.setChecked(bool(takes_hidden(content, mapping, row.sheet)))

    def show_origin(self, row: SourceRow, origin: Origin) -> None:
        """Show the row of a sheet that an origin is in."""
        self._preview.show_origin(row.content, origin)

    def offer_last_time(self, text: str) -> None:
        """Offer the answers of an earlier import of a file like these."""
        self.last_time.setText(text)
        self.last_time.show()

    def say_failure(self, sentence: str) -> None:
        """Say why the file was not read once more; what was read before stands."""
        self._failure.setText(sentence)
        self._failure.show()
        announce(self._failure, sentence, urgent=True)

    def _choose(self, key: str, value: str) -> None:
        preparation, row = self._imports.preparation, self._row
        if preparation is None or row is None or row.table < 0:
            return
        content, mapping = preparation.contents[row.content], preparation.mappings[row.content]
        known = known_of(preparation.document)
        self._imports.set_mapping(row.content, chosen(content, mapping, row.table, key, value, known))

    def _take_hidden(self, taken: bool) -> None:
        preparation, row = self._imports.preparation, self._row
        if preparation is not None and row is not None and row.sheet is not None:
            content, mapping = preparation.contents[row.content], preparation.mappings[row.content]
            self._imports.set_mapping(row.content, with_hidden(content, mapping, row.sheet, taken))


def _unasked(part: Part) -> Part:
    """A part of the sentence of a table that is not read: all that is asked of it is which table is."""
    if isinstance(part, Choice) and part.asked and part.key != "tables":
        return dataclasses.replace(part, asked=False)
    return part
