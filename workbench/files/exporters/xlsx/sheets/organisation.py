"""Sheet Organisation: departments and their parents, roles, grades, lines, and the organising model.

Hidden columns hold the ids and find the side of each role, which Matrix reads.
"""

from __future__ import annotations

from workbench.domain.field_places import COLUMNS
from workbench.domain.model import Department, Role
from workbench.domain.words import MODEL_INSIDE, pluralise
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.body import DEPARTMENT_KEY, ROLE_KEY, organisation_line
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.field_cells import head
from workbench.files.exporters.xlsx.layout import (
    DEPARTMENT,
    DEPARTMENT_ID,
    EXPORTED,
    FIRST_SKILL_ROW,
    KIND,
    ORGANISATION,
    ORGANISATION_HEAD_ROW,
    OWN,
    PART_OF,
    ROLE,
    ROLE_ID,
    SPARE_ROWS,
    WORK,
    address,
)
from workbench.files.exporters.xlsx.layout import (
    area as range_of,
)
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.sides import NOTHING, SideRow, formulas, values
from workbench.files.exporters.xlsx.styles import BODY, CENTRED, HEAD, HEAD_CENTRED, MUTED, ROW, TITLE, height
from workbench.files.exporters.xlsx.validation import only
from workbench.files.exporters.xlsx.worksheet import Worksheet

_COLUMNS = (*COLUMNS[Department], *COLUMNS[Role])
_WIDTHS = tuple(column.width for _, column in _COLUMNS)
_STYLES: tuple[CellStyle, ...] = tuple(
    CENTRED if column.centred else ROW | {"bold": True} if place == ROLE else ROW
    for place, (_, column) in enumerate(_COLUMNS)
)
_INDENTED: tuple[CellStyle, ...] = tuple(ROW | {"indent": depth} for depth in range(7))
"""By depth; what is nested deeper gets the last indent, as its cell would have no room."""
_FOUND = "Side found {}"


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells, scenario, area = book.cells, book.scenario, book.organisation
    cells.text(sheet, 0, 0, f"The organisation: {MODEL_INSIDE[scenario.model]}", TITLE)
    sheet.set_row(0, 26)
    counted = f"{pluralise(len(scenario.departments), 'department')}, {pluralise(len(scenario.roles), 'role')}."
    cells.text(sheet, 1, 0, f"Scenario {scenario.name}. {counted}", MUTED)
    _heads(book, sheet)
    depths = {department.id: depth for department, depth in book.contents.departments}
    rows = []
    row = ORGANISATION_HEAD_ROW
    for department, role in book.contents.organisation_rows:
        book.check_cancelled()
        row += 1
        line = organisation_line(book.contents, department, role)
        rows.append(SideRow(*(str(line[column]) for column in (DEPARTMENT, PART_OF, KIND, WORK))))
        indent = min(depths[department.id], len(_INDENTED) - 1) if department else 0
        for column, (value, style) in enumerate(zip(line, (_INDENTED[indent], *_STYLES[1:]), strict=True)):
            cells.value(sheet, row, column, value, style if role or column != ROLE else ROW)
        cells.text(sheet, row, DEPARTMENT_ID, book.contents.id_of(department), BODY)
        cells.text(sheet, row, ROLE_ID, book.contents.id_of(role), BODY)
        widths = (
            _WIDTHS[DEPARTMENT] - 2 * indent,
            *(width - 2 * (column == ROLE) for column, width in enumerate(_WIDTHS) if column),
        )
        sheet.set_row(row, height(*zip(map(str, line), widths, strict=True)))
    helpers = values(rows + [NOTHING] * SPARE_ROWS, area.strides, book.sides)
    last = max(row, ORGANISATION_HEAD_ROW + 1)
    for row, helped in enumerate(helpers, ORGANISATION_HEAD_ROW + 1):
        for column, (formula, value) in enumerate(zip(formulas(area, row, book.sides), helped, strict=True), OWN):
            cells.formula(sheet, row, column, formula, BODY, value)
    _mark(book, sheet)
    grid = {"type": "formula", "criteria": "=TRUE", "format": cells.rule({"bottom": 1, "bottom_color": palette.LINE})}
    sheet.conditional_format(last + 1, 0, area.last_row, DEPARTMENT_ID - 1, grid)
    _validate(book, sheet, area.last_row)
    sheet.autofilter(ORGANISATION_HEAD_ROW, 0, area.last_row, area.side)
    sheet.freeze_panes(ORGANISATION_HEAD_ROW + 1, 1)
    sheet.repeat_rows(ORGANISATION_HEAD_ROW)
    sheet.print_area(0, 0, last, DEPARTMENT_ID - 1)
    book.set_page(sheet, landscape=True)


def _heads(book: Book, sheet: Worksheet) -> None:
    cells, area = book.cells, book.organisation
    for place, (field, column) in enumerate(_COLUMNS):
        sheet.set_column(place, place, column.width)
        style = HEAD_CENTRED if column.centred else HEAD
        cells.text(sheet, ORGANISATION_HEAD_ROW, place, head(field, column), style)
    cells.text(sheet, ORGANISATION_HEAD_ROW, DEPARTMENT_ID, "Department id", HEAD)
    cells.text(sheet, ORGANISATION_HEAD_ROW, ROLE_ID, "Role id", HEAD)
    for place in range(OWN, area.side + 1):
        cells.text(sheet, ORGANISATION_HEAD_ROW, place, _FOUND.format(place - OWN), HEAD)
    sheet.set_column(DEPARTMENT_ID, area.side, 12, None, {"hidden": True})
    sheet.set_row(ORGANISATION_HEAD_ROW, 20)


def _mark(book: Book, sheet: Worksheet) -> None:
    """Conditional format: yellow for what differs from the exported row of the same key; new rows compare with "".

    The hidden sheet is named in a text, as not every program lets a rule point at another sheet.
    """
    matrix, area = book.matrix, book.organisation
    first, copied = ORGANISATION_HEAD_ROW + 1, matrix.organisation
    end = FIRST_SKILL_ROW + max(area.rows, 1) - 1
    keys = f'INDIRECT("{EXPORTED}!{range_of(FIRST_SKILL_ROW, copied, end, copied)}")'
    rows = f'INDIRECT("{EXPORTED}!{range_of(FIRST_SKILL_ROW, copied + 1, end, copied + DEPARTMENT_ID)}")'
    role, department = (address(first, column, column_fixed=True) for column in (ROLE_ID, DEPARTMENT_ID))
    key = f'IF({role}="","{DEPARTMENT_KEY}"&{department},"{ROLE_KEY}"&{role})'
    was = f'IFERROR(INDEX({rows},MATCH({key},{keys},0),COLUMN()),"")'
    rule = {
        "type": "formula",
        "criteria": f"={address(first, 0)}<>{was}",
        "format": book.cells.rule({"bg_color": palette.CHANGED}),
    }
    sheet.conditional_format(first, 0, area.last_row, DEPARTMENT_ID - 1, rule)


def _validate(book: Book, sheet: Worksheet, last: int) -> None:
    first = ORGANISATION_HEAD_ROW + 1
    for place, (field, _) in enumerate(_COLUMNS):
        labels = field.values.labels(book.vocabulary)
        allowed = [word for value in field.values.allowed if value is not None and (word := labels[value])]
        if allowed:
            only(sheet, (first, place, last, place), allowed, "One of the values in the list, or empty.")


SHEET = Sheet(order=20, name=ORGANISATION, build=write)
