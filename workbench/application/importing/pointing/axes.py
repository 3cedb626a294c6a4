"""Axes of a table, changed by a person: what its rows and its columns of values are, and what stands above these."""

from __future__ import annotations

import dataclasses
from itertools import islice

from workbench.application.importing import mapping as meant
from workbench.application.importing.axes import Known, naming_of
from workbench.application.importing.content import Content
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import Across, Band, Mapping, Question, Subject, TableMapping
from workbench.application.importing.pointing.repointing import repointed, settled
from workbench.application.importing.recognition import NOBODY, band_of, with_rows_as
from workbench.application.importing.shapes import grid_named, text_at
from workbench.application.importing.sheet import LOOKED_AT


def with_rows(content: Content, mapping: Mapping, table: int, subject: Subject, known: Known = NOBODY) -> Mapping:
    """The mapping where the rows of a table are skills, roles or people.

    Where those of a matrix become skills, its columns become roles, or people where they look like it, which is asked.
    """
    before = mapping.tables[table]
    grid = grid_named(content, before.table.sheet)
    settled_mapping = settled(mapping, table, "axes")
    if grid is None:
        return settled_mapping
    asked: list[Question] = []
    if before.across is not None and before.subject not in (None, subject):
        after, asked = with_rows_as(grid, before, subject, known)
    else:
        after = meant.with_rows(before, subject)
    after = _named(grid, after, subject)
    if after == before:
        return settled_mapping
    after = dataclasses.replace(after, set_aside=settled_mapping.tables[table].set_aside)
    if after.across != before.across and after.table.bands:
        after, more = band_of(grid, after)
        asked += more
    return repointed(content, settled_mapping, table, after, asked)


def _named(grid: Grid, mapping: TableMapping, subject: Subject) -> TableMapping:
    """The table with a column that names its rows: where none does, the one of those left out that seems to."""
    names: tuple[Meaning, ...] = (*meant.NAMES_OF_PEOPLE, "person_code") if subject == "person" else (subject,)
    free = [column for column in mapping.table.columns if column not in mapping.meanings]
    if set(names) & set(mapping.meanings.values()) or not free:
        return mapping
    rows = list(islice(mapping.table.body(), LOOKED_AT))
    texts = {column: [text_at(grid, row, column) for row in rows] for column in free}
    column = max(free, key=lambda each: naming_of(mapping.table, each, texts[each]))
    return dataclasses.replace(mapping, meanings={**mapping.meanings, column: names[0]})


def with_across(content: Content, mapping: Mapping, table: int, across: Across) -> Mapping:
    """The mapping where the columns of values of a matrix are skills, roles, people or levels; its rows follow."""
    if mapping.tables[table].across is None:
        return mapping
    if across == "skill":
        return mapping if mapping.tables[table].across == "skill" else with_rows(content, mapping, table, "role")
    mapping = settled(with_rows(content, mapping, table, "skill"), table, "columns")
    before = mapping.tables[table]
    if before.subject is not None and before.subject != "skill":
        return mapping
    after = dataclasses.replace(before, across=across)
    asked: list[Question] = []
    grid = grid_named(content, before.table.sheet)
    if grid is not None and across != before.across:
        after = dataclasses.replace(after, band=None)
        if before.table.bands and across in ("role", "person"):
            after, asked = band_of(grid, after)
    return repointed(content, mapping, table, after, asked)


def with_band(content: Content, mapping: Mapping, table: int, band: Band | None) -> Mapping:
    """The mapping where the row above the headings says something else of the columns, or nothing."""
    mapping = settled(mapping, table, "band")
    before = mapping.tables[table]
    if band is not None and band not in bands_offered(mapping, table):
        return mapping
    return repointed(content, mapping, table, dataclasses.replace(before, band=band))


def bands_offered(mapping: Mapping, table: int) -> tuple[Band, ...]:
    """What the row above the headings may say of the columns, besides nothing; none where there is no such row."""
    each = mapping.tables[table]
    if not each.table.bands:
        return ()
    match each.across:
        case "skill":
            return ("group",)
        case "role":
            return ("department", "holder")
        case "person":
            return ("department", "role")
    return ()
