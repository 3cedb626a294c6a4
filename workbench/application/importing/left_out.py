"""Columns of a table that are left out, each with its reason. Knows no word of it."""

from __future__ import annotations

from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import meaning_of
from workbench.application.importing.level_texts import describes_level
from workbench.application.importing.lines import different_heads
from workbench.application.importing.mapping import TableMapping
from workbench.application.importing.needed import used_row
from workbench.application.importing.readable import FIELDS_OF_ROLES
from workbench.application.importing.shapes import LeftReason, Table, heading_at, text_at
from workbench.application.importing.summaries import is_summary_heading, meaning_beside

SILENT: frozenset[LeftReason] = frozenset(("empty",))
"""Reasons that go without saying."""


def left_columns(grid: Grid, mapping: TableMapping) -> dict[int, LeftReason]:
    """The columns of a table that are left out, each with its reason. The grid is the one with its texts spread."""
    table = mapping.table
    left: dict[int, LeftReason] = {
        each.number: _needed(mapping) if each.why == "required" else each.why for each in table.left_columns
    }
    for column in table.columns:
        if column not in mapping.meanings and not _says_groups(grid, table, column):
            left[column] = _unread(grid, mapping, column)
    left |= dict.fromkeys(unplaced_columns(mapping), "said_of_roles")
    heads, repeated = different_heads(grid, mapping)
    named = {head.column for head in (*heads, *repeated)}
    left |= dict.fromkeys((column for column in table.values if column not in named), "unlabelled")
    return left | dict.fromkeys((head.column for head in repeated), "same_name")


def unplaced_columns(mapping: TableMapping) -> list[int]:
    """The columns that say something of roles, where nothing says of which."""
    meant = mapping.meanings
    if (
        "role" in meant.values()
        or mapping.band == "role"
        or not (mapping.across is None or mapping.subject == "person")
    ):
        return []
    unplaced = FIELDS_OF_ROLES if mapping.subject == "person" else FIELDS_OF_ROLES | {"reports_to"}
    return [column for column, meaning in meant.items() if meaning in unplaced]


def _says_groups(grid: Grid, table: Table, column: int) -> bool:
    """Whether a column holds the names of groups, each in a row of its own, and nothing else."""
    named = any(text_at(grid, row, column) for row in table.groups)
    return named and not any(text_at(grid, row, column) for row in table.body())


def _unread(grid: Grid, mapping: TableMapping, column: int) -> LeftReason:
    """Why a column that holds nothing known is left out, by its heading."""
    heading = heading_at(grid, mapping.table, column)
    if mapping.subject == "skill" and describes_level(grid, mapping.table, column):
        return "level_text"
    if is_summary_heading(heading):
        return "summary"
    meaning = meaning_of(heading) if mapping.across is None else meaning_beside(heading)
    if meaning == "level_needed":
        return _needed(mapping)
    return "unknown_column" if meaning is None else "unused_column"


def _needed(mapping: TableMapping) -> LeftReason:
    """Why a column of needed levels is left out."""
    if "level_needed" in mapping.meanings.values() or used_row(mapping) is not None:
        return "needed_twice"
    return "unused_column" if mapping.subject == "skill" else "needed_of_none"
