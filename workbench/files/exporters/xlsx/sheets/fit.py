"""Sheet Fit: how much of each role each person fills, by live formulas over the hidden sheet Levels."""

from __future__ import annotations

from itertools import count

from workbench.domain.fit import ENOUGH_KNOWN, GOAL, Fit, Fits
from workbench.domain.names import department_name, person_names
from workbench.domain.words import PERSON_KIND, percent
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.heading import fitting
from workbench.files.exporters.xlsx.layout import address
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.styles import (
    CENTRED,
    HEAD,
    HEAD_CENTRED,
    MUTED_TOP,
    PERCENT,
    ROW,
    TITLE,
    height,
)
from workbench.files.exporters.xlsx.worksheet import Worksheet

_ROLE, _DEPARTMENT, _FIRST = range(3)
_WIDTHS = (36, 22)
_TEXT_ROW, _NAMES_ROW, _KINDS_ROW, _FIRST_ROW = range(1, 5)
_TOO_LITTLE, _NOTHING = "?", "–"
_FILLS, _KNOWN = 8.5, 6.5
"""Widths in characters: of the longest figure, 100.0 %, in bold; and of how much is known, in small print."""
_EACH = 2
"""Columns of each person: what she fills, and how much of the role is known."""
_KINDS = 27.0
"""Height in points of the row that says who is a person: two lines in small print."""
_HINT = (
    f"What each person fills of each role, by weight; from {percent(GOAL)} on a card counts as filled. ? means that "
    "too little is known: levels for less than half of the role. Beside it, in small print: how much is known, where "
    "that is not all. Shaded: who holds the role now. Live: it follows the sheet Matrix, but for skills and roles that "
    "are new there. Ratings of people are personal data: hand them on with care."
)
_NUMBER: CellStyle = CENTRED | {"num_format": PERCENT}
_SHADED: CellStyle = {"bg_color": palette.EITHER_SOFT}
_HELD: CellStyle = _NUMBER | _SHADED | {"bold": True}
_PART: CellStyle = CENTRED | {"num_format": "0\u00a0%", "font_size": 8, "font_color": palette.MUTED}
_TITLED: CellStyle = ROW | {"bold": True}
_NAME: CellStyle = HEAD_CENTRED | {"valign": "bottom"}
_KIND: CellStyle = HEAD_CENTRED | {"font_size": 8, "valign": "top", "bold": False}
_GOOD: CellStyle = {"font_color": palette.GOOD, "bold": True}
_UPRIGHT: CellStyle = {"rotation": 90}


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells, roles, people = book.cells, book.scenario.roles, book.document.people
    names = person_names(book.index)
    heading = fitting([names[person.id] for person in people], _WIDTHS, book.paper, _FILLS + _KNOWN)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    last = _FIRST + _EACH * len(people) - 1
    wide = max(heading.width, _FILLS + _KNOWN)
    for column in range(_FIRST, last, _EACH):
        sheet.set_column(column, column, wide - _KNOWN)
        sheet.set_column(column + 1, column + 1, _KNOWN)
    cells.text(sheet, 0, 0, "Who fits which role", TITLE)
    sheet.set_row(0, 26)
    across = max(last, _FIRST + 3)
    cells.block(sheet, _TEXT_ROW, 0, across, _HINT, MUTED_TOP)
    sheet.set_row(_TEXT_ROW, height((_HINT, sum(_WIDTHS) + wide * len(people))))
    turned = _UPRIGHT if heading.upright else {}
    for column, words in ((_ROLE, "Role"), (_DEPARTMENT, "Department")):
        cells.text(sheet, _NAMES_ROW, column, "", HEAD)
        cells.text(sheet, _KINDS_ROW, column, words, HEAD)
    for column, person in zip(count(_FIRST, _EACH), people, strict=False):
        cells.block(sheet, _NAMES_ROW, column, column + 1, names[person.id], _NAME | turned)
        cells.block(sheet, _KINDS_ROW, column, column + 1, PERSON_KIND[person.kind], _KIND)
    sheet.set_row(_NAMES_ROW, heading.titles)
    sheet.set_row(_KINDS_ROW, _KINDS)
    for number, role in enumerate(roles):
        book.check_cancelled()
        row, title, place = _FIRST_ROW + number, book.index.titles[role.id], department_name(book.index, role)
        cells.text(sheet, row, _ROLE, title, _TITLED)
        cells.text(sheet, row, _DEPARTMENT, place, ROW)
        sheet.set_row(row, height((title, _WIDTHS[_ROLE]), (place, _WIDTHS[_DEPARTMENT])))
        _fits(book, sheet, number)
    last_row = _FIRST_ROW + max(len(roles), 1) - 1
    cell, named = address(_FIRST_ROW, _FIRST), address(_NAMES_ROW, _FIRST, row_fixed=True)
    filled = {"type": "formula", "criteria": f'=AND({named}<>"",ISNUMBER({cell}),{cell}>={GOAL - 1e-9:.9f})'}
    sheet.conditional_format(_FIRST_ROW, _FIRST, last_row, last, filled | {"format": cells.rule(_GOOD)})
    sheet.freeze_panes(_FIRST_ROW, _FIRST)
    sheet.repeat_rows(_NAMES_ROW, _KINDS_ROW)
    sheet.print_area(0, 0, last_row, across)
    book.set_page(sheet, landscape=True)


def _fits(book: Book, sheet: Worksheet, number: int) -> None:
    """Write the row of a role."""
    role, levels, fits = book.scenario.roles[number], book.levels, book.index.derived(Fits)
    need = levels.need(number)
    needs, weights = levels.down(need), levels.down(need + 1)
    for place, person in enumerate(book.document.people):
        have = levels.down(levels.person(place))
        known = f"SUMPRODUCT({weights}*ISNUMBER({have}))"
        reached = f"SUMPRODUCT({weights}*ISNUMBER({have})*({have}-({have}>{needs})*({have}-{needs}))/{needs})"
        formula = (
            f'=IF(SUM({weights})=0,"{_NOTHING}",'
            f'IF({known}<{ENOUGH_KNOWN:g}*SUM({weights}),"{_TOO_LITTLE}",{reached}/{known}))'
        )
        part = f'=IF({known}>=SUM({weights}),"",{known}/SUM({weights}))'
        fit = fits.of(person.id, role.id)
        row, column = _FIRST_ROW + number, _FIRST + _EACH * place
        book.cells.formula(sheet, row, column, formula, _HELD if fit.holds else _NUMBER, _shown(fit))
        of_it = "" if fit.known is None or fit.known >= 1 else fit.known
        book.cells.formula(sheet, row, column + 1, part, _PART | _SHADED if fit.holds else _PART, of_it)


def _shown(fit: Fit) -> float | str:
    if fit.known is None:
        return _NOTHING
    return _TOO_LITTLE if fit.shown is None else fit.shown


SHEET = Sheet(order=75, name="Fit", build=write, people=True, protected=True)
