"""Contract of importers: what each takes, gives and declares. Knows no format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.application.importing.grid import Grid


class ImportFailed(Exception):
    """A file that cannot be read; its text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found: its name, which says nothing certain, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Encoding:
    """A question about a text: in which code page was it written?

    supposed: the one it was read in. choices: the code pages it may be in. samples: up to three of its lines that tell
    them apart, undecoded.
    """

    supposed: str
    choices: tuple[str, ...]
    samples: tuple[bytes, ...]

    def lines(self, code_page: str) -> tuple[str, ...]:
        """The samples as they read in one of the choices."""
        return tuple(sample.decode(code_page, "replace") for sample in self.samples)


@dataclass(frozen=True, slots=True)
class Opened:
    """The content of a source: its grids, sheet by sheet, or a tree, and notes for the reader.

    name: that of the source. tree: lists, dictionaries and plain values, None where there are only grids; a page may
    have both, and the tree is then what stands above its tables. Nobody changes it.
    encoding: a question, where a text does not tell in what it was written.
    """

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()
    name: str = ""
    tree: Any = None
    encoding: Encoding | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What an importer makes of a source that it knows: grids, which of a tree are long lists, and notes.

    The grids have headings that `application/importing/headings.py` knows ("Role", "Skill", "Role code", "Skill code",
    "Level", "Importance", "Group", "Definition", "Aliases", "Purpose", "Kind", "Note"; "Also called" only where no
    skill stands beside the role: there it would be of the skill) and values
    in the terms of a map: levels 1 to 4, importance 1 to 5, lead or support. So nothing of it is asked, and what
    follows is the same for every format. An importer hands on no mapping. A grid of which the rows are not those of
    the file says where they come from (`Grid.places`). Ids become a thing's source, after the importer's own id.
    notes: sentences on what is left out, with how many.
    """

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A format that is known by its headings or keys; a module of this package exports it as IMPORTER.

    id: its name in what is kept of it, such as "esco". order: its place where several are asked in turn. name: what
    users call it. recognise: what it makes of a source, None where that is none of its; it never goes by file names.
    ids_of_file: whether an id means something in its file only, and not in every file of the format.
    join: of sources that were handed in together, those that are parts of one thing as one, the others as they are; it
    knows them by what they hold. None where every source of the format stands alone.
    """

    id: str
    order: int
    name: str
    recognise: Callable[[Opened], Recognised | None]
    ids_of_file: bool = False
    join: Callable[[tuple[Opened, ...]], tuple[Opened, ...]] | None = None
