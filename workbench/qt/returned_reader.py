"""Returned reader: finds the workbooks of ours among files, and reads what they say, off the GUI thread.

Knows files; shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.application.returned import Returned
from workbench.application.task import Cancelled, Task
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.importers import ImportFailed, named_sources
from workbench.files.returned_workbook import ReturnedBook, kept_base, read_returned, recognise
from workbench.qt.background import Background, Job, JobFunction

Failed = Callable[[str], object]
"""Called with a sentence that says why a file could not be read."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file that was looked at. book: what it is, None for no workbook of ours. otherwise: whether it is one that was
    saved as .ods, .xls or .xlsb."""

    path: Path
    name: str
    book: ReturnedBook | None = None
    otherwise: bool = False


class ReturnedReader(QObject):
    """Reads at one request at a time; a new one gives up the one before. Answers are given on the GUI thread."""

    progressed = Signal(float)
    """How far it is, as a fraction of 1."""

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._work = Background(self)

    def look(self, paths: Sequence[Path], done: Callable[[tuple[LookedAt, ...]], object], failed: Failed) -> None:
        """Look which files are workbooks of ours."""
        named = named_sources(paths)

        def work(job: Job) -> tuple[LookedAt, ...]:
            return tuple(_looked_at(name, path, Task(job.report, job.is_cancelled)) for name, path in named)

        self._start(work, done, failed)

    def read(
        self, looked_at: Sequence[LookedAt], now: CapabilityMap, done: Callable[..., object], failed: Failed
    ) -> None:
        """Read what workbooks of ours say; `done` is called with a tuple of Returned. now: the map as it is."""
        find_base = kept_base(self._backups)
        books = [(each.name, each.book) for each in looked_at if each.book is not None]

        def work(_: Job) -> tuple[Returned, ...]:
            return tuple(read_returned(name, book.sheets, now, find_base) for name, book in books)

        self._start(work, done, failed)

    def give_up(self) -> None:
        """Give up what is being read."""
        self._work.abandon()

    def wait(self, limit: float | None = None) -> bool:
        """Block until what is read is answered, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def _start(self, work: JobFunction, done: Callable[..., object], failed: Failed) -> None:
        def fail(fault: Exception) -> None:
            if not isinstance(fault, ImportFailed | Cancelled):
                raise fault
            failed(str(fault))

        self._work.abandon()
        self._work.start(
            "reading returned workbooks", work, done, fail, foreseen=(ImportFailed,), progress=self.progressed.emit
        )


def _looked_at(name: str, path: Path, task: Task) -> LookedAt:
    found = recognise(path, task)
    if isinstance(found, ReturnedBook):
        return LookedAt(path, name, found)
    return LookedAt(path, name, otherwise=found)
