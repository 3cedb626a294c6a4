"""One unit of a map set to a value: what a merge makes of it, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.domain.merge.test_laws import Triple, triples
from tests.support.merges import ANALYST, BASE, OURS, THEIRS
from workbench.domain.differences import ENTIRE, HOLDS
from workbench.domain.merge.outcome import MAP, NOTE, POLICY, TERMS, Unit
from workbench.domain.merge.setting import class_of, value_of, with_value
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Assignment, Policy, Role, Terms

HELD = Unit("s", "role:analyst", HOLDS, "seo")


def test_a_field_is_set_and_all_else_stays_the_same_object() -> None:
    after = with_value(BASE, Unit("s", "role:analyst", "grade"), 7)
    assert after.scenarios[0].roles[0].grade == 7
    assert after.scenarios[0].roles[1] is BASE.scenarios[0].roles[1]
    assert after.skills is BASE.skills
    assert with_value(after, Unit("s", "role:analyst", "grade"), 7) is after


def test_what_is_there_once_is_set() -> None:
    assert with_value(BASE, Unit("", MAP, "title"), "Other").title == "Other"
    assert with_value(BASE, Unit("", TERMS, "marketing"), "Sales").terms.marketing == "Sales"
    name = next(iter(Policy.__dataclass_fields__))
    value = value_of(BASE, Unit("", POLICY, name))
    assert with_value(BASE, Unit("", POLICY, name), value) is BASE
    assert [class_of(Unit("", each, "x")) for each in (TERMS, POLICY)] == [Terms, Policy]


def test_what_is_held_is_set_taken_away_and_added_and_keeps_its_note() -> None:
    noted = replace(ANALYST, assignments=(Assignment("seo", "support", level=2, note="For now."),))
    document = replace(BASE, scenarios=(replace(BASE.scenarios[0], roles=(noted,)),))
    led = with_value(document, HELD, Assignment("seo", "lead", level=4))
    assert led.scenarios[0].roles[0].assignments == (Assignment("seo", "lead", level=4, note="For now."),)
    assert with_value(document, HELD, None).scenarios[0].roles[0].assignments == ()
    added = with_value(document, Unit("s", "role:analyst", HOLDS, "data"), Assignment("data", "lead", level=1))
    assert [held.skill for held in added.scenarios[0].roles[0].assignments] == ["seo", "data"]
    renoted = with_value(document, Unit("s", "role:analyst", NOTE, "seo"), "For good.")
    assert renoted.scenarios[0].roles[0].assignments[0].note == "For good."


def test_the_note_of_a_person_is_a_field_of_her_own() -> None:
    unit = Unit("", "person:ann", "note")
    assert value_of(BASE, unit) == ""
    assert with_value(BASE, unit, "In May").people[0].note == "In May"


def test_elements_of_sets_are_added_and_taken_away() -> None:
    unit = Unit("s", "role:buyer", "people", "ann")
    added = with_value(BASE, unit, "ann")
    assert added.scenarios[0].roles[1].people == ("ann",)
    assert with_value(added, unit, None).scenarios[0].roles[1].people == ()


@pytest.mark.parametrize(
    "unit",
    [
        Unit("s", "role:nobody", "grade"),
        Unit("other", "role:analyst", "grade"),
        Unit("s", "role:analyst", "shoe_size"),
        Unit("s", "role:analyst", ENTIRE),
        Unit("s", "role:analyst", NOTE, "data"),
        Unit("", "team:x", "name"),
    ],
)
def test_what_is_not_there_cannot_be_set(unit: Unit) -> None:
    with pytest.raises(LookupError):
        with_value(BASE, unit, "x")


def test_what_a_field_cannot_hold_is_not_set() -> None:
    with pytest.raises(ValueError, match="grade"):
        with_value(BASE, Unit("s", "role:analyst", "grade"), 99)


def test_a_conflict_that_is_set_is_what_a_merge_with_that_choice_makes() -> None:
    open_ = merge(BASE, OURS, THEIRS)
    chosen = merge(BASE, OURS, THEIRS, {conflict.unit: "theirs" for conflict in open_.conflicts})
    document = open_.document
    for conflict in open_.conflicts:
        assert value_of(document, conflict.unit) == conflict.ours
        document = with_value(document, conflict.unit, conflict.theirs)
    assert document == chosen.document


@given(triples())
def test_every_conflict_of_any_merge_has_a_place_in_its_map(three: Triple) -> None:
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    mended = {repair.unit for repair in merged.repairs}
    for conflict in merged.conflicts:
        if conflict.unit in mended:
            continue
        try:
            value = value_of(merged.document, conflict.unit)
        except LookupError:
            continue  # what it is of is gone with what it lay in
        expected = conflict.ours
        if conflict.unit.part == HOLDS and value is not None:
            value, expected = replace(value, note=""), expected and replace(expected, note="")
        assert value == expected


def test_roles_are_of_their_class() -> None:
    assert class_of(HELD) is Role
