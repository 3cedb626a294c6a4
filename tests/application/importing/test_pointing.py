"""Pointing at rows, columns and sheets: what the table becomes, what stays decided, and what is asked anew."""

from __future__ import annotations

import dataclasses

import pytest

from tests.support.grids import grid_of_lines
from tests.support.presets import with_presets
from workbench.application.importing.axes import Known
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping, TableMapping
from workbench.application.importing.pointing import (
    bands_offered,
    meanings_offered,
    takes_hidden,
    toggled_group,
    toggled_row,
    with_across,
    with_answer,
    with_band,
    with_end,
    with_heading,
    with_hidden,
    with_meaning,
    with_rows,
    with_top,
    with_value,
    with_whose,
)
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.application.importing.scale import Held
from workbench.presentation.import_left_out import why_text

TEAM = """
Our team|||
Skill|Anna Berg|Ben Holm|Cleo Lind
Code|||
Python|4|2|5
SQL|3|1|huh
Talk|||
Listening|2|5|3
Saying|1|8|
Seen by Anna|||
"""

PEOPLE_WITH_BANDS = """
Our people|||||
||Hard||Soft|
Employee|Role|Python|SQL|Talking|Listening
|||||
Anna Berg|Dev|4|2|3|0
Ben Holm|Dev|4|1|3|
AVERAGE||4|1.5|3|0
Required||3|3|3|3
|
|
Legend||||||5: expert
"""


def sheets(*lines: str, **changes: object) -> Sheets:
    names = ("Team", "Other")
    grids = (grid_of_lines(each, name) for each, name in zip(lines, names, strict=False))
    return Sheets(tuple(dataclasses.replace(grid, **changes) for grid in grids), "team.xlsx")  # type: ignore[arg-type]


def topics(mapping: Mapping) -> list[tuple[str, str]]:
    return [(question.topic, question.about) for question in mapping.questions]


def said(found: Records) -> list[str]:
    pairs = (*found.holdings, *found.levels)
    return [f"{each.holder}: {each.skill}{'' if each.level is None else f' {each.level}'}" for each in pairs]


def left(found: Records) -> dict[str, str]:
    return {each.what: why_text(each.reason, each.cells) for each in found.left_out}


def the(mapping: Mapping) -> TableMapping:
    (table,) = mapping.tables
    return table


def values(mapping: Mapping) -> dict[str, int | None]:
    """What each value of a matrix becomes."""
    return {value.text: value.held.level if value.held else None for value in the(mapping).scales["value"].values}


# headings


def test_a_table_that_was_not_found_begins_at_the_row_that_is_pointed_at() -> None:
    content = sheets("Plan|Goal|When\nStand-up|speed|soon\nReview|trust|late")
    assert propose_mapping(content).tables == ()
    mapping = with_heading(content, propose_mapping(content), "Team", 0, Known())
    table = the(mapping)
    assert (table.table.shape, table.table.columns, table.table.first, table.table.last) == ("list", (0, 1, 2), 1, 2)
    assert (table.meanings, mapping.questions) == ({}, ())
    assert left(records_of(content, mapping))["Plan"] == "its heading is not known"
    mapping = with_meaning(content, mapping, 0, 0, "skill")
    mapping = with_meaning(content, mapping, 0, 1, "group")
    found = records_of(content, mapping)
    assert [(skill.name, skill.group) for skill in found.skills] == [("Stand-up", "speed"), ("Review", "trust")]


def test_what_the_rows_are_names_the_column_that_seems_to() -> None:
    content = sheets("Nr|Thing|Goal\n1|Stand-up|speed\n2|Review|speed\n3|Demo|speed")
    mapping = with_heading(content, propose_mapping(content), "Team", 0)
    assert the(with_rows(content, mapping, 0, "skill")).meanings == {1: "skill"}


def test_the_row_below_a_wrong_heading_is_pointed_at() -> None:
    content = sheets("Skill|Group|Level\nName|Area|Rating\nPython|Code|3\nSQL|Code|2")
    mapping = propose_mapping(content)
    assert the(mapping).table.heading == 0
    mapping = with_heading(content, mapping, "Team", 1)
    assert (the(mapping).table.heading, the(mapping).table.first) == (1, 2)
    assert with_heading(content, mapping, "Team", 1) == mapping
    assert with_heading(content, mapping, "Team", 3) == mapping, "no row is below"
    assert with_heading(content, mapping, "Team", 99) == mapping
    assert with_heading(content, mapping, "None", 0) == mapping


