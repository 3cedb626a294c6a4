"""A comparison as plain text, for the command line and for a mail: the figures, the open points, the changes."""

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
    """Everything that differs, a line each; `names` is what the two sides are called."""
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
        yield from (summary_text(comparison, each) for each in comparison.affected)
    yield ""
    yield from _figures(comparison)
    for what, lines in by_fate(comparison.points):
        if lines or what in (MENDS, WORSENS):
            yield ""
            yield f"{what} ({len(lines)})" if lines else f"{what}: nothing"
            yield from (f"{each.finding.code if each.finding else '':<6} {each.message}" for each in lines)


def _figures(comparison: Comparison) -> Iterator[str]:
    """The verdict, and what of the figures moves."""
    verdicts = [each.verdict_words for each in (comparison.before, comparison.after)]
    yield verdicts[0] if verdicts[0] == verdicts[1] else f"{verdicts[0]} → {verdicts[1]}"
    before, after = comparison.before.coverage, comparison.after.coverage
    for view in FIGURE_VIEWS:
        yield from _moved(split_changes(before, after, view), f", {VIEW[view]}")
    yield from _moved(tuple(standing_changes(before, after)), "")


def _moved(figures: tuple[MetricChange, ...], whose: str) -> Iterator[str]:
    for each in figures:
        if each.moved:
            change = f" ({each.change})" if each.change else ""
            yield f"{each.label}{whose}: {each.text(each.before)} → {each.text(each.after)}{change}"
