"""PDF exporter of the report: bytes in memory, with embedded fonts and text as text. May run on any thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from workbench.application.task import Task
from workbench.files.exporters import Exported, ExportFailed, ExportRequest
from workbench.files.paper import SIZE, paper_here
from workbench.files.texts import clean, shorten
from workbench.presentation.report import make_report
from workbench.widgets.report.pagination import PaginatedReport, paginate
from workbench.widgets.report.typography import PER_INCH

PROGRAM = "Capability Workbench"
_SAID, _LAID_OUT = 0.4, 0.7
"""Progress, as fractions of the whole, once the report's values are made, and once its pages are laid out."""
_LONGEST_TITLE = 255
"""Characters at which the title in the PDF's metadata is shortened."""
_UPRIGHT, _TURNED = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


def export(request: ExportRequest) -> Exported:
    """Export the report on one scenario. Raises Cancelled, and ExportFailed if it could not be painted."""
    task, version = request.task, request.identity.version if request.identity else ""

    def part(fraction: float) -> None:
        task.report(_SAID * fraction)

    report = make_report(request.document, request.scenario_id, request.today, version, Task(part, request.cancelled))
    laid_out = paginate(report, *SIZE[request.paper or paper_here()], task)
    return Exported(painted(laid_out, task))


def painted(laid_out: PaginatedReport, task: Task) -> bytes:
    """Paint the pages into a PDF. Raises Cancelled, and ExportFailed."""
    task.report(_LAID_OUT)
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    report = laid_out.report
    writer.setTitle(shorten(f"{clean(report.title)[0]} – {clean(report.scenario)[0]}", _LONGEST_TITLE))
    writer.setCreator(PROGRAM)
    writer.setResolution(round(PER_INCH))
    writer.setPageLayout(QPageLayout(laid_out.paper, _UPRIGHT, QMarginsF()))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportFailed("The report could not be painted. Nothing was written.")
    try:
        for number in range(len(laid_out.pages)):
            task.report(_LAID_OUT + (1 - _LAID_OUT) * number / len(laid_out.pages))
            writer.setPageOrientation(_TURNED if laid_out.is_turned(number) else _UPRIGHT)
            if number:
                writer.newPage()
            laid_out.paint(painter, number)
    finally:
        painter.end()
    task.report(1.0)
    return bytes(data.data().data())
