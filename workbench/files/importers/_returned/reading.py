"""Reading of a returned workbook by openpyxl, in the process that may die of it: bytes to messages of JSON values.

It alone tells comments with their authors and which cells hold formulas. What the file may not be is looked at from
outside first. The messages are those of `process`. Knows no layout.
"""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers._opening.limits import CELLS, SHEETS
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.files.importers._returned.threads import threads_of

Message = dict[str, Any]
CHUNK = 5_000
"""Cells in one message."""
ERROR, FORMULA = 1, 2
"""Marks of a cell."""


def messages(data: bytes) -> Iterator[Message]:
    """What there is to say of a workbook whose parts were looked at, until it is done. Raises Refused."""
    yield {"at": 0.4}
    try:
        values = _loaded(data, values=True)
        yield {"at": 0.7}
        formulas = _loaded(data, values=False)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, BadZipFile, OSError) as cause:
        raise Refused(Refusal.DAMAGED) from cause
    if len(values.worksheets) > SHEETS:
        raise Refused(Refusal.SHEETS, sheets=len(values.worksheets), most=SHEETS)
    counted, threads = 0, threads_of(data)
    for sheet, other in zip(values.worksheets, formulas.worksheets, strict=True):
        yield {"sheet": {"name": str(sheet.title)[:LONGEST_TEXT]}}
        held = {place for place, cell in _cells(other) if cell.data_type == "f"}
        cells: list[list[Any]] = []
        comments: list[list[Any]] = []
        for place, cell in _cells(sheet):
            row, column = place[0] - 1, place[1] - 1
            if cell.comment is not None:
                note = str(cell.comment.author or ""), str(cell.comment.text or "")
                for author, text in threads.get(note[0], (note,)):
                    comments.append([row, column, author[:LONGEST_TEXT], text[:LONGEST_TEXT]])
            if cell.value is None and place not in held:
                continue
            cells.append([row, column, _plain(cell.value), ERROR * (cell.data_type == "e") + FORMULA * (place in held)])
            counted += 1
            if counted > CELLS:
                raise Refused(Refusal.CELLS, most=CELLS)
            if len(cells) == CHUNK:
                yield {"cells": cells}
                cells = []
        yield {"cells": cells, "comments": comments}
    yield {"done": True}


def _cells(sheet: Any) -> list[tuple[tuple[int, int], Any]]:
    """The cells that are there, by row and column from 1: the library's own ways make all between them, too."""
    return sorted(sheet._cells.items(), key=lambda each: each[0])  # noqa: SLF001 see above


def _loaded(data: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that it leaves out: nobody looks at them
        return load_workbook(io.BytesIO(data), data_only=values)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime.datetime):
        return (value.date() if value.time() == datetime.time() else value).isoformat()
    return str(value)[:LONGEST_TEXT]
