"""File watcher by polling: whether somebody else changed the file of the document on screen, and whether it is there.

It polls, for on a network folder the system notifies nobody of what others write: off the window's thread, every
LOOKS_EVERY seconds while the program is in front, and at once when it comes there. Knows files; asks the user nothing.
"""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from workbench.domain.size import BYTES
from workbench.files.atomic import Fingerprint, read_whole
from workbench.files.container import TOO_LARGE
from workbench.files.document import DocumentError, Loaded, from_bytes
from workbench.qt.background import Background
from workbench.qt.document_file import DocumentFile

LOOKS_EVERY = 5.0
"""Seconds between two polls: the delay of the news against what a network folder is asked for all day."""

State = tuple[int, int, int, int]
"""Stat of a file: size, inode, and when content and entry changed, in nanoseconds. Only where it differs is it read."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Snapshot of the file at the path of the document.

    loaded is the map, None where it is none or cannot be read; then `problem` says why. data is the whole file, empty
    for one that is larger than any map may be. time is local.
    """

    path: Path
    fingerprint: Fingerprint
    time: datetime
    data: bytes
    loaded: Loaded | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    """Result of one poll: the state, and a snapshot where the content differs; both None where the file is gone."""

    state: State | None
    changed: OnDisk | None = None


class DiskWatch(QObject):
    """Watches the file of one DocumentFile."""

    changed = Signal(object)
    """An OnDisk: the file is not as last read or saved. Once for each content."""

    gone = Signal()
    """The file is no longer there. Once, until it is back."""

    back = Signal()
    """The file that was gone is there again as it was."""

    def __init__(self, document_file: DocumentFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document_file = document_file
        self._work = Background(self)
        self._known: tuple[Path, Fingerprint] | None = None
        self._state: State | None = None
        self._reported: str | None = None
        """The sha256 of the content reported last, "" for a file that is gone, None for nothing to report."""
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOKS_EVERY * 1000))
        self._timer.timeout.connect(self.look)
        document_file.state_changed.connect(self._follow)
        program = QCoreApplication.instance()
        if isinstance(program, QGuiApplication):
            program.applicationStateChanged.connect(self._come_or_go)
        self._follow()

    def look(self) -> None:
        """Poll now, off the window's thread; not while the last poll or a save is under way."""
        known, state = self._known, self._state
        if known is None or self._document_file.saving or self._looking:
            return
        self._looking = True
        self._work.start(
            "looking at the file",
            lambda _: _look(*known, state),
            lambda look: self._answer(known, state, look),
            foreseen=(OSError,),
            failed=self._unseen,
        )

    def look_again(self) -> None:
        """Poll, and report once more what was reported before."""
        self._state = self._reported = None
        self.look()

    def wait(self) -> None:
        """Block until the poll under way is answered."""
        self._work.wait()

    def _follow(self) -> None:
        path, fingerprint = self._document_file.path, self._document_file.fingerprint
        known = None if path is None or fingerprint is None else (path, fingerprint)
        if known != self._known:
            self._work.abandon()  # it may wait for a disk that the next file is not on
            self._looking = False
            self._known, self._state, self._reported = known, None, None
        if known is None:
            self._timer.stop()
        elif not self._timer.isActive() and QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            self._timer.start()

    def _come_or_go(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._known is not None:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def _unseen(self, _: Exception) -> None:
        self._looking = False  # a disk that is away says nothing of the file

    def _answer(self, known: tuple[Path, Fingerprint], state: State | None, look: _Look) -> None:
        self._looking = False
        if known != self._known or self._document_file.saving:
            return  # it was saved or left meanwhile
        if state != self._state:
            self.look()  # asked meanwhile to report it once more
            return
        self._state = look.state
        before, self._reported = self._reported, self._reported if look.state is not None else ""
        if look.state is None:
            if before != "":
                self.gone.emit()
        elif look.changed is not None:
            self._reported = look.changed.fingerprint.sha256
            if self._reported != before:
                self.changed.emit(look.changed)
        elif before == "":
            self._reported = None
            self.back.emit()


def _look(path: Path, known: Fingerprint, state: State | None) -> _Look:
    """One poll of a file. Raises OSError where the disk says nothing of it."""
    try:
        entry = os.stat(path)
        now = _state(entry)
        if now == state:
            return _Look(now)
        if not stat.S_ISREG(entry.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # a pipe would never end
        if entry.st_size > BYTES:
            huge = _fingerprint_of_huge(path, entry)
            return _Look(now, OnDisk(path, huge, datetime.fromtimestamp(entry.st_mtime), b"", None, TOO_LARGE))
        data, read = read_whole(path)
    except FileNotFoundError:
        return _Look(None)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 == known.sha256:
        return _Look(_state(read))
    fingerprint = Fingerprint(len(data), read.st_mtime_ns, sha256)
    there = OnDisk(path, fingerprint, datetime.fromtimestamp(read.st_mtime), data)
    try:
        loaded = from_bytes(data, path.name)
    except DocumentError as error:
        return _Look(_state(read), dataclasses.replace(there, problem=str(error)))
    return _Look(_state(read), dataclasses.replace(there, loaded=dataclasses.replace(loaded, fingerprint=fingerprint)))


def _fingerprint_of_huge(path: Path, entry: os.stat_result) -> Fingerprint:
    """The fingerprint of a file that is too large to be held in memory."""
    with open(path, "rb") as file:
        return Fingerprint(entry.st_size, entry.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest())


def _state(entry: os.stat_result) -> State:
    return entry.st_size, entry.st_ino, entry.st_mtime_ns, entry.st_ctime_ns
