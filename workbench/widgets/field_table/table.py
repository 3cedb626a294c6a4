"""Table view of all roles, or all skills: keys, selection, editing in place, and names that stay in sight.

Changes go through its commands; what else a row offers is added by who shows the table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from workbench.qt.any_index import AnyIndex
from workbench.qt.context import Context
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import px
from workbench.widgets.field_table import menus
from workbench.widgets.field_table.column_widths import ColumnWidths
from workbench.widgets.field_table.commands import TableCommands
from workbench.widgets.field_table.delegate import PAD, ROW, STEP, FieldDelegate
from workbench.widgets.field_table.editing import CellEditing
from workbench.widgets.field_table.editors import ChoiceEdit
from workbench.widgets.field_table.frozen import FrozenNames
from workbench.widgets.field_table.header import FieldHeader
from workbench.widgets.field_table.keys import command_for
from workbench.widgets.parts.cell_table import CellTable
from workbench.widgets.parts.keys import BY_TAB, KeyCommand
from workbench.widgets.parts.offers import Command
from workbench.widgets.parts.picked_cells import PickedCells, cells_in

_FLAG = QItemSelectionModel.SelectionFlag
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ACTION = QAbstractItemView.CursorAction
_TRIGGER = QAbstractItemView.EditTrigger

SIGN = 18
"""Pixels from where a group's row begins within which a click folds it: its sign, and a little more."""


