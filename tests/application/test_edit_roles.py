"""Role cards: add, rename, fields, lanes, duplicate, delete."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application.samples import changed_roles, role, sample
from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.edits.roles import (
    AddRole,
    AddStrategist,
    DeleteRoles,
    DuplicateRole,
    SetDottedLine,
    SetRole,
    ToLane,
)
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    DepartmentKind,
    Discipline,
    Role,
    Scenario,
)
from workbench.domain.validate import problems


def test_add():
    before = sample()
    edit = AddRole("today", " Social Engineer ", "technology")
    assert edit.describe(before) == "Add Social Engineer"
    after = edit.apply(before)
    expected = Role("social-engineer", "Social Engineer", discipline="technology")
    assert role(after, "social-engineer") == expected
    assert changed_roles(before, after) == {"social-engineer"}
    again = edit.apply(after)
    assert again.scenarios[0].roles[-1].id == "social-engineer-2"


def test_rename():
    before = sample()
    edit = SetRole("today", "engineer", "title", " Platform Engineer ")
    assert edit.describe(before) == "Rename Social Engineer to Platform Engineer"
    after = edit.apply(before)
    assert role(after, "engineer").title == "Platform Engineer"
    assert changed_roles(before, after) == {"engineer"}
    assert SetRole("today", "engineer", "title", "Social Engineer").apply(before) is before


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("title", "Coder", "Rename Social Engineer to Coder"),
        ("also_called", ("Coder",), "Change what Social Engineer is also called"),
        ("discipline", "product", "Set the kind of work of Social Engineer to Product"),
        ("acts_as", "product_strategist", "Let Social Engineer act as Social Product Strategist"),
        ("grade", 5, "Set the grade of Social Engineer to Director"),
        ("department", "marketing", "Move Social Engineer to Marketing"),
        ("department", None, "Move Social Engineer to no department"),
        ("reports_to", "msm", "Let Social Engineer report to Social Marketing Strategist"),
        ("reports_to", None, "Let Social Engineer report to nobody"),
        ("dotted_to", ("psm", "head"), "Change the dotted lines of Social Engineer"),
        ("headcount", 2.5, "Set the headcount of Social Engineer to 2.5"),
        ("holder", None, "Change who holds Social Engineer"),
        ("status", "vacant", "Set the status of Social Engineer to Vacant"),
        ("purpose", "Builds.", "Change the purpose of Social Engineer"),
    ],
)
def test_every_field(field: str, value: Any, label: str):
    before = sample()
    edit = SetRole("today", "engineer", field, value)
    assert edit.describe(before) == label
    after = edit.apply(before)
    assert getattr(role(after, "engineer"), field) == value
    assert changed_roles(before, after) == {"engineer"}
    assert not list(problems(after))
    assert SetRole("today", "engineer", field, value).apply(after) is after


def test_assignments_are_no_field_to_set():
    with pytest.raises(TypeError):
        SetRole("today", "engineer", "assignments", ()).apply(sample())


def test_another_lane_changes_the_kind_of_work_and_never_the_department():
    before = sample()
    edit = ToLane("today", "engineer", "marketing")
    assert edit.describe(before) == "Move Social Engineer to the lane Marketing"
    engineer = role(edit.apply(before), "engineer")
    assert (engineer.discipline, engineer.department) == ("marketing", "platform")


@pytest.mark.parametrize(
    ("lane", "departments", "place"),
    [
        ("marketing", {"brand": "marketing"}, "brand"),
        ("product", {"it": "technology", "sales": "sales"}, "it"),
        ("other", {"sales": "sales", "hub": "hub"}, "sales"),
        ("marketing", {"brand": "marketing", "press": "communications"}, None),
        ("hub", {"brand": "marketing"}, None),
    ],
)
def test_a_role_without_a_department_comes_to_sit_in_the_only_one_of_its_new_lane(
    lane: Discipline, departments: dict[str, DepartmentKind], place: str | None
):
    made = tuple(Department(each, each.title(), kind=kind) for each, kind in departments.items())
    scenario = Scenario(
        "today", "Today", model="decentralised", departments=made, roles=(Role("engineer", "Engineer"),)
    )
    after = ToLane("today", "engineer", lane).apply(CapabilityMap("Map", scenarios=(scenario,)))
    assert role(after, "engineer").department == place


def test_of_the_two_strategists_the_one_who_is_missing_is_the_others_peer():
    before = DeleteRoles("today", ("psm",)).apply(sample())
    edit = AddStrategist("today", "product_strategist")
    assert edit.describe(before) == "Add the Social Product Strategist"
    added, peer = role(edit.apply(before), "social-product-strategist"), role(before, "msm")
    assert (added.acts_as, added.discipline, added.department) == ("product_strategist", "product", "product")
    assert (added.grade, added.reports_to, added.assignments) == (peer.grade, peer.reports_to, ())


def test_a_strategist_no_more():
    edit = SetRole("today", "psm", "acts_as", None)
    assert edit.describe(sample()) == "No longer let Social Product Strategist act as Social Product Strategist"


def test_a_duplicate_supports_what_the_first_leads_and_stands_beside_it():
    before = sample()
    edit = DuplicateRole("today", "psm")
    assert edit.describe(before) == "Duplicate Social Product Strategist"
    after = edit.apply(before)
    assert [each.title for each in after.scenarios[0].roles][2:4] == [
        "Social Product Strategist",
        "Social Product Strategist (copy)",
    ]
    copy = after.scenarios[0].roles[3]
    assert copy.assignments == (Assignment("graph", "support", level=3),)
    assert copy.reports_to == "head"
    assert changed_roles(before, after) == {copy.id}
    assert edit.apply(after).scenarios[0].roles[3].title == "Social Product Strategist (copy 2)"
    assert role(DuplicateRole("today", "engineer").apply(before), "social-engineer-copy").holder is None


def test_lines_to_a_deleted_role_go_to_its_superior_or_vanish():
    before = sample()
    edit = DeleteRoles("today", ("psm", "msm"))
    assert edit.describe(before) == "Delete 2 roles"
    assert DeleteRoles("today", ("psm",)).describe(before) == "Delete Social Product Strategist"
    after = edit.apply(before)
    assert [each.id for each in after.scenarios[0].roles] == ["head", "engineer"]
    assert role(after, "engineer").reports_to == "head"
    assert role(after, "engineer").dotted_to == ()
    assert role(after, "head") is role(before, "head")
    assert role(DeleteRoles("today", ("head", "psm")).apply(before), "engineer").reports_to is None


def test_waivers_on_a_deleted_role_go_with_it():
    after = DeleteRoles("today", ("engineer",)).apply(sample())
    assert [each.code for each in after.scenarios[0].waivers] == ["HUB3"]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (AddRole("today", " "), "A role needs a title. Type one, or press Esc to keep the old one."),
        (AddStrategist("today", "product_strategist"), "The Social Product Strategist is there by now."),
        (
            ToLane("today", "psm", "hub"),
            "Social Product Strategist stays above the lanes, because it acts as the Social Product Strategist. "
            "To move it to a lane, first choose None under Acts as.",
        ),
        (SetRole("today", "psm", "title", ""), "A role needs a title. Type one, or press Esc to keep the old one."),
        (SetRole("today", "psm", "department", "gone"), "That department is no longer there. Nothing was changed."),
        (
            SetRole("today", "psm", "reports_to", "psm"),
            "Social Product Strategist cannot report to itself. Choose another role.",
        ),
        (
            SetRole("today", "head", "reports_to", "engineer"),
            "Chief Social Officer cannot report to Social Engineer, which reports to Chief Social Officer, directly or "
            "through others. Change that line first.",
        ),
        (
            SetRole("today", "psm", "dotted_to", ("psm",)),
            "Social Product Strategist cannot have a dotted line to itself. Choose another role.",
        ),
        (SetRole("today", "psm", "status", "lost"), None),
        (DeleteRoles("today", ("psm", "gone")), "That role is no longer there. Nothing was changed."),
        (DuplicateRole("today", "gone"), "That role is no longer there. Nothing was changed."),
    ],
)
def test_refused_with_a_sentence(edit: Edit, sentence: str | None):
    with pytest.raises(EditRefused) as refusal:
        apply_or_refuse(edit, sample())
    assert sentence is None or str(refusal.value) == sentence


def test_a_dotted_line_is_drawn_and_taken_away():
    before = sample()
    draw = SetDottedLine("today", "engineer", "head")
    assert draw.describe(before) == "Draw a dotted line from Social Engineer to Chief Social Officer"
    after = draw.apply(before)
    assert role(after, "engineer").dotted_to == ("msm", "head")
    assert changed_roles(before, after) == {"engineer"}
    assert draw.apply(after) is after
    erase = SetDottedLine("today", "engineer", "msm", drawn=False)
    assert erase.describe(after) == "Take away the dotted line from Social Engineer to Social Marketing Strategist"
    assert role(erase.apply(after), "engineer").dotted_to == ("head",)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("engineer", "Social Engineer cannot have a dotted line to itself. Choose another role."),
        ("psm", "Social Engineer reports to Social Product Strategist already; a dotted line would say no more."),
        ("gone", "That role is no longer there. Nothing was changed."),
    ],
)
def test_a_dotted_line_that_cannot_be_is_refused(target: str, why: str):
    with pytest.raises(EditRefused, match=f"^{why}$"):
        SetDottedLine("today", "engineer", target).apply(sample())
