"""Columns of 1, 2, 3: numbers of the rows, or ids where their heading says so."""

from __future__ import annotations

import pytest

from tests.application.importing.test_extraction import records

LISTED = ("ID", "Personalnummer", "Employee no.", "Matricule", "Employee ID", "Staff number")


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        *((heading, "Employee|Role") for heading in LISTED),
        *((heading, "Employee|SQL|Talks|Sums") for heading in (*LISTED, "No.", "Nr.")),
    ],
)
def test_people_of_one_name_are_told_apart_by_ids_that_count_them(heading: str, columns: str) -> None:
    said = ("1|1|2", "2|2|2", "3|3|1") if "SQL" in columns else ("Clerk", "Cook", "Clerk")
    names = ("Mia Bauer", "Mia Bauer", "Bo Cole")
    rows = [f"{number}|{name}|{rest}" for number, (name, rest) in enumerate(zip(names, said, strict=True), 1)]
    found = records("\n".join((f"{heading}|{columns}", *rows)))
    assert [(each.name, each.source) for each in found.people] == [
        ("Mia Bauer", "team.xlsx:1"),
        ("Mia Bauer", "team.xlsx:2"),
        ("Bo Cole", "team.xlsx:3"),
    ]


@pytest.mark.parametrize("heading", ["No.", "Nr", "Number"])
def test_numbers_that_tell_nobody_apart_count_the_rows(heading: str) -> None:
    found = records(f"{heading}|Employee|SQL|Talks|Sums\n1|Mia Bauer|1|1|2\n2|Bo Cole|2|2|2\n3|Cy Dow|3|3|1")
    assert {each.source for each in found.people} == {None}


@pytest.mark.parametrize("heading", ["No.", "Skill ID", "Step Id"])
def test_numbers_of_skills_count_the_rows(heading: str) -> None:
    found = records(f"{heading}|Skill|Developer|Analyst\n1|SQL|3|4\n2|Git|1|2\n3|Tests|4|1")
    assert {each.source for each in found.skills} == {None}


@pytest.mark.parametrize("heading", ["No.", "ID", "Role ID"])
def test_reporting_lines_lead_to_numbers(heading: str) -> None:
    found = records(f"{heading}|Title|Reports to\n1|Chief|\n2|Lead|1\n3|Clerk|2")
    assert [(each.title, each.reports_to) for each in found.roles] == [
        ("Chief", None),
        ("Lead", "Chief"),
        ("Clerk", "Lead"),
    ]


def test_the_id_before_an_employee_is_hers_though_a_role_stands_beside() -> None:
    found = records("ID|Employee|Role\n701|Mia Bauer|Clerk\n702|Mia Bauer|Clerk\n703|Bo Cole|Clerk")
    assert [(each.title, each.headcount) for each in found.roles] == [("Clerk", 3)]
    assert [each.source for each in found.people] == ["team.xlsx:701", "team.xlsx:702", "team.xlsx:703"]


def test_the_id_of_a_row_that_says_who_has_what_is_of_neither() -> None:
    found = records("ID|Role|Skill|Level\n1|Analyst|SQL|3\n2|Analyst|Talks|2\n3|Tester|SQL|1")
    assert {each.source for each in found.roles} == {each.source for each in found.skills} == {None}
    assert len(found.skills) == 2


def test_the_id_of_somebody_in_each_row_is_hers() -> None:
    found = records("Employee ID|Employee|Skill|Level\n1|Mia Bauer|SQL|3\n2|Mia Bauer|Talks|2\n3|Bo Cole|SQL|1")
    assert [each.source for each in found.people] == ["team.xlsx:1", "team.xlsx:2", "team.xlsx:3"]
