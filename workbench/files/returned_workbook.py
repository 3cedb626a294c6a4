"""Workbooks of ours that come back: whether a file is one, its sheets, and what it says of a map.

The way in for the window and the command line; what is in the sheets is read in `importers._returned`.
"""

from __future__ import annotations

from pathlib import Path

from workbench.application.returned import Returned, ReturnKey
from workbench.application.task import UNWATCHED, Cancelled, Task
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.document import DocumentError
from workbench.files.importers import ImportFailed, Source
from workbench.files.importers._opening.refusal import Refusal, Refused, failure, sentence
from workbench.files.importers._opening.source import from_disk, source_name
from workbench.files.importers._returned.cells import Sheets
from workbench.files.importers._returned.edited import FindBase, NoScenario, read_back
from workbench.files.importers._returned.layout import layout_of
from workbench.files.importers._returned.process import is_returned, read_sheets

__all__ = ["FindBase", "Sheets", "kept_base", "key_of", "open_returned", "read_returned"]


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
