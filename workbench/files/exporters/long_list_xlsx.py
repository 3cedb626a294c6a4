"""Long list exporter: a row an assignment, with ids, as one sheet of a workbook."""

from __future__ import annotations

from workbench.files.exporters._contract import Exporter
from workbench.files.exporters._plain.writing import as_xlsx

EXPORTER = Exporter(
    order=64,
    suffix=".xlsx",
    title="Long list",
    phrase="a long list",
    write=as_xlsx("list", "Long list"),
    by_suffix=False,
    content="list",
)
