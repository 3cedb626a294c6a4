"""Workbooks of ours that come back: whether a file is one, its sheets, and what it says of a map.

The way in for the window and the command line; what is in the sheets is read in `importers._returned`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from workbench.application.returned import Returned, ReturnKey
from workbench.application.task import UNWATCHED, Cancelled, Task
from workbench.domain.model import CapabilityMap
from workbench.domain.normalisation import one_line
from workbench.files.backups import Backups
from workbench.files.document import DocumentError
from workbench.files.importers import ImportFailed, Source
from workbench.files.importers._opening import biff
from workbench.files.importers._opening.compound import SIGNATURE
from workbench.files.importers._opening.refusal import Refusal, Refused, failure, sentence
from workbench.files.importers._opening.source import from_disk, source_name
from workbench.files.importers._opening.zip_parts import Parts
from workbench.files.importers._returned.base import NoMap, base_in
from workbench.files.importers._returned.cells import Sheets
from workbench.files.importers._returned.edited import FindBase, NoScenario, read_back
from workbench.files.importers._returned.layout import layout_of
from workbench.files.importers._returned.process import is_returned, read_sheets

__all__ = ["FindBase", "ReturnedBook", "Sheets", "kept_base", "key_of", "open_returned", "read_returned", "recognise"]
_WIDE_KEY = re.compile(rb"c\0a\0p\0m\0a\0p\0 \0[0-9]\0 \0[0-9a-f]\0")
_PLAIN_KEY = re.compile(rb"capmap [0-9] [0-9a-f]")
_AUTHOR = re.compile(r"<cp:lastModifiedBy[^>]*>([^<]{1,200})</cp:lastModifiedBy>")
_PROPERTIES, _PROPERTIES_SIZE = "docProps/core.xml", 100_000


@dataclass(frozen=True, slots=True)
class ReturnedBook:
    """A workbook of ours that comes back: its sheets, what it was made from, and who saved it last, "" if it says not.

    title: that of the map inside, "" where it is not there.
    """

    name: str
    sheets: Sheets
    key: ReturnKey
    author: str = ""
    title: str = ""


def recognise(path: Path, task: Task = UNWATCHED) -> ReturnedBook | bool:
    """A workbook of ours; True for one that was saved as .ods, .xls or .xlsb, False for any other file.

    Raises ImportFailed and Cancelled, with a sentence.
    """
    name = source_name(path)
    try:
        source = from_disk(path)
    except Refused as refused:
        raise failure(name, refused) from refused
    sheets = open_returned(source, task)
    if sheets is None:
        unreadable = _unreadable(source.data)
        if unreadable is not None:
            raise failure(name, unreadable) from unreadable
        return _saved_otherwise(source.data)
    layout = layout_of(sheets)
    if layout is None:  # `open_returned` has found it
        return False
    try:
        title = base_in(layout.exported, layout.key).title
    except NoMap:
        title = ""
    return ReturnedBook(name, sheets, layout.key, _last_author(source.data), title)


def _unreadable(data: bytes) -> Refused | None:
    """Why nobody can say whether a workbook is one of ours: it is damaged, or protected by a password."""
    try:
        if data.startswith(SIGNATURE):
            biff.look(data)
        elif data.startswith(b"PK"):
            Parts(data)
    except Refused as refused:
        return refused if refused.why in (Refusal.DAMAGED, Refusal.PASSWORD) else None
    return None


def _saved_otherwise(data: bytes) -> bool:
    """Whether the bytes are an .ods, .xls or .xlsb in which the key of a workbook of ours stands. Reads no cell."""
    if data.startswith(SIGNATURE):
        return bool(_PLAIN_KEY.search(data) or _WIDE_KEY.search(data))
    try:
        parts = Parts(data)
        for entry in parts.entries:
            if entry.filename in ("content.xml", "xl/sharedStrings.bin"):
                last = b""
                for piece in parts.pieces(entry):
                    if _PLAIN_KEY.search(last + piece) or _WIDE_KEY.search(last + piece):
                        return True
                    last = piece[-100:]
    except Refused:
        return False
    return False


def _last_author(data: bytes) -> str:
    """Who saved a workbook last, as it says itself."""
    try:
        text = Parts(data).part(_PROPERTIES)[:_PROPERTIES_SIZE].decode("utf-8", "replace")
    except Refused:
        return ""
    found = _AUTHOR.search(text)
    return one_line(unescape(found[1])) if found else ""


def open_returned(source: Source | Path, task: Task = UNWATCHED) -> Sheets | None:
    """The sheets of a workbook of ours; None of any other file. Raises ImportFailed and Cancelled, with a sentence."""
    name = source.name if isinstance(source, Source) else source_name(source)
    try:
        data = (source if isinstance(source, Source) else from_disk(source)).data
        sheets = read_sheets(data, task) if is_returned(data) else ()
        return sheets if layout_of(sheets) is not None else None
    except Refused as refused:
        raise failure(name, refused) from refused
    except Cancelled as cancelled:
        raise Cancelled(sentence(name, Refusal.STOPPED)) from cancelled


def key_of(sheets: Sheets) -> ReturnKey:
    """What a workbook of ours says it was made from. Raises ValueError for other sheets."""
    layout = layout_of(sheets)
    if layout is None:
        raise ValueError("these are not the sheets of a workbook of ours")
    return layout.key


def read_returned(name: str, sheets: Sheets, now: CapabilityMap, find_base: FindBase = lambda _: None) -> Returned:
    """What a workbook of ours says. now: the map as it is. find_base: where its base is looked for if it is not in it.

    Raises ImportFailed where the map lacks its scenario, ValueError for other sheets.
    """
    try:
        return read_back(name, sheets, now, find_base)
    except NoScenario as gone:
        raise ImportFailed(sentence(name, Refusal.NO_SCENARIO)) from gone


def kept_base(backups: Backups) -> FindBase:
    """The finder of a base among the earlier versions; one that cannot be read is not there."""

    def find(key: ReturnKey) -> CapabilityMap | None:
        try:
            version = backups.find(key.document, key.revision)
            return None if version is None else backups.read(version).document
        except (OSError, ValueError, DocumentError):
            return None

    return find
