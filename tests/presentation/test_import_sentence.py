"""The sentence of a table that is imported: the examples of the design, and that each of its choices can be made."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.application.importing.test_recognition_laws import CONTENT
from tests.support.grids import grid_of_lines, sheets_of
from tests.support.presets import with_presets
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import column_letters
from workbench.application.importing.headings import MEANINGS
from workbench.application.importing.mapping import Mapping, UnknownAnswer
from workbench.application.importing.recognition import propose_mapping
from workbench.presentation.import_chosen import chosen
from workbench.presentation.import_sentence import Choice, import_sentence, sentence_text
from workbench.presentation.import_terms import meaning_label, table_text

PEOPLE = """
||Hard||Soft|
Employee|Role|Python|SQL|Talking|Listening
|||||
Anna Berg|Dev|5|2|3|0
Ben Holm|Dev|4|1|3|2
Cleo Lind|Analyst|1|5|4|2
AVERAGE||3.3|2.7|3.3|1.3
Required||3|3|3|3
Gap||1|1|1|1
"""


def sheets(*lines: str) -> Sheets:
    return Sheets(tuple(grid_of_lines(each, f"Q{n} 2026") for n, each in enumerate(lines, 1)), "team.xlsx")


def text(content: Sheets, mapping: Mapping | None = None, table: int = 0) -> str:
    return sentence_text(import_sentence(content, mapping or propose_mapping(content), table))


def choices(content: Sheets, mapping: Mapping, table: int = 0) -> dict[str, Choice]:
    return {part.key: part for part in import_sentence(content, mapping, table) if isinstance(part, Choice)}


def asked(content: Sheets, mapping: Mapping) -> list[str]:
    return [choice.key for choice in choices(content, mapping).values() if choice.asked]


def test_a_raci_chart() -> None:
    content = sheets_of(real_file("packt-raci/RACI.xlsx"))
    mapping = propose_mapping(content)
    assert text(content) == "Rows are [skills] named by [Name], columns are [roles], cells are [R A C I]."
    assert table_text(mapping.tables[0]) == "Skills × roles, 8 × 6"
    assert asked(content, mapping) == []


def test_a_long_list() -> None:
    content = sheets_of(real_file("uk-ddat/ddat_roles.csv"))
    assert (
        text(content)
        == "Each row says that [Role Level] holds [Skill Name] at [Skill Level]; department is [Role Family]."
    )
    assert table_text(propose_mapping(content).tables[0]) == "Roles and skills, 1,825 rows"


def test_people_under_groups_of_skills() -> None:
    content = sheets(PEOPLE)
    mapping = propose_mapping(content)
    assert text(content) == (
        "Rows are [people] with [Role], columns are [skills] in groups by [the row above], cells are [0-5]. "
        "[Required is the level needed]."
    )
    assert table_text(mapping.tables[0]) == "People × skills, 3 × 4"
    assert asked(content, mapping) == ["top:value"]
    without = chosen(content, mapping, 0, "required", "no")
    assert text(content, without).endswith("[Required is left out].")
    assert {skill.level_needed for skill in records_of(content, with_presets(content, without)).skills} == {None}
    mapping = chosen(content, without, 0, "required", "yes")
    assert {skill.level_needed for skill in records_of(content, with_presets(content, mapping)).skills} == {2}
    mapping = chosen(content, mapping, 0, "top:value", "10")
    mapping = chosen(content, mapping, 0, "band", "")
    mapping = chosen(content, mapping, 0, "column:role", "")
    assert text(content, mapping) == (
        "Rows are [people], columns are [skills] in groups by [nothing], cells are [0-10]. "
        "[Required is the level needed]."
    )
    assert mapping.questions == ()
    found = records_of(content, mapping)
    assert (found.roles, {skill.group for skill in found.skills}) == ((), {None})


def test_questions_are_choices_of_the_sentence() -> None:
    content = sheets("||Hard||Soft|\nSkill|Group|Anna|Ben|Cleo|Dora\nPython|A|4|2|5|1\nPython|B|3|1|1|2\nSQL|B|2|5|3|1")
    mapping = propose_mapping(content)
    assert text(content) == (
        "Rows are [skills] in groups by [Group], columns are [people], the row above them says [nothing], cells are "
        "[1-5]. Equal names in two groups are [two skills]."
    )
    assert asked(content, mapping) == ["columns", "band", "top:value", "apart"]
    assert "band" in asked(content, chosen(content, mapping, 0, "columns", "roles"))
    for key, value in (("columns", "roles"), ("band", "departments"), ("apart", "one skill"), ("top:value", "5")):
        mapping = chosen(content, mapping, 0, key, value)
    assert (asked(content, mapping), mapping.questions) == ([], ())
    assert text(content, mapping) == (
        "Rows are [skills] in groups by [Group], columns are [roles], the row above them says [their departments], "
        "cells are [1-5]. Equal names in two groups are [one skill]."
    )
    found = records_of(content, mapping)
    assert [role.department for role in found.roles] == ["Hard", "Hard", "Soft", "Soft"]
    assert [skill.name for skill in found.skills] == ["Python", "SQL"]


def test_codes_that_begin_others() -> None:
    content = sheets(
        "Code|Skill|Dev|Lead|Tester\n1|Code|3|2|1\n1.1|Python|3|4|2\n1.2|SQL|2|4|1\n2|Talk|1|3|2\n2.1|Say|1|2|2"
    )
    mapping = propose_mapping(content)
    assert ", rows whose code begins others are [groups]," in text(content)
    mapping = chosen(content, mapping, 0, "nested", "skills")
    assert ", rows whose code begins others are [skills]," in text(content, mapping)
    assert len(records_of(content, mapping).skills) == 5


def test_whose_skills_a_list_has() -> None:
    content = sheets("Skill|Level\nPython|3\nSQL|2")
    mapping = propose_mapping(content)
    choice = next(part for part in import_sentence(content, mapping, 0, ("Dev", "Lead")) if isinstance(part, Choice))
    assert (choice.key, choice.asked, choice.free, choice.current) == ("whose", True, True, "")
    assert choice.options == (("level needed", "the level needed"), ("Dev", "Dev"), ("Lead", "Lead"))
    assert text(content) == "Each row says that […] holds [Skill] at [Level]."
    of_dev = chosen(content, mapping, 0, "whose", "Dev")
    assert text(content, of_dev) == "Each row says that [Dev] holds [Skill] at [Level]."
    assert [held.holder for held in records_of(content, of_dev).holdings] == ["Dev", "Dev"]
    needed = chosen(content, of_dev, 0, "whose", "level needed")
    assert text(content, needed) == "Each row is a [skill]; level needed is [Level]."
    assert [skill.level_needed for skill in records_of(content, needed).skills] == [3, 2]
    assert chosen(content, needed, 0, "whose", "Dev") == of_dev


def test_which_sheet_of_one_layout() -> None:
    team = "Skill|Dev|Lead|Tester\nPython|3|2|1\nSQL|3|4|2\nGit|2|4|1"
    content = sheets(team, team.replace("4", "1"))
    mapping = propose_mapping(content)
    assert text(content).endswith(" Of the sheets of one layout [Q2 2026] is read.")
    first = chosen(content, mapping, 1, "tables", "Q1 2026")
    assert [table.taken for table in first.tables] == [True, False]
    assert "sheets" not in text(content, first)


def test_lists_of_one_kind() -> None:
    assert text(sheets("Name|Reports to|Unit\nAnna|Ben|Sales\nBen||Sales")) == (
        "Each row is a [role] named by [Name]; department is [Unit], manager is [Reports to]."
    )
    assert text(sheets("Name|Title|Team\nAnna Berg|Buyer|Sales\nBen Holm|Seller|Sales")) == (
        "Each row is a [role], held by [Name]; department is [Team]."
    )
    assert text(sheets("Vorname|Nachname|Abteilung\nAnna|Berg|Einkauf\nBen|Holm|Vertrieb")) == "Each row is a [person]."
    chart = "Task|Responsible|Accountable\nDraw|Artist|Art Lead\nCount|Clerk|Office Lead"
    assert text(sheets(chart)) == (
        "Each row is a [skill]; who leads it is [Accountable], who supports it is [Responsible]."
    )
    content = sheets("Skill|Group\nPython|Code\nTalking|Talk")
    assert text(content) == "Each row is a [skill]; group is [Group]."
    as_roles = chosen(content, propose_mapping(content), 0, "rows", "roles")
    assert text(content, as_roles) == "Each row is a [role] named by [Skill]; department is [Group]."
    assert table_text(as_roles.tables[0]) == "Roles, 2 rows"


def test_a_table_of_which_nothing_is_known() -> None:
    content = sheets("Skill|Group\nPython|Code\nTalking|Talk")
    mapping = propose_mapping(content)
    for column in ("skill", "group"):
        mapping = chosen(content, mapping, 0, f"column:{column}", "")
    assert text(content, mapping) == "Each row is a […] named by […]."
    assert table_text(mapping.tables[0]) == "A table, 2 rows"
    assert text(content, chosen(content, mapping, 0, "column:skill", "1")) == "Each row is a [skill] named by [Group]."


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("rows", "cats"), ("columns", ""), ("band", "x"), ("nested", "x"), ("apart", ""), ("required", "maybe")),
        *(("column:cat", "1"), ("column:skill", "x"), ("top:value", "x"), ("top:cat", "3"), ("cat", "x")),
    ],
)
def test_an_answer_that_is_none(key: str, value: str) -> None:
    content = sheets(PEOPLE)
    with pytest.raises(UnknownAnswer):
        chosen(content, propose_mapping(content), 0, key, value)


def test_every_meaning_has_a_label() -> None:
    labels = [meaning_label(meaning) for meaning in MEANINGS]
    assert len(set(labels)) == len(labels)
    assert (meaning_label("level_needed"), meaning_label(None)) == ("Level needed", "Left out")


def test_letters_of_columns() -> None:
    assert [column_letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_rows_that_were_people_become_roles_though_a_column_was_said_to_name_them() -> None:
    content = sheets("Skill|Who|Anna|Ben|Cleo\nPython|A|0|1|2\nSQL|B|2|1|3\nGit|C|1|0|1")
    mapping = chosen(content, propose_mapping(content), 0, "rows", "people")
    mapping = chosen(content, mapping, 0, "column:person", "1")
    assert mapping.tables[0].subject == "person"
    assert chosen(content, mapping, 0, "rows", "roles").tables[0].subject == "role"


@given(CONTENT, st.data())
def test_every_choice_can_be_made(content: Sheets, data: st.DataObject) -> None:
    mapping = propose_mapping(content)
    for _ in range(4):
        taken = [number for number, table in enumerate(mapping.tables) if table.taken]
        if not taken:
            return
        table = data.draw(st.sampled_from(taken))
        parts = import_sentence(content, mapping, table, ("Somebody",))
        choice = data.draw(st.sampled_from([part for part in parts if isinstance(part, Choice)]))
        options = [value for value, _ in choice.options]
        if not options:
            return
        value = data.draw(st.sampled_from(options))
        after = chosen(content, mapping, table, choice.key, value)
        now = choices(content, after, table).get(choice.key)
        assert now is None or choice.key == "tables" or (now.current, now.asked) == (value, False), (choice, now)
        assert dataclasses.replace(choice, current=value).label
        mapping = after
    records_of(content, mapping)
