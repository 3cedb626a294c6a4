"""Reads a workbook back, without a spreadsheet program and through one."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.files.exporters.maps import TODAY
from workbench.domain.model import CapabilityMap
from workbench.files.exporters import exporter_for
from workbench.files.exporters.xlsx.layout import TOTALS

FIGURES = tuple(TOTALS)


def workbook_of(document: CapabilityMap) -> bytes:
    """The workbook of a map's first scenario."""
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    return exporter.export(document, document.scenarios[0].id, TODAY).data


def opened(data: bytes, *, values: bool = True) -> Workbook:
    """The workbook as a reader that does not calculate sees it, or with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def split_figures(book: Workbook) -> dict[str, float | str]:
    """The totals of the Split sheet by the program's names."""
    return {name: book["Split"].cell(row + 1, column + 1).value for name, (row, column) in TOTALS.items()}


def chart_cache(data: bytes) -> dict[str, float]:
    """The value the chart keeps for each of its series."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = ElementTree.fromstring(archive.read("xl/charts/chart1.xml"))
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    cache = {}
    for series in tree.iter(f"{space}ser"):
        name = series.find(f"{space}tx/{space}strRef/{space}strCache/{space}pt/{space}v")
        value = series.find(f"{space}val/{space}numRef/{space}numCache/{space}pt/{space}v")
        assert name is not None
        assert value is not None
        cache[str(name.text)] = float(str(value.text))
    return cache


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Workbook]:
    """The workbooks, by name, calculated anew by LibreOffice: the values stored in them are taken out first."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not here to calculate")
    sources, results = folder / "in", folder / "out"
    sources.mkdir()
    for name, data in books.items():
        (sources / f"{name}.xlsx").write_bytes(_without_values(data))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(results)]
    subprocess.run([*command, *map(str, sorted(sources.iterdir()))], check=True, capture_output=True, timeout=300)
    return {name: opened((results / f"{name}.xlsx").read_bytes()) for name in books}


def _without_values(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            target.writestr(name, content)
    return out.getvalue()


def with_cells(data: bytes, sheet: str, cells: Mapping[str, str | int | None]) -> bytes:
    """The workbook as a user leaves it who changed some cells."""
    book = opened(data, values=False)
    for place, value in cells.items():
        book[sheet][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
