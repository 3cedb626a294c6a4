"""Which columns a row of headings names, by one table of words for all places where something is pasted."""

from __future__ import annotations

import pytest

from workbench.application.heading_row import (
    PERSON_COLUMNS,
    ROLE_COLUMNS,
    SKILL_COLUMNS,
    columns_named,
    is_said_below,
    own_headings,
)


def test_of_two_that_claim_the_same_the_better_word_has_it() -> None:
    assert columns_named(["Area", "Department", "Job", "Name"], ROLE_COLUMNS) == [None, "department", "title", "holder"]
    assert columns_named(["Name", "Employee"], PERSON_COLUMNS) == [None, "name"]
    assert columns_named(["Skill", "Skill", "Xyz", ""], SKILL_COLUMNS) == ["name", None, None, None]


@pytest.mark.parametrize(
    "headings",
    [
        ["Skill", "Group", "Importance", "Level needed"],
        ["Fähigkeit", "Gruppe", "Wichtigkeit", "Sollniveau"],
        ["Compétence", "Catégorie", "Priorité", "Niveau requis"],
        ["Competencia", "Categoría", "Importancia", "Nivel requerido"],
        ["Vaardigheid", "Categorie", "Prioriteit", "Vereist niveau"],
    ],
)
def test_five_languages_are_known(headings: list[str]) -> None:
    assert columns_named(headings, SKILL_COLUMNS) == ["name", "group", "importance", "level_needed"]


def test_a_word_that_means_something_at_one_place_goes_before() -> None:
    own = own_headings({"Number": "headcount", "Posts (FTE)": "headcount"})
    assert columns_named(["number", "FTE", "Title"], ROLE_COLUMNS, own) == ["headcount", None, "title"]


def test_a_word_that_comes_again_below_is_no_heading() -> None:
    rows = [("Group A", "Skill"), ("Group B", "Talking"), ("x",)]
    assert [is_said_below(rows, place) for place in (0, 1)] == [True, False]
