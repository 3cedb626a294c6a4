"""Log with rotation: 5 files in the log folder, rotated at the start once the newest has 1 MB.

Codes, counts, exception types and places in the code. Never a document's text, a full
path or an exception's message: those may hold what a user wrote.

Not logging.handlers.RotatingFileHandler: it would turn the files while another run writes to them, which Windows
refuses, and its import (sockets, pickle) costs every start some six milliseconds for what `_rotate` does.
"""

from __future__ import annotations

import logging
import re
import traceback
from io import TextIOWrapper
from pathlib import Path, PureWindowsPath

from workbench import __version__
from workbench.runtime.paths import log_dir, private

SIZE, FILES = 1_000_000, 5
"""Bytes of a full log, and the number of files that are kept."""
_FOLDERS = re.compile(r"""(?:(?:file:/*)?[A-Za-z]:[\\/]|file:/+|\\\\|(?<![\w.:/])/)(?:[^\\/:*?"<>|\r\n]+[\\/])+""")
"""The folders of a path from the root of a disk, share or URL, in the spelling of any system."""
_LOGGER = logging.getLogger("workbench")


class _File(logging.FileHandler):
    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=private)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 its name there
        """A disk that is full costs the line, and nobody is shown a traceback for it."""


class _Nowhere(logging.NullHandler):
    """Null handler: the log where no file can be written."""


def _own() -> list[logging.Handler]:
    return [handler for handler in _LOGGER.handlers if isinstance(handler, _File | _Nowhere)]


def start() -> None:
    """Begin to write to the log folder; a folder that cannot be written leaves the program without a log."""
    if _own():
        return
    try:
        _rotate(log_dir() / "workbench.log")
        handler: logging.Handler = _File(log_dir() / "workbench.log", encoding="utf-8", errors="backslashreplace")
    except OSError:
        handler = _Nowhere()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
    _LOGGER.info("start %s", __version__)


def _rotate(path: Path) -> None:
    """Rotate the logs once the newest is full: workbench.log.1 is the one before."""
    if not path.exists() or path.stat().st_size < SIZE:
        return
    for number in range(FILES - 1, 0, -1):
        older = path if number == 1 else path.with_name(f"{path.name}.{number - 1}")
        if older.exists():
            older.replace(path.with_name(f"{path.name}.{number}"))


def stop() -> None:
    """Close the log's files."""
    for handler in _own():
        _LOGGER.removeHandler(handler)
        handler.close()


def failure(where: str, fault: BaseException) -> None:
    """Record that something failed: where, of what type, and the places in the code."""
    _LOGGER.error("%s: %s at %s", where, type(fault).__name__, places(fault))


def note(text: str) -> None:
    """Record an event in words of the program or of Qt, whose paths lose their folders."""
    _LOGGER.info("%s", _FOLDERS.sub("…/", text))


def places(fault: BaseException) -> str:
    """The places in the code an exception passed through, innermost last, without any text of the program's data.

    Windows' way of reading a path takes both kinds of stroke: no folder, and so no user's name, is left on any system.
    """
    frames = traceback.extract_tb(fault.__traceback__)
    return " > ".join(f"{PureWindowsPath(frame.filename).name}:{frame.lineno}" for frame in frames) or "nowhere"
