"""Sentences of a comparison: who is affected, what changes for each, the headcount, in what the two maps differ.

Knows no layout: the window, the workbook and the plain text each take the sentences they show.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import fsum

from workbench.domain.compare import Affected, Comparison, Headcount, LibraryDifferences
from workbench.domain.differences import Difference
from workbench.domain.model import Status
from workbench.domain.words import join_names, pluralise, sentence_start
from workbench.presentation.change_text import clause, name_of, number, together

_NAMED = 3
IN_ROLES: Mapping[Status, str] = {
    "existing": "of status existing",
    "new": "of status new",
    "vacant": "of status vacant",
}
"""Status of a role -> the words beside a number of posts.

It is the status field of the card, which is not whether the other scenario has the role.
"""


def concerned_name(comparison: Comparison, subject: str) -> str:
    """The name of the subject of changes: as it is called after, or before where it is removed."""
    return name_of(comparison.differences, subject)


def change_text(comparison: Comparison, change: Difference) -> str:
    """A change as a sentence without its subject: "Moves from Marketing to Product"."""
    return sentence_start(clause(comparison.differences, change))


def summary_text(comparison: Comparison, concerned: Affected, only: Collection[Difference] | None = None) -> str:
    """All changes of one subject as one sentence, or those of them that are in `only`."""
    changes = (change for change in concerned.changes if only is None or change in only)
    clauses = (clause(comparison.differences, change) for change in changes)
    return together(concerned_name(comparison, concerned.subject), clauses)


def counts_text(comparison: Comparison) -> str:
    """The counts in a line: "4 concerned, 9 changes · headcount +1 new, 0 removed"."""
    changes = pluralise(len(comparison.changes), "change")
    return f"{len(comparison.affected)} concerned, {changes} · {headcount_text(comparison.headcount)}"


def headcount_text(headcount: Headcount) -> str:
    """The headcount: "headcount +1 new, 0 removed". Statuses are named where they are not the usual ones: roles of
    status new are added, roles of status existing removed."""
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
    """The differences of two maps beyond their scenarios (skill library, agreed limits), a sentence each."""
    sentences = [_libraries_text(comparison.libraries)]
    if comparison.other_limits:
        sentences.append("The agreed limits differ. Each side is judged by its own.")
    if comparison.before.index.document.terms != comparison.after.index.document.terms:
        sentences.append("The two maps have other words. Both are told in those of the first.")
    return tuple(filter(None, sentences))


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
