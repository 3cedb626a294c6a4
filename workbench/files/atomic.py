"""The one way a file is written: whole and confirmed on the disk, or not at all.

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
import uuid
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.files.causes import explain

RETRY_DELAYS = (0.010, 0.020, 0.050, 0.100, 0.200, 0.400, 0.800)
"""Seconds between tries while Windows says that somebody else holds the target."""
_HELD_ON_WINDOWS = (5, 32, 33)
_CANNOT_SYNC_A_FOLDER = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
_LEFTOVER = re.compile(r"\.[0-9a-f]{32}-([0-9a-f]{8})-(\d{1,10})\.saving")
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SPARE = 5_000_000
_AS_IT_WAS = "The file on disk is as it was."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was when it was last read or written: size in bytes, time of change in ns, sha256 in hex."""

    size: int
    mtime_ns: int
    sha256: str


class SaveFailed(Exception):
    """A file was not saved. The text is one sentence or two for a person: what happened, what was kept, what to do.

    `cause` is the error behind it. `in_place` is the new file's fingerprint in the one case where the new file already
    stands at its place and only the disk's word for it is missing; else None, and the old file is untouched.
    """

    def __init__(self, sentence: str, cause: BaseException | None = None, in_place: Fingerprint | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cause = cause
        self.in_place = in_place


class ChangedOnDisk(SaveFailed):
    """The target is no longer what was read from it: somebody else wrote it, and it was left as it is."""


def fingerprint(path: Path) -> Fingerprint:
    """The fingerprint of a file as it is now. Raises OSError where it cannot be read."""
    data, found = read_whole(path)
    return Fingerprint(len(data), found.st_mtime_ns, hashlib.sha256(data).hexdigest())


def read_whole(path: Path) -> tuple[bytes, os.stat_result]:
    """All bytes of a file, and its state from the same opening of it. Raises OSError."""
    with open(path, "rb") as file:
        return file.read(), os.fstat(file.fileno())


def write_atomically(
    path: Path,
    data: bytes,
    *,
    expected: Fingerprint | None = None,
    verify: Callable[[bytes], None] | None = None,
    mode: int | None = None,
) -> Fingerprint:
    """Put `data` at `path`, whole and confirmed on the disk, and return the new file's fingerprint.

    expected: what was read from there; another file there now is left alone and ChangedOnDisk is raised.
    verify: given the bytes as read back, before they replace anything; whatever it raises ends the save.
    mode: permission bits of a new file, the usual ones unless given; a file that is there keeps its own.

    Raises SaveFailed, with a sentence for a person, for every other failure.
    """
    kept = "Nothing was written."
    try:
        target = _resolved(path)
        state = _state(target)
        if state is not None:
            kept = _AS_IT_WAS
            mode = stat.S_IMODE(state.st_mode)
        _refuse_if_changed(target, expected)
        _refuse_if_short_of_space(target.parent, len(data))
        sweep(target.parent)
        temporary = target.parent / f".{uuid.uuid4().hex}-{_host()}-{os.getpid()}.saving"
        try:
            _write(temporary, data, mode)
            written = _read_back(temporary, data, verify)
            _refuse_if_changed(target, expected)
            _replace(temporary, target)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    except _Refused as refused:
        sentence = f"“{path.name}” was not saved: {refused.what}. {refused.kept or kept} {refused.todo}"
        raise refused.kind(sentence, refused.__cause__) from refused
    except (OSError, ValueError) as cause:
        what, todo = explain(cause)
        raise SaveFailed(f"“{path.name}” was not saved: {what}. {kept} {todo}", cause) from cause
    try:
        _sync_folder(target.parent)
    except OSError as cause:
        sentence = f"“{path.name}” was written, but the disk did not confirm it: {explain(cause).what}. Save once more."
        raise SaveFailed(sentence, cause, in_place=written) from cause
    return written


def sweep(folder: Path) -> None:
    """Remove what saves that died on this computer left in a folder: files of our own name pattern, nothing else."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            match = _LEFTOVER.fullmatch(name)
            if match and match[1] == _host() and not _alive(int(match[2])):
                with contextlib.suppress(OSError):
                    os.unlink(folder / name)


class _Refused(Exception):
    """We do not save: why, as part of a sentence, a sentence that says what to do, and one on what stands there."""

    def __init__(self, what: str, todo: str, kind: type[SaveFailed] = SaveFailed, *, kept: str = "") -> None:
        super().__init__(what)
        self.what, self.todo, self.kind, self.kept = what, todo, kind, kept


def _resolved(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def _state(target: Path) -> os.stat_result | None:
    try:
        state = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(state.st_mode):
        raise _Refused("there is something of that name that is not a file", "Save it under another name.")
    if not os.access(target, os.W_OK):
        todo = "Take that mark off, or save under another name."
        raise _Refused("it is marked as read-only", todo, kept=_AS_IT_WAS)
    return state


def _refuse_if_changed(target: Path, expected: Fingerprint | None) -> None:
    if expected is None:
        return
    try:
        state = os.stat(target)
        if (state.st_size, state.st_mtime_ns) == (expected.size, expected.mtime_ns):
            return
        if fingerprint(target).sha256 == expected.sha256:
            return
    except FileNotFoundError:
        return
    what, todo = "somebody else changed it meanwhile", "Save under another name, then compare."
    raise _Refused(what, todo, ChangedOnDisk, kept="What they saved was left alone.")


def _refuse_if_short_of_space(folder: Path, size: int) -> None:
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return
    if disk.total and disk.free < 2 * size + _SPARE:  # a system's own folders say 0 of both; what is wrong shows later
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _write(temporary: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    descriptor = os.open(temporary, flags, 0o666 if mode is None else 0o600)
    try:
        if mode is not None:
            os.chmod(temporary, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _sync(descriptor)
    finally:
        os.close(descriptor)


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
    for delay in (*RETRY_DELAYS, None):
        try:
            os.replace(temporary, target)
            return
        except OSError as error:
            if delay is None or getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            time.sleep(delay)


def _host() -> str:
    return f"{zlib.crc32(platform.node().encode()):08x}"


if sys.platform == "win32":
    import ctypes

    def _sync(descriptor: int) -> None:
        os.fsync(descriptor)

    def _sync_folder(folder: Path) -> None:
        """Windows has no such call: it writes the folder with the file."""

    def _alive(pid: int) -> bool:
        query_limited_information, still_active = 0x1000, 259
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(query_limited_information, False, pid)
        if not handle:
            return bool(kernel.GetLastError() == errno.EACCES)
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active

else:
    import fcntl

    def _sync(descriptor: int) -> None:
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def _sync_folder(folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_A_FOLDER:
                raise
        finally:
            os.close(descriptor)

    def _alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
        return True
