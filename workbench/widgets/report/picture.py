"""Organisation chart of the report: on the first page, and if it is too small to read there, on a page of its own."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workbench.domain.index import Index
from workbench.presentation.organisation import layout_chart
from workbench.presentation.organisation.picture import Picture
from workbench.qt.theme import LIGHT
from workbench.widgets.organisation.picture import paint
from workbench.widgets.report.blocks import Block, Drawn, Gap, Text
from workbench.widgets.report.pages import Flow
from workbench.widgets.report.typography import HEADING, SMALL_MUTED, SUBHEADING

_LARGEST = 7.5
"""Greatest scale, in page units per unit of the picture: as on screen, 96 to an inch."""

_READ, _SEEN = 5.2, 2.2
"""Least scales, in page units per unit of the picture, at which its text is readable, and its shape recognisable."""

_SPACE = 60.0


def write(index: Index, flow: Flow) -> None:
    """Put the chart: small at the end of the first page, and if needed as large as possible on the next."""
    sheet = flow.sheet
    heading, before = Text("The organisation", SUBHEADING, sheet.measure), Gap(150)
    small = _fitted(index, sheet.measure, flow.left - before.height - heading.height - _SPACE)
    flow.keep_with_next(before)
    flow.keep_with_next(heading)
    flow.keep_with_next(Gap(_SPACE))
    if small.scale >= _SEEN:
        flow.put(_drawn(small, sheet.measure))
    else:
        flow.put(Text("Drawn on the next page.", SMALL_MUTED, sheet.measure))
    if small.scale < _READ:
        _enlarge(index, flow)


def _enlarge(index: Index, flow: Flow) -> None:
    """Put the chart on a page of its own, portrait or landscape, whichever shows it larger."""
    flow.break_page()
    title = Text("The organisation", HEADING, flow.sheet.measure)
    upright, turned = (
        _fitted(index, page.measure, page.room - title.height - _SPACE) for page in (flow.sheet, flow.sheet.turned)
    )
    if turned.scale > upright.scale:
        flow.break_page(turned=True)
    flow.keep_with_next(title)
    flow.keep_with_next(Gap(_SPACE))
    flow.put(_drawn(max(turned, upright, key=lambda fitted: fitted.scale), flow.sheet.measure))
    flow.break_page()


class _Fitted(NamedTuple):
    """Picture and its scale in page units per unit of the picture."""

    picture: Picture
    scale: float


def _fitted(index: Index, width: float, room: float) -> _Fitted:
    """Lay the chart out for the shape of a place, and scale it to fit."""
    height = max(room - 1, 1.0)
    picture = layout_chart(index, width / height)
    return _Fitted(picture, min(width / picture.width, height / picture.height, _LARGEST))


def _drawn(fitted: _Fitted, width: float) -> Block:
    place = QRectF(0, 0, width, fitted.scale * fitted.picture.height)
    return Drawn(place.height(), partial(_paint, fitted.picture, place))


def _paint(picture: Picture, place: QRectF, painter: QPainter) -> None:
    paint(painter, picture, LIGHT, place)
