"""Outcome of a change: the fate of a scenario's open points, and its coverage, from one assessment to another.

A point that is mended, one that is new, and one that is only not asked any more, because its subject is gone, are
three fates. Values only: the sentences are those of presentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.domain.assess import Assessment
from workbench.domain.coverage import Split
from workbench.domain.figures import coverage_moved
from workbench.domain.findings import Finding, missing, subject_id
from workbench.domain.index import Index
from workbench.domain.names import subject_name
from workbench.domain.values import Values

_SAME = 1e-9
"""Tolerance: the noise of arithmetic below which a figure has not moved."""


@dataclass(frozen=True)
class Outcome:
    """The open points by their fate; remaining: those still open, as the second assessment finds them.

    removed are those whose subject was taken away, which mends nothing. held is the split where people sit, before and
    after.
    """

    mended: tuple[Finding, ...]
    removed: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    new: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    held: tuple[Split, Split]

    @property
    def coverage(self) -> Literal["better", "worse"] | None:
        """Whether the coverage (what somebody holds) rises or falls; None where it stays."""
        before, after = self.held
        if not unheld_moved(before, after):
            return None
        return "worse" if (after.coverage or 0.0) < (before.coverage or 0.0) else "better"


def outcome(before: Assessment, after: Assessment) -> Outcome:
    """The fate of the open points of one assessment in another one of the same ids."""
    closed, new = missing(before.open, after.open), missing(after.open, before.open)
    unaccepted = missing(closed, after.accepted)
    # A point that says the same of other subjects, or is left on fewer, goes on. One that has grown, so that its
    # subjects are among those of a new one, has not ended, and that one counts as new.
    continued = [*_alike(new, unaccepted), *_parts(new, unaccepted)]
    still_open = {finding for finding, _ in continued}
    not_ended = {finding for _, finding in continued} | {finding for finding, _ in _parts(unaccepted, new)}
    new = tuple(finding for finding in new if finding not in still_open)
    ended = tuple(finding for finding in unaccepted if finding not in not_ended)
    mended = tuple(finding for finding in ended if _stands(finding, before.index, after.index))
    return Outcome(
        mended,
        missing(ended, mended),
        missing(closed, unaccepted),
        new,
        missing(after.open, new),
        (before.coverage.placed, after.coverage.placed),
    )


def _alike(some: Iterable[Finding], others: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of findings with one sentence, of whatever subjects."""
    known = {_sentence_key(finding): finding for finding in others}
    return ((finding, known[key]) for finding in some if (key := _sentence_key(finding)) in known)


def _sentence_key(finding: Finding) -> tuple[str, str, Values]:
    """All that the sentence of a finding is made of; its subjects are not."""
    return finding.code, finding.variant, finding.values


def _parts(some: Iterable[Finding], others: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of a finding and one of the same check with all its subjects and maybe more: one lead of three is gone."""
    by_subject: dict[tuple[str, str], list[Finding]] = {}
    for other in others:
        for subject in other.subjects:
            by_subject.setdefault((other.code, subject), []).append(other)
    for finding in some:
        for other in by_subject.get((finding.code, finding.subjects[0]), ()) if finding.subjects else ():
            if set(finding.subjects) <= set(other.subjects):
                yield finding, other


def _stands(finding: Finding, before: Index, after: Index) -> bool:
    """Whether all subjects of a finding are still there, and its roles still act as the strategists they were."""
    for subject in finding.subjects:
        if subject_name(after, subject) is None:
            return False
        kind, identifier = subject_id(subject)
        acted_as = before.roles[identifier].acts_as if kind == "role" else None
        if acted_as is not None and after.roles[identifier].acts_as != acted_as:
            return False
    return True


def unheld_moved(before: Split, after: Split) -> bool:
    """Whether the part of the work that nobody holds changes, by however little."""
    return before.nobody is not None and after.nobody is not None and abs(after.nobody - before.nobody) > _SAME


def rises_unheld(before: Split, after: Split) -> bool:
    """Whether the product share rises while a point or more less is held: no gain, it counts only what is held."""
    if before.product_share is None or after.product_share is None or not coverage_moved(before, after):
        return False
    return after.product_share - before.product_share > _SAME and (after.nobody or 0.0) > (before.nobody or 0.0)
