"""Kinds of files by their endings: capability maps, and what can be imported; and the name of a new one. What is in a
file, its content tells."""

from __future__ import annotations

from pathlib import Path

from workbench.files.importers import ENDINGS

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
MAPS = (".capmap", ".json")
"""Endings of capability maps; a .json may be another program's."""


def ending(path: Path) -> str:
    """The ending of a file's name, with the dot, as the kinds have it."""
    return path.suffix.lower()


def is_map(path: Path) -> bool:
    """Whether a file has the ending of a capability map."""
    return ending(path) in MAPS


def is_importable(path: Path) -> bool:
    """Whether a file has the ending of something that can be imported."""
    return ending(path) in ENDINGS


def is_workbook(path: Path) -> bool:
    """Whether a file has the ending of a workbook."""
    return ending(path) in _WORKBOOKS


def _filter(title: str, *endings: str) -> str:
    return f"{title} ({' '.join(f'*{each}' for each in dict.fromkeys(endings))})"


EVERYTHING = "All files (*)"
TO_OPEN = ";;".join(
    (_filter("Capability maps and tables", *MAPS, *ENDINGS), _filter("Capability maps", *MAPS), EVERYTHING)
)
TO_IMPORT = ";;".join((_filter("Tables and frameworks", *ENDINGS), EVERYTHING))
ONLY_MAPS = ";;".join((_filter("Capability maps", *MAPS), EVERYTHING))
TO_TAKE_BACK = ";;".join((_filter("Workbooks", *_WORKBOOKS), EVERYTHING))
"""Name filters of the dialogs that open, import, compare and take back."""


def file_name(title: str) -> str:
    """A title as a file name that every system takes, of 80 characters at most."""
    name = "".join("-" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in title).strip(" .")
    return name[:80] or "Capability map"
