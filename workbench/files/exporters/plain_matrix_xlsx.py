"""Plain matrix exporter: skills down, roles across, as one sheet of a workbook."""

from __future__ import annotations

from workbench.files.exporters._contract import Exporter
from workbench.files.exporters._plain.writing import as_xlsx

EXPORTER = Exporter(
    order=62,
    suffix=".xlsx",
    title="Matrix, plain",
    phrase="a plain matrix",
    write=as_xlsx("matrix", "Matrix"),
    by_suffix=False,
    content="matrix",
)
