"""Grids of files, read as plainly as can be, for tests of what is recognised in them; and grids drawn as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Area, Cell, Grid


def grids_of(path: Path) -> tuple[Grid, ...]:
    """The grids of a workbook, or the one of a text file with commas or tabs."""
    if path.suffix in (".csv", ".tsv"):
        text = path.read_bytes().decode("utf-8-sig")
        return (grid_of_text(text, "\t" if path.suffix == ".tsv" else ","),)
    workbook = CalamineWorkbook.from_path(str(path))
    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    return tuple(_sheet(workbook, each.name, each.visible != SheetVisibleEnum.Visible) for each in sheets)


def sheets_of(path: Path) -> Sheets:
    """The content of a file, as an import opens it."""
    return Sheets(grids_of(path), path.name)


def grid_of_text(text: str, delimiter: str = ",", name: str = "") -> Grid:
    """The grid of a text with a delimiter; nothing where a cell is empty."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return Grid(name, tuple(tuple(_cell(cell) for cell in row) for row in rows))


def grid_of_lines(lines: str, name: str = "") -> Grid:
    """The grid of lines with | between the cells, as they are easy to read in a test."""
    rows = (line.split("|") for line in lines.strip("\n").splitlines())
    return Grid(name, tuple(tuple(_number(cell.strip()) for cell in row) for row in rows))


def _sheet(workbook: CalamineWorkbook, name: str, hidden: bool) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    rows = tuple(tuple(_cell(cell) for cell in row) for row in sheet.to_python(skip_empty_area=False))
    merged: Iterable[Any] = sheet.merged_cell_ranges or ()
    areas = tuple(Area(start[0], start[1], end[0], end[1]) for start, end in merged)
    return Grid(name, rows, hidden=hidden, merged=areas)


def _cell(value: Any) -> Cell:
    if value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, str | float | bool | date) else str(value)


def _number(text: str) -> Cell:
    try:
        return float(text)
    except ValueError:
        return text or None
