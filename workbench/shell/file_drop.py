"""File drops from other programs: a capability map is opened, tables are imported; a notice says what can be dropped.

Files are judged by their paths alone. Nothing here looks at a disk: it may be a share that hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from workbench.domain.words import join_names, pluralise, truncate
from workbench.files.texts import clean
from workbench.qt.mime import is_ours
from workbench.qt.text_escape import escape_mnemonic
from workbench.runtime.paths import shown
from workbench.shell.file_kinds import is_importable, is_map
from workbench.shell.notice import Links, Notice

CAN_BE = (
    "Drop a capability map to open it, a .capmap file or a map in plain .json, or tables to import them, such as "
    ".xlsx, .ods and .csv."
)
NO_FILE = "Text, pictures and addresses of the web or of another computer cannot be opened."
MOST_LINKS = 3
"""Maps that a notice offers to open at most: it is one line."""
LONGEST_NAME, LONGEST_LINK = 60, 28
"""Characters of a file name in a sentence, and on a link."""


def take(event: QDropEvent) -> bool:
    """Answer a drag or a drop on the window; whether it is accepted.

    Always as a copy, whatever is proposed: after a move the file manager would delete the user's file. Where no copy
    is offered it is accepted with no action. Drags within the program are for its views alone.
    """
    if event.source() is not None or is_ours(event.mimeData()):
        event.ignore()
        return False
    copies = bool(event.possibleActions() & Qt.DropAction.CopyAction)
    event.setDropAction(Qt.DropAction.CopyAction if copies else Qt.DropAction.IgnoreAction)
    event.accept()
    return True


class FileDrop:
    """Handler of files dropped anywhere on the window."""

    def __init__(
        self,
        open_path: Callable[[Path], object],
        import_files: Callable[[Sequence[Path]], object],
        choose: Callable[[], object],
        notice: Notice,
    ) -> None:
        """open_path opens a capability map; import_files imports tables; choose asks for a file."""
        self._open, self._import, self._choose, self._notice = open_path, import_files, choose, notice

    def dropped(self, paths: Sequence[Path]) -> None:
        """Open the one capability map that was dropped, import tables, or say what can be dropped.

        No paths stand for no files. A .json alone is opened: what is no map in it is found then.
        """
        maps = [path for path in paths if is_map(path)]
        tables = [path for path in paths if is_importable(path) and path not in maps]
        only_json = all(is_importable(path) for path in maps)
        if len(maps) == len(paths) == 1:
            self._open(maps[0])
        elif tables and only_json and len(maps) + len(tables) == len(paths):
            self._import(paths)
        elif maps or tables:
            self._notice.say(_several(len(paths), maps, tables), (*self._openers(maps), *self._importer(tables)))
        else:
            self._notice.say(_none(paths), (("Open…", self._choose),), bad=True)

    def _openers(self, maps: Sequence[Path]) -> Links:
        return tuple(
            (f"Open “{escape_mnemonic(short_name(path, LONGEST_LINK))}”", partial(self._open, path))
            for path in maps[:MOST_LINKS]
        )

    def _importer(self, tables: Sequence[Path]) -> Links:
        if not tables:
            return ()
        name = f"“{escape_mnemonic(short_name(tables[0], LONGEST_LINK))}”"
        return (
            (f"Import {name if len(tables) == 1 else pluralise(len(tables), 'table')}", partial(self._import, tables)),
        )


def _several(dropped: int, maps: Sequence[Path], tables: Sequence[Path]) -> str:
    """What is among the files: one capability map is open at a time, tables are imported together."""
    if len(maps) > 1:
        more = f" The first {MOST_LINKS} are offered here." if len(maps) > MOST_LINKS else ""
        return f"{pluralise(len(maps), 'capability map')} were dropped, and one is open at a time.{more}"
    parts = [f"“{short_name(maps[0])}” is a capability map"] if maps else []
    if len(tables) == 1:
        parts.append(f"“{short_name(tables[0])}” is a table")
    elif tables:
        parts.append(f"{len(tables)} are tables")
    return f"Of the {dropped} files, {join_names(parts, len(parts))}."


def _none(paths: Sequence[Path]) -> str:
    if not paths:
        return f"{NO_FILE} {CAN_BE}"
    if len(paths) > 1:
        return f"None of the {len(paths)} files is a capability map or a table. {CAN_BE}"
    return f"“{short_name(paths[0])}” is neither a capability map nor a table. {CAN_BE}"


def short_name(path: Path, most: int = LONGEST_NAME) -> str:
    """The name of a file for a sentence: one line, its middle replaced by … where it has more than `most` characters.

    The last 12 characters stay, the suffix among them.
    """
    name = " ".join(clean(shown(path.name or path))[0].split())
    return name if len(name) <= most else f"{truncate(name, most - 12)}{name[-12:]}"
