"""Who holds which skill: each edit's result, label, refusals, and what stays the same object."""

from __future__ import annotations

import pytest

from tests.application.samples import changed_roles, holding, role, sample
from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.edits.assignments import (
    Assign,
    Copy,
    Move,
    OrderHeaviestFirst,
    Remove,
    Reorder,
    SetKind,
    SetLevel,
    SetNote,
)
from workbench.domain.model import Assignment, AssignmentKind
from workbench.domain.replace import replace
from workbench.domain.transform import edit_role
from workbench.domain.validate import problems


def test_assigned_to_nobody_yet_it_leads_at_the_level_needed():
    before = sample()
    without = Remove("today", "engineer", ("apis",)).apply(before)
    edit = Assign("today", "psm", ("apis",))
    assert edit.describe(without) == "Assign Social APIs to Social Product Strategist"
    after = edit.apply(without)
    assert holding(after, "psm", "apis") == Assignment("apis", "lead", level=4)
    assert changed_roles(without, after) == {"psm"}


def test_assigned_where_another_leads_it_supports():
    before = sample()
    after = Assign("today", "psm", ("apis",)).apply(before)
    assert holding(after, "psm", "apis") == Assignment("apis", "support", level=4)
    assert changed_roles(before, after) == {"psm"}


def test_a_lead_taken_over_makes_the_former_lead_a_support_that_keeps_level_and_note():
    before = sample()
    after = Assign("today", "psm", ("apis",), "lead", 2).apply(before)
    assert holding(after, "psm", "apis") == Assignment("apis", "lead", level=2)
    assert holding(after, "engineer", "apis") == Assignment("apis", "support", level=3, note="since spring")
    assert changed_roles(before, after) == {"psm", "engineer"}
    kept = role(after, "engineer").assignments[1:]
    assert all(new is old for new, old in zip(kept, role(before, "engineer").assignments[1:], strict=True))


def test_of_several_skills_those_that_fit_are_assigned():
    before = sample()
    edit = Assign("today", "psm", ("graph", "ads", "talk", "ads"))
    assert edit.describe(before) == "Assign 2 skills to Social Product Strategist"
    after = edit.apply(before)
    assert [each.skill for each in role(after, "psm").assignments] == ["graph", "ads", "talk"]


def test_moved_with_level_and_note_and_still_a_lead():
    before = sample()
    edit = Move("today", "msm", "engineer", ("pages",), before="graph")
    assert edit.describe(before) == "Move Page and account management to Social Engineer"
    after = edit.apply(before)
    assert holding(after, "msm", "pages") is None
    assert holding(after, "engineer", "pages") == Assignment("pages", "lead", level=2, note="with the agency")
    assert [each.skill for each in role(after, "engineer").assignments] == ["apis", "pages", "graph", "talk"]
    assert changed_roles(before, after) == {"msm", "engineer"}


def test_a_support_moved_into_leads_takes_the_lead_over():
    before = Copy("today", "msm", "engineer", ("ads",)).apply(sample())
    after = Move("today", "engineer", "psm", ("ads",), "lead").apply(before)
    assert [holding(after, each, "ads") for each in ("msm", "psm", "engineer")] == [
        Assignment("ads", "support", level=3),
        Assignment("ads", "lead", level=3),
        None,
    ]
    assert changed_roles(before, after) == {"msm", "psm", "engineer"}


def test_a_copied_lead_becomes_a_support():
    before = sample()
    edit = Copy("today", "engineer", "psm", ("apis",))
    assert edit.describe(before) == "Copy Social APIs to Social Product Strategist"
    after = edit.apply(before)
    assert holding(after, "psm", "apis") == Assignment("apis", "support", level=3, note="since spring")
    assert changed_roles(before, after) == {"psm"}


def test_a_copy_dropped_into_leads_takes_the_lead_over():
    after = Copy("today", "engineer", "psm", ("apis",), "lead").apply(sample())
    assert holding(after, "psm", "apis") == Assignment("apis", "lead", level=3, note="since spring")
    assert holding(after, "engineer", "apis") == Assignment("apis", "support", level=3, note="since spring")


