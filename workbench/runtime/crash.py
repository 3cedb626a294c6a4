"""Crash handler for uncaught exceptions: the work is rescued first, then the error is reported once.

Nothing is sent anywhere. The report is a file the user may read; it names places in the code and no content. Knows no
document: what rescues it registers itself.
"""

from __future__ import annotations

import contextlib
import faulthandler
import platform
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from workbench import __version__
from workbench.runtime import logging
from workbench.runtime.paths import log_dir, private

CrashReport = Callable[[str], object]
REPORTS = 5
"""Dialogs shown in one run; further distinct errors are only logged."""

_SENTENCE = (
    "Something in the program failed. Your work is kept: what is not saved is in the recovery copy. "
    "Save now, and if it happens again, start the program anew. Help, Show the log folder leads to the report."
)


class Crashes:
    """The crash handler of a run: for each error rescue and log; for each distinct place a report file and a dialog."""

    def __init__(self, report: CrashReport) -> None:
        self._report = report
        self._rescues: list[Callable[[], None]] = []
        self._seen: set[str] = set()
        self._busy = threading.RLock()
        self._within = False

    def on_crash(self, rescue: Callable[[], None]) -> None:
        """Register a callback that rescues work; all are called before anything else."""
        self._rescues.append(rescue)

    def handle(self, where: str, fault: BaseException) -> None:
        """Handle an error; never raises. One on another thread waits meanwhile, a nested one is dropped."""
        with self._busy:
            if not self._within:
                self._within = True
                try:
                    self._deal_with(where, fault)
                finally:
                    self._within = False

    def _deal_with(self, where: str, fault: BaseException) -> None:
        for rescue in self._rescues:
            with contextlib.suppress(Exception):
                rescue()
        logging.failure(where, fault)
        place = f"{type(fault).__name__} at {logging.places(fault)}"
        if place in self._seen:
            return
        self._seen.add(place)
        with contextlib.suppress(OSError):
            self._write(where, place)
        if len(self._seen) <= REPORTS:
            self._report(_SENTENCE)

    def _write(self, where: str, place: str) -> None:
        now = datetime.now()
        text = (
            f"Capability Workbench {__version__}\n{now:%Y-%m-%d %H:%M:%S}\n"
            f"Python {platform.python_version()} on {platform.system()} {platform.release()}\n{where}\n{place}\n"
        )
        with open(log_dir() / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt", "w", encoding="utf-8", opener=private) as report:
            report.write(text)


def install(crashes: Crashes) -> None:
    """Install the hooks: uncaught exceptions go to `crashes`, the stacks of hard crashes to a file."""

    def uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            crashes.handle("uncaught", fault)

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            crashes.handle("thread", arguments.exc_value)

    def unraisable(arguments: sys.UnraisableHookArgs) -> None:
        if arguments.exc_value is not None:
            logging.failure("unraisable", arguments.exc_value)

    sys.excepthook = uncaught
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    with contextlib.suppress(OSError):
        faulthandler.enable(open(log_dir() / "stacks.txt", "a", encoding="utf-8", opener=private))  # noqa: SIM115 stays open
