"""Layout of a returned workbook: which sheet is which, and where ids, titles and fields stand in it now.

Sheets may be renamed, columns moved and inserted: found is by ids and headings. Reads no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.application.returned import ReturnKey, ToldFact
from workbench.domain.field_places import COLUMNS
from workbench.domain.fields import NOUN
from workbench.domain.model import Department, Role, Skill
from workbench.files.exporters.xlsx.body import ID_HEAD, KEYS
from workbench.files.exporters.xlsx.field_cells import head
from workbench.files.exporters.xlsx.layout import MATRIX, ORGANISATION, SIDES_ROW, TITLES_ROW
from workbench.files.importers._returned.base import hidden_sheet, keys_in
from workbench.files.importers._returned.cells import ReturnedSheet, Sheets, as_read

SKILLS = "Skills"
UNIT_ID_HEAD, ROLE_ID_HEAD = "Department id", "Role id"
MATRIX_HEADS = ("Skill", "Belongs to", "In scope", "Import-\nance", "Level needed", "Leads")
"""The headings of Matrix, in the order of KEYS."""
_LEADS = "leads"
_HEADING_ROWS = 25
"""How far down headings are looked for."""
_ENOUGH = 4
"""Headings of ours in one row, from which on it is our table."""

Columns = Mapping[str, int]
"""Name of a field -> its column."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table whose rows are things: the row of its headings, the columns of fields and of ids, by what they name."""

    sheet: ReturnedSheet
    head: int
    columns: Columns
    ids: Columns

    def body(self) -> Iterator[int]:
        """The rows below the headings that say something."""
        return (row for row in self.sheet.rows if row > self.head)


@dataclass(frozen=True, slots=True)
class MatrixLayout(TableLayout):
    """Matrix: also the rows of the ids and titles of roles, None where the ids are gone."""

    keys: int | None
    titles: int

    def others(self) -> Iterator[int]:
        """The columns that are neither a field nor the ids: those of roles, and of what else stands there."""
        known = {*self.columns.values(), *self.ids.values()}
        columns = {column for row, column in self.sheet.cells if row == self.keys or row >= self.titles}
        return (column for column in sorted(columns) if column not in known)


@dataclass(frozen=True, slots=True)
class BookLayout:
    """The sheets of a returned workbook, each None where it is gone; and those that are there twice."""

    key: ReturnKey
    matrix: MatrixLayout | None
    skills: TableLayout | None
    organisation: TableLayout | None
    exported: ReturnedSheet | None
    copies: tuple[ReturnedSheet, ...] = ()

    def facts(self) -> Iterator[ToldFact]:
        """What is not there, or is there twice."""
        for name, table in ((MATRIX, self.matrix), (SKILLS, self.skills), (ORGANISATION, self.organisation)):
            if table is None:
                yield ToldFact(reason="sheet_gone", place=ReturnedSheet(name, {}).place(0, 0))
        for sheet in self.copies:
            yield ToldFact(reason="copies", place=sheet.place(0, 0))
        if self.matrix is not None and (self.matrix.keys is None or not self.matrix.ids):
            yield ToldFact(reason="no_matrix_ids", place=self.matrix.sheet.place(0, 0))
        for table, wanted in ((self.matrix, _MATRIX_FIELDS), (self.skills, _SKILLS), (self.organisation, _LINES)):
            if table is not None:
                where = table.sheet.place(table.head, 0)
                gone = (heading for heading, name in wanted.items() if name not in table.columns)
                yield from (ToldFact(reason="column_gone", place=where, text=as_read(each)) for each in gone)


