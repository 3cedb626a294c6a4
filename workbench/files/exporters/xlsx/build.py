"""Build of the workbook: all sheets in memory, one after the other, then the lint. Knows no single sheet, no disk."""

from __future__ import annotations

import io
from datetime import datetime
from typing import cast

import xlsxwriter

from workbench.domain.assess import assess
from workbench.domain.compare import compare
from workbench.domain.index import Index
from workbench.domain.replace import replace
from workbench.domain.transform import find
from workbench.files.exporters._contract import Exported, ExportFailed, ExportRequest
from workbench.files.exporters.xlsx import sheets_of
from workbench.files.exporters.xlsx.book import Book, Compared
from workbench.files.exporters.xlsx.cells import FONT, Cells
from workbench.files.exporters.xlsx.lint import workbook_problems
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.files.paper import paper_here
from workbench.files.spelling import texts_of
from workbench.files.texts import clean, shorten

_CHECKED, _WRITTEN, _PACKED = 0.2, 0.6, 0.9
"""Progress, as a fraction of 1, once the map is assessed, the sheets are written, the zip is packed."""
_LONGEST_TITLE = 255
"""UTF-16 units of the title in the document properties."""
_ALLOWED = ("select_locked_cells", "select_unlocked_cells", "format_columns", "format_rows", "autofilter", "objects")
"""What a protected sheet still allows."""


def build(request: ExportRequest) -> Exported:
    """The bytes of the workbook. Raises Cancelled, and ExportFailed where the result would need repair."""
    document, today, against, task = request.document, request.today, request.against, request.task
    task.report(0.0)
    scenario = find(document.scenarios, request.scenario_id)
    index = Index(document, scenario)
    comparison = compare(index, against.index, today) if against else None
    assessment = comparison.before if comparison else assess(index, today)
    task.report(_CHECKED)
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.formats[0].set_font_name(FONT)
    workbook.set_properties(
        {
            "title": shorten(clean(document.title)[0], _LONGEST_TITLE),
            "created": datetime(today.year, today.month, today.day),
        }
    )
    cells = Cells(workbook)
    compared = Compared(comparison, against.name) if comparison and against else None
    book = Book(
        document,
        scenario,
        assessment,
        today,
        request.identity,
        request.paper or paper_here(),
        cells,
        task.check_cancelled,
        workbook.add_chart,
        compared,
        request.people and bool(document.people),
        request.returns,
    )
    sheets = sheets_of(compared=compared is not None, people=book.people)
    made = [cast(Worksheet, workbook.add_worksheet(sheet.name, worksheet_class=Worksheet)) for sheet in sheets]
    for number, (sheet, worksheet) in enumerate(zip(sheets, made, strict=True), 1):
        sheet.build(book, worksheet)
        if sheet.hidden:
            worksheet.hide()
        if sheet.protected:
            worksheet.protect("", dict.fromkeys(_ALLOWED, True))
        task.report(_CHECKED + (_WRITTEN - _CHECKED) * number / len(sheets))
    made[0].activate()
    workbook.close()
    task.report(_PACKED)
    faults = workbook_problems(data.getvalue())
    if faults:
        raise ExportFailed(f"The workbook would need repair when opened ({faults[0]}). Nothing was written.")
    task.report(1.0)
    return Exported(data.getvalue(), cells.notes(texts_of(replace(document, scenarios=(scenario,)))))
