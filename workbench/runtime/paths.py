"""Paths of the program's own folders and resources, known here alone. WORKBENCH_HOME puts all under one folder.

Where a system wants them is for platformdirs to say; that a folder is for its user's eyes only, whatever rights it had
before, that library does not see to.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import unicodedata
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

import platformdirs

NAME = "Capability Workbench"
_APP = NAME if sys.platform in ("win32", "darwin") else "capability-workbench"
"""The name of the program's folders among those of other programs."""
HOME = "WORKBENCH_HOME"
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""Lone surrogates: Python's escapes for bytes of a file name that are not UTF-8. Qt ends the program on one among its
arguments."""


def data_dir() -> Path:
    """The user's data: recovery copies and what was set aside. Made on first use, for this user's eyes only."""
    return made(_home("data") or platformdirs.user_data_path(_APP, appauthor=False))


def config_dir() -> Path:
    """The user's preferences."""
    return made(_home("config") or platformdirs.user_config_path(_APP, appauthor=False))


def templates_dir() -> Path:
    """Templates of the user's own."""
    return made(config_dir() / "templates")


def log_dir() -> Path:
    """Logs and crash reports: what may be lost and is not carried to another computer."""
    return made(made(_home("state") or platformdirs.user_state_path(_APP, appauthor=False)) / "logs")


def recovery_dir() -> Path:
    """Copies of unsaved work."""
    return made(data_dir() / "recovery")


def backups_dir() -> Path:
    """Earlier states of files, and work that was let go of."""
    return made(data_dir() / "backups")


@cache
def resources_dir() -> Path:
    """Icons, themes, templates and help: beside the code in a checkout, inside it in a wheel or a bundle."""
    package = Path(__file__).resolve().parent.parent
    bundled = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if bundled:
        candidates.insert(0, Path(bundled) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("The program's resources are missing. Install it again.")


def shown(path: str | os.PathLike[str]) -> str:
    """A path or its name as displayable text: NFC, and bytes that are no text become U+FFFD.

    macOS gives names decomposed. For people alone: the file may be known by its other spelling only.
    """
    return unicodedata.normalize("NFC", _NO_TEXT.sub("\ufffd", os.fspath(path)))


def unwritable() -> Path | None:
    """The first of the program's own folders that cannot be written, None where all can."""
    for folder in (config_dir(), recovery_dir()):
        try:
            with TemporaryFile(dir=folder):
                pass
        except OSError:
            return folder
    return None


def made(folder: Path) -> Path:
    """The folder, created where possible: else the start goes on without it, and whoever writes there gets the error.

    For this user's eyes only; where it was there with wider rights, these are narrowed, of all in it, too.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if _narrowed(folder.resolve()):
            for place, folders, files in os.walk(folder):
                for name in (*folders, *files):
                    _narrowed(Path(place, name))
    return folder


def private(path: str, flags: int) -> int:
    """An `opener` for `open`: the file is for this user's eyes only."""
    return os.open(path, flags, 0o600)


def _narrowed(path: Path) -> bool:
    """Remove the rights of others; returns whether they had any. Windows keeps a user's folders apart by itself."""
    state = path.lstat()
    mode = stat.S_IMODE(state.st_mode)
    if os.name != "posix" or stat.S_ISLNK(state.st_mode) or not mode & 0o077:
        return False
    path.chmod(mode & 0o700)
    return True


def _home(part: str) -> Path | None:
    home = os.environ.get(HOME)
    return Path(home) / part if home else None
