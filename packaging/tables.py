"""One table of skills and roles in the formats that people bring, and what the program takes of it.

Written part by part with the standard library: nothing of the program that reads it, and no library, is needed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

Row = tuple[str | int, ...]

ROWS: Sequence[Row] = (
    ("Skill", "Group", "Ads Analyst", "Community Manager"),
    ("Größere Kampagnen", "Ads", 4, 1),
    ("Campaign data", "Data", 3, ""),
    ("Community care", "Social", "", 4),
)
TITLE = "Größe & Maß"
"""Title of the map that a file of this name becomes: letters that are no ASCII, in a path and in a cell."""
TAKEN = {
    "Ads Analyst: Größere Kampagnen": "leads at 4 sets direction",
    "Community Manager: Größere Kampagnen": "supports at 1 aware",
    "Ads Analyst: Campaign data": "leads at 3 skilled",
    "Community Manager: Community care": "leads at 4 sets direction",
}
"""Role and skill -> what the program says of the two."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx() -> bytes:
    """The table as a workbook of Excel."""
    rows = "".join(f"<row>{''.join(map(_xlsx_cell, row))}</row>" for row in ROWS)
    relation = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/'
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
            "_rels/.rels": f'{relation}officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="Skills" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{relation}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def _xlsx_cell(value: str | int) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def ods() -> bytes:
    """The table as a workbook of LibreOffice."""
    rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in ROWS)
    spaces = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    return _zipped(
        {
            "mimetype": _OPEN_TYPE,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0" manifest:version="1.2">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_OPEN_TYPE}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
            "content.xml": f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="Skills">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def _ods_cell(value: str | int) -> str:
    kind = f'float" office:value="{value}' if isinstance(value, int) else "string"
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}">{text}</table:table-cell>' if value else "<table:table-cell/>"


def csv() -> bytes:
    """The table as Excel saves it in a country that writes 3,5."""
    return "".join(";".join(map(str, row)) + "\r\n" for row in ROWS).encode("utf-8-sig")


FILES: dict[str, Callable[[], bytes]] = {f"{TITLE}.{make.__name__}": make for make in (xlsx, ods, csv)}
"""Name of a file -> what makes it."""


def _zipped(parts: dict[str, str]) -> bytes:
    """A zip of parts, the first of them not packed, as OpenDocument wants its own."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, text) in enumerate(parts.items()):
            head = "" if name == "mimetype" else '<?xml version="1.0" encoding="UTF-8"?>'
            archive.writestr(name, head + text, zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED)
    return data.getvalue()
