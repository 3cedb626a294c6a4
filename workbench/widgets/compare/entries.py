"""Outline entries of a comparison: the headings and rows its lists show, with their words. Knows no widget."""

from __future__ import annotations

from collections.abc import Collection

from workbench.domain.compare import Comparison
from workbench.domain.differences import Difference
from workbench.domain.field import FORMAL, DifferenceKind
from workbench.domain.words import SEVERITY, pluralise
from workbench.presentation.comparison_text import change_text, concerned_name
from workbench.presentation.outcome_text import MENDS, WORSENS, OutcomeLine, by_fate
from workbench.qt.outline import OutlineEntry

FILTERS: tuple[tuple[str, str, frozenset[DifferenceKind]], ...] = (
    ("skills", "Skills", frozenset({"skill"})),
    ("formal", "Formal changes", FORMAL),
    ("levels", "Levels", frozenset({"level"})),
    ("others", "Other changes", frozenset({"dotted", "model", "accepted", "detail"})),
)
"""Filters: name, label, and the kinds of change that pass."""

_TONE = {"error": "must", "warning": "should"}


def wanted_kinds(filters: Collection[str]) -> frozenset[DifferenceKind] | None:
    """Kinds of change that pass the chosen filters; None, meaning all, if none is chosen."""
    kinds = [kinds for name, _, kinds in FILTERS if name in filters]
    return frozenset().union(*kinds) if kinds else None


def shown_changes(
    comparison: Comparison, kinds: frozenset[DifferenceKind] | None, subject: str | None
) -> dict[str, tuple[Difference, ...]]:
    """Filtered changes: subject -> its changes of these kinds, without empty ones. kinds, subject: None for all."""
    by_subject = {
        affected.subject: tuple(change for change in affected.changes if kinds is None or change.kind in kinds)
        for affected in comparison.affected
        if subject in (None, affected.subject)
    }
    return {name: changes for name, changes in by_subject.items() if changes}


def change_entries(
    comparison: Comparison, shown: dict[str, tuple[Difference, ...]], target: str | None
) -> tuple[OutlineEntry, ...]:
    """A heading for each subject affected, with a row a change. target: name of the scenario to copy to, or None."""
    link = f"Copy to {target}" if target else ""

    def row(change: Difference) -> OutlineEntry:
        note = "formal" if change.formal else ""
        return OutlineEntry(change_text(comparison, change), note, link=link, subject=change.subject, value=(change,))

    return tuple(
        OutlineEntry(
            concerned_name(comparison, concerned.subject),
            f"{concerned.holder}, {_number(concerned.subject, shown)}"
            if concerned.holder
            else _number(concerned.subject, shown),
            link=link,
            subject=concerned.subject,
            value=shown[concerned.subject],
            rows=tuple(map(row, shown[concerned.subject])),
        )
        for concerned in comparison.affected
        if concerned.subject in shown
    )


def _number(subject: str, shown: dict[str, tuple[Difference, ...]]) -> str:
    return pluralise(len(shown[subject]), "change")


def point_entries(comparison: Comparison) -> tuple[OutlineEntry, ...]:
    """Findings by outcome: mended, worsened, and the fate of the others; a heading for each outcome that has any.

    The first two are always there, so that neither is overlooked.
    """
    return tuple(
        OutlineEntry(
            name,
            str(len(lines)) if lines else "nothing",
            subject=name,
            rows=tuple(_line_entry(name, line) for line in lines),
        )
        for name, lines in by_fate(comparison.points, comparison.before.vocabulary)
        if lines or name in (MENDS, WORSENS)
    )


def _line_entry(name: str, line: OutcomeLine) -> OutlineEntry:
    finding = line.finding
    if finding is None:
        return OutlineEntry(line.message, "", "Coverage", "good" if name == MENDS else "must", subject=name)
    tone = _TONE.get(finding.severity, "")
    return OutlineEntry(line.message, "", SEVERITY[finding.severity], tone, subject=name, value=finding)
