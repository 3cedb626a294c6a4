"""A comparison in sentences: who is concerned, what changes for each, the posts, in what the two maps differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import fsum

from workbench.domain.compare import Affected, Comparison, Headcount, LibraryDifferences
from workbench.domain.differences import Difference
from workbench.domain.model import Status
from workbench.domain.words import join_names, pluralise
from workbench.presentation.change_text import clause, name_of, number, together
from workbench.presentation.formatting import sentence_start

_NAMED = 3
IN_ROLES: Mapping[Status, str] = {
    "existing": "of status existing",
    "new": "of status new",
    "vacant": "of status vacant",
}
"""Of which roles posts are told: by the field of the card, which is not whether the other scenario has the role."""


def concerned_name(comparison: Comparison, subject: str) -> str:
    """Whom or what changes concern: as it is called after, or before where it goes."""
    return name_of(comparison.differences, subject)


def change_text(comparison: Comparison, change: Difference) -> str:
    """A change as a sentence without its subject: "Moves from Marketing to Product"."""
    return sentence_start(clause(comparison.differences, change))


def summary_text(comparison: Comparison, concerned: Affected, only: Collection[Difference] | None = None) -> str:
    """All changes of one concerned as one sentence, or only some of them."""
    changes = (each for each in concerned.changes if only is None or each in only)
    clauses = (clause(comparison.differences, change) for change in changes)
    return together(concerned_name(comparison, concerned.subject), clauses)


def counts_text(comparison: Comparison) -> str:
    """Such as "4 concerned, 9 changes · headcount +1 new, 0 removed"."""
    changes = pluralise(len(comparison.changes), "change")
    return f"{len(comparison.affected)} concerned, {changes} · {headcount_text(comparison.headcount)}"


def headcount_text(headcount: Headcount) -> str:
    """Such as "headcount +1 new, 0 removed"; statuses are told where they are not the usual ones."""
    return f"headcount +{_posts(headcount.new, 'new', 'new')}, {_posts(headcount.removed, 'removed', 'existing')}"


def _posts(posts: Mapping[Status, float], verb: str, usual: Status) -> str:
    total = number(fsum(posts.values()))
    if not posts.keys() - {usual}:
        return f"{total} {verb}"
    if len(posts) == 1:
        return f"{total} {verb} ({IN_ROLES[next(iter(posts))]})"
    statuses = [f"{number(value)} {IN_ROLES[status]}" for status, value in posts.items()]
    return f"{total} {verb} ({', '.join(statuses)})"


def notes(comparison: Comparison) -> tuple[str, ...]:
    """In what two maps differ beyond their scenarios, a sentence each."""
    found = [_libraries_text(comparison.libraries)]
    if comparison.other_limits:
        found.append("The agreed limits differ. Each side is judged by its own.")
    return tuple(filter(None, found))


def _libraries_text(libraries: LibraryDifferences) -> str:
    parts = [
        f"{pluralise(len(names), 'skill')} {what} ({join_names(names, _NAMED)})"
        for names, what in (
            (libraries.only_before, "only in the first"),
            (libraries.only_after, "only in the second"),
            (libraries.otherwise, "described otherwise"),
        )
        if names
    ]
    return f"The skill libraries differ: {join_names(parts)}. Each side is counted with its own." if parts else ""
