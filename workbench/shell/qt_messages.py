"""What Qt complains about goes to the log, not to a terminal nobody reads."""

from __future__ import annotations

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from workbench.runtime import logging

QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


def log_qt_messages() -> None:
    """From now on, write Qt's warnings to the log."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    if kind not in QUIET:
        logging.note(f"Qt: {text}")
