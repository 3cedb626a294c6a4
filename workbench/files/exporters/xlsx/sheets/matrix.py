"""Sheet Matrix: skills down, roles across, the sheet a reader may change; the split and the colours follow.

A hidden column and a hidden row hold the ids; spare rows and columns take what is new.
"""

from __future__ import annotations

from typing import Any

from workbench.application.block import CODES
from workbench.domain.words import LEVEL
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.body import ID_HEAD, KEYS, body, key, side_of
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.field_cells import NO, YES
from workbench.files.exporters.xlsx.heading import Heading, fitting
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    EXPORTED,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    IMPORTANCE,
    KEYS_ROW,
    LEADS,
    MATRIX,
    NEEDED,
    ORGANISATION,
    ROLE,
    ROLE_ID,
    SCOPE,
    SIDES_ROW,
    SKILL,
    SPARE_ROWS,
    TITLES_ROW,
    MatrixArea,
    address,
    area,
)
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.sides import NO_SIDE, first, quoted
from workbench.files.exporters.xlsx.styles import BODY, BOLD, HEAD, HEAD_CENTRED, MUTED, MUTED_TOP, TITLE, height
from workbench.files.exporters.xlsx.validation import only
from workbench.files.exporters.xlsx.worksheet import Worksheet

_HEADS = ("Skill", "Belongs to", "In scope", "Import-\nance", "Level needed", "Leads", ID_HEAD)
_WIDTHS = (36, 12, 9, 9, 9, 8)
_SIDE: CellStyle = HEAD_CENTRED | {"font_size": 8, "valign": "top", "bold": False}
_ABOVE: CellStyle = BODY | {"bg_color": palette.GROUND}
_ROLE: CellStyle = _ABOVE | {"align": "center", "valign": "bottom", "bold": True, "text_wrap": True}
_UPRIGHT: CellStyle = {"rotation": 90}
_GRID: CellStyle = {"bottom": 1, "bottom_color": palette.LINE, "right": 1, "right_color": palette.LINE}
_NUMBER: CellStyle = BODY | _GRID | {"align": "center"}
_NAME: CellStyle = BOLD | _GRID
_WORD: CellStyle = BODY | _GRID
_ENTRY: CellStyle = BODY | {"align": "center"}
_LABEL: CellStyle = _ABOVE | {"font_size": 9, "font_color": palette.MUTED, "valign": "bottom", "text_wrap": True}
_STYLES: dict[int, CellStyle] = {SKILL: _NAME, BELONGS: _WORD, ID: MUTED}
_HINT = (
    "Change a cell and the Split sheet and the bars on Summary follow; changed cells turn yellow. The side of a role "
    "follows from its kind of work and its department on the sheet Organisation. A new skill counts once its columns B "
    "to E are filled."
)


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells, matrix = book.cells, book.matrix
    heading = fitting([book.index.titles[role.id] for role in book.scenario.roles], _WIDTHS, book.paper)
    _head(book, sheet, heading)
    _roles(book, sheet, heading)
    for row, column, value in body(book.contents):
        cells.value(sheet, row, column, value, _STYLES.get(column, _NUMBER))
    sides = matrix.across(SIDES_ROW)
    leads: list[int | str] = [len(book.index.leads[skill.id]) for skill in book.document.skills]
    for row, number in enumerate([*leads, *[""] * SPARE_ROWS], FIRST_SKILL_ROW):
        name = address(row, SKILL, column_fixed=True)
        assigned = f"{address(row, ID, column_fixed=True)}:{address(row, matrix.last_role, column_fixed=True)}"
        counted = f'=IF({name}="","",COUNTIFS({sides},"<>{ID_HEAD}",{assigned},"L?"))'
        cells.formula(sheet, row, LEADS, counted, _NUMBER, number)
    _colour(book, sheet, matrix)
    _validate(book, sheet, matrix)
    sheet.autofilter(SIDES_ROW, 0, matrix.last_row, matrix.last_role)
    sheet.freeze_panes(FIRST_SKILL_ROW, SKILL + 1)
    sheet.repeat_rows(TITLES_ROW, SIDES_ROW)
    sheet.print_area(0, 0, matrix.last_skill_row, matrix.last_title)
    book.set_page(sheet, landscape=True)


def _head(book: Book, sheet: Worksheet, heading: Heading) -> None:
    cells, matrix = book.cells, book.matrix
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(ID, ID, 12, None, {"hidden": True})
    sheet.set_column(FIRST_ROLE, matrix.last_role, heading.width, cells.format(_ENTRY))
    cells.text(sheet, 0, 0, "Who holds which skill", TITLE)
    sheet.set_row(0, 26)
    levels = ", ".join(f"{level} {word}" for level, word in LEVEL.items())
    legend = f"L leads (the one accountable), S supports (helps). Levels: {levels}. {_HINT}"
    cells.block(sheet, 1, 0, LEADS, legend, MUTED_TOP)
    sheet.set_row(1, height((legend, sum(_WIDTHS))))
    sheet.set_row(KEYS_ROW, None, None, {"hidden": True})
    for column, words in enumerate(KEYS):
        cells.text(sheet, KEYS_ROW, column, words, MUTED)
    cells.text(sheet, KEYS_ROW, ID, key(book), MUTED)
    for column, words in enumerate(_HEADS):
        cells.text(sheet, TITLES_ROW, column, "", _ABOVE)
        cells.text(sheet, SIDES_ROW, column, words, HEAD if column < SCOPE else HEAD_CENTRED)
    cells.text(sheet, TITLES_ROW, SKILL, "Below each role: the side it counts for, on paper → where it sits", _LABEL)
    sheet.set_row(TITLES_ROW, heading.titles)
    sheet.set_row(SIDES_ROW, heading.sides)


