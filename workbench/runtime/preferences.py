"""Preferences: what a user chose about the program itself, persisted as JSON between starts. Never part of a document.

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
from typing import Any, Literal, get_args

from workbench.runtime.paths import config_dir

Writer = Callable[[Path, bytes], object]
FILE = "preferences.json"
RECENT = 10
"""The most recent files that are listed."""
PLACES = 100
"""The most maps whose view state is kept; beyond that the one left longest ago is forgotten."""
THEMES = ("system", "light", "dark")
PreferredPaper = Literal["", "a4", "letter"]
PAPERS: tuple[PreferredPaper, ...] = get_args(PreferredPaper)
"""Papers that can be preferred; "" is the usual one here."""
TEXT_SIZES = (0, 100, 115, 130, 150, 175, 200)
"""Text sizes that can be preferred, in percent of the design's; 0 is that of the desktop."""
RETIRED = ("export_folder",)
"""Keys of earlier versions, which are ignored."""
_OF_QT = ("geometry", "columns", "division")
"""Fields with bytes in Qt's own format, stored in base64."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A recent file: its path, the title of its map, and when it was opened."""

    path: str
    title: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """The view state of a map: scenario and view on show, the groups folded in each pane, the folder of its exports.

    All empty for a map that was never seen; export_folder is empty where exports go beside the map.
    """

    scenario: str = ""
    view: str = ""
    folded: tuple[tuple[str, tuple[str, ...]], ...] = ()
    export_folder: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The window layout: geometry, columns and right-hand division as Qt saved them, empty the first time.

    message_folded is None where the window decides; zoom is the board's, 1 as designed; view is the name of the one on
    show, "" the first time; folded_columns are the names of the matrix's columns that are folded.
    """

    geometry: bytes = b""
    columns: bytes = b""
    division: bytes = b""
    left_shown: bool = True
    right_shown: bool = True
    message_folded: bool | None = None
    zoom: float = 1.0
    view: str = ""
    folded_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the preferences dialog asks.

    name: written into each map that is saved, "" for nothing. paper: one of PAPERS; text_size: one of TEXT_SIZES, from
    the next start on. export_folder: where exports go that have no folder of their own, "" for beside the map.
    keeps_recent: whether files that were opened are listed.
    """

    name: str = ""
    paper: PreferredPaper = ""
    text_size: int = 0
    export_folder: str = ""
    keeps_recent: bool = True


@dataclass(slots=True)
class _Values:
    theme: str = "system"
    author: str = ""
    signature: str = ""
    paper: PreferredPaper = ""
    text_size: int = 0
    exports_to: str = ""
    keeps_recent: bool = True
    geometry: str = ""
    columns: str = ""
    division: str = ""
    left_shown: bool = True
    right_shown: bool = True
    message_folded: bool | None = None
    zoom: float = 1.0
    view: str = ""
    folded_columns: list[str] = field(default_factory=list)
    recent: list[dict[str, str]] = field(default_factory=list)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)


