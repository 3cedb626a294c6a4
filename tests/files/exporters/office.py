"""LibreOffice as a user of workbooks: calculates them anew, and edits them as people do."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.files.exporters.figures import Place

_BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}
</script:module>"""
_HELPERS = """
Function Opened(url As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden": how(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, how())
End Function
Sub Stored(book, url As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName": how(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(url, how())
End Sub
Sub Told(file As Integer, sheet, row As Long, column As Long)
  Dim cell
  cell = sheet.getCellByPosition(column, row)
  If cell.FormulaResultType2 = com.sun.star.sheet.FormulaResult.VALUE Then
    Print #file, Str(cell.Value)
  Else
    Print #file, "=" & cell.String
  End If
End Sub
Sub Faults(file As Integer, book)
  Dim sheet
  For Each sheet In book.Sheets
    Print #file, sheet.queryFormulaCells(com.sun.star.sheet.FormulaResult.ERROR).RangeAddressesAsString;
  Next
  Print #file, ""
End Sub
Sub Sorted(sheet, place As String, field As Integer, up As Boolean)
  Dim by(0) As New com.sun.star.table.TableSortField
  Dim how(1) As New com.sun.star.beans.PropertyValue
  by(0).Field = field: by(0).IsAscending = up
  how(0).Name = "SortFields": how(0).Value = by()
  how(1).Name = "ContainsHeader": how(1).Value = False
  sheet.getCellRangeByName(place).sort(how())
End Sub
Sub MovedColumn(sheet, source As Integer, target As Integer)
  Dim column, from As Integer
  sheet.Columns.insertByIndex(target, 1)
  from = source
  If source >= target Then from = source + 1
  column = sheet.Columns.getByIndex(from)
  sheet.moveRange(sheet.getCellByPosition(target, 0).CellAddress, column.RangeAddress)
  sheet.Columns.removeByIndex(from, 1)
End Sub
"""


def program() -> str:
    """LibreOffice; the test is skipped where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("LibreOffice is not here to calculate")
    return found


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The workbooks, by name, calculated anew: the values stored in them are taken out first."""
    sources, results = folder / "in", folder / "out"
    sources.mkdir()
    for name, data in books.items():
        (sources / f"{name}.xlsx").write_bytes(_without_values(data))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program(), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(results)]
    subprocess.run([*command, *map(str, sorted(sources.iterdir()))], check=True, capture_output=True, timeout=300)
    return {name: (results / f"{name}.xlsx").read_bytes() for name in books}


@dataclass(frozen=True)
class Seen:
    """What a workbook shows after some edits: the cells asked for, and where there are errors."""

    cells: Mapping[Place, str | float]
    errors: str


def edited(books: Mapping[str, tuple[bytes, Sequence[str]]], places: Sequence[Place], folder: Path) -> dict[str, Seen]:
    """What workbooks show, by name, after edits, which are lines of Basic over `book`; everything is calculated anew.

    `Sorted(sheet, place, field, up)` and `MovedColumn(sheet, source, target)` are there to be called.
    """
    told = folder / "told.txt"
    lines = [_HELPERS, "Sub Main", "Dim book, file", "file = FreeFile", f'Open "{told}" For Output As #file']
    for name, (data, edits) in books.items():
        source = folder / f"{name}.xlsx"
        source.write_bytes(data)
        lines += [f'book = Opened("{source.as_uri()}")', *edits, "book.calculateAll()", "Faults(file, book)"]
        lines += [f'Told(file, book.Sheets.getByName("{sheet}"), {row}, {column})' for sheet, row, column in places]
        lines.append("book.close(True)")
    lines += ["Close #file", "StarDesktop.terminate()", "End Sub"]
    _run(lines, folder)
    answers = iter(told.read_text(encoding="utf-8").splitlines())
    found = {}
    for name in books:
        errors = next(answers)
        found[name] = Seen({place: _told(next(answers)) for place in places}, errors)
    return found


def saved(books: Mapping[str, tuple[bytes, Sequence[str]]], folder: Path) -> dict[str, bytes]:
    """Workbooks, by name, after edits as those of `edited`, as LibreOffice saves them."""
    lines = [_HELPERS, "Sub Main", "Dim book"]
    for name, (data, edits) in books.items():
        source, target = folder / f"{name}.xlsx", folder / f"{name} saved.xlsx"
        source.write_bytes(data)
        lines += [
            f'book = Opened("{source.as_uri()}")',
            *edits,
            f'Stored(book, "{target.as_uri()}")',
            "book.close(True)",
        ]
    _run([*lines, "StarDesktop.terminate()", "End Sub"], folder)
    return {name: (folder / f"{name} saved.xlsx").read_bytes() for name in books}


def _run(lines: Sequence[str], folder: Path) -> None:
    """Run lines of Basic in a LibreOffice of its own, which ends with them."""
    office = [program(), f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore"]
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=300)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_BASIC.format(code=escape("\n".join(lines))), encoding="utf-8")
    subprocess.run([*office, "macro:///Standard.Module1.Main"], check=True, capture_output=True, timeout=300)


def _told(line: str) -> str | float:
    return line[1:] if line.startswith("=") else float(line)


def _without_values(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            target.writestr(name, content)
    return out.getvalue()
