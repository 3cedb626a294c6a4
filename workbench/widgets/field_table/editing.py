"""What follows an editor of a table's cell: keep what was typed, go where the key leads, show a refused text again.

Knows of the table that it can go to cells and open their editors.
"""

from __future__ import annotations

from typing import Protocol

from workbench.application.edit import Edit, EditRefused
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.session import Session
from workbench.widgets.field_table.commands import TableCommands

_STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


class Cells(Protocol):
    """Interface of the table."""

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current."""

    def step(self, down: int, across: int = 0) -> None:
        """Go to the next cell in a direction."""

    def edit_text(self, row: int, column: int, text: str) -> None:
        """Open the editor of a cell on another text than its own."""


class CellEditing:
    """Handler of the editor's end."""

    def __init__(self, session: Session, model: FieldTableModel, commands: TableCommands, cells: Cells) -> None:
        self._session, self._model, self._commands, self._cells = session, model, commands, cells

    def set_pending(self, row: int, column: int, text: str) -> None:
        """Take what is being typed as the pending edit, for the recovery copy."""

        def pending() -> Edit | None:
            try:
                return self._commands.edit_for([(row, column, text)])
            except EditRefused:
                return None

        self._session.set_pending_edit(pending)

    def leave(self, row: int, column: int, text: str, how: str) -> None:
        """Keep what was typed, then go where the key leads (`editors.Leaving`); "" where the focus went elsewhere."""
        self._session.set_pending_edit(lambda: None)
        new, group = self._model.is_new(row), self._model.new_group
        if how == "cancel" or (new and not text.strip()):
            return
        known = set(self._model.things_in_sight())
        sentence = ""
        if text != self._model.text(row, column) or how == "everywhere":
            sentence = self._commands.type_text(row, column, text, everywhere=how == "everywhere")
        if sentence:
            if how:
                self._cells.edit_text(row, column, text)
        elif new:
            self._go_on_from_new(known, column, how, group)
        elif how in _STEPS:
            self._cells.step(*_STEPS[how])

    def _go_on_from_new(self, known: set[str], column: int, how: str, group: str | None) -> None:
        """After a new row: down to the next new one, in the same group, or to a cell beside it."""
        if how == "down":
            self._cells.go_to(self._model.rowCount() - 1, 0)
            self._model.new_group = group
            return
        added = [thing for thing in self._model.things_in_sight() if thing not in known]
        row = self._model.row_of(self._model.table.subject(added[0])) if added else None
        if row is not None:
            self._cells.go_to(row, column)
            if how in _STEPS:
                self._cells.step(*_STEPS[how])
