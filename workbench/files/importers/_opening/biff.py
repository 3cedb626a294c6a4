"""Look into an .xls from outside, before it is read: one pass over the records of its stream, as in [MS-XLS].

Knows no cell's value.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from workbench.files.importers._opening import compound
from workbench.files.importers._opening.facts import SheetFacts
from workbench.files.importers._opening.refusal import Refusal, Refused

_ENCRYPTED = "EncryptedPackage"
"""The stream of a newer workbook that is protected: its zip is in there."""
_STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")
_BEGINS, _END = frozenset((0x0009, 0x0209, 0x0409, 0x0809)), 0x000A
_PASSWORD, _SHEET, _ROW, _COLUMNS, _ERROR, _FORMULA = 0x002F, 0x0085, 0x0208, 0x007D, 0x0205, 0x0006
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_HEAD = struct.Struct("<HH")
_FORMULA_ERROR = 2
_NO_NUMBER = b"\xff\xff"


def look(data: bytes) -> list[SheetFacts]:
    """The facts of each sheet of a compound file. Raises Refused where it is protected or no workbook."""
    if compound.stream(data, _ENCRYPTED) is not None:
        raise Refused(Refusal.PASSWORD)
    book = compound.stream(data, *_STREAMS)
    if book is None:
        raise Refused(Refusal.FOREIGN)
    try:
        return [_sheet(book, begin) for begin in _sheets(book)]
    except (struct.error, LookupError) as cause:
        raise Refused(Refusal.DAMAGED) from cause


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record up to the end of what begins here, without what begins within it."""
    depth = 0
    while at + _HEAD.size <= len(book):
        kind, length = _HEAD.unpack_from(book, at)
        at += _HEAD.size
        depth += (kind in _BEGINS) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, book[at : at + length]
        at += length


def _sheets(book: bytes) -> list[int]:
    """Where each sheet begins."""
    found = []
    for kind, content in _records(book, 0):
        if kind == _PASSWORD:
            raise Refused(Refusal.PASSWORD)
        if kind == _SHEET:
            found.append(int.from_bytes(content[:4], "little"))
    return found


def _sheet(book: bytes, begin: int) -> SheetFacts:
    facts = SheetFacts()
    for kind, content in _records(book, begin):
        if kind == _ROW and content[12] & _HIDDEN_ROW:
            facts.hidden_rows.add(int.from_bytes(content[:2], "little"))
        elif kind == _COLUMNS and content[8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", content)
            facts.hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind == _ERROR:
            facts.errors += content[7]
        elif kind == _FORMULA and content[12:14] == _NO_NUMBER:
            facts.errors += content[6] == _FORMULA_ERROR
    return facts
