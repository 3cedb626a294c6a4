"""Naming of what was taken: other names, and what is told of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.imported import after, applied, at, blank, holdings
from workbench.application.importing.choices import KINDS, Choices, Kind, Target
from workbench.application.importing.proposal import FieldChange
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import (
    DepartmentRecord,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.domain.model import CapabilityMap, Department, Person, Role, Skill
from workbench.domain.normalisation import name_key


def roles(*records: tuple[str, str | None, tuple[str, ...]]) -> Records:
    return Records(
        roles=tuple(
            RoleRecord(title=title, source=source, also_called=others, origin=at(row))
            for row, (title, source, others) in enumerate(records, 2)
        )
    )


def called(document: CapabilityMap) -> dict[str, tuple[str, ...]]:
    return {role.title: role.also_called for role in document.scenarios[0].roles}


BEFORE = replace(
    blank(),
    scenarios=(
        replace(
            blank().scenarios[0],
            roles=(Role("a", "Cook", source="s:1", also_called=("Chef",)), Role("b", "Baker", source="s:2")),
        ),
    ),
)


def test_other_names_that_are_given_leave_nothing_to_be_told() -> None:
    read = roles(("Cook", None, ("Chef", "Kitchen hand")), ("Baker", None, ()))
    proposal = propose(BEFORE, read)
    assert [line.remarks for line in proposal.lines if line.kind == "role"] == [(), ()]
    assert called(applied(BEFORE, proposal)) == {"Cook": ("Chef", "Kitchen hand"), "Baker": ()}


def test_what_another_bears_is_told_with_how_many() -> None:
    read = roles(("Cook", None, ("Baker", "Waiter")), ("Waiter", None, ()), ("Baker", None, ("Chef", "Miller")))
    proposal = propose(BEFORE, read)
    remarks = {line.name: [(each.reason, each.names, each.number) for each in line.remarks] for line in proposal.lines}
    assert remarks["Cook"] == [("names_dropped", ("Baker", "Waiter"), 2)]
    assert remarks["Baker"] == [("names_dropped", ("Chef",), 1)]
    assert called(applied(BEFORE, proposal)) == {"Cook": ("Chef",), "Baker": ("Miller",), "Waiter": ()}


def test_no_other_name_comes_from_the_file_where_that_is_chosen() -> None:
    read = roles(("Cook", None, ("Kitchen hand",)))
    choices = Choices(not_from_file=frozenset({"aliases"}))
    assert propose(BEFORE, read, choices).edit is None


def test_titles_are_changed_round_by_their_codes() -> None:
    assert called(after(BEFORE, roles(("Waiter", "s:1", ()), ("Cook", "s:2", ())))) == {
        "Waiter": ("Chef",),
        "Cook": (),
    }
    swapped = after(BEFORE, roles(("Baker", "s:1", ()), ("Cook", "s:2", ())))
    assert called(swapped) == {"Cook": ("Chef",), "Baker": ()}, "each would have to wait for the other"


def test_a_name_that_the_map_has_otherwise_is_told_and_kept() -> None:
    proposal = propose(BEFORE, roles(("chef", None, ()), ("BAKER", None, ())))
    remarks = {line.name: [(each.reason, each.text) for each in line.remarks] for line in proposal.lines}
    assert remarks == {"chef": [("known_as", "Cook")], "BAKER": []}
    assert proposal.edit is None


def test_what_is_renamed_is_not_told_as_known_otherwise() -> None:
    proposal = propose(BEFORE, roles(("Sous-chef", "s:1", ())))
    (line,) = (line for line in proposal.lines if line.kind == "role")
    assert (line.outcome, [each.reason for each in line.remarks]) == ("updated", [])
    assert called(applied(BEFORE, proposal))["Sous-chef"] == ("Chef",)


def test_a_skill_is_not_renamed_to_a_name_that_another_one_bears_besides() -> None:
    first = Records(
        skills=(
            SkillRecord(name="Cooking", source="s:1", origin=at(2)),
            SkillRecord(name="Baking", aliases=("Bread",), source="s:2", origin=at(3)),
        )
    )
    before = after(blank(), first)
    made = after(before, Records(skills=(SkillRecord(name="Bread", source="s:1", origin=at(2)),)))
    assert [each.name for each in made.skills] == ["Cooking", "Baking"]


def decided_before() -> CapabilityMap:
    """A map with a thing of each kind, whose names those of `decided_file` are like."""
    today = replace(
        blank().scenarios[0],
        departments=(Department("sales", "Marketing and Sales", kind="sales"),),
        roles=(Role("ux", "UX Researcher", department="sales"), Role("pm", "Product Manager")),
    )
    return replace(
        blank(),
        skills=(Skill("sql", "SQL", group="Data", belongs_to="either", importance=3, level_needed=3),),
        people=(Person("ada", "Ada Meyer", title="Researcher"), Person("ben", "Ben Kurz")),
        scenarios=(today,),
    )


DECIDED: dict[Kind, tuple[str, str]] = {
    "skill": ("sql", "SQL querying"),
    "role": ("ux", "UX-Researcherin"),
    "department": ("sales", "Marketing & Sales"),
    "person": ("ada", "Ada Maier"),
}
"""Kind -> the id of a thing of that map, and what the file calls it."""


def decided_file() -> Records:
    names = {kind: name for kind, (_, name) in DECIDED.items()}
    return Records(
        skills=(SkillRecord(name=names["skill"], origin=at(2)),),
        roles=(RoleRecord(title=names["role"], origin=at(2), department=names["department"]),),
        departments=(DepartmentRecord(name=names["department"], origin=at(2)),),
        people=(PersonRecord(name=names["person"], origin=at(2), role=names["role"]),),
        holdings=holdings((names["role"], names["skill"], 3)),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_was_decided_to_be_a_known_thing_is_one_of_its_names_from_then_on(kind: Kind) -> None:
    choices = Choices(names={each: {name_key(name): thing} for each, (thing, name) in DECIDED.items()})
    proposal = propose(decided_before(), decided_file(), choices)
    (line,) = (line for line in proposal.lines if line.kind == kind)
    assert line.outcome == "updated"
    field = "aliases" if kind == "skill" else "also_called"
    assert FieldChange(field, (), (DECIDED[kind][1],)) in line.changes


def test_a_file_whose_names_were_decided_changes_nothing_the_next_time_and_asks_nothing() -> None:
    choices = Choices(names={each: {name_key(name): thing} for each, (thing, name) in DECIDED.items()})
    changed = after(decided_before(), decided_file(), names=choices.names)
    assert [unit.name for unit in changed.scenarios[0].departments] == ["Marketing and Sales"]
    assert [person.name for person in changed.people] == ["Ada Meyer", "Ben Kurz"]
    again = propose(changed, decided_file())
    assert again.edit is None
    assert not again.questions


def test_one_of_two_people_of_a_name_who_was_said_to_hold_a_role_is_meant_the_next_time() -> None:
    before = replace(
        blank(),
        people=(Person("a", "Ann Lee", title="Buyer"), Person("b", "Ann Lee", title="Cook")),
        scenarios=(replace(blank().scenarios[0], roles=(Role("r", "Cook"),)),),
    )
    read = Records(people=(PersonRecord(name="Ann Lee", origin=at(2), role="Cook"),))
    assert after(before, read).scenarios[0].roles[0].people == ("b",), "the title tells them apart"
    decided = after(before, read, names={"person": {name_key("Ann Lee"): "a"}})
    assert decided.scenarios[0].roles[0].people == ("a",)
    again = propose(decided, read)
    assert again.edit is None
    assert not again.questions


def test_one_of_two_departments_of_a_name_where_a_role_was_said_to_sit_is_meant_the_next_time() -> None:
    units = (
        Department("emea", "EMEA", kind="other"),
        Department("sales", "Sales", kind="sales", parent="emea"),
        Department("sales-us", "Sales", kind="sales"),
    )
    before = replace(blank(), scenarios=(replace(blank().scenarios[0], departments=units),))
    read = Records(roles=(RoleRecord(title="Seller", origin=at(2), department="Sales"),))
    here = Target("scenario", "today")
    assert len(propose(before, read, Choices(target=here)).questions) == 1
    decided = after(before, read, target=here, names={"department": {"sales": "sales-us"}})
    assert decided.scenarios[0].roles[0].department == "sales-us"
    again = propose(decided, read)
    assert again.edit is None
    assert not again.questions


def test_a_decided_name_that_something_else_bears_stays_its_own() -> None:
    proposal = propose(BEFORE, roles(("Chef", None, ())), Choices(names={"role": {"chef": "b"}}))
    assert called(applied(BEFORE, proposal)) == {"Cook": ("Chef",), "Baker": ()}