class FieldTableView(CellTable):
    """Table of the fields of roles or skills."""

    edit_requested = Signal(str)
    """A subject to be opened in the inspector."""

    find_requested = Signal()
    """Find and replace is to be opened."""

    group_requested = Signal()
    """A department is to be added."""

    people_left_out = Signal(str, object)
    """A message on what was copied without people, and the callback that copies it with them."""

    notice_requested = Signal(str)
    """A message on what was left out of a paste."""

    _frozen: FrozenNames | None = None
    """Not there yet while Qt asks for the first layout."""

    def __init__(self, context: Context, model: FieldTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self._left: tuple[str, str, int, int] = ("", "", -1, -1)
        self._reflecting = False
        self.add_to_menu: Callable[[QMenu, str], None] = lambda _menu, _subject: None
        """Adds what else the menu of a subject offers."""
        self.command_also: Callable[[QKeyEvent], KeyCommand | None] = lambda _event: None
        """The command of another key of the current subject; None where it is none."""
        self.commands = TableCommands(
            context.session, model, self.picked, self._pick_block, self.people_left_out.emit, self.notice_requested.emit
        )
        self.cell_delegate = FieldDelegate(model, context.theme, self)
        self._header = FieldHeader(model, context.theme, self)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.setModel(model)
        self.setItemDelegate(self.cell_delegate)
        self.setProperty("look", "cells")
        self.setShowGrid(False)
        self.setEditTriggers(_TRIGGER.AnyKeyPressed | _TRIGGER.DoubleClicked)
        self._widths = ColumnWidths(self, model, context.session.document_token)
        self._frozen = FrozenNames(self, self, model, context.theme)
        self._header.sectionClicked.connect(self.cells.sort)
        self._header.menu_requested.connect(self.open_column_menu)
        self._editing = CellEditing(context.session, model, self.commands, self)
        self.cell_delegate.left.connect(self._editing.leave)
        self.cell_delegate.typed.connect(self._editing.set_pending)
        self.cell_delegate.block_pasted.connect(self.commands.paste)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        model.modelReset.connect(lambda: self._widths.fit_to(context.session.document_token))
        model.headerDataChanged.connect(self._header.viewport().update)
        model.narrowed.connect(self._header.viewport().update)
        context.theme.changed.connect(self._restyle)

    # Selection

    def picked(self) -> PickedCells:
        """The selected cells without those of groups; those of the last row, in which something new is begun, too.

        Raises EditRefused if they are more than are edited at once.
        """
        selection = self.selectionModel().selection()
        return PickedCells(cells_in(selection, lambda row: self.cells.group_at(row) is None))

    def picked_subjects(self) -> tuple[str, ...]:
        """The subjects of the rows with selected cells, the current one first."""
        here = self.cells.subject_at(self.currentIndex().row())
        things = map(self.cells.table.subject, self.commands.picked_things())
        return tuple(dict.fromkeys(filter(None, (here, *things))))

    def show_subject(self, subject: str) -> None:
        """Make a subject's row current without signals; nothing selected where it is not in sight."""
        row = self.cells.row_of(subject) if subject else None
        self._reflecting = True
        if row is None:
            self.selectionModel().clearSelection()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.go_to(row, max(self.currentIndex().column(), 0))
        self._reflecting = False

    def fade_all_but(self, sought: frozenset[str] | None) -> None:
        """Fade all roles or skills but these, which stay in their rows; None fades none."""
        if sought != self.cell_delegate.sought:
            self.cell_delegate.sought = sought
            self.viewport().update()
            if self._frozen is not None:
                self._frozen.viewport().update()

    def _pick_block(self, things: Collection[str], columns: Collection[int]) -> None:
        rows = [row for thing in things if (row := self.cells.row_of(self.cells.table.subject(thing))) is not None]
        if rows and columns:
            first, last = (self.cells.index(end(rows), end(columns)) for end in (min, max))
            self.selectionModel().setCurrentIndex(first, _FLAG.NoUpdate)
            self.selectionModel().select(QItemSelection(first, last), _FLAG.ClearAndSelect)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Repaint the header, which marks the current column, and tell."""
        super().currentChanged(current, previous)
        self._header.viewport().update()
        if self.cells.new_group is not None and not self.cells.is_new(current.row()):
            self.cells.new_group = None
        if not self._reflecting:
            self.current_changed.emit()

    # Editing

    def edit_current(self) -> None:
        """Open the editor of the current cell."""
        self.edit(self.currentIndex(), _TRIGGER.AllEditTriggers, None)

    def edit_text(self, row: int, column: int, text: str) -> None:
        """Open the editor of a cell on another text than its own."""
        self.go_to(row, column)
        self.edit_current()
        if self.cell_delegate.editor is not None:
            self.cell_delegate.editor.show_text(text)

    def begin_new(self) -> None:
        """Begin a new role or skill in the group of the current row: open the editor of its name, in the last row."""
        group = self.cells.group_above(self.currentIndex().row())
        row = self.cells.rowCount() - 1
        self.go_to(row, 0)
        self.cells.new_group = group or None
        self.edit_current()

    def edit(self, index: AnyIndex, trigger: object = None, event: QEvent | None = None) -> bool:  # type: ignore[override]
        """Open an editor: names scroll into sight first, and choices are shown unless a key begins to type."""
        if trigger is None:
            trigger = _TRIGGER.AllEditTriggers
        if index.column() == 0 and trigger != _TRIGGER.NoEditTriggers and self._opens(index, trigger):
            self.horizontalScrollBar().setValue(0)
        opened = bool(super().edit(index, trigger, event))  # type: ignore[call-overload]
        editor = self.cell_delegate.editor
        typed = isinstance(event, QKeyEvent)
        if opened and isinstance(editor, ChoiceEdit) and not typed:
            editor.show_choices()
        return opened

    def _opens(self, index: AnyIndex, trigger: object) -> bool:
        return bool(self.cells.flags(index) & Qt.ItemFlag.ItemIsEditable) and trigger in (
            _TRIGGER.AllEditTriggers,
            _TRIGGER.AnyKeyPressed,
            _TRIGGER.DoubleClicked,
        )

    def step(self, down: int, across: int = 0) -> None:
        """Go to the next cell in a direction; nothing at the edge."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + across
        if 0 <= row < self.cells.rowCount() and 0 <= column < self.cells.columnCount():
            self.go_to(row, column)

    def open_current(self) -> None:
        """Request that the subject of the current row be opened in the inspector."""
        subject = self.cells.subject_at(self.currentIndex().row())
        if subject:
            self.edit_requested.emit(subject)

    def request_group(self) -> None:
        """Request that a department be added, where the groups are departments."""
        if self.cells.table.has_departments:
            self.group_requested.emit()

    def request_find(self) -> None:
        """Request find and replace."""
        self.find_requested.emit()

    def toggle(self, row: int) -> None:
        """Fold or unfold the group of a row."""
        group = self.cells.group_at(row)
        if group is not None:
            self.in_place(row, lambda: self.cells.fold(group.group.key, not group.folded))

    def is_heading(self, row: int) -> bool:
        """Whether a row is that of a group."""
        return self.cells.group_at(row) is not None

    # Menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Context menu of the selected cells; a right click elsewhere selects that cell first."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.open_menu_at(self.indexAt(event.pos()), event.globalPos())
        else:
            self.open_menu()

    def open_menu_at(self, index: QModelIndex, at: QPoint) -> None:
        """Open the menu of a cell at a point of the screen."""
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.go_to(index.row(), index.column())
        menus.cell_menu(self, self).popup(at)

    def open_menu(self) -> None:
        """Open the context menu at the current cell."""
        menus.cell_menu(self, self).popup(self.viewport().mapToGlobal(self.below_current()))

    def open_column_menu(self, column: int, at: QPoint | None = None) -> None:
        """Open the menu of a column, which sorts and filters; at the current cell by key."""
        if column >= 0:
            menus.column_menu(self, self.cells, column).popup(at or self.viewport().mapToGlobal(self.below_current()))

    def below_current(self) -> QPoint:
        """The place of the viewport below the current cell."""
        return self.visualRect(self.currentIndex()).bottomLeft()

    # Keys and mouse

    def offers(self, command: Command) -> bool:
        """Most commands need selected cells."""
        if command in ("move_up", "move_down"):
            return False
        if command == "rename":
            return self.currentIndex().isValid()
        return bool(self.picked().cells) and (command != "paste" or self.commands.can_paste)

    def command_of(self, event: QKeyEvent) -> KeyCommand | None:
        """The command that a key is bound to in the table, or with what it shows."""
        return command_for(event, self) or self.command_also(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Ctrl+arrow goes to the edge of the table."""
        here = self.currentIndex()
        last_row, last_column = self.cells.rowCount() - 1, self.cells.columnCount() - 1
        ends = {
            _ACTION.MoveUp: (0, here.column()),
            _ACTION.MoveDown: (last_row, here.column()),
            _ACTION.MoveLeft: (here.row(), 0),
            _ACTION.MoveRight: (here.row(), last_column),
        }
        if here.isValid() and modifiers & _CONTROL and action in ends:
            return self.cells.index(*ends[action])
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the sign of a group folds it."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        group = self.cells.group_at(index.row()) if index.column() == 0 else None
        if group is not None and event.button() == Qt.MouseButton.LeftButton:
            sign = px(PAD + STEP * group.group.depth + SIGN)
            if place.x() - self.columnViewportPosition(0) <= sign:
                self.setFocus()
                self.toggle(index.row())
                return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ensure a current cell when the focus comes in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rows:
            self.go_to(0, 0)
        elif event.reason() in BY_TAB:
            self.current_changed.emit()

    # Layout

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a cell. Names stay where they are, and no other cell stays behind them."""
        bar = self.horizontalScrollBar()
        across = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(across)
        elif self._frozen is not None and not self._frozen.isHidden():
            hidden = self._frozen.width() - self.columnViewportPosition(index.column())
            bar.setValue(bar.value() - max(hidden, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, and lay the frozen names out anew."""
        super().resizeEvent(event)
        if self._frozen is not None:
            self._widths.fit()
            self._frozen.lay_out()

    @property
    def is_busy(self) -> bool:
        """Whether somebody works in the table, so that nothing else may move its keys."""
        return self.hasFocus() or self.cell_delegate.editor is not None

    def _restyle(self) -> None:
        for table in filter(None, (self, self._frozen)):
            table.verticalHeader().setDefaultSectionSize(px(ROW))
            table.viewport().update()
        self._header.viewport().update()

    def _remember(self) -> None:
        here = self.currentIndex()
        subject = self.cells.subject_at(here.row())
        group = self.cells.group_above(here.row()) or ""
        self._left = (subject, self.cells.table.group_subject(group), here.row(), here.column())

    def _return(self) -> None:
        """Restore the current cell after a reset: the same one, its group's, or one near it."""
        subject, group, row, column = self._left
        if row < 0 or not self.cells.rows:
            return
        found = self.cells.row_of(subject) if subject else None
        if found is None and subject and group:
            found = self.cells.row_of(group)
        self._reflecting = True
        self.go_to(min(row, len(self.cells.rows) - 1) if found is None else found, max(column, 0))
        self._reflecting = False
