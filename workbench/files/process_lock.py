"""Lock file held by one process: the operating system releases it when the process ends in any way.

So others can ask whether the holder is alive; the content of the file is for people and for other computers. A
courtesy, never what keeps data safe. Whoever releases it removes the file, and only where it is still the one it
locked: another may have been put at its name.

Not the library filelock: that can neither say whether a file is held without making it, nor go without where a disk
knows no locks, and on Windows nobody else can read what its file says.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path

from workbench.files.system import close, uninterrupted

WAITS = 0.05
"""Timeout in seconds of the wait for a lock, unless told otherwise: others hold it for a moment to look at it."""
GIVES_UP = 1.0
"""Seconds beyond the timeout after which a file that is never found at its name is given up: the disk contradicts
itself."""
_LOOKS_EVERY = 0.002
"""Seconds between two tries."""
_LONGEST = 4096
"""The most bytes of a lock file: a larger one is none of ours."""
_FLAGS = (
    getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF)


class LocksUnsupported(OSError):
    """The disk knows no locks, or gives none for a read-only file."""


class ProcessLock:
    """A lock file, held from the moment it is made until `release` or the end of the process.

    mode: permission bits of a new lock file, less the process's mask. wait: seconds to ask again while it is held.
    new: whether the file is made where there is none; FileNotFoundError else. unsupported: whether to hold the file
    alone, with `locked` False, where the disk knows no locks; else LocksUnsupported is raised.

    Raises BlockingIOError where another process holds it, OSError where it cannot be made or is no lock file.
    """

    def __init__(
        self, path: Path, *, mode: int = 0o600, wait: float = WAITS, new: bool = True, unsupported: bool = False
    ) -> None:
        self._path = path
        self.locked = True
        end = time.monotonic() + wait
        while True:
            try:
                self._descriptor, self.writable = _opened(path, mode, new)
                if self._acquired(unsupported):
                    return
                if time.monotonic() >= end + GIVES_UP:
                    raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
            except (BlockingIOError, PermissionError) as error:
                # Windows refuses permission for a moment to whoever opens a file that is being removed.
                passing = isinstance(error, BlockingIOError) or sys.platform == "win32"
                if not passing or time.monotonic() >= end:
                    raise
                time.sleep(_LOOKS_EVERY)

    def _acquired(self, unsupported: bool) -> bool:
        """Lock the open file; returns whether it is locked and still the one at its path."""
        try:
            self.locked = _lock(self._descriptor, unsupported)
            if is_at(self._descriptor, self._path):
                return True
        except OSError:
            close(self._descriptor)
            raise
        close(self._descriptor)
        return False

    def read(self) -> bytes:
        """The content of the file. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, _LONGEST)

    def changed(self) -> float:
        """When the file was last written, in seconds since 1970. Raises OSError."""
        return uninterrupted(os.fstat, self._descriptor).st_mtime

    def write(self, data: bytes) -> None:
        """Replace the content of the file. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        uninterrupted(os.write, self._descriptor, data)
        os.ftruncate(self._descriptor, len(data))

    def share(self, like: os.stat_result) -> None:
        """Give the lock file the group and the mode of another file, where the system lets us."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.fchown(self._descriptor, -1, like.st_gid)
            with contextlib.suppress(OSError):
                os.fchmod(self._descriptor, stat.S_IMODE(like.st_mode) & 0o666 | 0o600)

    def release(self) -> None:
        """Release the lock and remove the file; where it cannot be removed it is emptied."""
        with contextlib.suppress(OSError):
            if is_at(self._descriptor, self._path):
                self._remove()
        self.abandon()

    def abandon(self) -> None:
        """Release the lock and leave the file as it is: it is another's."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                close(descriptor)

    def _remove(self) -> None:
        if sys.platform == "win32":  # there nobody can remove a file that is open, and so no newer one either
            os.ftruncate(self._descriptor, 0)
            self.abandon()
        try:
            uninterrupted(os.unlink, self._path)
        except OSError:
            os.ftruncate(self._descriptor, 0)


def is_locked(path: Path) -> bool:
    """Whether a living process holds a lock file, which is left as it is. One that cannot be tried counts as held."""
    try:
        ProcessLock(path, new=False).abandon()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return False


def sweep_locks(folder: Path) -> None:
    """Remove the stale lock files, those of dead processes, from a folder of our own."""
    with contextlib.suppress(OSError):
        for path in list(folder.glob("*.lock")):
            with contextlib.suppress(OSError):
                ProcessLock(path, new=False, wait=0).release()


def _opened(path: Path, mode: int, new: bool) -> tuple[int, bool]:
    """The descriptor of a lock file, opened or made, and whether it may be written. Raises OSError."""
    while True:
        try:  # first without making one: some folders let nobody "make" a file that another user has there
            descriptor, writable = uninterrupted(os.open, path, os.O_RDWR | _FLAGS), True
        except FileNotFoundError:
            if not new:
                raise
            try:
                making = os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS
                descriptor, writable = uninterrupted(os.open, path, making, mode), True
            except FileExistsError:
                continue
        except OSError as error:
            if not isinstance(error, PermissionError) and error.errno != errno.EROFS:
                raise
            try:
                descriptor, writable = uninterrupted(os.open, path, os.O_RDONLY | _FLAGS), False
            except FileNotFoundError:  # removed meanwhile
                continue
        try:
            state = uninterrupted(os.fstat, descriptor)
            if not stat.S_ISREG(state.st_mode) or state.st_size > _LONGEST:
                raise OSError(errno.EINVAL, "no lock file of ours")
        except OSError:
            close(descriptor)
            raise
        return descriptor, writable


def _lock(descriptor: int, unsupported: bool) -> bool:
    """Lock a descriptor; returns False where the disk knows no locks and that will do.

    Raises BlockingIOError where another process has it locked, and LocksUnsupported.
    """
    try:
        uninterrupted(_take, descriptor)
    except OSError as error:
        if error.errno in _NO_LOCKS_HERE:
            if unsupported:
                return False
            raise LocksUnsupported(error.errno, os.strerror(error.errno)) from error
        if error.errno in (errno.EACCES, errno.EAGAIN):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error
        raise
    return True


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def is_at(descriptor: int, path: Path) -> bool:
        """Whether an open file is still the one at a path: always, as nobody can put another there."""
        del descriptor, path
        return True

    _BEYOND = 1 << 30
    """Offset of the locked byte, beyond the content: on Windows nobody else can read a locked range."""
    _system = ctypes.WinDLL("kernel32", use_last_error=True)
    _system.LockFile.argtypes = (ctypes.c_void_p, *[ctypes.c_uint32] * 4)

    def _take(descriptor: int) -> None:
        # Not msvcrt.locking: under Wine it leaves in errno what was there before.
        if not _system.LockFile(msvcrt.get_osfhandle(descriptor), _BEYOND, 0, 1, 0):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import fcntl

    def is_at(descriptor: int, path: Path) -> bool:
        """Whether an open file is still the one at a path. Raises OSError."""
        try:
            return os.path.samestat(uninterrupted(os.fstat, descriptor), uninterrupted(os.lstat, path))
        except FileNotFoundError:
            return False

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
