"""Content of a file: the grids that were opened, and the file's name. Knows no format and no disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workbench.application.importing.grid import Grid
from workbench.domain.words import truncate

LONGEST_TITLE = 60
"""Characters of a file's name that become a title, at most."""


class Content(Protocol):
    """What was opened, as far as the tables in it are concerned."""

    @property
    def name(self) -> str:
        """The name of the file."""

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its sheets, in their order."""

    @property
    def source(self) -> str:
        """What the ids in it are ids of, such as "onet"; "" where they are the file's own."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Content made of grids, such as those of a text that was pasted."""

    grids: tuple[Grid, ...]
    name: str = ""
    source: str = ""


def title_of_file(name: str) -> str:
    """The title that the name of a file is for what is made of it: without its ending, cut where it is long."""
    return truncate(name.rpartition(".")[0] or name, LONGEST_TITLE)
