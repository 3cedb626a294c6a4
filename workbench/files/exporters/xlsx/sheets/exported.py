"""The hidden sheet: which file and state this is, the map it was made from, the matrix as it was exported, at the same
addresses, and how much of it has changed since, by id.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import replace
from hashlib import sha256

from workbench.files.document import DocumentError, map_json
from workbench.files.exporters.xlsx.body import ID_HEAD, KEYS, body, key, side_of
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet
from workbench.files.exporters.xlsx.layout import (
    CHANGES,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    KEYS_ROW,
    MATRIX,
    NEEDED,
    SIDES_ROW,
    SKILL,
    STRUCTURE,
    TITLES_ROW,
    address,
    area,
)
from workbench.files.exporters.xlsx.layout import (
    HIDDEN as NAME,
)
from workbench.files.exporters.xlsx.sides import NOWHERE, first
from workbench.files.exporters.xlsx.styles import BODY

TITLE, ORDER, HIDDEN, PROTECTED = NAME, 9, True, True

_WILD = frozenset("*?~")
_PIECE = 30_000
"""Characters of the base in one cell, which holds no more than 32,767."""


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells = book.cells
    identity = book.identity
    facts = (
        ("File", identity.document_id if identity else ""),
        ("Revision", identity.revision if identity else ""),
        ("Scenario", book.scenario.id),
        ("Exported", book.today.isoformat()),
    )
    for number, (label, fact) in enumerate(facts):
        cells.text(sheet, 0, 2 * number, label, BODY)
        cells.text(sheet, 0, 2 * number + 1, fact, BODY)
    for column, each in enumerate((*KEYS, key(book))):
        cells.text(sheet, KEYS_ROW, column, each, BODY)
    cells.text(sheet, SIDES_ROW, ID, ID_HEAD, BODY)
    for column, role in enumerate(book.scenario.roles, FIRST_ROLE):
        cells.text(sheet, KEYS_ROW, column, role.id, BODY)
        cells.text(sheet, TITLES_ROW, column, book.index.titles[role.id], BODY)
        cells.text(sheet, SIDES_ROW, column, side_of(book, role), BODY)
    for row, column, value in body(book):
        cells.value(sheet, row, column, value, BODY)
    _changes(book, sheet)
    _base(book, sheet)


def _changes(book: Book, sheet: Sheet) -> None:
    """Count what differs from Matrix: skill by skill, wherever it stands now; and whether rows or columns came, went
    or moved, in which case the cells of a row cannot be told apart by their place.
    """
    cells, matrix = book.cells, book.matrix
    place, number = matrix.last_role + 1, matrix.last_role + 2
    before, held = matrix.block(SKILL, NEEDED), matrix.block(FIRST_ROLE, matrix.last_role)
    skills = book.document.skills
    for row in (TITLES_ROW, SIDES_ROW):
        mine = area(row, FIRST_ROLE, row, matrix.last_role)
        differs = f"=IFERROR(SUMPRODUCT(--({MATRIX}!{mine}<>{mine})),0)"
        cells.formula(sheet, row, number, differs, BODY, 0)
    there = f"{MATRIX}!{matrix.down(ID)}"
    plain = len({each.id.casefold() for each in skills}) == len(skills) and not any(
        _WILD & set(each.id) for each in skills
    )
    for position, row in enumerate(range(FIRST_SKILL_ROW, FIRST_SKILL_ROW + len(skills)), 2):
        book.tick()
        at, its_id = (address(row, column, column_fixed=True) for column in (place, ID))
        found = f"=IFERROR(MATCH({its_id},{there},0),{NOWHERE})" if plain else f"={first(there, its_id, exact=True)}"
        cells.formula(sheet, row, place, found, BODY, position)
        differ = "+".join(
            f"SUMPRODUCT(--(INDEX({MATRIX}!{each},{at},0)<>{area(row, columns[0], row, columns[1])}))"
            for each, columns in ((before, (SKILL, NEEDED)), (held, (FIRST_ROLE, matrix.last_role)))
        )
        cells.formula(sheet, row, number, f"=IFERROR({differ},0)", BODY, 0)
    row, column = CHANGES
    cells.text(sheet, row, column - 1, "Cells changed since", BODY)
    counts = area(TITLES_ROW, number, matrix.last_row, number)
    cells.formula(sheet, row, column, f"=SUM({counts})", BODY, 0)
    row, column = STRUCTURE
    cells.text(sheet, row, column - 1, "Rows or columns differ", BODY)
    ids, places = matrix.across(KEYS_ROW), area(FIRST_SKILL_ROW, place, matrix.last_row, place)
    ids, names = matrix.across(KEYS_ROW), f"{MATRIX}!{matrix.down(SKILL)}"
    places = area(FIRST_SKILL_ROW, place, matrix.last_row, place)
    named = sum(bool(cells.fit(each.name)) for each in skills)
    tests = (
        f"ROWS({there})<>{matrix.last_row - SIDES_ROW + 1}",
        f"COUNTA({there})<>{len(skills) + 1}",
        f"COUNTA({names})<>{named + 1}",
        f"COUNTIF({places},{NOWHERE})>0",
        f"SUMPRODUCT(--({MATRIX}!{ids}<>{ids}))>0",
    )
    cells.formula(sheet, row, column, f"=IFERROR(IF(OR({','.join(tests)}),1,0),1)", BODY, 0)


def _base(book: Book, sheet: Sheet) -> None:
    """Keep the map that the workbook shows: its JSON, deflated, as text, with the digest of the JSON. A map that no
    file can hold has none.
    """
    cells = book.cells
    try:
        data = map_json(replace(book.document, scenarios=(book.scenario,)))
    except DocumentError:
        return
    text = base64.b64encode(zlib.compress(data, 6)).decode("ascii")
    row = book.matrix.last_row + 2
    cells.text(sheet, row, 0, "Base", BODY)
    cells.text(sheet, row, 1, sha256(data).hexdigest(), BODY)
    for number, start in enumerate(range(0, len(text), _PIECE), 1):
        cells.text(sheet, row + number, 0, text[start : start + _PIECE], BODY)
