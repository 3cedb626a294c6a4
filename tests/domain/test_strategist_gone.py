"""What is said where a strategist is gone: nothing that a figure beside it denies, and the worst of it first."""

from __future__ import annotations

from datetime import date

import pytest

from tests.files.exporters.reading import opened, workbook_of
from tests.support.notation import MARKETING, PRODUCT, Notation, read_map
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.waivers import Accept
from workbench.domain.assess import Assessment, assess, fixes
from workbench.domain.compare import compare
from workbench.domain.index import Index
from workbench.domain.model import ActsAs, CapabilityMap
from workbench.domain.vocabulary import DEFAULT
from workbench.domain.words import PERCENT
from workbench.files.templates import load
from workbench.presentation.finding_groups import grouped
from workbench.presentation.finding_text import message
from workbench.presentation.metric_changes import standing_changes
from workbench.presentation.summary import decisions, facts, headline

TODAY = date(2026, 11, 30)


def judged(document: CapabilityMap) -> Assessment:
    return assess(Index(document, document.scenarios[0]), TODAY)


def without(acts_as: ActsAs) -> CapabilityMap:
    """Before and after, Today without the role that acts so."""
    document = load("before-and-after")
    today = document.scenarios[0]
    return DeleteRoles(today.id, tuple(each.id for each in today.roles if each.acts_as == acts_as)).apply(document)


@pytest.fixture(scope="module")
def product_gone() -> Assessment:
    return judged(without("product_strategist"))


@pytest.fixture(scope="module")
def marketing_gone() -> Assessment:
    return judged(without("marketing_strategist"))


def test_where_marketing_holds_no_product_work_nothing_is_called_absorbed(product_gone: Assessment) -> None:
    assert product_gone.coverage.leak == 0
    assert (product_gone.verdict, product_gone.verdict_words) == ("faded", "Not on its own")
    fact = facts(product_gone)[3]
    assert (fact.label, fact.value) == ("Product by nature → held", f"61 → 39{PERCENT}")
    assert (fact.detail, fact.tone) == (f"no Social Product Strategist; nobody holds 33{PERCENT}", "error")
    for each in facts(product_gone):
        assert "bsorbed" not in f"{each.name} {each.value} {each.detail}"


def test_no_open_point_says_that_marketing_absorbs_what_it_does_not_hold(product_gone: Assessment) -> None:
    for group in grouped(product_gone.open, DEFAULT):
        assert "absorbed by" not in group.heading
    finding = next(each for each in product_gone.open if each.code == "FADE1")
    (fix,) = fixes(product_gone.index, finding)
    assert fix.effect == "missing 22 → 0 points"


def test_where_marketing_holds_product_work_it_is_called_absorbed_without_a_strategist_too() -> None:
    taken = judged(load("no-product-strategist"))
    assert taken.coverage.leak > 0.005
    assert taken.verdict_words == "Absorbed by marketing"
    assert facts(taken)[3].label == "Product by nature → held"


@pytest.mark.parametrize(
    ("how", "leak", "words"), [("leads", 0.005, "Absorbed by marketing"), ("supports", 0.0025, "Not on its own")]
)
def test_a_leak_that_reads_as_nothing_absorbs_nothing(how: str, leak: float, words: str) -> None:
    skills: Notation = {f"p{number}": {"importance": 5} for number in range(39)}
    skills = {**skills, "rest": {"importance": 4}, "taken": {"importance": 1}, "ads": "marketing"}
    roles = {"m": {**MARKETING, how: ["ads", "taken"]}}
    assessment = judged(read_map({"skills": skills, "roles": roles}))
    assert assessment.coverage.leak == pytest.approx(leak)
    assert assessment.verdict_words == words


def test_the_missing_strategist_is_said_before_what_follows_from_it(product_gone: Assessment) -> None:
    assert headline(product_gone) == "There is no Social Product Strategist; 11 product skills have no product lead."
    assert [each.code for each in product_gone.open[:3]] == ["FADE2", "FADE1", "GAP1"]
    assert [each.code for each in grouped(product_gone.open, DEFAULT)][:2] == ["FADE2", "FADE1"]
    assert [each.finding.code for each in decisions(product_gone)][:2] == ["FADE2", "FADE1"]


