"""People added, changed and put on cards."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application.samples import sample
from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.edits.people import (
    AddHolder,
    AddPeople,
    DeletePeople,
    RemoveHolder,
    SetHolders,
    SetPerson,
    SetPersonLevel,
    let_hold,
)
from workbench.domain.fields import FIELDS
from workbench.domain.model import CapabilityMap, Person, PersonLevel
from workbench.domain.validate import problems

ADA = Person("", " Ada Lovelace ", title="Analyst", levels=(PersonLevel("apis", 3),))
BO = Person("bo", "Bo")


def crowd() -> CapabilityMap:
    return AddPeople((ADA, BO)).apply(sample())


def first_role(document: CapabilityMap) -> tuple[str, str, str]:
    scenario = document.scenarios[0]
    return scenario.id, scenario.roles[0].id, scenario.roles[0].title


def test_people_are_added_at_the_end_with_ids_of_their_own():
    before = sample()
    after = AddPeople((ADA, BO)).apply(before)
    assert [(person.id, person.name) for person in after.people] == [("ada-lovelace", "Ada Lovelace"), ("bo", "Bo")]
    assert after.scenarios is before.scenarios
    assert AddPeople((BO,)).apply(after).people[-1].id == "bo-2"
    namesakes = AddPeople((Person("", "Bo"), BO, Person("", "Bo"))).apply(before)
    assert [person.id for person in namesakes.people] == ["bo", "bo-2", "bo-3"]
    assert not any(problems(after))


def test_nobody_added_changes_nothing():
    before = sample()
    assert AddPeople(()).apply(before) is before


@pytest.mark.parametrize(
    ("people", "label"),
    [
        ((ADA,), "Add Ada Lovelace"),
        ((ADA, BO), "Add 2 people"),
        ((Person("m", "Marketer", kind="background"), Person("d", "Dev", kind="background")),
         "Add 2 typical backgrounds"),
        ((Person("m", "Marketer", kind="background"), BO), "Add 2 people"),
    ],
)  # fmt: skip
def test_labels_of_adding(people: tuple[Person, ...], label: str):
    assert AddPeople(people).describe(sample()) == label


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("name", " Ada Byron ", "Rename Bo to Ada Byron"),
        ("kind", "background", "Change what Bo is to Typical background"),
        ("also_called", ("Bea", "Beatrix"), "Change what Bo is also called"),
        ("title", "Analyst", "Change the title of Bo"),
        ("note", "Back in May", "Change the note on Bo"),
        ("source", "Appraisal", "Change the source of Bo"),
    ],
)
def test_every_field_of_a_person(field: str, value: Any, label: str):
    before = crowd()
    edit = SetPerson("bo", field, value)
    assert edit.describe(before) == label
    after = edit.apply(before)
    assert getattr(after.people[1], field) == (value.strip() if isinstance(value, str) else value)
    assert after.people[0] is before.people[0]
    assert after.scenarios is before.scenarios
    assert edit.apply(after) is after


def test_no_other_field_is_set():
    settable = {"name", "also_called", "kind", "title", "note", "source"}
    for field in FIELDS[Person]:
        if field not in settable:
            with pytest.raises(ValueError, match="no field"):
                SetPerson("bo", field, "x").apply(crowd())


def test_levels_are_set_and_left_open():
    before = crowd()
    edit = SetPersonLevel("bo", "apis", 0)
    assert edit.describe(before) == "Set the level of Bo in Social APIs to 0"
    assert SetPersonLevel("bo", "apis", 3).describe(before) == "Set the level of Bo in Social APIs to 3 skilled"
    after = edit.apply(before)
    assert after.people[1].levels == (PersonLevel("apis", 0),)
    assert after.people[0] is before.people[0]
    open_again = SetPersonLevel("bo", "apis", None)
    assert open_again.describe(after) == "Leave open what level Bo has in Social APIs"
    assert open_again.apply(after).people[1].levels == ()
    assert open_again.apply(before) is before
    assert SetPersonLevel("ada-lovelace", "apis", 3).apply(before) is before


def test_holders_come_and_go():
    before = crowd()
    scenario, role, title = first_role(before)
    add = AddHolder(scenario, role, "bo")
    assert add.describe(before) == f"Let Bo hold {title}"
    after = add.apply(before)
    assert after.scenarios[0].roles[0].people == ("bo",)
    assert after.people is before.people
    both = AddHolder(scenario, role, "ada-lovelace").apply(after)
    assert both.scenarios[0].roles[0].people == ("bo", "ada-lovelace")
    remove = RemoveHolder(scenario, role, "bo")
    assert remove.describe(both) == f"Let Bo hold {title} no longer"
    assert remove.apply(both).scenarios[0].roles[0].people == ("ada-lovelace",)
    assert remove.apply(before) is before


def test_all_holders_at_once():
    before = crowd()
    scenario, role, title = first_role(before)
    edit = SetHolders(scenario, role, ("bo", "ada-lovelace"))
    assert edit.describe(before) == f"Let Bo; Ada Lovelace hold {title}"
    assert edit.apply(before).scenarios[0].roles[0].people == ("bo", "ada-lovelace")
    assert SetHolders(scenario, role, ()).describe(before) == f"Let nobody hold {title}"
    assert SetHolders(scenario, role, ()).apply(before) is before


def test_several_who_are_to_hold_a_role_come_beside_those_who_do():
    before = AddPeople((Person("cy", "Cy"),)).apply(crowd())
    scenario, role, title = first_role(before)
    held = AddHolder(scenario, role, "bo").apply(before)
    edit = let_hold(held.scenarios[0], role, ("cy", "bo", "ada-lovelace"))
    assert edit.describe(held) == f"Let Bo; Cy; Ada Lovelace hold {title}"
    after = edit.apply(held)
    assert after.scenarios[0].roles[0].people == ("bo", "cy", "ada-lovelace")
    alone = let_hold(held.scenarios[0], role, ("cy",)).apply(held)
    assert alone.scenarios[0].roles[0].people == ("bo", "cy")
    twice = SetHolders(scenario, role, ("cy", "bo", "cy")).apply(held)
    assert twice.scenarios[0].roles[0].people == ("cy", "bo")


def test_people_are_deleted_with_what_they_hold():
    before = crowd()
    scenario, role, _ = first_role(before)
    held = SetHolders(scenario, role, ("bo", "ada-lovelace")).apply(before)
    assert DeletePeople(("bo",)).describe(held) == "Delete Bo"
    assert DeletePeople(("bo",)).done(held) == "Deleted Bo."
    after = DeletePeople(("bo",)).apply(held)
    assert after.people == before.people[:1]
    assert after.scenarios[0].roles[0].people == ("ada-lovelace",)
    both = DeletePeople(("bo", "ada-lovelace"))
    assert both.done(held) == "Deleted 2 people."
    assert both.apply(held).people == ()
    with pytest.raises(EditRefused, match="no longer there"):
        both.apply(after)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (AddPeople((Person("", "  "),)), "A person needs a name"),
        (AddPeople((Person("", "Cy", levels=(PersonLevel("gone", 2),)),)), "no longer there"),
        (SetPerson("bo", "name", " "), "A person needs a name"),
        (SetPerson("bo", "kind", "robot"), "That cannot be"),
        (SetPerson("cy", "name", "Cy"), "That person is no longer there"),
        (SetPersonLevel("bo", "apis", 5), "That cannot be"),
        (SetPersonLevel("bo", "gone", 1), "That skill is no longer there"),
    ],
)
def test_refusals_are_sentences(edit: Edit, sentence: str):
    with pytest.raises(EditRefused, match=sentence):
        apply_or_refuse(edit, crowd())


def test_who_holds_a_role_already_is_told():
    before = crowd()
    scenario, role, title = first_role(before)
    after = AddHolder(scenario, role, "bo").apply(before)
    with pytest.raises(EditRefused, match=f"Bo holds {title} already"):
        AddHolder(scenario, role, "bo").apply(after)
    with pytest.raises(EditRefused, match="no longer there"):
        SetHolders(scenario, role, ("bo", "cy")).apply(after)
    with pytest.raises(EditRefused, match="no longer there"):
        RemoveHolder(scenario, role, "cy").apply(after)


def test_who_became_a_background_goes_on_holding_what_she_holds():
    scenario, role, _ = first_role(crowd())
    held = SetPerson("bo", "kind", "background").apply(AddHolder(scenario, role, "bo").apply(crowd()))
    after = SetHolders(scenario, role, ("bo", "ada-lovelace")).apply(held)
    assert after.scenarios[0].roles[0].people == ("bo", "ada-lovelace")


def test_a_typical_background_holds_nothing_however_it_is_put_there():
    before = SetPerson("bo", "kind", "background").apply(crowd())
    scenario, role, _ = first_role(before)
    for edit in (AddHolder(scenario, role, "bo"), SetHolders(scenario, role, ("ada-lovelace", "bo"))):
        with pytest.raises(EditRefused, match="Bo is a typical background"):
            edit.apply(before)
