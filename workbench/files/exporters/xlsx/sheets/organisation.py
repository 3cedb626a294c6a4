"""Organisation: departments and what they are part of, roles, grades, lines, and the organising model.

Hidden columns hold the ids and find the side of each role, which Matrix reads.
"""

from __future__ import annotations

from workbench.domain.model import Department, Role
from workbench.domain.names import NO_DEPARTMENT, role_title
from workbench.domain.words import ACTS_AS, DEPARTMENT_KIND, DISCIPLINE, MODEL, STATUS, count, grade_name
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.layout import (
    ACTS_AS as ACTS,
)
from workbench.files.exporters.xlsx.layout import (
    DEPARTMENT,
    DEPARTMENT_ID,
    KIND,
    ORGANISATION,
    ORGANISATION_HEAD_ROW,
    OWN,
    PART_OF,
    ROLE_ID,
    SPARE_ROWS,
    WORK,
)
from workbench.files.exporters.xlsx.layout import (
    ROLE as ROLE_COLUMN,
)
from workbench.files.exporters.xlsx.sides import NOTHING, Row, formulas, values
from workbench.files.exporters.xlsx.styles import BODY, CENTRED, HEAD, HEAD_CENTRED, MUTED, ROW, height
from workbench.files.exporters.xlsx.styles import TITLE as BIG
from workbench.files.exporters.xlsx.validation import only

TITLE, ORDER, HIDDEN = ORGANISATION, 2, False

_HEADS = (
    ("Department", 21),
    ("Part of", 18),
    ("Kind", 15),
    ("Role", 32),
    ("Acts as", 25),
    ("Kind of work", 13),
    ("Grade", 14),
    ("Reports to", 26),
    ("Dotted lines to", 26),
    ("Headcount", 11),
    ("Held by", 14),
    ("Status", 9),
)
_GRADE, _SUPERIOR, _DOTTED, _HEADCOUNT, _HOLDER, _STATUS = range(WORK + 1, DEPARTMENT_ID)
_BOLD: Style = ROW | {"bold": True}
_INDENTED: tuple[Style, ...] = tuple(ROW | {"indent": depth} for depth in range(7))
"""By depth; what lies deeper stands no further in, as its cell would have no room."""
_FOUND = "Side found {}"


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells, scenario, area = book.cells, book.scenario, book.organisation
    cells.text(sheet, 0, 0, f"The organisation: {MODEL[scenario.model].lower()}", BIG)
    sheet.set_row(0, 26)
    counted = f"{count(len(scenario.departments), 'department')}, {count(len(scenario.roles), 'role')}."
    cells.text(sheet, 1, 0, f"Scenario {scenario.name}. {counted}", MUTED)
    _heads(book, sheet)
    depths = {department.id: depth for department, depth in book.departments}
    rows = [_row(book, *each) for each in book.organisation_rows] + [NOTHING] * SPARE_ROWS
    found = values(rows, area.strides)
    row = ORGANISATION_HEAD_ROW
    for (department, role), said in zip(book.organisation_rows, rows, strict=False):
        book.tick()
        row += 1
        indent = min(depths[department.id], len(_INDENTED) - 1) if department else 0
        cells.text(sheet, row, DEPARTMENT, said.department, _INDENTED[indent])
        cells.text(sheet, row, PART_OF, said.part_of, ROW)
        cells.text(sheet, row, KIND, said.kind, ROW)
        cells.text(sheet, row, DEPARTMENT_ID, department.id if department else "", BODY)
        if role is None:
            for column in range(ROLE_COLUMN, DEPARTMENT_ID):
                cells.text(sheet, row, column, "no role" if column == ROLE_COLUMN else "", ROW)
            sheet.set_row(row, height((said.department, _HEADS[DEPARTMENT][1] - 2 * indent), (said.part_of, 17)))
        else:
            _role(book, sheet, row, said, role, indent)
    last = max(row, ORGANISATION_HEAD_ROW + 1)
    for row, helped in enumerate(found, ORGANISATION_HEAD_ROW + 1):
        for column, (formula, value) in enumerate(zip(formulas(area, row), helped, strict=True), OWN):
            cells.formula(sheet, row, column, formula, BODY, value)
    grid = {"type": "formula", "criteria": "=TRUE", "format": cells.rule({"bottom": 1, "bottom_color": palette.LINE})}
    sheet.conditional_format(last + 1, 0, area.last_row, DEPARTMENT_ID - 1, grid)
    _validate(sheet, area.last_row)
    sheet.autofilter(ORGANISATION_HEAD_ROW, 0, area.last_row, area.side)
    sheet.freeze_panes(ORGANISATION_HEAD_ROW + 1, 1)
    sheet.repeat_rows(ORGANISATION_HEAD_ROW)
    sheet.print_area(0, 0, last, DEPARTMENT_ID - 1)
    book.set_page(sheet, landscape=True)


