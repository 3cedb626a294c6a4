"""Identity of a document and of its revision: what a file says of itself beside its map. Opens no file."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from workbench.domain.model import CapabilityMap
from workbench.domain.words import day
from workbench.files.container import Extra


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity of a document and of its revision: a value; saving a changed map gives a new one.

    `map_sha256` is that of map.json as last read or saved, None where it never was. `extras` are the entries of the
    file that this version does not know and keeps. `as_read` is the map as it was read where its texts were not tidy:
    texts that nobody edits are written as they are there. `revised` is when this state of the map was first saved,
    None where it never was or where the file does not say; `author` is who saved it, "" where nobody gave a name.
    """

    document_id: str
    revision: str
    parents: tuple[str, ...] = ()
    map_sha256: str | None = None
    extras: tuple[Extra, ...] = field(default=(), repr=False)
    as_read: CapabilityMap | None = field(default=None, repr=False, compare=False)
    revised: datetime | None = None
    author: str = ""

    @property
    def version(self) -> str:
        """The revision in words: "version of 4 May 2026, 9:30"; "" where it was never saved."""
        if self.revised is None:
            return ""
        return in_words(self.revised)

    @property
    def version_by(self) -> str:
        """The revision in words, and who made it: "version of 4 May 2026, 9:30, by Ada"; "" where never saved."""
        return f"{self.version}, by {self.author}" if self.version and self.author else self.version


def in_words(revised: datetime) -> str:
    """A revision in words, by when it was made: "version of 4 May 2026, 9:30"."""
    local = revised.astimezone()
    return f"version of {day(local)}, {local.hour}:{local:%M}"


def fresh_identity() -> Identity:
    """The identity of a document that was never saved."""
    return Identity(str(uuid.uuid4()), str(uuid.uuid4()))


def nobody() -> str:
    """The author where no name is set: ""."""
    return ""
