"""A copy of the map to send: what it has and has not, part by part."""

from __future__ import annotations

import itertools
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.maps import maps
from tests.support.people import with_people
from workbench.application.copy_to_send import REASON_LEFT_OUT, CopyParts, copy_to_send
from workbench.application.handing_on import NOTHING, LeftOut
from workbench.domain.model import CapabilityMap
from workbench.domain.validate import problems
from workbench.files.document import map_json
from workbench.presentation.handing_on_text import left_out_note

ALL = CopyParts(("today", "proposed"), people=True, levels=True)
WORDS: dict[str, tuple[str, ...]] = {
    "people": ("Zebediah", "Archmage", "Xanthippe"),
    "levels": ('"level": 0',),
    "holders": ("Wilhelmina", "Ozymandias"),
    "notes": ("Quixotically", "Zwerghaus", "since May", "Two lines", "Agency"),
}
"""Part of a copy -> words that stand nowhere else in the map."""


def words_in(document: CapabilityMap) -> set[str]:
    text = map_json(document).decode()
    return {word for words in WORDS.values() for word in words if word in text}


@pytest.mark.parametrize("wanted", list(itertools.product((False, True), repeat=4)))
def test_each_part_is_there_exactly_where_it_is_asked_for(wanted: tuple[bool, ...]) -> None:
    parts = dict(zip(WORDS, wanted, strict=True))
    copy, _ = copy_to_send(with_people(), CopyParts(("today",), **parts))
    there = {part for part, asked in parts.items() if asked}
    expected = {word for part in there for word in WORDS[part]}
    if "people" not in there:  # levels and notes on people go with them
        expected -= {*WORDS["levels"], "Quixotically", "Zwerghaus"}
    assert words_in(copy) == expected
    assert not any(problems(copy))


def test_all_of_it_is_the_map_itself() -> None:
    document = with_people()
    assert copy_to_send(document, ALL) == (document, NOTHING)


def test_what_is_left_out_is_counted_and_said() -> None:
    document = with_people()
    _, none = copy_to_send(document, CopyParts(("today",), holders=False, notes=False))
    assert none == LeftOut(people=1, backgrounds=1, accepted=1, scenarios=1, holders=1, authors=1, notes=3)
    assert left_out_note(none) == (
        "Left out: 1 scenario, 1 person with their levels, 1 typical background, 1 accepted point about people, "
        "who accepted 1 open point, who holds 1 role and 3 notes."
    )
    _, bare = copy_to_send(document, replace(ALL, levels=False))
    assert bare == LeftOut(levels=2, accepted=1)
    assert left_out_note(bare) == "Left out: the levels of 2 people and backgrounds and 1 accepted point about people."


def test_each_number_stands_beside_what_it_counts() -> None:
    said = left_out_note(
        LeftOut(people=2, backgrounds=3, accepted=4, holders=5, authors=6, scenarios=7, levels=8, notes=9)
    )
    assert said == (
        "Left out: 7 scenarios, 2 people with their levels, 3 typical backgrounds, the levels of 8 people and "
        "backgrounds, 4 accepted points about people, who accepted 6 open points, who holds 5 roles and 9 notes."
    )


def test_what_is_not_there_is_not_counted_as_left_out() -> None:
    document = with_people()
    first, unrated = document.people[0], replace(document.people[1], levels=())
    scenario = document.scenarios[0]
    roles = (replace(scenario.roles[0], holder=None), *scenario.roles[1:])
    document = replace(
        document, people=(first, unrated), scenarios=(replace(scenario, roles=roles), *document.scenarios[1:])
    )
    assert copy_to_send(document, replace(ALL, levels=False))[1].levels == 1
    assert copy_to_send(document, replace(ALL, holders=False))[1].holders == 1, "by people alone"
    with_notes, bare = (
        copy_to_send(document, replace(ALL, notes=False))[1].notes
        for document in (
            document,
            replace(document, people=(replace(first, source=None), unrated)),
        )
    )
    assert with_notes - bare == 1


def test_a_point_accepted_stays_accepted_without_its_reason() -> None:
    copy, _ = copy_to_send(with_people(), replace(ALL, notes=False))
    assert {waiver.reason for waiver in copy.scenarios[0].waivers} == {REASON_LEFT_OUT}
    assert [waiver.code for waiver in copy.scenarios[0].waivers] == ["FIT1", "GAP1"]


def test_people_may_go_without_saying_who_holds_what() -> None:
    copy, left_out = copy_to_send(with_people(), replace(ALL, holders=False))
    assert [person.name for person in copy.people] == ["Zebediah", "Xanthippe"]
    assert not any(role.people or role.holder for role in copy.scenarios[0].roles)
    assert not any("person:zeb" in waiver.subjects for waiver in copy.scenarios[0].waivers)
    assert left_out == LeftOut(accepted=1, holders=1, authors=1)


def test_a_copy_of_no_scenario_is_none() -> None:
    with pytest.raises(ValueError, match="needs a scenario"):
        copy_to_send(with_people(), CopyParts(("gone",)))


@settings(max_examples=80)
@given(maps(), st.data())
def test_a_copy_is_sound_and_copies_to_itself(document: CapabilityMap, data: Any) -> None:
    ids = [scenario.id for scenario in document.scenarios]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    parts = data.draw(st.builds(CopyParts, st.just(tuple(chosen))))
    copy, left_out = copy_to_send(document, parts)
    assert not any(problems(copy))
    again, _ = copy_to_send(copy, parts)
    assert again == copy
    assert bool(left_out) or copy == document
    assert min(asdict(left_out).values()) >= 0