def test_a_missing_strategist_who_was_accepted_leaves_what_nobody_holds_in_the_sentence() -> None:
    document = without("product_strategist")
    missing = next(each for each in judged(document).open if each.code == "FADE2")
    accepted = Accept(document.scenarios[0].id, missing, "Later", "Ann", TODAY, says="").apply(document)
    assert headline(judged(accepted)) == (
        f"The skills are 61{PERCENT} product by nature, the roles hold 39{PERCENT}; nobody holds 33{PERCENT}."
    )


def test_a_share_of_what_is_held_says_so_where_much_is_not(marketing_gone: Assessment) -> None:
    held = f"of the work that is held (nobody holds 31{PERCENT})"
    said = {each.code: message(each, DEFAULT) for each in marketing_gone.open}
    assert said["FADE1"].startswith(f"On paper product holds 92{PERCENT} {held}; counted where people sit, ")
    assert said["SPL1"] == f"On paper product holds 92{PERCENT} {held}; the agreed band is 51–71{PERCENT}."


@pytest.mark.parametrize(("unheld", "said"), [(1, ""), (2, f" that is held (nobody holds 10{PERCENT})")])
def test_how_much_is_unheld_is_said_from_ten_percent_on(unheld: int, said: str) -> None:
    product, marketing = ([f"{side}{number}" for number in range(9)] for side in "pm")
    skills: Notation = {
        **{each: {"importance": 1} for each in product},
        **{each: {"belongs_to": "marketing", "importance": 1} for each in marketing},
        "left": {"importance": unheld},
    }
    roles = {"m": {**MARKETING, "leads": marketing + product[4:]}, "p": {**PRODUCT, "leads": product[:4]}}
    split = next(each for each in judged(read_map({"skills": skills, "roles": roles})).open if each.code == "SPL1")
    assert message(split, DEFAULT).startswith(f"On paper product holds 22{PERCENT} of the work{said}; ")


def test_what_one_check_finds_comes_heaviest_first_and_equals_in_the_order_of_the_library() -> None:
    weights = {"a": 2, "b": 5, "c": 3, "d": 5, "e": 3}
    document = read_map({"skills": {each: {"importance": number} for each, number in weights.items()}})
    assessment = judged(document)
    expected = ["skill:b", "skill:d", "skill:c", "skill:e", "skill:a"]
    gaps = [each.subjects[0] for each in assessment.findings if each.code == "GAP1"]
    assert gaps == expected
    group = next(each for each in grouped(assessment.open, DEFAULT) if each.code == "GAP1")
    assert [each.subjects[0] for each in group.findings] == expected
    asked = [each.finding.subjects[0] for each in decisions(assessment, 4) if each.finding.code == "GAP1"]
    assert asked == expected[: len(asked)]
    assert len(asked) >= 3


def test_the_lists_of_a_comparison_are_heaviest_first_too() -> None:
    document = load("before-and-after")
    index = Index(document, document.scenarios[0])
    after = without("product_strategist")
    points = compare(index, Index(after, after.scenarios[0]), TODAY).points
    for group in grouped(points.new, DEFAULT):
        weights = [
            index.skills[each.subjects[0].removeprefix("skill:")].importance
            for each in group.findings
            if each.subjects and each.subjects[0].startswith("skill:")
        ]
        assert weights == sorted(weights, reverse=True)
    new = [each for each in points.new if each.code == "GAP1"]
    assert "importance 5" in message(new[0], DEFAULT)
    assert "importance 3" in message(new[-1], DEFAULT)


def test_what_is_compared_is_named_for_what_it_is(product_gone: Assessment) -> None:
    before = judged(load("before-and-after")).coverage
    gone = product_gone.coverage
    pairs = ((before, before), (gone, gone), (before, gone), (gone, before))
    labels = [next(standing_changes(*pair, DEFAULT)).label for pair in pairs]
    assert labels == [
        "Absorbed by marketing",
        "Product by nature less what is held",
        "First absorbed by marketing, then product by nature less what is held",
        "First product by nature less what is held, then absorbed by marketing",
    ]


def test_the_workbook_names_the_points_for_what_they_are_by_a_formula() -> None:
    for document, label in (
        (load("before-and-after"), "Absorbed by marketing"),
        (without("product_strategist"), "Product by nature less what is held"),
    ):
        book = workbook_of(document)
        names = {str(cell.value) for name in ("Summary", "Split") for cell in opened(book)[name]["A"]}
        assert {label, f"{label}, in points"} <= names
