"""The map's own words as an edit: what it sets, one undo label, and what it refuses, with the place and the way out."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from workbench.application.edits.terms import SetTerms, kinds_note, term_faults, third_kind
from workbench.domain.fields import FIELDS
from workbench.domain.limits import LONGEST_TERM
from workbench.domain.model import CapabilityMap, Department, Role, Scenario, Skill, Terms
from workbench.domain.transform import EditRefused
from workbench.domain.validate import problems
from workbench.files.templates import load

OWN = Terms("sales", "customer success", technology="data", hub="office", work="work with customers")


def other(**words: Any) -> Terms:
    """The terms with some others."""
    return dataclasses.replace(OWN, **words)


@pytest.fixture
def document() -> CapabilityMap:
    return load("social-leadership")


def test_the_terms_are_set_and_nothing_else(document: CapabilityMap) -> None:
    after = SetTerms(OWN).apply(document)
    assert after == dataclasses.replace(document, terms=OWN)
    assert after.skills is document.skills
    assert after.scenarios is document.scenarios
    assert SetTerms(OWN).describe(document) == "Change the words of this map"
    assert SetTerms(document.terms).apply(document) is document


def company() -> CapabilityMap:
    """A map whose departments have names that are no words of it yet."""
    units = (
        Department("centre", "Customer  Centre", kind="other"),
        Department("auto", "Automation", kind="other"),
        Department("sold", "Vertrieb", kind="sales"),
        Department("buy", "Purchasing", kind="other"),
    )
    roles = (
        Role("lead", "Lead", grade=4, department="centre", discipline="hub"),
        Role("agent", "Agent", grade=2, department="centre"),
        Role("fitter", "Fitter", grade=2, department="auto"),
        Role("buyer", "Buyer", grade=2, department="buy"),
    )
    now = Scenario("now", "Now", model="centralised", departments=units, roles=roles)
    return CapabilityMap("Map", scenarios=(now, dataclasses.replace(now, id="then", name="Then")))


def test_a_department_of_no_kind_that_is_called_as_a_new_word_gets_that_kind() -> None:
    document = company()
    words = dataclasses.replace(document.terms, hub="customer centre", technology="Automation", marketing="Vertrieb")
    after = SetTerms(words).apply(document)
    for before, scenario in zip(document.scenarios, after.scenarios, strict=True):
        assert [unit.kind for unit in scenario.departments] == ["hub", "technology", "sales", "other"]
        assert [role.discipline for role in scenario.roles] == ["hub", "hub", "technology", "other"]
        assert scenario.departments[2:] == before.departments[2:]
        assert scenario.roles[0] is before.roles[0]
    assert list(problems(after)) == []
    assert kinds_note(document, words) == (
        "The departments Customer  Centre and Automation get the kind of the same name; "
        "roles in them that do other work get it, too."
    )


def test_a_department_that_somebody_gave_no_kind_keeps_none_where_its_word_is_as_it_was() -> None:
    document = dataclasses.replace(company(), terms=Terms(hub="Customer Centre"))
    words = Terms(hub="Customer Centre", marketing="sales force")
    assert SetTerms(words).apply(document).scenarios is document.scenarios
    assert kinds_note(document, words) == ""
    words = Terms(hub="hub", technology="automation")
    assert kinds_note(document, words).startswith("The department Automation gets the kind of the same name; ")


def test_spaces_around_a_word_are_taken_off(document: CapabilityMap) -> None:
    assert SetTerms(other(hub="  centre\n of care ")).apply(document).terms.hub == "centre of care"


@pytest.mark.parametrize("name", [name for name in FIELDS[Terms] if name != "technology"])
def test_a_word_that_is_missing_is_refused(document: CapabilityMap, name: str) -> None:
    wrong = other(**{name: " "})
    with pytest.raises(EditRefused, match="there is no word"):
        SetTerms(wrong).apply(document)


@pytest.mark.parametrize("name", list(FIELDS[Terms]))
def test_a_word_may_be_as_long_as_it_may_be_and_no_longer(document: CapabilityMap, name: str) -> None:
    longest = other(**{name: "w" * LONGEST_TERM})
    assert SetTerms(longest).apply(document).terms == longest
    wrong = other(**{name: "w" * (LONGEST_TERM + 1)})
    assert list(term_faults(document, wrong)) == [name]
    with pytest.raises(EditRefused, match=f"{LONGEST_TERM + 1} characters are too long"):
        SetTerms(wrong).apply(document)


@pytest.mark.parametrize("alike", ["sales", "SALES", "Sales!"])
def test_the_two_sides_have_words_of_their_own(document: CapabilityMap, alike: str) -> None:
    with pytest.raises(EditRefused, match="Give each a word of its own"):
        SetTerms(other(product=alike)).apply(document)


@pytest.mark.parametrize(
    ("words", "name", "like"),
    [
        ({"marketing": "Other"}, "marketing", "other"),
        ({"product": "either side"}, "product", "either side"),
        ({"technology": "Sales"}, "technology", "sales"),
        ({"hub": "customer-success"}, "hub", "customer success"),
        ({"hub_lead": "none"}, "hub_lead", "none"),
        ({"hub_lead": "social product strategist"}, "hub_lead", "Social Product Strategist"),
    ],
)
def test_no_word_reads_like_another_of_its_chooser(
    document: CapabilityMap, words: dict[str, str], name: str, like: str
) -> None:
    faults = term_faults(document, other(**words))
    assert faults == {name: f"{FIELDS[Terms][name].label}: this word reads like “{like}”. Type another one."}
    with pytest.raises(EditRefused, match="Type another one"):
        SetTerms(other(**words)).apply(document)


def test_a_third_kind_that_is_used_keeps_a_word(document: CapabilityMap) -> None:
    none = other(technology="")
    kinds = [role.discipline for scenario in document.scenarios for role in scenario.roles]
    skills = sum(skill.belongs_to == "technology" for skill in document.skills)
    with pytest.raises(EditRefused) as refused:
        SetTerms(none).apply(document)
    assert str(refused.value).startswith(f"{skills} skills, {kinds.count('technology')} role")
    assert str(refused.value).endswith("Give it a word, or make them another kind first.")


@pytest.mark.parametrize(("number", "said"), [(1, "1 skill is"), (2, "2 skills are")])
def test_what_is_of_the_third_kind_is_said_with_its_verb(number: int, said: str) -> None:
    skills = tuple(
        Skill(f"s{n}", f"Skill {n}", group="", belongs_to="technology", importance=3, level_needed=2)
        for n in range(number)
    )
    blank = load("blank")
    units = [dataclasses.replace(scenario, departments=(), roles=()) for scenario in blank.scenarios]
    assert third_kind(dataclasses.replace(blank, skills=skills, scenarios=tuple(units))) == said


def test_a_third_kind_that_nothing_uses_may_go() -> None:
    blank = load("blank")
    units = [dataclasses.replace(scenario, departments=(), roles=()) for scenario in blank.scenarios]
    empty = dataclasses.replace(blank, skills=(), scenarios=tuple(units))
    assert SetTerms(other(technology="")).apply(empty).terms.technology == ""
