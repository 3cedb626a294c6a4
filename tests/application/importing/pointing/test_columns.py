"""What a column holds, said by a person: what may be said of it, and what becomes of the table."""

from __future__ import annotations

from tests.application.importing.test_pointing import said, sheets, the, topics
from tests.support.presets import with_presets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import (
    meanings_offered,
    with_across,
    with_band,
    with_heading,
    with_meaning,
    with_rows,
)
from workbench.application.importing.recognition import propose_mapping

OF_SKILLS = {"skill", "skill_code", "group", "belongs_to", "importance", "level_needed", "definition", "aliases"}
OF_ROLES = {
    *("role", "role_code", "role_family", "department", "parent", "grade", "reports_to", "dotted_to", "also_called"),
    *("headcount", "holder", "purpose"),
}
OF_PEOPLE = {"person", "person_code", "first_name", "last_name"}
OF_HOLDINGS = {"level", "kind", "note", "accountable", "responsible"}


def test_all_that_a_column_may_be_is_offered() -> None:
    people = propose_mapping(sheets("Employee|Python|SQL|Git\nAnna|3|2|1\nBen|4|1|2"))
    roles = propose_mapping(sheets("Role|Python|SQL|Git\nDev|3|2|1\nOps|4|1|2"))
    skills = propose_mapping(sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2"))
    records = propose_mapping(sheets("Role|Skill|Level\nDev|Python|3\nOps|SQL|2"))
    assert set(meanings_offered(people, 0)) == {*OF_PEOPLE, *OF_ROLES, "value"}
    assert meanings_offered(people, 0)[0] == "person", "what names the rows comes first"
    assert set(meanings_offered(roles, 0)) == {*OF_PEOPLE, *OF_ROLES, "value"}
    assert meanings_offered(roles, 0)[0] == "role"
    assert set(meanings_offered(skills, 0)) == {*OF_SKILLS, "value"}
    assert set(meanings_offered(records, 0)) == {*OF_SKILLS, *OF_ROLES, *OF_PEOPLE, *OF_HOLDINGS, "value"}


def test_all_that_is_offered_is_taken() -> None:
    content = sheets("Role|Skill|Level|Odd\nDev|Python|3|x\nOps|SQL|2|y")
    mapping = propose_mapping(content)
    for meaning in meanings_offered(mapping, 0):
        after = the(with_meaning(content, mapping, 0, 3, meaning))
        assert (after.table.values == (3,)) if meaning == "value" else (after.meanings[3] == meaning)


def test_a_list_with_a_column_of_values_holds_what_its_rows_are_not() -> None:
    for heading, across in (("Role", "skill"), ("Employee", "skill"), ("Department", "skill"), ("Skill", "role")):
        content = sheets(f"{heading}|Thing|Deed\nDev|3|2\nOps|2|1")
        bare = with_heading(content, Mapping(), "Team", 0)
        for column in (1, 2):
            bare = with_meaning(content, bare, 0, column, None)
        matrix = with_meaning(content, bare, 0, 1, "value")
        assert (the(matrix).table.shape, the(matrix).across) == ("matrix", across), heading


def test_a_matrix_whose_rows_are_people_by_a_column_has_skills_across() -> None:
    content = sheets("Skill|Other|Python|SQL|Git\nAnna Berg|x|3|2|1\nBen Holm|y|4|1|2\nCleo Lind|z|2|2|1")
    mapping = with_presets(content, propose_mapping(content))
    assert the(mapping).across == "role"
    for meaning in ("role", "person", "last_name"):
        after = with_meaning(content, mapping, 0, 0, meaning)
        assert (the(after).across, the(after).meanings) == ("skill", {0: meaning}), meaning
        back = with_meaning(content, after, 0, 0, "skill")
        assert (the(back).across, the(back).meanings) == ("role", {0: "skill"})
    assert the(with_meaning(content, mapping, 0, 1, "group")).across == "role"


def test_what_does_not_go_with_the_new_columns_is_left_out() -> None:
    content = sheets("Role|Department|Python|SQL|Git\nDev|IT|3|2|1\nOps|IT|4|1|2\nLead|HQ|2|2|1")
    mapping = propose_mapping(content)
    assert the(mapping).meanings == {0: "role", 1: "department"}
    assert the(with_meaning(content, mapping, 0, 0, "skill")).meanings == {0: "skill"}
    skills = sheets("Skill|Group|Dev|Lead|Ops\nPython|A|3|2|1\nSQL|B|4|1|2\nGit|B|2|2|1")
    assert the(with_meaning(skills, propose_mapping(skills), 0, 0, "role")).meanings == {0: "role"}


def test_what_stands_above_a_matrix_follows_its_columns() -> None:
    content = sheets("||Hard||Soft|\nSkill|Group|Anna|Ben|Cleo|Dora\nPython|A|4|2|5|1\nSQL|B|3|1|1|2\nGit|B|2|5|3|1")
    mapping = with_presets(content, propose_mapping(content))
    people = with_meaning(content, mapping, 0, 0, "person")
    assert (the(people).across, the(people).band, people.questions) == ("skill", "group", ())
    back = with_meaning(content, people, 0, 0, "skill")
    assert (the(back).across, the(back).band, topics(back)) == ("role", None, [("band", "Hard, Soft")])


def test_a_column_that_is_left_out_again_says_why_it_was_before() -> None:
    content = sheets("Skill|Anna Berg|Ben Holm|Cleo Lind|Max\nPython|4|2|3|4\nSQL|3|1|2|3\nGit|1|1|1|1")
    mapping = propose_mapping(content)
    (summary,) = the(mapping).table.left_columns
    assert (summary.number, summary.why) == (4, "summary")
    assert with_meaning(content, mapping, 0, 4, None) == mapping
    taken = with_meaning(content, mapping, 0, 4, "group")
    assert (the(taken).table.columns, the(taken).table.left_columns) == ((0, 4), ())
    assert (the(taken).table.values, the(taken).meanings[4]) == ((1, 2, 3), "group")


def test_a_group_that_stands_once_is_filled_down_while_it_is_one() -> None:
    content = sheets("Group|Skill|Dev|Lead|Ops\nCode|Python|3|2|1\n|SQL|4|1|2\nTalk|Say|2|2|1\n|Hear|1|1|3")
    mapping = propose_mapping(content)
    assert the(mapping).table.filled == (0,)
    assert [each.group for each in records_of(content, mapping).skills] == ["Code", "Code", "Talk", "Talk"]
    other = with_meaning(content, mapping, 0, 0, "belongs_to")
    assert the(other).table.filled == (0,)
    assert the(with_meaning(content, mapping, 0, 0, None)).table.filled == ()
    assert the(with_meaning(content, mapping, 0, 3, None)).table.filled == (0,)
    assert the(with_meaning(content, mapping, 0, 0, "value")).table.filled == ()


def test_a_list_of_levels_loses_its_bands_with_its_values() -> None:
    content = sheets("||Hard||Soft|\nSkill|Group|Anna|Ben|Cleo|Dora\nPython|A|4|2|5|1\nSQL|B|3|1|1|2\nGit|B|2|5|3|1")
    mapping = with_presets(content, propose_mapping(content))
    for column in (2, 3, 4, 5):
        mapping = with_meaning(content, mapping, 0, column, None)
    table = the(mapping).table
    assert (table.shape, table.bands, table.values, the(mapping).across) == ("list", (), (), None)
    assert (table.columns, the(mapping).band) == ((0, 1, 2, 3, 4, 5), None)
    assert said(records_of(content, mapping)) == []


def test_no_column_of_another_width_is_pointed_at() -> None:
    content = sheets("Skill|Group\nPython|Code\nSQL|Code")
    mapping = propose_mapping(content)
    for column in (-1, 2):
        assert with_meaning(content, mapping, 0, column, "note") == mapping
    assert the(with_meaning(content, mapping, 0, 0, "group")).meanings == {0: "group"}
    assert the(with_rows(content, mapping, 0, "role")).meanings == {0: "role", 1: "department"}


def test_what_is_not_read_beside_columns_of_values_is_left_out() -> None:
    content = sheets("Role|Note|Kind|Odd\nDev|good|leads|3\nOps|fine|supports|2")
    mapping = propose_mapping(content)
    for column, meaning in ((1, "note"), (2, "kind")):
        mapping = with_meaning(content, mapping, 0, column, meaning)  # type: ignore[arg-type]
    assert the(mapping).meanings == {0: "role", 1: "note", 2: "kind"}
    assert the(with_meaning(content, mapping, 0, 3, "value")).meanings == {0: "role"}


def test_what_stands_above_stays_as_it_was_said_while_the_columns_are_what_they_were() -> None:
    content = sheets("||Hard||Soft|\nSkill|Group|Anna|Ben|Cleo|Dora\nPython|A|4|2|5|1\nSQL|B|3|1|1|2\nGit|B|2|5|3|1")
    mapping = with_across(content, with_presets(content, propose_mapping(content)), 0, "role")
    mapping = with_band(content, mapping, 0, "department")
    fewer = with_meaning(content, mapping, 0, 1, None)
    assert (the(fewer).band, fewer.questions, the(fewer).meanings) == ("department", (), {0: "skill"})
    narrower = with_meaning(content, mapping, 0, 5, None)
    assert (the(narrower).band, narrower.questions, the(narrower).meanings) == ("department", (), the(mapping).meanings)
