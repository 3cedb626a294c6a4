"""Limits that a process sets itself: the system ends it where it asks for too much. Starts nothing.

On Windows a job does it, elsewhere what the shell knows as ulimit. On macOS no limit of memory is kept.
"""

from __future__ import annotations

import contextlib
import sys


def limit_itself(memory: int, seconds: int) -> None:
    """Limit this process for good to so many bytes of memory and seconds of reckoning, where the system can.

    A process that dies of it leaves no image of its memory and opens no window.
    """
    with contextlib.suppress(OSError):
        _limit(memory, seconds)


if sys.platform == "win32":
    import ctypes

    _SILENT = 0x0001 | 0x0002
    """No message of the system about a crash: SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX."""
    _TIME, _MEMORY, _DIE = 0x0002, 0x0100, 0x0400
    """JOB_OBJECT_LIMIT_PROCESS_TIME, _PROCESS_MEMORY, _DIE_ON_UNHANDLED_EXCEPTION."""
    _EXTENDED = 9
    """JobObjectExtendedLimitInformation."""
    _TICKS = 10_000_000
    """Windows counts time in these parts of a second."""

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
            ("counted", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_of_process", ctypes.c_size_t),
            ("peak_of_job", ctypes.c_size_t),
        )

    _system = ctypes.WinDLL("kernel32", use_last_error=True)
    _system.CreateJobObjectW.restype = _system.GetCurrentProcess.restype = ctypes.c_void_p
    _system.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    _system.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
    _system.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)

    def _limit(memory: int, seconds: int) -> None:
        _system.SetErrorMode(_SILENT)
        limits = _Limits(process_time=seconds * _TICKS, flags=_TIME | _MEMORY | _DIE, process_memory=memory)
        job = _system.CreateJobObjectW(None, None)  # it stays as long as the process that is in it
        size = ctypes.sizeof(limits)
        if (
            not job
            or not _system.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), size)
            or not _system.AssignProcessToJobObject(job, _system.GetCurrentProcess())
        ):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def _limit(memory: int, seconds: int) -> None:
        limits = ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0))
        for what, most in limits:
            with contextlib.suppress(ValueError, OSError):  # a lower limit is set, or the system knows none
                resource.setrlimit(what, (most, most))
