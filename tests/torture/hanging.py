"""A folder on a disk that can be told not to answer: a file system in user space, by fusepy and libfuse 2.

Run as a program, this one shows a real folder under another path. While a file named HANG lies beside that folder, no
call into it returns; nor does one that was under way. Both are for these tests only, and no part of the program.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.torture.writers import ROOT

HANG = "hang"


class HangingFolder:
    """The folder `path`, which hangs within `hanging`."""

    def __init__(self, place: Path) -> None:
        self.path = place / "share"
        self._real, self._flag = place / "real", place / HANG

    @contextlib.contextmanager
    def mounted(self) -> Iterator[HangingFolder]:
        """Within, it is there."""
        self.path.mkdir()
        self._real.mkdir()
        command = [sys.executable, "-m", "tests.torture.hanging", str(self._real), str(self.path), str(self._flag)]
        server = subprocess.Popen(command, cwd=ROOT)
        try:
            while not os.path.ismount(self.path):
                if server.poll() is not None:
                    raise RuntimeError("the folder cannot be mounted")
                time.sleep(0.02)
            yield self
        finally:
            self._flag.unlink(missing_ok=True)
            subprocess.run(["umount", "-l", self.path], check=False, capture_output=True)
            server.terminate()
            server.wait()

    @contextlib.contextmanager
    def hanging(self) -> Iterator[None]:
        """Within, the disk does not answer."""
        self._flag.touch()
        try:
            yield
        finally:
            self._flag.unlink(missing_ok=True)


def no_folder_that_hangs() -> str | None:
    """Why there can be none here."""
    if sys.platform != "linux" or os.getuid() != 0 or not os.path.exists("/dev/fuse"):
        return "a folder that hangs needs root and /dev/fuse on Linux"
    try:
        import fuse
    except (ImportError, OSError):
        return "a folder that hangs needs libfuse 2 and fusepy (apt install libfuse2, pip install fusepy)"
    del fuse
    return None


def _serve(real: str, path: str, flag: str) -> None:
    from fuse import FUSE, Operations

    class Passing(Operations):  # type: ignore[misc, unused-ignore]
        """What the real folder does, once it answers."""

        def __call__(self, op: str, name: str, *arguments: Any) -> Any:
            while os.path.exists(flag) and op not in ("init", "destroy"):
                time.sleep(0.02)
            return super().__call__(op, real + name if op not in ("init", "destroy") else name, *arguments)

        def getattr(self, name: str, fh: int | None = None) -> dict[str, Any]:
            found = os.lstat(name)
            keys = ("mode", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime", "ino", "dev")
            return {f"st_{key}": getattr(found, f"st_{key}") for key in keys}

        def readdir(self, name: str, fh: int) -> list[str]:
            return [".", "..", *os.listdir(name)]

        def statfs(self, name: str) -> dict[str, int]:
            found = os.statvfs(name)
            keys = ("bavail", "bfree", "blocks", "bsize", "favail", "ffree", "files", "flag", "frsize", "namemax")
            return {f"f_{key}": getattr(found, f"f_{key}") for key in keys}

        def open(self, name: str, flags: int) -> int:
            return os.open(name, flags)

        def create(self, name: str, mode: int, fi: Any = None) -> int:
            return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

        def read(self, name: str, size: int, offset: int, fh: int) -> bytes:
            return os.pread(fh, size, offset)

        def write(self, name: str, data: bytes, offset: int, fh: int) -> int:
            return os.pwrite(fh, data, offset)

        def truncate(self, name: str, length: int, fh: int | None = None) -> None:
            os.truncate(name, length)

        def fsync(self, name: str, datasync: int, fh: int) -> None:
            os.fsync(fh)

        def fsyncdir(self, name: str, datasync: int, fh: int) -> None:
            return None

        def release(self, name: str, fh: int) -> None:
            os.close(fh)

        def rename(self, name: str, new: str) -> None:
            os.replace(name, real + new)

        def unlink(self, name: str) -> None:
            os.unlink(name)

        def chmod(self, name: str, mode: int) -> None:
            os.chmod(name, mode)

        def chown(self, name: str, uid: int, gid: int) -> None:
            os.chown(name, uid, gid)

        def mkdir(self, name: str, mode: int) -> None:
            os.mkdir(name, mode)

        def rmdir(self, name: str) -> None:
            os.rmdir(name)

        def utimens(self, name: str, times: tuple[float, float] | None = None) -> None:
            os.utime(name, times)

    FUSE(Passing(), path, foreground=True, nothreads=False, attr_timeout=0, entry_timeout=0)


if __name__ == "__main__":
    _serve(*sys.argv[1:])
