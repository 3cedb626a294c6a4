"""What becomes of a scenario's open points, and of what somebody holds, from one assessment to another.

Told apart: what is mended, what is worse, and what only is not asked any more, because what it spoke of is gone.
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


@dataclass(frozen=True)
class Outcome:
    """The open points by their fate; those still open as the second assessment says them, also of fewer subjects.

    removed are those that were closed by taking away what they spoke of, which mends nothing. held is how much
    somebody holds where people sit, before and after.
    """

    mended: tuple[Finding, ...]
    removed: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    new: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    held: tuple[Split, Split]

    @property
    def coverage(self) -> Literal["better", "worse"] | None:
        """Whether more of the work is held by somebody or less; None where it stays."""
        before, after = self.held
        if not unheld_moved(before, after):
            return None
        return "worse" if (after.coverage or 0.0) < (before.coverage or 0.0) else "better"


def outcome(before: Assessment, after: Assessment) -> Outcome:
    """What becomes of the open points of one assessment in another of the same ids."""
    closed, new = missing(before.open, after.open), missing(after.open, before.open)
    unaccepted = missing(closed, after.accepted)
    left = [*_alike(new, unaccepted), *_parts(new, unaccepted)]
    still, told = {each for each, _ in left}, {each for _, each in left} | {each for each, _ in _parts(unaccepted, new)}
    new = tuple(each for each in new if each not in still)
    ended = tuple(each for each in unaccepted if each not in told)
    mended = tuple(each for each in ended if _stands(each, before.index, after.index))
    return Outcome(
        mended,
        missing(ended, mended),
        missing(closed, unaccepted),
        new,
        missing(after.open, new),
        (before.coverage.placed, after.coverage.placed),
    )


def _alike(some: Iterable[Finding], others: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of both that say the same, of whatever subjects."""
    known = {_said(each): each for each in others}
    return ((each, known[_said(each)]) for each in some if _said(each) in known)


def _said(finding: Finding) -> tuple[str, str, Values]:
    """What a finding says, whatever it says it of."""
    return finding.code, finding.variant, finding.values


def _parts(some: Iterable[Finding], others: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of one and another of the same check whose subjects hold all of its own: one lead of three is gone."""
    about: dict[tuple[str, str], list[Finding]] = {}
    for each in others:
        for subject in each.subjects:
            about.setdefault((each.code, subject), []).append(each)
    for each in some:
        for other in about.get((each.code, each.subjects[0]), ()) if each.subjects else ():
            if set(each.subjects) <= set(other.subjects):
                yield each, other


def _stands(finding: Finding, before: Index, after: Index) -> bool:
    """Whether all that a finding speaks of is still there, and roles still act as they did."""
    for subject in finding.subjects:
        if subject_name(after, subject) is None:
            return False
        kind, identifier = subject_id(subject)
        acted = before.roles[identifier].acts_as if kind == "role" else None
        if acted is not None and after.roles[identifier].acts_as != acted:
            return False
    return True


def unheld_moved(before: Split, after: Split) -> bool:
    """Whether what nobody holds is another part of the work, by however little."""
    return before.nobody is not None and after.nobody is not None and abs(after.nobody - before.nobody) > _SAME


def rises_unheld(before: Split, after: Split) -> bool:
    """Whether the product share rises while a point or more less is held: no gain, it counts only what is held."""
    if before.product_share is None or after.product_share is None or not coverage_moved(before, after):
        return False
    return after.product_share - before.product_share > _SAME and (after.nobody or 0.0) > (before.nobody or 0.0)
