"""Plain matrix exporter: skills down, roles across, as text with separators."""

from __future__ import annotations

from workbench.files.exporters._contract import Exporter
from workbench.files.exporters._plain.writing import as_csv

EXPORTER = Exporter(
    order=63,
    suffix=".csv",
    title="Matrix, plain",
    phrase="a plain matrix",
    write=as_csv("matrix"),
    by_suffix=False,
    content="matrix",
)