def _heads(book: Book, sheet: Sheet) -> None:
    cells, area = book.cells, book.organisation
    for column, (words, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
        cells.text(sheet, ORGANISATION_HEAD_ROW, column, words, HEAD_CENTRED if column == _HEADCOUNT else HEAD)
    cells.text(sheet, ORGANISATION_HEAD_ROW, DEPARTMENT_ID, "Department id", HEAD)
    cells.text(sheet, ORGANISATION_HEAD_ROW, ROLE_ID, "Role id", HEAD)
    for column in range(OWN, area.side + 1):
        cells.text(sheet, ORGANISATION_HEAD_ROW, column, _FOUND.format(column - OWN), HEAD)
    sheet.set_column(DEPARTMENT_ID, area.side, 12, None, {"hidden": True})
    sheet.set_row(ORGANISATION_HEAD_ROW, 20)


def _row(book: Book, department: Department | None, role: Role | None) -> Row:
    """What a row says, as its cells hold it."""
    names, work = book.department_names, DISCIPLINE[role.discipline] if role else ""
    if department is None:
        return Row(NO_DEPARTMENT, "", "", work)
    part_of = names[department.parent] if department.parent else ""
    return Row(names[department.id], part_of, DEPARTMENT_KIND[department.kind], work)


def _role(book: Book, sheet: Sheet, row: int, said: Row, role: Role, indent: int) -> None:
    cells = book.cells
    superior = role_title(book.index, role.reports_to)
    dotted = "; ".join(role_title(book.index, each) for each in role.dotted_to)
    title = book.index.titles[role.id]
    cells.text(sheet, row, ROLE_COLUMN, title, _BOLD)
    cells.text(sheet, row, ACTS, ACTS_AS[role.acts_as] if role.acts_as else "", ROW)
    cells.text(sheet, row, WORK, said.work, ROW)
    cells.text(sheet, row, _GRADE, grade_name(book.document, role.grade), ROW)
    cells.text(sheet, row, _SUPERIOR, superior, ROW)
    cells.text(sheet, row, _DOTTED, dotted, ROW)
    cells.number(sheet, row, _HEADCOUNT, role.headcount, CENTRED)
    cells.text(sheet, row, _HOLDER, role.holder or "", ROW)
    cells.text(sheet, row, _STATUS, STATUS[role.status], ROW)
    cells.text(sheet, row, ROLE_ID, role.id, BODY)
    sheet.set_row(
        row,
        height(
            (title, 30),
            (superior, 26),
            (dotted, 26),
            (role.holder or "", 14),
            (said.department, _HEADS[DEPARTMENT][1] - 2 * indent),
            (said.part_of, 17),
        ),
    )


def _validate(sheet: Sheet, last: int) -> None:
    first = ORGANISATION_HEAD_ROW + 1
    words = {
        KIND: list(DEPARTMENT_KIND.values()),
        ACTS: [each for acts, each in ACTS_AS.items() if acts],
        WORK: list(DISCIPLINE.values()),
        _STATUS: list(STATUS.values()),
    }
    for column, allowed in words.items():
        only(sheet, (first, column, last, column), allowed, "One of the values in the list, or empty.")
