"""System calls of the saver and the lock files, with the differences of each operating system. Knows no documents."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def uninterrupted(call: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """The result of a system call, retried each time a signal interrupts it (EINTR)."""
    while True:
        try:
            return call(*given, **named)
        except InterruptedError:
            continue


def close(descriptor: int) -> None:
    """Close a descriptor. Never retried: an interrupted close has closed it, and its number may be another's already.

    Raises OSError.
    """
    with contextlib.suppress(InterruptedError):
        os.close(descriptor)


if sys.platform == "win32":
    import ctypes

    def alive(pid: int) -> bool:
        """Whether a process with this pid runs on this computer; the number may have been reused since."""
        query_limited_information, still_active, access_denied = 0x1000, 259, 5
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(query_limited_information, False, pid)
        if not handle:
            return ctypes.get_last_error() == access_denied
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active

    def is_read_only(folder: str | os.PathLike[str]) -> bool:
        """Whether the disk can be read but not written. Windows has no such state to ask for."""
        del folder
        return False

else:

    def alive(pid: int) -> bool:
        """Whether a process with this pid runs on this computer; the number may have been reused since."""
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
        return True

    def is_read_only(folder: str | os.PathLike[str]) -> bool:
        """Whether the disk can be read but not written. Raises OSError."""
        return bool(uninterrupted(os.statvfs, folder).f_flag & os.ST_RDONLY)
