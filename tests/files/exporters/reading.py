"""Reads a workbook back without a spreadsheet program."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.workbook import Workbook

from tests.files.exporters.maps import TODAY
from workbench.domain.coverage import FigureView
from workbench.domain.model import CapabilityMap
from workbench.files.exporters import ExportRequest, exporter_for
from workbench.files.exporters.xlsx import all_sheets
from workbench.files.exporters.xlsx.layout import TOTALS
from workbench.files.exporters.xlsx.sheet import Sheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook_of(document: CapabilityMap) -> bytes:
    """The workbook of a map's first scenario."""
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    return exporter.write(ExportRequest(document, document.scenarios[0].id, TODAY)).data


def opened(data: bytes, *, values: bool = True) -> Workbook:
    """The workbook as a reader that does not calculate sees it, or with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def split_figures(book: Workbook, view: FigureView) -> dict[str, Any]:
    """The totals of the Split sheet in a view, by the program's names."""
    return {name: book["Split"].cell(row + 1, column + 1).value for name, (row, column) in TOTALS[view].items()}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a cell keeps: whether it is a formula, and its value."""

    formula: bool
    value: str | float


def kept(data: bytes) -> dict[str, Kept]:
    """Every cell by "Sheet!A1", read in a tenth of the time that the library takes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [
            each.get("name") for each in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        ]
        shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        texts = ["".join(each.text or "" for each in item.iter(f"{_MAIN}t")) for item in shared]
        sheets = [ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1)]
    found = {}
    for name, sheet in zip(names, sheets, strict=True):
        for cell in sheet.iter(f"{_MAIN}c"):
            kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
            known = texts[int(value)] if kind == "s" else float(value) if kind == "n" and value else value
            found[f"{name}!{cell.get('r')}"] = Kept(cell.find(f"{_MAIN}f") is not None, known)
    return found


def shown(book: Workbook) -> dict[tuple[str, int, int], Any]:
    """What the cells of a workbook show, by sheet, and row and column counted from 0."""
    return {
        (sheet.title, cell.row - 1, cell.column - 1): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }


def chart_cache(data: bytes) -> dict[str, dict[str, float]]:
    """The values the chart keeps: of each bar, the part of each series."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = ElementTree.fromstring(archive.read("xl/charts/chart1.xml"))
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

    def kept(series: ElementTree.Element, what: str) -> list[str]:
        found = series.find(f"{space}{what}")
        assert found is not None
        return [str(each.findtext(f"{space}v")) for each in found.iter(f"{space}pt")]

    cache: dict[str, dict[str, float]] = {}
    for series in tree.iter(f"{space}ser"):
        (name,) = kept(series, "tx")
        for bar, value in zip(kept(series, "cat"), kept(series, "val"), strict=True):
            cache.setdefault(bar, {})[name] = float(value)
    return cache


def visible_sheets() -> list[Sheet]:
    """The sheets a reader sees, in the order of the tabs."""
    return [sheet for sheet in all_sheets() if not sheet.hidden]
