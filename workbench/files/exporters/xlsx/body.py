"""What stands in the body of Matrix, cell by cell: once for the reader to change, once hidden to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.block import code
from workbench.domain.model import Role
from workbench.domain.words import BELONGS_TO
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    IMPORTANCE,
    NEEDED,
    SCOPE,
    SKILL,
)
from workbench.files.exporters.xlsx.sides import said

YES, NO = "Yes", "No"
ID_HEAD = "Skill id"
KEYS = ("name", "belongs_to", "in_scope", "importance", "level_needed", "leads")
"""What stands above the columns before the ids, as the id of a role stands above its column."""


def key(book: Book) -> str:
    """By which a returned workbook is known: the form, the document, its revision, the scenario and the date."""
    identity = book.identity
    known = (identity.document_id, identity.revision) if identity else ("-", "-")
    return " ".join(("capmap", "1", *known, book.scenario.id, book.today.isoformat()))


def side_of(book: Book, role: Role) -> str:
    """The side of a role in words, as the formulas of Organisation find it."""
    return said(book.index.designed[role.id], book.index.placed[role.id])


def body(book: Book) -> Iterator[tuple[int, int, str | int]]:
    """Row, column and value of every cell that is not empty, row after row."""
    index = book.index
    columns = {role.id: FIRST_ROLE + number for number, role in enumerate(book.scenario.roles)}
    for row, skill in enumerate(book.document.skills, FIRST_SKILL_ROW):
        book.tick()
        yield row, SKILL, skill.name
        yield row, BELONGS, BELONGS_TO[skill.belongs_to]
        yield row, SCOPE, YES if skill.in_scope else NO
        yield row, IMPORTANCE, skill.importance
        yield row, NEEDED, skill.level_needed
        yield row, ID, skill.id
        for holding in index.holdings[skill.id]:
            yield row, columns[holding.role.id], code(holding.assignment)
