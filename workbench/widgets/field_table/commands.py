"""Commands on selected cells of a table of roles or skills: keys, menus and editors call these, each makes one edit.

Changes go through the session, which shows refusals. Knows no view.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from workbench.application.cell_values import CellFault
from workbench.application.edit import Edit, EditRefused
from workbench.application.edits.departments import DeleteDepartment
from workbench.application.field_block import (
    TextCell,
    block_text,
    filled_down,
    headings_left_out,
    landing,
    public_text,
    read_texts,
    texts_edit,
    values_edit,
)
from workbench.domain.findings import subject_id
from workbench.presentation.handing_on_text import PEOPLE_LEFT_OUT
from workbench.presentation.paste_text import columns_left_out
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.session import Session
from workbench.widgets.parts.picked_cells import GAPS, NOT_A_BLOCK, NOTHING_ABOVE, PickedCells

NO_CELL = "Pick cells first: with the mouse, or with Shift and the arrow keys."

TextAt = tuple[int, int, str]
"""A row, a column, and a text."""


class TableCommands:
    """Command object of a table. Every method that changes the map performs exactly one edit."""

    def __init__(
        self,
        session: Session,
        model: FieldTableModel,
        picked: Callable[[], PickedCells],
        pick: Callable[[Collection[str], Collection[int]], None],
        offer_people: Callable[[str, Callable[[], object]], object],
        say: Callable[[str], object],
    ) -> None:
        """pick: selects the block of these things, by id, and columns. offer_people: says what was copied without
        people, and offers to copy it with them. say: says what was left out of a paste."""
        self._session, self._model, self._picked, self._pick = session, model, picked, pick
        self._offer_people, self._say = offer_people, say
        self._copied: tuple[str, str, object] = ("", "", None)
        """The text handed to the clipboard, the same with the people who were left out of it, and their document."""

    # Texts

    def edit_for(self, texts: Sequence[TextAt]) -> Edit:
        """The edit that puts texts into cells, all of one group's row or none. Raises EditRefused."""
        model, index = self._model, self._session.index
        row, column, text = texts[0]
        group, found = model.group_at(row), model.cell_field(row, column)
        if group is None or found is None:
            cells = [TextCell(model.thing_at(row) or 0, model.columns[at], text, 0) for row, at, text in texts]
            return texts_edit(model.table, index, cells, model.new_group)
        try:
            value = model.words.read(*found, text)
        except CellFault as fault:
            raise EditRefused(f"{fault} Nothing was changed.") from fault
        return model.table.set_group(index, group.group.key, found[1], value)

    def type_text(self, row: int, column: int, text: str, *, everywhere: bool = False) -> str:
        """Put a text into a cell, or into all selected cells of its column; the sentence of a refusal, "" for none."""

        def does() -> None:
            cells = [(row, column, text)]
            if everywhere and self._model.group_at(row) is None:
                cells += [(at, column, text) for at, among in self._picked().cells if among == column and at != row]
            self._perform(self.edit_for(cells))

        return self._trying(does)

    def set_text(self, column: int, text: str) -> None:
        """Put a text into this column of all selected rows."""

        def does() -> None:
            rows = [row for row in self._some().rows if self._model.thing_at(row) is not None]
            self._perform(self.edit_for([(row, column, text) for row in rows]))

        self._trying(does)

    def clear(self) -> None:
        """Empty the selected cells; whole rows are deleted, and a group's row with its department."""
        self._trying(self._clear)

    def delete(self) -> None:
        """Delete the roles or skills of the selected rows."""

        def does() -> None:
            things = self.picked_things()
            if not things:
                raise EditRefused(NO_CELL)
            self._perform(self._model.table.delete(self._session.index, things))

        self._trying(does)

    def delete_group(self, row: int) -> None:
        """Delete the department of a row; what it holds moves to the one above."""
        kind, identifier = subject_id(self._model.subject_at(row))
        if self._model.group_at(row) is not None and kind == "department":
            self._session.perform(DeleteDepartment(self._session.scenario.id, identifier))

    def picked_things(self) -> tuple[str, ...]:
        """The ids of the roles or skills of the selected rows, from the top down."""
        return tuple(thing for row in self._picked().rows if (thing := self._model.thing_at(row)) is not None)

    # Blocks

    def copy(self) -> bool:
        """Copy the cells as tab-separated text, as spreadsheets take it; people are left out, though not of what is
        pasted into this table again. False if refused."""
        return not self._trying(partial(self._copy, people=False))

    def copy_with_people(self) -> bool:
        """Copy the cells and the names of people in them. False if refused."""
        return not self._trying(partial(self._copy, people=True))

    @property
    def people_picked(self) -> bool:
        """Whether a selected cell names people."""
        fields, model = self._model.columns, self._model
        return any(
            fields[column].values.shape == "people" and model.thing_at(row) is not None and model.text(row, column)
            for row, column in self._picked().cells
        )

    def cut(self) -> None:
        """Copy the cells, then empty them."""
        if self.copy():
            self.clear()

    def paste(self) -> None:
        """Paste the clipboard's block from the first selected cell on, or repeated over the selection.

        Rows past the last are new. The pasted cells are selected then, as in a spreadsheet.
        """
        self._trying(self._paste)

    def fill_down(self) -> None:
        """Set the selected cells of each column to its first; a single row to the row above."""
        self._trying(self._fill_down)

    @property
    def can_paste(self) -> bool:
        """Whether the clipboard holds text."""
        return bool(QGuiApplication.clipboard().text())

    def _clear(self) -> None:
        picked = self._some()
        things = [row for row in picked.rows if self._model.thing_at(row) is not None]
        if things and picked.is_block and len(picked.columns) == len(self._model.columns):
            self._perform(self._model.table.delete(self._session.index, self.picked_things()))
            return
        cells = [(row, column, "") for row, column in picked.cells if self._model.thing_at(row) is not None]
        if cells:
            self._perform(self.edit_for(cells))

    def _copy(self, *, people: bool) -> None:
        picked, model = self._some(), self._model
        if not picked.is_block:
            raise EditRefused(NOT_A_BLOCK)
        rows = [row for row in picked.rows if model.thing_at(row) is not None]
        cells = [[(model.columns[column], model.text(row, column)) for column in picked.columns] for row in rows]
        whole = block_text((text for _, text in row) for row in cells)
        handed = whole if people else public_text(cells)
        self._copied = (handed, whole, self._session.document_token)
        QGuiApplication.clipboard().setText(handed)
        if handed != whole:
            self._offer_people(f"The cells are on the clipboard. {PEOPLE_LEFT_OUT}", self.copy_with_people)

    def _paste(self) -> None:
        picked, model, index = self._some(), self._model, self._session.index
        text, (handed, whole, document) = QGuiApplication.clipboard().text(), self._copied
        block = read_texts(whole if text == handed and document is self._session.document_token else text)
        if not picked.is_block:
            if len(block) > 1 or len(block[0]) > 1:
                raise EditRefused(GAPS)
            self._perform(self.edit_for([(row, column, block[0][0]) for row, column in picked.cells]))
            return
        things = model.things_in_sight()
        place = {
            row: number for number, row in enumerate(row for row in range(len(model.rows)) if not model.group_at(row))
        }
        cells = landing(model.table, block, things, [place[row] for row in picked.rows], picked.columns)
        group = model.new_group if model.new_group is not None else model.group_above(picked.rows[0])
        known = {thing.id for thing in model.table.things(index)}
        if self._perform(texts_edit(model.table, index, cells, group)):
            added = [thing.id for thing in model.table.things(self._session.index) if thing.id not in known]
            pasted = {cell.thing for cell in cells if isinstance(cell.thing, str)}
            self._pick([*pasted, *added], {model.columns.index(cell.field) for cell in cells})
            left_out = columns_left_out(headings_left_out(model.table, block, model.columns[picked.columns[0]]))
            if left_out:
                self._say(left_out)

    def _fill_down(self) -> None:
        picked, model, index = self._some(), self._model, self._session.index
        rows = [row for row in picked.rows if model.thing_at(row) is not None]
        columns: dict[int, list[str]] = {}
        above = (
            next((row for row in range(rows[0] - 1, -1, -1) if model.thing_at(row)), None) if len(rows) == 1 else None
        )
        if not rows or (len(rows) == 1 and above is None):
            raise EditRefused(NOTHING_ABOVE)
        for row, column in [*((above, column) for column in picked.columns if above is not None), *picked.cells]:
            thing = model.thing_at(row)
            if thing is not None:
                columns.setdefault(column, []).append(thing)
        self._perform(values_edit(model.table, index, filled_down(model.table, index, columns)))

    def _some(self) -> PickedCells:
        picked = self._picked()
        if not picked.cells:
            raise EditRefused(NO_CELL)
        return picked

    def _perform(self, edit: Edit) -> bool:
        outcome = self._session.perform(edit)
        self._refused = outcome.sentence
        return bool(outcome)

    def _trying(self, does: Callable[[], None]) -> str:
        """Do something; the sentence of the refusal, "" where it was done."""
        self._refused = ""
        try:
            does()
        except EditRefused as refusal:
            self._session.refuse(str(refusal))
            return str(refusal)
        return self._refused
