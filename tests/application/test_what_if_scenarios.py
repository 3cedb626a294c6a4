"""A role folded into another, and what-ifs as scenarios: nothing is lost, and what they came from stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.application.samples import holding, role, sample
from tests.support.strategies import maps
from workbench.application.edit import EditRefused, apply_or_refuse
from workbench.application.edits.fold import FoldRole
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.application.edits.scenarios import DuplicateScenario
from workbench.application.edits.what_if_scenarios import TryInScenario, folded_in_copy, placed_in_copy, without_in_copy
from workbench.domain.assess import assess
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Role
from workbench.domain.transform import find, held
from workbench.domain.validate import problems

TODAY = date(2026, 3, 1)


def with_roles(*roles: Role) -> CapabilityMap:
    """The sample with other roles in Today."""
    before = sample()
    return replace(before, scenarios=(replace(before.scenarios[0], roles=roles, waivers=()), before.scenarios[1]))


def test_the_other_holds_each_skill_at_the_higher_level_and_leads_what_either_led() -> None:
    before = sample()
    edit = FoldRole("today", "engineer", "psm")
    assert edit.describe(before) == "Fold Social Engineer into Social Product Strategist"
    after = edit.apply(before)
    assert holding(after, "psm", "graph") == Assignment("graph", "lead", level=3)
    assert holding(after, "psm", "apis") == Assignment("apis", "lead", level=3, note="since spring")
    assert holding(after, "psm", "talk") == Assignment("talk", "support", level=1)
    assert [each.id for each in after.scenarios[0].roles] == ["head", "msm", "psm"]
    assert role(after, "msm") is role(before, "msm")
    assert after.scenarios[1] is before.scenarios[1]
    back = FoldRole("today", "psm", "engineer").apply(before)
    assert holding(back, "engineer", "graph") == Assignment("graph", "lead", level=3)


def test_the_notes_on_a_skill_both_hold_are_both_kept() -> None:
    one = Role("one", "One", assignments=(Assignment("ads", "support", level=4, note="knows the market"),))
    two = Role("two", "Two", assignments=(Assignment("ads", "lead", level=2, note="with the agency"),))
    after = FoldRole("today", "two", "one").apply(with_roles(one, two))
    assert holding(after, "one", "ads") == Assignment("ads", "lead", level=4, note="knows the market; with the agency")


def test_reports_and_dotted_lines_go_to_the_other_and_none_is_said_twice() -> None:
    before = with_roles(
        Role("top", "Top"),
        Role("gone", "Gone", reports_to="top", dotted_to=("far", "into")),
        Role("into", "Into", reports_to="top", dotted_to=("gone",)),
        Role("far", "Far", dotted_to=("gone", "into")),
        Role("below", "Below", reports_to="gone", dotted_to=("into", "far")),
        Role("beside", "Beside", reports_to="into", dotted_to=("gone",)),
    )
    after = FoldRole("today", "gone", "into").apply(before)
    lines = {each.id: (each.reports_to, each.dotted_to) for each in after.scenarios[0].roles}
    assert lines == {
        "top": (None, ()),
        "into": ("top", ("far",)),
        "far": (None, ("into",)),
        "below": ("into", ("far",)),
        "beside": ("into", ()),
    }
    assert role(after, "top") is role(before, "top")


def test_one_that_stood_below_takes_the_place_in_the_line() -> None:
    before = with_roles(
        Role("top", "Top"),
        Role("gone", "Gone", reports_to="top"),
        Role("middle", "Middle", reports_to="gone"),
        Role("into", "Into", reports_to="middle"),
    )
    after = FoldRole("today", "gone", "into").apply(before)
    assert {each.id: each.reports_to for each in after.scenarios[0].roles} == {
        "top": None,
        "middle": "into",
        "into": "top",
    }


def test_headcounts_add_up_and_what_the_other_does_not_say_is_taken_over() -> None:
    gone = Role("gone", "Gone", acts_as="hub_lead", headcount=0.2, holder="Bo", purpose="Keeps the hub", grade=6)
    into = Role("into", "Into", headcount=0.1, holder="Ada", status="vacant", grade=4, department="product")
    both = role(FoldRole("today", "gone", "into").apply(with_roles(gone, into)), "into")
    assert (both.headcount, both.holder, both.acts_as, both.purpose) == (0.3, "Ada, Bo", "hub_lead", "Keeps the hub")
    assert (both.grade, both.department, both.status) == (4, "product", "existing")
    whole = role(FoldRole("today", "into", "gone").apply(with_roles(gone, replace(into, headcount=2))), "gone")
    assert (whole.headcount, whole.purpose, whole.status) == (2.2, "Keeps the hub", "existing")
    other = replace(into, acts_as="product_strategist")
    assert role(FoldRole("today", "gone", "into").apply(with_roles(gone, other)), "into").acts_as == (
        "product_strategist"
    )


def test_waivers_on_the_role_go_with_it() -> None:
    assert [each.code for each in FoldRole("today", "engineer", "psm").apply(sample()).scenarios[0].waivers] == ["HUB3"]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (FoldRole("today", "psm", "psm"), "cannot be folded into itself. Choose another role."),
        (FoldRole("today", "gone", "psm"), "That role is no longer there. Nothing was changed."),
        (TryInScenario(DeleteRoles("today", ("psm",)), "Proposed"), "There is a scenario called Proposed already."),
        (
            TryInScenario(SetRole("today", "psm", "department", "product"), "Other"),
            "That is how it is already, so there is nothing to compare.",
        ),
    ],
)
def test_refused_with_a_sentence(edit: Any, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        apply_or_refuse(edit, sample())


def test_a_trial_is_a_scenario_behind_the_one_it_came_from_and_is_called_after_what_it_tries() -> None:
    before = sample()
    trials = {
        "Today, without Social Engineer": (
            without_in_copy(before, "today", "engineer"),
            "What if: Delete Social Engineer",
        ),
        "Today, Social Engineer folded into Social Product Strategist": (
            folded_in_copy(before, "today", "engineer", "psm"),
            "What if: Fold Social Engineer into Social Product Strategist",
        ),
        "Today, Social Product Strategist in Marketing": (
            placed_in_copy(before, "today", "psm", "marketing"),
            "What if: Move Social Product Strategist to Marketing",
        ),
    }
    for name, (trial, label) in trials.items():
        assert trial.name == name
        assert trial.describe(before) == label
        after = trial.apply(before)
        assert [each.name for each in after.scenarios] == ["Today", name, "Proposed"]
        assert after.scenarios[0] is before.scenarios[0]
        assert after.scenarios[2] is before.scenarios[1]
        assert after.skills is before.skills
        assert not list(problems(after))
    again = without_in_copy(after, "today", "engineer").apply(after)
    assert without_in_copy(again, "today", "engineer").name == "Today, without Social Engineer (2)"


@st.composite
def two_roles(draw: st.DrawFn) -> tuple[CapabilityMap, str, str]:
    """A map, and two of its roles."""
    document = draw(maps(most_roles=8).filter(lambda each: len(each.scenarios[0].roles) > 1))
    roles = [each.id for each in document.scenarios[0].roles]
    gone, into = draw(st.permutations(roles))[:2]
    return document, gone, into


@given(two_roles())
def test_a_fold_loses_no_skill_no_line_and_no_head(drawn: tuple[CapabilityMap, str, str]) -> None:
    document, gone, into = drawn
    after = FoldRole("s", gone, into).apply(document)
    assert not list(problems(after))
    before, scenario = document.scenarios[0], after.scenarios[0]
    both, index = find(scenario.roles, into), Index(after, scenario)
    for old in (find(before.roles, gone), find(before.roles, into)):
        for assignment in old.assignments:
            now = held(both, assignment.skill)
            assert now is not None
            assert now.level >= assignment.level
            assert now.kind == "lead" or assignment.kind == "support"
    was, is_ = (assess(each, TODAY).coverage.best("designed") for each in (Index(document, before), index))
    assert all(is_[skill].anywhere >= best.anywhere for skill, best in was.items())
    for each in before.roles:
        if each.reports_to == gone and each.id != into:
            assert find(scenario.roles, each.id).reports_to == into
    assert sum(each.headcount for each in scenario.roles) == sum(each.headcount for each in before.roles)


@given(two_roles(), st.sampled_from(["without", "folded", "placed"]))
def test_a_trial_leaves_the_scenario_it_came_from_and_does_in_the_copy_what_the_edit_does(
    drawn: tuple[CapabilityMap, str, str], kind: str
) -> None:
    document, gone, into = drawn
    departments = [each.id for each in document.scenarios[0].departments]
    if kind == "placed" and (not departments or find(document.scenarios[0].roles, gone).department == departments[0]):
        return
    trial = {
        "without": lambda: without_in_copy(document, "s", gone),
        "folded": lambda: folded_in_copy(document, "s", gone, into),
        "placed": lambda: placed_in_copy(document, "s", gone, departments[0]),
    }[kind]()
    after = trial.apply(document)
    assert after.scenarios[0] is document.scenarios[0]
    done = trial.edit.apply(document).scenarios[0]
    copy = after.scenarios[1]
    assert replace(copy, id=done.id, name=done.name) == done
    assert DuplicateScenario("s", trial.name).apply(document).scenarios[1].id == copy.id
