"""Hidden sheet Exported: document and revision, the base map, Matrix as it was exported at the same addresses, and
counts of what has changed since, by id.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Sequence
from hashlib import sha256

from workbench.domain.replace import replace
from workbench.files.document import DocumentError, map_json
from workbench.files.exporters.xlsx.body import (
    DEPARTMENT_KEY,
    ID_HEAD,
    KEYS,
    ROLE_KEY,
    body,
    key,
    organisation_line,
    side_of,
)
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.layout import (
    CHANGES,
    DEPARTMENT,
    DEPARTMENT_ID,
    EXPORTED,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    KEYS_ROW,
    MATRIX,
    NEEDED,
    ORGANISATION,
    ORGANISATION_HEAD_ROW,
    ROLE_ID,
    SIDES_ROW,
    SKILL,
    STRUCTURE,
    TITLES_ROW,
    address,
    area,
)
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.sides import NOWHERE, first
from workbench.files.exporters.xlsx.styles import BODY
from workbench.files.exporters.xlsx.worksheet import Worksheet

_UNLIKE = re.compile(r"[*?~]|^[<>=]")
"""Wildcards of MATCH and COUNTIFS in a text, or a comparison at its beginning."""
_PIECE = 30_000
"""Characters of the base in one cell, which holds no more than 32,767."""


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells = book.cells
    contents = book.contents
    identity = book.identity if book.returns else None
    facts = (
        ("File", identity.document_id if identity else ""),
        ("Revision", identity.revision if identity else ""),
        ("Scenario", book.scenario.id if book.returns else ""),
        ("Exported", book.today.isoformat()),
    )
    for number, (label, fact) in enumerate(facts):
        cells.text(sheet, 0, 2 * number, label, BODY)
        cells.text(sheet, 0, 2 * number + 1, fact, BODY)
    for column, text in enumerate((*KEYS, key(book))):
        cells.text(sheet, KEYS_ROW, column, text, BODY)
    cells.text(sheet, SIDES_ROW, ID, ID_HEAD, BODY)
    for column, role in enumerate(book.scenario.roles, FIRST_ROLE):
        cells.text(sheet, KEYS_ROW, column, contents.id_of(role), BODY)
        cells.text(sheet, TITLES_ROW, column, book.index.titles[role.id], BODY)
        cells.text(sheet, SIDES_ROW, column, side_of(contents, role), BODY)
    for row, column, value in body(contents):
        cells.value(sheet, row, column, value, BODY)
    _organisation(book, sheet)
    _changes(book, sheet)
    if book.returns:
        _base(book, sheet)


def _changes(book: Book, sheet: Worksheet) -> None:
    """Count the differences from Matrix: skill by skill, wherever its row is now, and the sides that are not those of
    Organisation; and whether rows or columns were added, removed or moved, in which case the cells of a row cannot be
    matched by their place.
    """
    cells, matrix = book.cells, book.matrix
    place, number = matrix.last_role + 1, matrix.last_role + 2
    before, assigned = matrix.block(SKILL, NEEDED), matrix.block(FIRST_ROLE, matrix.last_role)
    skills = book.document.skills
    mine = area(TITLES_ROW, FIRST_ROLE, TITLES_ROW, matrix.last_role)
    cells.formula(sheet, TITLES_ROW, number, f"=IFERROR(SUMPRODUCT(--({MATRIX}!{mine}<>{mine})),1)", BODY, 0)
    roles = [book.contents.id_of(role) for role in book.scenario.roles]
    if roles and _plain(roles) and not any(map(_UNLIKE.search, book.sides.of.values())):
        organisation = book.organisation
        ids, sides = (f"{ORGANISATION}!{organisation.down(column)}" for column in (ROLE_ID, organisation.side))
        its_id, its_side = (
            f"{MATRIX}!{area(row, FIRST_ROLE, row, matrix.last_title)}" for row in (KEYS_ROW, SIDES_ROW)
        )
        same = f"SUMPRODUCT(COUNTIFS({ids},{its_id},{sides},{its_side}))"
        cells.formula(sheet, SIDES_ROW, number, f"=IFERROR(MAX({len(roles)}-{same},0),0)", BODY, 0)
    there = f"{MATRIX}!{matrix.down(ID)}"
    plain = _plain([book.contents.id_of(skill) for skill in skills])
    for position, row in enumerate(range(FIRST_SKILL_ROW, FIRST_SKILL_ROW + len(skills)), 2):
        book.check_cancelled()
        at, its_id = (address(row, column, column_fixed=True) for column in (place, ID))
        match = f"=IFERROR(MATCH({its_id},{there},0),{NOWHERE})" if plain else f"={first(there, its_id, exact=True)}"
        cells.formula(sheet, row, place, match, BODY, position)
        differ = "+".join(
            f"SUMPRODUCT(--(INDEX({MATRIX}!{block},{at},0)<>{area(row, columns[0], row, columns[1])}))"
            for block, columns in ((before, (SKILL, NEEDED)), (assigned, (FIRST_ROLE, matrix.last_role)))
        )
        cells.formula(sheet, row, number, f"=IFERROR({differ},1)", BODY, 0)
    row, column = CHANGES
    cells.text(sheet, row, column - 1, "Cells changed since", BODY)
    counts = area(TITLES_ROW, number, matrix.last_row, number)
    lines = book.organisation.rows
    others, lines_at = (
        area(FIRST_SKILL_ROW, column, FIRST_SKILL_ROW + max(lines, 1) - 1, column)
        for column in (_line_place(book) + 1, _line_place(book))
    )
    cells.formula(sheet, row, column, f"=SUM({counts},{others})", BODY, 0)
    row, column = STRUCTURE
    cells.text(sheet, row, column - 1, "Rows or columns differ", BODY)
    ids, names = matrix.across(KEYS_ROW), f"{MATRIX}!{matrix.down(SKILL)}"
    places = area(FIRST_SKILL_ROW, place, matrix.last_row, place)
    named = sum(bool(cells.fit(skill.name)) for skill in skills)
    tests = (
        f"ROWS({there})<>{matrix.last_row - SIDES_ROW + 1}",
        f"COUNTA({there})<>{len(skills) + 1}",
        f"COUNTA({names})<>{named + 1}",
        f"COUNTIF({places},{NOWHERE})>0",
        f"SUMPRODUCT(--({MATRIX}!{ids}<>{ids}))>0",
        f"COUNTIF({lines_at},{NOWHERE})>0",
        f"COUNTA({ORGANISATION}!{book.organisation.down(DEPARTMENT)})<>{lines + 1}",
    )
    cells.formula(sheet, row, column, f"=IFERROR(IF(OR({','.join(tests)}),1,0),1)", BODY, 0)


def _plain(ids: Sequence[str]) -> bool:
    """Whether MATCH and COUNTIFS find each of these and nothing else."""
    return len({item_id.casefold() for item_id in ids}) == len(ids) and not any(
        _UNLIKE.search(item_id) for item_id in ids
    )


def _line_place(book: Book) -> int:
    """The column with the position of each row of Organisation; the next one counts what differs."""
    return book.matrix.organisation + DEPARTMENT_ID + 1


def _organisation(book: Book, sheet: Worksheet) -> None:
    """Copy the rows of Organisation after their keys, and count what differs, wherever they are now."""
    cells, contents, organisation = book.cells, book.contents, book.organisation
    copied, place = book.matrix.organisation, _line_place(book)
    roles, departments = (f"{ORGANISATION}!{organisation.down(column)}" for column in (ROLE_ID, DEPARTMENT_ID))
    head, last = ORGANISATION_HEAD_ROW, organisation.last_row
    lines = f"{ORGANISATION}!{area(head, 0, last, DEPARTMENT_ID - 1)}"
    for position, (department, role) in enumerate(contents.organisation_rows, 2):
        book.check_cancelled()
        row = FIRST_SKILL_ROW + position - 2
        its_id = contents.id_of(role or department)
        cells.text(sheet, row, copied, f"{ROLE_KEY if role else DEPARTMENT_KEY}{its_id}", BODY)
        for column, value in enumerate(organisation_line(contents, department, role), copied + 1):
            if value != "":
                cells.value(sheet, row, column, value, BODY)
        key, at = (address(row, column, column_fixed=True) for column in (copied, place))
        its_key = f'SUBSTITUTE({key},"{ROLE_KEY if role else DEPARTMENT_KEY}","",1)'
        cells.formula(
            sheet, row, place, f"={first(roles if role else departments, its_key, exact=True)}", BODY, position
        )
        mine = area(row, copied + 1, row, copied + DEPARTMENT_ID)
        differ = f"=IFERROR(SUMPRODUCT(--(INDEX({lines},{at},0)<>{mine})),1)"
        cells.formula(sheet, row, place + 1, differ, BODY, 0)


def _base(book: Book, sheet: Worksheet) -> None:
    """Embed the base, the map that the workbook shows: its JSON, deflated, in base64, with the sha256 of the JSON. None
    for a map that no file can hold.
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


SHEET = Sheet(order=90, name=EXPORTED, build=write, protected=True, hidden=True)
