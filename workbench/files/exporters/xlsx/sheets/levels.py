"""Hidden sheet Levels: the levels of people, skill by skill, and what each role needs, looked up in Matrix by id."""

from __future__ import annotations

from workbench.domain.fit import levels_of
from workbench.domain.model import LEVELS as ALL_LEVELS
from workbench.domain.model import Role, Skill
from workbench.domain.names import person_names
from workbench.domain.transform import held
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.field_cells import YES
from workbench.files.exporters.xlsx.layout import (
    FIRST_ROLE,
    ID,
    IMPORTANCE,
    KEYS_ROW,
    MATRIX,
    SCOPE,
    address,
)
from workbench.files.exporters.xlsx.level_area import (
    FIRST_ROW,
    IDS_ROW,
    LABELS_ROW,
    LEVELS,
    PLACE,
    PLACES_ROW,
    SKILL_ID,
    WEIGHT,
)
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.sides import NOWHERE, first
from workbench.files.exporters.xlsx.styles import BODY
from workbench.files.exporters.xlsx.worksheet import Worksheet

_LEADS, _SUPPORTS = (",".join(f'"{kind}{level}"' for level in ALL_LEVELS) for kind in "LS")


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells, document = book.cells, book.document
    for column, words in ((SKILL_ID, "Skill"), (PLACE, "Row of Matrix"), (WEIGHT, "Weight in scope")):
        cells.text(sheet, LABELS_ROW, column, words, BODY)
    for row, skill in enumerate(document.skills, FIRST_ROW):
        _skill(book, sheet, row, skill)
    for number, person in enumerate(document.people):
        book.check_cancelled()
        column, levels = book.levels.person(number), levels_of(person)
        cells.text(sheet, LABELS_ROW, column, person_names(book.index)[person.id], BODY)
        cells.text(sheet, IDS_ROW, column, person.id, BODY)
        for row, skill in enumerate(document.skills, FIRST_ROW):
            if skill.id in levels:
                cells.number(sheet, row, column, levels[skill.id], BODY)
    for number, role in enumerate(book.scenario.roles):
        book.check_cancelled()
        _role(book, sheet, number, role)


def _skill(book: Book, sheet: Worksheet, row: int, skill: Skill) -> None:
    """Write where Matrix has a skill, its heading being 1, and what it weighs there."""
    cells, matrix = book.cells, book.matrix
    ids, scopes, importances = (f"{MATRIX}!{matrix.down(column)}" for column in (ID, SCOPE, IMPORTANCE))
    place = address(row, PLACE, column_fixed=True)
    cells.text(sheet, row, SKILL_ID, skill.id, BODY)
    cells.formula(sheet, row, PLACE, f"={first(ids, address(row, SKILL_ID), exact=True)}", BODY, row - FIRST_ROW + 2)
    weight = f'=IFERROR(IF(INDEX({scopes},{place})="{YES}",INDEX({importances},{place}),0),0)'
    cells.formula(sheet, row, WEIGHT, weight, BODY, skill.importance if skill.in_scope else 0)


def _role(book: Book, sheet: Worksheet, number: int, role: Role) -> None:
    """Write what a role needs: of each skill the level, 1 where it does not hold it, and the weight, there 0."""
    cells, matrix, column = book.cells, book.matrix, book.levels.need(number)
    for place, words in enumerate(("needs", "weight")):
        cells.text(sheet, LABELS_ROW, column + place, f"{book.index.titles[role.id]}: {words}", BODY)
    cells.text(sheet, IDS_ROW, column, role.id, BODY)
    keys = f"{MATRIX}!{matrix.across(KEYS_ROW)}"
    heading = keys.partition(":")[0]
    other = f"(1-EXACT({keys},{address(IDS_ROW, column)}))"
    found = f"=SUMPRODUCT(MIN(COLUMN({keys})+{NOWHERE}*{other}))-COLUMN({heading})+1"
    cells.formula(sheet, PLACES_ROW, column, found, BODY, FIRST_ROLE - ID + number + 1)
    body = f"{MATRIX}!{matrix.block(ID, matrix.last_role)}"
    at = address(PLACES_ROW, column, row_fixed=True, column_fixed=True)
    for row, skill in enumerate(book.document.skills, FIRST_ROW):
        code = f"INDEX({body},{address(row, PLACE, column_fixed=True)},{at})"
        needs = f"=IFERROR(MATCH({code},{{{_LEADS}}},0),IFERROR(MATCH({code},{{{_SUPPORTS}}},0),1))"
        counts = f'IF(LEFT({code})="L",1,IF(LEFT({code})="S",0.5,0))'
        weighs = f"=IFERROR({address(row, WEIGHT, column_fixed=True)}*{counts},0)"
        assignment = held(role, skill.id)
        kind = {"lead": 1, "support": 0.5}[assignment.kind] if assignment else 0
        cells.formula(sheet, row, column, needs, BODY, assignment.level if assignment else 1)
        cells.formula(sheet, row, column + 1, weighs, BODY, kind * (skill.importance if skill.in_scope else 0))


SHEET = Sheet(order=95, name=LEVELS, build=write, people=True, hidden=True, protected=True)
