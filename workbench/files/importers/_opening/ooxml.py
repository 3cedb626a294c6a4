"""Look into an .xlsx from outside, before it is read: searches over the bytes of its sheets, piece by piece.

The whole takes a fraction of the time of reading. What it counts is a help where a file is oddly written: only its
limits are relied on. Knows no cell's value.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from workbench.files.importers._opening.facts import SheetFacts, column_number
from workbench.files.importers._opening.limits import COLUMNS, ROWS
from workbench.files.importers._opening.zip_parts import Parts

_TAIL = 1 << 22
"""Bytes without the end of a cell, after which a piece is looked at as it is."""
_WINDOW, _LONGEST = 1 << 15, 1 << 10
"""Bytes in which the last cell is looked for in one go, and how far the first tag of a cell may reach beyond."""

_NARROW = 26
"""Columns that are supposed of a sheet without a cell beyond them: those of one letter are not searched for."""

_NAME = rb"<(?:\w{1,20}:)?"
_END = rb"</(?:\w{1,20}:)?"
_ROW = re.compile(_NAME + rb"row\s([^<>]*)>")
_COLUMN = re.compile(_NAME + rb"col\s([^<>]*)>")
_CELL = re.compile(_NAME + rb"c(\s[^<>]*)?(?<!/)>(?!</)")
_WIDE = re.compile(rb"""r=["'][A-Za-z]{2,7}[0-9]""")
_WIDE_CELL = re.compile(_NAME + rb"""c\s[^<>]*?\br=["']([A-Za-z]{2,7})([0-9]{1,7})["'][^<>]*(?<!/)>(?!</)""")
_ERROR = re.compile(_NAME + rb"""c\s(?:[^<>]*\s)?t=["']e["'][^<>]*>""")
_FORMULA = re.compile(
    _NAME + rb"c(\s[^<>]*)?>\s*" + _NAME + rb"f(?:\s[^<>]*)?(?:/>|>[^<]*" + _END + rb"f>)\s*"
    rb"(?:" + _NAME + rb"v\s*/>|" + _NAME + rb"v>" + _END + rb"v>)?\s*" + _END + rb"c>"
)
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_TEXT_TYPE = re.compile(rb"""\bt=["']str["']""")
_NUMBERS = {name: re.compile(rb"(?<![\w:])" + name + rb"""=["'](\d{1,7})["']""") for name in (b"r", b"min", b"max")}
_PLACE = re.compile(rb"""(?<![\w:])r=["']([A-Za-z]{1,3})(\d{1,7})["']""")

_SHEET = re.compile(_NAME + rb"sheet\s([^<>]*)>")
_RELATION = re.compile(_NAME + rb"Relationship\s([^<>]*)>")
_BY_RELATION = re.compile(rb"""\b\w{1,20}:id=["']([^"'<>]*)["']""")
_ID = re.compile(rb"""(?<![\w:])Id=["']([^"'<>]*)["']""")
_TARGET = re.compile(rb"""(?<![\w:])Target=["']([^"'<>]*)["']""")


def sheet_parts(parts: Parts) -> list[str]:
    """The name of the part of each sheet, in their order; "" for one that is not found."""
    book = next((name for name in sorted(parts.names) if re.search(r"(^|/)workbook\.xml$", name)), "")
    folder, _, plain = book.rpartition("/")
    relations = parts.part(f"{folder}/_rels/{plain}.rels".lstrip("/"))
    targets: dict[bytes, bytes] = {}
    for relation in _RELATION.finditer(relations):
        key, target = _ID.search(relation[1]), _TARGET.search(relation[1])
        if key and target:
            targets[key[1]] = target[1]
    found = []
    for sheet in _SHEET.finditer(parts.part(book)):
        key = _BY_RELATION.search(sheet[1])
        path = targets.get(key[1], b"").decode("utf-8", "replace").replace("\\", "/") if key else ""
        found.append(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}".lstrip("/"))
    return found


def look(pieces: Iterable[bytes]) -> SheetFacts:
    """The facts of one sheet's part."""
    facts = SheetFacts()
    for piece in _at_cells(pieces):
        _look_at_rows(piece, facts)
        _look_at_cells(piece, facts)
    return facts


def _at_cells(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, each ended where a cell ends."""
    rest = b""
    for piece in pieces:
        rest += piece
        end = rest.rfind(b"c>", max(len(rest) - len(piece) - 1, 0)) + 2
        if end > 1 or len(rest) > _TAIL:
            end = end if end > 1 else len(rest)
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _look_at_rows(piece: bytes, facts: SheetFacts) -> None:
    if b"hidden=" in piece:
        for row in _ROW.finditer(piece):
            number = _number(b"r", row[1])
            if _HIDDEN.search(row[1]) and 0 < number <= ROWS:
                facts.hidden_rows.add(number - 1)
        for column in _COLUMN.finditer(piece):
            if _HIDDEN.search(column[1]):
                first, last = _number(b"min", column[1]), min(_number(b"max", column[1]), COLUMNS)
                facts.hidden_columns.update(range(max(first, 1) - 1, last))
    facts.filled += piece.count(b"<row") + piece.count(b":row ")


def _look_at_cells(piece: bytes, facts: SheetFacts) -> None:
    if b'="e"' in piece or b"='e'" in piece:
        facts.errors += len(_ERROR.findall(piece))
    if b"<f" in piece or b":f" in piece:
        facts.unvalued += sum(1 for each in _FORMULA.finditer(piece) if not _TEXT_TYPE.search(each[1] or b""))
    row, name = _last_cell(piece)
    if row > facts.rows:
        facts.rows, facts.lowest = row, name
    cells = {column_number(each[1]): each for each in _WIDE_CELL.finditer(piece)} if _WIDE.search(piece) else {}
    facts.columns = facts.columns or _NARROW
    if cells and max(cells) > facts.columns:
        facts.columns = max(cells)
        facts.rightmost = b"".join(cells[facts.columns].groups()).decode()
    facts.wide = max(facts.wide, sum(column > COLUMNS for column in cells))


def _last_cell(piece: bytes) -> tuple[int, str]:
    """Row and name of the last cell with a value; where cells do not say their place, those of the last row."""
    for start in range(max(len(piece) - _WINDOW, 0), -_WINDOW, -_WINDOW):  # from the end, each byte once
        cells = deque(_CELL.finditer(piece, max(start, 0), start + _WINDOW + _LONGEST), maxlen=1)
        if cells:
            place = _PLACE.search(cells[0][1] or b"")
            if place:
                return int(place[2]), b"".join(place.groups()).decode()
            row = max((_number(b"r", row[1]) for row in _ROW.finditer(piece)), default=0)
            return row, f"row {row:,}"
    return 0, ""


def _number(name: bytes, attributes: bytes) -> int:
    found = _NUMBERS[name].search(attributes)
    return int(found[1]) if found else 0
