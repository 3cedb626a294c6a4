"""First page of the report, the executive summary: verdict, split, decisions. Puts blocks; knows no page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from workbench.domain.coverage import PARTS
from workbench.domain.rounding import whole_percents
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import PERCENT, SEVERITY, UNDEFINED, percent
from workbench.files.texts import shorten
from workbench.presentation.finding_text import message
from workbench.presentation.report import Bar, Report
from workbench.presentation.summary import Decision, Fact
from workbench.qt.theme import LIGHT, colour
from workbench.widgets.parts.split_bar import SplitBar, part_colour
from workbench.widgets.report import picture
from workbench.widgets.report.blocks import Block, Box, Drawn, Frame, Gap, RowBlock, Rule, Stack, Text
from workbench.widgets.report.pages import Flow
from workbench.widgets.report.typography import (
    BODY,
    BODY_STRONG,
    FIGURE,
    LABEL,
    MUTED,
    SENTENCE,
    SMALL,
    SMALL_MUTED,
    SMALL_STRONG,
    SUBHEADING,
    measured,
)

_PIXEL = 7.0
"""Page units for a pixel of the coverage bar."""

_LONGEST = 120
"""Characters at which a fact is truncated: its column is narrow."""

_NAMES = 1080.0
"""Width of the column of the splits' names, in units as all lengths here."""
_SHARE = 620.0
"""Width of the column of the product share, at the right."""
_SWATCH = 110.0
"""Width of a legend swatch with its gap."""
_NUMBER, _TAG = 150.0, 620.0
"""Widths of a decision's number, and of its severity."""
_VERDICT = {"distinct": LIGHT.good, "drifting": LIGHT.should, "faded": LIGHT.must, "undecided": LIGHT.muted}
_GROUND = {"faded": LIGHT.must_soft, "drifting": LIGHT.should_soft}
_TONE = {"good": LIGHT.good, "error": LIGHT.must, "warning": LIGHT.should}


def write(report: Report, flow: Flow) -> None:
    """Put the blocks of the first page."""
    width = flow.sheet.measure
    flow.put(Text(f"{report.title} · {report.scenario} · {report.model}", MUTED, width))
    flow.put(Gap(50))
    flow.put(Text(report.sentence, SENTENCE, width))
    flow.put(Gap(70))
    flow.put(_state(report, width))
    flow.put(Gap(120))
    flow.put(Stack(list(_split(report, width)), keep_with_next=99), whole=True)  # more than there are: never split
    flow.put(Gap(130))
    flow.put(_facts(report.facts, width), whole=True)
    flow.put(Gap(140))
    flow.keep_with_next(Text("Decisions asked for", SUBHEADING, width))
    flow.keep_with_next(Gap(50))
    if not report.decisions:
        flow.put(Text(report.no_decisions, BODY, width))
    for number, decision in enumerate(report.decisions, 1):
        flow.put(_decision(number, decision, width, vocabulary_of(report.index.document)), whole=True)
        flow.put(Gap(60))
    flow.put(Gap(80))
    flow.keep_with_next(Text("How sure", SUBHEADING, width))
    flow.keep_with_next(Gap(30))
    flow.put(Text(report.certainty, BODY, width))
    picture.write(report.index, flow)


def _state(report: Report, width: float) -> Block:
    """Verdict badge, and what is left to do."""
    verdict = report.verdict_words
    style = SMALL_STRONG.inked(_VERDICT[report.verdict])
    badge = measured(verdict, style.size, style.weight) + 140
    ground = _GROUND.get(report.verdict, LIGHT.either_soft)
    frame = Frame(ground=ground, padding=35, radius=40)
    inner = Stack([RowBlock([(35, Text(verdict, style, badge))])])
    return RowBlock(
        [(0, Box(inner, frame, badge)), (badge + 100, Stack([Gap(35), Text(report.readiness, MUTED, width - badge)]))]
    )


def _split(report: Report, width: float) -> Iterator[Block]:
    """The three splits as bars, and a table of their figures."""
    vocabulary = vocabulary_of(report.index.document)
    yield Text("Who holds the work", SUBHEADING, width)
    yield Gap(60)
    for bar in report.bars:
        drawn = SplitBar(bar.split, bar.nature, width - _NAMES, vocabulary, unit=_PIXEL, measure=measured)
        names = Stack([Gap(15), Text(bar.label, SMALL_STRONG, _NAMES - 60), Text(bar.whose, SMALL_MUTED, _NAMES - 60)])
        yield RowBlock([(0, names), (_NAMES, Drawn(drawn.height, partial(_paint_bar, drawn)))])
        yield Gap(20)
    yield Gap(50)
    yield from _figures(report.bars, width, vocabulary)


