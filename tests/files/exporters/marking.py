"""Cells marked as changed: counted by the formulas of the workbook's own rules, each column in a cell far below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.exporters.figures import Place
from tests.files.exporters.reading import opened, workbook_of
from workbench.domain.model import CapabilityMap
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.layout import (
    DEPARTMENT,
    FIRST_ROLE,
    GRADE,
    IMPORTANCE,
    ROLE,
    SKILL,
    address,
)

FAR = 400
"""The row, counted from 0, of the cells that count; below it stands what they add up."""
SHEETS = {"Matrix": (SKILL, IMPORTANCE, FIRST_ROLE, FIRST_ROLE + 1), "Organisation": (DEPARTMENT, ROLE, GRADE)}
"""The columns that are looked at: a rule is one formula for all of its columns."""
_COMMA = re.compile(r'("[^"]*")|,')


def counters(document: CapabilityMap) -> dict[Place, list[str]]:
    """A cell for each column looked at, and the formulas it adds up: of each cell above it whether it is marked.

    All stand in that column, for a rule may ask in which it is; they are written as LibreOffice reads them.
    """
    book = opened(workbook_of(document), values=False)
    return {
        (title, FAR, column): [_COMMA.sub(lambda each: each[1] or ";", term) for term in terms]
        for title in SHEETS
        for column, terms in _terms(book[title]).items()
    }


def counting(formulas: Mapping[Place, Sequence[str]]) -> list[str]:
    """The edits that write the counters."""
    edits = []
    for (title, row, column), terms in formulas.items():
        sums = f"SUM({address(row + 1, column)}:{address(row + len(terms), column)})"
        for number, term in enumerate([sums, *(f"IF({each};1;0)" for each in terms)], row):
            cell = f'book.Sheets.getByName("{title}").getCellByPosition({column}, {number})'
            edits.append(f'{cell}.Formula = "={term.replace(chr(34), chr(34) * 2)}"')
    return edits


def _terms(sheet: Worksheet) -> dict[int, list[str]]:
    """Column -> of each of its cells whether it is marked, down to the first spare row."""
    last = max(cell.row for cell in sheet["A"] if cell.value and cell.data_type != "f") + 1
    terms: defaultdict[int, list[str]] = defaultdict(list)
    for places in sheet.conditional_formatting:
        for rule in places.rules:
            fill = rule.dxf.fill
            if fill and str(fill.bgColor.rgb)[-6:] == palette.CHANGED.strip("#").upper():
                (area,) = places.sqref.ranges
                told = Translator(f"={rule.formula[0]}", f"{get_column_letter(area.min_col)}{area.min_row}")
                for row in range(area.min_row, min(area.max_row, last) + 1):
                    for column in SHEETS[sheet.title]:
                        if area.min_col <= column + 1 <= area.max_col:
                            terms[column].append(told.translate_formula(address(row - 1, column)).removeprefix("="))
    return terms
