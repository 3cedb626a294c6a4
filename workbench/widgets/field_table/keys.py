"""Key bindings of a table of roles or skills: a key is a command on the selected cells or moves the current one; all
others are Qt's, and letters open the editor of a cell. Knows no widget."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from workbench.qt.field_table_model import FieldTableModel
from workbench.widgets.field_table.commands import TableCommands
from workbench.widgets.parts.keys import DELETE_KEYS, ENTER_KEYS, KeyCommand, clipboard_command, meant_key

_MODIFIER = Qt.KeyboardModifier
_LINES = QItemSelectionModel.SelectionFlag

DELETE_ROWS, OPEN, COLUMN = "Ctrl+Del", "Alt+Return", "Alt+Down"
NEW, NEW_GROUP, FIND = "Ins", "Alt+Ins", "Ctrl+H"


class Cursor(Protocol):
    """Interface of the table that the keys act on."""

    cells: FieldTableModel
    commands: TableCommands

    def currentIndex(self) -> QModelIndex:
        """The current cell."""

    def step(self, down: int, across: int = 0) -> None:
        """Go to the next cell in a direction."""

    def pick_lines(self, across: QItemSelectionModel.SelectionFlag) -> None:
        """Extend the selection to whole rows or columns."""

    def toggle(self, row: int) -> None:
        """Fold or unfold the group of a row."""

    def edit_current(self) -> None:
        """Open the editor of the current cell."""

    def open_current(self) -> None:
        """Request that the subject of the current row be opened."""

    def open_menu(self) -> None:
        """Open the context menu of the selected cells."""

    def open_column_menu(self, column: int) -> None:
        """Open the menu that sorts and filters by a column."""

    def begin_new(self) -> None:
        """Begin a new role or skill."""

    def request_find(self) -> None:
        """Request find and replace."""

    def request_group(self) -> None:
        """Request that a department be added."""


def command_for(event: QKeyEvent, cursor: Cursor) -> KeyCommand | None:
    """Dispatch a key: the command it is bound to, None for a key that is not the table's own."""
    commands = cursor.commands
    modifiers, code, here = event.modifiers() & ~_MODIFIER.KeypadModifier, meant_key(event), cursor.currentIndex()
    bound: dict[Qt.KeyboardModifier, dict[int, KeyCommand]] = {
        _MODIFIER.ControlModifier: {
            Qt.Key.Key_D: commands.fill_down,
            Qt.Key.Key_Space: partial(cursor.pick_lines, _LINES.Columns),
            Qt.Key.Key_Delete: commands.delete,
            Qt.Key.Key_H: cursor.request_find,
        },
        _MODIFIER.ShiftModifier: {
            Qt.Key.Key_Space: partial(cursor.pick_lines, _LINES.Rows),
            Qt.Key.Key_F10: cursor.open_menu,
            **dict.fromkeys(ENTER_KEYS, partial(cursor.step, -1)),
        },
        _MODIFIER.AltModifier: {
            **dict.fromkeys(ENTER_KEYS, cursor.open_current),
            Qt.Key.Key_Down: partial(cursor.open_column_menu, here.column()),
            Qt.Key.Key_Insert: cursor.request_group,
        },
        _MODIFIER.NoModifier: {
            **_on_group(cursor, here.row()),
            **dict.fromkeys(DELETE_KEYS, partial(_delete, cursor, here)),
            Qt.Key.Key_F2: cursor.edit_current,
            Qt.Key.Key_Insert: cursor.begin_new,
        },
    }
    return clipboard_command(event, commands) or bound.get(modifiers, {}).get(code)


def _on_group(cursor: Cursor, row: int) -> dict[int, KeyCommand]:
    """Enter and Space on a group fold it; elsewhere Enter goes down, and Space is typed."""
    if cursor.cells.group_at(row) is None:
        return dict.fromkeys(ENTER_KEYS, partial(cursor.step, 1))
    return dict.fromkeys((*ENTER_KEYS, Qt.Key.Key_Space), partial(cursor.toggle, row))


def _delete(cursor: Cursor, here: QModelIndex) -> None:
    """Delete empties cells; on a group's name it deletes the group."""
    if cursor.cells.group_at(here.row()) is None:
        cursor.commands.clear()
    elif here.column() == 0:
        cursor.commands.delete_group(here.row())
    else:
        cursor.commands.type_text(here.row(), here.column(), "")
