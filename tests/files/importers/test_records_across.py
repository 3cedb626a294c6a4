"""Tables with a role a column, of which one row holds several skills a cell."""

from __future__ import annotations

import dataclasses

import pytest

from tests.support.grids import grid_of_lines
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Area
from workbench.application.importing.recognition import propose_mapping
from workbench.files.importers import Opened, content_of

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
