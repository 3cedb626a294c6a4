"""Conflicted copies: files that a synchronised folder left beside a document when it was changed in two places.

Their names say so in the language of the service (Dropbox, Nextcloud, Syncthing, Google Drive), or end with the name of
a computer (OneDrive); whether one is a copy of the document, and holds anything that is not in it, its content tells.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
from pathlib import Path

from workbench.files.ancestry import lineage
from workbench.files.document import SUFFIX, DocumentError, read
from workbench.files.identity import Identity

_CONFLICT = re.compile(r"[ck]onfli", re.IGNORECASE)
"""Conflict, Konflikt, conflit, conflicto, conflitto: "Plan (In Konflikt stehende Kopie von Ben 2026-03-03).capmap"."""
_OF_WINDOWS = r"(?:desktop|laptop)-[0-9a-z]{7}"
"""The name that Windows gives a computer: "Plan-DESKTOP-7KD03FA.capmap"."""
MOST = 10
"""Files beside a document that are looked into at most."""


def conflicted_names(path: Path) -> tuple[Path, ...]:
    """The files beside a document that are named as its conflicted copies, by their names. Raises OSError."""
    computer = re.compile(rf"-(?:{_OF_WINDOWS}|{re.escape(platform.node())})(?:-\d+)?", re.IGNORECASE)
    beside = (path.with_name(name) for name in sorted(os.listdir(path.parent)) if name.startswith(path.stem))
    return tuple(
        each
        for each in beside
        if each.suffix == SUFFIX
        and (_CONFLICT.search(added := each.stem[len(path.stem) :]) or computer.fullmatch(added))
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
