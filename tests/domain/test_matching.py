"""Which things of two scenarios are the same: those of one id, then those of one name, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.domain.index import Index
from workbench.domain.matching import align_ids
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Role,
    Scenario,
    Skill,
    Waiver,
)


def skill(identifier: str, name: str) -> Skill:
    return Skill(identifier, name, group="", belongs_to="product", importance=3, level_needed=3)


def indexed(skills: tuple[Skill, ...], scenario: Scenario) -> Index:
    return Index(CapabilityMap("Map", skills=skills, scenarios=(scenario,)), scenario)


def of_skills(*skills: Skill) -> Index:
    return indexed(skills, Scenario("s", "Scenario", model="decentralised"))


def of_roles(*roles: Role) -> Index:
    return indexed((), Scenario("s", "Scenario", model="decentralised", roles=roles))


def waiver(*subjects: str) -> Waiver:
    return Waiver("OWN1", subjects, severity="error", reason="For now.", author="Ada", date=date(2026, 11, 24))


def ids(index: Index) -> list[str]:
    things: tuple[Skill | Department | Role, ...] = (
        *index.document.skills,
        *index.scenario.departments,
        *index.scenario.roles,
    )
    return [each.id for each in things]


def test_what_has_its_id_already_is_left_as_it_is() -> None:
    index = of_roles(Role("a", "Analyst"))
    assert align_ids(of_roles(Role("a", "Buyer")), index) is index
    assert align_ids(of_roles(), index) is index


def test_what_bears_another_id_is_known_by_its_name_each_once() -> None:
    before = of_roles(Role("a", "Analyst"), Role("b", "analyst "), Role("c", "Clerk"))
    after = of_roles(Role("x", "ANALYST"), Role("y", "Analyst"), Role("z", "Analyst"), Role("c", "Buyer"))
    assert ids(align_ids(before, after)) == ["a", "b", "z", "c"]


def test_skills_of_one_id_that_differ_in_their_signs_are_two() -> None:
    after = align_ids(of_skills(skill("c", "C")), of_skills(skill("c", "C++")))
    (told,) = after.document.skills
    assert told.name == "C++"
    assert told.id != "c"
    crossed = align_ids(of_skills(skill("c", "C"), skill("d", "C++")), of_skills(skill("c", "C++")))
    assert ids(crossed) == ["d"]


def test_all_that_names_a_thing_follows_its_id() -> None:
    before = indexed(
        (skill("s", "Search"),),
        Scenario(
            "s",
            "Before",
            model="decentralised",
            departments=(Department("d", "Sales", kind="sales"),),
            roles=(Role("r", "Lead"),),
        ),
    )
    roles = (
        Role("r2", "Lead", department="d2", assignments=(Assignment("s2", "lead", level=3),)),
        Role("r3", "Other", department="e", reports_to="r2", dotted_to=("r2",)),
        Role("r4", "Third", reports_to="r3"),
    )
    departments = (Department("d2", "Sales", kind="sales"), Department("e", "East", kind="sales", parent="d2"))
    waivers = (waiver("skill:s2", "role:r3"), waiver("department:d2"))
    scenario = Scenario("t", "After", model="decentralised", departments=departments, roles=roles, waivers=waivers)
    told = align_ids(before, indexed((skill("s2", "Search"),), scenario)).scenario
    lead, other, third = told.roles
    assert (lead.id, lead.department, lead.assignments[0].skill) == ("r", "d", "s")
    assert (other.reports_to, other.dotted_to, other.department) == ("r", ("r",), "e")
    assert third == roles[2]
    assert [(each.id, each.parent) for each in told.departments] == [("d", None), ("e", "d")]
    assert [each.subjects for each in told.waivers] == [("skill:s", "role:r3"), ("department:d",)]
    assert replace(told.roles[0], id="r2", department="d2", assignments=roles[0].assignments) == roles[0]


def test_people_are_known_by_their_names_and_keep_what_is_known_of_them() -> None:
    def of(skill_id: str, person: str) -> Index:
        role = Role("r", "Lead", people=(person,))
        accepted = waiver(f"person:{person}", "role:r")
        scenario = Scenario("s", "Scenario", model="decentralised", roles=(role,), waivers=(accepted,))
        people = (Person(person, "Ada", levels=(PersonLevel(skill_id, 3),)),)
        document = CapabilityMap("Map", skills=(skill(skill_id, "Search"),), people=people, scenarios=(scenario,))
        return Index(document, scenario)

    told = align_ids(of("s", "ada"), of("s2", "p2"))
    assert told.document.people == (Person("ada", "Ada", levels=(PersonLevel("s", 3),)),)
    assert told.scenario.roles[0].people == ("ada",)
    assert told.scenario.waivers[0].subjects == ("person:ada", "role:r")