def test_another_table_stays_where_one_is_found_anew() -> None:
    content = sheets(
        "Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\n|\n|\nTopic|Area\nTalking|Talk\nSaying|Talk"
    )
    mapping = propose_mapping(content)
    assert [each.table.heading for each in mapping.tables] == [0]
    more = with_heading(content, mapping, "Team", 6)
    assert [each.table.heading for each in more.tables] == [0, 6]
    assert more.tables[0] == mapping.tables[0]
    again = with_heading(content, more, "Team", 7)
    assert [each.table.heading for each in again.tables] == [0, 7]


def test_tables_side_by_side_are_told_apart_by_the_column() -> None:
    content = sheets("Skill|Group||Role|Department\nPython|Code||Dev|Tech\nSQL|Code||Ops|Tech\nGit|Code||Lead|Boss")
    mapping = propose_mapping(content)
    assert [each.table.columns for each in mapping.tables] == [(0, 1), (3, 4)]
    mapping = with_heading(content, mapping, "Team", 1, column=4)
    assert [(each.table.heading, each.table.columns) for each in mapping.tables] == [(0, (0, 1)), (1, (3, 4))]


def test_what_is_known_says_what_the_rows_are() -> None:
    content = sheets("Team 2026||\nThing|Dev|Lead\nPython|3|2\nSQL|4|1\nGit|2|2")
    known = Known(skills=frozenset(("python", "sql", "git")))
    mapping = with_heading(content, Mapping(), "Team", 1, known)
    assert (the(mapping).subject, mapping.questions) == ("skill", ())
    assert ("axes", "") in topics(with_heading(content, Mapping(), "Team", 1))


# the end


def test_a_table_ends_where_it_is_pointed_at() -> None:
    content = sheets(TEAM)
    mapping = propose_mapping(content)
    assert topics(mapping) == [("columns", "Anna Berg, Ben Holm, Cleo Lind"), ("top", "value"), ("value", "huh")]
    shorter = with_end(content, mapping, 0, 3)
    assert (the(shorter).table.last, the(shorter).table.groups) == (3, (2,))
    assert topics(shorter) == [("columns", "Anna Berg, Ben Holm, Cleo Lind"), ("top", "value")]
    assert [skill.name for skill in records_of(content, shorter).skills] == ["Python"]
    longer = with_end(content, shorter, 0, 7)
    assert topics(longer) == topics(mapping)
    assert with_end(content, mapping, 0, 1) == mapping
    assert with_end(content, mapping, 0, 99) == mapping


def test_a_table_that_is_made_longer_says_what_its_rows_are() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\n|\n|\n|5|1|1\nNote|see|the|wiki\nGit|2|2|1")
    mapping = with_end(content, propose_mapping(content), 0, 7)
    assert [(each.number, each.why) for each in the(mapping).table.left_rows] == [
        *((3, "empty"), (4, "empty"), (5, "unlabelled"), (6, "text")),
    ]
    assert [skill.name for skill in records_of(content, mapping).skills] == ["Python", "SQL", "Git"]


# groups and rows


def test_a_row_is_a_group_and_is_none_again() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nCode|1|1|1\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    mapping = propose_mapping(content)
    grouped = toggled_group(content, mapping, 0, 1)
    assert [(skill.name, skill.group) for skill in records_of(content, grouped).skills] == [
        *(("Python", "Code"), ("SQL", "Code"), ("Git", "Code")),
    ]
    assert toggled_group(content, grouped, 0, 1) == mapping
    assert toggled_group(content, mapping, 0, 0) == mapping


def test_a_row_is_left_out_and_taken_again() -> None:
    content = sheets(TEAM)
    mapping = propose_mapping(content)
    without = toggled_row(content, mapping, 0, 4)
    assert topics(without) == topics(mapping)[:2], "the word that was asked about is gone"
    assert left(records_of(content, without))["SQL"] == "it was not chosen"
    assert toggled_row(content, without, 0, 4) == mapping
    group_out = toggled_row(content, mapping, 0, 2)
    assert (the(group_out).table.groups, left(records_of(content, group_out))["Code"]) == ((5,), "it was not chosen")
    remark = toggled_row(content, mapping, 0, 8)
    assert "Seen by Anna" in {skill.name for skill in records_of(content, with_presets(content, remark)).skills}


