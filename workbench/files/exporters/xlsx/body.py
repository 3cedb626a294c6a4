"""What stands in the bodies of Matrix and Organisation: once for the reader to change, once hidden to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.block import code
from workbench.domain.model import Department, Role
from workbench.domain.names import NO_DEPARTMENT, IndexNames
from workbench.domain.words import BELONGS_TO
from workbench.files.exporters.xlsx.book import Book
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
from workbench.files.exporters.xlsx.sides import said

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
    names = _CellNames(book)
    here = cells(department, names, name=names.department(department.id)) if department else _none(NO_DEPARTMENT, ROLE)
    who = cells(role, names, title=names.role(role.id)) if role else _none(NO_ROLE, DEPARTMENT_ID - ROLE)
    return (*here, *who)


def _none(text: str, columns: int) -> tuple[str, ...]:
    """The cells of what is not there: said in the first of its columns."""
    return (text, *[""] * (columns - 1))


class _CellNames(IndexNames):
    """What values stand for, as formulas find it: two departments of one name are told apart."""

    def __init__(self, book: Book) -> None:
        super().__init__(book.index)
        self._departments = book.department_names

    def department(self, department_id: str) -> str:
        return self._departments[department_id]


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
