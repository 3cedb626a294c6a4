"""What stands in the body of Matrix, cell by cell: once for the reader to change, once hidden to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.block import code
from workbench.domain.index import Side
from workbench.domain.words import BELONGS_TO
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    IMPORTANCE,
    NEEDED,
    SCOPE,
    SIDES_ROW,
    SKILL,
)

SIDE_WORD: dict[Side | None, str] = {"marketing": "Marketing", "product": "Product", None: "–"}
YES, NO = "Yes", "No"


def body(book: Book) -> Iterator[tuple[int, int, str | int]]:
    """Row, column and value of every cell that is not empty, row after row."""
    index = book.index
    for number, role in enumerate(book.scenario.roles):
        yield SIDES_ROW, FIRST_ROLE + number, SIDE_WORD[index.designed[role.id]]
    columns = {role.id: FIRST_ROLE + number for number, role in enumerate(book.scenario.roles)}
    for row, skill in enumerate(book.document.skills, FIRST_SKILL_ROW):
        book.tick()
        yield row, SKILL, skill.name
        yield row, BELONGS, BELONGS_TO[skill.belongs_to]
        yield row, SCOPE, YES if skill.in_scope else NO
        yield row, IMPORTANCE, skill.importance
        yield row, NEEDED, skill.level_needed
        for holding in index.holdings[skill.id]:
            yield row, columns[holding.role.id], code(holding.assignment)
