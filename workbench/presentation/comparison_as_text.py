"""A comparison as plain text, for the command line and for a mail: the changes, the figures, the open points.

Knows no stream and no clipboard.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.compare import Comparison
from workbench.domain.coverage import FIGURE_VIEWS
from workbench.domain.words import VIEW
from workbench.presentation.comparison_text import counts_text, notes, summary_text
from workbench.presentation.metric_changes import MetricChange, split_changes, standing_changes
from workbench.presentation.outcome_text import MENDS, WORSENS, by_fate

NOTHING_DIFFERS = "Nothing differs."
NOBODY_CONCERNED = "Nothing changes for anybody."


def as_text(comparison: Comparison, names: tuple[str, str]) -> str:
    """Everything that differs, a line each; `names` are the labels of the two sides."""
    return "\n".join(_lines(comparison, names)) + "\n"


def _lines(comparison: Comparison, names: tuple[str, str]) -> Iterator[str]:
    yield f"From {names[0]} to {names[1]}"
    maps = notes(comparison)
    yield from maps
    if not comparison.changes:
        yield NOTHING_DIFFERS if not maps else NOBODY_CONCERNED
        if not maps:
            return
    else:
        yield counts_text(comparison)
        yield ""
        yield from (summary_text(comparison, affected) for affected in comparison.affected)
    yield ""
    yield from _figure_lines(comparison)
    for what, lines in by_fate(comparison.points, comparison.before.vocabulary):
        if lines or what in (MENDS, WORSENS):
            yield ""
            yield f"{what} ({len(lines)})" if lines else f"{what}: nothing"
            yield from (f"{line.finding.code if line.finding else '':<6} {line.message}" for line in lines)


def _figure_lines(comparison: Comparison) -> Iterator[str]:
    """The verdict, and the figures that differ."""
    verdicts = [assessment.verdict_words for assessment in (comparison.before, comparison.after)]
    yield verdicts[0] if verdicts[0] == verdicts[1] else f"{verdicts[0]} → {verdicts[1]}"
    before, after = comparison.before.coverage, comparison.after.coverage
    vocabulary = comparison.before.vocabulary
    for view in FIGURE_VIEWS:
        yield from _moved_lines(split_changes(before, after, view, vocabulary), f", {VIEW[view]}")
    yield from _moved_lines(tuple(standing_changes(before, after, vocabulary)), "")


def _moved_lines(figures: tuple[MetricChange, ...], whose: str) -> Iterator[str]:
    for figure in figures:
        if figure.moved:
            change = f" ({figure.change})" if figure.change else ""
            yield f"{figure.label}{whose}: {figure.text(figure.before)} → {figure.text(figure.after)}{change}"
