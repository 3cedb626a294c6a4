"""Left column of the import dialog: files and their sheets, and below them what is to be known of the files."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.application.importing.preparation import Preparation
from workbench.application.importing.records import Origin
from workbench.presentation.import_sources import SourceRow, row_of, source_rows
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours, px
from workbench.widgets.importing.sources import SourceList
from workbench.widgets.parts.style import label
from workbench.widgets.parts.wrapped_label import LINE, WrappedLabel

HEADING, NOTES = "&Files and sheets", "Notes on the files"
LEAST, NOTES_HEIGHT, LEAST_NOTES = 180, 150, 48
"""Least width of the column, and greatest and least height of the notes, in pixels."""


class SourceColumn(QWidget):
    """Source list with the notes on the files; ticks a table of the session on or off."""

    picked = Signal(object)
    """The SourceRow that is looked at, also where it is the same one and differs by now."""

    def __init__(self, imports: ImportSession, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self.setMinimumWidth(px(LEAST))
        heading = label(HEADING, "heading", parent=self)
        self._list = SourceList(colours, self)
        heading.setBuddy(self._list)
        self._notes = WrappedLabel("small", self)
        self._notes.setAccessibleName(NOTES)
        self._scrolled = _Scrolled(self._notes, self)
        self._caption = label(NOTES, "heading", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(heading)
        column.addWidget(self._list, 1)
        column.addWidget(self._caption)
        column.addWidget(self._scrolled)
        self._list.picked.connect(self.picked)
        self._list.ticked.connect(self._tick)

    def show_sources(self, preparation: Preparation) -> None:
        """Show the files, and tell again which sheet is looked at."""
        self._list.blockSignals(True)  # it is told once, when all rows are there
        self._list.show_rows(source_rows(preparation))
        self._list.blockSignals(False)
        notes = list(dict.fromkeys(self._imports.opened.notes))
        self._notes.setText(LINE.join(notes))
        for widget in (self._caption, self._scrolled):
            widget.setVisible(bool(notes))
        self._scrolled.updateGeometry()
        if (row := self._list.current) is not None:
            self.picked.emit(row)

    def focus_list(self) -> None:
        """Focus the list."""
        self._list.setFocus()

    def pick_next_asked(self) -> bool:
        """Look at the next other table that something is asked of; whether there is one."""
        rows, current = self._list.rows, self._list.current
        here = rows.index(current) if current is not None else -1
        later = [row for row in (*rows[here + 1 :], *rows[: max(here, 0)]) if row.asked]
        if later:
            self._list.pick(later[0])
        return bool(later)

    def pick_origin(self, origin: Origin) -> SourceRow | None:
        """Look at the sheet that an origin is in; the row of it."""
        preparation = self._imports.preparation
        row = row_of(self._list.rows, preparation, origin) if preparation is not None else None
        if row is not None and row != self._list.current:
            self._list.pick(row)
        return row

    def _tick(self, row: SourceRow, taken: bool) -> None:
        preparation = self._imports.preparation
        if preparation is not None and row.table >= 0:
            mapping = preparation.mappings[row.content]
            self._imports.set_mapping(row.content, mapping.with_taken(row.table, taken))


class _Scrolled(QScrollArea):
    """Scroll area as high as its text, up to a limit."""

    def __init__(self, text: WrappedLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(NOTES)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(text)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in (self.viewport(), text):
            widget.setAutoFillBackground(False)

    def hasHeightForWidth(self) -> bool:
        """As the text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the text, up to the limit."""
        return min(self._text.heightForWidth(width), px(NOTES_HEIGHT))

    def sizeHint(self) -> QSize:
        """The height of the text at the width that there is."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Some lines."""
        return QSize(0, min(self.sizeHint().height(), px(LEAST_NOTES)))
