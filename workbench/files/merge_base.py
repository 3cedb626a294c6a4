"""Base of a merge: the newest revision that two copies of a document both know, found here or among the backups."""

from __future__ import annotations

import contextlib

from workbench.domain.model import CapabilityMap
from workbench.files.ancestry import common_revisions
from workbench.files.backups import Backups
from workbench.files.document import DocumentError, Loaded
from workbench.files.identity import Identity


def is_another_document(ours: Identity, theirs: Identity) -> bool:
    """Whether a file is another document, as far as it says which it is: plain JSON does not."""
    return theirs.map_sha256 is not None and theirs.document_id != ours.document_id


def find_base(backups: Backups, ours: Identity, saved: Loaded | None, theirs: Loaded) -> CapabilityMap | None:
    """The map that both came of, None where it is not found. Raises OSError.

    Of the revisions that both know it is the first that is no ancestor of another: after a merge with the same copy
    both know that copy, and what it came of before. ours: with the copies that were merged and not yet saved. saved:
    our revision as it was last read or saved, None where it is at hand no more. A backup that cannot be read is passed
    over.
    """
    candidates: list[Loaded] = []
    older: set[str] = set()
    for revision in common_revisions(ours, theirs.identity):
        found = None if revision in older else _loaded(backups, revision, ours, saved, theirs)
        if found is not None:
            candidates.append(found)
            older.update(found.identity.parents)
    return next((each.document for each in candidates if each.identity.revision not in older), None)


def _loaded(backups: Backups, revision: str, ours: Identity, saved: Loaded | None, theirs: Loaded) -> Loaded | None:
    if revision == theirs.identity.revision:
        return theirs
    if revision == ours.revision and saved is not None:
        return saved
    version = backups.find(ours.document_id, revision)
    if version is not None:
        with contextlib.suppress(DocumentError):
            return backups.read(version)
    return None
