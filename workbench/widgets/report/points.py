"""Findings section of the report: by check, each with its fix; then the accepted ones, with reason, author and end.

Puts blocks; knows no page.
"""

from __future__ import annotations

from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import SEVERITY, day
from workbench.presentation.finding_rows import FindingRow
from workbench.presentation.finding_text import message
from workbench.presentation.report import Report, ReportPoints
from workbench.qt.theme import LIGHT
from workbench.widgets.report.blocks import Block, Gap, RowBlock, Rule, Stack, Text
from workbench.widgets.report.pages import Flow
from workbench.widgets.report.typography import BODY, BODY_STRONG, HEADING, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG

_TAG = 620.0
"""Width of the column of the severity, in units."""


def write(report: Report, flow: Flow) -> None:
    """Put the section."""
    width, vocabulary = flow.sheet.measure, vocabulary_of(report.index.document)
    if report.points or report.accepted:
        flow.break_page()
    flow.keep_with_next(Gap(200))
    flow.keep_with_next(Text("Open points", HEADING, width))
    flow.keep_with_next(Gap(30))
    flow.put(Text(report.counted, MUTED, width))
    for points in report.points:
        _group(points, flow, vocabulary)
    if report.accepted:
        flow.keep_with_next(Gap(260))
        flow.keep_with_next(Text("Accepted with a reason", HEADING, width))
        flow.keep_with_next(Gap(40))
        for row in report.accepted:
            flow.put(_accepted(row, width, vocabulary), whole=True)


def _group(points: ReportPoints, flow: Flow, vocabulary: Vocabulary) -> None:
    """Put a heading and the findings of one check; a single finding needs no heading."""
    width, group = flow.sheet.measure, points.group
    tag = Text(SEVERITY[group.severity], SMALL_STRONG.inked(LIGHT.severity(group.severity)), _TAG)
    flow.keep_with_next(Gap(90))
    flow.keep_with_next(Rule(width, LIGHT.line))
    flow.keep_with_next(Gap(80))
    inner = width - _TAG
    if len(points.listed) == 1:
        flow.put(RowBlock([(0, tag), (_TAG, _point(points.listed[0], inner, vocabulary, alone=True))]), whole=True)
        return
    flow.keep_with_next(RowBlock([(0, tag), (_TAG, Text(group.heading, BODY_STRONG, inner))]))
    for row in points.listed:
        flow.keep_with_next(Gap(45))
        flow.put(RowBlock([(_TAG, _point(row, inner, vocabulary, alone=False))]), whole=True)
        flow.again = (RowBlock([(0, tag), (_TAG, Text(f"{group.heading} (continued)", SMALL_MUTED, inner))]), Gap(45))
    flow.again = ()


def _point(row: FindingRow, width: float, vocabulary: Vocabulary, *, alone: bool) -> Stack:
    lines: list[Block] = [Text(message(row.finding, vocabulary), BODY_STRONG if alone else BODY, width)]
    if row.cure:
        lines.append(Text(f"→ {row.cure}", SMALL.inked(LIGHT.accent), width))
    return Stack(lines)


def _accepted(row: FindingRow, width: float, vocabulary: Vocabulary) -> Block:
    waiver = row.waiver
    assert waiver is not None
    until = f", until {day(waiver.until)}" if waiver.until else ""
    by = f"Accepted by {waiver.author}" if waiver.author else "Accepted"
    inner = width - _TAG
    lines = Stack(
        [
            Gap(80),
            Text(message(row.finding, vocabulary), BODY_STRONG, inner),
            Text(waiver.reason, BODY, inner),
            Text(f"{by} on {day(waiver.date)}{until}", SMALL_MUTED, inner),
        ]
    )
    severity = row.finding.severity
    tag = Stack([Gap(85), Text(SEVERITY[severity], SMALL_STRONG.inked(LIGHT.severity(severity)), _TAG)])
    return RowBlock([(0, tag), (_TAG, lines)])
