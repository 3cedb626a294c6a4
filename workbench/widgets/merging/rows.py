"""Rows of the table of a merge: what is to be decided first, each kind of lines under its heading, by whom it concerns.

Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.merge_review import KINDS, Line, Listed
from workbench.domain.merge.outcome import Change
from workbench.presentation.merge_review_text import ReviewText
from workbench.widgets.importing.choice_rows import ChoiceRow, Tick


def rows_of(words: ReviewText) -> list[ChoiceRow]:
    """All rows. The key of a line is its LineKey; headings and further lines have keys of their own."""
    return list(_rows(words))


def _rows(words: ReviewText) -> Iterator[ChoiceRow]:
    for kind in KINDS:
        groups = words.review.groups(kind)
        if groups:
            yield _heading(kind, words.heading(kind))
        for group in groups:
            concerned = words.group(group)
            yield ChoiceRow((kind, group.scenario, group.subject), (concerned, ""), concerned, heading=True, indent=1)
            for line in group.lines:
                yield _line(words, line)
    for listed in words.review.source.listed:
        yield from _listed(listed)


def _heading(key: str, text: str) -> ChoiceRow:
    return ChoiceRow(("heading", key), (text, ""), text, heading=True)


def _line(words: ReviewText, line: Line) -> ChoiceRow:
    choices, chosen = words.choices(line), words.chosen(line)
    tick: Tick | None = None
    if isinstance(line.value, Change):
        tick = "on" if line.value.taken else "off"
    return ChoiceRow(
        line.key,
        (words.said(line), "" if tick else words.outcome(line)),
        words.spoken(line),
        detail=words.detail(line),
        choices=tuple(choices.values()),
        at=-1 if chosen is None else list(choices).index(chosen),
        asks=bool(choices) and chosen is None,
        indent=2,
        tick=tick,
    )


def _listed(listed: Listed) -> Iterator[ChoiceRow]:
    if listed.lines:
        yield _heading(listed.heading, f"{listed.heading} ({len(listed.lines)})")
    for number, line in enumerate(listed.lines):
        yield ChoiceRow(("listed", listed.heading, number), (line, ""), line, indent=2)
