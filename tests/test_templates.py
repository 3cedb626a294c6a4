"""The built-in templates: sound, and each showing what it is there to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date

import pytest

from tests.files.new_format import template_json
from workbench.domain.assess import Assessment, assess, fixes
from workbench.domain.index import STRATEGIST_OF_SIDE, Index
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.validate import problems
from workbench.domain.vocabulary import DEFAULT
from workbench.files.backgrounds import backgrounds
from workbench.files.templates import load, templates
from workbench.presentation.finding_text import message
from workbench.presentation.fit_text import each_alone
from workbench.runtime.paths import resources_dir
from workbench.widgets.start.tour import CAREERS, ROLE

TODAY = date(2026, 11, 23)
NAMES = [template.name for template in templates()]
NEUTRAL = ["marketing-and-product", "sales-and-customer-success", "data-and-it"]
SOCIAL = [name for name in NAMES if name not in (*NEUTRAL, "blank")]
SOCIAL_WORDS = (
    "social", "strategist", "hub", "spoke", "network", "community", "communities", "influencer", "creator", "follower",
    "fan", "friend", "viral", "hashtag", "post", "tweet", "campaign", "moderation", "listening", "advocacy",
)  # fmt: skip
"""What the social templates speak of, and another company need not."""


def judged(document: CapabilityMap, scenario: Scenario | None = None) -> Assessment:
    return assess(Index(document, scenario or document.scenarios[0]), TODAY)


def texts(document: CapabilityMap) -> Iterator[str]:
    """Every text of a map that people read."""
    yield from (document.title, document.notes, *astuple(document.terms))
    for skill in document.skills:
        yield from (skill.name, skill.group, skill.definition, *skill.aliases)
    for scenario in document.scenarios:
        yield from (scenario.name, *(department.name for department in scenario.departments))
        for role in scenario.roles:
            yield from (role.title, *role.also_called, role.purpose)


def above_advice(assessment: Assessment) -> Counter[str]:
    return Counter(finding.code for finding in assessment.findings if finding.severity != "advice")


def mended(document: CapabilityMap, limit: int = 60) -> tuple[CapabilityMap, list[str]]:
    """The map after the first cure of its worst curable point, again and again, and what Undo would call each."""
    done: list[str] = []
    while len(done) < limit:
        assessment = judged(document)
        offered = (fixes(assessment.index, each) for each in assessment.findings if each.severity != "advice")
        cure = next((each[0] for each in offered if each), None)
        if cure is None:
            return document, done
        document = cure.apply(document)
        assert list(problems(document)) == []
        done.append(cure.label)
    raise AssertionError(f"no end in sight: {done}")


def test_they_are_offered_in_a_set_order() -> None:
    assert [
        "before-and-after",
        "social-leadership",
        *NEUTRAL,
        "blank",
        "no-product-strategist",
        "product-strategist-under-marketing",
        "decentralised",
        "centralised",
        "multiple-hub-and-spoke",
        "holistic",
    ] == NAMES


def test_each_says_what_it_is() -> None:
    for template in templates():
        assert template.title
        assert template.blurb.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_the_cards_list_their_heaviest_skills_first(name: str) -> None:
    document = load(name)
    weight = {each.id: each.importance for each in document.skills}
    for scenario in document.scenarios:
        for role in scenario.roles:
            held = [weight[each.skill] for each in role.assignments]
            assert held == sorted(held, reverse=True)


def test_there_is_no_template_of_another_name() -> None:
    with pytest.raises(KeyError):
        load("../themes/workbench")


@pytest.mark.parametrize("name", NAMES)
def test_each_is_sound(name: str) -> None:
    assert list(problems(load(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_plain_map_for_people_to_read(name: str) -> None:
    text = (resources_dir() / "templates" / f"{name}.json").read_text(encoding="utf-8")
    assert text == template_json(name)


@pytest.mark.parametrize("name", [each for each in NAMES if each != "blank"])
def test_each_explains_its_roles_and_skills(name: str) -> None:
    document = load(name)
    assert all(skill.definition and skill.aliases for skill in document.skills)
    for scenario in document.scenarios:
        for role in scenario.roles:
            assert role.purpose.count(". ") == 1, f"{role.title}: two sentences"
            assert role.purpose.endswith("."), role.title


def test_every_file_is_listed() -> None:
    files = {path.stem for path in (resources_dir() / "templates").glob("*.json")}
    assert files == {*NAMES, "index"}


def test_the_starter_has_nothing_above_advice() -> None:
    document = load("social-leadership")
    (scenario,) = document.scenarios
    assessment = judged(document)
    assert {finding.severity for finding in assessment.findings} == {"advice"}
    assert assessment.verdict == "distinct"
    assert (len(document.skills), len(scenario.roles)) == (51, 14)


def test_the_starter_has_the_figures_of_the_golden_case() -> None:
    coverage = judged(load("social-leadership")).coverage
    whole, two = coverage.designed, coverage.strategists
    assert [whole.only_marketing, whole.both, whole.only_product] == pytest.approx([0.3770, 0.0168, 0.6062], abs=5e-5)
    assert [whole.other_roles, whole.nobody, whole.product_share] == pytest.approx([0, 0, 0.6146], abs=5e-5)
    assert [two.only_marketing, two.both, two.only_product] == pytest.approx([0.3528, 0.0168, 0.4046], abs=5e-5)
    assert [two.other_roles, two.product_share, two.balance] == pytest.approx([0.2258, 0.5334, 0.9332], abs=5e-5)
    assert (coverage.fade, coverage.leak) == (pytest.approx(0), pytest.approx(0))


@pytest.mark.parametrize("name", ["decentralised", "centralised", "multiple-hub-and-spoke", "holistic"])
def test_each_organising_model_has_a_sound_example(name: str) -> None:
    document = load(name)
    (scenario,) = document.scenarios
    assert scenario.model == name.replace("-", "_")
    assert judged(document).verdict == "distinct"
    assert above_advice(judged(document)) == {}


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_neutral_one_leaves_nothing_open(name: str) -> None:
    document = load(name)
    assert [scenario.name for scenario in document.scenarios] == ["Proposed"]
    assert judged(document).findings == ()
    assert judged(document).verdict == "distinct"


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_neutral_one_calls_its_leading_roles_by_their_titles(name: str) -> None:
    document = load(name)
    (scenario,) = document.scenarios
    leading = {role.acts_as: role.title for role in scenario.roles if role.acts_as in STRATEGIST_OF_SIDE.values()}
    assert leading == {
        "marketing_strategist": document.terms.marketing_strategist,
        "product_strategist": document.terms.product_strategist,
    }


def test_figures_in_a_description_are_those_of_the_map() -> None:
    for template in templates():
        if stated := re.search(r"(\d+) skills, (\d+) roles", template.blurb):
            document = load(template.name)
            assert [int(each) for each in stated.groups()] == [len(document.skills), len(document.scenarios[0].roles)]


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_neutral_one_can_be_read_in_a_quarter_of_an_hour(name: str) -> None:
    document = load(name)
    (scenario,) = document.scenarios
    assert 20 <= len(document.skills) <= 30
    assert 8 <= len(scenario.roles) <= 12
    assert {(role.holder, role.status) for role in scenario.roles} == {(None, "existing")}
    assert document.policy == load("social-leadership").policy


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_neutral_one_has_no_word_of_the_social_ones(name: str) -> None:
    (template,) = (each for each in templates() if each.name == name)
    foreign = re.compile(rf"\b({'|'.join(SOCIAL_WORDS)})s?\b", re.IGNORECASE)
    assert [text for text in (*texts(load(name)), template.title, template.blurb) if foreign.search(text)] == []


def test_no_two_neutral_skills_are_explained_alike() -> None:
    known = {skill.definition: skill.name for name in SOCIAL for skill in load(name).skills}
    for skill in (skill for name in NEUTRAL for skill in load(name).skills):
        assert skill.name not in known.values()
        assert skill.definition not in known, f"{skill.name} and {known[skill.definition]}"
        known[skill.definition] = skill.name


def test_no_two_roles_of_the_neutral_ones_have_the_same_purpose() -> None:
    purposes = Counter(role.purpose for name in NEUTRAL for role in load(name).scenarios[0].roles)
    assert [purpose for purpose, number in purposes.items() if number > 1] == []


def test_blank_says_nothing_yet() -> None:
    document = load("blank")
    assert document.skills == ()
    assert judged(document).verdict == "undecided"
    assert judged(document).findings == ()


def test_today_shows_product_work_absorbed() -> None:
    document = load("before-and-after")
    today, proposed = document.scenarios
    assert (today.name, proposed.name) == ("Today", "Proposed")
    assessment = judged(document, today)
    assert assessment.verdict == "faded"
    assert above_advice(assessment) == {
        "FADE1": 1, "PLC1": 1, "PAR1": 1, "PAR2": 1, "PAR3": 1, "EXEC1": 1, "GAP1": 1, "OWN1": 1, "HUB3": 3,
    }  # fmt: skip
    said = [message(finding, DEFAULT) for finding in assessment.findings]
    assert said[0] == (
        "On paper product holds 60\xa0% of the work; counted where people sit, 24\xa0%: "
        "36 points are absorbed by marketing."
    )
    for sentence in (
        "The Social Product Strategist sits in Marketing, not in product, technology or a unit of its own.",
        "The Social Product Strategist is 2 grades below the Social Marketing Strategist.",
        "One of the two leading roles reports to the other, directly or through others.",
        "Social Product Strategist is a Manager: below the agreed executive minimum, Director.",
        "Nobody holds “Social graph strategy” (importance 5).",
        "“Page and account management” has 2 leads: Social Marketing Strategist and Community Manager. "
        "One leads, the others support.",
        "Sales has no social representative.",
        "Human resources has no social representative.",
    ):
        assert sentence in said


def test_proposed_is_the_starter() -> None:
    document = load("before-and-after")
    assert judged(document, document.scenarios[1]).verdict == "distinct"
    assert above_advice(judged(document, document.scenarios[1])) == {}


def test_the_strategist_under_marketing_has_the_figures_of_the_golden_case() -> None:
    assessment = judged(load("product-strategist-under-marketing"))
    placed = assessment.coverage.placed
    assert [placed.only_marketing, placed.both, placed.only_product] == pytest.approx(
        [0.7419, 0.0565, 0.2016], abs=5e-5
    )
    assert placed.coverage == pytest.approx(1)
    assert assessment.coverage.fade == pytest.approx(38.47, abs=5e-3)
    assert assessment.coverage.leak == pytest.approx(0.579, abs=5e-4)
    assert assessment.verdict == "faded"


def test_without_a_product_strategist_the_work_is_absorbed() -> None:
    assessment = judged(load("no-product-strategist"))
    found = above_advice(assessment)
    assert assessment.verdict == "faded"
    assert (found["FADE1"], found["FADE2"], found["FADE3"]) == (1, 1, 1)


@pytest.mark.parametrize("name", ["before-and-after", "no-product-strategist", "product-strategist-under-marketing"])
def test_the_first_cures_end_with_a_strategist_who_stands_alone(name: str) -> None:
    document, done = mended(load(name))
    assessment = judged(document)
    assert assessment.verdict == "distinct"
    assert assessment.count("error") == 0
    assert above_advice(assessment) == {}, done


def test_the_cures_of_today_are_few_and_speak_plainly() -> None:
    _, done = mended(load("before-and-after"))
    assert done == [
        "Move Social Product Strategist to Product",
        "Raise Social Product Strategist to Vice president",
        "Put both at the top",
        "Give Social graph strategy to Social Product Strategist",
        "Keep Social Marketing Strategist as the lead of Page and account management",
        "Draw a dotted line from Social Product Strategist to Corporate Social Strategist",
        "Add the social representative of Sales",
        "Add the social representative of Human resources",
    ]


def test_the_notes_of_before_and_after_say_who_fills_the_card_as_it_comes_out() -> None:
    document = load("before-and-after")
    careers = replace(document, people=backgrounds(document))
    said = each_alone(Index(careers, careers.scenarios[0]), ROLE, CAREERS)
    assert said.startswith("Product manager fills 76")
    assert document.notes.endswith(said)
