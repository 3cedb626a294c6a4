"""Names that were found: what is decided of one, and which are taken."""

from __future__ import annotations

import dataclasses

from tests.support.grids import grid_of_lines
from workbench.application.importing.choices import LEAVE, NEW, Choices
from workbench.application.importing.content import Sheets
from workbench.application.importing.found_names import FoundName, Key, found_names, with_decisions, with_taken
from workbench.application.importing.preparation import prepare
from workbench.domain.model import CapabilityMap, Skill
from workbench.domain.replace import replace
from workbench.files.templates import load

LINES = """
Skill|Web Developer|Data Analyst|Release Manager
Design software|4|2|1
Software design|3|1|2
Payroll|1|2|3
"""
CONTENT = Sheets((grid_of_lines(LINES, "Team"),), "skills.xlsx")


def a_map() -> CapabilityMap:
    skill = Skill("design", "Software design", group="", belongs_to="either", importance=3, level_needed=3)
    return replace(load("blank"), skills=(skill,))


def found(choices: Choices, before: dict[Key, FoundName] | None = None) -> dict[Key, FoundName]:
    return found_names(prepare(a_map(), (CONTENT,), choices=choices), before or {})


def test_a_known_a_like_and_a_new_name() -> None:
    names = found(Choices())
    states = {key[1]: (name.state, name.options, name.option) for key, name in names.items() if key[0] == "skill"}
    assert states == {
        "designsoftware": ("alike", (NEW, "design", LEAVE), 0),
        "softwaredesign": ("known", (None, LEAVE), 0),
        "payroll": ("new", (None, LEAVE), 0),
    }


def test_a_decision_is_taken_back_by_none() -> None:
    names = found(Choices())
    key: Key = ("skill", "payroll")
    left = with_decisions(Choices(), names, {key: LEAVE})
    assert left.names == {"skill": {"payroll": LEAVE}}
    after = found(left, names)
    assert (after[key].taken, after[key].option) == (False, 1)
    assert with_decisions(left, after, {key: None}).names == {"skill": {}}


def test_what_a_name_is_like_is_still_offered_once_that_is_decided() -> None:
    names = found(Choices())
    key: Key = ("skill", "designsoftware")
    for decision, state, option in ((NEW, "new", 0), ("design", "known", 1), (LEAVE, "left_out", 2)):
        after = found(with_decisions(Choices(), names, {key: decision}), names)[key]
        assert (after.state, after.option, after.asked) == (state, option, False)
        assert after.options == (NEW, "design", LEAVE)


def test_the_same_choices_give_the_same_objects() -> None:
    names = found(Choices())
    assert all(after is names[key] for key, after in found(Choices(), names).items())


def test_all_roles_but_one_are_listed_and_all_are_no_choice() -> None:
    names = found(Choices())
    key: Key = ("role", "dataanalyst")
    fewer = with_taken(Choices(), names, (key,), taken=False)
    assert fewer.only_roles == {"webdeveloper", "releasemanager"}
    after = found(fewer, names)
    assert [name.taken for name in after.values() if name.kind == "role"] == [True, False, True]
    assert with_taken(fewer, after, (key,), taken=True).only_roles is None


def test_a_role_that_means_something_again_is_taken_again() -> None:
    names = found(Choices())
    key: Key = ("role", "dataanalyst")
    fewer = with_taken(Choices(), names, (key,), taken=False)
    assert with_decisions(fewer, found(fewer, names), {key: None}) == dataclasses.replace(Choices(), names={"role": {}})


def test_what_was_chosen_last_counts_though_it_is_not_found_yet() -> None:
    names = found(Choices())
    once = with_taken(Choices(), names, (("role", "dataanalyst"), ("skill", "payroll")), taken=False)
    twice = with_taken(once, names, (("role", "webdeveloper"), ("skill", "designsoftware")), taken=False)
    assert twice.only_roles == {"releasemanager"}
    assert twice.names["skill"] == {"payroll": LEAVE, "designsoftware": LEAVE}


def test_what_is_left_out_stays_so_where_no_role_is_taken_that_holds_it() -> None:
    names = found(Choices())
    none = with_taken(Choices(), names, tuple(names), taken=False)
    after = found(none, names)
    assert {name.taken for name in after.values()} == {False}
    assert {key for key, name in after.items() if name.state != "left_out"} == set()
    assert after.keys() == names.keys()
    assert with_taken(none, after, tuple(after), taken=True).only_roles is None


def test_roles_that_are_taken_again_bring_what_they_hold_but_for_what_was_left_out_by_itself() -> None:
    first = found(Choices())
    key: Key = ("skill", "payroll")
    without = with_taken(Choices(), first, (key,), taken=False)
    names = found(without, first)
    none = with_taken(without, names, tuple(each for each, name in names.items() if name.options), taken=False)
    left = found(none, names)
    one = with_taken(none, left, (("role", "dataanalyst"),), taken=True)
    after = found(one, left)
    assert {name.name: name.taken for name in after.values() if name.kind in ("role", "skill")} == {
        "Web Developer": False,
        "Data Analyst": True,
        "Release Manager": False,
        "Design software": True,
        "Software design": True,
        "Payroll": False,
    }
    added = prepare(a_map(), (CONTENT,), choices=one).proposal.of_outcome("added")
    assert sorted(line.name for line in added if line.kind == "assignment") == ["Design software", "Software design"]


def test_skills_that_are_left_out_while_roles_are_taken_stay_out() -> None:
    names = found(Choices())
    skills = tuple(key for key in names if key[0] == "skill")
    roles = tuple(key for key in names if key[0] == "role")
    without = with_taken(Choices(), names, skills, taken=False)
    none = with_taken(without, found(without, names), roles, taken=False)
    again = with_taken(none, found(none, names), roles[:1], taken=True)
    assert {name.taken for key, name in found(again, names).items() if key[0] == "skill"} == {False}
