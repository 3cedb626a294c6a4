"""Table view of choices, worked by mouse and by keys alike: a list of what a row may become opens below it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.presentation.import_values import open_text, several_text
from workbench.qt.theme import Colours, px
from workbench.widgets.importing.choice_delegate import PAD, ROW, ChoiceDelegate
from workbench.widgets.importing.choice_rows import ChoiceRow, ChoiceRows
from workbench.widgets.parts.keys import BY_TAB, ENTER_KEYS
from workbench.widgets.parts.menu import add, new_menu, tick
from workbench.widgets.parts.style import restyle
from workbench.widgets.parts.text import text_width

LEAST_ROWS = 7
"""Rows that the table shows at least, where it has them."""
MOST_ROWS = 9
"""Rows that it would show at once; more are scrolled."""
LEAST_NAME, WIDEST_CHOICE, SHARE = 90, 220, 0.45
"""Pixels: least width of the first column, and greatest of the last; the share of the two that the last takes at most
where names are long."""
MEASURED = 40
"""The longest texts of a column, by which its width is measured."""

_FLAG = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class ChoiceTable(QTableView):
    """Rows of choices.

    Enter, F2 and Alt+Down open the list of the current row, Space ticks it or opens its list; what is chosen holds for
    all rows that are selected with it. The dynamic property `asks` is true while something is to be decided;
    `next_question` goes to it.
    """

    def __init__(
        self,
        rows: ChoiceRows,
        name: str,
        colours: Colours,
        parent: QWidget | None = None,
        least: int = LEAST_ROWS,
        most: int = MOST_ROWS,
    ) -> None:
        """least, most: how many of its rows are seen at least, and how many it would show at once."""
        super().__init__(parent)
        self._least, self._most = least, most
        self._room = 1
        """Rows for which there is room, whether they are shown or not."""
        self.rows = rows
        self._delegate = ChoiceDelegate(rows, colours, self)
        self.horizontalHeader().setObjectName("choiceHeader")  # before it measures, or the style sheet knows it by none
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("look", "cells")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setAccessibleName(name)
        self.setMinimumHeight(px(ROW) * (least + 1))

    def sizeHint(self) -> QSize:
        """As high as its rows, up to some."""
        shown = min(self._room, self._most)
        height = self.horizontalHeader().sizeHint().height() + px(ROW) * shown + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def show_rows(self, rows: Sequence[ChoiceRow], room: int = 0) -> None:
        """Replace the rows. The current one stays, and what is in sight.

        room: how many there may be, for which the table stays as high though fewer are shown.
        """
        here, column = self.current_key(), max(self.currentIndex().column(), 0)
        top = self.verticalScrollBar().value()
        if self.rows.show_rows(rows):
            if (row := self.rows.row_of(here)) >= 0:
                self.selectionModel().setCurrentIndex(self.rows.index(row, column), _FLAG)
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(top)
        self.clearSpans()
        for place, each in enumerate(rows):
            if not (each.choices or any(each.texts[1:])):
                self.setSpan(place, 0, 1, len(each.texts))
        self._fit_columns()
        self._room = max(len(rows), room, 1)
        self.setMinimumHeight(px(ROW) * (min(self._room, self._least) + 1))
        self.updateGeometry()
        asked = sum(row.asks for row in rows)
        restyle(self, "asks", bool(asked))
        self.setAccessibleDescription(open_text(asked))

    def current_key(self) -> Hashable:
        """The key of the current row; None for none."""
        row = self.currentIndex().row()
        return self.rows.rows[row].key if 0 <= row < len(self.rows.rows) else None

    def go_to(self, row: int) -> None:
        """Make a row current and bring it into sight."""
        place = self.rows.index(row, len(self.rows.rows[row].texts) - 1 if self.rows.rows[row].choices else 0)
        self.selectionModel().setCurrentIndex(place, _FLAG)
        self.scrollTo(place)

    def first_question(self) -> None:
        """Go to the first row that is to be decided, where there is any."""
        row = next((number for number, row in enumerate(self.rows.rows) if row.asks), None)
        if row is not None:
            self.go_to(row)

    def next_question(self, *, again: bool = True) -> bool:
        """Go to the next row that is to be decided, below the current one; again: or above it. False where none is."""
        here, rows = self.currentIndex().row(), self.rows.rows
        places = [*range(here + 1, len(rows)), *(range(here + 1) if again else ())]
        row = next((row for row in places if rows[row].asks), None)
        if row is None:
            return False
        self.go_to(row)
        return True

    def open_choices(self, row: int) -> None:
        """Open the list of what a row may become, below its box."""
        entry = self.rows.rows[row]
        if not entry.choices:
            return
        keys = [self.rows.rows[each].key for each in self.picked(row)]
        menu = new_menu(self, entry.spoken if len(keys) == 1 else several_text(len(keys)))
        for number, text in enumerate(entry.choices):
            action = add(menu, text, partial(self._choose, keys, text))
            tick(action, number == entry.at and not entry.asks and len(keys) == 1)
            if number == entry.at:
                menu.setActiveAction(action)
        place = self.visualRect(self.rows.index(row, len(entry.texts) - 1))
        menu.setMinimumWidth(place.width())
        menu.popup(self.viewport().mapToGlobal(place.bottomLeft()))

    def picked(self, row: int) -> list[int]:
        """A row, and those that are selected with it."""
        picked = sorted(index.row() for index in self.selectionModel().selectedRows())
        return picked if row in picked else [row]

    def _choose(self, keys: Collection[Hashable], text: str) -> None:
        sought = set(keys)
        self.rows.choose([number for number, row in enumerate(self.rows.rows) if row.key in sought], text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list of the current row, or tick it; all else is Qt's."""
        row, key, modifiers = self.currentIndex().row(), event.key(), event.modifiers()
        opens = key in (*ENTER_KEYS, Qt.Key.Key_F2) or (key == Qt.Key.Key_Down and modifiers & _ALT)
        opens = opens or (key == Qt.Key.Key_F10 and modifiers == _SHIFT)
        if row >= 0 and key == Qt.Key.Key_Space and self.rows.rows[row].tick is not None:
            self.rows.toggle(row, self.picked(row))
        elif row >= 0 and (opens or key == Qt.Key.Key_Space):
            self.open_choices(row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead search: Space ticks."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the list of the row under the pointer, or of the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()).row() if by_mouse else self.currentIndex().row()
        if row >= 0:
            self.open_choices(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box, or open the list, that was clicked."""
        super().mouseReleaseEvent(event)
        place: QPoint = event.position().toPoint()
        index = self.indexAt(place)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or not index.isValid() or index != self.currentIndex():
            return
        row = self.rows.rows[index.row()]
        if index.column() == len(row.texts) - 1 and row.choices:
            self.open_choices(index.row())
        elif index.column() == 0 and row.tick is not None:
            box = self._delegate.tick_place(self.visualRect(index), row)
            if place.x() <= box.right() + px(PAD):
                self.rows.toggle(index.row(), [index.row()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current row: where the focus comes by a key one that is to be decided, if there is any."""
        rows, here = self.rows.rows, self.currentIndex().row()
        if here < 0 and rows and not self.next_question():
            self.go_to(next((number for number, row in enumerate(rows) if row.choices or row.tick), 0))
        elif event.reason() in (*BY_TAB, Qt.FocusReason.ShortcutFocusReason) and here >= 0 and not rows[here].asks:
            self.next_question()
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the columns between what they need, the last what its texts need, within bounds, the first the rest."""
        header, count = self.horizontalHeader(), self.rows.columnCount()
        room = self.viewport().width()
        for column in range(1, count - 1):
            texts = sorted((row.texts[column] for row in self.rows.rows), key=len)[-MEASURED:]
            wide = max((text_width(text, self.font().pixelSize()) for text in texts), default=0) + 2 * px(PAD)
            header.resizeSection(column, max(wide, header.sectionSizeHint(column)))
            room -= header.sectionSize(column)
        widest = max(self._wanted(asks=False), self._wanted(asks=True), header.sectionSizeHint(count - 1))
        share = max(round(room * SHARE), room - self._named())
        last = max(min(widest, px(WIDEST_CHOICE), share, room - px(LEAST_NAME)), 1)
        header.resizeSection(count - 1, last)
        header.resizeSection(0, max(room - last, 1))

    def _named(self) -> int:
        """Pixels that the first column needs; the headings have others to stand over."""
        rows = sorted((row for row in self.rows.rows if not row.heading), key=lambda row: len(row.texts[0]))[-MEASURED:]
        return max((self._delegate.name_width(row) for row in rows), default=0)

    def _wanted(self, *, asks: bool) -> int:
        texts = {row.texts[-1] for row in self.rows.rows if row.asks == asks}
        return self._delegate.choice_width(sorted(texts, key=len)[-MEASURED:], asks=asks) if texts else 0
