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


def find_base(
    backups: Backups, ours: Identity, saved: CapabilityMap | None, theirs: Loaded
) -> CapabilityMap | None:
    """The map that both came of, None where it is not found. Raises OSError.

    saved: the map of our revision, None where it is at hand no more. A backup that cannot be read is passed over.
    """
    for revision in common_revisions(ours, theirs.identity):
        if revision == theirs.identity.revision:
            return theirs.document
        if revision == ours.revision and saved is not None:
            return saved
        version = backups.find(ours.document_id, revision)
        if version is not None:
            with contextlib.suppress(DocumentError):
                return backups.read(version).document
    return None
