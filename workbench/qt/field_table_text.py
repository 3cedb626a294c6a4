"""Texts of a table of roles or skills that are not its cells' own: what screen readers say, tooltips, headings.

Knows of the model what stands where.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt

from workbench.application.cell_values import heading
from workbench.application.field_rows import GroupRow
from workbench.application.field_table import FieldTable
from workbench.domain.field import Field
from workbench.domain.index import Index

NOTHING = "nothing"
"""What is said of an empty cell."""


class Cells(Protocol):
    """Interface of the model."""

    table: FieldTable
    spoken: Mapping[str, str]

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns."""

    @property
    def placeholder(self) -> str:
        """What the last row says."""

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""

    def subject_at(self, row: int) -> str:
        """The subject of a row."""

    def thing_at(self, row: int) -> str | None:
        """The id of the role or skill of a row."""

    def group_at(self, row: int) -> GroupRow | None:
        """The group of a row."""

    def cell_field(self, row: int, column: int) -> tuple[type, Field] | None:
        """The class and field of a cell."""


def spoken_cell(cells: Cells, index: Index, row: int, column: int) -> str:
    """What a screen reader says: of a name all there is to say, of another cell whose it is, too."""
    field, text, thing = cells.columns[column], cells.text(row, column), cells.thing_at(row)
    whole = cells.spoken.get(cells.subject_at(row), "")
    group = cells.group_at(row)
    if group is not None:
        found = cells.cell_field(row, column)
        if field is not cells.table.name_field and found is not None:
            return f"{group.group.name}, {found[1].label}: {text or NOTHING}"
        folded = ", folded" if group.folded else ""
        return f"{whole or f'{group.group.name}, {cells.table.counted(len(group.things))}'}{folded}"
    if thing is None:
        return f"{cells.placeholder}, {heading(field)}"
    name = cells.table.name_of(index, thing)
    return whole or name if field is cells.table.name_field else f"{name}, {heading(field)}: {text or NOTHING}"


def cell_tip(cells: Cells, row: int, column: int) -> str:
    """The tooltip of a cell: its text, which may be cut; of a name all there is to say."""
    named = cells.columns[column] is cells.table.name_field
    return (cells.spoken.get(cells.subject_at(row), "") if named else "") or cells.text(row, column)


def column_header(field: Field, role: int, *, sorted_now: bool, filtered: bool) -> str | None:
    """The heading of a column, for a Qt item data role."""
    if role == Qt.ItemDataRole.DisplayRole:
        return heading(field)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        states = (("sorted", sorted_now), ("filtered", filtered))
        return ", ".join((heading(field), *(word for word, so in states if so)))
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"Click to sort by {heading(field)}; the arrow filters"
    return None
