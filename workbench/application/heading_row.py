"""Heading rows: which columns the first row of a pasted text names, by the words for headings that an import knows.

For each kind of thing a table says what a heading means there; places where something is pasted share them. Knows no
map and no view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.application.importing.headings import Meaning, heading_words, meaning_of

SKILL_COLUMNS: Mapping[Meaning, str] = {
    "skill": "name",
    "name": "name",
    "group": "group",
    "belongs_to": "belongs_to",
    "importance": "importance",
    "level_needed": "level_needed",
    "level": "level_needed",
    "definition": "definition",
    "description": "definition",
    "aliases": "aliases",
    "skill_code": "id",
    "code": "id",
}
ROLE_COLUMNS: Mapping[Meaning, str] = {
    "role": "title",
    "also_called": "also_called",
    "department": "department",
    "group": "department",
    "grade": "grade",
    "role_level": "grade",
    "level": "grade",
    "reports_to": "reports_to",
    "dotted_to": "dotted_to",
    "belongs_to": "discipline",
    "headcount": "headcount",
    "holder": "holder",
    "person": "holder",
    "name": "holder",
    "purpose": "purpose",
    "description": "purpose",
}
DEPARTMENT_COLUMNS: Mapping[Meaning, str] = {
    "department": "name",
    "name": "name",
    "kind": "kind",
    "parent": "parent",
    "belongs_to": "parent",
    "reports_to": "parent",
}
PERSON_COLUMNS: Mapping[Meaning, str] = {
    "person": "name",
    "name": "name",
    "role": "title",
    "kind": "kind",
    "skill": "skill",
    "level": "level",
    "note": "note",
}
"""What a heading says -> the column it is; of two that claim the same the one that stands first here."""

LOOKED_AT = 50
"""Rows that are looked at to tell headings from names."""

Own = Mapping[tuple[str, ...], str]
"""The words of a heading -> its column, where it means that at one place alone."""


def own_headings(headings: Mapping[str, str]) -> Own:
    """The columns by the words of these headings."""
    return {heading_words(heading): column for heading, column in headings.items()}


def columns_named(cells: Sequence[str], of_meaning: Mapping[Meaning, str], own: Own | None = None) -> list[str | None]:
    """The column that each cell of a heading row names, each once; None for a cell that names none."""
    columns: list[str | None] = []
    for cell in cells:
        column = (own or {}).get(heading_words(cell))
        columns.append(column if column not in columns else None)
    said = [None if column is not None else meaning_of(cell) for column, cell in zip(columns, cells, strict=True)]
    for meaning, column in of_meaning.items():
        if meaning in said and column not in columns:
            columns[said.index(meaning)] = column
    return columns


def is_said_below(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a cell below means the same as the first one of a column: "Group B" below "Group A", or the very same."""
    meaning = meaning_of(rows[0][place])
    below = (cells[place] for cells in rows[1:LOOKED_AT] if len(cells) > place)
    return any(meaning_of(text) == meaning for text in below)
