"""The built-in templates: sound, and each showing what it is there to show."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from workbench.domain.assess import Assessment, assess, fixes
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.validate import problems
from workbench.files.templates import load, templates

TODAY = date(2026, 11, 23)
NAMES = [template.name for template in templates()]


def judged(document: CapabilityMap, scenario: Scenario) -> Assessment:
    return assess(Index(document, scenario), TODAY)


def test_they_are_offered_in_a_set_order() -> None:
    assert NAMES[:3] == ["before-and-after", "social-leadership", "blank"]
    assert len(NAMES) == 9


@pytest.mark.parametrize("name", NAMES)
def test_each_is_sound(name: str) -> None:
    assert list(problems(load(name))) == []


def test_the_starter_has_nothing_above_advice_and_a_purpose_for_each_role() -> None:
    document = load("social-leadership")
    (scenario,) = document.scenarios
    assert {finding.severity for finding in judged(document, scenario).findings} == {"advice"}
    assert all(role.purpose for role in scenario.roles)
    assert (len(document.skills), len(scenario.roles)) == (51, 14)


@pytest.mark.parametrize("name", ["decentralised", "centralised", "multiple-hub-and-spoke", "holistic"])
def test_each_organising_model_has_a_sound_example(name: str) -> None:
    document = load(name)
    (scenario,) = document.scenarios
    assert scenario.model == name.replace("-", "_")
    assert judged(document, scenario).verdict == "distinct"


def test_blank_says_nothing_yet() -> None:
    document = load("blank")
    assessment = judged(document, document.scenarios[0])
    assert assessment.verdict == "undecided"
    assert assessment.findings == ()


def test_today_shows_product_work_absorbed() -> None:
    document = load("before-and-after")
    today, proposed = document.scenarios
    found = Counter(finding.code for finding in judged(document, today).findings if finding.severity != "advice")
    assert found == {
        "FADE1": 1, "PLC1": 1, "PAR1": 1, "PAR2": 1, "PAR3": 1, "EXEC1": 1, "GAP1": 1, "OWN1": 1, "HUB3": 3,
    }  # fmt: skip
    assert judged(document, proposed).verdict == "distinct"


def test_applying_each_first_cure_of_today_ends_with_a_strategist_who_stands_alone() -> None:
    document = load("before-and-after")
    for _ in range(20):
        assessment = judged(document, document.scenarios[0])
        worst = next((each for each in assessment.findings if each.severity != "advice"), None)
        if worst is None:
            break
        document = fixes(assessment.index, worst)[0].apply(document)
    assert assessment.verdict == "distinct"
    assert all(finding.severity == "advice" for finding in assessment.findings)


@pytest.mark.parametrize("name", ["no-product-strategist", "product-strategist-under-marketing"])
def test_the_examples_of_fading_are_judged_absorbed(name: str) -> None:
    document = load(name)
    assert judged(document, document.scenarios[0]).verdict == "faded"
