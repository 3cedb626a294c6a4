"""Conflicted copies: files that a synchronised folder left beside a document when it was changed in two places.

Their names are those of Dropbox, Nextcloud and Syncthing in English; whether one is a copy of the document, and holds
anything that is not in it, its content tells.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from workbench.files.ancestry import lineage
from workbench.files.document import SUFFIX, DocumentError, read
from workbench.files.identity import Identity

MARKS = ("conflicted copy", ".sync-conflict-")
"""What such a name has behind that of the document: "Plan (Ben's conflicted copy 2026-03-03).capmap"."""
MOST = 10
"""Files beside a document that are looked into at most."""


def conflicted_names(path: Path) -> tuple[Path, ...]:
    """The files beside a document that are named as its conflicted copies, by their names. Raises OSError."""
    beside = (path.with_name(name) for name in sorted(os.listdir(path.parent)))
    return tuple(
        each
        for each in beside
        if each.suffix == SUFFIX and each.name.startswith(path.stem) and any(mark in each.stem for mark in MARKS)
    )


def conflicted_copies(path: Path, ours: Identity) -> tuple[Path, ...]:
    """The conflicted copies beside a document that hold a revision which ours does not know. Raises OSError."""
    found = []
    known = frozenset(lineage(ours))
    for each in conflicted_names(path)[:MOST]:
        with contextlib.suppress(DocumentError):
            there = read(each).identity
            if there.document_id == ours.document_id and there.revision not in known:
                found.append(each)
    return tuple(found)
