"""Reasons for which a row, a column or a value of a table is left out, and the end of a sentence for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import meaning_of
from workbench.application.importing.lines import different_heads
from workbench.application.importing.mapping import TableMapping
from workbench.application.importing.shapes import Table, Why, heading_at, text_at
from workbench.application.importing.summaries import is_summary_heading

LeftReason = (
    Why
    | Literal[
        "unknown_column",
        "unused_column",
        "same_name",
        "not_read",
        "holds_nothing",
        "not_held",
        "no_value",
        "more_tables",
        "beyond",
    ]
)
"""unknown_column, unused_column: its heading is not known, or it is and nothing takes it in; same_name: a column of
values before it is called so; not_read: of a table that is not; holds_nothing: of a role; not_held: of a skill;
no_value: of a value; more_tables: of
a sheet; beyond: of figures in no table."""

LEFT_OUT: Mapping[LeftReason, str] = {
    "hidden": "it is hidden",
    "text": "words stand where values are expected",
    "headings": "it holds the headings once more",
    "summary": "it sums up the others",
    "required": "it holds the levels that are needed",
    "gap": "it holds the difference of two others",
    "unlabelled": "it has no name",
    "alone": "it has no value and stands below the others",
    "not_chosen": "it was not chosen",
    "empty": "",
    "unknown_column": "its heading is not known",
    "unused_column": "it is not taken in",
    "same_name": "a column before it has the same name",
    "not_read": "the table is not read",
    "holds_nothing": "it holds nothing",
    "not_held": "nobody holds it",
    "no_value": "it says nothing that is taken in",
    "beyond": "it stands beside or below the tables that were found",
    "more_tables": "it has more tables than are looked for",
}
"""The end of a sentence that says why; nothing where that goes without saying."""


def left_columns(grid: Grid, mapping: TableMapping) -> dict[int, LeftReason]:
    """The columns of a table that are left out, each with its reason. The grid is the one with its texts spread."""
    table = mapping.table
    left: dict[int, LeftReason] = {each.number: each.why for each in table.left_columns}
    for column in table.columns:
        if column not in mapping.meanings and not _says_groups(grid, table, column):
            left[column] = _unread(heading_at(grid, table, column))
    heads, repeated = different_heads(grid, mapping)
    named = {head.column for head in (*heads, *repeated)}
    left |= dict.fromkeys((column for column in table.values if column not in named), "unlabelled")
    return left | dict.fromkeys((head.column for head in repeated), "same_name")


def _says_groups(grid: Grid, table: Table, column: int) -> bool:
    """Whether a column holds the names of groups, each in a row of its own, and nothing else."""
    named = any(text_at(grid, row, column) for row in table.groups)
    return named and not any(text_at(grid, row, column) for row in table.body())


def _unread(heading: str) -> LeftReason:
    """Why a column that holds nothing known is left out, by its heading."""
    if is_summary_heading(heading):
        return "summary"
    return "unknown_column" if meaning_of(heading) is None else "unused_column"
