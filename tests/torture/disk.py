"""A disk that fails: the system calls of this process on one folder are counted, and the chosen ones fail.

The functions of the module `os` and `open` are put aside meanwhile, for the whole program: whichever module makes the
call, it is met. What lies outside the folder is left alone.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

SYSTEM_CALLS = (
    *("open", "close", "read", "write", "fsync", "ftruncate", "fstat", "fchmod", "fchown"),
    *("stat", "lstat", "statvfs", "listdir", "scandir", "mkdir", "rmdir", "chmod", "chown", "utime", "readlink"),
    *("replace", "rename", "link", "unlink", "remove", "listxattr", "getxattr", "setxattr"),
)
SHORT = 0
"""In place of an error number: a write takes one byte and says so."""


ENDLESS = 10_000
"""Calls after which it is said that there is no end of them."""


class Endless(BaseException):
    """The program asks the disk again and again."""


class Disk:
    """Counts the calls in a folder and fails the one of number `fail` with an error number.

    `calls` names each with the kind of file it is of, such as "open .lock". sticky: every later one of that name fails,
    too.
    """

    def __init__(self, folder: Path, fail: int | None = None, error: int = errno.EIO, *, sticky: bool = False) -> None:
        self.calls: list[str] = []
        self._folders = (os.path.abspath(folder), os.path.realpath(folder))
        self._fail, self._error, self._sticky = fail, error, sticky
        self._failing = ""
        self._open: dict[int, str] = {}
        self._real = {name: getattr(os, name) for name in SYSTEM_CALLS if hasattr(os, name)}
        self._open_file = builtins.open

    @contextlib.contextmanager
    def attached(self) -> Iterator[Disk]:
        """Within, it is the disk."""
        with contextlib.ExitStack() as stack:
            for name, real in self._real.items():
                stack.enter_context(patch.object(os, name, self._counted(name, real)))
            for module in (builtins, io):
                stack.enter_context(patch.object(module, "open", self._open_counted))
            yield self

    def counted(self, name: str, what: Any) -> int | None:
        """Count a call; the error number it is to fail with, if it is."""
        suffix = self._open[what] if isinstance(what, int) else os.path.splitext(os.fsdecode(what))[1]
        name = f"{name} {suffix}".rstrip()
        self.calls.append(name)
        if len(self.calls) == ENDLESS:
            raise Endless(f"{name} is asked for again and again")
        if len(self.calls) - 1 == self._fail:
            self._failing = name
            return self._error
        return self._error if self._sticky and name == self._failing else None

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            what: Any = arguments[0] if arguments else "."
            if not self._is_here(what):
                return real(*arguments, **options)
            error = self.counted(name, what)
            if name == "close":
                self.let_go(what)
                real(*arguments)
            if error == SHORT:
                return real(what, arguments[1][:1]) if name == "write" else real(*arguments, **options)
            if error is not None:
                if name == "write" and error != errno.EINTR:  # which comes before anything is written
                    real(what, arguments[1][: len(arguments[1]) // 2])
                raise OSError(error, os.strerror(error))
            if name == "close":
                return None
            result = real(*arguments, **options)
            if name == "open":
                self.opened(result, what)
            return result

        return call

    def _open_counted(self, file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if not self._is_here(file):
            return self._open_file(file, mode, *arguments, **options)
        error = self.counted("open", file)
        if error is not None and error != SHORT:
            raise OSError(error, os.strerror(error))
        if mode != "rb":
            return self._open_file(file, mode, *arguments, **options)
        raw = _Reading(self, file)
        self.opened(raw.fileno(), file)
        return io.BufferedReader(raw)

    def opened(self, descriptor: int, path: Any) -> None:
        """A file is open from now on."""
        self._open[descriptor] = os.path.splitext(os.fsdecode(path))[1]

    def let_go(self, descriptor: int) -> None:
        """A file is closed."""
        self._open.pop(descriptor, None)

    def _is_here(self, what: Any) -> bool:
        if isinstance(what, int):
            return what in self._open
        try:
            path = os.path.abspath(os.fsdecode(what))
        except TypeError:
            return False
        return any(path == each or path.startswith(each + os.sep) for each in self._folders)


class _Reading(io.FileIO):
    """A file that is read from the disk."""

    def __init__(self, disk: Disk, path: Any) -> None:
        super().__init__(path, "rb")
        self._disk = disk

    def readall(self) -> bytes:
        self._count()
        return super().readall()

    def readinto(self, buffer: Any) -> Any:
        self._count()
        return super().readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._disk.let_go(self.fileno())
        super().close()

    def _count(self) -> None:
        error = self._disk.counted("read", self.fileno())
        if error is not None and error != SHORT:
            raise OSError(error, os.strerror(error))
