"""Reading of a workbook, in the process that may die of it: bytes to messages, each a small value for JSON.

What the library does not tell, and what would make it ask for more memory than there is, is looked at from outside
first. The messages are those of `sheet_process`. Knows no process.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers._opening import biff, ooxml, opendocument
from workbench.files.importers._opening.facts import SheetFacts
from workbench.files.importers._opening.limits import AREA, CELLS, ROWS, SHEETS, cell_text
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.files.importers._opening.zip_parts import Parts

Message = dict[str, Any]
Reader = Callable[[bytes], Iterator[Message]]

CHUNK = 500
"""Rows in one message."""
_LOOKED, _READ = 0.3, 0.6
"""How far the work is after the look from outside, and after the library's part of it."""
_SHORT, _KNOWN = 100, 50_000
"""Characters of a text that is remembered once it is cleaned, and how many are: in a table most come again."""
_DOCTYPE = b"<!DOCTYPE"
_MARKUP = (".xml", ".rels", ".vml")
_WIDE_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


def messages(data: bytes, reader: Reader | None = None) -> Iterator[Message]:
    """What there is to say of a workbook, until it is done or refused. reader: who reads it once it was looked at."""
    try:
        yield from _told(data) if reader is None else _told_by(reader, data)
    except Refused as refused:
        yield {"refused": refused.why.name, "values": refused.values}
    except MemoryError:
        yield {"refused": Refusal.MEMORY.name, "values": {}}


def _told(data: bytes) -> Iterator[Message]:
    parts = Parts(data) if data.startswith(b"PK") else None
    facts = biff.look(data) if parts is None else (yield from _looked_at(parts))
    yield {"at": _LOOKED}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as cause:
        raise Refused(Refusal.DAMAGED) from cause
    sheets = [sheet for sheet in enumerate(book.sheets_metadata) if sheet[1].typ == SheetTypeEnum.WorkSheet]
    if len(sheets) > SHEETS:
        raise Refused(Refusal.SHEETS, sheets=len(sheets), most=SHEETS)
    counted = _Counted()
    for number, sheet in sheets:
        yield {"at": _READ}
        try:
            content = book.get_sheet_by_index(number)
        except CalamineError as cause:
            raise Refused(Refusal.DAMAGED) from cause
        known = facts[number] if number < len(facts) else SheetFacts()
        yield from _sheet(sheet.name, sheet.visible != SheetVisibleEnum.Visible, content, known, counted)
    macros = parts is not None and any(name.endswith("vbaProject.bin") for name in parts.names)
    yield {"done": {"macros": macros, "cut": counted.cut}}


def _told_by(reader: Reader, data: bytes) -> Iterator[Message]:
    yield from _looked_at(Parts(data))
    yield from reader(data)


def _looked_at(parts: Parts) -> Generator[Message, None, list[SheetFacts]]:
    """The facts of the sheets of a zip. Raises Refused."""
    if any(name.startswith(("word/", "ppt/")) for name in parts.names):
        raise Refused(Refusal.FOREIGN)
    open_document = parts.part("mimetype")[:100].decode("ascii", "replace").startswith(_OPEN_DOCUMENT)
    if not open_document and not any(name.endswith(("workbook.xml", "workbook.bin")) for name in parts.names):
        raise Refused(Refusal.DAMAGED if any(name.startswith("xl/") for name in parts.names) else Refusal.FOREIGN)
    if any(b"manifest:encryption-data" in piece for piece in _pieces_of(parts, "META-INF/manifest.xml")):
        raise Refused(Refusal.PASSWORD)
    facts: list[SheetFacts] = []
    by_part: dict[str, SheetFacts] = {}
    sheets = [] if open_document else ooxml.sheet_parts(parts)
    for number, entry in enumerate(parts.entries):
        pieces = _without_doctype(parts.pieces(entry), entry.filename)
        if open_document and entry.filename == opendocument.CONTENT:
            facts = opendocument.look(pieces)
        elif entry.filename in sheets or ("/worksheets/" in entry.filename and entry.filename.endswith(".xml")):
            by_part[entry.filename] = ooxml.look(pieces)
        else:
            for _ in pieces:
                pass
        yield {"at": _LOOKED * number / len(parts.entries)}
    for each in (*facts, *by_part.values()):
        each.refuse_far()
    return facts or [by_part.get(name, SheetFacts()) for name in sheets]


