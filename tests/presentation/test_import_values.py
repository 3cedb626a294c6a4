"""Values of an import in words."""

from __future__ import annotations

import pytest

from workbench.application.importing.scale import Held, Scale, Value
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation import import_values as words

NUMBERS = Scale("numbers", (Value("5", 3, Held(4)), Value("7", 1, None)), 5.0)


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (None, "Left out"),
        (Held(), "The level needed"),
        (Held(0), "None: not held"),
        (Held(1), "1 aware"),
        (Held(4), "4 sets direction"),
        (Held(4, "lead"), "Leads at 4 sets direction"),
        (Held(2, "support"), "Supports at 2 working"),
        (Held(kind="lead"), "Leads, level needed"),
        (Held(kind="support"), "Supports, level needed"),
        (Held(importance=5), "Importance 5"),
        (Held(3, importance=5), "3 skilled, Importance 5"),
        (Held(kind="lead", importance=2), "Leads, level needed, Importance 2"),
        (Held(belongs_to="product"), DEFAULT.belongs_to["product"]),
    ],
)
def test_what_a_value_becomes(held: Held | None, text: str) -> None:
    assert words.held_text(held, DEFAULT) == text
    assert words.supposed_text(held, DEFAULT) == f"{text}?"


def test_what_a_value_may_become() -> None:
    levels = (None, Held(0), Held(1), Held(2), Held(3), Held(4), Held())
    assert words.held_choices("value", NUMBERS, DEFAULT) == levels
    letters = Scale("letters", (Value("A", 1, Held(kind="lead")),))
    assert words.held_choices("value", letters, DEFAULT) == (
        *(None, Held(kind="lead"), Held(kind="support"), *levels[1:]),
    )
    lettered = Scale("lettered", (Value("L4", 1, Held(4, "lead")),))
    assert words.held_choices("level", lettered, DEFAULT) == (*levels, Held(4, "lead")), "what it is by now is offered"
    assert words.held_choices("importance", Scale("importance", ()), DEFAULT) == (
        *(None, *(Held(importance=number) for number in range(1, 6))),
    )
    sides = words.held_choices("belongs_to", Scale("sides", ()), DEFAULT)
    assert [words.held_text(each, DEFAULT) for each in sides] == [
        *("Left out", *(DEFAULT.belongs_to[side] for side in DEFAULT.belongs_to if DEFAULT.belongs_to[side])),
    ]


def test_why_a_value_is_left_out() -> None:
    assert [words.value_detail(value, NUMBERS) for value in NUMBERS.values] == ["", "above the highest"]
    at_most = Value("5", 1, None)
    assert words.value_detail(at_most, NUMBERS) == ""
    assert words.value_detail(Value("guru", 2, None, True), NUMBERS) == "not known"
    assert words.value_detail(Value("9", 2, None, True), Scale("levels", ())) == "not known"
    assert words.value_detail(Value("7", 1, Held(4)), NUMBERS) == ""


def test_a_value_is_heard() -> None:
    value = Value("guru", 2, None, True)
    assert words.value_spoken(value, "not known", "Left out", asked=True) == (
        "“guru”, not known, 2 cells: Left out. To decide."
    )
    assert words.value_spoken(Value("5", 1, Held(4)), "", "4", asked=False) == "“5”, 1 cell: 4"
    assert words.top_spoken(5.0, asked=True) == "Highest value: 5. To decide."
    assert (words.top_spoken(None, asked=False), words.top_text(0.5)) == ("Highest value: none", "0.5")


def test_what_a_scale_is_of() -> None:
    assert words.scale_place("value", "", "", 0) == "Cells"
    assert words.scale_place("level", "Team", "a.xlsx", 7) == "Level, “Team”, row 7, a.xlsx"
    assert words.scale_place("importance", "", "a.xlsx", 0) == "Importance, a.xlsx"
    assert (words.open_text(0), words.open_text(1200), words.several_text(3)) == ("", "1,200 to decide", "For 3 rows")
    assert words.count_text(1200) == "1,200"
