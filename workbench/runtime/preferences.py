"""What a user chose about the program itself, kept between starts. Never part of a document.

A damaged file is set aside and the defaults are used; a file that cannot be written costs the choice and nothing else.
"""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.runtime.paths import config_dir, documents_dir, is_folder

Writer = Callable[[Path, bytes], object]
FILE = "preferences.json"
RECENT = 10
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Recent:
    """A file opened before: where, what its map is called, and when."""

    path: str
    title: str
    time: datetime


@dataclass(slots=True)
class _Values:
    theme: str = "system"
    export_folder: str = ""
    geometry: str = ""
    columns: str = ""
    recent: list[dict[str, str]] = field(default_factory=list)


class Preferences:
    """The choices in force; every change is written at once by the writer given."""

    def __init__(self, values: _Values, writer: Writer) -> None:
        self._values, self._writer = values, writer

    @classmethod
    def load(cls, writer: Writer) -> Preferences:
        """The choices of the last time, or the defaults."""
        path = config_dir() / FILE
        try:
            return cls(_checked(json.loads(path.read_text(encoding="utf-8"))), writer)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, KeyError):
            with contextlib.suppress(OSError):
                path.replace(path.with_suffix(".damaged"))
        return cls(_Values(), writer)

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._values.theme

    def set_theme(self, theme: str) -> None:
        """Choose the colours."""
        self._values.theme = theme
        self._write()

    @property
    def recent(self) -> list[Recent]:
        """The files opened before, newest first."""
        return [
            Recent(each["path"], each["title"], datetime.fromisoformat(each["time"])) for each in self._values.recent
        ]

    def remember(self, path: Path, title: str) -> None:
        """Put a file on top of the recent ones."""
        entry = {"path": str(path), "title": title, "time": datetime.now().isoformat(timespec="seconds")}
        others = [each for each in self._values.recent if each["path"] != str(path)]
        self._values.recent = [entry, *others][:RECENT]
        self._write()

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        self._values.recent = []
        self._write()

    def layout(self) -> tuple[bytes, bytes]:
        """The window's place and its columns as Qt saved them; empty the first time."""
        return base64.b64decode(self._values.geometry), base64.b64decode(self._values.columns)

    def set_layout(self, geometry: bytes, columns: bytes) -> None:
        """Keep the window's place and columns."""
        self._values.geometry = base64.b64encode(geometry).decode()
        self._values.columns = base64.b64encode(columns).decode()
        self._write()

    def export_folder(self) -> Path:
        """Where the last export went, or the user's documents."""
        last = Path(self._values.export_folder) if self._values.export_folder else None
        return last if last is not None and is_folder(last) else documents_dir()

    def set_export_folder(self, folder: Path) -> None:
        """Keep where the export went."""
        self._values.export_folder = str(folder)
        self._write()

    def _write(self) -> None:
        with contextlib.suppress(Exception):
            self._writer(config_dir() / FILE, json.dumps(asdict(self._values), indent=1).encode())


def _checked(content: Any) -> _Values:
    values = _Values(**content)
    texts = (values.theme, values.export_folder, values.geometry, values.columns)
    if values.theme not in THEMES or not all(isinstance(each, str) for each in texts):
        raise ValueError("not preferences")
    for each in values.recent:
        datetime.fromisoformat(each["time"])
        if not isinstance(each["path"], str) or not isinstance(each["title"], str):
            raise ValueError("not preferences")
    base64.b64decode(values.geometry, validate=True)
    base64.b64decode(values.columns, validate=True)
    return values
