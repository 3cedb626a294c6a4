"""Atomic writes: the one way a file is written, whole and confirmed on the disk (fsync), or not at all.

Documents, exports, recovery and settings all come through `write_atomically`. It knows nothing of what the bytes mean.
The target is never opened for writing and never removed: a new file is made beside it, read back, and put in its place.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import re
import shutil
import stat
import sys
import time
import unicodedata
import uuid
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from workbench.files.os_errors import explain
from workbench.files.process_lock import ProcessLock
from workbench.files.rights import LockedOut, carry_over
from workbench.files.system import alive, close, is_read_only, uninterrupted
from workbench.runtime.paths import shown

RETRY_DELAYS = (0.010, 0.020, 0.050, 0.100, 0.200, 0.400, 0.800)
"""Seconds between tries to rename while Windows says that another program holds the target."""
_HELD_ON_WINDOWS = (5, 32, 33)
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""
_CANNOT_SYNC_A_FOLDER = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
TURN = 10.0
"""Timeout in seconds of the wait for another process that is saving the same file at this moment."""
_LEFTOVER = re.compile(r"\.[0-9a-f]{32}-([0-9a-f]{8})-(\d{1,10})\.saving")
_LEFT_LOCK = re.compile(r"\.[0-9a-f]{32}\.turn")
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_BLOCKS = 8192
"""Bytes that the folder's own records may need beside a new file."""
_AS_IT_WAS = "The file on disk is as it was."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The state of a file's content when last read or written: size in bytes, time of change in ns, sha256 in hex."""

    size: int
    mtime_ns: int
    sha256: str


class SaveFailed(Exception):
    """A file was not saved. The text is one sentence or two for a person: what happened, what was kept, what to do.

    `cause` is the error that led to it. `in_place` is the new file's fingerprint in the one case where the new file
    already stands at its place and only the disk's confirmation is missing; else None, and the old file is untouched.
    """

    def __init__(self, sentence: str, cause: BaseException | None = None, in_place: Fingerprint | None = None) -> None:
        self.sentence = shown(sentence)
        super().__init__(self.sentence)
        self.cause = cause
        self.in_place = in_place


class ChangedOnDisk(SaveFailed):
    """Conflict: the target is no longer what was read from it. Somebody else wrote it, and it was left as it is."""


def fingerprint(path: Path) -> Fingerprint:
    """The fingerprint of a file as it is now. Raises OSError where it cannot be read."""
    data, state = read_whole(path)
    return Fingerprint(len(data), state.st_mtime_ns, hashlib.sha256(data).hexdigest())


def read_whole(path: Path) -> tuple[bytes, os.stat_result]:
    """All bytes of a file, and its state from the same opening of it. Raises OSError."""
    return uninterrupted(_read_whole, path)


def write_atomically(
    path: Path,
    data: bytes,
    *,
    expected: Fingerprint | None = None,
    verify: Callable[[bytes], None] | None = None,
    mode: int | None = None,
    spare: Callable[[BinaryIO], str | None] | None = None,
) -> Fingerprint:
    """Put `data` at `path`, whole and confirmed on the disk, and return the new file's fingerprint.

    expected: what was read from there; another file there now is left alone and ChangedOnDisk is raised.
    verify: given the bytes as read back, before they replace anything; whatever it raises ends the save.
    mode: permission bits of a new file, the usual ones unless given; a file that is there keeps its own, its owner,
    its group and its extended attributes, where the system lets it.
    spare: given the file that is there; why it must not be replaced, as part of a sentence, or None.

    No two processes replace the same file at once: each looks whether it changed, and replaces it, in its turn.
    Raises SaveFailed, with a sentence for a person, for every other failure.
    """
    kept = "Nothing was written."
    try:
        target = _resolved(path)
        state = _state(target)
        if state is not None:
            kept = _AS_IT_WAS
        _refuse_if_unwritable(target, state)
        _refuse_to_replace(target, expected, spare)
        _refuse_if_short_of_space(target.parent, len(data))
        sweep(target.parent)
        temporary = target.parent / f".{uuid.uuid4().hex}-{_host()}-{os.getpid()}.saving"
        try:
            _write(temporary, data, target, state, mode)
            written = _read_back(temporary, data, verify)
            with _turn(target):
                _refuse_to_replace(target, expected, spare)
                _replace(temporary, target)
        finally:
            with contextlib.suppress(OSError):
                uninterrupted(os.unlink, temporary)
    except _Refused as refused:
        sentence = f"“{path.name}” was not saved: {refused.what}. {refused.kept or kept} {refused.todo}"
        raise refused.kind(sentence, refused.__cause__) from refused
    except (OSError, ValueError) as cause:
        what, todo = explain(cause)
        raise SaveFailed(f"“{path.name}” was not saved: {what}. {kept} {todo}", cause) from cause
    try:
        _sync_folder(target)
    except OSError as cause:
        sentence = f"“{path.name}” was written, but the disk did not confirm it: {explain(cause).what}. Save once more."
        raise SaveFailed(sentence, cause, in_place=written) from cause
    return written