def _pieces_of(parts: Parts, name: str) -> Iterable[bytes]:
    return (parts.part(name),) if name in parts.names else ()


def _without_doctype(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The pieces of a part. Raises Refused where it declares a type of document, in which entities can be made."""
    markup, last, wide = name.lower().endswith(_MARKUP), b"", False
    for number, piece in enumerate(pieces):
        if markup:
            wide = wide or (number == 0 and piece[:2] in _WIDE_ENCODINGS)
            if _DOCTYPE in (last + piece).replace(b"\0", b"") if wide else _DOCTYPE in last + piece:
                raise Refused(Refusal.ODD)
            last = piece[-2 * len(_DOCTYPE) :]
        yield piece


class _Counted:
    """How many cells there are in all sheets so far, and how many texts were cut."""

    def __init__(self) -> None:
        self.cells = 0
        self.cut = 0
        self._texts: dict[str, str | None] = {"": None}

    def row(self, values: Sequence[Any], before: int) -> list[Any]:
        """A row as it is told, without what is blank at its end. before: blank columns that the library left out."""
        known, cell = self._texts, self._cell
        cells: list[Any] = [None] * before
        cells += [
            value if type(value) is float else known[value] if value in known else cell(value) for value in values
        ]
        while cells and cells[-1] is None:
            cells.pop()
        self.cells += len(cells) - cells.count(None)
        if self.cells > CELLS:
            raise Refused(Refusal.CELLS, most=CELLS)
        return cells

    def _cell(self, value: Any) -> Any:
        if isinstance(value, str):
            text = cell_text(value)
            if text is not None and len(text) > LONGEST_TEXT:
                self.cut += 1
                return text[:LONGEST_TEXT]
            if len(value) <= _SHORT and len(self._texts) < _KNOWN:
                self._texts[value] = text
            return text
        if isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return float(value)
        if isinstance(value, datetime.datetime):
            return {"date": value.date().isoformat()}
        if isinstance(value, datetime.date):
            return {"date": value.isoformat()}
        return str(value)


def _sheet(name: str, hidden: bool, sheet: CalamineSheet, facts: SheetFacts, counted: _Counted) -> Iterator[Message]:
    """A sheet: what it is called and has, then its rows."""
    last, right = sheet.end or (-1, -1)
    if last >= ROWS:
        raise Refused(Refusal.ROWS, rows=last + 1, most=ROWS)
    facts.rows, facts.columns = max(facts.rows, last + 1), max(facts.columns, right + 1)
    if (last + 1) * (right + 1) > AREA:
        facts.refuse_far()
    merged = sheet.merged_cell_ranges
    boxes = facts.merged or [] if merged is None else [(*start, *end) for start, end in merged]
    yield {
        "sheet": {
            "name": name,
            "hidden": hidden,
            "merged": [box for box in boxes if box[0] <= last and box[1] <= right],
            "hidden_rows": sorted(row for row in facts.hidden_rows if row <= last),
            "hidden_columns": sorted(column for column in facts.hidden_columns if column <= right),
            "errors": facts.errors,
            "unvalued": facts.unvalued,
        }
    }
    before = sheet.start[1] if sheet.start else 0
    rows: list[list[Any]] = []
    for number, values in enumerate(sheet.iter_rows(), 1):
        rows.append(counted.row(values, before))
        if number % CHUNK == 0:
            yield {"rows": rows, "at": _READ + (1 - _READ) * number / (last + 1)}
            rows = []
    yield {"rows": rows}
