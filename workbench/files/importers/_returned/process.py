"""Sheets of a returned workbook, as the process that reads them tells; and whether a file is one at all.

What the process says is not trusted: each message is checked for its shape.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic_core import SchemaValidator, ValidationError, core_schema

from workbench.application.task import Task
from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers._opening.limits import COLUMNS, PART, ROWS
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.files.importers._opening.sheet_process import messages_of
from workbench.files.importers._opening.zip_parts import Parts
from workbench.files.importers._returned.cells import ReturnedSheet, SheetCell, SheetComment, Sheets
from workbench.files.importers._returned.reading import ERROR, FORMULA

_KEY = re.compile(rb"capmap [0-9]{1,4} [^<]{1,2000}")
_TEXTS = "sharedStrings.xml"
_OPTION = "--returned"


def is_returned(data: bytes) -> bool:
    """Whether the bytes are an .xlsx with the key of a workbook of ours, wherever it stands. Reads no cell."""
    try:
        parts = Parts(data)
        entries = [each for each in parts.entries if each.filename.endswith(".xml") and "xl/" in each.filename]
        for entry in sorted(entries, key=lambda each: not each.filename.endswith(_TEXTS)):
            if entry.filename.endswith(_TEXTS) or "/worksheets/" in entry.filename:
                last = b""
                for piece in parts.pieces(entry):
                    if _KEY.search(last + piece):
                        return True
                    last = piece[-100:]
    except Refused:  # whoever opens it says why
        return False
    return False


def read_sheets(data: bytes, task: Task) -> Sheets:
    """The sheets of a returned workbook, read in a process of its own. Raises Refused and Cancelled."""
    try:
        with contextlib.closing(messages_of(data, task, _shape(), _OPTION)) as messages:
            return assembled(messages, task)
    except (ValidationError, LookupError, TypeError) as cause:  # it says what it never says
        raise Refused(Refusal.DAMAGED) from cause


def assembled(messages: Iterable[dict[str, Any]], task: Task) -> Sheets:
    """The sheets that messages tell. Raises Refused."""
    sheets: list[ReturnedSheet] = []
    cells: dict[tuple[int, int], SheetCell] = {}
    comments: list[SheetComment] = []
    why = Refusal.NO_READER
    for message in messages:
        why = Refusal.MEMORY
        if "refused" in message:
            raise Refused(Refusal[message["refused"]], **message["values"])
        if "at" in message:
            task.report(min(message["at"], 1.0))
        if "sheet" in message:
            cells, comments = {}, []
            sheets.append(ReturnedSheet(message["sheet"]["name"], cells, comments))
        for row, column, value, marks in message.get("cells", ()):
            cells[row, column] = SheetCell(value, bool(marks & ERROR), bool(marks & FORMULA))
        comments += [SheetComment(*each) for each in message.get("comments", ())]
        if "done" in message:
            return tuple(sheets)
    raise Refused(why)


@cache
def _shape() -> SchemaValidator:
    """The shape of a message."""
    row, column = (core_schema.int_schema(strict=True, ge=0, le=most) for most in (ROWS, COLUMNS))
    text = core_schema.str_schema(strict=True, max_length=LONGEST_TEXT)
    value = core_schema.union_schema(
        [text, core_schema.float_schema(strict=True), core_schema.none_schema(), core_schema.bool_schema(strict=True)]
    )
    cell = core_schema.tuple_schema([row, column, value, core_schema.int_schema(strict=True, ge=0, le=3)])
    comment = core_schema.tuple_schema([row, column, text, text])
    named = core_schema.typed_dict_schema({"name": core_schema.typed_dict_field(text)}, extra_behavior="forbid")
    refused = core_schema.dict_schema(
        core_schema.str_schema(max_length=20), core_schema.union_schema([core_schema.int_schema(le=PART), text])
    )
    parts = {
        "at": core_schema.float_schema(ge=0),
        "sheet": named,
        "cells": core_schema.list_schema(cell),
        "comments": core_schema.list_schema(comment),
        "done": core_schema.bool_schema(strict=True),
        "refused": core_schema.literal_schema([each.name for each in Refusal]),
        "values": refused,
    }
    return SchemaValidator(
        core_schema.typed_dict_schema(
            {name: core_schema.typed_dict_field(schema, required=False) for name, schema in parts.items()},
            extra_behavior="forbid",
        )
    )
