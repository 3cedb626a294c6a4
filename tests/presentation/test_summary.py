"""The message: what it says of designs that stand, that fail, and that are not there yet."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.notation import MARKETING, PRODUCT, Notation, read_map
from workbench.application.edits.waivers import Accept
from workbench.domain.assess import Assessment, assess, how_sure
from workbench.domain.figures import agreed_band
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.vocabulary import DEFAULT
from workbench.domain.words import PERCENT
from workbench.files.templates import load, templates
from workbench.presentation.certainty_text import certainty_explained, certainty_text
from workbench.presentation.finding_text import message
from workbench.presentation.summary import Fact, decisions, facts, headline, readiness

TODAY = date(2026, 11, 24)


def judged(name: str) -> Assessment:
    """What is said of the first scenario of a template."""
    document = load(name)
    return assess(Index(document, document.scenarios[0]), TODAY)


def test_the_worst_open_point_is_the_message() -> None:
    assessment = judged("before-and-after")
    assert headline(assessment) == message(assessment.open[0], DEFAULT)
    who, grade, place, absorbed = facts(assessment)
    assert (who.label, grade.label) == ("Who holds the work", "Same grade?")
    assert (grade.value, grade.detail, grade.tone) == ("No, two apart", "Manager, Vice president", "error")
    assert (place.value, place.detail, place.tone) == ("Marketing", "under the Social Marketing Strategist", "error")
    assert absorbed.value.endswith(PERCENT)
    assert absorbed.tone == "error"


def test_a_design_that_stands_says_so() -> None:
    assessment = judged("social-leadership")
    assert headline(assessment).startswith("The design stands on its own")
    assert [each.value for each in facts(assessment)] == ["53\xa0% product", "Yes", "Product", "61 → 61\xa0%"]
    assert {each.tone for each in facts(assessment)} == {"good"}
    assert facts(assessment, "designed")[0].value == "61\xa0% product"


def test_nothing_assigned_is_undefined_not_wrong() -> None:
    skill = Skill("a", "A", group="", belongs_to="product", importance=3, level_needed=3)
    document = CapabilityMap("Empty", skills=(skill,), scenarios=(Scenario("a", "A", model="holistic"),))
    assessment = assess(Index(document, document.scenarios[0]), TODAY)
    assert headline(assessment) == "Nothing is assigned yet, so nobody holds any of the work."
    assert {each.value for each in facts(assessment)} == {"–"}


@pytest.mark.parametrize(
    ("roles", "then"), [((), "add the roles that hold them"), ((Role("r", "R"),), "drag them onto the roles")]
)
def test_without_skills_it_says_what_to_do_first(roles: tuple[Role, ...], then: str) -> None:
    document = CapabilityMap("New", scenarios=(Scenario("a", "A", model="holistic", roles=roles),))
    assessment = assess(Index(document, document.scenarios[0]), TODAY)
    assert headline(assessment) == f"There are no skills yet: paste yours from Excel, then {then}."
    assert {each.value for each in facts(assessment)} == {"–"}
    assert agreed_band(assessment.index, "designed") is None


@pytest.mark.parametrize("name", [each.name for each in templates()])
def test_behind_every_fact_stand_things_that_are_there(name: str) -> None:
    assessment = judged(name)
    index = assessment.index
    known = {f"skill:{each}" for each in index.skills} | {f"role:{each}" for each in index.roles}
    for fact in facts(assessment):
        assert set(fact.subjects) <= known
        assert len(set(fact.subjects)) == len(fact.subjects)


def test_the_decisions_are_the_worst_open_points() -> None:
    assessment = judged("before-and-after")
    asked = decisions(assessment)
    assert [each.finding for each in asked] == list(assessment.open[:3])
    assert all(each.fixes for each in asked)


def test_what_is_accepted_is_said_and_not_praised() -> None:
    document = load("before-and-after")
    scenario = document.scenarios[0]
    faded = next(each for each in assess(Index(document, scenario), TODAY).open if each.code == "FADE1")
    accepted = Accept(scenario.id, faded, "The board decided so", "Ann", TODAY, says="").apply(document)
    absorbed = facts(assess(Index(accepted, accepted.scenarios[0]), TODAY))[3]
    assert (absorbed.tone, absorbed.detail) == ("unknown", "on paper → where people sit, accepted")


def test_work_that_neither_side_holds_is_not_called_unassigned() -> None:
    skill = Skill("a", "A", group="", belongs_to="product", importance=5, level_needed=3, definition="What it is.")
    hub = Role("h", "Hub", discipline="hub", purpose="Leads", assignments=(Assignment("a", "lead", level=3),))
    scenario = Scenario("s", "S", model="holistic", roles=(hub,))
    assessment = assess(Index(CapabilityMap("M", skills=(skill,), scenarios=(scenario,)), scenario), TODAY)
    assert assessment.verdict == "undecided"
    assert "Nothing is assigned" not in headline(assessment)


@pytest.mark.parametrize(
    ("name", "said"),
    [("no-product-strategist", "to fix"), ("blank", "Nothing to check yet"), ("social-leadership", "Ready")],
)
def test_readiness_counts_what_the_window_counts(name: str, said: str) -> None:
    assessment = judged(name)
    assert said in readiness(assessment)
    number = assessment.count("error") + assessment.count("warning")
    assert not number or readiness(assessment) == f"{number} to fix"


def test_a_map_of_skills_of_either_side_is_told_what_is_missing() -> None:
    document = read_map(
        {"skills": {"a": "either", "b": "either"}, "roles": {"m": {**MARKETING, "leads": ["a"]}, "p": PRODUCT}}
    )
    assessment = assess(Index(document, document.scenarios[0]), TODAY)
    assert headline(assessment).startswith("No skill in scope belongs to marketing, product or technology yet")
    assert facts(assessment)[0].detail == "no skill belongs to a side"


def place_of(departments: Notation, product: Notation, marketing: Notation | None = None) -> Fact:
    """The fact of where the product strategist sits."""
    document = read_map(
        {
            "departments": departments,
            "skills": {"a": "product"},
            "roles": {"m": {**MARKETING, **(marketing or {})}, "p": {**PRODUCT, "leads": ["a"], **product}},
        }
    )
    return facts(assess(Index(document, document.scenarios[0]), TODAY))[2]


def test_where_the_product_strategist_sits_is_praised_only_where_it_is_good() -> None:
    departments = {"lab": "product", "unit": "other", "ads": "marketing"}
    place = place_of(departments, {"department": "lab"})
    assert (place.detail, place.tone) == ("a department of product", "good")
    assert place_of(departments, {"department": "unit"}).tone == "good"
    assert place_of(departments, {"department": "ads"}).tone == "error"
    reporting = place_of(departments, {"department": "lab", "reports_to": "m"})
    assert (reporting.detail, reporting.tone) == ("under the Social Marketing Strategist", "error")
    nowhere = place_of(departments, {})
    assert (nowhere.value, nowhere.detail, nowhere.tone) == ("No department", "say where the role sits", "unknown")


def test_how_sure_names_the_verdict_that_would_be_another() -> None:
    document = load("social-leadership")
    held = {
        each.skill for each in Index(document, document.scenarios[0]).roles["social-product-strategist"].assignments
    }
    skills = tuple(replace(each, importance=5 if each.id in held else 1) for each in document.skills)
    document = replace(document, skills=skills)
    sure = how_sure(assess(Index(document, document.scenarios[0]), TODAY), TODAY)
    assert certainty_text(sure, DEFAULT).replace(PERCENT, " %") == (
        "The verdict rests on an assumption: if all skills weigh the same, the verdict is “Stands on its own” "
        "(product share 81 / 81 / 81 %; 61 % if all skills weigh the same)."
    )
    assert certainty_explained(sure, DEFAULT).startswith(certainty_text(sure, DEFAULT))
