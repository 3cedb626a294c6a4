"""Decisions on a table: what each changes, which open question it answers, and what it leaves alone."""

from __future__ import annotations

from tests.application.importing.test_pointing import PEOPLE_WITH_BANDS, TEAM, said, sheets, the, topics, values
from tests.support.presets import with_presets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.pointing import (
    with_apart,
    with_meaning,
    with_nested,
    with_required,
    with_top,
    with_value,
    with_whose,
)
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held


def test_what_a_table_has_no_scale_of_is_not_decided() -> None:
    mapping = propose_mapping(sheets(TEAM))
    assert with_value(mapping, 0, "importance", "huh", Held(2)) == mapping
    assert with_top(mapping, 0, "importance", 5) == mapping


def test_what_is_decided_while_a_table_is_not_read_is_not_asked_once_it_is() -> None:
    mapping = propose_mapping(sheets(TEAM)).with_taken(0, False)
    decided = with_top(with_value(mapping, 0, "value", "HUH", Held(2)), 0, "value", 10)
    assert decided.questions == ()
    again = decided.with_taken(0, True)
    assert topics(again) == [("columns", "Anna Berg, Ben Holm, Cleo Lind")]
    assert (values(again)["huh"], values(again)["8"], values(again)["5"]) == (2, 3, 2)


def test_a_value_that_nobody_asked_about_answers_no_question() -> None:
    mapping = propose_mapping(sheets(TEAM))
    decided = with_value(mapping, 0, "value", "4", Held(1))
    assert (decided.questions, values(decided)["4"]) == (mapping.questions, 1)
    assert topics(with_top(mapping, 0, "value", 9)) == [
        *(("columns", "Anna Berg, Ben Holm, Cleo Lind"), ("value", "huh")),
    ]


def test_the_highest_value_of_one_scale_is_not_that_of_another() -> None:
    content = sheets("Role|Skill|Level|Target\nDev|Python|3|8\nOps|SQL|9|7")
    mapping = propose_mapping(content)
    assert topics(mapping) == [("top", "level"), ("top", "level_needed")]
    decided = with_top(mapping, 0, "level_needed", 10)
    assert topics(decided) == [("top", "level")]
    assert [the(decided).scales[name].top for name in ("level", "level_needed")] == [9, 10]


def test_codes_that_begin_others_are_groups_and_none() -> None:
    content = sheets(
        "Code|Skill|Dev|Lead|Ops\n1|Code|3|2|1\n1.1|Python|3|4|2\n1.2|SQL|2|4|1\n2|Talk|1|3|2\n2.1|Say|1|2|2"
    )
    mapping = propose_mapping(content)
    assert "nested" in {topic for topic, _ in topics(mapping)}
    flat = with_nested(content, mapping, 0, False)
    assert [topic for topic, _ in topics(flat) if topic == "nested"] == []
    assert [skill.name for skill in records_of(content, flat).skills] == ["Code", "Python", "SQL", "Talk", "Say"]
    grouped = with_nested(content, flat, 0, True)
    assert [(each.name, each.group) for each in records_of(content, grouped).skills] == [
        *(("Python", "Code"), ("SQL", "Code"), ("Say", "Talk")),
    ]


def test_equal_names_in_two_groups_are_one_or_two() -> None:
    content = sheets("Skill|Group\nTalk|Sales\nTalk|Staff\nWrite|Staff")
    mapping = propose_mapping(content)
    assert topics(mapping) == [("apart", "Talk")]
    one = with_apart(mapping, 0, False)
    assert (one.questions, [skill.name for skill in records_of(content, one).skills]) == ((), ["Talk", "Write"])
    two = with_apart(one, 0, True)
    assert (two.questions, len(records_of(content, two).skills)) == ((), 3)


def test_the_levels_that_are_needed_are_used_and_not() -> None:
    content = sheets(PEOPLE_WITH_BANDS)
    mapping = with_presets(content, propose_mapping(content))
    needed = with_required(content, mapping, 0, True)
    assert {skill.level_needed for skill in records_of(content, needed).skills} == {3}
    again = with_required(content, needed, 0, False)
    assert {skill.level_needed for skill in records_of(content, again).skills} == {None}


def test_a_list_that_becomes_somebodys_leaves_levels_that_are_needed_where_it_has_others() -> None:
    content = sheets("Skill|Level needed|Rating\nPay|3|2\nVideo|4|1")
    both = with_meaning(content, propose_mapping(content), 0, 2, "level")
    assert the(both).meanings == {0: "skill", 1: "level_needed", 2: "level"}
    whose = with_whose(content, both, 0, " Clerk ")
    assert (the(whose).meanings, the(whose).whose) == (the(both).meanings, "Clerk")
    found = records_of(content, whose)
    assert said(found) == ["Clerk: Pay 2", "Clerk: Video 1"]
    assert [skill.level_needed for skill in found.skills] == [3, 4]


def test_a_matrix_that_becomes_somebodys_keeps_the_levels_that_are_needed() -> None:
    content = sheets("Skill|Level needed|Level\nPay|3|2\nVideo|4|1\nPoems|2|2")
    mapping = propose_mapping(content)
    matrix = with_meaning(content, mapping, 0, 2, "value")
    whose = with_whose(content, matrix, 0, "Clerk")
    assert the(whose).meanings == {0: "skill", 1: "level_needed"}
    assert said(records_of(content, whose)) == ["Clerk: Pay 2", "Clerk: Video 1", "Clerk: Poems 2"]


def test_a_word_that_is_decided_again_answers_nothing_of_another_column() -> None:
    rows = "Pay|guru|expert|guru|basic\nVideo|expert|basic|basic|expert\nPoems|basic|basic|expert|basic"
    mapping = propose_mapping(sheets(f"Skill|Level needed|Web Developer|Data Analyst|Release Manager\n{rows}"))
    assert topics(mapping) == [("value", "guru"), ("value", "guru")]
    once = with_value(mapping, 0, "level_needed", "guru", Held(2))
    again = with_value(once, 0, "level_needed", "guru", Held(3))
    assert topics(again) == [("value", "guru")]
    assert [value.held for value in the(again).scales["level_needed"].values if value.text == "guru"] == [Held(3)]
