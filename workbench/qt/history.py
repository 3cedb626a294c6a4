"""Version history of a document: its earlier versions, read and compared off the GUI thread. Knows files and no widget.

Discarded work is among them. Versions come newest first, and each in two steps: first that it is there, then what it
changed.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.domain.assess import Assessment, assess
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups, Version
from workbench.files.change_summary import change_summary
from workbench.files.document import DocumentError, Loaded
from workbench.files.recovery import RecoveryStore
from workbench.qt.background import Background, Job

FIRST = "The first version kept"
UNDELETED = "Not every local copy could be deleted. Close other programs that use them, and delete once more."
UNLISTED = "The earlier versions could not be looked up. None was deleted."


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """Changes of one version over the one before it, in words; or why it cannot be read."""

    version: Version
    changes: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class VersionDetails:
    """Details of one version: its map, its assessment, and the changes since; or why it cannot be read.

    assessment is of the scenario on screen, or of the first where the version does not have that. since is empty where
    the document is not on screen.
    """

    version: Version
    loaded: Loaded | None = None
    assessment: Assessment | None = None
    since: str = ""
    problem: str = ""


class KeptDocument(NamedTuple):
    """A document with its versions, newest first, and its last title, "" where none of them can be read."""

    document_id: str
    title: str
    versions: tuple[Version, ...]


def versions_of(backups: Backups, recovery: RecoveryStore, document_id: str) -> tuple[Version, ...]:
    """All versions of a document, discarded work among them, newest first. Raises OSError."""
    discarded = [
        Version(copy.time, "", ("discarded",), copy.path, copy.path.stat().st_size)
        for copy in recovery.discarded(document_id)
    ]
    versions = (*backups.versions(document_id), *discarded)
    return tuple(sorted(versions, key=lambda version: version.time, reverse=True))


def documents_kept(backups: Backups, recovery: RecoveryStore) -> tuple[KeptDocument, ...]:
    """All documents with versions, the one with the newest version first. Raises OSError."""
    documents = []
    for document_id in backups.documents() | recovery.discarded_documents():
        versions, title = versions_of(backups, recovery, document_id), ""
        for version in versions:
            with contextlib.suppress(DocumentError):
                title = backups.read(version).document.title
                break
        if versions:
            documents.append(KeptDocument(document_id, title, versions))
    return tuple(sorted(documents, key=lambda kept: kept.versions[0].time, reverse=True))


class History(QObject):
    """Lists and reads the versions of one document, compared with the map on screen."""

    listed = Signal(object)
    """A tuple of Version, newest first: all there are."""

    told = Signal(object)
    """A VersionChanges, for each version in turn."""

    seen = Signal(object)
    """A VersionDetails: the version asked for last."""

    unlisted = Signal(str)
    """A sentence: the versions could not be listed."""

    undeleted = Signal(str)
    """A sentence: not every copy could be deleted. What is left is listed anew."""

    def __init__(
        self,
        backups: Backups,
        recovery: RecoveryStore,
        document_id: str,
        today: date,
        now: tuple[CapabilityMap, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """now: the map on screen and the id of its scenario on screen, None where the document is not on screen."""
        super().__init__(parent)
        self._backups, self._recovery, self._document_id = backups, recovery, document_id
        self._today, self._now = today, now
        self._list, self._look = Background(self), Background(self)

    def start(self) -> None:
        """List the versions, then emit `told` for each."""
        self._list.start("listing versions", self._versions, self._listed, self._unlisted, foreseen=(OSError,))

    def look_at(self, version: Version) -> None:
        """Read one version; `seen` follows, unless another one is asked for meanwhile."""
        self._look.forget()
        self._look.start("reading a version", lambda _: self._see(version), self.seen.emit)

    def delete_all(self) -> None:
        """Delete every local copy of the document, then list what is left."""
        self.forget()
        self._list.start(
            "deleting versions", self._delete, lambda _: self.start(), self._undeleted, foreseen=(OSError,)
        )

    def forget(self) -> None:
        """Cancel listing and reading."""
        self._list.forget()
        self._look.forget()

    def wait(self) -> None:
        """Block until all is read and emitted."""
        self._list.wait()
        self._look.wait()

    # On a worker thread

    def _versions(self, _: Job) -> tuple[Version, ...]:
        return versions_of(self._backups, self._recovery, self._document_id)

    def _delete(self, _: Job) -> None:
        try:
            self._backups.delete_all(self._document_id)
        finally:
            self._recovery.forget_document(self._document_id)

    def _see(self, version: Version) -> VersionDetails:
        try:
            loaded = self._backups.read(version)
        except DocumentError as error:
            return VersionDetails(version, problem=error.sentence)
        document, (now, shown) = loaded.document, self._now or (None, "")
        scenarios = {scenario.id: scenario for scenario in document.scenarios}
        scenario = scenarios.get(shown, document.scenarios[0])
        since = "" if now is None else change_summary(document, now)
        return VersionDetails(version, loaded, assess(Index(document, scenario), self._today), since)

    # On the thread of the window

    def _listed(self, versions: tuple[Version, ...]) -> None:
        self.listed.emit(versions)
        reader = _PairwiseReader(self._backups)
        for version in versions:
            self._list.start("reading versions", partial(reader.read_next, version), self._tell)
        if versions:
            self._list.start("reading versions", reader.end, self._tell)

    def _tell(self, versions: tuple[VersionChanges, ...]) -> None:
        for changes in versions:
            self.told.emit(changes)

    def _unlisted(self, _: Exception) -> None:
        self.unlisted.emit(UNLISTED)

    def _undeleted(self, _: Exception) -> None:
        self.start()
        self.undeleted.emit(UNDELETED)


class _PairwiseReader:
    """Reads versions one after the other, newest first, for their changes; holds one map at a time."""

    def __init__(self, backups: Backups) -> None:
        self._backups = backups
        self._newer: tuple[Version, CapabilityMap] | None = None

    def read_next(self, version: Version, _: Job) -> tuple[VersionChanges, ...]:
        """Read the next older version; returns what is known by now: of the one before it, or why it cannot be read."""
        try:
            document = self._backups.read(version).document
        except DocumentError as error:
            return (VersionChanges(version, problem=error.sentence),)
        newer, self._newer = self._newer, (version, document)
        return () if newer is None else (VersionChanges(newer[0], change_summary(document, newer[1])),)

    def end(self, _: Job) -> tuple[VersionChanges, ...]:
        """The changes of the oldest version, after which there is no other."""
        return () if self._newer is None else (VersionChanges(self._newer[0], FIRST),)
