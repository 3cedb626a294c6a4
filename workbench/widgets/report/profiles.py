"""Job descriptions section of the report: a table of contents, then each role on a card. Puts blocks; knows no page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QPainter

from workbench.presentation.job_description import DescriptionPart, HeldSkill, JobDescription
from workbench.presentation.report import Report
from workbench.qt.theme import LIGHT
from workbench.widgets.report.blocks import Block, Box, Drawn, Frame, Gap, RowBlock, Rule, Stack, Text
from workbench.widgets.report.pages import Flow
from workbench.widgets.report.typography import (
    BODY,
    CARD_TITLE,
    HEADING,
    LABEL,
    MUTED,
    SMALL,
    SMALL_MUTED,
    SMALL_STRONG,
    SUBHEADING,
    one_line,
)

_LABEL = 1480.0
"""Width of a field's label, in units as all lengths here."""
_SHARES = {1: (1.0,), 2: (0.55, 0.45)}
"""Number of parts side by side -> the fraction of the width for each."""

_BETWEEN, _NAME = 180.0, 0.45
"""Gap between such parts in units, and the fraction of a part's width for the names."""

_SKILL, _SIDE, _LEVEL = 1400.0, 510.0, 790.0
"""Widths of the columns of a skill: name, side, level; the note has the rest."""
_STRIP = {
    "marketing": LIGHT.marketing,
    "product": LIGHT.product,
    "technology": LIGHT.technology,
    "hub": LIGHT.either,
    "other": LIGHT.other_roles,
}
_TITLE, _PAGE, _APART = 2400.0, 400.0, 80.0
"""Table of contents: widths of a title and of a page number, and the gap between columns."""
_LISTED_FROM = 6
"""Number of roles from which on there is a table of contents."""


def write(report: Report, flow: Flow) -> None:
    """Put the section."""
    width = flow.sheet.measure
    if report.profiles:
        flow.break_page()
    flow.keep_with_next(Gap(200))
    flow.keep_with_next(Text("Role profiles", HEADING, width))
    if not report.profiles:
        flow.keep_with_next(Gap(30))
        flow.put(Text("There are no roles yet.", MUTED, width))
        return
    flow.keep_with_next(Gap(90))
    if len(report.profiles) >= _LISTED_FROM:
        for profile in report.profiles:
            flow.put(_entry(profile, flow, width))
        flow.put(Gap(160))
    for profile in report.profiles:
        flow.mark(profile.role.id)
        flow.put(_card(profile, width), whole=True)
        flow.keep_with_next(Gap(100))


def _entry(profile: JobDescription, flow: Flow, width: float) -> Block:
    """Line of the table of contents. Its page number is looked up when painted: it is known after the layout only."""
    title = Text(one_line(profile.title, BODY, _TITLE), BODY, width)
    room = width - _TITLE - _PAGE - 2 * _APART
    place = Stack([Gap(8), Text(one_line(profile.place, SMALL_MUTED, room), SMALL_MUTED, width)])
    number = Drawn(title.height, partial(_paint_number, flow.marks, profile.role.id))
    line = RowBlock([(0, title), (_TITLE + _APART, place), (width - _PAGE, number)])
    return Stack([line, Gap(15), Rule(width, LIGHT.line, 3), Gap(15)], keep_with_next=4)


def _paint_number(marks: Mapping[str, int], role_id: str, painter: QPainter) -> None:
    Text(str(marks[role_id]), BODY, _PAGE, right=True).paint(painter, 0, 0)


def _card(profile: JobDescription, width: float) -> Block:
    frame = Frame(border=LIGHT.line, strip=_STRIP[profile.role.discipline], padding=115)
    inner = width - 2 * frame.padding
    head: list[Block] = [
        Text(profile.title, CARD_TITLE, inner),
        Text(profile.place, MUTED, inner),
        Gap(50),
    ]
    for label, text in profile.fields:
        head.append(_field(label, text, inner, _LABEL))
    first, *others = profile.parts
    around = [part for part in others if not part.skills]
    for part in (first, *(part for part in others if part.skills)):
        head += _part(part, inner, _LABEL)
    head.append(_beside(around, inner))
    style = SMALL_STRONG.inked(LIGHT.muted)
    again = Stack([Text(f"{one_line(profile.title, style, inner * 0.8)} (continued)", style, inner), Gap(50)])
    return Box(Stack(head, keep_with_next=4), frame, width, again)


def _beside(parts: Sequence[DescriptionPart], width: float) -> Block:
    """Parts without skills side by side; the first, which says most, is the widest."""
    room, x, cells = width - _BETWEEN * (len(parts) - 1), 0.0, []
    for share, part in zip(_SHARES[len(parts)], parts, strict=True):
        column = room * share
        cells.append((x, Stack(_part(part, column, column * _NAME))))
        x += column + _BETWEEN
    return RowBlock(cells)


def _part(part: DescriptionPart, width: float, name: float) -> list[Block]:
    """Blocks of a part; the heading is kept with the first of them."""
    lines: list[Block] = [_skill(skill, width) for skill in part.skills]
    lines += [_field(label, text, width, name) for label, text in part.fields]
    heading: list[Block] = [Gap(66), Text(part.heading, SUBHEADING, width), Gap(20), Rule(width, LIGHT.line), Gap(30)]
    return [Stack([*heading, lines[0]], keep_with_next=len(heading)), *lines[1:]]


def _field(label: str, text: str, width: float, name: float) -> Block:
    return Stack(
        [RowBlock([(0, Text(label, LABEL, name - 80)), (name, Text(text, SMALL, width - name))]), Gap(14)],
        keep_with_next=1,
    )


def _skill(held: HeldSkill, width: float) -> Block:
    """Row of a skill: name in its side's colour, side, level, note."""
    side = held.skill.belongs_to
    note = _SKILL + _SIDE + _LEVEL
    return Stack(
        [
            RowBlock(
                [
                    (0, Text(held.skill.name, SMALL_STRONG, _SKILL - 80)),
                    (_SKILL, Text(held.side, SMALL.inked(LIGHT.side(side)), _SIDE - 60)),
                    (_SKILL + _SIDE, Text(held.level, SMALL, _LEVEL - 60)),
                    (note, Text(held.note, SMALL_MUTED, width - note)),
                ]
            ),
            Gap(14),
        ],
        keep_with_next=1,
    )
