"""PDF exporter of the report, with a page for each role. Draws nothing itself."""

from __future__ import annotations

from workbench.files.exporters._contract import Dialog, Exporter, drawn

EXPORTER = Exporter(
    order=20,
    suffix=".pdf",
    title="PDF report",
    phrase="a report as PDF",
    write=drawn("report.pdf"),
    dialog=Dialog.REPORT,
    asks_paper=True,
)
