"""Export off the GUI thread, with progress and cancel; the file is written by the one saver."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.runtime import logging


@dataclass(frozen=True)
class Job:
    """What to write where: a map is a value, so it may change on screen meanwhile."""

    document: CapabilityMap
    scenario_id: str
    today: date
    identity: Any
    path: Path


class _Signals(QObject):
    progress = Signal(float)
    done = Signal(object, object)
    failed = Signal(str)
    cancelled = Signal()


class _Work(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self.signals = _Signals()
        self._job = job
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        from workbench.files.exporters import Cancelled, ExportFailed, exporter_for

        job, signals = self._job, self.signals
        exporter = exporter_for(job.path.suffix)
        if exporter is None:
            signals.failed.emit(f"{job.path.name} has no ending this program writes. Nothing was written.")
            return
        try:
            exported = exporter.export(
                job.document,
                job.scenario_id,
                job.today,
                identity=job.identity,
                progress=signals.progress.emit,
                cancelled=self._stop.is_set,
            )
            if self._stop.is_set():
                raise Cancelled
            write_atomically(job.path, exported.data)
        except Cancelled:
            signals.cancelled.emit()
        except (SaveFailed, ExportFailed) as failure:
            signals.failed.emit(str(failure))
        except Exception as fault:  # noqa: BLE001 an export must end in a sentence, whatever happens
            logging.failure("exporting", fault)
            signals.failed.emit(f"{job.path.name} could not be made. Nothing was written.")
        else:
            signals.done.emit(job.path, exported.notes)


class Exporting(QObject):
    """Runs one export at a time and says how it went."""

    started = Signal(object)
    progress = Signal(float)
    saved = Signal(object, object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: _Work | None = None

    def start(self, job: Job) -> None:
        """Write a workbook, table or JSON. Ignored while another is under way."""
        if self._work is not None:
            return
        work = _Work(job)
        self._work = work
        work.signals.progress.connect(self.progress)
        work.signals.done.connect(self._saved)
        work.signals.failed.connect(self._failed)
        work.signals.cancelled.connect(self._cancelled)
        self.started.emit(job.path)
        QThreadPool.globalInstance().start(work)

    def cancel(self) -> None:
        """Stop the export that is under way; nothing is written."""
        if self._work is not None:
            self._work.stop()

    # Bound methods, not lambdas: only those are called on the thread of this object.
    def _saved(self, path: Path, notes: tuple[str, ...]) -> None:
        self._work = None
        self.saved.emit(path, notes)

    def _failed(self, sentence: str) -> None:
        self._work = None
        self.failed.emit(sentence)

    def _cancelled(self) -> None:
        self._work = None
        self.cancelled.emit()
