"""Candidates: who fits a skill best, and what handing over does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.domain.candidates import best_fitting, give_lead, ranked, stand_back
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Policy, Role, Scenario, Skill
from workbench.domain.transform import EditRefused

SKILL = Skill("apis", "Social APIs", group="Build", belongs_to="technology", importance=5, level_needed=3)
NEAR = Skill("bots", "Bots", group="Build", belongs_to="technology", importance=2, level_needed=2)
ADS = Skill("ads", "Ads", group="Reach", belongs_to="marketing", importance=4, level_needed=2)


def index_of(*roles: Role, skills: tuple[Skill, ...] = (SKILL, NEAR, ADS), policy: Policy = Policy()) -> Index:  # noqa: B008
    """A scenario of these roles."""
    scenario = Scenario("today", "Today", model="hub_and_spoke", roles=roles)
    return Index(CapabilityMap("Map", policy=policy, skills=skills, scenarios=(scenario,)), scenario)


def role(identifier: str, discipline: str = "technology", *held: Assignment) -> Role:
    """A role that holds some skills."""
    return Role(identifier, identifier.title(), discipline=discipline, assignments=held)  # type: ignore[arg-type]


def order(index: Index, **options: object) -> list[str]:
    """The ids of the ranked roles."""
    return [each.id for each in ranked(index, SKILL, **options)]  # type: ignore[arg-type]


def test_discipline_comes_before_strength() -> None:
    index = index_of(role("ad", "marketing", Assignment("apis", "lead", level=4)), role("dev", "product"))
    assert order(index) == ["dev", "ad"]


def test_then_the_group_then_strength_then_the_load_then_the_id() -> None:
    helper = role("helper", "technology", Assignment("apis", "support", level=3))
    weaker = role("weaker", "technology", Assignment("apis", "support", level=1))
    grouped = role("grouped", "technology", Assignment("bots", "lead", level=2))
    loaded = role("a-loaded", "technology", Assignment("ads", "lead", level=2))
    free, other = role("free"), role("zero")
    index = index_of(other, loaded, free, grouped, weaker, helper, policy=Policy(load_limit=1))
    assert order(index) == ["helper", "grouped", "weaker", "free", "zero", "a-loaded"]


def test_work_of_either_side_fits_every_kind_of_work() -> None:
    shared = replace(SKILL, belongs_to="either")
    index = index_of(role("a-dev"), role("b-hub", "hub"), role("c-ad", "marketing"), skills=(shared, NEAR, ADS))
    assert [each.id for each in ranked(index, shared)] == ["a-dev", "b-hub", "c-ad"]


def test_where_a_skill_has_no_group_strength_decides() -> None:
    alone = replace(SKILL, group="")
    helper = role("helper", "technology", Assignment("apis", "support", level=3))
    grouped = role("a-grouped", "technology", Assignment("bots", "lead", level=2))
    index = index_of(grouped, helper, skills=(alone, NEAR, ADS))
    assert [each.id for each in ranked(index, alone)] == ["helper", "a-grouped"]


@pytest.mark.parametrize("policy", [Policy(lead_limit=1), Policy(load_limit=2 / 11)])
def test_who_leads_as_much_as_is_allowed_comes_last_even_if_nobody_else_fits(policy: Policy) -> None:
    full = role("full", "technology", Assignment("apis", "support", level=3), Assignment("bots", "lead", level=3))
    writer, buyer = role("writer", "marketing"), role("buyer", "marketing", Assignment("ads", "lead", level=2))
    assert order(index_of(full, writer, policy=policy)) == ["writer", "full"]
    assert order(index_of(buyer, full, policy=policy)) == ["full", "buyer"], "among those, who fits comes first"


def test_a_side_and_roles_left_out() -> None:
    index = index_of(role("ad", "marketing"), role("dev"), role("pm", "product"), role("hub", "hub"))
    assert order(index, side="marketing") == ["ad"]
    assert order(index, side="product", without=("dev",)) == ["pm"]
    assert best_fitting(index, SKILL, side="marketing", without=("ad",)) is None


def test_a_lead_handed_over_leaves_help_behind() -> None:
    index = index_of(role("old", "technology", Assignment("apis", "lead", level=4, note="since May")), role("new"))
    after = give_lead("today", "apis", "new")(index.document).scenarios[0]
    old, new = after.roles
    assert new.assignments == (Assignment("apis", "lead", level=3),)
    assert old.assignments == (Assignment("apis", "support", level=1, note="since May"),)


def test_who_supports_a_skill_goes_on_as_before_when_its_lead_is_handed_over() -> None:
    helper = role("helper", "technology", Assignment("apis", "support", level=3))
    index = index_of(role("old", "technology", Assignment("apis", "lead", level=4)), helper, role("new"))
    assert give_lead("today", "apis", "new")(index.document).scenarios[0].roles[1] is helper


def test_a_level_above_need_and_the_note_are_kept_by_who_takes_the_lead() -> None:
    index = index_of(role("new", "technology", Assignment("apis", "support", level=4, note="knows it")))
    after = give_lead("today", "apis", "new")(index.document).scenarios[0]
    assert after.roles[0].assignments == (Assignment("apis", "lead", level=4, note="knows it"),)


def test_where_level_1_is_enough_nobody_stands_back_with_help() -> None:
    easy = replace(SKILL, level_needed=1)
    assert stand_back(role("old", "technology", Assignment("apis", "lead", level=2)), easy).assignments == ()


def test_roles_that_have_nothing_to_do_with_it_stay_the_same_object() -> None:
    bystander = role("by", "product", Assignment("ads", "support", level=1))
    index = index_of(bystander, role("new"))
    assert give_lead("today", "apis", "new")(index.document).scenarios[0].roles[0] is bystander


def test_a_role_or_skill_that_is_gone_is_refused() -> None:
    index = index_of(role("new"))
    for skill, to in (("gone", "new"), ("apis", "gone")):
        with pytest.raises(EditRefused):
            give_lead("today", skill, to)(index.document)
