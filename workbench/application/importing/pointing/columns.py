"""Pointing at columns: what a column holds, or that it is left out. Knows no widget."""

from __future__ import annotations

import dataclasses

from workbench.application.importing.content import Content
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import NAMES_OF_PEOPLE, Across, Mapping, Question, TableMapping
from workbench.application.importing.pointing.repointing import repointed
from workbench.application.importing.readable import OF_HOLDINGS, OF_PEOPLE, OF_ROLES, OF_SKILLS, readable
from workbench.application.importing.recognition import band_of
from workbench.application.importing.shapes import Table, grid_named, width_of


def meanings_offered(mapping: Mapping, table: int) -> tuple[Meaning, ...]:
    """What a column of a table may be, as far as that is read: value is one of the columns of a matrix."""
    each = mapping.tables[table]
    return (*readable(each.across, each.subject), "value")


def with_meaning(content: Content, mapping: Mapping, table: int, column: int, meaning: Meaning | None) -> Mapping:
    """The mapping where a column holds something else: what another column held is taken from that; None leaves it out.
    As it was where no table has such a column, or nothing is read of it.

    A list with a column of values is a matrix from then on, and a matrix without any a list.
    """
    before = mapping.tables[table]
    grid = grid_named(content, before.table.sheet)
    if grid is None or not 0 <= column < width_of(grid) or meaning == meaning_at(before, column):
        return mapping
    if meaning not in (None, "value", *OF_SKILLS, *OF_ROLES, *OF_PEOPLE, *OF_HOLDINGS):
        return mapping  # nothing reads it
    meanings = {each: held for each, held in before.meanings.items() if each != column and held != meaning}
    if meaning is not None and meaning != "value":
        meanings[column] = meaning
    where = _with_column(before.table, column, meaning)
    after = dataclasses.replace(before, table=where, meanings=meanings)
    across = _across(after, meaning)
    asked: list[Question] = []
    if across != before.across:
        read = readable(across, after.subject)
        kept = {each: held for each, held in meanings.items() if held in read and _fits(across, held)}
        after = dataclasses.replace(after, across=across, meanings=kept, band=None)
        if where.bands:
            after, asked = band_of(grid, after)
    return repointed(content, mapping, table, after, asked)


def meaning_at(mapping: TableMapping, column: int) -> Meaning | None:
    """What a column of a table holds; value for one of a matrix; None where it is left out, or is not in the table."""
    return "value" if column in mapping.table.values else mapping.meanings.get(column)


def _with_column(table: Table, column: int, meaning: Meaning | None) -> Table:
    """The table whose column is one of the values, or of the others."""
    values = {*table.values} - {column} | ({column} if meaning == "value" else set())
    is_left = meaning is None and any(left.number == column for left in table.left_columns)
    columns = {*table.columns} - {column} | (set() if meaning == "value" or is_left else {column})
    return dataclasses.replace(
        table,
        shape="matrix" if values else "list",
        columns=tuple(sorted(columns)),
        values=tuple(sorted(values)),
        bands=table.bands if values else (),
        fields=table.fields if values else (),
        filled=tuple(each for each in table.filled if each in columns and (each != column or meaning is not None)),
        left_columns=tuple(left for left in table.left_columns if left.number != column or is_left),
    )


def _across(mapping: TableMapping, meaning: Meaning | None) -> Across | None:
    """What the columns of values are, once a column holds something else."""
    if not mapping.table.values:
        return None
    if mapping.across is None:
        meant = set(mapping.meanings.values())
        return "role" if "skill" in meant or not meant & {*OF_ROLES, *OF_PEOPLE} else "skill"
    if meaning == "skill" and mapping.across == "skill":
        return "role"
    if meaning in (*NAMES_OF_PEOPLE, "role") and mapping.across != "skill":
        return "skill"
    return mapping.across


def _fits(across: Across | None, meaning: Meaning) -> bool:
    """Whether a column may stay what it is beside columns of values that are something else by now."""
    return across is None or (across == "skill") == (meaning not in OF_SKILLS)
