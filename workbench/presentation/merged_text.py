"""Sentences around a merge: what cannot be merged, what lies beside a file, and what a merge did. Knows no window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.domain.words import pluralise

if TYPE_CHECKING:
    from workbench.application.merge_review import MergeReview

_NOTHING = "Nothing was changed."


def another_document_text(name: str) -> str:
    """A file is another document."""
    return f"{name} is another map, not a copy of this one. {_NOTHING} File, Open shows it."


def newer_text(name: str) -> str:
    """A file was made by a version that knows more."""
    return f"{name} was made by a newer version of Capability Workbench. Merge it with that. {_NOTHING}"


def found_beside_text(names: Sequence[str]) -> str:
    """Copies that a synchronised folder left beside the file; the first is offered."""
    more = f", and {pluralise(len(names) - 1, 'more copy', 'more copies')}" if len(names) > 1 else ""
    return f"Beside the file lies “{names[0]}”, a copy of this map that was changed elsewhere{more}."


def open_conflicts_text(number: int, name: str) -> str:
    """What an earlier merge left open in the file that is on screen."""
    return (
        f"This map holds {pluralise(number, 'conflict')} of a merge with {name}, to be decided; yours stands till then."
    )


def nothing_open_text(name: str) -> str:
    """What an earlier merge left open is decided by what the map has."""
    return f"What a merge with {name} left open is decided by now. The next save leaves it out of the file."


UNREADABLE_CONFLICTS = (
    "This file holds conflicts of a merge that cannot be understood. They stay in it, for the version that wrote them."
)


def decided_text(review: MergeReview) -> str:
    """What was decided of what an earlier merge left open."""
    return f"{pluralise(len(review.merged.conflicts), 'conflict')} with {review.source.name} decided."


def merged_text(review: MergeReview) -> str:
    """What was done: "Merged with “Plan (Ben)”: 12 changes taken, 1 conflict decided."."""
    did = f"Merged with {review.source.name}"
    if not review.changes_map:
        return f"{did}: your map stays as it is. Save it, so that the next merge knows."
    return done_text(did, review)


def done_text(did: str, review: MergeReview) -> str:
    """What was done, and what became of the changes and conflicts. did: such as "Merged with “Plan (Ben)”"."""
    merged, parts = review.merged, []
    if merged.changes:
        parts.append(f"{pluralise(sum(change.taken for change in merged.changes), 'change')} taken")
    if merged.conflicts:
        parts.append(f"{pluralise(len(merged.conflicts), 'conflict')} decided")
    return f"{did}{': ' if parts else ''}{', '.join(parts)}."
