"""What values become: the table of scales, and every value listed with how often it was found."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Cell
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held, importance_scale, scale_of, side_scale


def becomes(*cells: Cell) -> dict[str, int | None]:
    return {value.text: value.held.level if value.held else None for value in scale_of(cells).values}


def levels(highest: int, lowest: int = 1) -> list[list[int]]:
    """For the levels 1 to 4, the numbers that become it."""
    scale = scale_of([float(number) for number in range(lowest, highest + 1)])
    read = scale.reader()
    found: list[list[int]] = [[], [], [], []]
    for number in range(1, highest + 1):
        held = read(float(number))
        assert held is not None
        assert held.level
        found[held.level - 1].append(number)
    return found


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (4, [[1], [2], [3], [4]]),
        (5, [[1], [2, 3], [4], [5]]),
        (6, [[1, 2], [3], [4, 5], [6]]),
        (7, [[1, 2], [3, 4], [5, 6], [7]]),
        (9, [[1, 2, 3], [4, 5], [6, 7], [8, 9]]),
        (10, [[1, 2, 3], [4, 5, 6], [7, 8], [9, 10]]),
    ],
)
@pytest.mark.parametrize("lowest", [0, 1])
def test_a_scale_of_whole_numbers(highest: int, lowest: int, expected: list[list[int]]) -> None:
    assert levels(highest, lowest) == expected


def test_numbers_that_reach_four_at_most_stay_as_they_are() -> None:
    assert becomes(1.0, 2.0, 3.0) == {"1": 1, "2": 2, "3": 3}
    assert scale_of([1.0, 2.0]).tops() == ()


def test_nothing_is_no_value_and_zero_is_none() -> None:
    scale = scale_of([None, "-", "\u2013", " ", 0.0, 3.0])
    assert [(value.text, value.held) for value in scale.values] == [("0", Held(0)), ("3", Held(3))]
    assert scale.reader()(None) is None


def test_shares() -> None:
    assert becomes("25 %", "40%", "62,5 %", "87.5%", "100 %") == {
        "25 %": 1,
        "40%": 2,
        "62,5 %": 3,
        "87.5%": 4,
        "100 %": 4,
    }
    assert becomes(0.37, 0.375, 0.625, 0.875, 1.0) == {"0.37": 1, "0.375": 2, "0.625": 3, "0.875": 4, "1": 4}
    assert scale_of([20.0, 55.0, 85.0]).tops() == (100.0, 85.0)


def test_the_highest_value_is_asked_above_four() -> None:
    scale = scale_of([1.0, 5.0, 3.0])
    assert scale.tops() == (5.0, 6.0, 7.0, 9.0, 10.0)
    changed = scale.with_top(10)
    assert {value.text: value.held for value in changed.values} == {"1": Held(1), "5": Held(2), "3": Held(1)}
    assert changed.reader()(9.0) == Held(4)


def test_a_value_above_the_highest_is_left_out() -> None:
    assert scale_of([1.0, 5.0, 6.0]).with_top(5).reader()(6.0) is None


def test_marks_are_held_at_the_level_needed() -> None:
    assert becomes("x", "✓", "ja", True, "no") == {"x": None, "✓": None, "ja": None, "yes": None, "no": 0}
    assert scale_of(["x"]).reader()("X") == Held()


def test_one_and_zero_are_marks_unless_they_are_said_to_be_levels() -> None:
    scale = scale_of([1.0, 0.0, 1.0])
    assert scale.reader()(1.0) == Held()
    assert scale.tops() == (1.0, 4.0)
    assert scale.with_top(4).reader()(1.0) == Held(1)


def test_x_and_o_in_one_table_are_asked() -> None:
    assert [(value.text, value.asked) for value in scale_of(["x", "x", "o"]).values] == [("x", False), ("o", True)]
    assert [(value.text, value.asked) for value in scale_of(["●", "●", "○"]).values] == [("●", False), ("○", True)]
    assert not any(value.asked for value in scale_of(["○", "○"]).values)


def test_raci() -> None:
    scale = scale_of(["A", "A/R", "RA", "A ", "R", "R,C", "C", "I/C", "C", "Q", "responsible"])
    read = scale.reader()
    lead, support = Held(kind="lead"), Held(kind="support")
    assert [read(text) for text in ("A", "A/R", "RA", "R", "R,C", "responsible")] == [lead, lead, lead, *[support] * 3]
    assert [read(text) for text in ("C", "I/C", "Q")] == [None] * 3
    assert {value.text: value.count for value in scale.values}["C"] == 2
    assert not any(value.asked for value in scale.values)


def test_letters_and_levels() -> None:
    read = scale_of(["L4", "S2", "lead 3", "S 1"]).reader()
    assert [read(text) for text in ("L4", "S2", "lead 3", "s 1")] == [
        Held(4, "lead"),
        Held(2, "support"),
        Held(3, "lead"),
        Held(1, "support"),
    ]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        *(("none", 0), ("NC", 0), ("n/a", 0), ("Aware", 1), ("beginner", 1), ("débutant", 1), ("working", 2)),
        *(("fortgeschritten", 2), ("Practitioner", 3), ("skilled", 3), ("avancé", 3), ("Expert", 4), ("maîtrise", 4)),
        *(("3 - Proficient", 3), ("Level 2", 2), ("1: Expert", 1), ("2 (working)", 2)),
    ],
)
def test_words_and_a_number_beside_a_word(word: str, level: int) -> None:
    held = scale_of([word, "expert", "basic"]).reader()(word)
    assert held is not None
    assert held.level == level


def test_an_unknown_word_is_asked_and_is_nothing_until_then() -> None:
    scale = scale_of(["Working", "NOT IN USE", "Expert"])
    assert [(value.text, value.held) for value in scale.values if value.asked] == [("NOT IN USE", None)]
    changed = scale.with_value("not in use", Held(1))
    assert changed.reader()("NOT IN USE") == Held(1)
    assert not any(value.asked for value in changed.values)


def test_essential_and_optional_say_how_important_a_skill_is() -> None:
    read = scale_of(["essential", "optional"]).reader()
    assert (read("essential"), read("optional")) == (Held(3, importance=4), Held(2, importance=2))


def test_words_of_importance_and_of_sides() -> None:
    scale = importance_scale(["High", "Medium", "Low", "Critical", "sooner"])
    assert [value.held.importance if value.held else None for value in scale.values] == [4, 3, 2, 5, None]
    assert [value.text for value in scale.values if value.asked] == ["sooner"]
    assert importance_scale([1.0, 10.0]).reader()(10.0) == Held(importance=5)
    sides = side_scale(["Marketing", "beide", "Sales"])
    assert [value.held for value in sides.values] == [Held(belongs_to="marketing"), Held(belongs_to="either"), None]


def test_sides_are_known_in_five_languages() -> None:
    sides = side_scale(["Produkt", "Produit", "Producto", "Tecnología", "les deux"])
    assert [value.held and value.held.belongs_to for value in sides.values] == [
        *["product"] * 3,
        "technology",
        "either",
    ]


def test_words_of_german_sheets_are_levels() -> None:
    scale = scale_of(["Neuling", "Anwender", "Könner", "Experte"])
    assert [value.held and value.held.level for value in scale.values] == [1, 2, 3, 4]


@pytest.mark.parametrize("note", ["Training 10:30-11:45", "Ratio 12:1 vs 11:2", "9 = Lunch, 10 = Review"])
def test_times_and_ratios_near_a_table_are_no_legend_of_it(note: str) -> None:
    content = Sheets((grid_of_lines(f"{note}\n\nSkill|Buyer|Cook\nAds|9|2\nSQL|1|8\nMail|3|6\nPost|5|7"),))
    assert [question.topic for question in propose_mapping(content).questions] == ["top"]
