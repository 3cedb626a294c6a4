"""Organisation list exporter: a row a role, with its lines, as one sheet of a workbook."""

from __future__ import annotations

from workbench.files.exporters._contract import Exporter
from workbench.files.exporters._plain.writing import as_xlsx

EXPORTER = Exporter(
    order=67,
    suffix=".xlsx",
    title="Organisation list",
    phrase="an organisation list",
    write=as_xlsx("organisation", "Organisation"),
    by_suffix=False,
    content="organisation",
)
