"""Figures beside their limits: a share never reads as the limit it breaks, nor the points as one they keep."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.notation import read_map
from tests.support.strategies import maps
from tests.support.strategists import AT_THE_EDGE, IN_THE_HUB, two_strategists
from workbench.domain.assess import Assessment, assess
from workbench.domain.coverage import Coverage, Split
from workbench.domain.figures import Absorption, Band, absorbed_beside, nobody_moved, nobody_percent
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Role
from workbench.domain.product_strategist import cost_of_place
from workbench.domain.replace import replace
from workbench.domain.rounding import rounded, whole_percents
from workbench.domain.transform import set_role
from workbench.domain.vocabulary import DEFAULT
from workbench.domain.words import PERCENT
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.presentation.spoken_figures import SpokenFigures
from workbench.presentation.summary import facts, headline, shares

TODAY = date(2026, 11, 24)
EDGE = Band(0.4, 0.6)


def judged(document: CapabilityMap) -> Assessment:
    return assess(Index(document, document.scenarios[0]), TODAY)


@pytest.mark.parametrize(("share", "digits"), [(0.6, 0), (0.5, 0), (0.61, 0), (0.604, 1), (0.3996, 2), (0.3, 0)])
def test_a_share_gets_the_decimals_that_show_it_outside(share: float, digits: int) -> None:
    assert EDGE.digits(share) == digits


def test_what_the_two_strategists_hold_never_reads_as_what_was_agreed() -> None:
    assessment = judged(AT_THE_EDGE)
    said = next(message(each, DEFAULT) for each in assessment.findings if each.code == "SPL2")
    assert said == "The two leading roles hold 39.6\xa0% to 60.4\xa0%; agreed is 40–60\xa0%."
    assert headline(assessment) == said
    fact = facts(assessment)[0]
    assert (fact.value, fact.detail, fact.tone) == ("60.4\xa0% product", "agreed 40–60\xa0%", "warning")
    assert shares(assessment, assessment.coverage) == (
        "Product share: 60.4\xa0% on paper, 60.4\xa0% where people sit, 60.4\xa0% of the two leading roles' work."
    )


def test_the_two_halves_that_the_strategists_hold_total_100() -> None:
    five_eighths = two_strategists({"product": "product", "marketing": "marketing"}, (5,), (3,))
    said = next(message(each, DEFAULT) for each in judged(five_eighths).findings if each.code == "SPL2")
    assert said == "The two leading roles hold 37\xa0% to 63\xa0%; agreed is 40–60\xa0%."


def test_no_line_of_shares_stands_without_what_nobody_holds() -> None:
    assessment = judged(load("before-and-after"))
    assert shares(assessment, assessment.coverage).endswith("work; nobody holds 4\xa0%.")


def test_one_point_is_absorbed_and_several_are() -> None:
    document = two_strategists({"product": "product", "marketing": "marketing"}, (5,) * 10 + (1,), (5,) * 9 + (4,))
    (scenario,) = document.scenarios
    product, marketing = scenario.roles
    *kept, given = product.assignments
    helper = Role("helper", "Helper", discipline="product", department="m", assignments=(given,))
    roles = (replace(product, assignments=tuple(kept)), marketing, helper)
    scenario = replace(scenario, roles=roles, departments=(Department("m", "Marketing", kind="marketing"),))
    policy = replace(document.policy, fade_warning=1)
    document = replace(document, scenarios=(scenario,), policy=policy)
    (said,) = (message(each, DEFAULT) for each in judged(document).findings if each.code == "FADE1")
    assert said.endswith("51\xa0% of the work; counted where people sit, 50\xa0%: 1 point is absorbed by marketing.")


def test_without_a_share_on_paper_and_where_people_sit_nothing_is_decided_nor_called_unassigned() -> None:
    assessment = judged(IN_THE_HUB)
    assert (assessment.verdict, assessment.verdict_words) == ("undecided", "Not yet decided")
    assert facts(assessment)[0].value == "50\xa0% product"
    assert [each.detail for each in (facts(assessment)[3], facts(assessment, "designed")[0])] == [
        "neither side holds any of it"
    ] * 2
    assert shares(assessment, assessment.coverage) == (
        "Product share: nothing to count on paper, nothing to count where people sit, "
        "50\xa0% of the two leading roles' work."
    )


@given(maps(), st.floats(1, 40), st.floats(1, 40))
def test_the_points_shown_lie_between_the_shares_shown_and_reach_the_same_limits(
    document: CapabilityMap, warning: float, error: float
) -> None:
    document = replace(document, policy=replace(document.policy, fade_warning=warning, fade_error=warning + error))
    coverage = Coverage.of(Index(document, document.scenarios[0]))
    shown = absorbed_beside(document.policy, coverage)
    if shown is None:
        assert coverage.fade is None
        return
    on_paper, placed = (rounded(100 * each, shown.digits) for each in (shown.on_paper, shown.placed))
    assert shown.points == pytest.approx(rounded(on_paper - placed, shown.digits))
    if shown.digits < 4:
        for limit in (warning, warning + error):
            assert (shown.points >= limit - 1e-9) == ((coverage.fade or 0.0) >= limit - 1e-9)


def test_points_just_below_an_error_do_not_read_as_one() -> None:
    shown = Absorption(0.605, 0.414)
    assert shown.points == 20
    assert Absorption(0.605, 0.414, 1).points == 19.1


@pytest.mark.parametrize(
    ("name", "error", "severity", "said"),
    [
        ("before-and-after", 35, "error", "60\xa0% of the work; counted where people sit, 24\xa0%: 36 points"),
        ("before-and-after", 36, "warning", "59.8\xa0% of the work; counted where people sit, 23.9\xa0%: 35.9 points"),
        (
            "product-strategist-under-marketing",
            38.2,
            "error",
            "61.5\xa0% of the work; counted where people sit, 23.0\xa0%: 38.5 points",
        ),
    ],
)
def test_what_is_absorbed_never_reads_as_a_limit_it_keeps_nor_below_one_it_breaks(
    name: str, error: float, severity: str, said: str
) -> None:
    document = load(name)
    policy = replace(document.policy, fade_error=error)
    finding = next(each for each in judged(replace(document, policy=policy)).open if each.code == "FADE1")
    assert (finding.severity, message(finding, DEFAULT)) == (
        severity,
        f"On paper product holds {said} are absorbed by marketing.",
    )


def test_what_nobody_holds_is_told_as_the_bar_shows_it_and_where_it_moves_by_a_point() -> None:
    before, after = Split(0.5, 0, 0.46, 0, 0.04), Split(0.4, 0, 0.27, 0, 0.33)
    assert nobody_moved(before, after) == "nobody holds 4 → 33\xa0%"
    assert nobody_moved(before, Split(0.5, 0, 0.455, 0, 0.045)) == ""
    assert nobody_moved(before, Split(0.5, 0, 0.45, 0, 0.05)) == "nobody holds 4 → 5\xa0%", "from one point on"
    assert nobody_moved(before, Split(0.5, 0, 0.4501, 0, 0.0499)) == ""
    assert nobody_percent(Split(0.334, 0, 0.333, 0, 0.333)) == whole_percents([0.334, 0, 0.333, 0, 0.333])[-1]
    assert nobody_percent(Split(None, None, None, None, None)) == 0


def test_what_nobody_holds_is_the_same_by_ear_on_the_command_line_and_on_the_bar() -> None:
    document = read_map(
        {
            "skills": {"a": "marketing", "b": "product", "c": "product"},
            "roles": {
                "marketer": {"acts": "marketing", "leads": ["a"]},
                "designer": {"acts": "product", "leads": ["b"]},
            },
        }
    )
    assessment = judged(document)
    assert nobody_percent(assessment.coverage.placed) == 34
    assert f"nobody holds 34{PERCENT}" in SpokenFigures.of(assessment).after(None)
    assert shares(assessment, assessment.coverage).endswith(f"; nobody holds 34{PERCENT}.")


def test_the_badge_speaks_of_marketing_only_where_something_is_absorbed() -> None:
    absorbed = judged(load("product-strategist-under-marketing"))
    assert (absorbed.verdict, absorbed.verdict_words) == ("faded", "Absorbed by marketing")
    lower = load("social-leadership")
    strategist = Index(lower, lower.scenarios[0]).product_strategist
    assert strategist is not None
    lower = set_role(lower, lower.scenarios[0].id, strategist.id, grade=2)
    other = judged(lower)
    assert (other.verdict, other.verdict_words) == ("faded", "Not on its own")
    assert not any(each.code.startswith("FADE") for each in other.open)
    assert facts(other)[3].value == "61 → 61\xa0%"


def test_the_organisation_says_the_points_that_the_sentence_says() -> None:
    document = read_map(
        {
            "skills": {
                **{name: {"importance": weight} for name, weight in zip("abcde", (5, 3, 5, 5, 2), strict=True)},
                **{name: {"belongs_to": "marketing", "importance": 5} for name in "xy"},
                "z": {"belongs_to": "marketing", "importance": 3},
            },
            "departments": {"marketing": "marketing", "product": "product"},
            "roles": {
                "marketer": {"acts": "marketing", "department": "marketing", "leads": ["x", "y", "z"]},
                "designer": {"acts": "product", "department": "product", "leads": ["a", "b"]},
                "researcher": {"discipline": "product", "department": "marketing", "leads": ["c", "d", "e"]},
            },
        }
    )
    index = Index(document, document.scenarios[0])
    assert cost_of_place(index, index.roles["researcher"]) == 37
    assert Coverage.of(index).fade == pytest.approx(36.36, abs=0.01)
    assert "61\xa0%; counted where people sit, 24\xa0%: 37 points" in headline(judged(document)).replace(
        " of the work", ""
    )