def test_what_was_decided_of_a_value_stays() -> None:
    content = sheets(TEAM)
    mapping = with_presets(content, propose_mapping(content))
    mapping = with_value(with_top(mapping, 0, "value", 10), 0, "value", "1", Held(3))
    decided = values(mapping)
    assert decided == {"2": 1, "5": 2, "3": 1, "1": 3, "4": 2, "8": 3, "huh": None}
    mapping = toggled_row(content, mapping, 0, 7)
    assert values(mapping) == {"2": 1, "5": 2, "3": 1, "1": 3, "4": 2, "huh": None}
    assert mapping.questions == ()
    assert values(toggled_row(content, mapping, 0, 7)) == decided


def test_a_value_that_comes_up_is_asked() -> None:
    content = sheets(TEAM)
    mapping = with_presets(content, toggled_row(content, propose_mapping(content), 0, 4))
    assert mapping.questions == ()
    assert topics(toggled_row(content, mapping, 0, 4)) == [("value", "huh")]


def test_the_highest_value_is_asked_once_there_are_higher_ones() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\n|\n|\nTalk|9|1|2")
    mapping = propose_mapping(content)
    assert mapping.questions == ()
    assert topics(with_end(content, mapping, 0, 6)) == [("top", "value")]


def test_a_required_row_that_is_taken_is_no_level_needed() -> None:
    content = sheets("Employee|Python|SQL|Git\nAnna|3|2|1\nBen|4|1|2\nCleo|1|2|2\nRequired|3|3|3")
    mapping = propose_mapping(content)
    mapping = dataclasses.replace(mapping, tables=(dataclasses.replace(the(mapping), required=True),))
    after = toggled_row(content, mapping, 0, 4)
    assert not the(after).required
    assert "Required" in {person.name for person in records_of(content, after).people}


# columns


def test_a_meaning_is_taken_from_the_column_that_had_it() -> None:
    content = sheets("Role|Skill|Level|Target\nDev|Python|3|8\nOps|SQL|2|9")
    mapping = propose_mapping(content)
    assert the(mapping).meanings == {0: "role", 1: "skill", 2: "level", 3: "level_needed"}
    after = with_meaning(content, mapping, 0, 3, "level")
    assert the(after).meanings == {0: "role", 1: "skill", 3: "level"}
    assert (topics(mapping), topics(after)) == ([("top", "level_needed")], [("top", "level")])
    assert left(records_of(content, after))["Level"] == "it is not taken in"
    assert with_meaning(content, after, 0, 3, "level") == after
    assert with_meaning(content, after, 0, 77, "level") == after
    assert with_meaning(content, after, 0, 0, "level_text") == after


def test_a_list_without_a_holder_asks_whose_it_is() -> None:
    content = sheets("Role|Skill|Level\nDev|Python|3\nOps|SQL|2")
    mapping = with_meaning(content, propose_mapping(content), 0, 0, None)
    assert topics(mapping) == [("whose", "Team")]
    of_lead = with_whose(content, mapping, 0, "Lead")
    assert (said(records_of(content, of_lead)), of_lead.questions) == (["Lead: Python 3", "Lead: SQL 2"], ())
    assert topics(with_meaning(content, mapping, 0, 0, "role")) == []
    assert with_whose(content, mapping, 0, " ") == mapping


def test_a_column_of_values_is_left_out_and_taken() -> None:
    content = sheets(TEAM)
    mapping = propose_mapping(content)
    without = with_meaning(content, mapping, 0, 3, None)
    assert (the(without).table.values, topics(without)) == ((1, 2), topics(mapping)[:2])
    assert left(records_of(content, without))["Cleo Lind"] == "its heading is not known"
    assert with_meaning(content, without, 0, 3, "value") == mapping


def test_a_column_that_sums_up_is_taken() -> None:
    content = sheets("Skill|Anna Berg|Ben Holm|Cleo Lind|Max\nPython|4|2|3|4\nSQL|3|1|2|3\nGit|1|1|1|1")
    mapping = propose_mapping(content)
    assert the(mapping).table.values == (1, 2, 3)
    taken = with_meaning(content, mapping, 0, 4, "value")
    assert (the(taken).table.values, the(taken).table.left_columns) == ((1, 2, 3, 4), ())


