"""Matrix: skills down, roles across, the sheet a reader may change. The split and the colours follow."""

from __future__ import annotations

from typing import Any

from workbench.application.block import CODES
from workbench.domain.words import BELONGS_TO, LEVEL
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.body import NO, SIDE_WORD, YES, body
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Cells, Sheet, Style
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    IMPORTANCE,
    LEADS,
    MATRIX,
    NEEDED,
    SCOPE,
    SIDES_ROW,
    SKILL,
    TITLES_ROW,
    MatrixArea,
    address,
)
from workbench.files.exporters.xlsx.layout import (
    HIDDEN as EXPORTED,
)
from workbench.files.exporters.xlsx.styles import BODY, BOLD, HEAD, HEAD_CENTRED, MUTED
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = MATRIX, 5, False

_HEADS = ("Skill", "Belongs to", "In scope", "Import-\nance", "Level needed", "Leads")
_WIDTHS = (36, 12, 9, 9, 9, 8)
_ROLE_WIDTH = 5.5
_SIDE: Style = HEAD_CENTRED | {"font_size": 8, "rotation": 90, "valign": "top", "bold": False, "text_wrap": False}
_ABOVE: Style = BODY | {"bg_color": palette.GROUND}
_ROLE: Style = _ABOVE | {"rotation": 90, "align": "center", "valign": "bottom", "bold": True}
_GRID: Style = {"bottom": 1, "bottom_color": palette.LINE, "right": 1, "right_color": palette.LINE}
_NUMBER: Style = BODY | _GRID | {"align": "center"}
_NAME: Style = BOLD | _GRID
_WORD: Style = BODY | _GRID
_ENTRY: Style = BODY | {"align": "center"}
_LABEL: Style = _ABOVE | {"font_size": 9, "font_color": palette.MUTED, "valign": "bottom"}
_STYLES: dict[int, Style] = {SKILL: _NAME, BELONGS: _WORD, SCOPE: _NUMBER, IMPORTANCE: _NUMBER, NEEDED: _NUMBER}
_CHANGED = f'INDIRECT("{EXPORTED}!"&ADDRESS(ROW(),COLUMN()))'


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells, area = book.cells, book.matrix
    _head(book, sheet)
    for row, column, value in body(book):
        style = _STYLES.get(column, _NUMBER) if row != SIDES_ROW else _SIDE
        cells.value(sheet, row, column, value, style)
    for row, skill in enumerate(book.document.skills, FIRST_SKILL_ROW):
        cells.formula(sheet, row, LEADS, f'=COUNTIF({area.held(row)},"L?")', _NUMBER, len(book.index.leads[skill.id]))
    _colour(cells, sheet, area)
    _validate(sheet, area)
    sheet.autofilter(SIDES_ROW, 0, area.last_row, area.last_role)
    sheet.freeze_panes(FIRST_SKILL_ROW, SKILL + 1)
    sheet.repeat_rows(TITLES_ROW, SIDES_ROW)
    sheet.print_area(0, 0, area.last_row, area.last_role)
    book.set_page(sheet, landscape=True)


def _head(book: Book, sheet: Sheet) -> None:
    cells, area = book.cells, book.matrix
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST_ROLE, area.last_role, _ROLE_WIDTH, cells.format(_ENTRY))
    cells.text(sheet, 0, 0, "Who holds which skill", BIG)
    sheet.set_row(0, 26)
    levels = ", ".join(f"{level} {word}" for level, word in LEVEL.items())
    cells.text(sheet, 1, 0, f"L leads (the one accountable), S supports (helps). Levels: {levels}.", MUTED)
    cells.text(
        sheet,
        2,
        0,
        "Change a cell and the Split sheet and the chart on Summary follow. Changed cells turn yellow.",
        MUTED,
    )
    for column, words in enumerate(_HEADS):
        cells.text(sheet, TITLES_ROW, column, "", _ABOVE)
        cells.text(sheet, SIDES_ROW, column, words, HEAD if column < SCOPE else HEAD_CENTRED)
    cells.text(sheet, TITLES_ROW, SKILL, "Below each role: the side it counts for", _LABEL)
    longest = 0
    for column, role in enumerate(book.scenario.roles, FIRST_ROLE):
        title = book.index.titles[role.id]
        cells.text(sheet, TITLES_ROW, column, title, _ROLE)
        longest = max(longest, len(title))
    sheet.set_row(TITLES_ROW, min(max(longest * 6.8, 40), 280))
    # The buttons of the filter stand at the foot of this row and must not cover the sides.
    sheet.set_row(SIDES_ROW, 68)


