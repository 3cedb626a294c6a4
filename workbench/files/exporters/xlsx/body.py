"""Cell values of the bodies of Matrix and Organisation: written once for the reader to change, once hidden to compare.

Knows no style and no formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.block import code
from workbench.domain.model import Department, Role
from workbench.domain.names import NO_DEPARTMENT
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.contents import Contents
from workbench.files.exporters.xlsx.field_cells import NO, YES, cells
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    DEPARTMENT_ID,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    IMPORTANCE,
    NEEDED,
    ROLE,
    SCOPE,
    SKILL,
)

ID_HEAD = "Skill id"
NO_ROLE = "no role"
ROLE_KEY, DEPARTMENT_KEY = "role:", "department:"
"""Prefixes of the key of a row of Organisation: its role's id, or its department's where it has no role."""
KEYS = ("name", "belongs_to", "in_scope", "importance", "level_needed", "leads")
"""Keys of the columns left of the ids; the key of a role's column is its id."""


def key(book: Book) -> str:
    """The fingerprint by which a returned workbook is recognised: format, document, revision, scenario and date.

    "" where it is not to come back.
    """
    if not book.returns:
        return ""
    identity = book.identity
    known = (identity.document_id, identity.revision) if identity else ("-", "-")
    return " ".join(("capmap", "1", *known, book.scenario.id, book.today.isoformat()))


def organisation_line(contents: Contents, department: Department | None, role: Role | None) -> tuple[str | float, ...]:
    """The values of a row of Organisation, column by column."""
    names = contents.names
    here = cells(department, names, name=names.department(department.id)) if department else _none(NO_DEPARTMENT, ROLE)
    who = cells(role, names, title=names.role(role.id)) if role else _none(NO_ROLE, DEPARTMENT_ID - ROLE)
    return (*here, *who)


def _none(text: str, columns: int) -> tuple[str, ...]:
    """The cells of a missing department or role: a text in the first of its columns, the others empty."""
    return (text, *[""] * (columns - 1))


def side_of(contents: Contents, role: Role) -> str:
    """The side of a role in words, as the formulas of Organisation work it out."""
    return contents.sides.both(contents.index.designed[role.id], contents.index.placed[role.id])


def body(contents: Contents) -> Iterator[tuple[int, int, str | int]]:
    """Row, column and value of every cell of Matrix that is not empty, row after row."""
    index, belongs_to = contents.index, contents.vocabulary.belongs_to
    columns = {role.id: FIRST_ROLE + number for number, role in enumerate(contents.scenario.roles)}
    for row, skill in enumerate(contents.document.skills, FIRST_SKILL_ROW):
        contents.check_cancelled()
        yield row, SKILL, skill.name
        yield row, BELONGS, belongs_to[skill.belongs_to]
        yield row, SCOPE, YES if skill.in_scope else NO
        yield row, IMPORTANCE, skill.importance
        yield row, NEEDED, skill.level_needed
        yield row, ID, contents.id_of(skill)
        for holding in index.holdings[skill.id]:
            yield row, columns[holding.role.id], code(holding.assignment)