def _roles(book: Book, sheet: Worksheet, heading: Heading) -> None:
    """Write ids, titles and sides of the roles; sides are looked up in Organisation by id, of a new role by title."""
    cells, organisation = book.cells, book.organisation
    turned = _UPRIGHT if heading.upright else {}
    title_style, side_style = _ROLE | turned, _SIDE | turned
    sides, ids, titles = (f"{ORGANISATION}!{organisation.down(place)}" for place in (organisation.side, ROLE_ID, ROLE))
    roles = book.scenario.roles
    for number, column in enumerate(range(FIRST_ROLE, book.matrix.last_role + 1)):
        title, its_id = (address(row, column, row_fixed=True) for row in (TITLES_ROW, KEYS_ROW))
        by_title, by_id = first(titles, title), first(ids, its_id, exact=True)
        side_formula = f'=IF({title}="","",IFERROR(INDEX({sides},IF({its_id}="",{by_title},{by_id})),"{NO_SIDE}"))'
        role = roles[number] if number < len(roles) else None
        cells.text(sheet, TITLES_ROW, column, book.index.titles[role.id] if role else "", title_style)
        cells.formula(sheet, SIDES_ROW, column, side_formula, side_style, side_of(book.contents, role) if role else "")
        if role:
            cells.text(sheet, KEYS_ROW, column, book.contents.id_of(role), MUTED)


def _colour(book: Book, sheet: Worksheet, matrix: MatrixArea) -> None:
    cells, belongs_to = book.cells, {side: quoted(word) for side, word in book.vocabulary.belongs_to.items()}
    last, last_role = matrix.last_row, matrix.last_role
    inner = (FIRST_SKILL_ROW, FIRST_ROLE, last, last_role)
    cell = address(FIRST_SKILL_ROW, FIRST_ROLE)
    name, belongs, scope, leads = (
        address(FIRST_SKILL_ROW, column, column_fixed=True) for column in (SKILL, BELONGS, SCOPE, LEADS)
    )

    def rule(where: tuple[int, int, int, int], formula: str, **style: Any) -> None:
        look = cells.rule(_GRID | style)  # some programs follow only the first rule that holds
        sheet.conditional_format(*where, {"type": "formula", "criteria": f"={formula}", "format": look})

    for where in (
        (SIDES_ROW, FIRST_ROLE, SIDES_ROW, last_role),
        (FIRST_SKILL_ROW, SKILL, last, NEEDED),
        inner,
    ):
        rule(where, _changed(matrix, where[0], where[1]), bg_color=palette.CHANGED)
    for side, (colour, soft) in palette.SIDE.items():
        led = f'AND(LEFT({cell})="L",{belongs}={belongs_to[side]})'
        rule(inner, led, bg_color=soft, font_color=colour, bold=True)
    rule(inner, f'LEFT({cell})="S"', font_color=palette.MUTED)
    for side, (colour, _) in palette.SIDE.items():
        where = (FIRST_SKILL_ROW, BELONGS, last, BELONGS)
        rule(where, f"{belongs}={belongs_to[side]}", font_color=colour)
    where = (FIRST_SKILL_ROW, LEADS, last, LEADS)
    wrong = f'AND({name}<>"",{scope}="{YES}",{leads}<>1)'
    rule(where, wrong, bg_color=palette.MUST_SOFT, font_color=palette.MUST, bold=True)
    where = (FIRST_SKILL_ROW, SKILL, last, last_role)
    rule(where, f'{scope}="{NO}"', font_color=palette.OTHER_ROLES)
    rule(where, "TRUE")


def _changed(matrix: MatrixArea, row: int, column: int) -> str:
    """The formula whether a cell differs from the exported one with the same ids; a new one is compared with "".

    The hidden sheet is named in a text, as not every program lets a rule point at another sheet.
    """
    exported, ids, keys = (
        f'INDIRECT("{EXPORTED}!{block}")'
        for block in (
            area(0, 0, matrix.last_row, matrix.last_role),
            area(0, ID, matrix.last_row, ID),
            area(KEYS_ROW, 0, KEYS_ROW, matrix.last_role),
        )
    )
    this_row, this_column = address(row, ID, column_fixed=True), address(KEYS_ROW, column, row_fixed=True)
    exported_value = f"INDEX({exported},MATCH({this_row},{ids},0),MATCH({this_column},{keys},0))"
    return f'{address(row, column)}<>IFERROR({exported_value},"")'


def _validate(book: Book, sheet: Worksheet, matrix: MatrixArea) -> None:
    last, last_role = matrix.last_row, matrix.last_role
    cell = "L or S and a level, such as L4; or empty."
    only(sheet, (FIRST_SKILL_ROW, FIRST_ROLE, last, last_role), list(CODES), cell)
    only(
        sheet,
        (SIDES_ROW, FIRST_ROLE, SIDES_ROW, last_role),
        list(book.sides.of.values()),
        book.vocabulary.text("{Marketing}, {Product} or –."),
    )
    for column, allowed, message in (
        (BELONGS, [word for word in book.vocabulary.belongs_to.values() if word], "One of the values in the list."),
        (SCOPE, [YES, NO], "Yes or No."),
        (IMPORTANCE, ["1", "2", "3", "4", "5"], "A whole number from 1 to 5."),
        (NEEDED, ["1", "2", "3", "4"], "A whole number from 1 to 4."),
    ):
        only(sheet, (FIRST_SKILL_ROW, column, last, column), allowed, message)


SHEET = Sheet(order=50, name=MATRIX, build=write)
