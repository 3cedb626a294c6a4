"""Places where text is pasted, and whether what a text holds is plain there: else it takes the way of an import.

Plain is what the place itself reads: for the library a list or a table of skills, for people a table of people and
their levels, for names a list of them. All else, such as a matrix, a RACI chart or an organisation list, is content of
an import, which asks what it holds. Knows no clipboard and no dialog.

What is plain keeps a plan of its own, for there a cell is judged by itself: an importance of 9 is a slip of the pen and
its row is refused, while an import takes it for the top of a scale, and the other rows by that. An import also makes
two skills of one name in two groups, skills of unknown headings, and roles of titles.
"""

from __future__ import annotations

import dataclasses
from typing import Literal

from workbench.application.importing.axes import Known
from workbench.application.importing.cells import RATINGS, kind_of, number_of
from workbench.application.importing.content import Content, Sheets
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning, meaning_of
from workbench.application.importing.mapping import TableMapping
from workbench.application.importing.preparation import known_of
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.shapes import Table, cell_at
from workbench.application.pasted_text import LINES_LIMIT, read_pasted
from workbench.application.table import names_in
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import LEVELS, CapabilityMap
from workbench.domain.normalisation import name_key

Place = Literal["skills", "people", "roles", "departments"]
"""What is pasted into: the library, the people, or the names of roles or departments."""

NAME = "Clipboard"
"""The name of pasted text where a file has its own."""

LOOKED_AT = 50_000
"""Characters by which it is told whether a text is plain: of a matrix they are some hundred rows."""

_OF_OTHERS: frozenset[Meaning] = frozenset(
    (
        *("role", "role_code", "role_family", "reports_to", "dotted_to", "holder", "headcount"),
        *("person", "person_code", "first_name", "last_name"),
    )
)
"""What a column of a table says that is not about skills alone."""

_OF_ROLES = ("Role", "Department", "Grade", "Reports to")
"""The headings that columns without any are given, by their order, where titles of roles are pasted."""
_PERSON = "Person"
"""The heading that a column of names is given among people."""


def is_to_import(document: CapabilityMap, text: str, place: Place) -> bool:
    """Whether a text that is pasted at a place is not plain there, by its beginning.

    Call `refuse_too_much` first.
    """
    return not is_plain(document, read_pasted(text[:LOOKED_AT]).grid, place)


def content_of_text(text: str, place: Place, task: Task = UNWATCHED) -> Content:
    """A text as content of an import. Raises Cancelled."""
    grid = read_pasted(text.rstrip("\r\n"), task, most=LINES_LIMIT).grid
    return Sheets((_with_headings(grid, place),), NAME)


def pasted_names(text: str, place: Place) -> list[str]:
    """The names in a text with a name a line, without a heading that says they are roles.

    A heading of departments is none: Team and Service are names of such.
    """
    names = list(names_in(text))
    headed = place == "roles" and len(names) > 1 and meaning_of(names[0]) == "role" != meaning_of(names[1])
    return names[headed:]


def is_plain(document: CapabilityMap, grid: Grid, place: Place) -> bool:
    """Whether a place itself reads what was pasted."""
    if place in ("roles", "departments") and not any(_text(cell) for cells in grid.rows for cell in cells[1:]):
        return True
    known, grid = known_of(document), _with_headings(grid, place)
    mapping = propose_mapping(Sheets((grid,)), known)
    tables = [table for table in mapping.tables if table.taken and not _is_headless(grid, table.table)]
    if not tables or place in ("roles", "departments"):
        return not tables
    if len(tables) > 1 or tables[0].table.heading != _first_filled(grid):
        return False
    return _is_of_skills(tables[0]) if place == "skills" else _is_of_people(grid, tables[0], known)


def _is_of_skills(table: TableMapping) -> bool:
    """Whether the rows are skills, and nothing is said of who has them."""
    return table.across is None and table.subject == "skill" and not _OF_OTHERS & set(table.meanings.values())


def _is_of_people(grid: Grid, table: TableMapping, known: Known) -> bool:
    """Whether the rows are people with levels 0-4 of skills that the map has, or who has a skill."""
    meant = set(table.meanings.values())
    if table.across is None:
        people = meant & {"person", "name", "last_name"} or meant == {"role"}
        plain = bool(people) and not meant & {"reports_to", "first_name", "last_name"}
        return plain and ("skill" not in meant or _names_known(grid, table, known))
    if table.subject != "person" or table.across != "skill":
        return False
    heads = [name_key(_text(cell_at(grid, table.table.heading, column))) for column in table.table.values]
    return any(head in known.skills for head in heads) and not _is_scaled(grid, table.table)


def _names_known(grid: Grid, table: TableMapping, known: Known) -> bool:
    """Whether a list names a skill that the map has."""
    column = next(column for column, meaning in table.meanings.items() if meaning == "skill")
    return any(name_key(_text(cell_at(grid, row, column))) in known.skills for row in table.table.body())


def _is_scaled(grid: Grid, table: Table) -> bool:
    """Whether the levels go beyond those of a map: a number above in one row alone is a slip of the pen."""
    beyond = 0
    for row in table.body():
        numbers = (number_of(cell_at(grid, row, column)) for column in table.values)
        beyond += any(number is not None and number > LEVELS[-1] for number in numbers)
    return beyond > 1


def _is_headless(grid: Grid, table: Table) -> bool:
    """Whether the row that was taken for headings is one of values like those below it."""
    heads = [cell_at(grid, table.heading, column) for column in (*table.values, *table.columns)]
    return any(number_of(head) is not None for head in heads) or (
        table.shape == "matrix"
        and not any(meaning_of(_text(head)) for head in heads)
        and any(kind_of(cell_at(grid, table.heading, column)) in RATINGS - {"level"} for column in table.values)
    )


def _first_filled(grid: Grid) -> int:
    return next((number for number, cells in enumerate(grid.rows) if any(map(_text, cells))), 0)


def _with_headings(grid: Grid, place: Place) -> Grid:
    """The grid, with the headings that the place gives it: where titles are pasted and none is known, and for people,
    whom a column headed Name names there."""
    if not grid.rows:
        return grid
    at = _first_filled(grid)
    first = grid.rows[at]
    said = [meaning_of(_text(cell)) for cell in first]
    if place == "roles" and not any(said):
        rows = (_OF_ROLES, *grid.rows)
        return dataclasses.replace(grid, rows=rows, places=(-1, *range(len(grid.rows))))
    if place == "people" and "name" in said and not {"person", "last_name"} & set(said):
        named = said.index("name")
        heads = (*first[:named], _PERSON, *first[named + 1 :])
        return dataclasses.replace(grid, rows=(*grid.rows[:at], heads, *grid.rows[at + 1 :]))
    return grid


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
