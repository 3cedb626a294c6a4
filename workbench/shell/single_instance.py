"""Single instance: one window for each user; a second start hands its files to the first program and leaves.

A process lock says who is first; the system releases it when that process is gone, also after a kill. The files go
through a folder beside it, one small file a call. Whoever removes a call has it: the first program, which then opens
what it names, or the second, which was not heard in time, opens a window of its own and says so. So no file is opened
twice, and nothing here can wait for a program that hangs. Nothing here reaches beyond the user's own folder, and it
knows nothing of the window.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from workbench.files.atomic import SaveFailed, read_whole, write_atomically
from workbench.files.process_lock import ProcessLock
from workbench.runtime.paths import made

ANSWERS_WITHIN = 3.0
"""Seconds the first program has to take a call, before the second opens a window of its own."""

LOOKS_EVERY = 0.02
"""Seconds between two looks of the second program whether its call was taken: a delay nobody notices."""

LEFT_BEHIND = 3 * ANSWERS_WITHIN
"""Seconds after which a call that is still there was left by a start that was killed: nobody waits for it any more."""

_CALL = re.compile(r"(\d+)-\d+\.call")
"""A call's name: when it was made, in nanoseconds since 1970, and by which process."""


class SingleInstance(QObject):
    """Claim to be the one program of a user, by a lock in the data folder, which each user has of their own."""

    called = Signal(list)
    """The Paths that a second start was made with."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = folder / "calls"
        self._path = folder / "instance.lock"
        self._lock: ProcessLock | None = None
        self._another = False
        self.unheard = False
        """Whether another program is the first and did not take the call: this one's window stands beside its."""

    def claim(self, files: Sequence[Path]) -> bool:
        """Whether this program is to open a window; if not, the first one took the files. Takes a bounded time."""
        if self._is_first():
            return True
        if self._hand_over(files):
            return False
        self.unheard = not self._is_first() and self._another
        return True

    def release(self) -> None:
        """Release the claim, for this program ends: the next start is the first."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def listen(self) -> None:
        """Take the calls of second starts from now on, and those that came meanwhile; ignored without the claim."""
        if self._lock is None:
            return
        watcher = QFileSystemWatcher([str(made(self._calls))], self)
        watcher.directoryChanged.connect(self._take)
        QTimer.singleShot(0, self._take)

    def _is_first(self) -> bool:
        if self._lock is None:
            try:
                self._lock = ProcessLock(self._path, unsupported=True)
            except OSError as error:
                self._another = isinstance(error, BlockingIOError)
        return self._lock is not None

    def _hand_over(self, files: Sequence[Path]) -> bool:
        """Whether the first program took the files. Ends early where there is no first one any more."""
        call = made(self._calls) / f"{time.time_ns()}-{os.getpid()}.call"
        try:
            write_atomically(call, json.dumps([str(file.absolute()) for file in files]).encode(), mode=0o600)
            end = time.monotonic() + ANSWERS_WITHIN
            while call.exists() and time.monotonic() < end and not self._is_first():
                time.sleep(LOOKS_EVERY)
            call.unlink()
        except FileNotFoundError:
            return True
        except (SaveFailed, OSError):
            return False
        return False

    def _take(self) -> None:
        for call in sorted(self._calls.glob("*.call")):
            match = _CALL.fullmatch(call.name)
            if match is None:
                continue
            try:
                data, _ = read_whole(call)
                call.unlink()
            except OSError:  # withdrawn meanwhile
                continue
            if time.time() - int(match[1]) / 1e9 < LEFT_BEHIND:
                self.called.emit(_files(data))


def _files(data: bytes) -> list[Path]:
    try:
        names = json.loads(data)
    except ValueError:
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
