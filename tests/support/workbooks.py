"""Workbooks made part by part, so that they may be as odd as strangers' files are. Knows nothing of reading."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_PART = "xl/worksheets/sheet1.xml"


BLOCK = 10_000_000
"""Bytes in a block of a bomb."""


def bomb(blocks: int) -> bytes:
    """Blocks of spaces, deflated: a thousandth of their size."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    first = packer.compress(b" " * BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)  # from here on it knows nothing of before
    return first * blocks + packer.flush()


def packed_zip(name: str, packed: bytes, size: int) -> bytes:
    """A zip of one part that is already deflated, beside what makes it a workbook; size: what it says of itself."""
    whole = bytearray(workbook(" "))
    head, place = 30 + len(name), whole.index(b"PK\x03\x04", whole.index(name.encode()) - 30)
    start = whole.index(b"PK\x01\x02")
    sizes = struct.pack("<II", len(packed), size)
    local = whole[place : place + 18] + sizes + whole[place + 26 : place + head]
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(name.encode()))
    whole[entry + 20 : entry + 28] = sizes
    directory = place + len(local) + len(packed)
    end = whole.rindex(b"PK\x05\x06")
    whole[end + 16 : end + 20] = struct.pack("<I", directory)
    return bytes(whole[:place] + local + packed + whole[start:])


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    """The part of a sheet: its rows, and what stands before and after them."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook(*sheets: str | bytes, **parts: str | bytes) -> bytes:
    """An .xlsx of these sheets' parts, S1, S2 and so on; parts: others, by their path with __ for /."""
    numbers = range(1, len(sheets) + 1)
    kind = f"{OFFICE}/worksheet"
    relations = "".join(
        f'<Relationship Id="r{each}" Type="{kind}" Target="worksheets/sheet{each}.xml"/>' for each in numbers
    )
    listed = "".join(f'<sheet name="S{each}" sheetId="{each}" r:id="r{each}"/>' for each in numbers)
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
            **{f"xl/worksheets/sheet{each}.xml": sheet for each, sheet in zip(numbers, sheets, strict=True)},
            **{name.replace("__", "/"): content for name, content in parts.items()},
        }
    )
