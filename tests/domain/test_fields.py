"""Every field of the document is described once, and what is described is checked, compared, told and joined."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from tests.support.fields import another_value
from workbench.application.edit import EditRefused, apply_or_refuse
from workbench.application.edits.copying import CopyChanges
from workbench.application.edits.departments import SetDepartment
from workbench.application.edits.fold import FoldRole
from workbench.application.edits.roles import SetRole
from workbench.application.edits.skills import SetSkill
from workbench.domain import fields, model
from workbench.domain.compare import compare
from workbench.domain.differences import ENTIRE, differences
from workbench.domain.field import Field, Nowhere, Told
from workbench.domain.field_places import IN_FORM, TOLD
from workbench.domain.field_values import TEXT
from workbench.domain.fields import CHECKS, DECIDED, FIELDS, WRITTEN, table
from workbench.domain.index import Index
from workbench.domain.merge_skills import merge_skills
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Policy,
    Role,
    Scenario,
    Skill,
    Terms,
    Waiver,
)
from workbench.domain.replace import UnknownField
from workbench.domain.replace import replace as checked
from workbench.domain.transform import find
from workbench.domain.validate import problems
from workbench.presentation.change_text import clause
from workbench.presentation.comparison_text import notes

CLASSES = [each for each in vars(model).values() if isinstance(each, type) and dataclasses.is_dataclass(each)]
ROWS = [(kind, row) for kind, rows in FIELDS.items() for row in rows.values()]
ADS = Skill("ads", "Ads", group="Reach", belongs_to="marketing", importance=4, level_needed=2)
APIS = Skill("apis", "APIs", group="Build", belongs_to="technology", importance=3, level_needed=3)
DEPARTMENTS = (
    Department("sales", "Sales", kind="sales"),
    Department("hub", "Hub", kind="hub"),
    Department("desk", "Desk", kind="service", parent="sales"),
)
ANALYST = Role(
    "analyst", "Analyst", also_called=("Counter",), grade=3, department="sales", reports_to="chief", holder="Ada",
    purpose="Counts.", assignments=(Assignment("ads", "lead", level=2),),
)  # fmt: skip
CHIEF, PEER = Role("chief", "Chief", grade=7), Role("peer", "Peer", grade=2, department="hub")
WAIVER = Waiver("PLC1", ("role:analyst",), severity="warning", reason="Agreed.", author="Ada", date=date(2026, 5, 4))
TODAY = Scenario(
    "today", "Today", model="centralised", departments=DEPARTMENTS, roles=(ANALYST, CHIEF, PEER), waivers=(WAIVER,)
)
ADA, BO = Person("ada", "Ada", levels=(PersonLevel("ads", 2),)), Person("bo", "Bo")
MAP = CapabilityMap(
    "Map", skills=(ADS, APIS), people=(ADA, BO), scenarios=(TODAY, replace(TODAY, id="later", name="Later"))
)
OTHERWISE: dict[tuple[type, str], Any] = {
    (Role, "grade"): 5,
    (Role, "department"): "hub",
    (Role, "reports_to"): "peer",
    (Role, "dotted_to"): ("peer",),
    (Role, "people"): ("bo",),
    (Role, "assignments"): (Assignment("apis", "lead", level=2),),
    (Department, "parent"): "hub",
    (Assignment, "skill"): "apis",
    (Waiver, "date"): date(2026, 5, 5),
    (Waiver, "until"): date(2027, 5, 4),
    (Waiver, "subjects"): ("role:peer",),
    (Scenario, "departments"): DEPARTMENTS[:2],
    (Scenario, "roles"): (ANALYST, CHIEF),
    (Scenario, "waivers"): (WAIVER, replace(WAIVER, code="RISK1")),
}
"""Values for the fields that hold more than a text, a number or a choice."""


def otherwise(value: Any, row: Field) -> Any:
    """Another value for a field than the one it holds."""
    return OTHERWISE.get((type(value), row.name)) or another_value(row, getattr(value, row.name))


def ids(each: tuple[type, Field]) -> str:
    return f"{each[0].__name__}.{each[1].name}"


def of(kind: type) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", FIELDS[kind].values(), ids=lambda row: row.name)


def with_role(role: Role) -> CapabilityMap:
    later = MAP.scenarios[1]
    roles = tuple(role if each.id == ANALYST.id else each for each in later.roles)
    return replace(MAP, scenarios=(TODAY, replace(later, roles=roles)))


def with_department(department: Department) -> CapabilityMap:
    later = MAP.scenarios[1]
    departments = tuple(department if each.id == department.id else each for each in later.departments)
    return replace(MAP, scenarios=(TODAY, replace(later, departments=departments)))


def between(document: CapabilityMap) -> Any:
    return differences(*(Index(document, each) for each in document.scenarios))


def told(document: CapabilityMap) -> list[str]:
    found = between(document)
    return [clause(found, each) for each in found.all]


# The table


def test_every_class_and_field_of_the_document_is_described_and_nothing_else() -> None:
    assert set(FIELDS) == set(CLASSES)
    for kind in CLASSES:
        assert list(FIELDS[kind]) == [each.name for each in dataclasses.fields(kind)]


@dataclass(frozen=True)
class _Grown(Department):
    place: str = ""


def test_a_field_that_nobody_describes_fails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "DECIDED", {_Grown: DECIDED[Department]})
    with pytest.raises(TypeError, match=r"_Grown\.place: no row"):
        table(_Grown, FIELDS[Department].values())
    bare = Field(name="place", values=TEXT)
    with pytest.raises(TypeError, match=r"_Grown\.place: its row does not say its edit"):
        table(_Grown, [*FIELDS[Department].values(), bare])
    with pytest.raises(TypeError, match=r"Department\.place: the class has no such field"):
        table(Department, [*FIELDS[Department].values(), bare])


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=map(ids, ROWS))
def test_what_a_field_is_not_in_says_why(kind: type, row: Field) -> None:
    for decision in DECIDED[kind]:
        value = getattr(row, decision)
        assert not isinstance(value, Nowhere) or value.why


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=map(ids, ROWS))
def test_no_field_takes_what_it_cannot_hold(kind: type, row: Field) -> None:
    assert row.values.check(object()) is not None
    assert (row.values.check(None) is None) == (row.values.optional or (kind, row.name) == (Waiver, "until"))


def test_what_people_write_is_tidied() -> None:
    texts = {kind: {row.name for row in rows.values() if row.values.written} for kind, rows in FIELDS.items()}
    assert texts == WRITTEN
    assert {"title", "also_called", "holder", "purpose"} <= WRITTEN[Role]
    assert not {"id", "department", "reports_to", "dotted_to"} & WRITTEN[Role]


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=map(ids, ROWS))
def test_a_value_of_the_wrong_kind_is_a_problem_of_the_map(kind: type, row: Field) -> None:
    if row.values.parts:
        return
    whole = {
        Skill: lambda each: replace(MAP, skills=(replace(ADS, **each), APIS)),
        Role: lambda each: with_role(replace(ANALYST, **each)),
        Department: lambda each: replace(
            MAP, scenarios=(replace(TODAY, departments=(replace(DEPARTMENTS[2], **each),)),)
        ),
        Assignment: lambda each: with_role(replace(ANALYST, assignments=(replace(ANALYST.assignments[0], **each),))),
        Waiver: lambda each: replace(MAP, scenarios=(replace(TODAY, waivers=(replace(WAIVER, **each),)),)),
        Scenario: lambda each: replace(MAP, scenarios=(replace(TODAY, **each),)),
        Policy: lambda each: replace(MAP, policy=replace(Policy(), **each)),
        Person: lambda each: replace(MAP, people=(replace(ADA, **each), BO)),
        PersonLevel: lambda each: replace(MAP, people=(replace(ADA, levels=(replace(ADA.levels[0], **each),)), BO)),
        Terms: lambda each: replace(MAP, terms=replace(Terms(), **each)),
        CapabilityMap: lambda each: replace(MAP, **each),
    }
    if row.name in ("policy", "subjects"):
        return
    wrong = (3.5,) if row.values.shape in ("names", "roles", "people") else 3.5j
    said = row.name.replace("_", " ")
    assert any(f": {said} " in each for each in problems(whole[kind]({row.name: wrong})))


# Names that are no field


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(UnknownField, match="Role has no field 'location2'"):
        checked(ANALYST, location2="Berlin")


@pytest.mark.parametrize(
    "edit",
    [
        SetRole("today", "analyst", "location2", "Berlin"),
        SetRole("today", "analyst", "assignments", ()),
        SetSkill("ads", "id", "x"),
        SetDepartment("today", "sales", "location2", "Berlin"),
    ],
)
def test_an_edit_of_no_field_is_a_refusal_and_never_an_end(edit: Any) -> None:
    with pytest.raises(EditRefused, match="Nothing was changed"):
        apply_or_refuse(edit, MAP)


# Comparing, telling and copying


@of(Role)
def test_what_differs_of_a_role_is_found_told_and_copied(row: Field) -> None:
    if row.name == "id":
        return
    other = with_role(replace(ANALYST, **{row.name: otherwise(ANALYST, row)}))
    found = between(other)
    assert found.all
    assert {each.part for each in found.all} == {row.name}
    for each in told(other):
        assert row.name == "title" or "renamed" not in each
    if isinstance(row.told, Told):
        own = (row.told.changed, row.told.gained, row.told.lost, row.told.lowered, row.told.one)
        assert told(other)[0].startswith(tuple(text.split("{")[0] for text in own if text))
    copied = CopyChanges("today", found, found.all).apply(other)
    assert find(copied.scenarios[0].roles, "analyst") == find(other.scenarios[1].roles, "analyst")
    assert not between(copied).all


@of(Department)
def test_what_differs_of_a_department_is_found_told_and_copied(row: Field) -> None:
    if row.name == "id":
        return
    desk = DEPARTMENTS[2]
    other = with_department(replace(desk, **{row.name: otherwise(desk, row)}))
    found = between(other)
    assert [each.part for each in found.all] == [row.name]
    assert row.name == "name" or not any("renamed" in each for each in told(other))
    copied = CopyChanges("today", found, found.all).apply(other)
    assert copied.scenarios[0].departments == other.scenarios[1].departments


@of(Skill)
def test_what_differs_of_a_skill_is_told_with_the_libraries(row: Field) -> None:
    if row.name == "id":
        return
    other = replace(MAP, skills=(replace(ADS, **{row.name: otherwise(ADS, row)}), APIS))
    said = notes(compare(Index(MAP, TODAY), Index(other, TODAY), date(2026, 5, 4)))
    assert any("1 skill described otherwise (Ads)" in each for each in said)


@of(Policy)
def test_what_differs_of_the_policy_is_told(row: Field) -> None:
    other = replace(MAP, policy=replace(Policy(), **{row.name: otherwise(Policy(), row)}))
    said = notes(compare(Index(MAP, TODAY), Index(other, TODAY), date(2026, 5, 4)))
    assert any("limits differ" in each for each in said)


@of(Assignment)
def test_what_differs_of_an_assignment_is_found_told_and_copied(row: Field) -> None:
    held = ANALYST.assignments[0]
    other = with_role(replace(ANALYST, assignments=(replace(held, **{row.name: otherwise(held, row)}),)))
    found = between(other)
    assert {each.part for each in found.all} == {"assignments"}
    assert all(told(other))
    copied = CopyChanges("today", found, found.all).apply(other)
    assert not between(copied).all


@of(Waiver)
def test_what_differs_of_an_accepted_point_is_found_told_and_copied(row: Field) -> None:
    later = replace(MAP.scenarios[1], waivers=(replace(WAIVER, **{row.name: otherwise(WAIVER, row)}),))
    other = replace(MAP, scenarios=(TODAY, later))
    found = between(other)
    assert {each.part for each in found.all} == {"waivers"}
    assert all("ccepts" in each for each in told(other))
    assert CopyChanges("today", found, found.all).apply(other).scenarios[0].waivers == later.waivers


@of(Scenario)
def test_what_differs_of_a_scenario_is_found_but_for_what_is_its_own(row: Field) -> None:
    later = MAP.scenarios[1]
    other = replace(MAP, scenarios=(TODAY, replace(later, **{row.name: otherwise(later, row)})))
    assert bool(between(other).all) == (row.name not in ("id", "name"))


def test_each_change_is_told_in_words_of_its_own() -> None:
    def sentences() -> Iterator[str]:
        for kind, rows in TOLD.items():
            for _, each in rows:
                yield from (f"{kind.__name__}: {text}" for text in (each.changed, each.gained, each.lost) if text)

    found = list(sentences())
    assert len(set(found)) == len(found)


def test_what_names_a_role_or_department_is_mended_where_these_come_and_go() -> None:
    """A reference is more than a row: it is checked by `validate`, follows whom it names when that one is deleted,
    folded or known by another id, and draws along what is new where it is copied. Go there before adding one here."""
    naming = {(kind, row.name) for kind, row in ROWS if row.values.shape in ("department", "role", "roles", "people")}
    assert naming == {
        *((Role, name) for name in ("department", "reports_to", "dotted_to", "people")),
        (Department, "parent"),
    }


def test_a_whole_role_is_no_field() -> None:
    other = replace(MAP, scenarios=(TODAY, replace(MAP.scenarios[1], roles=(ANALYST, CHIEF))))
    gone = next(each for each in between(other).all if each.part == ENTIRE)
    with pytest.raises(KeyError):
        _ = gone.field


# Joining


@of(Role)
def test_every_field_of_a_folded_role_becomes_what_its_row_decides(row: Field) -> None:
    if row.name == "id" or isinstance(row.joined, Nowhere):
        return
    gone = replace(PEER, **{row.name: otherwise(PEER, row)})
    scenario = replace(TODAY, roles=(ANALYST, CHIEF, gone))
    after = FoldRole("today", "peer", "analyst").apply(replace(MAP, scenarios=(scenario,)))
    both = find(after.scenarios[0].roles, "analyst")
    expected = row.joined(getattr(ANALYST, row.name), getattr(gone, row.name))
    assert getattr(both, row.name) == expected


@of(Skill)
def test_every_field_of_a_merged_skill_becomes_what_its_row_decides(row: Field) -> None:
    if row.name == "id" or isinstance(row.joined, Nowhere):
        return
    gone = replace(APIS, **{row.name: otherwise(APIS, row)})
    merged = find(merge_skills(replace(MAP, skills=(ADS, gone)), "ads", "apis").skills, "ads")
    assert getattr(merged, row.name) == row.joined(getattr(ADS, row.name), getattr(gone, row.name))


# Edits


@pytest.mark.parametrize(
    ("kind", "row"),
    [(kind, row) for kind, row in ROWS if kind in (Role, Skill, Department) and not isinstance(row.edit, Nowhere)],
)
def test_a_field_that_may_be_edited_is_set_under_a_label_of_its_own(kind: type, row: Field) -> None:
    edits: dict[type, Any] = {
        Role: lambda value: SetRole("today", "analyst", row.name, value),
        Skill: lambda value: SetSkill("ads", row.name, value),
        Department: lambda value: SetDepartment("today", "desk", row.name, value),
    }
    things: dict[type, Any] = {
        Role: lambda document: find(document.scenarios[0].roles, "analyst"),
        Skill: lambda document: find(document.skills, "ads"),
        Department: lambda document: find(document.scenarios[0].departments, "desk"),
    }
    new = otherwise(things[kind](MAP), row)
    edit = edits[kind](new)
    assert getattr(things[kind](edit.apply(MAP)), row.name) == new
    label = edit.describe(MAP)
    assert things[kind](MAP).title in label if kind is Role else things[kind](MAP).name in label
    assert "{" not in label


def test_the_rows_of_a_form_have_a_label() -> None:
    assert all(row.label for rows in IN_FORM.values() for row, _ in rows)


def test_checks_are_those_of_the_rows() -> None:
    assert CHECKS[Role]["grade"] is FIELDS[Role]["grade"].values.check
