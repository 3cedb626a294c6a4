"""What becomes of a scenario's open points, and of what somebody holds, from one assessment to another.

Told apart: what is mended, what is worse, and what only is not asked any more, because what it spoke of is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.assess import Assessment
from workbench.domain.coverage import Split
from workbench.domain.figures import coverage_moved, nobody_percent
from workbench.domain.findings import Finding, missing, subject_id
from workbench.domain.index import Index
from workbench.domain.names import subject_name
from workbench.domain.rounding import digits_apart
from workbench.domain.words import percent, percents

MENDS, WORSENS = "What it mends", "What it worsens"
REMOVED = "Gone with what it spoke of"


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is mended, worse or as it was: an open point, or (finding None) what somebody holds."""

    message: str
    finding: Finding | None = None


@dataclass(frozen=True)
class Outcome:
    """The open points by their fate; those still open as the second assessment says them, also of fewer subjects.

    removed are those that were closed by taking away what they spoke of, which mends nothing. coverage says that less
    is held by nobody, or more.
    """

    mended: tuple[Finding, ...]
    removed: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    new: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    better_held: tuple[Line, ...]
    worse_held: tuple[Line, ...]

    @cached_property
    def mends(self) -> tuple[Line, ...]:
        """All that is better."""
        return *self.better_held, *_lines(self.mended)

    @cached_property
    def worsens(self) -> tuple[Line, ...]:
        """All that is worse."""
        return *self.worse_held, *_lines(self.new)

    @property
    def named(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Each fate with the words it is shown under, in the order a reader wants them."""
        return (
            (MENDS, self.mends),
            (WORSENS, self.worsens),
            ("Accepted", tuple(_lines(self.accepted))),
            (REMOVED, tuple(_lines(self.removed))),
            ("Still open", tuple(_lines(self.remaining))),
        )


def outcome(before: Assessment, after: Assessment) -> Outcome:
    """What becomes of the open points of one assessment in another of the same ids."""
    closed, new = missing(before.open, after.open), missing(after.open, before.open)
    unaccepted = missing(closed, after.accepted)
    left = [*_alike(new, unaccepted), *_parts(new, unaccepted)]
    still, told = {each for each, _ in left}, {each for _, each in left} | {each for each, _ in _parts(unaccepted, new)}
    new = tuple(each for each in new if each not in still)
    ended = tuple(each for each in unaccepted if each not in told)
    mended = tuple(each for each in ended if _stands(each, before.index, after.index))
    said = held_line(before.coverage.placed, after.coverage.placed)
    held = (Line(said),) if said else ()
    worse = (after.coverage.placed.coverage or 0.0) < (before.coverage.placed.coverage or 0.0)
    return Outcome(
        mended,
        missing(ended, mended),
        missing(closed, unaccepted),
        new,
        missing(after.open, new),
        () if worse else held,
        held if worse else (),
    )


def _alike(some: Iterable[Finding], others: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of both that say the same, of whatever subjects."""
    known = {(each.code, each.message): each for each in others}
    return ((each, known[each.code, each.message]) for each in some if (each.code, each.message) in known)


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


def _lines(findings: tuple[Finding, ...]) -> Iterator[Line]:
    return (Line(each.message, each) for each in findings)


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


def held_line(before: Split, after: Split) -> str:
    """What nobody holds in two sentences at most; nothing where it stays. See `rises_unheld`."""
    was, now = before.nobody, after.nobody
    if was is None or now is None or abs(now - was) <= 1e-9:
        return ""
    wholes = nobody_percent(before), nobody_percent(after)
    digits = 0 if wholes[0] != wholes[1] else digits_apart((was, now))
    old, new = (percent(each / 100) for each in wholes) if not digits else (percent(was, digits), percent(now, digits))
    said = f"Nobody holds {new} of the work; before, it was {old}."
    if not rises_unheld(before, after):
        return said
    shares = before.product_share or 0.0, after.product_share or 0.0
    moved = percents(*shares, digits_apart(shares))
    return f"{said} The product share rises, {moved} where people sit: it counts only what is held."


def rises_unheld(before: Split, after: Split) -> bool:
    """Whether the product share rises while a point or more less is held: no gain, it counts only what is held."""
    if before.product_share is None or after.product_share is None or not coverage_moved(before, after):
        return False
    return after.product_share - before.product_share > 1e-9 and (after.nobody or 0.0) > (before.nobody or 0.0)
