"""What is remembered of an import: the next file like it is read the same way, and nobody is named in what is kept."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.application.importing.test_recognition_laws import CONTENT
from tests.support.grids import grid_of_lines
from tests.support.presets import with_presets
from workbench.application.importing.choices import Choices, Target
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.headings import LONGEST_HEADING, Meaning
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_answer, with_required
from workbench.application.importing.recognition import propose_mapping, scales_of
from workbench.application.importing.records import HoldingRecord, Origin, PersonRecord, Records, RoleRecord
from workbench.application.importing.remembering import (
    MOST_VALUES,
    RememberedAnswers,
    answers_of_file,
    applied,
    with_answers,
)
from workbench.application.importing.scale import Held

DAY, LATER = date(2026, 3, 3), date(2026, 4, 4)
PRESET = Choices()

RATINGS = """
Employee|Title|Cooking|Baking
Ann Doe|Chef|5|2
Ben Roe|Baker|1|5
Cid Poe|Baker|3|4
"""
SAME_KIND = """
Employee|Title|Frying|Grilling|Boiling
Dan Fox|Fryer|2|4|1
Eve Gum|Griller|4|1|3
"""
LONG_LIST = """
Role|Skill|Skill level
Chef|Cooking|expert
Chef|Baking|not in use
Baker|Baking|expert
"""
NEXT_LIST = """
Role|Skill|Skill level
Fryer|Frying|not in use
Griller|Frying|working
Griller|Grilling|expert
"""


def content(*lines: str, source: str = "") -> Sheets:
    grids = (grid_of_lines(each, f"Sheet {number}") for number, each in enumerate(lines, 1))
    return Sheets(tuple(grids), "team.xlsx", source)


def answered(sheets: Sheets, **given: str) -> Mapping:
    """The mapping after answers by topic; other questions by their presets."""
    mapping = propose_mapping(sheets)
    mapping = with_presets(sheets, mapping, given)  # type: ignore[arg-type]
    assert not mapping.questions
    return mapping


def remembered(sheets: Sheets, mapping: Mapping, choices: Choices = PRESET) -> RememberedAnswers | None:
    return answers_of_file(sheets, mapping, choices, records_of(sheets, mapping), DAY)


def as_last_time(kept: RememberedAnswers | None, sheets: Sheets) -> Mapping | None:
    assert kept is not None
    found = applied([kept], [sheets], [propose_mapping(sheets)], PRESET)
    return None if found is None else found.mappings[0]


def test_a_file_like_the_last_is_read_with_its_highest_value() -> None:
    first, second = content(RATINGS), content(SAME_KIND)
    mapping = as_last_time(remembered(first, answered(first, top="10")), second)
    assert mapping is not None
    assert mapping.questions == ()
    assert mapping.tables[0].scales["value"].top == 10
    assert {value.text: value.held.level for value in mapping.tables[0].scales["value"].values if value.held} == {
        "1": 1,
        "2": 1,
        "3": 1,
        "4": 2,
    }


def test_a_value_above_the_highest_of_then_is_asked_anew() -> None:
    first, second = content(RATINGS), content(SAME_KIND.replace("4|1|3", "9|1|3"))
    mapping = as_last_time(remembered(first, answered(first, top="5")), second)
    assert mapping is not None
    assert [question.topic for question in mapping.questions] == ["top"]
    assert mapping.tables[0].scales["value"].top == 9


def test_a_word_becomes_what_it_became_and_a_new_one_is_asked() -> None:
    first = content(LONG_LIST)
    kept = remembered(first, answered(first, value="nothing"))
    mapping = as_last_time(kept, content(NEXT_LIST))
    assert mapping is not None
    assert mapping.questions == ()
    more = as_last_time(kept, content(f"{NEXT_LIST}Griller|Boiling|on his way\n"))
    assert more is not None
    assert [(question.topic, question.about) for question in more.questions] == [("value", "on his way")]


def test_what_the_rows_are_is_remembered() -> None:
    lines = "Name|Alpha|Beta|Gamma\nOne|1|2|3\nTwo|2|3|4\nThree|4|4|1\n"
    first = content(lines)
    question = next(each for each in propose_mapping(first).questions if each.topic == "axes")
    other = next(choice for choice in question.choices if choice != question.preset)
    mapping = as_last_time(remembered(first, answered(first, axes=other)), content(lines.replace("One", "Four")))
    assert mapping is not None
    assert mapping.questions == ()
    assert mapping.tables[0].subject == answered(first, axes=other).tables[0].subject


def test_a_column_that_the_rules_do_not_know_keeps_its_meaning_and_one_left_out_stays_out() -> None:
    lines = "Role|Skill|Group|Stufe X\nChef|Cooking|Hot|3\nBaker|Baking|Hot|4\n"
    sheets = content(lines)
    found = propose_mapping(sheets).tables[0]
    meanings: dict[int, Meaning] = {column: each for column, each in found.meanings.items() if each != "group"}
    meanings[3] = "note"
    told = Mapping((dataclasses.replace(found, meanings=meanings),))
    mapping = as_last_time(remembered(sheets, told), content(lines.replace("Chef", "Cook")))
    assert mapping is not None
    assert mapping.tables[0].meanings == meanings


@pytest.mark.parametrize("other", [LONG_LIST, RATINGS.replace("Employee", "Abteilung").replace("Title", "Ort")])
def test_a_file_that_is_not_like_it_is_offered_nothing(other: str) -> None:
    first = content(RATINGS)
    assert as_last_time(remembered(first, answered(first)), content(other)) is None


def test_a_file_of_another_format_is_not_like_it() -> None:
    first = content(LONG_LIST)
    kept = remembered(first, answered(first, value="nothing"))
    assert as_last_time(kept, content(LONG_LIST, source="esco")) is None


def test_no_name_is_kept() -> None:
    lines = RATINGS.replace("3|4", "Ann|ask the Baker")
    first = content(lines)
    kept = remembered(first, answered(first, value="nothing"))
    told = repr(kept)
    for name in ("ann", "doe", "ben", "baker", "chef", "cooking", "baking", "team.xlsx", "sheet"):
        assert name not in told.lower(), name
    assert "employee" in told


def words_kept(word: str, records: Records, whose: str | None = None) -> set[str]:
    """What is kept of the values of a list with a word among its levels."""
    sheets = content(LONG_LIST.replace("not in use", word))
    mapping = answered(sheets, value="nothing")
    mapping = dataclasses.replace(mapping, tables=(dataclasses.replace(mapping.tables[0], whose=whose),))
    kept = answers_of_file(sheets, mapping, PRESET, records, DAY)
    assert kept is not None
    return {key for key, _ in kept.tables[0].scales["level"].values}


AT = Origin("team.xlsx", "Sheet 1", 2)


@pytest.mark.parametrize(
    ("records", "whose"),
    [
        (Records(people=(PersonRecord(name="Ann Doe", origin=AT),)), None),
        (Records(levels=(HoldingRecord(holder="Ann Doe", skill="Cooking", level=3, origin=AT),)), None),
        (Records(roles=(RoleRecord(title="Chef", holder="Ann Doe", origin=AT),)), None),
        (Records(roles=(RoleRecord(title="Ask ann", origin=AT),)), None),
        (Records(), "Ask ann"),
    ],
    ids=["a person", "one who is rated", "who holds a role", "a role", "whose a table is"],
)
def test_no_value_is_kept_that_names_somebody(records: Records, whose: str | None) -> None:
    assert "please ask ann" in words_kept("please ask ann", Records())
    assert words_kept("please ask ann", records, whose) == set()


def test_no_value_is_kept_that_looks_like_a_name_or_is_a_remark() -> None:
    assert words_kept("Greta Poe", Records()) == set()
    assert words_kept("x" * 40, Records()) == {"x" * 40}
    assert words_kept("x" * 41, Records()) == set()


def test_no_value_is_kept_that_is_the_heading_of_a_column_of_values() -> None:
    def kept(value: str) -> RememberedAnswers | None:
        sheets = content(RATINGS + f"Dan Fox|Baker|{value}|4\nEve Gum|Chef|2|4\nFay Hill|Chef|4|1\n")
        return remembered(sheets, answered(sheets, value="nothing"))

    assert "frying" in repr(kept("frying"))
    assert "cooking" not in repr(kept("cooking"))


def test_of_many_values_the_first_are_kept() -> None:
    sheets = content("Role|Skill|Skill level\n" + "".join(f"R{n}|S{n}|w{n}x\nR{n}|T{n}|expert\n" for n in range(120)))
    found = propose_mapping(sheets)
    level = found.tables[0].scales["level"]
    for value in level.values:
        level = level.with_value(value.text, None)
    table = dataclasses.replace(found.tables[0], scales={"level": level})
    kept = remembered(sheets, Mapping((table,)))
    assert len(level.values) > MOST_VALUES
    assert kept is not None
    assert len(kept.tables[0].scales["level"].values) == MOST_VALUES


def test_a_value_that_is_still_asked_is_not_remembered() -> None:
    first = content(LONG_LIST)
    kept = remembered(first, propose_mapping(first))
    assert kept is not None
    assert "not in use" not in repr(kept)


def test_a_table_that_is_not_read_does_not_keep_a_file_from_being_like_the_last() -> None:
    first, second = content(RATINGS), content(SAME_KIND, LONG_LIST)
    kept = remembered(first, answered(first))
    assert kept is not None
    found = propose_mapping(second)
    assert applied([kept], [second], [found], PRESET) is None
    assert applied([kept], [second], [found.with_taken(1, False)], PRESET) is not None


def test_a_file_with_a_column_that_no_answer_is_about_is_not_like_the_last() -> None:
    first = content(LONG_LIST)
    kept = remembered(first, answered(first, value="nothing"))
    more = content("Role|Skill|Skill level|Department\nFryer|Frying|working|Kitchen\nGriller|Grilling|expert|Bar\n")
    assert as_last_time(kept, more) is None


def test_the_order_of_columns_makes_no_other_kind_of_file() -> None:
    first = content(LONG_LIST)
    other = content("Skill|Role|Skill level\nFrying|Fryer|working\nGrilling|Griller|expert\n")
    kept, new = remembered(first, answered(first, value="nothing")), remembered(other, answered(other))
    assert kept is not None
    assert new is not None
    assert with_answers((kept,), new, 50) == (new,)


def test_of_two_tables_of_one_layout_the_one_that_was_read_says_what_columns_mean() -> None:
    first = content(NEXT_LIST, LONG_LIST)
    mapping = answered(first, value="nothing")
    meanings = {column: meaning for column, meaning in mapping.tables[0].meanings.items() if meaning != "role"}
    unread = dataclasses.replace(mapping.tables[0], taken=False, meanings=meanings)
    kept = remembered(first, Mapping((unread, mapping.tables[1])))
    assert kept is not None
    assert [(table.taken, dict(table.headings)["role"]) for table in kept.tables] == [(None, "role")]


def test_a_heading_that_is_a_sentence_keeps_the_table_from_being_remembered() -> None:
    def kept(heading: str) -> RememberedAnswers | None:
        lines = "Role|Skill|{}\nChef|Cooking|a\nBaker|Baking|b\n"
        found = propose_mapping(content(lines.format("x"))).tables[0]
        sheets = content(lines.format(heading))
        return remembered(sheets, Mapping((dataclasses.replace(found, meanings={**found.meanings, 2: "note"}),)))

    assert kept("x" * LONGEST_HEADING) is not None
    assert kept("x" * (LONGEST_HEADING + 1)) is None


def test_of_answers_to_several_files_the_day_of_the_newest_is_told() -> None:
    first, other = content(RATINGS), content(LONG_LIST)
    old, new = remembered(first, answered(first)), remembered(other, answered(other, value="nothing"))
    assert old is not None
    assert new is not None
    kept = [dataclasses.replace(new, day=LATER), old]
    for files in ([first, other], [other, first]):
        found = applied(kept, files, [propose_mapping(each) for each in files], PRESET)
        assert found is not None
        assert found.day == LATER


def test_a_heading_that_names_somebody_keeps_the_table_from_being_remembered() -> None:
    lines = "Role|Skill|Ann Doe\nChef|Cooking|3\nBaker|Baking|4\n"
    sheets = content(lines)
    found = propose_mapping(sheets).tables[0]
    meanings: dict[int, Meaning] = {**found.meanings, 2: "level"}
    changed = dataclasses.replace(found, meanings=meanings)
    told = Mapping((dataclasses.replace(changed, scales=scales_of(sheets.grids[0], changed)),))
    assert remembered(sheets, told) is None


def test_how_the_import_was_chosen_to_be_is_remembered_but_not_where_to_and_who() -> None:
    first = content(RATINGS)
    chosen = Choices(
        target=Target("new_scenario", "Secret"),
        people_as="role_each",
        who_leads="nobody",
        only_roles=frozenset({"chef"}),
        not_from_file=frozenset({"groups"}),
        complete=True,
    )
    kept = remembered(first, answered(first), chosen)
    assert kept is not None
    assert "secret" not in repr(kept).lower()
    second = content(SAME_KIND)
    here = Choices(target=Target("library"))
    found = applied([kept], [second], [propose_mapping(second)], here)
    assert found is not None
    assert found.day == DAY
    assert found.choices == Choices(
        target=Target("library"),
        people_as="role_each",
        who_leads="nobody",
        not_from_file=frozenset({"groups"}),
        complete=True,
    )


def test_of_two_sheets_of_one_layout_it_is_not_remembered_which_was_read() -> None:
    first = content(LONG_LIST, NEXT_LIST)
    mapping = answered(first, value="nothing")
    only = Mapping((mapping.tables[0], dataclasses.replace(mapping.tables[1], taken=False)))
    kept = remembered(first, only)
    assert kept is not None
    assert [table.taken for table in kept.tables] == [None]
    again = as_last_time(kept, first)
    assert again is not None
    assert [table.taken for table in again.tables] == [True, True]


def test_a_newer_answer_takes_the_place_of_the_one_for_files_like_it() -> None:
    first, other = content(RATINGS), content(LONG_LIST)
    old, second = remembered(first, answered(first)), remembered(other, answered(other, value="nothing"))
    mapping = answered(content(SAME_KIND), top="10")
    new = answers_of_file(content(SAME_KIND), mapping, PRESET, records_of(content(SAME_KIND), mapping), LATER)
    assert old is not None
    assert second is not None
    assert new is not None
    kept = with_answers(with_answers(with_answers((), old, 50), second, 50), new, 50)
    assert kept == (new, second)
    assert with_answers(kept, old, 1) == (old,)


def test_with_several_files_those_that_are_like_one_of_before_are_answered() -> None:
    first = content(RATINGS)
    kept = remembered(first, answered(first, top="10"))
    assert kept is not None
    other, second = content(LONG_LIST), content(SAME_KIND)
    found = applied([kept], [other, second], [propose_mapping(other), propose_mapping(second)], PRESET)
    assert found is not None
    assert found.mappings[0] == propose_mapping(other)
    assert found.mappings[1].questions == ()


def as_found(sheets: Sheets, kept: RememberedAnswers | None, found: Mapping) -> Mapping:
    """What a file means by the answers of before, given what the rules found."""
    assert kept is not None
    made = applied([kept], [sheets], [found], PRESET)
    assert made is not None
    return made.mappings[0]


def asked(mapping: Mapping | None) -> list[tuple[str, str]]:
    assert mapping is not None
    return [(question.topic, question.about) for question in mapping.questions]


def test_it_is_still_told_that_a_sheet_has_more_tables() -> None:
    first, second = content(RATINGS), content(SAME_KIND)
    found = dataclasses.replace(propose_mapping(second), more_tables=("Sheet 1",))
    assert as_found(second, remembered(first, answered(first, top="5")), found).more_tables == ("Sheet 1",)


def test_a_hidden_sheet_that_was_read_is_read_again_and_what_is_new_in_it_is_asked() -> None:
    def hidden(lines: str) -> Sheets:
        return Sheets((dataclasses.replace(grid_of_lines(lines, "Sheet 1"), hidden=True),), "team.xlsx")

    first, second = hidden(LONG_LIST), hidden(f"{NEXT_LIST}Griller|Boiling|on his way\n")
    mapping = propose_mapping(first).with_taken(0, True)
    for question in mapping.questions:
        mapping = with_answer(first, mapping, question, "nothing")
    again = as_last_time(remembered(first, mapping), second)
    assert again is not None
    assert again.tables[0].taken
    assert asked(again) == [("value", "on his way")]
    assert again.tables[0].set_aside == ()


def test_the_highest_value_is_asked_where_the_last_file_had_no_numbers() -> None:
    marks = "Employee|Title|Cooking|Baking\nAnn Doe|Chef|x|\nBen Roe|Baker||x\nCid Poe|Baker|x|x\n"
    first, second = content(marks), content(RATINGS)
    assert asked(as_last_time(remembered(first, answered(first)), second)) == asked(propose_mapping(second))


@pytest.mark.parametrize(("before", "after", "importance"), [("5", "3", 3), ("10", "8", 4)])
def test_importance_stays_importance_where_its_highest_value_is_another(
    before: str, after: str, importance: int
) -> None:
    lines = "Skill|Group|Importance\nCooking|Hot|1\nBaking|Hot|2\nFrying|Hot|{top}\n"
    first, second = content(lines.format(top=before)), content(lines.format(top=after))
    mapping = as_last_time(remembered(first, answered(first)), second)
    assert mapping is not None
    skills = {skill.name: skill.importance for skill in records_of(second, mapping).skills}
    assert (skills["Cooking"], skills["Frying"]) == (1, importance)


def test_what_no_table_of_before_gave_reason_to_ask_is_asked() -> None:
    lines = "Skill|Group\nCooking|Hot\nBaking|Hot\nSalads|Cold\n"
    first, second = content(lines), content(f"{lines}Baking|Cold\n")
    assert asked(as_last_time(remembered(first, answered(first)), second)) == asked(propose_mapping(second)) != []
    third = content(f"{lines}Salads|Hot\n")
    kept = remembered(second, answered(second, apart="one skill"))
    mapping = as_last_time(kept, third)
    assert asked(mapping) == []
    assert mapping is not None
    assert not mapping.tables[0].apart


def test_a_new_word_is_asked_in_a_column_that_only_the_answers_know() -> None:
    lines = "Role|Skill|Könnensgrad\nChef|Cooking|stark\nBaker|Baking|stark\n"
    sheets = content(lines)
    found = propose_mapping(sheets).tables[0]
    meant = dataclasses.replace(found, meanings={**found.meanings, 2: "level"})
    meant = dataclasses.replace(meant, scales=scales_of(sheets.grids[0], meant))
    scale = meant.scales["level"].with_value("stark", Held(4))
    told = Mapping((dataclasses.replace(meant, scales={"level": scale}),))
    mapping = as_last_time(remembered(sheets, told), content(f"{lines}Cook|Frying|schwach\n"))
    assert asked(mapping) == [("value", "schwach")]


def test_it_is_asked_whose_levels_they_are_where_only_the_answers_know_that_they_are_levels() -> None:
    lines = "Skill|Group|Könnensgrad\nCooking|Hot|3\nBaking|Hot|4\n"
    sheets = content(lines)
    found = propose_mapping(sheets).tables[0]
    meant = dataclasses.replace(found, meanings={**found.meanings, 2: "level"}, whose="Chef")
    told = Mapping((dataclasses.replace(meant, scales=scales_of(sheets.grids[0], meant)),))
    assert asked(as_last_time(remembered(sheets, told), sheets)) == [("whose", "Sheet 1")]


@pytest.mark.parametrize("heading", ["Level (Zoe Yang)", "Skill level / Zoe Yang"])
def test_of_a_known_heading_nobody_is_kept_who_is_named_beside_it(heading: str) -> None:
    first = content(LONG_LIST.replace("Skill level", heading))
    kept = remembered(first, answered(first, value="nothing"))
    assert kept is not None
    assert "yang" not in repr(kept).lower()
    assert asked(as_last_time(kept, content(NEXT_LIST.replace("Skill level", heading)))) == []


@pytest.mark.parametrize("rows", ["roles", "skills"])
def test_a_row_above_the_headings_is_of_what_the_columns_are_by_the_answers(rows: str) -> None:
    lines = "Name|Alpha|Beta|Gamma|Delta\nOne|1|2|3|4\nTwo|2|3|4|1\nThree|4|4|1|2\n"
    first, second = content(lines), content(f"|Hot||Cold|\n{lines}")
    mapping = as_last_time(remembered(first, answered(first, axes=rows, columns="roles")), second)
    assert mapping is not None
    assert mapping.tables[0].table.bands
    if rows == "roles":
        assert (mapping.tables[0].across, mapping.tables[0].band, asked(mapping)) == ("skill", "group", [])
    else:
        assert asked(mapping) == [("band", "Cold, Hot")]


@given(CONTENT, st.data())
def test_a_file_is_read_as_it_was_the_last_time(content: Sheets, data: st.DataObject) -> None:
    found = mapping = propose_mapping(content)
    for question in found.questions:
        if question in mapping.questions:
            answer = data.draw(st.sampled_from(question.choices or ("Somebody", "level needed")))
            mapping = with_answer(content, mapping, question, answer)
    kept = answers_of_file(content, mapping, PRESET, records_of(content, mapping), DAY)
    made = applied([kept], [content], [found], PRESET) if kept is not None else None
    if made is None:
        return
    again = made.mappings[0]
    assert {question.topic for question in again.questions} <= {"whose", "tables", "value"}
    open_values = {question.about for question in again.questions}
    for now, then in zip(again.tables, mapping.tables, strict=True):
        assert (now.meanings, now.across, now.band, now.nested) == (then.meanings, then.across, then.band, then.nested)
        for name, scale in now.scales.items():
            before = {value.text: value.held for value in then.scales[name].values}
            decided = {value.text: value.held for value in scale.values if value.text not in open_values}
            assert decided == {text: held for text, held in before.items() if text not in open_values}


def test_a_row_of_needed_levels_is_left_out_as_last_time_and_used_where_there_was_none() -> None:
    rows = "Employee,Python,SQL,Git\nAnna,3,2,1\nBen,4,1,2\nCleo,1,2,2".replace(",", "|")
    needed = content(f"{rows}\nRequired|3|3|3")
    kept = remembered(content(rows), propose_mapping(content(rows)))
    assert kept is not None
    again = as_last_time(kept, needed)
    assert again is not None
    assert again.tables[0].required
    without = with_required(needed, propose_mapping(needed), 0, False)
    kept = remembered(needed, without)
    assert kept is not None
    again = as_last_time(kept, needed)
    assert again is not None
    assert not again.tables[0].required
