"""Hidden rows and columns of a sheet, taken and left out again: what was said of the rest stays."""

from __future__ import annotations

import dataclasses

from tests.application.importing.test_pointing import PEOPLE_WITH_BANDS, TEAM, sheets, the, topics, values
from tests.support.grids import grid_of_lines
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.pointing import (
    takes_hidden,
    toggled_group,
    toggled_row,
    with_end,
    with_hidden,
    with_meaning,
    with_rows,
    with_value,
)
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held

ROWS = frozenset((4,))


def test_another_sheet_is_no_hindrance_and_stays_as_it_is() -> None:
    alone, both = sheets(TEAM, hidden_rows=ROWS), sheets(TEAM, TEAM.replace("Ben", "Bea"), hidden_rows=ROWS)
    mapping = propose_mapping(both)
    taken = with_hidden(both, mapping, "Team", True)
    assert taken.tables[0].table == the(with_hidden(alone, propose_mapping(alone), "Team", True)).table
    assert list(taken.tables[0].table.body()) == [3, 4, 6, 7]
    assert taken.tables[1] == mapping.tables[1]
    assert (takes_hidden(both, taken, "Team"), takes_hidden(both, taken, "Other")) == (True, False)
    other = with_hidden(both, mapping, "Other", True)
    assert (other.tables[0], takes_hidden(both, other, "Other")) == (mapping.tables[0], True)


def test_a_row_that_was_left_out_by_a_person_is_left_out_once() -> None:
    content = sheets(PEOPLE_WITH_BANDS, hidden_rows=frozenset((5,)))
    mapping = propose_mapping(content)
    left = [(3, "empty"), (7, "required")]
    assert [(each.number, each.why) for each in the(mapping).table.left_rows] == [left[0], (5, "hidden"), left[1]]
    chosen = toggled_row(content, toggled_row(content, mapping, 0, 7), 0, 7)
    taken = with_hidden(content, chosen, "Team", True)
    assert [(each.number, each.why) for each in the(taken).table.left_rows if each.number == 7] == [(7, "not_chosen")]
    required = with_hidden(content, toggled_row(content, mapping, 0, 7), "Team", True)
    assert 7 in the(required).table.body()


def test_groups_stay_as_they_were_said_to_be() -> None:
    content = sheets(TEAM, hidden_rows=ROWS)
    mapping = propose_mapping(content)
    assert the(mapping).table.groups == (2, 5)
    no_group = with_hidden(content, toggled_group(content, mapping, 0, 5), "Team", True)
    assert (the(no_group).table.groups, 5 in the(no_group).table.body()) == ((2,), True)
    more = with_hidden(content, toggled_group(content, mapping, 0, 6), "Team", True)
    assert (the(more).table.groups, 6 in the(more).table.body()) == ((2, 5, 6), False)
    group_out = with_hidden(content, toggled_row(content, mapping, 0, 5), "Team", True)
    assert (the(group_out).table.groups, 5 in the(group_out).table.body()) == ((2,), False)


def test_what_is_decided_of_values_and_columns_stays() -> None:
    content = sheets(TEAM, hidden_rows=ROWS)
    mapping = with_presets(content, propose_mapping(content))
    mapping = with_value(mapping, 0, "value", "2", Held(4))
    taken = with_hidden(content, mapping, "Team", True)
    assert values(taken)["2"] == 4
    assert (the(taken).across, topics(taken)) == ("person", [("value", "huh")])
    renamed = with_rows(content, mapping, 0, "role")
    assert the(with_hidden(content, renamed, "Team", True)).meanings == the(renamed).meanings


def test_a_column_that_a_person_left_out_is_not_taken_with_the_hidden_ones() -> None:
    content = sheets(
        "Role|Skill|Remark|Level\nDev|Python|hm|3\nOps|SQL|ho|2\nLead|Git||2", hidden_columns=frozenset((2,))
    )
    mapping = with_meaning(content, propose_mapping(content), 0, 0, None)
    taken = with_hidden(content, mapping, "Team", True)
    assert the(taken).meanings == {1: "skill", 2: "note", 3: "level"}
    noted = with_meaning(content, propose_mapping(content), 0, 0, "note")
    assert the(with_hidden(content, noted, "Team", True)).meanings == {0: "note", 1: "skill", 3: "level"}


def test_the_end_that_was_pointed_at_stays_and_another_is_found_anew() -> None:
    lines = "Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\nTalk|1|3|3"
    content = sheets(lines, hidden_rows=frozenset((4,)))
    mapping = propose_mapping(content)
    assert the(with_hidden(content, mapping, "Team", True)).table.last == 4
    assert the(with_hidden(content, with_end(content, mapping, 0, 2), "Team", True)).table.last == 2


def test_a_table_that_is_not_read_is_not_read_with_its_hidden_rows_either() -> None:
    content = sheets(TEAM, hidden_rows=ROWS)
    mapping = propose_mapping(content).with_taken(0, False)
    taken = with_hidden(content, mapping, "Team", True)
    assert (the(taken).taken, taken.questions, 4 in the(taken).table.body()) == (False, (), True)


def test_a_table_that_becomes_a_matrix_with_its_hidden_columns_is_not_read_where_it_was_not() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|1|1|3", hidden_columns=frozenset((1, 2, 3)))
    mapping = propose_mapping(content)
    assert the(mapping).table.shape == "list"
    taken = with_hidden(content, mapping, "Team", True)
    assert (the(taken).table.shape, the(taken).taken, the(taken).across) == ("matrix", True, "role")
    off = with_hidden(content, mapping.with_taken(0, False), "Team", True)
    assert (the(off).table.shape, the(off).taken) == ("matrix", False)


def test_nothing_is_hidden_where_nothing_is() -> None:
    content = sheets(TEAM)
    mapping = propose_mapping(content)
    assert with_hidden(content, mapping, "Team", True) == mapping
    assert with_hidden(content, mapping, "None", True) == mapping
    assert takes_hidden(content, mapping, "None") is None


def test_tables_side_by_side_take_their_own_hidden_rows() -> None:
    grid = grid_of_lines(
        "Skill|Group||Role|Department\nPython|Code||Dev|Tech\nSQL|Code||Ops|Tech\nGit|Code||Lead|Boss", "Team"
    )
    content = Sheets((dataclasses.replace(grid, hidden_rows=frozenset((2,))),), "team.xlsx")
    taken = with_hidden(content, propose_mapping(content), "Team", True)
    assert [(each.table.columns, list(each.table.body())) for each in taken.tables] == [
        *(((0, 1), [1, 2, 3]), ((3, 4), [1, 2, 3])),
    ]
    assert [skill.name for skill in records_of(content, taken).skills] == ["Python", "SQL", "Git"]
