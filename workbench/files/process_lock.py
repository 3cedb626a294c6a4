"""A lock file that belongs to one living process: how others know that it lives, whatever became of it.

The operating system lets go of it when the process ends in any way. A courtesy, never what keeps data safe.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProcessLock:
    """A lock file, held from the moment it is made until `release` or the end of the process.

    Raises BlockingIOError or PermissionError where another process holds it, OSError where it cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _take(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let go of the file and remove it."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)
        os.close(self._descriptor)
        with contextlib.suppress(OSError):
            os.unlink(self._path)


def is_locked(path: Path) -> bool:
    """Whether a living process holds this lock file. One that cannot be tried counts as held."""
    if not path.exists():
        return False
    try:
        lock = ProcessLock(path)
    except OSError:
        return True
    lock.release()
    return False
