"""Rewriting of states that are kept, so that something is gone from them for good. Knows no folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.model import CapabilityMap
from workbench.domain.words import pluralise
from workbench.files.atomic import SaveFailed, read_whole, write_atomically
from workbench.files.container import part, verify
from workbench.files.document import DocumentError, from_bytes, rewritten

ChangeOfState = Callable[[str, CapabilityMap], CapabilityMap]
"""What becomes of a state: from a document's id and its map to the map; the same object where nothing does."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The files that were rewritten, and those that were left as they are though what was to go may be in them.

    unreadable: damaged, or of a newer version of the program. failed: they could not be written, or another run of the
    program has them.
    """

    changed: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()
    failed: tuple[Path, ...] = ()

    def __add__(self, other: Rewritten) -> Rewritten:
        return Rewritten(self.changed + other.changed, self.unreadable + other.unreadable, self.failed + other.failed)


def rewrite(path: Path, change: ChangeOfState, own_part: str | None = None, *, writable: bool = True) -> Rewritten:
    """Rewrite one file by the saver, under the same revision and with the same times; nothing where it is gone.

    own_part: a part of ours that belongs in this very file, and is kept. writable: whether it may be written; a file
    that may not and would be counts as failed.
    """
    try:
        data, state = read_whole(path)
        loaded = from_bytes(data, path.name)
        kept = part(path, own_part) if own_part is not None else None
    except FileNotFoundError:
        return Rewritten()
    except Exception:  # noqa: BLE001 whatever is wrong with it, the others are still to be rewritten
        return Rewritten(unreadable=(path,))
    if loaded.read_only:
        return Rewritten(unreadable=(path,))
    document = change(loaded.identity.document_id, loaded.document)
    if document is loaded.document:
        return Rewritten()
    if not writable:
        return Rewritten(failed=(path,))
    own = ((own_part, kept),) if own_part is not None and kept is not None else ()
    try:
        write_atomically(path, rewritten(document, loaded.identity, own), verify=verify, mode=0o600)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    except (SaveFailed, DocumentError, OSError):
        return Rewritten(failed=(path,))
    return Rewritten(changed=(path,))


def deleted(paths: Iterable[Path]) -> str:
    """Delete files, as the user asked for; a sentence where some are still there, "" where all are gone."""
    left = 0
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left += 1
    return f"{pluralise(left, 'copy', 'copies')} could not be deleted: no right to, or in use." if left else ""
