"""The map as a value: checked replacement, sharing of what an edit leaves alone, and what a change says differs."""

from __future__ import annotations

import dataclasses
from dataclasses import replace as swapped

import pytest

from workbench.domain import transform
from workbench.domain.change import Change
from workbench.domain.merge_skills import merge_skills
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.validate import problems

APIS, ADS = (
    Skill("apis", "Social APIs", group="Build", belongs_to="technology", importance=5, level_needed=3),
    Skill("ads", "Ads", group="Reach", belongs_to="marketing", importance=4, level_needed=2),
)
LEAD, HELPER = (
    Role("lead", "Lead", assignments=(Assignment("apis", "lead", level=3), Assignment("ads", "support", level=1))),
    Role("helper", "Helper", reports_to="lead", assignments=(Assignment("ads", "lead", level=2),)),
)
SCENARIO = Scenario(
    "today", "Today", model="holistic", departments=(Department("d", "D", kind="product"),), roles=(LEAD, HELPER)
)
OTHER = Scenario("later", "Later", model="holistic")
MAP = CapabilityMap("Map", skills=(APIS, ADS), scenarios=(SCENARIO, OTHER))


def test_replacing_with_what_is_there_gives_the_very_object() -> None:
    assert replace(LEAD, title="Lead", grade=LEAD.grade) is LEAD


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("grade", 9, "grade 9 is not 1-7"), ("title", " ", "title is empty"), ("headcount", -1, "headcount -1 is not")],
)
def test_a_value_outside_its_limits_is_refused_by_name(field: str, value: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(LEAD, **{field: value})


def test_true_is_no_number_and_an_unknown_field_no_field() -> None:
    with pytest.raises(ValueError, match="importance"):
        replace(APIS, importance=True)
    with pytest.raises(TypeError, match="no field 'tittle'"):
        replace(LEAD, tittle="x")


def test_nothing_of_the_map_can_be_changed_in_place() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        LEAD.title = "x"  # type: ignore[misc]


def test_an_edit_keeps_every_object_it_does_not_touch() -> None:
    after = transform.edit_role(MAP, "today", "helper", lambda role: transform.set_assignment(role, "ads", level=4))
    assert after.skills is MAP.skills
    assert after.scenarios[1] is OTHER
    assert after.scenarios[0].roles[0] is LEAD
    assert after.scenarios[0].departments is SCENARIO.departments
    assert after.scenarios[0].roles[1] is not HELPER
    assert transform.edit_role(MAP, "today", "helper", lambda role: role) is MAP


def test_ids_are_made_of_words_and_never_taken_twice() -> None:
    assert transform.fresh_id("Social APIs!", ()) == "social-apis"
    assert transform.fresh_id("Social APIs", ("social-apis",)) not in ("", "social-apis")
    assert transform.fresh_id("接口", ())


def test_a_change_names_what_differs_and_nothing_else() -> None:
    after = transform.set_role(MAP, "today", "helper", title="Assistant")
    change = Change(MAP, after, "today", "today")
    assert (change.roles, change.skills, change.departments) == ({"helper"}, frozenset(), frozenset())
    assert not change.other_scenario
    assert Change(MAP, MAP, "today", "later").other_scenario


def test_a_change_counts_what_is_gone_over_the_whole_map() -> None:
    def lost(after: CapabilityMap) -> int:
        return Change(MAP, after, "today", "today").lost

    def with_today(**changes: object) -> CapabilityMap:
        return replace(MAP, scenarios=(replace(SCENARIO, **changes), OTHER))

    assert lost(MAP) == 0
    assert lost(transform.set_role(MAP, "today", "helper", title="Assistant")) == 0
    assert lost(replace(MAP, skills=(ADS,))) == 1
    assert lost(with_today(roles=(HELPER,))) == 1 + 2
    assert lost(with_today(departments=())) == 1
    assert lost(with_today(roles=(replace(LEAD, assignments=()), HELPER))) == 2
    assert lost(replace(MAP, scenarios=(OTHER,))) == 1 + 1 + 2 + 3
    assert Change(replace(MAP, scenarios=(OTHER,)), MAP, "later", "today").lost == 0


def test_merged_skills_keep_the_stronger_holding_and_the_name_as_an_alias() -> None:
    after = merge_skills(MAP, "apis", "ads")
    lead, helper = after.scenarios[0].roles
    assert [each.id for each in after.skills] == ["apis"]
    assert "Ads" in after.skills[0].aliases
    assert [(each.skill, each.kind) for each in lead.assignments] == [("apis", "lead")]
    assert [(each.skill, each.kind) for each in helper.assignments] == [("apis", "support")]
    assert not list(problems(after))


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (swapped(SCENARIO, roles=(LEAD, LEAD)), "role"),
        (swapped(SCENARIO, roles=(swapped(LEAD, reports_to="helper"), HELPER)), "reports to itself"),
        (swapped(SCENARIO, roles=(swapped(LEAD, reports_to="gone"),)), "gone"),
        (swapped(SCENARIO, roles=(swapped(LEAD, department="gone"),)), "gone"),
        (swapped(SCENARIO, roles=(swapped(LEAD, assignments=(Assignment("gone", "lead", level=1),)),)), "gone"),
        (swapped(SCENARIO, roles=(swapped(LEAD, assignments=LEAD.assignments[:1] * 2),)), "second time"),
        (swapped(SCENARIO, roles=(swapped(LEAD, grade=0),)), "grade 0 is not 1-7"),
        (swapped(SCENARIO, departments=(Department("d", "D", kind="product", parent="d"),)), "lies inside itself"),
        (swapped(SCENARIO, departments=(Department("d", "D", kind="product", parent="gone"),)), "gone"),
    ],
)
def test_what_is_unsound_is_said_by_place(scenario: Scenario, said: str) -> None:
    found = list(problems(swapped(MAP, scenarios=(scenario,))))
    assert any(said in each for each in found)
    assert all(each.startswith("scenario 1") for each in found)


def test_a_map_needs_a_scenario_and_ids_once() -> None:
    assert any("needs at least one" in each for each in problems(swapped(MAP, scenarios=())))
    assert list(problems(swapped(MAP, skills=(APIS, APIS, ADS))))
    assert not list(problems(MAP))
