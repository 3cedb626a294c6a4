"""Outcome of a change, in lines grouped by fate: what becomes of open points and of the share that is held.

Knows no widget and no cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.coverage import Split
from workbench.domain.figures import nobody_percent
from workbench.domain.findings import Finding
from workbench.domain.outcome import Outcome, rises_unheld, unheld_moved
from workbench.domain.rounding import digits_apart
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import percent, percents
from workbench.presentation.finding_text import message

MENDS, WORSENS = "What it mends", "What it worsens"
REMOVED = "Gone with what it spoke of"


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """A line of an outcome: an open point, or (finding None) the share that somebody holds."""

    message: str
    finding: Finding | None = None


def better(points: Outcome, vocabulary: Vocabulary) -> tuple[OutcomeLine, ...]:
    """The lines for the better: more is held, points are mended."""
    return *_coverage_line(points, "better", vocabulary), *_lines(points.mended, vocabulary)


def worse(points: Outcome, vocabulary: Vocabulary) -> tuple[OutcomeLine, ...]:
    """The lines for the worse: less is held, points are new."""
    return *_coverage_line(points, "worse", vocabulary), *_lines(points.new, vocabulary)


def by_fate(points: Outcome, vocabulary: Vocabulary) -> tuple[tuple[str, tuple[OutcomeLine, ...]], ...]:
    """The lines grouped by fate, each group with its heading, in reading order; empty groups included."""
    return (
        (MENDS, better(points, vocabulary)),
        (WORSENS, worse(points, vocabulary)),
        ("Accepted", tuple(_lines(points.accepted, vocabulary))),
        (REMOVED, tuple(_lines(points.removed, vocabulary))),
        ("Still open", tuple(_lines(points.remaining, vocabulary))),
    )


def unheld_text(before: Split, after: Split, vocabulary: Vocabulary) -> str:
    """The change of the share that nobody holds, in two sentences at most; "" where it stays. See `rises_unheld`."""
    was, now = before.nobody, after.nobody
    if was is None or now is None or not unheld_moved(before, after):
        return ""
    wholes = nobody_percent(before), nobody_percent(after)
    digits = 0 if wholes[0] != wholes[1] else digits_apart((was, now))
    old, new = (
        (percent(whole / 100) for whole in wholes) if not digits else (percent(was, digits), percent(now, digits))
    )
    text = f"Nobody holds {new} of the work; before, it was {old}."
    if not rises_unheld(before, after):
        return text
    shares = before.product_share or 0.0, after.product_share or 0.0
    moved = percents(*shares, digits_apart(shares))
    rises = vocabulary.text(
        "The {product} share rises, {moved} where people sit: it counts only what is held.", moved=moved
    )
    return f"{text} {rises}"


def _coverage_line(points: Outcome, direction: str, vocabulary: Vocabulary) -> Iterator[OutcomeLine]:
    """The line on the share that somebody holds, where it moves in a direction."""
    if points.coverage == direction:
        yield OutcomeLine(unheld_text(*points.held, vocabulary))


def _lines(findings: Iterable[Finding], vocabulary: Vocabulary) -> Iterator[OutcomeLine]:
    return (OutcomeLine(message(finding, vocabulary), finding) for finding in findings)
