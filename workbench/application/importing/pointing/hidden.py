"""Hidden rows and columns of a sheet: left out and told, unless somebody wants them. Knows no widget."""

from __future__ import annotations

import dataclasses

from workbench.application.importing.content import Content
from workbench.application.importing.detect import table_with_heading, tables_in
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import Mapping, TableMapping
from workbench.application.importing.pointing.repointing import repointed, with_table
from workbench.application.importing.pointing.rows import with_end
from workbench.application.importing.recognition import mapped
from workbench.application.importing.shapes import Table, grid_named


def with_hidden(content: Content, mapping: Mapping, sheet: str, taken: bool) -> Mapping:
    """The mapping where the hidden rows and columns of a sheet are taken, or left out again.

    The tables of the sheet are found anew from their headings, or first of all where there are none. What was said of
    their rows, columns and values stays.
    """
    grid = grid_named(content, sheet)
    if grid is None or not (grid.hidden_rows or grid.hidden_columns) or takes_hidden(content, mapping, sheet) is taken:
        return mapping
    shown = dataclasses.replace(grid, hidden_rows=frozenset(), hidden_columns=frozenset())
    if not any(each.table.sheet == sheet for each in mapping.tables):
        return _found(mapping, shown) if taken else mapping
    now, before = (shown, grid) if taken else (grid, shown)
    for number, each in enumerate(mapping.tables):
        if each.table.sheet != sheet:
            continue
        others = [
            other.table for place, other in enumerate(mapping.tables) if other.table.sheet == sheet and place != number
        ]
        table = table_with_heading(now, each.table.heading, others)
        if table is not None:
            untouched = table_with_heading(before, each.table.heading, others) or each.table
            is_said = each.across != mapped(before, untouched)[0].across
            pointed = _as_pointed(table, each.table, untouched)
            mapping = _found_anew(content, mapping, number, now, pointed, is_said=is_said)
            if each.table.last != untouched.last:
                mapping = with_end(content, mapping, number, each.table.last)
    return mapping


def _found(mapping: Mapping, grid: Grid) -> Mapping:
    """The mapping with the tables of a grid that had none."""
    for table in tables_in(grid):
        after, asked = mapped(grid, table)
        if after.meanings:
            mapping = dataclasses.replace(mapping, tables=(*mapping.tables, after))
            mapping = with_table(mapping, len(mapping.tables) - 1, after, asked)
    return mapping


def _found_anew(content: Content, mapping: Mapping, number: int, grid: Grid, table: Table, *, is_said: bool) -> Mapping:
    """The mapping with a table that was found anew in the place of one, and what was said of that. is_said: whether a
    person said what its columns of values are."""
    before = mapping.tables[number]
    after, asked = mapped(grid, table)
    if table.shape != before.table.shape or (after.across != before.across and not is_said):
        return with_table(mapping, number, dataclasses.replace(after, taken=before.taken), asked)
    after = dataclasses.replace(before, table=table, meanings=_merged(before, after))
    return repointed(content, mapping, number, after)


def _as_pointed(table: Table, before: Table, untouched: Table) -> Table:
    """The table with what a person said of the rows of what it was before. untouched: that, as it had been found."""
    left, left_untouched = ({each.number for each in one.left_rows} for one in (before, untouched))
    groups = {*table.groups, *(set(before.groups) - set(untouched.groups))} - (
        set(untouched.groups) - set(before.groups)
    )
    chosen = [each for each in before.left_rows if each.why == "not_chosen"]
    gone = {*(each.number for each in chosen), *groups, *(left_untouched - left)}
    left_rows = (*(each for each in table.left_rows if each.number not in gone), *chosen)
    return dataclasses.replace(
        table,
        groups=tuple(sorted(groups)),
        left_rows=tuple(sorted(left_rows, key=lambda each: each.number)),
    )


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
