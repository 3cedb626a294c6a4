"""Findings in words: every template fits the values it is given, and values that read alike are equal."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_reads import examples, found
from tests.support.strategies import maps
from workbench.domain.assess import all_rules
from workbench.domain.findings import Finding
from workbench.domain.model import CapabilityMap, Terms
from workbench.domain.rule import Rule
from workbench.domain.values import (
    Leader,
    Limit,
    Names,
    OneOf,
    Percent,
    PercentBand,
    Points,
    Quantity,
    Value,
    Work,
    beside_limit,
    term,
    values,
)
from workbench.domain.vocabulary import DEFAULT, vocabulary_of
from workbench.domain.words import PERCENT
from workbench.presentation.finding_text import filled, message, value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Social APIs", "Social APIs"),
        (4, "4"),
        (Percent.of(0.4), "40 %"),
        (Percent.of(0.40449, 1), "40.4 %"),
        (Percent.of(0.4, 1), "40.0 %"),
        (Limit(35.0), "35 %"),
        (Limit(69.7), "69.7 %"),
        (PercentBand(40.0, 62.5), "40–62.5 %"),
        (Points(1.0), "1 point"),
        (Points(36.0), "36 points"),
        (Points(1.0, 1), "1.0 points"),
        (Quantity(1, "grade"), "1 grade"),
        (Quantity(3, "reporting step"), "3 reporting steps"),
        (Names(("A", "B", "C")), "A, B and C"),
        (Names(("A", "B", "C"), 1), "A and 2 more"),
        (OneOf("Manager"), "a Manager"),
        (OneOf("Executive"), "an Executive"),
        (Work(None), "of the work"),
        (Work(Percent(31)), "of the work that is held (nobody holds 31 %)"),
    ],
)
def test_a_value_in_words(value: Value, text: str) -> None:
    assert value_text(value) == text.replace(" %", PERCENT)


def test_what_a_map_calls_by_a_name_of_its_own_is_said_in_its_words() -> None:
    own = vocabulary_of(CapabilityMap("M", terms=Terms("sales", "customer success", product_strategist="Head of Care")))
    template = "{Product} and {nature} of {who}: {marketing}, {product_and_technology}."
    said: dict[str, Value] = {"nature": term("technology"), "who": Leader("product")}
    assert filled(template, said, own) == (
        "Customer success and technology of Head of Care: sales, customer success and technology."
    )
    assert filled("{nature}", {"nature": term("either")}, own) == "either side"


def test_a_verb_follows_the_number_of_its_place() -> None:
    template = "{skills} {skills:has|have} no lead."
    assert filled(template, {"skills": Quantity(1, "skill")}, DEFAULT) == "1 skill has no lead."
    assert filled(template, {"skills": Quantity(2, "skill")}, DEFAULT) == "2 skills have no lead."
    assert filled("{n:is|are}{points:is|are}", {"n": 1, "points": Points(1.5, 1)}, DEFAULT) == "isare"
    with pytest.raises(TypeError, match="no number of things"):
        filled("{skill:has|have}", {"skill": "Social APIs"}, DEFAULT)


def test_a_place_without_a_value_and_a_variant_without_a_template_are_no_sentence() -> None:
    with pytest.raises(KeyError, match="importance"):
        message(Finding("GAP1", "error", ("skill:a",), values(skill="A")), DEFAULT)
    with pytest.raises(KeyError, match="other"):
        message(Finding("GAP1", "error", ("skill:a",), values(skill="A", importance=3), "other"), DEFAULT)


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 4))
def test_two_values_are_equal_just_where_they_read_alike(one: float, other: float, digits: int) -> None:
    shares = Percent.of(one, digits), Percent.of(other, digits)
    assert (shares[0] == shares[1]) == (value_text(shares[0]) == value_text(shares[1]))
    limits = [beside_limit(each, 1.0)[0] for each in (one, other)]
    assert (limits[0] == limits[1]) == (value_text(limits[0]) == value_text(limits[1]))


def places(template: str) -> set[str]:
    return {place for _, place, *_ in Formatter().parse(template) if place}


def check_said(rule: Rule, document: CapabilityMap) -> set[str]:
    """The variants that a check says of a map, each finding with a value for each place but the terms."""
    said = set()
    for finding in found(rule, document):
        valued = {place for place, _ in finding.values}
        assert valued == places(rule.templates[finding.variant]) - DEFAULT.places.keys(), finding
        assert message(finding, DEFAULT).endswith(".")
        said.add(finding.variant)
    return said


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_each_template_of_a_check_is_said_by_some_map_with_all_its_values(code: str) -> None:
    rule = all_rules()[code]
    said = set().union(*(check_said(rule, document) for document in examples(code)))
    assert said == rule.templates.keys()


@settings(max_examples=50)
@given(maps())
def test_whatever_a_check_finds_can_be_said(document: CapabilityMap) -> None:
    for rule in all_rules().values():
        check_said(rule, document)
