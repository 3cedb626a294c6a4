"""Long list exporter: a row an assignment, with ids, as text with separators."""

from __future__ import annotations

from workbench.files.exporters._contract import Exporter
from workbench.files.exporters._plain.writing import as_csv

EXPORTER = Exporter(
    order=66,
    suffix=".csv",
    title="Long list",
    phrase="a long list",
    write=as_csv("list"),
    by_suffix=False,
    content="list",
)
