"""What stands in the bodies of Matrix and Organisation: once for the reader to change, once hidden to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.block import code
from workbench.domain.model import Department, Role
from workbench.domain.names import NO_DEPARTMENT, role_title
from workbench.domain.words import ACTS_AS, BELONGS_TO, DEPARTMENT_KIND, DISCIPLINE, grade_name
from workbench.domain.words import STATUS as STATUS_WORDS
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    IMPORTANCE,
    NEEDED,
    ROLE,
    SCOPE,
    SKILL,
    STATUS,
)
from workbench.files.exporters.xlsx.sides import said

YES, NO = "Yes", "No"
ID_HEAD = "Skill id"
NO_ROLE = "no role"
ROLE_KEY, DEPARTMENT_KEY = "role:", "department:"
"""Before the ids that a row of Organisation is known by: that of its role, or of its department where it has none."""
KEYS = ("name", "belongs_to", "in_scope", "importance", "level_needed", "leads")
"""What stands above the columns before the ids, as the id of a role stands above its column."""


def key(book: Book) -> str:
    """By which a returned workbook is known: the form, the document, its revision, the scenario and the date."""
    identity = book.identity
    known = (identity.document_id, identity.revision) if identity else ("-", "-")
    return " ".join(("capmap", "1", *known, book.scenario.id, book.today.isoformat()))


def organisation_line(book: Book, department: Department | None, role: Role | None) -> tuple[str | float, ...]:
    """What a row of Organisation says, column by column, as its cells hold it."""
    names, index = book.department_names, book.index
    if department:
        place = names[department.id], names[department.parent] if department.parent else ""
        kind = DEPARTMENT_KIND[department.kind]
    else:
        place, kind = (NO_DEPARTMENT, ""), ""
    if role is None:
        return (*place, kind, NO_ROLE, *[""] * (STATUS - ROLE))
    return (
        *place,
        kind,
        index.titles[role.id],
        ACTS_AS[role.acts_as] if role.acts_as else "",
        DISCIPLINE[role.discipline],
        grade_name(book.document, role.grade),
        role_title(index, role.reports_to),
        "; ".join(role_title(index, each) for each in role.dotted_to),
        role.headcount,
        role.holder or "",
        STATUS_WORDS[role.status],
    )


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