def test_removed_skills_stay_in_the_library():
    before = sample()
    edit = Remove("today", "engineer", ("apis", "talk"))
    assert edit.describe(before) == "Remove 2 skills from Social Engineer"
    after = edit.apply(before)
    assert [each.skill for each in role(after, "engineer").assignments] == ["graph"]
    assert changed_roles(before, after) == {"engineer"}


@pytest.mark.parametrize(
    ("moved", "place", "order"),
    [
        (("talk",), "apis", ["talk", "apis", "graph"]),
        (("apis",), None, ["graph", "talk", "apis"]),
        (("apis", "graph"), "apis", ["apis", "graph", "talk"]),
        (("graph", "apis"), "talk", ["graph", "apis", "talk"]),
        (("apis", "talk"), "graph", ["apis", "talk", "graph"]),
    ],
)
def test_ordered_within_a_card(moved: tuple[str, ...], place: str | None, order: list[str]):
    before = sample()
    edit = Reorder("today", "engineer", moved, place)
    label = edit.describe(before)
    assert label == (
        "Order the skills of Social Engineer"
        if len(moved) > 1
        else {"apis": "Put Community dialogue before Social APIs", None: "Put Social APIs last"}[place]
    )
    after = edit.apply(before)
    assert [each.skill for each in role(after, "engineer").assignments] == order
    assert (after is before) == (order == ["apis", "graph", "talk"])


def test_an_assigned_skill_takes_its_place_by_weight_and_the_users_order_is_kept():
    before = Reorder("today", "engineer", ("talk",), "apis").apply(sample())
    assert [each.skill for each in role(before, "engineer").assignments] == ["talk", "apis", "graph"]
    after = Assign("today", "engineer", ("pages", "ads"), "support").apply(before)
    held = role(after, "engineer").assignments
    kinds = {each.skill: each.kind for each in held}
    supports = [each.skill for each in held if each.kind == "support"]
    assert [each.skill for each in held if kinds[each.skill] == "lead"] == [
        each.skill for each in role(before, "engineer").assignments if each.kind == "lead"
    ]
    assert supports.index("ads") < supports.index("pages")
    others = [each for each in supports if each not in ("ads", "pages")]
    assert others == [each.skill for each in role(before, "engineer").assignments if each.kind == "support"]


def test_a_moved_skill_goes_where_it_was_put_or_by_weight():
    by_weight = Move("today", "msm", "engineer", ("ads", "pages"), "lead").apply(sample())
    leads = [each.skill for each in role(by_weight, "engineer").assignments if each.kind == "lead"]
    weights = {each.id: each.importance for each in by_weight.skills}
    assert [weights[each] for each in leads] == sorted((weights[each] for each in leads), reverse=True)
    put = Move("today", "msm", "engineer", ("pages",), "lead", "apis").apply(sample())
    assert role(put, "engineer").assignments[0].skill == "pages"


def test_heaviest_first():
    before = Reorder("today", "engineer", ("apis",), None).apply(sample())
    edit = OrderHeaviestFirst("today", "engineer")
    assert edit.describe(before) == "Order the skills of Social Engineer heaviest first"
    after = edit.apply(before)
    assert [each.skill for each in role(after, "engineer").assignments] == ["apis", "graph", "talk"]
    assert edit.apply(after) is after


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("lead", "Make Social Engineer lead Social graph strategy"),
        ("support", "Make Social Engineer support Social graph strategy"),
    ],
)
def test_made_lead_or_support(kind: AssignmentKind, label: str):
    before = sample()
    edit = SetKind("today", "engineer", ("graph",), kind)
    assert edit.describe(before) == label
    after = edit.apply(before)
    if kind == "support":
        assert after is before
    else:
        assert holding(after, "engineer", "graph") == Assignment("graph", "lead", level=2)
        assert holding(after, "psm", "graph") == Assignment("graph", "support", level=3)
        assert changed_roles(before, after) == {"engineer", "psm"}


