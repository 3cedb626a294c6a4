"""Rows of the table of a merge: what is to be decided first, each kind of lines under its heading, by whom it concerns.

Decides nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from workbench.application.merge_review import KINDS, Line, LineKind, Listed
from workbench.domain.merge.outcome import Change
from workbench.presentation.merge_review_text import ReviewText
from workbench.widgets.importing.choice_rows import ChoiceRow, Tick


def rows_of(words: ReviewText) -> list[ChoiceRow]:
    """All rows. The key of a line is its LineKey; headings and further lines have keys of their own."""
    return list(_rows(words))


def _rows(words: ReviewText) -> Iterator[ChoiceRow]:
    source = words.review.source
    for kind in KINDS:
        by_copy = kind == "change" and source.several  # who changed what
        for copy in range(len(source.copies)) if by_copy else (None,):
            yield from _of_kind(words, kind, copy)
    for listed in words.review.source.listed:
        yield from _listed(listed)


def _of_kind(words: ReviewText, kind: LineKind, copy: int | None) -> Iterator[ChoiceRow]:
    groups = words.review.groups(kind, copy)
    if groups:
        yield _heading((kind, copy), words.heading(kind, copy))
    for group in groups:
        concerned = words.group(group)
        yield ChoiceRow((kind, copy, group.scenario, group.subject), (concerned, ""), concerned, heading=True, indent=1)
        for line in group.lines:
            yield _line(words, line)


def _heading(key: Hashable, text: str) -> ChoiceRow:
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
        letters=words.letters(line),
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
