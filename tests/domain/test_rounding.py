"""Rounding: halves as spreadsheets round them, differences as shown, and parts that total 100."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.rounding import digits_apart, points_between, rounded, whole_percents
from workbench.domain.values import beside_limit
from workbench.domain.words import PERCENT, percent, points, signed
from workbench.presentation.finding_text import value_text

fractions = st.integers(0, 10_000).map(lambda each: each / 10_000)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(0.5, 0, 1), (1.5, 0, 2), (2.5, 0, 3), (56.49999999999999, 0, 57), (56.49, 0, 56), (-2.5, 0, -3), (0.25, 1, 0.3)],
)
def test_halves_go_away_from_zero(value: float, digits: int, shown: float) -> None:
    assert rounded(value, digits) == shown


def test_what_is_nothing_has_no_sign() -> None:
    assert str(rounded(-0.2)) == "0.0"


def test_a_percent_reads_as_a_spreadsheet_shows_it() -> None:
    assert [percent(each) for each in (0.565, 0.125, 0.5, None)] == ["57\xa0%", "13\xa0%", "50\xa0%", "none"]
    assert percent(0.395833, 1) == "39.6\xa0%"


def test_a_difference_is_that_of_the_figures_as_shown() -> None:
    before, after = 0.2386, 0.6146
    assert (percent(before), percent(after), points_between(before, after)) == ("24\xa0%", "61\xa0%", 37)
    assert signed(points_between(before, after)) == "+37"
    assert signed(points_between(after, before, 1), 1) == "−37.6"
    assert signed(points_between(0.5, 0.5)) == ""
    assert [points(1), points(38), points(1, 1)] == ["1 point", "38 points", "1.0 points"]


@given(fractions, fractions, st.integers(0, 2))
def test_a_reader_who_subtracts_comes_to_the_same(before: float, after: float, digits: int) -> None:
    one, other = (float(percent(each, digits).removesuffix(PERCENT)) for each in (before, after))
    assert points_between(before, after, digits) == pytest.approx(other - one, abs=1e-9)


@given(fractions, fractions)
def test_figures_apart_never_read_the_same(one: float, other: float) -> None:
    digits = digits_apart((one, other))
    assert one == other or percent(one, digits) != percent(other, digits)
    assert digits == 0 or percent(one, digits - 1) == percent(other, digits - 1)


@pytest.mark.parametrize(
    ("limit", "figures", "said"),
    [
        (0.35, (0.4,), ("35\xa0%", "40\xa0%")),
        (0.35, (0.352,), ("35\xa0%", "35.2\xa0%")),
        (0.25, (0.2514, 0.4), ("25\xa0%", "25.1\xa0%", "40.0\xa0%")),
        (0.35, (0.35002,), ("35\xa0%", "35.002\xa0%")),
        (0.6967, (0.7,), ("69.7\xa0%", "70.0\xa0%")),
    ],
)
def test_a_figure_over_a_limit_never_reads_as_the_limit(
    limit: float, figures: tuple[float, ...], said: tuple[str, ...]
) -> None:
    most, shares = beside_limit(limit, *figures)
    assert tuple(map(value_text, (most, *shares))) == said


def test_of_two_equal_halves_each_part_reads_as_it_does_alone() -> None:
    assert whole_percents([0.435, 0.565]) == (43, 57)
    assert percent(0.565) == "57\xa0%"
    assert whole_percents([0.565, 0, 0, 0, 0.435]) == (56, 0, 0, 0, 44)
