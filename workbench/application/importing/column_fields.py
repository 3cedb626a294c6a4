"""Fields of columns: the rows right below the headings of a matrix that say a field of what each column is, such as the
department of a role or whom it reports to. Finds them in a sheet, and says which a mapping takes."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.application.importing.cells import RATINGS
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning, meaning_of
from workbench.application.importing.mapping import Across, TableMapping
from workbench.application.importing.shapes import LeftReason, Table, text_at
from workbench.application.importing.sheet import Sheet

_TAKEN: Mapping[Across, frozenset[Meaning]] = {
    "role": frozenset(("department", "reports_to", "grade", "holder", "headcount")),
    "person": frozenset(("department", "reports_to")),
}
"""What the rows may say of the columns, by what these are."""
_SUBJECTS: frozenset[Meaning] = frozenset(("skill", "role", "person", "name"))
_NUMBERS: frozenset[Meaning] = frozenset(("grade", "headcount"))
"""What may be said by numbers, as levels are."""


def field_rows(sheet: Sheet, heading: int) -> list[int]:
    """The rows right below the headings that say a field of each column; none below what is such a row itself."""
    rows: list[int] = []
    if is_field_row(sheet, heading):
        return rows
    for row in range(heading + 1, sheet.length):
        if not _says_field(sheet, row):
            break
        rows.append(row)
    return rows


def is_field_row(sheet: Sheet, row: int) -> bool:
    """Whether a row says a field of the columns whose headings stand above it: all different, or beside the heading of
    what the rows are, and none rated."""
    above = row
    while above > 0 and _says_field(sheet, above):
        above -= 1
    if above == row or _says_field(sheet, above):
        return False
    heads = [text for text in sheet.texts(above) if text]
    said = sum(bool(text) for text in sheet.texts(row))
    if len(heads) < said - 1 or any(kind in RATINGS for kind in sheet.kinds(above)):
        return False
    return len(set(heads)) == len(heads) or meaning_of(heads[0]) in _SUBJECTS


def _says_field(sheet: Sheet, row: int) -> bool:
    """Whether a row begins with the word for a field, and says it of some column."""
    texts, kinds = sheet.texts(row), sheet.kinds(row)
    label = next((column for column, text in enumerate(texts) if text), None)
    meaning = meaning_of(texts[label]) if label is not None else None
    if label is None or meaning not in _TAKEN["role"] or not any(texts[label + 1 :]):
        return False
    return meaning in _NUMBERS or not any(kind in RATINGS for kind in kinds[label + 1 :])


def fields_of_columns(grid: Grid, mapping: TableMapping) -> dict[int, Meaning]:
    """What each of the rows says that are taken, by their numbers."""
    taken = _TAKEN.get(mapping.across, frozenset()) if mapping.across is not None else frozenset()
    return {row: meaning for row, meaning in _said(grid, mapping.table).items() if meaning in taken}


def left_fields(grid: Grid, mapping: TableMapping) -> dict[int, LeftReason]:
    """The rows that say a field of columns which have no such field."""
    taken = fields_of_columns(grid, mapping)
    return {row: "said_of_roles" for row in _said(grid, mapping.table) if row not in taken}


def _said(grid: Grid, table: Table) -> dict[int, Meaning]:
    """What the rows say that nobody left out; of two that say the same the first."""
    left = {each.number for each in table.left_rows}
    found: dict[int, Meaning] = {}
    for row in table.fields:
        label = next((text for column in table.columns if (text := text_at(grid, row, column))), "")
        meaning = meaning_of(label)
        if row not in left and meaning is not None and meaning not in found.values():
            found[row] = meaning
    return found
