"""Watching the file of the document on screen: whether somebody else changed it, and whether it is still there.

It is looked at, not listened to: on a network folder the system tells nobody what others write. Off the window's
thread, every LOOKS_EVERY seconds while the program is in front and at once when it comes there. Knows files; asks
nothing.
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
"""Seconds between two looks."""

State = tuple[int, int, int, int]
"""What a file's entry says of it: size, inode, and when content and entry changed. Another state is looked into."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """What stands at the place of a document now.

    loaded is the map, None where it is none or cannot be read; then `problem` says why. data is the whole file, nothing
    of one that is larger than any map. time is local.
    """

    path: Path
    fingerprint: Fingerprint
    time: datetime
    data: bytes
    loaded: Loaded | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look found: the state, and the file where it is another one; None of both where it is gone."""

    state: State | None
    changed: OnDisk | None = None


class DiskWatch(QObject):
    """Watches the file of one DocumentFile."""

    changed = Signal(object)
    """An OnDisk: the file is not what was last read or saved. Once for each content."""

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
        self._told: str | None = None
        """The sha256 of the content that was told last, "" for a file that is gone."""
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
        """Look now, off the window's thread; nothing while the last look is under way or a save is."""
        known, state = self._known, self._state
        if known is None or self._document_file.saving or self._looking:
            return
        self._looking = True
        self._work.start(
            "looking at the file",
            lambda _: _look(*known, state),
            lambda found: self._answer(known, state, found),
            foreseen=(OSError,),
            failed=self._unseen,
        )

    def look_again(self) -> None:
        """Look, and tell once more what was told before."""
        self._state = self._told = None
        self.look()

    def wait(self) -> None:
        """Block until the look under way has been told."""
        self._work.wait()

    def _follow(self) -> None:
        path, fingerprint = self._document_file.path, self._document_file.fingerprint
        known = None if path is None or fingerprint is None else (path, fingerprint)
        if known != self._known:
            self._work.abandon()  # it may wait for a disk that the next file is not on
            self._looking = False
            self._known, self._state, self._told = known, None, None
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

    def _answer(self, known: tuple[Path, Fingerprint], state: State | None, found: _Look) -> None:
        self._looking = False
        if known != self._known or self._document_file.saving:
            return  # it was saved or left meanwhile
        if state != self._state:
            self.look()  # asked meanwhile to tell it once more
            return
        self._state = found.state
        told, self._told = self._told, self._told if found.state is not None else ""
        if found.state is None:
            if told != "":
                self.gone.emit()
        elif found.changed is not None:
            self._told = found.changed.fingerprint.sha256
            if self._told != told:
                self.changed.emit(found.changed)
        elif told == "":
            self._told = None
            self.back.emit()


def _look(path: Path, known: Fingerprint, state: State | None) -> _Look:
    """Raises OSError where the disk says nothing of the file."""
    try:
        found = os.stat(path)
        now = _state(found)
        if now == state:
            return _Look(now)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # a pipe would never end
        if found.st_size > BYTES:
            there = OnDisk(path, _of_huge(path, found), datetime.fromtimestamp(found.st_mtime), b"", None, TOO_LARGE)
            return _Look(now, there)
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


def _of_huge(path: Path, found: os.stat_result) -> Fingerprint:
    with open(path, "rb") as file:
        return Fingerprint(found.st_size, found.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest())


def _state(found: os.stat_result) -> State:
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
