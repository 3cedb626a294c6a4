"""Tables with a role a column, of which one row holds several skills a cell."""

from __future__ import annotations

import dataclasses

import pytest

from tests.support.grids import grid_of_lines
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Area
from workbench.application.importing.recognition import propose_mapping
from workbench.files.importers import Opened, content_of
from workbench.presentation.import_text import place_text

ROLES = """
Our roles|||
|SEO Manager|Content Lead|Data Analyst
Department|Marketing|Marketing|Product

Key skills|SEO; Analytics (3)|Copywriting; SEO|Analytics; SQL
"""


def test_each_column_is_a_role() -> None:
    content, notes = content_of(Opened((grid_of_lines(ROLES, "Roles"),), name="roles.xlsx"))
    assert notes == (
        "roles.xlsx, sheet “Roles”: each column is a role or a person, so rows and columns are shown the other way "
        "round.",
    )
    mapping = propose_mapping(content)
    assert not mapping.questions
    found = records_of(content, mapping)
    assert [(role.title, role.department) for role in found.roles] == [
        ("SEO Manager", "Marketing"),
        ("Content Lead", "Marketing"),
        ("Data Analyst", "Product"),
    ]
    assert [(held.holder, held.skill, held.level) for held in found.holdings] == [
        ("SEO Manager", "SEO", None),
        ("SEO Manager", "Analytics", 3),
        ("Content Lead", "Copywriting", None),
        ("Content Lead", "SEO", None),
        ("Data Analyst", "Analytics", None),
        ("Data Analyst", "SQL", None),
    ]
    assert not found.left_out


def test_what_is_merged_over_several_columns_is_said_of_each() -> None:
    grid = grid_of_lines(f"{ROLES}Reports to|Head of Content||Head of Data\n", "Roles")
    grid = dataclasses.replace(grid, merged=(Area(0, 0, 0, 3), Area(5, 1, 5, 2)))
    content, _ = content_of(Opened((grid,), name="roles.xlsx"))
    found = records_of(content, propose_mapping(content))
    assert [role.reports_to for role in found.roles] == ["Head of Content", "Head of Content", "Head of Data"]


def test_each_column_is_a_person() -> None:
    lines = "|Anna Berg|Ben Holm\nSkills|Excel, Word|Word, Mail"
    content, _ = content_of(Opened((grid_of_lines(lines),), name="people.csv"))
    mapping = propose_mapping(content)
    assert [person.name for person in records_of(content, mapping).people] == ["Anna Berg", "Ben Holm"]


@pytest.mark.parametrize(
    "lines",
    [
        "Role|Department|Skills\nBuyer|Sales|Excel; Word\nSkills trainer|Sales|Excel; Mail",
        "Skill|Shop Manager|Buyer\nSkills A|3|2\nSelling|1|4",
        "|Shop Manager|Buyer\nSkills|Excel|Word",
        "|Plan A|Plan B\nSkills|Excel; Word|Word; Mail",
        "|||",
    ],
)
def test_other_tables_are_none_of_it(lines: str) -> None:
    opened = Opened((grid_of_lines(lines),), name="other.csv")
    content, notes = content_of(opened)
    assert content.grids == opened.grids
    assert not notes


def test_what_is_told_has_the_cell_or_the_column_of_the_file() -> None:
    grid = grid_of_lines(f"{ROLES}Reports to|Head of Content||Head of Data\nRoom|1|2|3\n", "Roles")
    content, _ = content_of(Opened((grid,), name="roles.xlsx"))
    found = records_of(content, propose_mapping(content))
    assert [place_text(role.origin) for role in found.roles] == [
        "sheet “Roles”, cell B2",
        "sheet “Roles”, cell C2",
        "sheet “Roles”, cell D2",
    ]
    assert [place_text(held.origin) for held in found.holdings[::2]] == [f"sheet “Roles”, column {at}" for at in "BCD"]
    assert [(each.what, place_text(each.origin)) for each in found.left_out] == [("Room", "sheet “Roles”, cell A7")]
    (turned,) = content.grids
    for row in range(len(turned.rows)):
        for column in range(len(turned.rows[0])):
            there = turned.place(row, column)
            assert turned.at(*there) == (row, column)
            assert grid.rows[there[0]][there[1]] == turned.rows[row][column] or (row, column) == (0, 0)
    assert (turned.place(1, -1), turned.at(-1, 1), turned.at(99, 99)) == ((-1, 1), (1, -1), (-1, -1))


def test_a_place_of_a_table_that_is_not_turned_is_the_same_here_and_there() -> None:
    grid = grid_of_lines("A|B\n1|2")
    assert (grid.place(1, 0), grid.at(1, 0)) == ((1, 0), (1, 0))
    made = dataclasses.replace(grid, places=(-1, 4))
    assert (made.place(1, 0), made.at(4, 0), made.at(-1, 0)) == ((4, -1), (1, -1), (-1, -1))
