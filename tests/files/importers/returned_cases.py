"""Edits of a workbook as people make them, by openpyxl: addresses by names, so that a case reads as what is done."""

from __future__ import annotations

from typing import Any

from openpyxl.workbook import Workbook

from workbench.files.exporters.xlsx.layout import FIRST_ROLE, FIRST_SKILL_ROW, ID, KEYS_ROW, TITLES_ROW


def at(sheet: Any, row: int, column: int) -> Any:
    """A cell counted from 0."""
    return sheet.cell(row + 1, column + 1)


def skill_row(book: Workbook, identifier: str) -> int:
    """The row of a skill in Matrix, from 0."""
    sheet = book["Matrix"]
    return next(row for row in range(FIRST_SKILL_ROW, sheet.max_row) if at(sheet, row, ID).value == identifier)


def role_column(book: Workbook, identifier: str) -> int:
    """The column of a role in Matrix, from 0."""
    sheet = book["Matrix"]
    columns = range(FIRST_ROLE, sheet.max_column)
    return next(column for column in columns if at(sheet, KEYS_ROW, column).value == identifier)


def cell(book: Workbook, skill: str, role: str) -> Any:
    """The cell of a skill and a role in Matrix."""
    return at(book["Matrix"], skill_row(book, skill), role_column(book, role))


def title(book: Workbook, role: str) -> Any:
    """The cell of a role's title in Matrix."""
    return at(book["Matrix"], TITLES_ROW, role_column(book, role))


def named(book: Workbook, sheet: str, heading: str, identifier: str, ids: str) -> Any:
    """The cell under a heading, in the row of an id."""
    rows = list(book[sheet].iter_rows())
    head = next(row for row in rows if any(each.value == heading for each in row))
    places = {each.value: number for number, each in enumerate(head)}
    line = next(row for row in rows if row[places[ids]].value == identifier)
    return line[places[heading]]


def rows_of(sheet: Any, first: int, width: int) -> list[list[Any]]:
    """The values of rows from `first` on, from 0."""
    return [[at(sheet, row, column).value for column in range(width)] for row in range(first, sheet.max_row)]


def put_rows(sheet: Any, first: int, rows: list[list[Any]]) -> None:
    """Write rows of values."""
    for row, values in enumerate(rows, first):
        for column, value in enumerate(values):
            at(sheet, row, column).value = value
