"""Own tables: the plain tables that the program exports, known by their headings, so that nothing of them is guessed.

Names may look like anything here: a role may be called Total, "-" or 5. What stands in the other columns is in the
terms of a map. Hidden rows are read, as whoever filters a list means to take none away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.application.importing.cells import kind_of, number_of, text_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import Across, Scaled, TableMapping
from workbench.application.importing.scale import HIGHEST_LEVEL, Scale, importance_scale, scale_of
from workbench.application.importing.shapes import Left, Table, cell_at, text_at
from workbench.application.plain_tables import LONG_LIST, MATRIX, ORGANISATION
from workbench.domain.searching import word_key

HEADINGS = 10
"""Rows that may hold the headings: somebody may have put a title above them."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """A kind of table: what its headings say. least: how many of them tell it, from the first on."""

    meanings: Mapping[str, Meaning]
    named: Meaning
    least: int
    has_values: bool = False


def _layout(
    headings: Sequence[str], meanings: Sequence[Meaning], named: Meaning, least: int, has_values: bool = False
) -> _Layout:
    return _Layout(dict(zip(map(word_key, headings), meanings, strict=True)), named, least, has_values)


_LAYOUTS = (
    _layout(
        ORGANISATION,
        ("role_code", "role", "department", "reports_to", "dotted_to", "holder", "grade", "headcount"),
        "role",
        6,
    ),
    _layout(LONG_LIST, ("role_code", "role", "skill_code", "skill", "group", "kind", "level"), "role", 7),
    _layout(
        MATRIX, ("skill_code", "skill", "group", "importance", "level_needed"), "skill", len(MATRIX), has_values=True
    ),
)

_LONGEST = 2 * max(len(heading) for layout in _LAYOUTS for heading in layout.meanings)
"""Characters beyond which a text is no heading of theirs, with blanks between its words."""


def own_table(grid: Grid) -> TableMapping | None:
    """What a grid means that is a plain table of this program; None where it is none, or has no row below its headings.

    The grid is the one with its merged texts spread.
    """
    for heading in range(min(HEADINGS, len(grid.rows))):
        keys = [_key(cell) for cell in grid.rows[heading]]
        for layout in _LAYOUTS:
            if set(list(layout.meanings)[: layout.least]) <= set(keys):
                mapping = _mapped(grid, heading, keys, layout)
                return mapping if mapping is not None and _is_in_terms(grid, mapping) else None
    return None


def _key(cell: Cell) -> str:
    """The key of a heading; as it stands where it is longer than any of these."""
    text = cell.strip() if isinstance(cell, str) else text_of(cell)
    return (word_key(text) if len(text) <= _LONGEST else "") or text


def _mapped(grid: Grid, heading: int, keys: Sequence[str], layout: _Layout) -> TableMapping | None:
    meanings: dict[int, Meaning] = {}
    values: list[int] = []
    for column, key in enumerate(keys):
        meaning = layout.meanings.get(key)
        if meaning is not None and meaning not in meanings.values():
            meanings[column] = meaning
        elif layout.has_values and key:
            values.append(column)
    named = next(column for column, meaning in meanings.items() if meaning == layout.named)
    left = tuple(_left_rows(grid, heading, named))
    last = max({*range(heading + 1, len(grid.rows))} - {each.number for each in left}, default=0)
    if not last:
        return None
    table = Table(
        sheet=grid.name,
        shape="matrix" if values else "list",
        heading=heading,
        columns=tuple(column for column, key in enumerate(keys) if key and column not in values),
        values=tuple(values),
        first=heading + 1,
        last=last,
        left_rows=tuple(each for each in left if each.number < last),
    )
    scales = own_scales(grid, table, meanings)
    across: Across | None = "role" if values else None
    return TableMapping(table=table, meanings=meanings, across=across, scales=scales, apart=False, own=True)


def _left_rows(grid: Grid, heading: int, named: int) -> Iterator[Left]:
    """The rows that name nothing."""
    for row in range(heading + 1, len(grid.rows)):
        if not text_at(grid, row, named):
            said = any(text_at(grid, row, column) for column in range(len(grid.rows[row])))
            yield Left(row, "unlabelled" if said else "empty")


def own_scales(grid: Grid, table: Table, meanings: Mapping[int, Meaning]) -> dict[Scaled, Scale]:
    """The scales of the columns: levels and importances are those of a map, whatever the highest one there is."""
    body, scales = list(table.body()), dict[Scaled, Scale]()
    for column, meaning in meanings.items():
        cells = [cell_at(grid, row, column) for row in body]
        if meaning == "importance":
            scales[meaning] = importance_scale(cells)
        elif meaning in ("level", "level_needed"):
            scales[meaning] = scale_of(cells).with_top(HIGHEST_LEVEL)
    if table.values:
        scales["value"] = scale_of(cell_at(grid, row, column) for row in body for column in table.values)
    return scales


def _is_in_terms(grid: Grid, mapping: TableMapping) -> bool:
    """Whether the levels are those of a map: from 1 to 4 in a list, L4 or S2 in most cells of a matrix."""
    body = list(mapping.table.body())
    kinds = [kind_of(cell_at(grid, row, column)) for row in body for column in mapping.table.values]
    filled = [kind for kind in kinds if kind != "nothing"]
    if 2 * sum(kind == "lettered" for kind in filled) < len(filled):
        return False
    levels = [column for column, meaning in mapping.meanings.items() if meaning == "level"]
    numbers = (number_of(cell_at(grid, row, column)) for row in body for column in levels)
    return all(number is None or number <= HIGHEST_LEVEL for number in numbers)
