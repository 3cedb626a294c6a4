"""Export job: exports off the GUI thread, queued, with progress and cancel. Asks nothing, shows nothing.

The file is written by `write_atomically`, as every file is: an old one stays whole where the export fails.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.application.task import Cancelled
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.files.backups import Backups
from workbench.files.exporters import Exporter, ExportFailed, ExportRequest
from workbench.presentation.handing_on_text import left_out_note
from workbench.qt.background import Background, Job
from workbench.runtime.paths import shown
from workbench.shell.drawing import draw


@dataclass(frozen=True)
class Export:
    """One export: exporter, path and request. A map is a value, so it may change on screen meanwhile."""

    exporter: Exporter
    path: Path
    request: ExportRequest


def _write(export: Export, backups: Backups, job: Job) -> tuple[str, ...]:
    """Back up the base, then write the file; notes for the user. Raises Cancelled, SaveFailed, ExportFailed."""
    request, base, problem = _with_base(export, backups)
    request = dataclasses.replace(request, draw=draw, progress=job.report, cancelled=job.is_cancelled)
    exported = export.exporter.write(request)
    if job.cancelled:
        raise Cancelled
    if base is not None and request.identity is not None:
        try:
            backups.keep(request.identity.document_id, request.identity.revision, base, "export")
        except SaveFailed as failure:
            problem = (failure.sentence,)
    write_atomically(export.path, exported.data)
    left_out = left_out_note(request.left_out)
    return tuple(filter(None, (*exported.notes, left_out, *problem)))


def _with_base(export: Export, backups: Backups) -> tuple[ExportRequest, bytes | None, tuple[str, ...]]:
    """The request with the identity that the file names, its base, and a note why there is none.

    The base is the map as bytes, with which a file that comes back edited is compared; None for other files.
    """
    request = export.request
    if not (export.exporter.returns and request.returns) or request.identity is None:
        return request, None, ()
    try:
        base, identity = backups.state_of(request.document, request.identity)
    except SaveFailed as failure:
        return request, None, (failure.sentence,)
    return dataclasses.replace(request, identity=identity), base, ()


class ExportJob(QObject):
    """Export queue: runs one export at a time, in the order they were asked for."""

    started = Signal(object)
    """The Path of the export that begins."""

    progress = Signal(float)
    """Progress of the running export, 0 to 1."""

    saved = Signal(object, object)
    """The Path that was written, and notes for the user."""

    failed = Signal(str)
    """A sentence: nothing was written."""

    cancelled = Signal()
    """The user cancelled the running export; nothing was written."""

    ended = Signal()
    """No export is running: emitted before `saved`, `failed` or `cancelled`, and before the next one begins."""

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._work = Background(self)
        self._running: Job | None = None
        self._waiting: deque[Export] = deque()

    @property
    def running(self) -> bool:
        """Whether an export is under way."""
        return self._running is not None

    def start(self, export: Export) -> None:
        """Run an export, once those asked for before are done."""
        if self._running is not None:
            self._waiting.append(export)
            return
        self.started.emit(export.path)
        self._running = self._work.start(
            "exporting",
            lambda job: _write(export, self._backups, job),
            lambda notes: self._saved(export.path, notes),
            lambda fault: self._failed(export.path, fault),
            foreseen=(SaveFailed, ExportFailed),
            progress=self.progress.emit,
        )

    def cancel(self) -> None:
        """Cancel the running export; nothing is written."""
        if self._running is not None:
            self._running.cancel()

    def wait(self, limit: float | None = None) -> bool:
        """Block until every export is written and answered, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def _saved(self, path: Path, notes: tuple[str, ...]) -> None:
        self._end()
        self.saved.emit(path, notes)
        self._start_next()

    def _failed(self, path: Path, fault: Exception) -> None:
        self._end()
        if isinstance(fault, Cancelled):
            self.cancelled.emit()
        elif isinstance(fault, SaveFailed | ExportFailed):
            self.failed.emit(str(fault))
        else:
            self.failed.emit(f"{shown(path.name)} could not be made. Nothing was written.")
        self._start_next()

    def _end(self) -> None:
        self._running = None
        self.ended.emit()

    def _start_next(self) -> None:
        if self._waiting and self._running is None:
            self.start(self._waiting.popleft())
