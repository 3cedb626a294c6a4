"""Rows of a table, pointed at: which one holds the headings, where it ends, and what is a group or left out."""

from __future__ import annotations

import dataclasses

import pytest

from tests.application.importing.test_pointing import TEAM, sheets, the, topics
from tests.support.presets import with_presets
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import (
    toggled_group,
    toggled_row,
    with_end,
    with_heading,
    with_meaning,
    with_value,
)
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held
from workbench.application.importing.shapes import Left


def test_the_row_that_holds_the_headings_already_changes_nothing_that_was_said() -> None:
    content = sheets(TEAM)
    mapping = toggled_row(
        content, with_value(with_presets(content, propose_mapping(content)), 0, "value", "1", Held(3)), 0, 3
    )
    assert with_heading(content, mapping, "Team", 1) == mapping


@pytest.mark.parametrize(("empty", "tables"), [(1, 1), (2, 2)])
def test_a_row_with_one_empty_row_between_is_of_the_table_above_it(empty: int, tables: int) -> None:
    blank = "|||\n" * empty
    content = sheets(
        f"Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\n{blank}Topic|Area\nTalking|Talk\nSaying|Talk"
    )
    ended = with_end(content, propose_mapping(content), 0, 3)
    pointed = with_heading(content, ended, "Team", 4 + empty)
    assert [each.table.heading for each in pointed.tables] == [0, 4 + empty][-tables:]


def test_of_two_tables_the_nearer_one_begins_at_a_row_between_them() -> None:
    rows = "Python|3|2|1\nSQL|4|1|2\nGit|2|2|1"
    content = sheets(
        f"Skill|Dev|Lead|Ops\n{rows}\n|||\nWork|First|Second|Third\nTask|Cook|Maid|Boss\nClean|3|2|1\nWash|4|1|2\nIron|2|2|1"
    )
    mapping = with_end(content, propose_mapping(content), 0, 3)
    assert [each.table.heading for each in mapping.tables] == [0, 6]
    assert [each.table.heading for each in with_heading(content, mapping, "Team", 5).tables] == [0, 5]


def test_a_row_above_a_table_becomes_its_heading() -> None:
    content = sheets("Name|Area\nSkill|Group\nPython|Code\nSQL|Code")
    mapping = propose_mapping(content)
    below = with_heading(content, mapping, "Team", 1)
    assert [each.table.heading for each in below.tables] == [1]
    above = with_heading(content, below, "Team", 0)
    assert [(each.table.heading, each.table.first) for each in above.tables] == [(0, 1)]


def test_a_table_that_is_found_anew_keeps_the_group_of_its_sheet() -> None:
    content = sheets("Skill|Level\nName|Rating\nPython|3\nSQL|2")
    mapping = propose_mapping(content)
    grouped = dataclasses.replace(mapping, tables=(dataclasses.replace(the(mapping), group="Tools"),))
    assert the(with_heading(content, grouped, "Team", 1)).group == "Tools"


def test_skills_that_their_ids_tell_apart_are_not_asked_about() -> None:
    lines = "Topic|Skill|Group\nNo|Skill|Group\n1|Talk|Sales\n2|Talk|Staff\n3|Write|Staff"
    content = sheets(lines)
    assert topics(with_heading(content, Mapping(), "Team", 1)) == [("apart", "Talk")]
    coded = dataclasses.replace(content, source="esco")
    assert topics(with_heading(coded, Mapping(), "Team", 1)) == []


def test_what_was_said_of_rows_stays_where_a_table_is_made_longer() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\n|||\n|||\nTalk|1|1|1")
    mapping = toggled_row(content, propose_mapping(content), 0, 2)
    longer = with_end(content, mapping, 0, 6)
    assert the(longer).table.left_rows == (Left(2, "not_chosen"), Left(4, "empty"), Left(5, "empty"))
    assert list(the(longer).table.body()) == [1, 3, 6]
    assert the(with_end(content, longer, 0, 3)).table.left_rows == (Left(2, "not_chosen"),)


def test_a_row_of_words_ends_nothing_where_one_of_them_is_a_value() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\n|||\n|||\nGit|2|see|\nNote|see|the|")
    longer = with_end(content, propose_mapping(content), 0, 6)
    assert {each.number: each.why for each in the(longer).table.left_rows} == {3: "empty", 4: "empty", 6: "text"}


CODES = "Code|Skill|Dev|Lead|Ops\n1|Code|3|2|1\n1.1|Python|3|4|2\n1.2|SQL|2|4|1\n2|Talk|1|3|2\n2.1|Say|1|2|2"


def test_a_row_that_is_said_to_be_a_group_is_none_by_its_code() -> None:
    content = sheets(CODES)
    mapping = propose_mapping(content)
    assert the(mapping).table.nested == (1, 4)
    grouped = toggled_group(content, mapping, 0, 1)
    assert (the(grouped).table.groups, the(grouped).table.nested) == ((1,), (4,))
    assert the(with_end(content, mapping, 0, 3)).table.nested == (1,)


def test_a_row_that_was_left_out_is_a_group_once_that_is_said() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nCode|1|1|1\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    mapping = toggled_row(content, propose_mapping(content), 0, 1)
    grouped = toggled_group(content, mapping, 0, 1)
    assert (the(grouped).table.groups, the(grouped).table.left_rows) == ((1,), ())


def test_rows_outside_of_a_table_are_no_groups_and_not_left_out() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\n|||\n|||\nNote|x")
    mapping = propose_mapping(content)
    assert the(mapping).table.last == 3
    for row in (0, 4, 6, -1):
        assert toggled_group(content, mapping, 0, row) == mapping
        assert toggled_row(content, mapping, 0, row) == mapping
    for row in (1, 3):
        assert the(toggled_group(content, mapping, 0, row)).table.groups == (row,)
        assert the(toggled_row(content, mapping, 0, row)).table.left_rows == (Left(row, "not_chosen"),)


def test_a_group_above_the_first_row_can_be_left_out() -> None:
    content = sheets("Code|||\nSkill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nTalk|||\nSay|2|2|1")
    mapping = propose_mapping(content)
    groups = the(mapping).table.groups
    for row in groups:
        after = toggled_row(content, mapping, 0, row)
        assert row not in the(after).table.groups
        assert row in {left.number for left in the(after).table.left_rows}
    assert with_meaning(content, mapping, 0, 0, "skill") == mapping


def test_a_row_to_the_left_of_a_table_is_not_in_it() -> None:
    content = sheets(
        "|||Role|Department\n|||Dev|Tech\nTopic|Area||Ops|Tech\nSkill|Group||Lead|Boss\nPython|Code||Cook|Hall\n"
        "SQL|Code||Maid|Hall\nGit|Code||Head|Hall"
    )
    both = propose_mapping(content)
    assert sorted((each.table.heading, each.table.columns) for each in both.tables) == [(0, (3, 4)), (3, (0, 1))]
    moved = with_heading(content, both, "Team", 2, column=1)
    assert sorted((each.table.heading, each.table.columns) for each in moved.tables) == [(0, (3, 4)), (2, (0, 1))]
