"""Target of an import: which scenario takes the roles and departments where nobody chose one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.imported import FILE, at, blank
from workbench.application.edit import EditRefused
from workbench.application.importing.choices import LEAVE, NEW, Choices, Target
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill

PYTHON = Skill("python", "Data Flow", group="", belongs_to="either", importance=3, level_needed=3)
ROLES = (Role("cook", "Cook"), Role("baker", "Baker"))


def scenario(name: str, *roles: Role, departments: tuple[Department, ...] = ()) -> Scenario:
    return Scenario(name.lower(), name, model="decentralised", roles=roles, departments=departments)


def of(*scenarios: Scenario, skills: tuple[Skill, ...] = (PYTHON,)) -> CapabilityMap:
    return replace(blank(), skills=skills, scenarios=scenarios)


def into(document: CapabilityMap, read: Records, **choices: object) -> tuple[str, bool]:
    """The scenario that takes the records, and whether it is a new one."""
    proposal = propose(document, read, Choices(**choices))  # type: ignore[arg-type]
    return proposal.scenario, proposal.new_scenario


def titled(*titles: str, **fields: object) -> Records:
    rows = enumerate(titles, 2)
    return Records(roles=tuple(RoleRecord(title=title, origin=at(row), **fields) for row, title in rows))  # type: ignore[arg-type]


def test_the_scenario_that_has_most_of_the_roles_takes_them() -> None:
    document = of(scenario("Now", *ROLES), scenario("Later", *ROLES, Role("waiter", "Waiter")))
    assert into(document, titled("cook", "Baker", "Waiter")) == ("Later", False)
    assert into(document, titled("Cook", "Clown")) == ("Now", False), "half of them is enough"
    assert into(document, titled("Clown", "Juggler")) == ("plan", True)
    assert into(of(scenario("Empty"), scenario("Now", *ROLES)), titled("Clown", "Juggler")) == ("Empty", False)


def test_a_scenario_with_departments_alone_is_not_empty() -> None:
    units = (Department("hall", "Hall", kind="other"),)
    document = of(scenario("Units", departments=units), scenario("Now", *ROLES))
    assert into(document, titled("Clown")) == ("plan", True)


def test_of_scenarios_with_the_same_roles_the_one_that_agrees_is_meant() -> None:
    led = replace(ROLES[0], assignments=(Assignment("python", "lead", level=4),))
    supported = replace(ROLES[0], assignments=(Assignment("python", "support", level=2),))
    document = of(scenario("First", ROLES[0]), scenario("Second", supported), scenario("Third", led))
    said = {"holder": " COOK ", "skill": " data  flow", "origin": at(3)}
    for held, name in (
        (HoldingRecord(level=4, kind="lead", **said), "Third"),  # type: ignore[arg-type]
        (HoldingRecord(level=2, kind="support", **said), "Second"),  # type: ignore[arg-type]
        (HoldingRecord(level=2, **said), "Second"),  # type: ignore[arg-type]
        (HoldingRecord(level=4, **{**said, "skill": "?", "skill_id": "python"}), "Third"),  # type: ignore[arg-type]
        (HoldingRecord(level=4, **{**said, "holder": "?", "holder_id": "cook"}), "Third"),  # type: ignore[arg-type]
        (HoldingRecord(level=3, **said), "First"),  # type: ignore[arg-type]
    ):
        assert into(document, replace(titled("Cook"), holdings=(held,))) == (name, False), held


@pytest.mark.parametrize("by_id", [False, True])
def test_what_is_said_of_a_role_tells_the_scenario(by_id: bool) -> None:
    units = (Department("hall", "Hall", kind="other"), Department("yard", "Yard", kind="other"))
    for field, changes in (
        ("department", {"department": "yard"}),
        ("holder", {"holder": "Ada Berg"}),
        ("reports_to", {"reports_to": "baker"}),
    ):
        other = replace(ROLES[0], **changes)  # type: ignore[arg-type]
        document = of(
            scenario("First", *ROLES, departments=units), scenario("Second", other, ROLES[1], departments=units)
        )
        said = {"department": "yard", "holder": "ADA BERG", "reports_to": "baker"}[field]
        read = titled("Chef" if by_id else "Cook", id="cook" if by_id else None, **{field: said})
        assert into(document, read) == ("Second", False), field


def test_a_choice_of_what_a_role_is_counts_before_its_title() -> None:
    document = of(scenario("Now", *ROLES), scenario("Later", Role("chef", "Chef"), Role("maid", "Maid")))
    read = titled("Cook")
    assert into(document, read) == ("Now", False)
    assert into(document, read, names={"role": {"cook": "chef"}}) == ("Later", False)
    assert into(document, read, names={"role": {"cook": NEW}}) == ("Now", False)
    both = titled("Cook", "Chef", "Maid")
    assert into(document, both) == ("Later", False)
    assert into(document, both, names={"role": {"chef": LEAVE, "maid": LEAVE}}) == ("Now", False)
    assert into(document, both, names={"role": {"chef": "nobody", "maid": "nobody"}}) == ("Now", False)
    assert into(document, read, names={"role": {"cook": LEAVE}}) == ("plan", True), "nothing tells it"


def test_departments_tell_the_scenario_where_there_are_no_roles() -> None:
    hall, yard, quay = (Department(name.lower(), name, kind="other") for name in ("Hall", "Yard", "Quay"))
    document = of(scenario("First", departments=(hall, quay)), scenario("Second", departments=(yard,)))
    for record in (
        DepartmentRecord(name=" yard", origin=at(2)),
        DepartmentRecord(name="Shed", parent="YARD ", origin=at(2)),
    ):
        assert into(document, Records(departments=(record,))) == ("Second", False)
    shed = Records(departments=(DepartmentRecord(name="Shed", origin=at(2)),))
    assert into(document, shed) == ("plan", True)
    assert into(document, shed, names={"department": {"shed": "yard"}}) == ("Second", False)
    units = (DepartmentRecord(name=name, origin=at(3)) for name in ("Hall", "Quay", "Barn", "Loft", "Pier"))
    many = Records(departments=(*shed.departments, *units))
    assert into(document, many) == ("First", False), "it has all that is there"
    assert into(document, many, names={"department": {"shed": LEAVE}}) == ("First", False)


@pytest.mark.parametrize("number", [3, 10, 99])
def test_a_single_role_in_common_is_no_target_for_a_longer_file(number: int) -> None:
    document = of(scenario("Now", *ROLES), scenario("One", ROLES[0]))
    others = [f"Clown {place}" for place in range(number - 1)]
    assert into(document, titled("Cook", *others)) == ("plan", True)


def test_a_list_of_the_whole_company_goes_into_the_map_of_a_department() -> None:
    kitchen = tuple(Role(f"r{place}", f"Cook {place}") for place in range(12))
    document = of(scenario("Now", *kitchen))
    company = [f"Clown {place}" for place in range(88)]
    assert into(document, titled(*(role.title for role in kitchen), *company)) == ("Now", False)
    assert into(document, titled(*(role.title for role in kitchen[:7]), *company)) == ("plan", True), "too few of it"
    assert into(document, titled(*(role.title for role in kitchen[:5]), *company[:20])) == ("plan", True)


def test_a_new_scenario_is_called_as_was_wished_else_as_the_file() -> None:
    document = of(scenario("Now", *ROLES), scenario("plan", *ROLES[:1]))
    assert into(document, titled("Clown")) == ("plan (2)", True)
    assert into(document, titled("Clown"), target=Target(name="Circus")) == ("Circus", True)
    assert into(document, titled("Clown"), target=Target("new_scenario", " The   Circus ")) == ("The Circus", True)
    assert into(document, titled("Cook"), target=Target("new_scenario", "now")) == ("now (2)", True)
    assert into(document, titled("Clown"), target=Target("new_scenario", " ")) == ("Imported", True)
    assert FILE == "plan.xlsx"


def test_a_scenario_is_chosen_by_its_id_or_name_and_none_is_needed_without_roles() -> None:
    document = of(scenario("Now", *ROLES), scenario("Later"))
    for name in ("later", "Later"):
        assert into(document, titled("Cook"), target=Target("scenario", name)) == ("Later", False)
    assert into(document, titled("Cook"), target=Target("library")) == ("", False)
    skills = Records(skills=(SkillRecord(name="X", origin=at(2)),))
    assert into(document, skills) == ("", False)
    people = Records(people=(PersonRecord(name="Ada", origin=at(2)),))
    assert into(document, people) == ("", False)
    for name in ("x" * 80, "Never"):
        with pytest.raises(EditRefused) as refused:
            propose(document, titled("Cook"), Choices(target=Target("scenario", name)))
        shown = "Never" if name == "Never" else f"{'x' * 59}…"
        assert str(refused.value) == f"There is no scenario “{shown}”. Nothing was changed."
