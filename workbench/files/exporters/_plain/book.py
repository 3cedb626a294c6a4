"""Plain table as a workbook: one sheet, headings that stay in sight and filter, no formula and no colour."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

import xlsxwriter

from workbench.application.plain_tables import Value
from workbench.domain.words import pluralise
from workbench.files.exporters._contract import Exported, ExportFailed
from workbench.files.exporters.xlsx.cells import FONT, Cells
from workbench.files.exporters.xlsx.lint import workbook_problems
from workbench.files.exporters.xlsx.styles import BODY, BOLD
from workbench.files.exporters.xlsx.worksheet import Worksheet

_WIDEST, _NARROWEST, _SPARE = 60, 8, 2
"""Characters of a column's width at most and at least, and what the arrow of the filter takes of it."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def book_of(rows: Sequence[tuple[Value, ...]], name: str, today: date) -> Exported:
    """The rows as a file; name: that of the sheet. Raises ExportFailed where they are more than a sheet holds."""
    wide = len(rows[0])
    if len(rows) > _MOST_ROWS or wide > _MOST_COLUMNS:
        size = f"{pluralise(len(rows), 'row')} and {pluralise(wide, 'column')}"
        raise ExportFailed(
            f"The table has {size}; a sheet holds {_MOST_ROWS:,} and {_MOST_COLUMNS:,}. Nothing was written."
        )
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.formats[0].set_font_name(FONT)
    workbook.set_properties({"created": datetime(today.year, today.month, today.day)})
    cells, sheet = Cells(workbook), cast(Worksheet, workbook.add_worksheet(name, worksheet_class=Worksheet))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value != "":
                cells.value(sheet, number, column, value, BODY if number else BOLD)
    for column in range(wide):
        longest = max(len(str(row[column])) for row in rows)
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, longest + _SPARE)))
    sheet.autofilter(0, 0, max(1, len(rows) - 1), wide - 1)
    sheet.freeze_panes(1, 0)
    workbook.close()
    faults = workbook_problems(data.getvalue())
    if faults:
        raise ExportFailed(f"The workbook would need repair when opened ({faults[0]}). Nothing was written.")
    return Exported(data.getvalue(), cells.notes(value for row in rows for value in row if isinstance(value, str)))
