"""What a user chose about the program itself, kept between starts. Never part of a document.

A damaged file is set aside and the defaults are used; a file that cannot be written costs the choice and nothing else.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.runtime.paths import config_dir

Writer = Callable[[Path, bytes], object]
FILE = "preferences.json"
RECENT = 10
THEMES = ("system", "light", "dark")
_OF_QT = ("geometry", "columns", "division")


@dataclass(frozen=True, slots=True)
class Recent:
    """A file opened before: where, what its map is called, and when."""

    path: str
    title: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Layout:
    """How the window was left: its place, columns and right-hand division as Qt saved them, empty the first time.

    message_folded is None where the window decides; zoom is that of the board, 1 being as designed; view is the name of
    the one on show, empty the first time.
    """

    geometry: bytes = b""
    columns: bytes = b""
    division: bytes = b""
    left_shown: bool = True
    right_shown: bool = True
    message_folded: bool | None = None
    zoom: float = 1.0
    view: str = ""


@dataclass(slots=True)
class _Values:
    theme: str = "system"
    export_folder: str = ""
    geometry: str = ""
    columns: str = ""
    division: str = ""
    left_shown: bool = True
    right_shown: bool = True
    message_folded: bool | None = None
    zoom: float = 1.0
    view: str = ""
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
        except Exception:  # noqa: BLE001 whatever is in it, the program starts
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

    def layout(self) -> Layout:
        """How the window was left the last time."""
        kept = {each.name: getattr(self._values, each.name) for each in fields(Layout)}
        return Layout(**kept | {name: base64.b64decode(kept[name]) for name in _OF_QT})

    def set_layout(self, layout: Layout) -> None:
        """Keep how the window is left."""
        for name, value in asdict(layout).items():
            setattr(self._values, name, base64.b64encode(value).decode() if name in _OF_QT else value)
        self._write()

    @property
    def export_folder(self) -> Path | None:
        """Where the last export went, whether or not that is still there; None where there was none."""
        return Path(self._values.export_folder) if self._values.export_folder else None

    def set_export_folder(self, folder: Path) -> None:
        """Keep where the export went."""
        self._values.export_folder = str(folder)
        self._write()

    def _write(self) -> None:
        with contextlib.suppress(Exception):
            self._writer(config_dir() / FILE, json.dumps(asdict(self._values), indent=1).encode())


def _checked(content: Any) -> _Values:
    values = _Values(**content)
    texts = (values.theme, values.export_folder, values.view, *(getattr(values, each) for each in _OF_QT))
    shown = (values.left_shown, values.right_shown, values.message_folded or False)
    if values.theme not in THEMES or not all(isinstance(each, str) for each in texts):
        raise ValueError("not preferences")
    if not all(isinstance(each, bool) for each in shown) or not math.isfinite(values.zoom):
        raise ValueError("not preferences")
    for each in values.recent:
        datetime.fromisoformat(each["time"])
        if not isinstance(each["path"], str) or not isinstance(each["title"], str):
            raise ValueError("not preferences")
    for name in _OF_QT:
        base64.b64decode(getattr(values, name), validate=True)
    return values
