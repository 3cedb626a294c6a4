"""Key bindings of the matrix: a key is a command on the selected cells or moves the current cell; all others are Qt's.
Knows no widget."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import RowGroup
from workbench.widgets.matrix.commands import MatrixCommands
from workbench.widgets.matrix.number_columns import KEY, NumberColumns
from workbench.widgets.parts.keys import (
    DELETE_KEYS,
    ENTER_KEYS,
    KIND_KEYS,
    LEVEL_KEYS,
    KeyCommand,
    clipboard_command,
    meant_key,
    meant_keys,
)

_MODIFIER = Qt.KeyboardModifier
_LINES = QItemSelectionModel.SelectionFlag
_NOTHING_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Minus)
"""What is typed for nothing, as in a spreadsheet."""
_NUMBER_KEYS = {**LEVEL_KEYS, Qt.Key.Key_5: 5}


class Cursor(Protocol):
    """Interface of the table the key bindings act on: its current cell, and how to move it."""

    cells: MatrixModel
    numbers: NumberColumns

    def currentIndex(self) -> QModelIndex:
        """The current cell."""

    def step(self, down: int) -> None:
        """Go to the row below or above."""

    def pick_lines(self, across: QItemSelectionModel.SelectionFlag) -> None:
        """Extend the selection to whole rows or columns."""

    def toggle(self, row: int) -> None:
        """Fold or unfold the group of a row."""

    def edit_current(self) -> None:
        """Request that the subject of the current cell be opened."""

    def open_menu(self) -> None:
        """Open the context menu of the selected cells."""


def command_for(event: QKeyEvent, commands: MatrixCommands, cursor: Cursor) -> KeyCommand | None:
    """Dispatch a key: the command it is bound to, None for a key that is not the matrix's own."""
    on_clipboard = clipboard_command(event, commands)
    if on_clipboard is not None:
        return on_clipboard
    if meant_keys(event) == QKeySequence(KEY):
        return cursor.numbers.toggle_all
    modifiers, code = event.modifiers() & ~_MODIFIER.KeypadModifier, meant_key(event)
    with_control: dict[int, KeyCommand] = {
        Qt.Key.Key_D: commands.fill_down,
        Qt.Key.Key_Space: partial(cursor.pick_lines, _LINES.Columns),
    }
    with_shift: dict[int, KeyCommand] = {
        Qt.Key.Key_Space: partial(cursor.pick_lines, _LINES.Rows),
        Qt.Key.Key_F10: cursor.open_menu,
        **dict.fromkeys(ENTER_KEYS, partial(cursor.step, -1)),
    }
    if modifiers == _MODIFIER.AltModifier:
        return _stepped(code, commands, cursor.currentIndex())
    if modifiers == _MODIFIER.ControlModifier:
        return with_control.get(code)
    if modifiers == _MODIFIER.ShiftModifier:
        return with_shift.get(code) or _typed(code, commands)
    if modifiers != _MODIFIER.NoModifier:
        return None
    return _on_group(code, cursor) or _plain(code, commands, cursor)


def _stepped(code: int, commands: MatrixCommands, here: QModelIndex) -> KeyCommand | None:
    """Alt with an arrow: moves the role of the column, or the skill of the row, one place."""
    if code in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return partial(commands.step_role, here.column(), code == Qt.Key.Key_Right)
    if code in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return partial(commands.step_skill, here.row(), code == Qt.Key.Key_Down)
    return None


def _on_group(code: int, cursor: Cursor) -> KeyCommand | None:
    row = cursor.currentIndex().row()
    group = cursor.cells.rows[row] if row >= 0 else None
    if not isinstance(group, RowGroup):
        return None
    if code in (*ENTER_KEYS, Qt.Key.Key_Space):
        return partial(cursor.toggle, row)
    if code in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return partial(cursor.cells.fold, row, code == Qt.Key.Key_Left)
    return None


def _plain(code: int, commands: MatrixCommands, cursor: Cursor) -> KeyCommand | None:
    if code in (*DELETE_KEYS, *_NOTHING_KEYS):
        return commands.clear
    if code in ENTER_KEYS:
        return partial(cursor.step, 1)
    return cursor.edit_current if code == Qt.Key.Key_F2 else _typed(code, commands)


def _typed(code: int, commands: MatrixCommands) -> KeyCommand | None:
    """The command of a letter or digit, with or without Shift: on a French keyboard digits are typed with it."""
    if code in _NUMBER_KEYS:
        return partial(commands.type_number, _NUMBER_KEYS[Qt.Key(code)])
    return partial(commands.set_kind, KIND_KEYS[code]) if code in KIND_KEYS else None
