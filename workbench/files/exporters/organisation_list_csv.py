"""Organisation list exporter: a row a role, with its lines, as text with separators."""

from __future__ import annotations

from workbench.files.exporters._contract import Exporter
from workbench.files.exporters._plain.writing import as_csv

EXPORTER = Exporter(
    order=68,
    suffix=".csv",
    title="Organisation list",
    phrase="an organisation list",
    write=as_csv("organisation"),
    by_suffix=False,
    content="organisation",
)
