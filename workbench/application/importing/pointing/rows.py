"""Pointing at rows: what a person says of the rows of a sheet, each as another mapping.

Which row holds the headings, where a table ends, what is a group, what is left out. Every answer that is still about
something stays. Rows count from 0, as in a grid; tables are numbers of the mapping. Knows no widget.
"""

from __future__ import annotations

import dataclasses

from workbench.application.importing.axes import Known
from workbench.application.importing.cells import RATINGS, is_nothing, kind_of
from workbench.application.importing.content import Content
from workbench.application.importing.detect import table_with_heading
from workbench.application.importing.grid import Grid
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing.repointing import repointed, with_table
from workbench.application.importing.recognition import NOBODY, mapped
from workbench.application.importing.shapes import Left, Table, Why, cell_at, grid_named
from workbench.application.importing.sheet import EMPTY_ROWS


def with_heading(
    content: Content, mapping: Mapping, sheet: str, row: int, known: Known = NOBODY, column: int | None = None
) -> Mapping:
    """The mapping where a row holds the headings: the table that it lies in, or next to, is found anew from there.

    Where it lies in none a table is added, as the last one. column: where in the row, if tables stand side by side. As
    it was where no row with anything in it is below.
    """
    grid = grid_named(content, sheet)
    if grid is None:
        return mapping
    number = _table_near(grid, mapping, sheet, row, column)
    others = [each.table for place, each in enumerate(mapping.tables) if each.table.sheet == sheet and place != number]
    table = None if _is_heading(mapping, number, row) else table_with_heading(grid, row, others)
    if table is None:
        return mapping
    after, asked = mapped(grid, table, known)
    if content.source:  # a known format has ids, which tell them apart
        asked = [question for question in asked if question.topic != "apart"]
    if number is None:
        number = len(mapping.tables)
        mapping = dataclasses.replace(mapping, tables=(*mapping.tables, after))
    else:
        after = dataclasses.replace(after, group=mapping.tables[number].group)
    return with_table(mapping, number, after, asked)


def _is_heading(mapping: Mapping, number: int | None, row: int) -> bool:
    return number is not None and mapping.tables[number].table.heading == row


def _table_near(grid: Grid, mapping: Mapping, sheet: str, row: int, column: int | None) -> int | None:
    """The number of the table that a row lies in, or of the first one beside it without two empty rows between."""
    beside: list[tuple[int, int]] = []
    for number, each in enumerate(mapping.tables):
        table = each.table
        if table.sheet != sheet or (column is not None and not _spans(table, column)):
            continue
        top = top_of(table)
        if top <= row <= table.last:
            return number
        between = range(row + 1, top) if row < top else range(table.last + 1, row)
        if sum(_is_empty(grid, each) for each in between) < EMPTY_ROWS:
            beside.append((len(between), number))
    if not beside and column is not None:
        return _table_near(grid, mapping, sheet, row, None)
    return min(beside)[1] if beside else None


def _spans(table: Table, column: int) -> bool:
    columns = (*table.columns, *table.values)
    return bool(columns) and min(columns) <= column <= max(columns)


def _is_empty(grid: Grid, row: int) -> bool:
    return not 0 <= row < len(grid.rows) or all(map(is_nothing, grid.rows[row]))


def top_of(table: Table) -> int:
    """The first row of a table: that of its headings, or of what stands above them."""
    return min((table.heading, *table.bands, *table.groups))


def with_end(content: Content, mapping: Mapping, table: int, row: int) -> Mapping:
    """The mapping where a row is the last one of a table; as it was where that is none below its headings."""
    before = mapping.tables[table].table
    grid = grid_named(content, before.sheet)
    if grid is None or not before.first <= row < len(grid.rows) or row == before.last:
        return mapping
    if row < before.last:
        after = dataclasses.replace(
            before,
            last=row,
            groups=tuple(each for each in before.groups if each <= row),
            nested=tuple(each for each in before.nested if each <= row),
            fields=tuple(each for each in before.fields if each <= row),
            left_rows=tuple(left for left in before.left_rows if left.number <= row),
        )
    else:
        more = (Left(each, why) for each in range(before.last + 1, row + 1) if (why := _why(grid, before, each)))
        after = dataclasses.replace(before, last=row, left_rows=(*before.left_rows, *more))
    return _with(content, mapping, table, after)


def _why(grid: Grid, table: Table, row: int) -> Why | None:
    """Why a row that a table is made longer by is left out; None where it holds a record."""
    labels = [cell_at(grid, row, column) for column in table.columns]
    values = [kind_of(cell_at(grid, row, column)) for column in table.values]
    said = [kind for kind in values if kind != "nothing"]
    if row in grid.hidden_rows:
        return "hidden"
    if all(map(is_nothing, labels)):
        return "unlabelled" if said else "empty"
    return "text" if said and not any(kind in RATINGS for kind in said) else None


def toggled_group(content: Content, mapping: Mapping, table: int, row: int) -> Mapping:
    """The mapping where a row names the group of those below it, or does no more."""
    before = mapping.tables[table].table
    if row in before.groups:
        return _with(content, mapping, table, _without_group(before, row))
    if not before.first <= row <= before.last:
        return mapping
    after = dataclasses.replace(
        before,
        groups=tuple(sorted((*before.groups, row))),
        nested=tuple(each for each in before.nested if each != row),
        fields=tuple(each for each in before.fields if each != row),
        left_rows=tuple(left for left in before.left_rows if left.number != row),
    )
    return _with(content, mapping, table, after)


def _without_group(table: Table, row: int) -> Table:
    return dataclasses.replace(table, groups=tuple(each for each in table.groups if each != row))


def toggled_row(content: Content, mapping: Mapping, table: int, row: int) -> Mapping:
    """The mapping where a row is left out, or is taken again."""
    before = mapping.tables[table].table
    if row not in before.groups and not before.first <= row <= before.last:
        return mapping
    left = tuple(each for each in before.left_rows if each.number != row)
    if len(left) == len(before.left_rows):
        left = tuple(sorted((*left, Left(row, "not_chosen")), key=lambda each: each.number))
    after = dataclasses.replace(_without_group(before, row), left_rows=left)
    return _with(content, mapping, table, after)


def _with(content: Content, mapping: Mapping, number: int, table: Table) -> Mapping:
    before = mapping.tables[number]
    has_required = any(left.why == "required" for left in table.left_rows)
    after = dataclasses.replace(before, table=table, required=before.required and has_required)
    return repointed(content, mapping, number, after)