@pytest.mark.parametrize(
    ("skills", "level", "label"),
    [
        (("apis",), 4, "Raise Social APIs to level 4"),
        (("apis",), 1, "Lower Social APIs to level 1"),
        (("apis",), 3, "Set Social APIs to level 3"),
        (("apis", "graph"), 4, "Raise 2 skills to level 4"),
        (("apis", "talk"), 2, "Set 2 skills to level 2"),
    ],
)
def test_level(skills: tuple[str, ...], level: int, label: str):
    before = sample()
    edit = SetLevel("today", "engineer", skills, level)
    assert edit.describe(before) == label
    after = edit.apply(before)
    assert {holding(after, "engineer", each).level for each in skills} == {level}
    assert changed_roles(before, after) == (set() if label.startswith("Set Social") else {"engineer"})


def test_note():
    before = sample()
    edit = SetNote("today", "engineer", "apis", "half time")
    assert edit.describe(before) == "Change the note on Social APIs"
    assert holding(edit.apply(before), "engineer", "apis") == Assignment("apis", "lead", level=3, note="half time")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Assign("today", "engineer", ("apis",)), "Social Engineer holds Social APIs already."),
        (
            Assign("today", "engineer", ("apis", "graph", "talk")),
            "Social Engineer holds Social APIs, Social graph strategy and Community dialogue already.",
        ),
        (Move("today", "psm", "engineer", ("graph",)), "Social Engineer holds Social graph strategy already."),
        (Move("today", "engineer", "engineer", ("apis",)), "Social Engineer holds Social APIs already."),
        (Move("today", "psm", "engineer", ("ads",)), "Social Product Strategist does not hold Ad management."),
        (Copy("today", "psm", "engineer", ("graph",)), "Social Engineer holds Social graph strategy already."),
        (Remove("today", "psm", ("ads",)), "Social Product Strategist does not hold Ad management."),
        (Reorder("today", "engineer", ("apis",), "ads"), "Social Engineer no longer holds the skill to put it before."),
        (SetKind("today", "psm", ("ads",), "lead"), "Social Product Strategist does not hold Ad management."),
        (SetLevel("today", "psm", ("ads",), 2), "Social Product Strategist does not hold Ad management."),
        (SetNote("today", "psm", "ads", ""), "Social Product Strategist does not hold Ad management."),
        (SetLevel("today", "engineer", ("apis",), 9), "That cannot be: level 9 is not 1-4. Nothing was changed."),
        (Assign("today", "psm", ("ads",), level=0), "That cannot be: level 0 is not 1-4. Nothing was changed."),
        (Assign("today", "gone", ("ads",)), "That role is no longer there. Nothing was changed."),
        (Assign("today", "psm", ("gone",)), "That skill is no longer there. Nothing was changed."),
    ],
)
def test_refused_with_a_sentence(edit: Edit, sentence: str):
    with pytest.raises(EditRefused) as refusal:
        apply_or_refuse(edit, sample())
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "edit",
    [
        Assign("today", "psm", ("apis", "ads"), "lead"),
        Move("today", "engineer", "msm", ("apis", "graph", "talk"), "lead", "pages"),
        Copy("today", "engineer", "msm", ("apis",)),
    ],
)
def test_the_map_stays_sound(edit: Edit):
    assert not list(problems(edit.apply(sample())))


def test_a_role_is_named_by_what_tells_it_from_others_of_its_title():
    before = edit_role(sample(), "today", "engineer", lambda each: replace(each, title="Social Product Strategist"))
    without = Remove("today", "psm", ("graph",))
    assert without.describe(before) == "Remove Social graph strategy from Social Product Strategist (Product)"
    assert Assign("today", "engineer", ("ads",)).describe(before) == (
        "Assign Ad management to Social Product Strategist (Ada)"
    )
    with pytest.raises(EditRefused, match=r"^Social Product Strategist \(Ada\) holds Social APIs already\.$"):
        apply_or_refuse(Assign("today", "engineer", ("apis",)), before)
