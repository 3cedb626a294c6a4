"""Export off the GUI thread, with progress and cancel; the file is written by the one saver."""

from __future__ import annotations

import dataclasses
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.application.task import Cancelled
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.files.backups import Backups, state_of
from workbench.qt.background import Background, Job
from workbench.runtime.paths import shown
from workbench.shell.drawing import draw

if TYPE_CHECKING:
    from workbench.files.exporters import Exporter, ExportRequest


@dataclass(frozen=True)
class Export:
    """What to write where, and by what: a map is a value, so it may change on screen meanwhile."""

    exporter: Exporter
    path: Path
    request: ExportRequest


def _written(what: Export, backups: Backups, job: Job) -> tuple[str, ...]:
    """Write the file, its base into the backups; what the reader must be told. Raises Cancelled, SaveFailed,
    ExportFailed."""
    request, base, unkept = _based(what)
    request = dataclasses.replace(request, draw=draw, progress=job.report, cancelled=job.is_cancelled)
    exported = what.exporter.write(request)
    if job.cancelled:
        raise Cancelled
    if base is not None and request.identity is not None:
        try:
            backups.keep(request.identity.document_id, request.identity.revision, base, "export")
        except SaveFailed as failure:
            unkept = (failure.sentence,)
    write_atomically(what.path, exported.data)
    return (*exported.notes, *unkept)


def _based(what: Export) -> tuple[ExportRequest, bytes | None, tuple[str, ...]]:
    """The request with the identity the file names, the state that one which may come back is made of, and why there is
    none."""
    request = what.request
    if not what.exporter.returns or request.identity is None:
        return request, None, ()
    try:
        base, identity = state_of(request.document, request.identity)
    except SaveFailed as failure:
        return request, None, (failure.sentence,)
    return dataclasses.replace(request, identity=identity), base, ()


class ExportJob(QObject):
    """Runs one export at a time, in the order they were asked for, and says how each went."""

    started = Signal(object)
    progress = Signal(float)
    saved = Signal(object, object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()
    """None is under way: said before how the last one went, and before the next one is started."""

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._work = Background(self)
        self._running: Job | None = None
        self._waiting: deque[Export] = deque()

    def start(self, what: Export) -> None:
        """Write a file; once those asked for before are done."""
        if self._running is not None:
            self._waiting.append(what)
            return
        from workbench.files.exporters import ExportFailed

        self.started.emit(what.path)
        self._running = self._work.start(
            "exporting",
            lambda job: _written(what, self._backups, job),
            lambda notes: self._saved(what.path, notes),
            lambda fault: self._failed(what.path, fault),
            foreseen=(SaveFailed, ExportFailed),
            progress=self.progress.emit,
        )

    def cancel(self) -> None:
        """Stop the export that is under way; nothing is written."""
        if self._running is not None:
            self._running.cancel()

    def wait(self, limit: float | None = None) -> bool:
        """Block until all that was asked for is written, and told, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def _saved(self, path: Path, notes: tuple[str, ...]) -> None:
        self._end()
        self.saved.emit(path, notes)
        self._go_on()

    def _failed(self, path: Path, fault: Exception) -> None:
        from workbench.files.exporters import ExportFailed

        self._end()
        if isinstance(fault, Cancelled):
            self.cancelled.emit()
        elif isinstance(fault, SaveFailed | ExportFailed):
            self.failed.emit(str(fault))
        else:
            self.failed.emit(f"{shown(path.name)} could not be made. Nothing was written.")
        self._go_on()

    def _end(self) -> None:
        self._running = None
        self.ended.emit()

    def _go_on(self) -> None:
        if self._waiting and self._running is None:
            self.start(self._waiting.popleft())
