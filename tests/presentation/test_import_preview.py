"""Preview of a sheet in words."""

from __future__ import annotations

import pytest

from workbench.application.importing.layout import Role
from workbench.application.importing.scale import Held
from workbench.application.importing.shapes import LeftReason
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation import import_preview as words


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("5", "value", Held(3), None), "C4: 5, becomes 3 skilled"),
        (("5", "value", None, None), "C4: 5, left out"),
        (("", "value", None, None), "C4: empty"),
        (("12", "left_out", None, "summary"), "C4: 12, left out: it sums up the others"),
        (("12", "left_out", None, "empty"), "C4: 12, left out"),
        (("12", "left_out", None, None), "C4: 12, left out"),
        (("Skill", "heading", None, None), "C4: Skill, heading"),
        (("Hard", "band", None, None), "C4: Hard, above the headings"),
        (("Code", "group", None, None), "C4: Code, group"),
        (("", "heading", None, None), "C4: empty"),
        (("Note", "outside", None, None), "C4: Note, in no table"),
        (("", "outside", None, None), "C4: empty"),
        (("Python", "label", None, None), "C4: Python"),
    ],
)
def test_a_cell_is_heard(given: tuple[str, Role, Held | None, LeftReason | None], said: str) -> None:
    text, role, held, reason = given
    assert words.cell_spoken("C4", text, role, held, reason, DEFAULT) == said


def test_a_cell_that_is_asked_about_says_so() -> None:
    assert words.cell_spoken("C4", "guru", "value", None, None, DEFAULT, asked=True) == "C4: guru, left out. To decide."
    assert words.cell_spoken("C4", "x", "value", Held(), None, DEFAULT, asked=True) == (
        "C4: x, becomes The level needed. To decide."
    )


def test_headers_are_heard() -> None:
    assert words.column_spoken("C", "Group", None) == "Column C: Group"
    assert words.column_spoken("C", "", None) == "Column C"
    assert words.column_spoken("C", "it is hidden", "hidden") == "Column C, left out: it is hidden"
    assert words.column_spoken("C", words.LEFT, "empty") == "Column C, left out"
    assert words.row_spoken("3", None) == "Row 3"
    assert words.row_spoken("3", "hidden") == "Row 3, left out: it is hidden"
    assert words.row_spoken("3", "empty") == "Row 3, left out"


def test_what_a_column_is() -> None:
    assert words.column_title("Group", None, None) == "Group"
    assert [words.column_title("Values", across, None) for across in ("skill", "role", "person", "level")] == [
        *("Skill", "Role", "Person", "Level"),
    ]
    assert words.column_title("Values", "role", "hidden") == "it is hidden"
    assert words.column_title("Group", None, "empty") == "Left out"
    assert (words.column_menu_title("C", "Group"), words.column_menu_title("C", "")) == ("Column C: Group", "Column C")


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (None, ""),
        (Held(), ""),
        (Held(3), "3"),
        (Held(0), "0"),
        (Held(4, "lead"), "L4"),
        (Held(2, "support"), "S2"),
        (Held(kind="lead"), "L"),
        (Held(kind="support"), "S"),
        (Held(importance=5), "5"),
        (Held(3, importance=5), "3"),
        (Held(belongs_to="product"), ""),
    ],
)
def test_what_a_value_becomes_in_few_letters(held: Held | None, text: str) -> None:
    assert words.becomes_text(held) == text


def test_rows_that_are_not_shown_are_counted() -> None:
    assert [words.gap_text(number) for number in (1, 2, 1200)] == ["1 more row", "2 more rows", "1,200 more rows"]
