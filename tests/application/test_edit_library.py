"""Skills, departments, scenarios and the document itself."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.application.samples import SKILLS, holding, role, sample
from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.edits.departments import AddDepartment, DeleteDepartment, SetDepartment
from workbench.application.edits.document import SetGradeNames, SetNotes, SetTitle, SetWholePolicy
from workbench.application.edits.roles import SetRole
from workbench.application.edits.scenarios import DeleteScenario, DuplicateScenario, RenameScenario, SetModel
from workbench.application.edits.skills import AddSkill, DeleteSkills, MergeSkills, SetSkill
from workbench.domain.model import Assignment, Department, Policy, Skill
from workbench.domain.validate import problems

NEW = Skill("", " Social analysis ", group="Reach", belongs_to="marketing", importance=3, level_needed=2)


def test_add_skill():
    before = sample()
    assert AddSkill(NEW).describe(before) == "Add Social analysis"
    after = AddSkill(NEW).apply(before)
    assert after.skills[-1] == dataclasses.replace(NEW, id="social-analysis", name="Social analysis")
    assert after.scenarios is before.scenarios
    assert AddSkill(dataclasses.replace(NEW, id="apis")).apply(before).skills[-1].id == "social-analysis"
    assert AddSkill(dataclasses.replace(NEW, id="own")).apply(before).skills[-1].id == "own"


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("name", "APIs", "Rename Social APIs to APIs"),
        ("group", "Code", "Move Social APIs to the group Code"),
        ("group", "", "Take Social APIs out of its group"),
        ("belongs_to", "either", "Let Social APIs belong to either side"),
        ("importance", 2, "Set the importance of Social APIs to 2"),
        ("level_needed", 1, "Set the level needed of Social APIs to 1"),
        ("bridge", True, "Share Social APIs on purpose"),
        ("definition", "", "Change the definition of Social APIs"),
        ("aliases", ("API",), "Change the other names of Social APIs"),
        ("source", "esco:1", "Change the source of Social APIs"),
        ("in_scope", False, "Take Social APIs out of scope"),
    ],
)
def test_every_field_of_a_skill(field: str, value: Any, label: str):
    before = sample()
    edit = SetSkill("apis", field, value)
    assert edit.describe(before) == label
    after = edit.apply(before)
    assert getattr(after.skills[0], field) == value
    assert all(new is old for new, old in zip(after.skills[1:], before.skills[1:], strict=True))
    assert after.scenarios is before.scenarios
    assert edit.apply(after) is after


def test_back_in_scope_and_not_shared():
    assert SetSkill("apis", "in_scope", True).describe(sample()) == "Bring Social APIs back into scope"
    assert SetSkill("apis", "bridge", False).describe(sample()) == "No longer share Social APIs on purpose"


def test_the_id_is_no_field_to_set():
    for edit in (SetSkill("apis", "id", "x"), SetDepartment("today", "product", "id", "x")):
        with pytest.raises(TypeError):
            edit.apply(sample())


def test_deleted_skills_leave_the_roles_and_waivers_of_every_scenario():
    before = sample()
    edit = DeleteSkills(("apis", "talk"))
    assert edit.describe(before) == "Delete 2 skills"
    assert DeleteSkills(("apis",)).describe(before) == "Delete Social APIs"
    after = edit.apply(before)
    assert [each.id for each in after.skills] == ["graph", "ads", "pages"]
    for scenario in after.scenarios:
        assert [each.skill for each in role(after, "engineer", scenario.id).assignments] == ["graph"]
        assert role(after, "psm", scenario.id) is role(before, "psm")
    assert [each.code for each in after.scenarios[0].waivers] == ["HUB3"]
    assert not list(problems(after))


def test_merged_skills():
    before = sample()
    edit = MergeSkills("apis", "graph")
    assert edit.describe(before) == "Merge Social graph strategy into Social APIs"
    after = edit.apply(before)
    assert after.skills[0].aliases == ("Social graph strategy", "Graph planning")
    assert holding(after, "engineer", "apis") == Assignment("apis", "lead", level=3, note="since spring")
    assert role(after, "msm") is role(before, "msm")
    assert not list(problems(after))


def test_add_department():
    before = sample()
    edit = AddDepartment("today", " Sales ", "sales", "company")
    assert edit.describe(before) == "Add the department Sales"
    after = edit.apply(before)
    assert after.scenarios[0].departments[-1] == Department("sales", "Sales", kind="sales", parent="company")
    assert after.scenarios[0].roles is before.scenarios[0].roles


def test_add_a_department_for_what_moves_into_it():
    before = sample()
    for_role = AddDepartment("today", "Studio", "product", "product", "role:engineer").apply(before)
    assert role(for_role, "engineer").department == "studio"
    around = AddDepartment("today", "Growth", "marketing", "company", "department:platform").apply(before)
    assert around.scenarios[0].departments[3].parent == "growth"
    assert not list(problems(around))
    with pytest.raises(EditRefused):
        AddDepartment("today", "Loop", "other", "platform", "department:platform").apply(before)


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("name", "Engineering", "Rename Platform to Engineering"),
        ("kind", "hub", "Set the kind of Platform to Social hub"),
        ("parent", "marketing", "Move Platform into Marketing"),
        ("parent", None, "Move Platform to the top"),
    ],
)
def test_every_field_of_a_department(field: str, value: Any, label: str):
    before = sample()
    edit = SetDepartment("today", "platform", field, value)
    assert edit.describe(before) == label
    after = edit.apply(before)
    assert getattr(after.scenarios[0].departments[3], field) == value
    assert after.scenarios[0].departments[0] is before.scenarios[0].departments[0]


def test_a_deleted_department_hands_all_to_the_one_above():
    before = sample()
    edit = DeleteDepartment("today", "product")
    assert edit.describe(before) == "Delete the department Product"
    after = edit.apply(before)
    assert [(each.id, each.parent) for each in after.scenarios[0].departments][1:] == [
        ("marketing", "company"),
        ("platform", "company"),
    ]
    assert role(after, "psm").department == "company"
    assert role(after, "msm") is role(before, "msm")
    assert len(after.scenarios[0].waivers) == 2
    assert len(DeleteDepartment("today", "platform").apply(before).scenarios[0].waivers) == 1


def test_placed_under_another_department_and_nothing_else():
    before = sample()
    edit = SetRole("today", "psm", "department", "marketing")
    assert edit.describe(before) == "Move Social Product Strategist to Marketing"
    assert role(edit.apply(before), "psm") == dataclasses.replace(role(before, "psm"), department="marketing")


def test_scenarios():
    before = sample()
    edit = DuplicateScenario("today", " Spring ")
    assert edit.describe(before) == "Duplicate the scenario Today as Spring"
    after = edit.apply(before)
    assert [each.name for each in after.scenarios] == ["Today", "Spring", "Proposed"]
    assert after.scenarios[1].roles is before.scenarios[0].roles
    renamed = RenameScenario("spring", "Summer")
    assert renamed.describe(after) == "Rename the scenario Spring to Summer"
    assert renamed.apply(after).scenarios[1].name == "Summer"
    gone = DeleteScenario("spring")
    assert gone.describe(after) == "Delete the scenario Spring"
    assert gone.apply(after) == before
    model = SetModel("today", "centralised")
    assert model.describe(before) == "Set the organising model to Centralised"
    assert model.apply(before).scenarios[0].model == "centralised"


def test_the_document():
    before = sample()
    names = ("A", "B", "C", "D", "E", "F", "G")
    policy = Policy(lead_limit=7)
    for edit, field, value, label in (
        (SetTitle(" Plan "), "title", "Plan", "Rename the map to Plan"),
        (SetNotes("See mail"), "notes", "See mail", "Change the notes"),
        (SetGradeNames(names), "grade_names", names, "Rename the grades"),
        (SetWholePolicy(policy), "policy", policy, "Change the agreed limits"),
    ):
        assert edit.describe(before) == label
        after = edit.apply(before)
        assert getattr(after, field) == value
        assert after.scenarios is before.scenarios
        assert edit.apply(after) is after


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            AddSkill(dataclasses.replace(NEW, name=" ")),
            "A skill needs a name. Type one, or press Esc to keep the old one.",
        ),
        (
            AddSkill(dataclasses.replace(NEW, importance=9)),
            "That cannot be: importance 9 is not 1-5. Nothing was changed.",
        ),
        (SetSkill("apis", "name", ""), "A skill needs a name. Type one, or press Esc to keep the old one."),
        (DeleteSkills(("gone",)), "That skill is no longer there. Nothing was changed."),
        (MergeSkills("apis", "apis"), "A skill cannot be merged into itself."),
        (AddDepartment("today", "", "other"), "A department needs a name. Type one, or press Esc to keep the old one."),
        (AddDepartment("today", "A", "other", "gone"), "That department is no longer there. Nothing was changed."),
        (
            SetDepartment("today", "product", "parent", "platform"),
            "Product cannot lie inside Platform, which lies inside Product. Choose another department.",
        ),
        (
            SetDepartment("today", "product", "parent", "product"),
            "Product cannot lie inside itself. Choose another department.",
        ),
        (DuplicateScenario("today", "proposed"), "There is a scenario called proposed already. Choose another name."),
        (RenameScenario("today", "PROPOSED"), "There is a scenario called PROPOSED already. Choose another name."),
        (DuplicateScenario("today", " "), "A scenario needs a name, such as Today or Proposed."),
        (SetTitle(" "), "A map needs a title. Type one, or press Esc to keep the old one."),
        (SetGradeNames(("A",)), "That cannot be: grade names must be 7 names. Nothing was changed."),
        (
            SetWholePolicy(Policy(hub_load=4)),
            "That cannot be: hub load 4 is not a number from 0 to 1. Nothing was changed.",
        ),
        (
            SetWholePolicy(Policy(strategists_low=0.7)),
            "The lower end of what the two leading roles hold, 0.7, is above its upper end, 0.6. Lower the first or "
            "raise the second.",
        ),
    ],
)
def test_refused_with_a_sentence(edit: Edit, sentence: str):
    with pytest.raises(EditRefused) as refusal:
        apply_or_refuse(edit, sample())
    assert str(refusal.value) == sentence


def test_the_last_scenario_stays():
    alone = DeleteScenario("proposed").apply(sample())
    with pytest.raises(EditRefused, match="Today is the only scenario"):
        DeleteScenario("today").apply(alone)


def test_a_skill_keeps_its_place_in_the_library():
    assert [each.id for each in SetSkill("graph", "name", "Graph").apply(sample()).skills] == [
        each.id for each in SKILLS
    ]
