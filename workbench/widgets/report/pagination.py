"""Pagination: the report laid out on pages of a size, with header, footer and page numbers.

The layout does not depend on the paint device, so preview, printer and file show the same pages. Knows no device.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter

from workbench.application.task import UNWATCHED, Task
from workbench.presentation.report import Report
from workbench.qt.theme import LIGHT, colour
from workbench.widgets.report import first_page, fits, points, profiles
from workbench.widgets.report.pages import Flow, PageSheet, ReportPage
from workbench.widgets.report.typography import PER_INCH, POINT, SMALL_MUTED, measured, one_line

_HEADER, _FOOTER = 330.0, 350.0
"""Distance in units from the paper's edge to the middle of the header, and of the footer."""


@dataclass(frozen=True, slots=True)
class PaginatedReport:
    """Report with its laid-out pages."""

    report: Report
    sheet: PageSheet
    pages: tuple[ReportPage, ...]

    @property
    def paper(self) -> QPageSize:
        """Page size for Qt, under its standard name if it has one."""
        size = QSizeF(self.sheet.width / PER_INCH, self.sheet.height / PER_INCH)
        return QPageSize(size, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.FuzzyMatch)

    def is_turned(self, number: int) -> bool:
        """Whether a page, counted from 0, is in landscape."""
        return self.pages[number].sheet != self.sheet

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0; a painter unit is a tenth of a point."""
        report, page, style = self.report, self.pages[number], SMALL_MUTED
        sheet = page.sheet
        painter.save()
        painter.setFont(style.font)
        painter.setPen(colour(style.colour))
        foot = f"As checked on {report.checked}" + (f" · {report.version}" if report.version and not number else "")
        for y, left, right in (
            (_HEADER, report.title, report.scenario),
            (sheet.height - _FOOTER, foot, f"Page {number + 1} of {len(self.pages)}"),
        ):
            room = sheet.measure
            for text, side in ((right, Qt.AlignmentFlag.AlignRight), (left, Qt.AlignmentFlag.AlignLeft)):
                short = one_line(text, style, room / 2 if text is right else room)
                box = QRectF(sheet.side, y - 100, sheet.measure, 200)
                painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, short)
                room -= measured(short, style.size, style.weight) + 200
        painter.fillRect(QRectF(sheet.side, _HEADER + 110, sheet.measure, 4), colour(LIGHT.line))
        page.paint(painter)
        painter.restore()


def paginate(report: Report, width: float, height: float, task: Task = UNWATCHED) -> PaginatedReport:
    """Lay out a report on pages of this size in points. Raises Cancelled."""
    sheet = PageSheet(width * POINT, height * POINT)
    flow = Flow(sheet, task.check_cancelled)
    first_page.write(report, flow)
    points.write(report, flow)
    profiles.write(report, flow)
    fits.write(report, flow)
    return PaginatedReport(report, sheet, tuple(flow.pages))
