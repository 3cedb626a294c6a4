"""Records across: a table with a role a column, and a row for each of its fields, of which one holds several skills.

It is turned, so that each role has a row, and is then read as any other table. Ids are those of the file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from workbench.application.importing.cells import is_nothing, kind_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import LONGEST_HEADING, has_word_of, meaning_of
from workbench.application.importing.packed import packing_of
from workbench.application.importing.role_words import look_like_people, look_like_titles
from workbench.application.importing.shapes import spread
from workbench.files.importers._contract import Importer, Opened, Recognised

MOST_FIELDS = 30
"""Rows of fields, at most: more of them are records."""

_WHO = ("role", "person", "name")


def recognise(opened: Opened) -> Recognised | None:
    """The grids of a source, those with a role a column turned; None where there is none of these."""
    if opened.tree is not None:
        return None
    turned = {grid.name: after for grid in opened.grids if (after := _turned(grid)) is not None}
    if not turned:
        return None
    grids = tuple(turned.get(grid.name, grid) for grid in opened.grids)
    notes = (
        f"{opened.name}{f', sheet “{name}”' if name else ''}: each column is a role or a person, so rows and columns "
        "are shown the other way round."
        for name in turned
    )
    return Recognised(grids, tuple(notes))


def _turned(grid: Grid) -> Grid | None:
    """The grid with a row for each column; None where its columns are no records."""
    spread_rows = spread(grid).rows  # a department may stand once over the columns of all its roles
    numbers = [
        number
        for number, row in enumerate(grid.rows)
        if number not in grid.hidden_rows and not all(map(is_nothing, row)) and _says_more(row)
    ]
    rows = [spread_rows[number] for number in numbers]
    if not 2 <= len(rows) <= MOST_FIELDS or grid.hidden_columns:
        return None
    width = max(map(len, rows))
    whole = [(*row, *[None] * (width - len(row))) for row in rows]
    who, *fields = whole
    if not _are_names(who) or not any(map(_are_skills, fields)):
        return None
    labels = [row[0] if isinstance(row[0], str) else None for row in whole]
    if meaning_of(labels[0] or "") not in _WHO:
        labels[0] = "Person" if look_like_people([str(name) for name in who[1:] if name]) else "Role"
    columns = [column for column in range(1, width) if not all(is_nothing(row[column]) for row in whole)]
    records = (tuple(row[column] for row in whole) for column in columns)
    return dataclasses.replace(
        grid,
        rows=(tuple(labels), *records),
        merged=(),
        hidden_rows=frozenset(),
        places=(0, *columns),
        turned=tuple(numbers),
    )


def _says_more(row: Sequence[Cell]) -> bool:
    """Whether a row says something beside its first cell, and so is no title."""
    return not all(map(is_nothing, row[1:]))


def _are_names(row: Sequence[Cell]) -> bool:
    """Whether the cells of the first row are names of roles or people, and no headings of columns."""
    names = [cell for cell in row[1:] if not is_nothing(cell)]
    texts = [
        cell for cell in names if isinstance(cell, str) and kind_of(cell) == "text" and len(cell) <= LONGEST_HEADING
    ]
    if len(texts) < 2 or len(texts) < len(names) or len(set(texts)) < len(texts):
        return False
    if any(meaning_of(text) is not None for text in texts):
        return False
    label = row[0] if isinstance(row[0], str) else ""
    return meaning_of(label) in _WHO or look_like_titles(texts) or look_like_people(texts)


def _are_skills(row: Sequence[Cell]) -> bool:
    """Whether a row holds several skills a cell, and its label says so."""
    label = row[0] if isinstance(row[0], str) else ""
    if meaning_of(label) != "skill" and not has_word_of(label, "skill"):
        return False
    cells = [cell for cell in row[1:] if not is_nothing(cell)]
    return len(cells) > 1 and packing_of(cells, held=True) is not None


IMPORTER = Importer(
    id="records_across", order=88, name="Tables with a role a column", recognise=recognise, ids_of_file=True
)
