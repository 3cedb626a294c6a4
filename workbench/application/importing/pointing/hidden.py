"""Hidden rows and columns of a sheet: left out and told, unless somebody wants them. Knows no widget."""

from __future__ import annotations

import dataclasses

from workbench.application.importing.content import Content
from workbench.application.importing.detect import table_with_heading
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import Mapping, TableMapping
from workbench.application.importing.pointing.repointing import grid_named, repointed, with_table
from workbench.application.importing.recognition import mapped
from workbench.application.importing.shapes import Table


def with_hidden(content: Content, mapping: Mapping, sheet: str, taken: bool) -> Mapping:
    """The mapping where the hidden rows and columns of a sheet are taken, or left out again.

    The tables of the sheet are found anew from their headings. What was said of their columns and values stays, and so
    do the rows that were left out by hand.
    """
    grid = grid_named(content, sheet)
    if grid is None or not (grid.hidden_rows or grid.hidden_columns):
        return mapping
    shown = dataclasses.replace(grid, hidden_rows=frozenset(), hidden_columns=frozenset()) if taken else grid
    for number, each in enumerate(mapping.tables):
        if each.table.sheet != sheet:
            continue
        others = [
            other.table for place, other in enumerate(mapping.tables) if other.table.sheet == sheet and place != number
        ]
        table = table_with_heading(shown, each.table.heading, others)
        if table is not None:
            mapping = _found_anew(content, mapping, number, shown, table)
    return mapping


def _found_anew(content: Content, mapping: Mapping, number: int, grid: Grid, table: Table) -> Mapping:
    """The mapping with a table that was found anew in the place of one, and what was said of that."""
    before = mapping.tables[number]
    table = _with_chosen(table, before.table)
    after, asked = mapped(grid, table)
    if (table.shape, after.across) != (before.table.shape, before.across):
        return with_table(mapping, number, dataclasses.replace(after, taken=before.taken), asked)
    return repointed(
        content, mapping, number, dataclasses.replace(before, table=table, meanings=_merged(before, after))
    )


def _with_chosen(table: Table, before: Table) -> Table:
    """The table without the rows that a person left out of what it was before."""
    chosen = [
        left for left in before.left_rows if left.why == "not_chosen" and table.first <= left.number <= table.last
    ]
    numbers = {left.number for left in chosen}
    left = (*(each for each in table.left_rows if each.number not in numbers), *chosen)
    groups = tuple(each for each in table.groups if each not in numbers)
    return dataclasses.replace(table, groups=groups, left_rows=tuple(sorted(left, key=lambda each: each.number)))


def _merged(before: TableMapping, after: TableMapping) -> dict[int, Meaning]:
    """What the columns of a table hold: as it was said, and by the rules where they were not there before."""
    there = {*before.table.columns, *before.table.values}
    columns = set(after.table.columns)
    said = {column: meaning for column, meaning in before.meanings.items() if column in columns}
    new = {
        column: meaning
        for column, meaning in after.meanings.items()
        if column not in there and meaning not in said.values()
    }
    return said | new


def takes_hidden(content: Content, mapping: Mapping, sheet: str) -> bool | None:
    """Whether the tables of a sheet take any of its hidden rows and columns; None where they have none."""
    grid = grid_named(content, sheet)
    tables = [each.table for each in mapping.tables if each.table.sheet == sheet]
    if grid is None:
        return None
    taken = any(
        not grid.hidden_columns.isdisjoint((*table.columns, *table.values))
        or any(row in grid.hidden_rows for row in table.body())
        for table in tables
    )
    left = any(each.why == "hidden" for table in tables for each in (*table.left_rows, *table.left_columns))
    return taken if taken or left else None
