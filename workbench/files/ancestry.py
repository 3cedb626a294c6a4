"""Ancestry of revisions: which state two copies of a document come from, and of what a merge of them is made."""

from __future__ import annotations

import dataclasses
from itertools import chain, zip_longest

from workbench.files.identity import Identity


def lineage(identity: Identity) -> tuple[str, ...]:
    """The revisions that a copy knows, newest first: its own, then those it came of."""
    return identity.revision, *identity.parents


def common_revisions(ours: Identity, theirs: Identity) -> tuple[str, ...]:
    """The revisions that both know, as we list them: newest first, but of two that were merged neither is the newer."""
    there = frozenset(lineage(theirs))
    return tuple(revision for revision in lineage(ours) if revision in there)


def merged_identity(ours: Identity, theirs: Identity) -> Identity:
    """Ours as it is before the merged map is saved, which makes a revision whose parents are ours, then theirs, then
    what either came of, in turn: the next time theirs is an ancestor."""
    in_turn = chain.from_iterable(zip_longest(ours.parents, theirs.parents))
    known = dict.fromkeys((theirs.revision, *filter(None, in_turn)))
    known.pop(ours.revision, None)
    return dataclasses.replace(ours, parents=tuple(known))
