"""Packed lists: lists with a column whose cells hold several skills each. Which column that is, and how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import Meaning, has_word_of
from workbench.application.importing.mapping import HOLDERS
from workbench.application.importing.packed import Packing, Separator, packing_of, parts_of
from workbench.application.importing.scale import Scale, scale_of
from workbench.application.importing.shapes import Table, cell_at

LOOKED_AT = 2_000
"""Rows that are looked at."""

DIFFERENT = 0.8
"""The share of different names of those who have the skills, at least: a long list has a row for each skill of each."""

OF_ONE_SKILL: frozenset[Meaning] = frozenset(
    ("skill_code", "level_needed", "importance", "belongs_to", "aliases", "definition", "kind")
)
"""What a row says of one skill only, and so of none where a cell holds several."""

_TELLING = OF_ONE_SKILL - {"kind", "definition"}
"""Columns beside which a cell holds one skill, whatever stands in it."""
_HOLDERS: tuple[Meaning, ...] = (*HOLDERS, "role_level", "name")


def packed_column(
    headings: Mapping[int, str], cells: Mapping[int, Sequence[Cell]], found: Mapping[int, Meaning]
) -> int | None:
    """The column of a list with several skills a cell; None where there is none.

    headings, cells: of each column. found: what the headings say that the columns hold.
    """
    if not _TELLING.isdisjoint(found.values()):
        return None
    told = [column for column, meaning in found.items() if meaning == "skill"]
    free = (column for column, heading in headings.items() if column not in found and has_word_of(heading, "skill"))
    held = are_held(cells, found)
    return next((column for column in told or free if packing_of(cells[column], held=held) is not None), None)


def are_held(cells: Mapping[int, Sequence[Cell]], meanings: Mapping[int, Meaning]) -> bool:
    """Whether a list says who has the skills of a row, and nearly each row is of somebody else."""
    for column, meaning in meanings.items():
        names = [cell for cell in cells.get(column, ()) if cell is not None] if meaning in _HOLDERS else []
        if names and len(set(names)) >= DIFFERENT * len(names):
            return True
    return False


def packing_in(grid: Grid, table: Table, meanings: Mapping[int, Meaning]) -> Packing | None:
    """How the skills in the cells of a list are told apart, by what its columns hold; None where a cell is one."""
    column = skill_column(meanings)
    if column is None or not OF_ONE_SKILL.isdisjoint(meanings.values()) or "level" in meanings.values():
        return None
    cells = cells_of(grid, table, (column, *(each for each, meaning in meanings.items() if meaning in _HOLDERS)))
    return packing_of(cells[column], held=are_held(cells, meanings))


def cells_of(grid: Grid, table: Table, columns: Iterable[int]) -> dict[int, list[Cell]]:
    """The cells of some columns of a list, of its first rows."""
    body = list(islice(table.body(), LOOKED_AT))
    return {column: [cell_at(grid, row, column) for row in body] for column in columns}


def packed_cells(grid: Grid, table: Table, meanings: Mapping[int, Meaning]) -> list[Cell]:
    """The cells with the skills of a list; none where it has no such column."""
    column = skill_column(meanings)
    return [] if column is None else cells_of(grid, table, (column,))[column]


def packed_scale(grid: Grid, table: Table, meanings: Mapping[int, Meaning], separator: Separator) -> Scale | None:
    """The scale of the levels that stand behind the skills in a cell; None where there are none."""
    column = skill_column(meanings)
    if column is None:
        return None
    cells = (cell_at(grid, row, column) for row in table.body())
    levels = [part.level for cell in cells for part in parts_of(cell, separator) if part.level is not None]
    return scale_of(levels) if levels else None


def skill_column(meanings: Mapping[int, Meaning]) -> int | None:
    """The column that names the skills; None where none does."""
    return next((column for column, meaning in meanings.items() if meaning == "skill"), None)
