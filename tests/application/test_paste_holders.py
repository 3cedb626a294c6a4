"""Pasted people on the roles that their titles name: which, of whom, and as one edit."""

from __future__ import annotations

import pytest

from tests.support.notation import read_map
from workbench.application.edit import Edit, EditRefused
from workbench.application.edits.people import DeletePeople, SetPerson
from workbench.application.edits.roles import DeleteRoles
from workbench.application.paste_holders import holders_by_title, holding_offer
from workbench.application.paste_people import plan_people
from workbench.domain.model import CapabilityMap

MAP = read_map(
    {
        "departments": {"sales": "sales", "service": "service"},
        "people": {"ada": {"title": "Chair"}, "bo": {"title": "Clerk"}},
        "roles": {
            "chair": {"people": ["ada"]},
            "clerk": {},
            "north": {"title": "Engineer", "department": "sales"},
            "south": {"title": "Engineer", "department": "service"},
        },
    }
)
TEXT = "\n".join(
    (
        "Name\tTitle\tKind",
        "Ada\tChair\t",
        "Bo\tClerk\t",
        "Cy\tEngineer\t",
        "Dee\tEngineer (Sales)\t",
        "Eve\tCLERK\t",
        "Dev\tClerk\tbackground",
    )
)


def after_paste(document: CapabilityMap = MAP) -> CapabilityMap:
    plan, scenario = plan_people(MAP, TEXT), MAP.scenarios[0]
    return plan.edit(scenario.id, holders_by_title(plan.people, scenario)).apply(document)


def test_each_comes_to_the_one_role_of_her_title() -> None:
    held = {role.id: role.people for role in after_paste().scenarios[0].roles}
    assert held == {"chair": ("ada",), "clerk": ("bo", "eve"), "north": ("dee",), "south": ()}


def test_who_holds_it_already_is_not_counted() -> None:
    plan, scenario = plan_people(MAP, TEXT), MAP.scenarios[0]
    holders = holders_by_title(plan.people, scenario)
    assert len(holders) == 3
    assert holding_offer(holders, scenario) == "Let 3 people hold the roles of their titles in Scenario, too"
    assert holding_offer(holders[:1], scenario) == "Let 1 person hold the role of this title in Scenario, too"
    assert plan.edit(scenario.id, holders).describe(MAP) == "Paste 4 people, and let 3 hold the roles of their titles"


def test_a_role_that_is_gone_since_refuses_it() -> None:
    with pytest.raises(EditRefused):
        after_paste(DeleteRoles("s", ("clerk",)).apply(MAP))


@pytest.mark.parametrize("since", [DeletePeople(("bo",)), SetPerson("bo", "kind", "background")], ids=str)
def test_who_is_gone_since_or_no_person_any_more_refuses_it(since: Edit) -> None:
    with pytest.raises(EditRefused):
        after_paste(since.apply(MAP))