def sweep(folder: Path) -> None:
    """Remove the temporary files of saves that died on this computer: files of our own name patterns, nothing else."""
    with contextlib.suppress(OSError):
        for name in uninterrupted(os.listdir, folder):
            match = _LEFTOVER.fullmatch(name)
            with contextlib.suppress(OSError):
                if match and match[1] == _host() and not alive(int(match[2])):
                    uninterrupted(os.unlink, folder / name)
                elif _LEFT_LOCK.fullmatch(name):
                    ProcessLock(folder / name, new=False, wait=0).release()


class _Refused(Exception):
    """Refusal to save: what is wrong, as part of a sentence; a sentence that says what to do; one on what was kept."""

    def __init__(self, what: str, todo: str, kind: type[SaveFailed] = SaveFailed, *, kept: str = "") -> None:
        super().__init__(what)
        self.what, self.todo, self.kind, self.kept = what, todo, kind, kept


def _read_whole(path: Path) -> tuple[bytes, os.stat_result]:
    with open(path, "rb") as file:
        return file.read(), os.fstat(file.fileno())


def _resolved(path: Path) -> Path:
    try:
        return Path(uninterrupted(os.path.realpath, path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def _state(target: Path) -> os.stat_result | None:
    """The stat of the target, None where there is none yet. Raises where something else than a file has its name."""
    try:
        state = uninterrupted(os.stat, target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(state.st_mode):
        raise _Refused("there is something of that name that is not a file", "Save it under another name.")
    return state


def _refuse_if_unwritable(target: Path, state: os.stat_result | None) -> None:
    """Refuse a target that may not be written: a read-only disk or file, no right, or a protection no mode tells of."""
    if is_read_only(target.parent if state is None else target):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    if state is None or os.access(target, os.W_OK):
        return
    if not state.st_mode & 0o222:
        raise _Refused("it is marked as read-only", "Take that mark off, or save under another name.")
    if sys.platform != "win32" and os.getuid() in (0, state.st_uid):
        raise _Refused("it is protected against changes", "Take that protection off, or save under another name.")
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _refuse_to_replace(
    target: Path, expected: Fingerprint | None, spare: Callable[[BinaryIO], str | None] | None
) -> None:
    if expected is None and spare is None:
        return
    try:
        file = uninterrupted(open, target, "rb")
    except FileNotFoundError:
        return
    with file:
        if expected is not None and uninterrupted(_digest, file) != expected.sha256:
            what, todo = "somebody else changed it meanwhile", "Merge it with yours, or save under another name."
            raise _Refused(what, todo, ChangedOnDisk, kept="What they saved was left alone.")
        file.seek(0)
        why_not = spare and spare(file)
    if why_not:
        raise _Refused(why_not, "Save under another name.")


def _digest(file: BufferedReader) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_if_short_of_space(folder: Path, size: int) -> None:
    """Refuse where the new file does not fit beside the old one, with a sixteenth and _BLOCKS for the folder."""
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return
    need = size + size // 16 + _BLOCKS
    if disk.total and disk.free < need:  # a system's own folders say 0 of both; what is wrong shows later
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def _turn(target: Path) -> Iterator[None]:
    """Mutual exclusion between processes by a lock file, while one looks whether the target changed and replaces it.

    Not by locking the target: Windows lets nobody replace what is locked, and each save puts a new file there. Where
    the disk knows no locks it goes without.
    """
    name = hashlib.sha256(unicodedata.normalize("NFC", target.name).casefold().encode("utf-8", "surrogateescape"))
    lock = None
    try:
        path = target.parent / f".{name.hexdigest()[:32]}.turn"
        lock = ProcessLock(path, mode=0o666, wait=TURN, unsupported=True)  # what was made is removed there, too
    except BlockingIOError as cause:
        raise _Refused("another program is saving it at this moment", "Save once more.") from cause
    except OSError:
        pass
    try:
        yield
    finally:
        if lock is not None and (lock.locked or lock.writable):
            lock.release()
        elif lock is not None:
            lock.abandon()  # another user's, on a disk that gives no lock for what may only be read


def _write(temporary: Path, data: bytes, target: Path, state: os.stat_result | None, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    usual = state is None and mode is None
    descriptor = uninterrupted(os.open, temporary, flags, 0o666 if usual else 0o600)
    try:
        if state is not None:
            _give_rights(descriptor, target, state)
        elif mode is not None:
            uninterrupted(os.chmod, temporary, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[uninterrupted(os.write, descriptor, rest) :]
        uninterrupted(_sync, descriptor)
    finally:
        close(descriptor)


def _read_back(temporary: Path, data: bytes, verify: Callable[[bytes], None] | None) -> Fingerprint:
    back, state = read_whole(temporary)
    digest = hashlib.sha256(back).hexdigest()
    if digest != hashlib.sha256(data).hexdigest():
        raise _Refused("the disk gave back something else than was written", "Save it on another disk.")
    if verify is not None:
        try:
            verify(back)
        except Exception as cause:
            raise _Refused("what was written does not open again", "Save once more.") from cause
    return Fingerprint(len(back), state.st_mtime_ns, digest)


def _replace(temporary: Path, target: Path) -> None:
    delays = iter(RETRY_DELAYS)
    while True:
        try:
            _rename(temporary, target)
            return
        except OSError as error:
            delay = next(delays, None)
            if delay is None or getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            time.sleep(delay)


def _rename(temporary: Path, target: Path) -> None:
    while True:
        try:
            os.replace(temporary, target)
            return
        except InterruptedError:
            if not os.path.lexists(temporary):  # done before the signal came
                return


def _give_rights(descriptor: int, target: Path, state: os.stat_result) -> None:
    try:
        carry_over(target, state, descriptor)
    except LockedOut as cause:
        what = f"saved by you, it could no longer be opened by {cause}"
        raise _Refused(what, "Save under another name.") from cause


def _host() -> str:
    return f"{zlib.crc32(platform.node().encode()):08x}"


if sys.platform == "win32":

    def _sync(descriptor: int) -> None:
        os.fsync(descriptor)

    def _sync_folder(target: Path) -> None:
        """Nothing: Windows has no such call, it writes the folder with the file."""

else:
    import fcntl

    def _sync(descriptor: int) -> None:
        if sys.platform == "darwin":
            with contextlib.suppress(OSError):  # a network folder does not know it
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    def _sync_folder(target: Path) -> None:
        """Have the disk confirm the rename: fsync of the folder, or of the file where the folder may not be read."""
        try:
            descriptor = uninterrupted(os.open, target.parent, os.O_RDONLY)
        except PermissionError:
            descriptor = uninterrupted(os.open, target, os.O_RDONLY)
        try:
            uninterrupted(os.fsync, descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_A_FOLDER:
                raise
        finally:
            close(descriptor)
