"""Organisation: departments with their roles, grades, reporting and dotted lines, and the organising model."""

from __future__ import annotations

from workbench.domain.model import Role
from workbench.domain.names import NO_DEPARTMENT, role_title
from workbench.domain.words import ACTS_AS, DEPARTMENT_KIND, DISCIPLINE, MODEL, STATUS, count, grade_name
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.styles import CENTRED, HEAD, HEAD_CENTRED, MUTED, ROW, height
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = "Organisation", 2, False

_HEADS = (
    ("Department", 21),
    ("Kind", 16),
    ("Role", 33),
    ("Acts as", 25),
    ("Kind of work", 12),
    ("Grade", 14),
    ("Reports to", 26),
    ("Dotted lines to", 26),
    ("Headcount", 10),
    ("Held by", 14),
    ("Status", 9),
)
_HEAD_ROW = 2
_HEADCOUNT = 8
_BOLD: Style = ROW | {"bold": True}
_INDENTED: tuple[Style, ...] = tuple(ROW | {"indent": depth} for depth in range(16))


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells, scenario = book.cells, book.scenario
    cells.text(sheet, 0, 0, f"The organisation: {MODEL[scenario.model].lower()}", BIG)
    sheet.set_row(0, 26)
    counted = f"{count(len(scenario.departments), 'department')}, {count(len(scenario.roles), 'role')}."
    cells.text(sheet, 1, 0, f"Scenario {scenario.name}. {counted}", MUTED)
    for column, (words, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
        cells.text(sheet, _HEAD_ROW, column, words, HEAD_CENTRED if column == _HEADCOUNT else HEAD)
    sheet.set_row(_HEAD_ROW, 20)
    members: dict[str | None, list[Role]] = {}
    for role in scenario.roles:
        members.setdefault(role.department, []).append(role)
    row = _HEAD_ROW + 1
    for department, depth in book.departments:
        place = (department.name, DEPARTMENT_KIND[department.kind], min(depth, len(_INDENTED) - 1))
        row = _rows(book, sheet, row, place, members.get(department.id, []))
    if None in members:
        row = _rows(book, sheet, row, (NO_DEPARTMENT, "", 0), members[None])
    sheet.autofilter(_HEAD_ROW, 0, max(row - 1, _HEAD_ROW + 1), len(_HEADS) - 1)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.repeat_rows(_HEAD_ROW)
    book.set_page(sheet, landscape=True)


def _rows(book: Book, sheet: Sheet, row: int, place: tuple[str, str, int], roles: list[Role]) -> int:
    """Write a department with its roles, the highest first; gives the row after."""
    cells = book.cells
    name, kind, depth = place
    listed: list[Role | None] = [*sorted(roles, key=lambda each: -each.grade)]
    for role in listed or [None]:
        book.tick()
        cells.text(sheet, row, 0, name, _INDENTED[depth])
        cells.text(sheet, row, 1, kind, ROW)
        if role is None:
            for column in range(2, len(_HEADS)):
                cells.text(sheet, row, column, "no role" if column == 2 else "", ROW)
        else:
            _role(book, sheet, row, role)
        row += 1
    return row


def _role(book: Book, sheet: Sheet, row: int, role: Role) -> None:
    cells = book.cells
    superior = role_title(book.index, role.reports_to)
    dotted = "; ".join(role_title(book.index, each) for each in role.dotted_to)
    title = book.index.titles[role.id]
    cells.text(sheet, row, 2, title, _BOLD)
    cells.text(sheet, row, 3, ACTS_AS[role.acts_as] if role.acts_as else "", ROW)
    cells.text(sheet, row, 4, DISCIPLINE[role.discipline], ROW)
    cells.text(sheet, row, 5, grade_name(book.document, role.grade), ROW)
    cells.text(sheet, row, 6, superior, ROW)
    cells.text(sheet, row, 7, dotted, ROW)
    cells.number(sheet, row, _HEADCOUNT, role.headcount, CENTRED)
    cells.text(sheet, row, 9, role.holder or "", ROW)
    cells.text(sheet, row, 10, STATUS[role.status], ROW)
    sheet.set_row(
        row,
        height((title, 31), (superior, 26), (dotted, 26), (role.holder or "", 14)),
    )
