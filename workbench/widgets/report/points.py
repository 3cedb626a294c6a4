"""The open points, by check, each with what would mend it; and what was accepted, with reason, author and end."""

from __future__ import annotations

from workbench.domain.words import SEVERITY, day
from workbench.presentation.finding_rows import FindingRow
from workbench.presentation.finding_text import message
from workbench.presentation.report import Points, Report
from workbench.qt.theme import LIGHT
from workbench.widgets.report.blocks import Block, Gap, RowBlock, Rule, Stack, Text
from workbench.widgets.report.pages import Flow
from workbench.widgets.report.typography import BODY, BODY_STRONG, HEADING, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG

_TAG = 620.0


def write(report: Report, flow: Flow) -> None:
    """Put the section."""
    width = flow.sheet.measure
    if report.points or report.accepted:
        flow.break_page()
    flow.hold(Gap(200))
    flow.hold(Text("Open points", HEADING, width))
    flow.hold(Gap(30))
    flow.put(Text(report.counted, MUTED, width))
    for points in report.points:
        _group(points, flow)
    if report.accepted:
        flow.hold(Gap(260))
        flow.hold(Text("Accepted with a reason", HEADING, width))
        flow.hold(Gap(40))
        for each in report.accepted:
            flow.put(_accepted(each, width), whole=True)


def _group(points: Points, flow: Flow) -> None:
    """A heading and the points of one check; a point alone needs no heading."""
    width, group = flow.sheet.measure, points.group
    tag = Text(SEVERITY[group.severity], SMALL_STRONG.inked(LIGHT.severity(group.severity)), _TAG)
    flow.hold(Gap(90))
    flow.hold(Rule(width, LIGHT.line))
    flow.hold(Gap(80))
    inner = width - _TAG
    if len(points.listed) == 1:
        flow.put(RowBlock([(0, tag), (_TAG, _point(points.listed[0], inner, alone=True))]), whole=True)
        return
    flow.hold(RowBlock([(0, tag), (_TAG, Text(group.heading, BODY_STRONG, inner))]))
    for each in points.listed:
        flow.hold(Gap(45))
        flow.put(RowBlock([(_TAG, _point(each, inner, alone=False))]), whole=True)
        flow.again = (RowBlock([(0, tag), (_TAG, Text(f"{group.heading} (continued)", SMALL_MUTED, inner))]), Gap(45))
    flow.again = ()


def _point(each: FindingRow, width: float, *, alone: bool) -> Stack:
    said: list[Block] = [Text(message(each.finding), BODY_STRONG if alone else BODY, width)]
    if each.cure:
        said.append(Text(f"→ {each.cure}", SMALL.inked(LIGHT.accent), width))
    return Stack(said)


def _accepted(each: FindingRow, width: float) -> Block:
    waiver = each.waiver
    assert waiver is not None
    until = f", until {day(waiver.until)}" if waiver.until else ""
    by = f"Accepted by {waiver.author}" if waiver.author else "Accepted"
    inner = width - _TAG
    said = Stack(
        [
            Gap(80),
            Text(message(each.finding), BODY_STRONG, inner),
            Text(waiver.reason, BODY, inner),
            Text(f"{by} on {day(waiver.date)}{until}", SMALL_MUTED, inner),
        ]
    )
    severity = each.finding.severity
    tag = Stack([Gap(85), Text(SEVERITY[severity], SMALL_STRONG.inked(LIGHT.severity(severity)), _TAG)])
    return RowBlock([(0, tag), (_TAG, said)])
