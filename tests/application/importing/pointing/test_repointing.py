"""Repointing: what was decided stays where that is still there, and what is new or still open is asked."""

from __future__ import annotations

from tests.application.importing.test_pointing import sheets, the, topics
from workbench.application.importing.pointing import (
    toggled_row,
    with_across,
    with_answer,
    with_apart,
    with_meaning,
    with_rows,
    with_top,
    with_value,
)
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held

TWINS = "Skill|Group|Note\nTalk|Sales|a\nTalk|Staff|b\nWrite|Staff|c\nRead|Staff|d"
WORDS = """
Role|Skill|Level|Old level
Dev|Pay|Guru|basic
Ops|Video|expert|Guru
Lead|Poems|basic|expert
Head|Plans|basic|expert
"""


def test_names_in_two_groups_are_asked_about_until_it_is_answered() -> None:
    content = sheets(TWINS)
    mapping = propose_mapping(content)
    assert topics(mapping) == [("apart", "Talk")]
    assert topics(toggled_row(content, mapping, 0, 4)) == [("apart", "Talk")]
    answered = with_apart(mapping, 0, False)
    assert topics(toggled_row(content, answered, 0, 4)) == []
    single = toggled_row(content, mapping, 0, 2)
    assert topics(single) == []
    assert topics(toggled_row(content, single, 0, 2)) == [("apart", "Talk")]


def test_a_word_goes_on_being_asked_however_it_is_written() -> None:
    content = sheets(WORDS)
    mapping = propose_mapping(content)
    assert topics(mapping) == [("value", "Guru")]
    assert topics(toggled_row(content, mapping, 0, 4)) == [("value", "Guru")]
    assert topics(toggled_row(content, mapping, 0, 1)) == []


def test_what_was_decided_of_a_column_stays_where_another_changes_and_goes_with_its_own() -> None:
    content = sheets(WORDS)
    decided = with_value(propose_mapping(content), 0, "level", "guru", Held(2))
    noted = with_meaning(content, decided, 0, 3, "note")
    assert (topics(noted), [value.held for value in the(noted).scales["level"].values if value.text == "Guru"]) == (
        [],
        [Held(2)],
    )
    other = with_meaning(content, decided, 0, 3, "level")
    assert topics(other) == [("value", "Guru")]


def test_an_answer_that_is_what_was_supposed_stays_an_answer() -> None:
    content = sheets(WORDS)
    decided = with_value(propose_mapping(content), 0, "level", "Guru", None)
    assert topics(toggled_row(content, decided, 0, 4)) == []


def test_a_highest_value_that_was_decided_is_not_asked_again() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|5|1|2\nGit|2|2|1\nTalk|1|1|1")
    mapping = propose_mapping(content)
    assert topics(mapping) == [("top", "value")]
    assert topics(toggled_row(content, mapping, 0, 4)) == [("top", "value")]
    for top in (5, 10):
        decided = with_top(mapping, 0, "value", top)
        fewer = toggled_row(content, decided, 0, 4)
        assert (topics(fewer), the(fewer).scales["value"].top) == ([], top)
        assert toggled_row(content, fewer, 0, 4) == decided


def test_the_questions_of_other_tables_stay_in_their_order() -> None:
    content = sheets(TWINS, TWINS.replace("Talk", "Sing"))
    mapping = propose_mapping(content)
    asked = [(question.table, question.about) for question in mapping.questions if question.topic == "apart"]
    assert asked == [(0, "Talk"), (1, "Sing")]
    after = toggled_row(content, mapping, 0, 4)
    assert [(each.table, each.about) for each in after.questions if each.topic == "apart"] == asked


def test_what_is_not_read_goes_on_not_being_read() -> None:
    content = sheets(WORDS)
    mapping = toggled_row(content, propose_mapping(content).with_taken(0, False), 0, 4)
    assert (the(mapping).taken, mapping.questions) == (False, ())
    assert topics(mapping.with_taken(0, True)) == [("value", "Guru")]


def test_what_is_answered_while_a_table_is_not_read_is_not_asked_once_it_is() -> None:
    content = sheets("Thing|Anna|Ben|Cleo\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    mapping = propose_mapping(content)
    assert [topic for topic, _ in topics(mapping)] == ["axes", "columns"]
    aside = with_rows(content, mapping.with_taken(0, False), 0, "skill")
    assert [topic for topic, _ in topics(aside.with_taken(0, True))] == ["columns"]
    across = with_across(content, mapping.with_taken(0, False), 0, "role")
    assert topics(across.with_taken(0, True)) == []


def test_whose_levels_they_are_is_not_asked_again_once_they_are_those_that_are_needed() -> None:
    content = sheets("Skill|Beginner|Advanced|Expert\nPython|x||\nSQL||x|\nGit|||x\nTalk|x||")
    mapping = propose_mapping(content)
    assert topics(mapping) == [("whose", "Team")]
    needed = with_answer(content, mapping, mapping.questions[0], "level needed")
    assert topics(toggled_row(content, needed, 0, 4)) == []
    assert topics(toggled_row(content, mapping, 0, 4)) == [("whose", "Team")]
