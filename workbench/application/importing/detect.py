"""Table detection: the tables of a grid. The best one is taken, masked, and the grid is looked at once more.

A matrix goes before a list, unless the headings say that a row is a record: whom a role reports to, who has a skill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.application.importing.body import table_of_list, table_of_matrix
from workbench.application.importing.cells import RATINGS
from workbench.application.importing.grid import Area, Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.lists import ListFound, list_at
from workbench.application.importing.matrices import ENOUGH, ENOUGH_CHOSEN, MatrixFound, matrix_at
from workbench.application.importing.shapes import Table
from workbench.application.importing.sheet import Sheet
from workbench.application.task import UNWATCHED, Task

MOST_TABLES = 20
"""How many tables of one grid are looked for."""

_RECORDS: tuple[frozenset[Meaning], ...] = (
    frozenset(("role", "skill")),
    frozenset(("person", "skill")),
    frozenset(("role", "reports_to")),
    frozenset(("name", "reports_to")),
    frozenset(("person", "reports_to")),
)
"""Headings that together say that a row is a record."""


def tables_in(grid: Grid, task: Task = UNWATCHED) -> tuple[Table, ...]:
    """The tables of a grid, from top to bottom. Raises Cancelled."""
    sheet = Sheet(grid)
    tables: list[Table] = []
    while len(tables) < MOST_TABLES:
        found = _best(sheet, task)
        if found is None:
            break
        tables.append(found)
        sheet.take(area_of(found))
    return tuple(sorted(tables, key=lambda table: (table.heading, table.columns)))


def has_more_tables(grid: Grid, tables: Sequence[Table], task: Task = UNWATCHED) -> bool:
    """Whether a grid has more tables than were looked for. Raises Cancelled."""
    if len(tables) < MOST_TABLES:
        return False
    sheet = Sheet(grid)
    for table in tables:
        sheet.take(area_of(table))
    return _best(sheet, task) is not None


def area_of(table: Table) -> Area:
    """The cells of a table, from its headings to its last row."""
    columns = (*table.columns, *table.values)
    return Area(table.heading, min(columns), table.last, max(columns))


def table_with_heading(grid: Grid, heading: int, others: Iterable[Table] = ()) -> Table | None:
    """The table that has its headings in a row that somebody pointed at, whatever they say; None where no row is below.

    others: the tables of the grid that stay as they are.
    """
    sheet = Sheet(grid)
    for other in others:
        sheet.take(area_of(other))
    if not 0 <= heading < sheet.length:
        return None
    matrix, listed = matrix_at(sheet, heading), list_at(sheet, heading)
    found = None
    if matrix is not None and not (listed is not None and (_is_record(listed, matrix) or matrix.score < ENOUGH)):
        found = table_of_matrix(sheet, heading, matrix.labels, matrix.values, matrix.others)
    if found is None and listed is not None:
        found = table_of_list(sheet, heading, listed.columns, listed.named)
    if found is None:
        columns = [column for column in range(sheet.width) if sheet.text(heading, column)]
        found = table_of_list(sheet, heading, columns, columns) if columns else None
    return found


def _best(sheet: Sheet, task: Task) -> Table | None:
    matrices: list[MatrixFound] = []
    lists: list[ListFound] = []
    for heading in sheet.headings():
        task.check_cancelled()
        within = any(_is_row_of(sheet, heading, each) for each in matrices)
        matrix, listed = None if within else matrix_at(sheet, heading), list_at(sheet, heading)
        if matrix is not None and matrix.score >= (ENOUGH_CHOSEN if sheet.grid.chosen else ENOUGH):
            matrices.append(matrix)
        if listed is not None:
            lists.append(listed)
    matrix = max(matrices, key=lambda each: (each.score, each.heading), default=None)
    listed = max(lists, key=lambda each: each.known, default=None)
    if matrix is not None and not (listed is not None and _is_record(listed, matrix)):
        return table_of_matrix(sheet, matrix.heading, matrix.labels, matrix.values, matrix.others)
    if listed is not None:
        return table_of_list(sheet, listed.heading, listed.columns, listed.named)
    return None


def _is_row_of(sheet: Sheet, row: int, matrix: MatrixFound) -> bool:
    """Whether a row is one of the records of a matrix that was found above it, and so holds no headings."""
    kinds = [kind for column in matrix.values if (kind := sheet.kinds(row)[column]) != "nothing"]
    return len(kinds) > 0 and all(kind in RATINGS for kind in kinds)


def _is_record(listed: ListFound, matrix: MatrixFound) -> bool:
    """Whether the rows of what may be both are records, and no lines of a matrix."""
    meanings = {meaning for meaning in listed.meanings if meaning is not None}
    if matrix.flags and len(meanings) > len(matrix.values):
        return True
    known = len(meanings) >= len(matrix.values)
    return known and listed.heading == matrix.heading and any(fields <= meanings for fields in _RECORDS)
