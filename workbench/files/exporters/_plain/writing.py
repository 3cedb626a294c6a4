"""Write functions of plain tables: the rows of a table as .xlsx or .csv, with progress and cancellation."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.plain_tables import TABLES, Value
from workbench.application.task import Task
from workbench.domain.index import Index
from workbench.domain.transform import find
from workbench.files.exporters._contract import Exported, ExportRequest, Write

_WRITTEN = 0.9
"""Progress, as a fraction of 1, once all rows are there."""


def as_csv(table: str) -> Write:
    """The write function of a table, by its name, as text."""

    def write(request: ExportRequest) -> Exported:
        from workbench.files.exporters._plain.text import text_of

        return text_of(_rows(table, request), request.separator)

    return write


def as_xlsx(table: str, sheet: str) -> Write:
    """The write function of a table, by its name, as the one sheet of a workbook."""

    def write(request: ExportRequest) -> Exported:
        from workbench.files.exporters._plain.book import book_of

        return book_of(_rows(table, request), sheet, request.today)

    return write


def _rows(table: str, request: ExportRequest) -> list[tuple[Value, ...]]:
    """The rows of a table. Raises Cancelled."""
    index = Index(request.document, find(request.document.scenarios, request.scenario_id))
    most = 1 + max(len(index.document.skills), len(index.scenario.roles))
    rows = list(_watched(TABLES[table](index), most, request.task))
    request.task.report(_WRITTEN)
    return rows


def _watched(rows: Iterator[tuple[Value, ...]], most: int, task: Task) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(rows):
        task.report(min(_WRITTEN, _WRITTEN * number / most))
        yield row
