"""Refusals: why a file is not opened, each with its sentence. Knows no format."""

from __future__ import annotations

from enum import Enum

from workbench.domain.quoting import shortened
from workbench.files.importers._contract import ImportFailed


class Refusal(Enum):
    """The reason for which a file is not opened: how its sentence goes on after the name of the file."""

    PASSWORD = "is protected by a password. Open it in Excel, save it without one, import that."  # noqa: S105
    DAMAGED = "is damaged. Open and save it in Excel, then import that."
    MEMORY = "asks for more memory than a table needs."
    LARGE = "is larger than 25 MB. Keep only the table you need."
    UNPACKED = "unpacks to over 200 MB."
    PART = "holds a part of over 100 MB."
    ODD = "holds what no spreadsheet program writes, and was not read."
    ROWS = "has {rows:,} rows; no more than {most:,} are read. Keep only those you need."
    ROWS_AT_LEAST = "has more than {rows:,} rows; no more than {most:,} are read. Keep only those you need."
    COLUMNS = "has {columns:,} columns; no more than {most:,} are read. Keep only those you need."
    WIDE = "has more than {most:,} columns; no more are read. Keep only those you need."
    SHEETS = "has {sheets:,} sheets; no more than {most:,} are read. Keep only those you need."
    CELLS = "has more than {most:,} cells; keep only the sheet you need."
    FAR = "has a value in {cell}, far from its table. Delete it and save."
    EMPTY = "is empty."
    STOPPED = "was stopped."
    NO_READER = "could not be read: the part of the program that reads workbooks did not start. Install it anew."
    TIME = "took longer than 30 s; keep only the sheet you need."
    MARKUP = "is written in HTML or XML, whatever its name. Open it in Excel, save it as .xlsx, import that."
    MAP = "is a capability map. Open it by File > Open."
    FOREIGN = "is neither a workbook nor a text. Save the table in it as .xlsx or .csv, import that."
    NO_SCENARIO = "is of a scenario that the map does not have, and the map that it was made from is not in it."
    NO_FILE = "is no file, or is not there."
    DISK = "could not be read from its disk: {reason}."
    UNREADABLE = "cannot be read from line {line} on: that is no {language}."
    DEEP = "nests its values more than {most:,} deep, which no list of skills does."
    VALUES = "holds more than {most:,} values. Keep only the skills and roles you need."


class Refused(Exception):
    """A file that is not opened, with what its sentence is filled with."""

    def __init__(self, why: Refusal, **values: int | str) -> None:
        super().__init__(why.name)
        self.why = why
        self.values = values


def sentence(name: str, why: Refusal, **values: int | str) -> str:
    """The sentence of a refusal; name: that of the file."""
    filled = {key: shortened(value) if isinstance(value, str) else value for key, value in values.items()}
    return f"“{shortened(name)}” {why.value.format(**filled)} Nothing was changed."


def failure(name: str, refused: Refused) -> ImportFailed:
    """The error for whoever asked for the file. It says so, too, where what the sentence needs is missing."""
    try:
        return ImportFailed(sentence(name, refused.why, **refused.values))
    except (LookupError, ValueError, TypeError):  # the process that reads is not trusted to fill it
        return ImportFailed(sentence(name, Refusal.DAMAGED))
