"""Contract of importers: what each takes, gives and declares. Knows no format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.application.importing.grid import Grid


class ImportFailed(Exception):
    """A file that cannot be read; its text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found: its name, which says nothing certain, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """The content of a source, sheet by sheet, and notes for the reader."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A kind of file that can be read; a module of this package exports it as IMPORTER.

    order: its place where several are asked in turn. name: the label of such files in the dialog. suffixes: their usual
    endings, such as ".csv". look: content sniffing, whether the first bytes are those of such a file, whatever its
    name. read: the content; raises ImportFailed.
    """

    order: int
    name: str
    suffixes: tuple[str, ...]
    look: Callable[[Source], bool]
    read: Callable[[Source], Opened]
