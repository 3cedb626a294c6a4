"""The hidden sheet: which file and state this is, the ids, and the matrix as it was exported, at the same addresses."""

from __future__ import annotations

from workbench.files.exporters.xlsx.body import body
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet
from workbench.files.exporters.xlsx.layout import (
    CHANGES,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    IDS_ROW,
    MATRIX,
)
from workbench.files.exporters.xlsx.layout import (
    HIDDEN as NAME,
)
from workbench.files.exporters.xlsx.styles import BODY

TITLE, ORDER, HIDDEN = NAME, 9, True


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells, area = book.cells, book.matrix
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
    row, column = CHANGES
    cells.text(sheet, row, column - 1, "Cells changed since", BODY)
    counts = "+".join(f"SUMPRODUCT(--({MATRIX}!{each}<>{NAME}!{each}))" for each in area.compared)
    cells.formula(sheet, row, column, f"={counts}", BODY, 0)
    cells.text(sheet, IDS_ROW, 0, "Ids: roles in this row, skills in the column after the last role", BODY)
    for number, role in enumerate(book.scenario.roles, FIRST_ROLE):
        cells.text(sheet, IDS_ROW, number, role.id, BODY)
    for number, skill in enumerate(book.document.skills, FIRST_SKILL_ROW):
        cells.text(sheet, number, area.last_role + 1, skill.id, BODY)
    for at_row, at_column, value in body(book):
        cells.value(sheet, at_row, at_column, value, BODY)
