"""Qt message handler: warnings go to the log, not to a terminal nobody reads; a fatal one rescues the work first."""

from __future__ import annotations

import atexit
import contextlib
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from workbench.runtime import logging

QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


def log_qt_messages(rescue: Callable[[], None] | None = None) -> None:
    """Install the handler. `rescue` is called before Qt ends the program, on any thread."""

    def take(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg and rescue is not None:
            with contextlib.suppress(Exception):
                rescue()
        if kind not in QUIET:
            logging.note(f"Qt: {text}")

    qInstallMessageHandler(take)
    atexit.register(qInstallMessageHandler, None)  # Qt still complains when Python is gone, and would call into nothing
