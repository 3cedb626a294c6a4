"""Shutdown: work that writes files is finished, all other background work is cancelled. Knows no window."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject

from workbench.qt.background import Background
from workbench.qt.document_file import DocumentFile

LAST_WORDS = 60.0
"""Seconds that the end of the program waits for an export: a large workbook takes some, a dead disk never answers."""
CALLED_OFF_WITHIN = 2.0
"""Seconds that it waits for each other job; a disk that does not answer would hold it for ever."""


def end_work(
    owners: Iterable[QObject], document_file: DocumentFile, export_job: QObject, writing: Collection[QObject]
) -> bool:
    """End the background work of all children of `owners`; whether no thread is left at work.

    writing: the objects, besides the document's file and the exports, whose work is finished and not cancelled.
    """
    works = [work for owner in owners for work in owner.findChildren(Background)]
    for work in works:
        if work.parent() not in (document_file, document_file.copies, export_job, *writing):
            work.forget()
    document_file.end()
    for work in works:
        work.wait(LAST_WORDS if work.parent() is export_job else CALLED_OFF_WITHIN)
    return not any(work.running for work in works)