def test_a_list_becomes_a_matrix_and_a_list_again() -> None:
    content = sheets("Skill|Group|Anna|Ben\nPython|Code|3|\nSQL|Code||2\nTalking|Talk||")
    listed = with_heading(content, Mapping(), "Team", 0)
    for column in (2, 3):
        listed = with_meaning(content, listed, 0, column, None)
    assert (the(listed).table.shape, the(listed).across, the(listed).scales) == ("list", None, {})
    matrix = listed
    for column in (2, 3):
        matrix = with_meaning(content, matrix, 0, column, "value")
    assert (the(matrix).table.shape, the(matrix).across, the(matrix).table.values) == ("matrix", "role", (2, 3))
    assert said(records_of(content, matrix)) == ["Anna: Python 3", "Ben: SQL 2"]


def test_what_a_column_may_be() -> None:
    people = propose_mapping(sheets("Employee|Python|SQL|Git\nAnna|3|2|1\nBen|4|1|2"))
    skills = propose_mapping(sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2"))
    records = propose_mapping(sheets("Role|Skill|Level\nDev|Python|3\nOps|SQL|2"))
    assert {"person", "role", "value"} <= set(meanings_offered(people, 0))
    assert not {"skill", "level"} & set(meanings_offered(people, 0))
    assert {"skill", "group", "level_needed", "value"} <= set(meanings_offered(skills, 0))
    assert "role" not in meanings_offered(skills, 0)
    assert {"skill", "role", "person", "level", "note", "value"} <= set(meanings_offered(records, 0))


# axes


def test_an_answered_axis_is_changed() -> None:
    content = sheets("||Hard||Soft|\nSkill|Group|Anna|Ben|Cleo|Dora\nPython|A|4|2|5|1\nSQL|B|3|1|1|2\nGit|B|2|5|3|1")
    mapping = with_presets(content, propose_mapping(content))
    assert (the(mapping).across, mapping.questions) == ("person", ())
    roles = with_across(content, mapping, 0, "role")
    assert (the(roles).across, bands_offered(roles, 0)) == ("role", ("department", "holder"))
    banded = with_band(content, roles, 0, "department")
    assert [role.department for role in records_of(content, banded).roles] == ["Hard", "Hard", "Soft", "Soft"]
    people = with_rows(content, banded, 0, "person")
    assert (the(people).across, the(people).band, the(people).meanings) == ("skill", "group", {0: "person"})
    back = with_rows(content, people, 0, "skill")
    assert (the(back).across, [topic for topic, _ in topics(back)]) == ("person", ["columns", "band"])


@pytest.mark.parametrize(
    ("headings", "kept"),
    [
        ("Name|Stelle|Abteilung", {0: "person", 1: "role", 2: "department"}),
        ("|Stelle|Abteilung", {0: "person", 1: "role", 2: "department"}),
        ("Who|Job title|Team", {0: "person", 1: "role", 2: "department"}),
        ("Qui|Poste|Service", {0: "person", 1: "role", 2: "department"}),
    ],
)
def test_rows_that_become_people_are_named_by_the_names_and_keep_their_roles(
    headings: str, kept: dict[int, str]
) -> None:
    content = sheets(
        f"{headings}|SQL|Python|Talk\nAnna|Analyst|Product|3|2|4\nBernd|Analyst|Product|2|3|1\nCy|Lead|Ads|1|4|2"
    )
    mapping = propose_mapping(content)
    assert the(mapping).subject == "role"
    people = with_rows(content, mapping, 0, "person")
    assert the(people).meanings == kept
    found = records_of(content, people)
    assert [(each.name, each.role, each.department) for each in found.people] == [
        ("Anna", "Analyst", "Product"),
        ("Bernd", "Analyst", "Product"),
        ("Cy", "Lead", "Ads"),
    ]
    assert with_rows(content, people, 0, "role") == mapping


def test_what_was_said_of_a_column_stays_when_the_rows_become_something_else() -> None:
    content = sheets("Name|Stelle|Abteilung|SQL|Python\nAnna|Analyst|Product|3|2\nBen|Lead|Ads|2|3\nCy|Lead|Ads|1|4")
    mapping = propose_mapping(content)
    without = with_rows(content, with_meaning(content, mapping, 0, 2, None), 0, "person")
    assert the(without).meanings == {0: "person", 1: "role"}
    other = with_rows(content, with_meaning(content, mapping, 0, 2, "grade"), 0, "person")
    assert the(other).meanings == {0: "person", 1: "role", 2: "grade"}


def test_an_open_question_is_answered_by_the_change() -> None:
    content = sheets("Thing|Anna|Ben|Cleo\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    mapping = propose_mapping(content)
    assert [topic for topic, _ in topics(mapping)] == ["axes", "columns"]
    assert [topic for topic, _ in topics(with_rows(content, mapping, 0, "skill"))] == ["columns"]
    assert topics(with_rows(content, mapping, 0, "role")) == []
    assert topics(with_across(content, mapping, 0, "role")) == []


# tables and hidden things


def test_the_questions_of_a_table_that_is_not_read_are_set_aside() -> None:
    content = sheets(TEAM)
    mapping = propose_mapping(content)
    without = mapping.with_taken(0, False)
    assert (without.questions, said(records_of(content, without))) == ((), [])
    assert without.with_taken(0, True) == mapping
    assert mapping.with_taken(0, True) == mapping


def test_the_questions_of_a_hidden_sheet_are_asked_once_it_is_read() -> None:
    content = sheets(TEAM, hidden=True)
    mapping = propose_mapping(content)
    assert (the(mapping).taken, mapping.questions) == (False, ())
    assert len(mapping.with_taken(0, True).questions) == 3


def test_a_state_that_was_not_read_asks_its_own_questions() -> None:
    content = sheets(TEAM, TEAM)
    mapping = propose_mapping(content)
    tables, *_ = mapping.questions
    assert tables.topic == "tables"
    first = with_answer(content, mapping, tables, "Team")
    assert {question.table for question in first.questions} == {0}
    assert {question.table for question in with_presets(content, mapping).questions} == set()


def test_hidden_rows_and_columns_are_taken() -> None:
    hidden = {"hidden_rows": frozenset((3,)), "hidden_columns": frozenset((2,))}
    content = sheets("Skill|Dev|Lead|Ops|Tester\nPython|3|2|1|2\nSQL|4|1|2|1\nGit|2|2|1|1\nTalk|1|3|3|1", **hidden)
    mapping = propose_mapping(content)
    assert takes_hidden(content, mapping, "Team") is False
    assert (the(mapping).table.values, list(the(mapping).table.body())) == ((1, 3, 4), [1, 2, 4])
    mapping = toggled_row(content, with_value(mapping, 0, "value", "1", Held(2)), 0, 4)
    taken = with_hidden(content, mapping, "Team", True)
    assert takes_hidden(content, taken, "Team") is True
    assert (the(taken).table.values, list(the(taken).table.body())) == ((1, 2, 3, 4), [1, 2, 3])
    assert values(taken)["1"] == 2
    assert with_hidden(content, taken, "Team", False) == mapping
    assert takes_hidden(sheets(TEAM), propose_mapping(sheets(TEAM)), "Team") is None


def test_a_hidden_column_of_a_list_is_taken() -> None:
    content = sheets(
        "Role|Skill|Remark|Level\nDev|Python|hm|3\nOps|SQL|ho|2\nLead|Git||2", hidden_columns=frozenset((2,))
    )
    mapping = propose_mapping(content)
    assert the(mapping).meanings == {0: "role", 1: "skill", 3: "level"}
    assert left(records_of(content, mapping)) == {"Remark": "it is hidden"}
    taken = with_hidden(content, mapping, "Team", True)
    assert the(taken).meanings == {0: "role", 1: "skill", 2: "note", 3: "level"}
    assert with_hidden(content, taken, "Team", False) == mapping


def test_what_was_said_of_rows_stays_where_hidden_ones_are_taken() -> None:
    lines = "Skill|Dev|Lead|Ops\nCode|3|1|1\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1\nTalk|1|3|3\nSay|1|3|3"
    content = sheets(lines, hidden_rows=frozenset((3,)))
    mapping = toggled_group(content, propose_mapping(content), 0, 1)
    mapping = with_end(content, toggled_row(content, mapping, 0, 4), 0, 5)
    taken = with_hidden(content, mapping, "Team", True)
    table = the(taken).table
    assert (table.groups, list(table.body()), table.last) == ((1,), [2, 3, 5], 5)
    assert with_hidden(content, taken, "Team", False) == mapping
    assert with_hidden(content, mapping, "Team", False) == mapping


def test_a_table_that_is_hidden_is_found_once_that_is_wanted() -> None:
    content = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2", hidden_columns=frozenset((0,)))
    assert propose_mapping(content).tables == ()
    mapping = with_hidden(content, propose_mapping(content), "Team", True)
    assert [skill.name for skill in records_of(content, mapping).skills] == ["Python", "SQL"]
    assert with_hidden(content, propose_mapping(content), "Team", False).tables == ()


def test_an_answer_that_leaves_nothing_to_ask_of_the_columns() -> None:
    content = sheets("Thing|Anna|Ben|Cleo\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    mapping = propose_mapping(content)
    axes, columns = mapping.questions
    assert with_answer(content, mapping, axes, "people").questions == ()
    assert with_answer(content, mapping, axes, "skills").questions == (columns,)


def test_two_columns_that_ask_the_same_of_one_word_go_on_asking_both() -> None:
    rows = "Pay|guru|expert|guru|basic\nVideo|expert|basic|basic|expert\nPoems|basic|basic|expert|basic"
    more = "Plans|basic|expert|basic|basic\nTrains|basic|basic|expert|basic\nBoats|basic|basic|expert|basic"
    content = sheets(f"Skill|Level needed|Web Developer|Data Analyst|Release Manager\n{rows}\n{more}")
    mapping = propose_mapping(content)
    assert [question.about for question in mapping.questions] == ["guru", "guru"]
    pointed = toggled_row(content, mapping, 0, 5)
    assert pointed.questions == mapping.questions
    decided = with_value(pointed, 0, "level_needed", "guru", Held(2))
    assert decided.questions == mapping.questions[:1]
    assert [value.asked for value in decided.tables[0].scales["value"].values if value.text == "guru"] == [True]
    assert with_value(decided, 0, "value", "guru", Held(4)).questions == ()


def test_roles_that_become_people_keep_their_departments() -> None:
    lines = "Role|Department|Headcount\nAnna Berg|Kitchen|1\nBen Holm|Bakery|1\nCleo Lind|Kitchen|1\n"
    content = Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")
    mapping = with_rows(content, propose_mapping(content), 0, "person")
    assert mapping.tables[0].meanings[1] == "department"
    assert with_rows(content, mapping, 0, "role").tables[0].meanings[1] == "department"


def test_a_table_that_is_made_shorter_keeps_what_was_said_of_its_last_row() -> None:
    content = sheets(TEAM)
    mapping = toggled_row(content, propose_mapping(content), 0, 6)
    assert 6 in {each.number for each in the(with_end(content, mapping, 0, 6)).table.left_rows}
    grouped = toggled_group(content, mapping, 0, 6)
    assert 6 in the(with_end(content, grouped, 0, 6)).table.groups


def test_a_hidden_row_that_a_table_is_made_longer_by_is_left_out() -> None:
    content = sheets(TEAM, hidden_rows=frozenset({7}))
    mapping = with_end(content, propose_mapping(content), 0, 4)
    longer = the(with_end(content, mapping, 0, 7)).table
    assert {each.number: each.why for each in longer.left_rows}[7] == "hidden"


def test_an_answer_about_a_word_answers_it_in_its_own_table_alone() -> None:
    rows = "Skill|Role|Level\nPay|Dev|guru\nVideo|Ops|expert\nPoems|Lead|basic\n"
    content = sheets(rows, rows)
    mapping = propose_mapping(content)
    asked = [(each.table, each.about) for each in mapping.questions if each.topic == "value"]
    assert asked == [(0, "guru"), (1, "guru")]
    decided = with_value(mapping, 1, "level", "guru", Held(4))
    assert [(each.table, each.about) for each in decided.questions if each.topic == "value"] == [(0, "guru")]
    again = with_value(decided, 1, "level", "guru", Held(3))
    assert [(each.table, each.about) for each in again.questions if each.topic == "value"] == [(0, "guru")]


def test_a_list_that_becomes_somebodys_keeps_what_its_values_are() -> None:
    content = sheets("Skill|Level needed\nPay|guru\nVideo|expert\nPoems|basic\n")
    mapping = propose_mapping(content)
    decided = with_value(mapping, 0, "level_needed", "guru", Held(2))
    whose = with_whose(content, decided, 0, "Clerk")
    assert said(records_of(content, whose)) == ["Clerk: Pay 2", "Clerk: Video 4", "Clerk: Poems 1"]