def layout_of(sheets: Sheets) -> BookLayout | None:
    """The layout of a workbook; None where it says nowhere what it was made from."""
    exported = hidden_sheet(sheets)
    others = tuple(sheet for sheet in sheets if sheet is not exported)
    keyed = [(sheet, *found) for sheet in others for found in keys_in(sheet)]
    keyed.sort(key=lambda each: each[0].name != MATRIX)
    if keyed:
        sheet, (row, column), key = keyed[0]
        matrix: MatrixLayout | None = _keyed(sheet, row, column)
    else:
        named = [found for _, found in keys_in(exported)] if exported is not None else []
        if not named:
            return None
        key, matrix = named[0], _by_headings(others)
    left = [sheet for sheet in others if matrix is None or sheet is not matrix.sheet]
    copies = tuple({sheet.name: sheet for sheet, *_ in keyed[1:] if matrix and sheet is not matrix.sheet}.values())
    left = [sheet for sheet in left if sheet not in copies]
    skills = _table(left, SKILLS, _SKILLS, {ID_HEAD: "skill"})
    left = [sheet for sheet in left if skills is None or sheet is not skills.sheet]
    organisation = _table(left, ORGANISATION, _LINES, {UNIT_ID_HEAD: "department", ROLE_ID_HEAD: "role"})
    return BookLayout(key, matrix, skills, organisation, exported, copies)


def _keyed(sheet: ReturnedSheet, row: int, column: int) -> MatrixLayout:
    """Matrix by its key, which stands where the row and the column of the ids meet."""
    below = [place[0] for place in sheet.rows_of(ID_HEAD) if place[1] == column and place[0] > row]
    top = below[0] if below else row + SIDES_ROW - 2
    fields = _keys_of(sheet, row, column) or _heads(sheet, top, _MATRIX)
    return MatrixLayout(sheet, top, fields, {"skill": column}, row, top - (SIDES_ROW - TITLES_ROW))


def _by_headings(sheets: Sequence[ReturnedSheet]) -> MatrixLayout | None:
    """Matrix without its key: by its headings, one of which no other sheet has."""
    found = []
    for sheet in sheets:
        for row in range(min(sheet.last_row + 1, _HEADING_ROWS)):
            fields = _heads(sheet, row, _MATRIX)
            if _LEADS in fields and len(fields) >= _ENOUGH:
                found.append((sheet, row, fields))
    if not found:
        return None
    sheet, top, fields = min(found, key=lambda each: each[0].name != MATRIX)
    ids = _heads(sheet, top, _folded({ID_HEAD: "skill"}))
    keys = next((row for row in range(top) if len(_keys_of(sheet, row, sheet.last_column + 1)) >= _ENOUGH), None)
    return MatrixLayout(sheet, top, fields, ids, keys, top - (SIDES_ROW - TITLES_ROW))


def _keys_of(sheet: ReturnedSheet, row: int, before: int) -> dict[str, int]:
    """The columns of fields, by the keys in the row of the ids."""
    found: dict[str, int] = {}
    for column in range(before):
        text = sheet.at(row, column).text
        if text in KEYS:
            found.setdefault(text, column)
    return found


def _heads(sheet: ReturnedSheet, row: int, wanted: Mapping[str, str]) -> dict[str, int]:
    """The columns of fields, by the headings in a row."""
    found: dict[str, int] = {}
    for column, cell in sheet.rows.get(row, {}).items():
        name = wanted.get(" ".join(as_read(cell.text).split()).casefold())
        if name is not None:
            found.setdefault(name, column)
    return found


def _table(
    sheets: Sequence[ReturnedSheet], name: str, wanted: Mapping[str, str], ids: Mapping[str, str]
) -> TableLayout | None:
    """The sheet with the most headings of ours, where these are enough; of equal ones the one with the name."""
    best: TableLayout | None = None
    for sheet in sorted(sheets, key=lambda each: each.name != name):
        for row in range(min(sheet.last_row + 1, _HEADING_ROWS)):
            found = _heads(sheet, row, _folded(wanted))
            if len(found) >= _ENOUGH and (best is None or len(found) > len(best.columns)):
                best = TableLayout(sheet, row, found, _heads(sheet, row, _folded(ids)))
    return best


def _folded(names: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(as_read(text).split()).casefold(): name for text, name in names.items()}


_MATRIX = _folded(dict(zip(MATRIX_HEADS, KEYS, strict=True)))
_MATRIX_FIELDS: Mapping[str, str] = dict(list(zip(MATRIX_HEADS, KEYS, strict=True))[:-1])
_SKILLS: Mapping[str, str] = {head(field, column): field.name for field, column in COLUMNS[Skill]}
_LINES: Mapping[str, str] = {
    head(field, column): f"{NOUN[kind]}.{field.name}" for kind in (Department, Role) for field, column in COLUMNS[kind]
}