def _paint_bar(bar: SplitBar, painter: QPainter) -> None:
    bar.paint(painter, LIGHT)


def _figures(bars: tuple[Bar, ...], width: float, vocabulary: Vocabulary) -> Iterator[Block]:
    """Table of figures: the parts with their colours as the header, a row a bar."""
    places = _places(width, vocabulary)
    heads: list[tuple[float, Block]] = [(0, Text("Share of the work", LABEL, _NAMES))]
    for (part, words), place in places.items():
        heads.append((place, Drawn(100, partial(_swatch, part))))
        heads.append((place + _SWATCH, Text(words, LABEL, width)))
    heads.append((width - _SHARE, Text(vocabulary.product_share, LABEL, _SHARE, right=True)))
    yield RowBlock(heads)
    yield Gap(25)
    yield Rule(width, LIGHT.line)
    for bar in bars:
        yield Gap(20)
        values = [getattr(bar.split, part) for part in PARTS]
        known = [value for value in values if value is not None]
        percents = [f"{number}{PERCENT}" for number in whole_percents(known)] if known else [UNDEFINED] * len(PARTS)
        share = bar.split.product_share
        ended = UNDEFINED if share is None else percent(share, bar.digits)
        yield RowBlock(
            [
                (0, Text(bar.label, SMALL, _NAMES)),
                *(
                    (place + _SWATCH, Text(text, SMALL, 500))
                    for place, text in zip(places.values(), percents, strict=True)
                ),
                (width - _SHARE, Text(ended, SMALL_STRONG, _SHARE, right=True)),
            ]
        )


def _places(width: float, vocabulary: Vocabulary) -> dict[tuple[str, str], float]:
    """Column offsets of the parts: each as wide as its words, with the remaining width shared out between them."""
    widths = {part: _SWATCH + measured(part[1], LABEL.size, LABEL.weight) for part in vocabulary.parts.items()}
    gap = (width - _NAMES - _SHARE - sum(widths.values())) / len(widths)
    places, x = {}, _NAMES
    for part, needed in widths.items():
        places[part] = x
        x += needed + gap
    return places


def _swatch(part: str, painter: QPainter) -> None:
    """Legend swatch of a part: a square in its colour, hatched if the bar is."""
    box = QRectF(0, 15, 75, 75)
    ink = colour(part_colour(part, LIGHT))
    if part != "nobody":
        painter.fillRect(box, ink)
        return
    painter.fillRect(box, colour(LIGHT.must_soft))
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(ink, 14))
    for start in (-60, -20, 20, 60):
        painter.drawLine(start, 15, start + 90, 105)
    painter.restore()


def _facts(facts: tuple[Fact, ...], width: float) -> Block:
    column = width / len(facts)
    cells: list[tuple[float, Block]] = []
    for number, fact in enumerate(facts):
        inner = column - 100
        tone = _TONE.get(fact.tone, LIGHT.muted)
        mark = "✓ " if fact.tone == "good" else ""
        stack = Stack(
            [
                Text(fact.label, LABEL, inner),
                Text(shorten(fact.value, _LONGEST), FIGURE, inner),
                Text(f"{mark}{shorten(fact.detail, _LONGEST)}", SMALL.inked(tone), inner),
            ]
        )
        cells.append((number * column + (80 if number else 0), stack))
    row = RowBlock(cells)
    lines = [(number * column, Drawn(row.height, partial(_upright, row.height))) for number in range(1, len(facts))]
    return RowBlock([*lines, *cells])


def _upright(height: float, painter: QPainter) -> None:
    painter.fillRect(QRectF(0, 0, 6, height), colour(LIGHT.line))


def _decision(number: int, decision: Decision, width: float, vocabulary: Vocabulary) -> Block:
    finding = decision.finding
    ink, inner = LIGHT.severity(finding.severity), width - _NUMBER - _TAG
    lines: list[Block] = [Text(message(finding, vocabulary), BODY_STRONG, inner)]
    if decision.cures:
        lines.append(Text(f"→ {decision.cures}", BODY.inked(LIGHT.accent), inner))
    return RowBlock(
        [
            (0, Text(str(number), BODY_STRONG.inked(ink), _NUMBER)),
            (_NUMBER, Text(SEVERITY[finding.severity], BODY_STRONG.inked(ink), _TAG)),
            (_NUMBER + _TAG, Stack(lines)),
        ]
    )
