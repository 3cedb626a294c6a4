"""Grades by words: variants of one title in one file are told apart."""

from __future__ import annotations

import pytest

from tests.support.imported import after, at, blank
from workbench.application.grade_words import grades_in
from workbench.application.importing.records import Records, RoleRecord


@pytest.mark.parametrize(
    "grades",
    [
        {
            "Associate Product Manager": 1,
            "Product Manager": 2,
            "Senior Product Manager": 3,
            "Lead Product Manager": 4,
        },
        {"Product Manager": 4},
        {"Product Manager": 3, "Senior Product Manager": 4, "Marketing Manager": 4},
        {"Product Manager": 3, "Product Manager, Sr.": 4, "Junior Product Manager": 1},
        {"Product Manager": 3, "Principal Product Manager": 4, "Lead Product Manager": 4},
        {"Product Manager": 3, "Senior Product Manager (Lead)": 4},
        {"Produktmanagerin": 3, "Leitende Produktmanagerin": 4},
        {"Developer": None, "Associate Developer": 1, "Senior Developer": 3, "Staff Developer": 4},
        {"Senior Engineer": 3, "Principal Engineer": 4},
        {"Director": 5, "Associate Director": 4, "Senior Director": 5},
        {"Vice President": 6, "Senior Vice President": 6},
        {"Senior Associate": 3, "Lead": 4},
        {"Lead Generation Manager": 4, "Generation Planner": None, "Sales Associate": None},
        {"Junior Developer": 1, "Lead Developer": 4},
        {"Engineer I": 1, "Engineer II": None, "Engineer III": 3, "Engineer IV": 4},
        {"Product Manager I": 3, "Product Manager II": 4},
        {"Engineer II": None, "Senior Engineer II": 3},
        {"Engineer III": None},
        {"Buyer 1": None, "Buyer 2": None},
    ],
)
def test_variants_of_a_title_are_told_apart(grades: dict[str, int | None]) -> None:
    named = grades_in(grades)
    assert {title: named.get(title) for title in grades} == grades


def test_an_import_gives_variants_of_a_title_different_grades() -> None:
    titles = ("Lead  Product Manager", "Product Manager", "Associate Product Manager", "Senior Product Manager")
    read = Records(roles=tuple(RoleRecord(title=title, origin=at(row)) for row, title in enumerate(titles, 2)))
    (scenario,) = after(blank(), read).scenarios
    assert {role.title: role.grade for role in scenario.roles} == {
        "Associate Product Manager": 1,
        "Product Manager": 2,
        "Senior Product Manager": 3,
        "Lead Product Manager": 4,
    }
