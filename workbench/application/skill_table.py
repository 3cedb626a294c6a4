"""Skill table: pasted text as a table of skills, by the headings that an import knows, too.

Without headings its columns stand in a fixed order, unless what they hold speaks against it. Knows nothing of the map
it will be pasted into.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import get_args

from workbench.application.heading_row import LOOKED_AT, SKILL_COLUMNS, columns_named, is_said_below
from workbench.application.importing.body import is_sparse
from workbench.application.importing.cells import NOTHING, number_of
from workbench.application.importing.headings import Meaning, meaning_of
from workbench.application.pasted_text import read_pasted
from workbench.application.table import Column, Table, TableRow, filled_rows, is_numbered, tabled
from workbench.application.task import UNWATCHED, Task

COLUMN_NAMES: Mapping[str, str] = {
    "name": "Skill",
    "group": "Group",
    "belongs_to": "Belongs to",
    "importance": "Importance",
    "level_needed": "Level needed",
    "definition": "Definition",
    "id": "Id",
}
"""Column -> its label on screen."""

_POSITIONS: tuple[Column, ...] = get_args(Column)[:6]

_OF_MEANING: Mapping[Meaning, str] = {
    meaning: column for meaning, column in SKILL_COLUMNS.items() if column in COLUMN_NAMES
}
"""What a heading says -> the column it is."""


def read_skills(text: str, task: Task = UNWATCHED, mark: str | None = None) -> Table:
    """Read a text as a table of skills. mark: what parts its cells, None to tell it by the text. Raises Cancelled.

    Cells that cannot be understood show when it is planned. Takes time in proportion to the text: call
    `refuse_too_much` first.
    """
    pasted = read_pasted(text, task, mark)
    rows = filled_rows(pasted.grid)
    table = tabled(rows, _columns_of(rows), _POSITIONS)
    if table.header is None and _is_in_another_order(table):
        table = dataclasses.replace(table, columns=("name", *[None] * (len(_POSITIONS) - 1)))
    return dataclasses.replace(table, unseen=pasted.unseen, mark=pasted.mark, marks=pasted.marks)


def with_groups(table: Table) -> Sequence[TableRow]:
    """The rows, each with its group: one that is said now and then, left of the names, holds for the rows below.

    So it comes from merged cells.
    """
    if table.header is None or "group" not in table.columns or "name" not in table.columns or not table.rows:
        return table.rows
    place = table.columns.index("group")
    texts = [row.cell(table.columns, "group") for row in table.rows]
    if place > table.columns.index("name") or all(texts) or not is_sparse(texts):
        return table.rows
    rows: list[TableRow] = []
    group = ""
    for row, text in zip(table.rows, texts, strict=True):
        group = group if text in NOTHING else text
        cells = (*row.cells[:place], group, *row.cells[place + 1 :])
        rows.append(dataclasses.replace(row, cells=cells))
    return rows


def _is_in_another_order(table: Table) -> bool:
    """Whether numbers alone stand where a table without headings has a text: a group, a side or a definition."""
    for column in ("group", "belongs_to", "definition"):
        texts = [text for row in table.rows if (text := row.cell(table.columns, column)) not in NOTHING]
        if texts and all(number_of(text) is not None for text in texts):
            return True
    return False


def _columns_of(rows: Sequence[TableRow]) -> tuple[str | None, ...] | None:
    """The meaning of the columns by the headings in the first row; None where that is no row of headings.

    One known heading makes one, unless it has a digit, as "Skill 1" does, or what stands below means the same, as the
    name of a group may. Where none names the skills, the first unknown one does.
    """
    if not rows or any(number_of(cell) is not None for cell in rows[0].cells):
        return None
    heads = ["" if is_numbered(cell) else cell for cell in rows[0].cells]
    columns = columns_named(heads, _OF_MEANING)
    cells = [row.cells for row in rows[:LOOKED_AT]]
    if all(is_said_below(cells, place) for place, column in enumerate(columns) if column is not None):
        return None
    if "name" not in columns:
        unknown = (at for at, text in enumerate(rows[0].cells) if text.strip() and meaning_of(heads[at]) is None)
        first = next(unknown, None)
        if first is not None:
            columns[first] = "name"
    return tuple(columns)
