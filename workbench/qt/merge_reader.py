"""Merge reader: reads another copy of the document on screen, and what both came of, off the GUI thread.

The copy is kept among the earlier versions: the next merge with it begins there. Knows files; shows nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import Fingerprint, SaveFailed
from workbench.files.backups import Backups
from workbench.files.conflicted_copies import conflicted_copies
from workbench.files.document import DocumentError, Loaded, read
from workbench.files.merge_base import find_base, is_another_document
from workbench.qt.background import Background, Job, JobFunction
from workbench.qt.disk_watch import OnDisk
from workbench.qt.document_file import DocumentFile

UNREAD = "The file could not be read: something in the program failed."
Failed = Callable[[str], object]
"""Called with a sentence that says why a file could not be read."""


@dataclass(frozen=True, slots=True)
class CopyRead:
    """Another copy of the document that was read.

    base: what both came of, None where that is not known. replaces: the fingerprint of the file of the document, where
    the copy is what stands there. unkept: why it is not among the earlier versions, "" where it is.
    """

    loaded: Loaded
    base: CapabilityMap | None = None
    replaces: Fingerprint | None = None
    unkept: str = ""


class MergeReader(QObject):
    """Reads one copy at a time; a new request gives up the one before. Answers are given on the GUI thread."""

    def __init__(self, document_file: DocumentFile, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document_file, self._backups = document_file, backups
        self._work, self._beside = Background(self), Background(self)

    def read(self, path: Path, done: Callable[[CopyRead], object], failed: Failed) -> None:
        """Read a file that may be another copy of the document."""
        with_base, backups, ours = self._with_base(), self._backups, self._document_file.identity

        def work(job: Job) -> CopyRead:
            found = with_base(CopyRead(read(path, job.is_cancelled)))
            if is_another_document(ours, found.loaded.identity):
                return found  # it is told, and nothing of it is kept
            try:
                backups.keep_file(path, "disk")
            except SaveFailed as failure:
                return dataclasses.replace(found, unkept=failure.sentence)
            return found

        self._start(work, done, failed)

    def read_on_disk(self, there: OnDisk, done: Callable[[CopyRead], object], failed: Failed) -> None:
        """Take what somebody else wrote to the file of the document, which was read already.

        What cannot be kept among the earlier versions is not merged, for the next save replaces it.
        """
        loaded = there.loaded
        if loaded is None:
            return
        found, with_base, backups = CopyRead(loaded, replaces=there.fingerprint), self._with_base(), self._backups

        def work(_: Job) -> CopyRead:
            backups.keep(found.loaded.identity.document_id, found.loaded.identity.revision, there.data, "disk")
            return with_base(found)

        self._start(work, done, failed)

    def read_base(self, path: Path, done: Callable[[Loaded], object], failed: Failed) -> None:
        """Read a file that is said to be what both came of."""
        self._start(lambda job: read(path, job.is_cancelled), done, failed)

    def look_beside(self, done: Callable[[tuple[Path, ...]], object]) -> None:
        """Look for conflicted copies beside the file of the document; `done` is called with those that say more."""
        path, identity = self._document_file.path, self._document_file.identity
        self._beside.abandon()
        if path is not None:
            self._beside.start(
                "looking for conflicted copies",
                lambda _: conflicted_copies(path, identity),
                done,
                _nothing,
                foreseen=(OSError,),
            )

    def forget(self) -> None:
        """Give up what is being read: it was for a document that has left the screen."""
        for work in (self._work, self._beside):
            work.abandon()

    def wait(self, limit: float | None = None) -> bool:
        """Block until what is read is answered, for `limit` seconds; whether it was."""
        return self._work.wait(limit) and self._beside.wait(limit)

    def _with_base(self) -> Callable[[CopyRead], CopyRead]:
        """A function that finds the base of a copy and the document as it is now, on any thread."""
        identity, saved, backups = self._document_file.merged_identity, self._document_file.last_saved, self._backups

        def found(copy: CopyRead) -> CopyRead:
            if is_another_document(identity, copy.loaded.identity):
                return copy
            return dataclasses.replace(copy, base=find_base(backups, identity, saved, copy.loaded))

        return found

    def _start(self, work: JobFunction, done: Callable[..., object], failed: Failed) -> None:
        def fail(fault: Exception) -> None:
            known = isinstance(fault, DocumentError | SaveFailed)
            failed(str(fault) if known else UNREAD)

        self._work.abandon()
        self._work.start("reading to merge", work, done, fail, foreseen=(DocumentError, SaveFailed, OSError))


def _nothing(_: Exception) -> None:
    """A folder that cannot be listed has no copies to offer."""