def _colour(cells: Cells, sheet: Sheet, area: MatrixArea) -> None:
    body_area = (FIRST_SKILL_ROW, FIRST_ROLE, area.last_row, area.last_role)
    held = address(FIRST_SKILL_ROW, FIRST_ROLE)
    belongs = address(FIRST_SKILL_ROW, BELONGS, column_fixed=True)
    scope = address(FIRST_SKILL_ROW, SCOPE, column_fixed=True)
    leads = address(FIRST_SKILL_ROW, LEADS, column_fixed=True)

    def rule(where: tuple[int, int, int, int], formula: str, **style: Any) -> None:
        look = cells.rule(style)
        sheet.conditional_format(*where, {"type": "formula", "criteria": f"={formula}", "format": look})

    for where in (
        (SIDES_ROW, FIRST_ROLE, SIDES_ROW, area.last_role),
        (FIRST_SKILL_ROW, SKILL, area.last_row, NEEDED),
        body_area,
    ):
        first = address(*where[:2])
        rule(where, f"{first}<>{_CHANGED}", bg_color=palette.CHANGED)
    for side, (colour, soft) in palette.SIDE.items():
        words = BELONGS_TO[side]
        rule(body_area, f'AND(LEFT({held})="L",{belongs}="{words}")', bg_color=soft, font_color=colour, bold=True)
    rule(body_area, f'LEFT({held})="S"', font_color=palette.MUTED)
    for side, (colour, _) in palette.SIDE.items():
        where = (FIRST_SKILL_ROW, BELONGS, area.last_row, BELONGS)
        rule(where, f'{belongs}="{BELONGS_TO[side]}"', font_color=colour)
    where = (FIRST_SKILL_ROW, LEADS, area.last_row, LEADS)
    rule(where, f'AND({scope}="{YES}",{leads}<>1)', bg_color=palette.MUST_SOFT, font_color=palette.MUST, bold=True)
    where = (FIRST_SKILL_ROW, SKILL, area.last_row, area.last_role)
    rule(where, f'{scope}="{NO}"', font_color=palette.OTHER_ROLES)
    rule(where, "TRUE", **_GRID)


def _validate(sheet: Sheet, area: MatrixArea) -> None:
    def only(first_row: int, column: int, last_row: int, last_column: int, allowed: list[str], message: str) -> None:
        rule = {
            "validate": "list",
            "source": allowed,
            "error_title": "Not one of the values",
            "error_message": message,
        }
        sheet.data_validation(first_row, column, last_row, last_column, rule)

    last = area.last_row
    only(FIRST_SKILL_ROW, FIRST_ROLE, last, area.last_role, list(CODES), "L or S and a level, such as L4; or empty.")
    only(SIDES_ROW, FIRST_ROLE, SIDES_ROW, area.last_role, list(SIDE_WORD.values()), "Marketing, Product or –.")
    only(FIRST_SKILL_ROW, BELONGS, last, BELONGS, list(BELONGS_TO.values()), "One of the values in the list.")
    only(FIRST_SKILL_ROW, SCOPE, last, SCOPE, [YES, NO], "Yes or No.")
    only(FIRST_SKILL_ROW, IMPORTANCE, last, IMPORTANCE, ["1", "2", "3", "4", "5"], "A whole number from 1 to 5.")
    only(FIRST_SKILL_ROW, NEEDED, last, NEEDED, ["1", "2", "3", "4"], "A whole number from 1 to 4.")