class Preferences:
    """The preferences in force; every change is written at once by the writer given."""

    def __init__(self, values: _Values, writer: Writer | None) -> None:
        self._values, self._writer = values, writer

    @classmethod
    def load(cls, writer: Writer | None) -> Preferences:
        """The stored preferences, or the defaults. Without a writer nothing is stored: no user is there."""
        path = config_dir() / FILE
        try:
            return cls(_checked(json.loads(path.read_text(encoding="utf-8"))), writer)
        except FileNotFoundError:
            pass
        except Exception:  # noqa: BLE001 whatever is in it, the program starts
            with contextlib.suppress(OSError):
                if writer is not None:
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
            Recent(entry["path"], entry["title"], datetime.fromisoformat(entry["time"]))
            for entry in self._values.recent
        ]

    def remember(self, path: Path, title: str) -> None:
        """Put a file on top of the recent ones, where they are kept."""
        if not self._values.keeps_recent:
            return
        entry = {"path": str(path), "title": title, "time": datetime.now().isoformat(timespec="seconds")}
        others = [other for other in self._values.recent if other["path"] != str(path)]
        self._values.recent = [entry, *others][:RECENT]
        self._write()

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        self._values.recent = []
        self._write()

    @property
    def choices(self) -> Choices:
        """What the user chose in the preferences dialog."""
        values = self._values
        return Choices(
            values.signature, values.paper, values.text_size, values.exports_to, keeps_recent=values.keeps_recent
        )

    def set_choices(self, choices: Choices) -> None:
        """Store what was chosen there. Another name is that of the points accepted, too; a list not kept is cleared."""
        values = self._values
        if choices.name != values.signature:
            values.signature = values.author = choices.name
        values.paper, values.text_size = choices.paper, choices.text_size
        values.exports_to, values.keeps_recent = choices.export_folder, choices.keeps_recent
        if not choices.keeps_recent:
            values.recent = []
        self._write()

    @property
    def signature(self) -> str:
        """The name that is written into the maps the user saves; "" where none is."""
        return self._values.signature

    def layout(self) -> Layout:
        """The stored window layout."""
        kept = {attribute.name: getattr(self._values, attribute.name) for attribute in fields(Layout)}
        folded = {"folded_columns": tuple(self._values.folded_columns)}
        return Layout(**kept | folded | {name: base64.b64decode(kept[name]) for name in _OF_QT})

    def set_layout(self, layout: Layout) -> None:
        """Store the window layout."""
        for name, value in asdict(layout).items():
            setattr(self._values, name, base64.b64encode(value).decode() if name in _OF_QT else value)
        self._write()

    @property
    def author(self) -> str:
        """The name under which the user accepts open points; "" until it was given once."""
        return self._values.author

    def set_author(self, name: str) -> None:
        """Store the user's name."""
        if name != self._values.author:
            self._values.author = name
            self._write()

    def place(self, document_id: str) -> Place:
        """The stored view state of a map; an empty one where there is none."""
        return _place(self._values.places.get(document_id, {}))

    def set_place(self, document_id: str, place: Place) -> None:
        """Store the view state of a map."""
        if place != self.place(document_id):
            self._values.places.pop(document_id, None)
            self._values.places[document_id] = asdict(place)
            for oldest in list(self._values.places)[:-PLACES]:
                del self._values.places[oldest]
            self._write()

    def _write(self) -> None:
        if self._writer is None:
            return
        with contextlib.suppress(Exception):
            self._writer(config_dir() / FILE, json.dumps(asdict(self._values), indent=1).encode())


def _place(kept: dict[str, Any]) -> Place:
    folded = tuple((pane, tuple(groups)) for pane, groups in kept.get("folded", ()))
    return Place(**kept | {"folded": folded})


def _checked(content: Any) -> _Values:
    values = _Values(**{name: value for name, value in content.items() if name not in RETIRED})
    texts = (values.theme, values.author, values.view, values.signature, values.paper, values.exports_to)
    texts = (*texts, *values.folded_columns, *(getattr(values, name) for name in _OF_QT))
    shown = (values.left_shown, values.right_shown, values.message_folded or False, values.keeps_recent)
    if values.theme not in THEMES or not all(isinstance(text, str) for text in texts):
        raise ValueError("not preferences")
    if values.paper not in PAPERS or type(values.text_size) is not int or values.text_size not in TEXT_SIZES:
        raise ValueError("not preferences")
    if not all(isinstance(flag, bool) for flag in shown) or not math.isfinite(values.zoom):
        raise ValueError("not preferences")
    for entry in values.recent:
        datetime.fromisoformat(entry["time"])
        if not isinstance(entry["path"], str) or not isinstance(entry["title"], str):
            raise ValueError("not preferences")
    for name in _OF_QT:
        base64.b64decode(getattr(values, name), validate=True)
    for place in map(_place, values.places.values()):
        groups = (text for pane, folded in place.folded for text in (pane, *folded))
        if not all(isinstance(text, str) for text in (place.scenario, place.view, place.export_folder, *groups)):
            raise ValueError("not preferences")
    return values
