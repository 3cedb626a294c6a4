"""Signal handlers of SIGTERM and SIGINT: the unsaved work is written first, then the program quits as usual."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

from workbench.shell.program import Program


def on_terminate(program: Program, rescue: Callable[[], None]) -> None:
    """Rescue and quit when the system asks the program to end.

    Python runs signal handlers between bytecodes, of which none is run while Qt waits for events: so its wakeup file
    descriptor is a socket, whose notifier wakes Qt at once.
    """
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    signal.set_wakeup_fd(writing.fileno())
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, program)

    def woken() -> None:
        with contextlib.suppress(OSError):  # Python calls `leave` on the way in here, which ends with `stop`
            reading.recv(64)

    notifier.activated.connect(woken)

    def leave(*_: object) -> None:
        rescue()
        program.asked_to_end = True
        program.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)

    def stop() -> None:
        signal.set_wakeup_fd(-1)
        writing.close()
        reading.close()

    program.aboutToQuit.connect(stop)
