"""What every importer takes and gives. Knows no format."""

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
    """What a source holds, sheet by sheet, and what the reader must be told of it."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A kind of file that can be read; a module of this package exports it as IMPORTER.

    order: its place where several are asked in turn. name: what the dialog calls such files. suffixes: the endings they
    are looked for by, such as ".csv". look: whether the first bytes are those of such a file, whatever it is called.
    read: what is in it; raises ImportFailed.
    """

    order: int
    name: str
    suffixes: tuple[str, ...]
    look: Callable[[Source], bool]
    read: Callable[[Source], Opened]
