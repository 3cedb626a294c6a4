"""People of a map, and its words: what becomes of them by other edits, handing on, and what does not hold together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests.files.maps import FULL, maps
from workbench.application.edits.skills import DeleteSkills, MergeSkills
from workbench.domain.change import Change
from workbench.domain.model import CapabilityMap, Department, Person, PersonLevel, Role, Scenario, Terms, Waiver
from workbench.domain.people import with_levels, without_names, without_people, without_person
from workbench.domain.transform import EditRefused
from workbench.domain.validate import problems
from workbench.files.spelling import texts_of

TODAY = FULL.scenarios[0]
ADA = FULL.people[0]


def levels(document: CapabilityMap, person: str = "ada") -> dict[str, int]:
    found = next(each for each in document.people if each.id == person)
    return {known.skill: known.level for known in found.levels}


def test_where_a_skill_goes_nobody_has_a_level_in_it() -> None:
    after = DeleteSkills(("apis",)).apply(FULL)
    assert levels(after) == {"ads": 0}
    assert levels(after, "engineer") == {}
    assert not list(problems(after))


def test_where_skills_are_merged_the_higher_level_stays() -> None:
    after = MergeSkills("ads", "apis").apply(FULL)
    assert levels(after) == {"ads": 3}
    assert levels(after, "engineer") == {"ads": 4}
    assert not list(problems(after))
    turned = replace(FULL, people=(replace(ADA, levels=ADA.levels[::-1]), *FULL.people[1:]))
    for document in (FULL, turned):
        assert levels(MergeSkills("apis", "ads").apply(document)) == {"apis": 3}


def test_an_edit_of_other_things_leaves_the_people_as_they_are() -> None:
    unknown = replace(FULL, people=(replace(ADA, levels=()), FULL.people[1]))
    assert MergeSkills("ads", "apis").apply(unknown).people[0] is unknown.people[0]


def test_a_level_said_anew_stands_in_its_place() -> None:
    changed = with_levels(ADA, (PersonLevel("ads", 2),))
    assert changed.levels == (PersonLevel("apis", 3), PersonLevel("ads", 2))
    assert with_levels(changed, (PersonLevel("ads", 2),)) is changed
    first = with_levels(changed, (PersonLevel("apis", 4),))
    assert first.levels == (PersonLevel("apis", 4), PersonLevel("ads", 2))


def test_without_a_person_nothing_of_the_map_names_her() -> None:
    after = without_person(FULL, "ada")
    assert [each.id for each in after.people] == ["engineer"]
    assert after.scenarios[0].roles[0].people == ("engineer",)
    assert [each.code for each in after.scenarios[0].waivers] == ["GAP1", "HUB1"]
    assert not list(problems(after))
    with pytest.raises(EditRefused, match="That person is no longer there"):
        without_person(after, "ada")


@given(maps())
def test_without_people_nobody_is_in_a_map_and_all_else_stays(document: CapabilityMap) -> None:
    bare = without_people(document)
    assert not list(problems(bare))
    assert bare.people == ()
    for before, after in zip(document.scenarios, bare.scenarios, strict=True):
        assert after.roles == tuple(replace(role, people=()) for role in before.roles)
        assert not [each for each in after.waivers if each.code.startswith("FIT") or "person:" in str(each.subjects)]
    assert without_people(bare) is bare


def test_what_was_accepted_of_people_goes_with_them() -> None:
    assert [each.code for each in without_people(FULL).scenarios[0].waivers] == ["GAP1", "HUB1"]
    holder = Waiver("RISK1", ("person:ada",), severity="advice", reason="Ada knows", author="Bo", date=date(2026, 1, 2))
    spoken = replace(FULL, scenarios=(replace(TODAY, waivers=(holder,)), *FULL.scenarios[1:]))
    assert without_people(spoken).scenarios[0].waivers == ()


def test_without_names_no_text_names_anybody() -> None:
    document = replace(without_names(FULL), notes="")
    assert not [text for text in texts_of(document) if "Ada" in text and text != "Ada"]
    assert [role.holder for role in document.scenarios[0].roles] == [None, None]


# What does not hold together


SKILL = FULL.skills[0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"people": (ADA, ADA)}, "person 2: the id 'ada' is used before"),
        (
            {"people": (Person("x", "X", levels=(PersonLevel("none", 1),)), *FULL.people)},
            "person 1, level 1: skill 'none' is not in the library",
        ),
        (
            {"people": (replace(ADA, levels=(PersonLevel("ads", 1), PersonLevel("ads", 2))), FULL.people[1])},
            "person 1, level 2: says the level in skill 'ads' a second time",
        ),
        (
            {"people": (replace(ADA, levels=(PersonLevel("ads", 5),)), FULL.people[1])},
            "person 1, level 1: level 5 is not 0-4",
        ),
        (
            {"people": FULL.people[1:]},
            "scenario 1, role 1: is held by 'ada', who is not among the people of this map",
        ),
        ({"terms": Terms("Sales", "sales!")}, "words: both sides are called 'sales!'; they need names of their own"),
        ({"terms": Terms(hub="x" * 61)}, "is longer than 60 characters"),
        ({"terms": Terms(hub=" ")}, "words: hub is empty"),
        ({"terms": Terms(hub="two\nlines")}, "holds a control character"),
        (
            {"terms": Terms(technology="")},
            "scenario 1, department 2: 'labs' is of a third kind of work, which the words of this map leave out",
        ),
        (
            {"terms": Terms(technology=""), "skills": (replace(SKILL, belongs_to="technology"), *FULL.skills[1:])},
            "skill 1: 'apis' is of a third kind of work",
        ),
    ],
)
def test_what_does_not_hold_together_is_said_with_its_place(changed: dict[str, Any], said: str) -> None:
    found = list(problems(replace(FULL, **changed)))
    assert any(said in each for each in found), found
    assert any(said in each for each in problems(replace(FULL, **changed), FULL))


def test_a_map_without_a_third_kind_of_work_holds_together() -> None:
    units = (Department("labs", "Labs", kind="product"),)
    role = Role("psp", "Strategist", discipline="product", people=("ada",))
    plain = Scenario("s", "S", model="holistic", departments=units, roles=(role,))
    assert not list(problems(replace(FULL, terms=Terms(technology=""), scenarios=(plain,))))
    taken = replace(plain, roles=(replace(role, discipline="technology"),))
    assert list(problems(replace(FULL, terms=Terms(technology=""), scenarios=(taken,)))) == [
        "scenario 1, role 1: 'psp' is of a third kind of work, which the words of this map leave out"
    ]


def test_a_change_says_who_is_another_and_whether_the_words_are() -> None:
    scenario = TODAY.id
    assert Change(FULL, without_person(FULL, "ada"), scenario, scenario).people == {"ada"}
    assert Change(FULL, without_person(FULL, "ada"), scenario, scenario).lost == 1
    renamed = replace(FULL, terms=replace(FULL.terms, work="the work"))
    assert Change(FULL, renamed, scenario, scenario).terms
    assert not Change(FULL, replace(FULL, notes="Other"), scenario, scenario).terms
