"""A table of roles or skills as text: what cells say, what is read from them, blocks as one edit or one refusal."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.field_tables import MAP, ROLES
from tests.support.strategies import maps
from workbench.application.cell_values import LEFT_OUT, CellFault, CellWords, choices_of, heading
from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.edits.fields import SetRoleCells, SetSkillCells
from workbench.application.field_block import (
    TextCell,
    block_text,
    filled_down,
    headings_left_out,
    landing,
    public_text,
    read_texts,
    texts_edit,
    values_edit,
)
from workbench.application.field_table import FieldTable, RoleTable, SkillTable
from workbench.domain.field_places import IN_TABLE
from workbench.domain.fields import FIELDS
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Person, Role, Skill
from workbench.domain.replace import replace
from workbench.domain.validate import problems

TABLES = (RoleTable(), SkillTable())


def index_of(document: CapabilityMap) -> Index:
    return Index(document, document.scenarios[0])


def words_of(document: CapabilityMap) -> CellWords:
    return CellWords(document, document.scenarios[0])


def texts(table: FieldTable, document: CapabilityMap) -> list[list[str]]:
    words = words_of(document)
    return [
        [words.text(column, getattr(thing, column.name)) for column in table.columns]
        for thing in table.things(index_of(document))
    ]


def pasted(table: FieldTable, text: str, row: int, column: str, document: CapabilityMap = MAP) -> CapabilityMap:
    return edit_for(table, text, row, column, document).apply(document)


def edit_for(table: FieldTable, text: str, row: int, column: str, document: CapabilityMap = MAP) -> Edit:
    index = index_of(document)
    names = [field.name for field in table.columns]
    things = [thing.id for thing in table.things(index)]
    cells = landing(table, read_texts(text), things, [row], [names.index(column)])
    return texts_edit(table, index, cells)


def role(document: CapabilityMap, identifier: str) -> Role:
    return next(each for each in document.scenarios[0].roles if each.id == identifier)


def refusal(table: FieldTable, text: str, row: int, column: str) -> str:
    with pytest.raises(EditRefused) as refused:
        edit_for(table, text, row, column)
    return str(refused.value)


def test_a_cell_says_what_people_call_its_value() -> None:
    assert texts(RoleTable(), MAP)[0][:6] == ["Head of Sales", "Sales lead; Boss", "Sales", "", "", "Vice president"]
    assert texts(RoleTable(), MAP)[2][:5] == ["Agent", "", "Sales › Desk", "Seller", "Head of Sales"]
    assert texts(RoleTable(), MAP)[1][8:] == ["Ada", "", "2.5", "Existing"]
    assert texts(SkillTable(), MAP)[1] == ["Code", "", "", "Technology", "5", "4 sets direction", "Yes", "Yes", ""]


@pytest.mark.parametrize("table", TABLES, ids=["roles", "skills"])
def test_every_column_offers_choices_that_are_read_back(table: FieldTable) -> None:
    words = words_of(MAP)
    for field in table.columns:
        for value, text in choices_of(field, words):
            expected = (value,) if field.values.shape == "roles" else value
            assert words.read(table.kind, field, text) == expected
            assert words.read(table.kind, field, text.upper()) == expected


@pytest.mark.parametrize("table", TABLES, ids=["roles", "skills"])
def test_choices_are_in_the_words_of_the_map_and_read_back(table: FieldTable) -> None:
    ours = replace(
        MAP, terms=replace(MAP.terms, marketing="growth", product="delivery", product_strategist="Chief of delivery")
    )
    words = words_of(ours)
    offered = {text for field in table.columns for _, text in choices_of(field, words)}
    assert {"Growth", "Delivery"} <= offered
    assert not {"Marketing", "Product", "Social Product Strategist"} & offered
    for field in table.columns:
        for value, text in choices_of(field, words):
            if field.values.shape != "roles":
                assert words.read(table.kind, field, text) == value


@pytest.mark.parametrize("table", TABLES, ids=["roles", "skills"])
def test_every_field_of_a_class_is_a_column_or_says_why_not(table: FieldTable) -> None:
    assert [field for field, _ in IN_TABLE[table.kind]] == list(table.columns)
    assert len({heading(field) for field in table.columns}) == len(table.columns)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("grade", "5", 5),
        ("grade", " director ", 5),
        ("headcount", "0,5", 0.5),
        ("headcount", "3", 3),
        ("acts_as", "", None),
        ("acts_as", "hub_lead", "hub_lead"),
        ("department", "IT › Desk", "it-desk"),
        ("reports_to", "Agent (IT)", None),
        ("dotted_to", "Seller; Head of Sales\nSeller", ("seller", "head")),
        ("also_called", "A; B\nA", ("A", "B")),
        ("holder", "  ", None),
    ],
)
def test_a_text_is_read_as_the_value_it_means(name: str, text: str, value: Any) -> None:
    words, field = words_of(MAP), FIELDS[Role][name]
    if text == "Agent (IT)":
        with pytest.raises(CellFault, match="no role called"):
            words.read(Role, field, text)
    else:
        assert words.read(Role, field, text) == value


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("grade", "Emperor", "“Emperor” is not among the choices. Write Chief officer, Vice president"),
        ("grade", "", "Grade cannot be empty. Write Chief officer"),
        ("title", " ", "Title cannot be empty."),
        ("headcount", "1.000", "“1.000” is no number."),
        ("headcount", "-2", "Headcount -2 is not a number from 0 to 100000. Write another value."),
        ("department", "Desk", "“Desk” may be Sales › Desk or IT › Desk. Write which."),
        (
            "department",
            "Legal",
            "There is no department called “Legal”. There is Sales, Sales › Desk, IT and IT › Desk.",
        ),
        ("reports_to", "Nobody knows", "There is no role called “Nobody knows”."),
        ("reports_to", "Agent", "“Agent” may be "),
        ("title", "x" * 40_000, "This text has 40,000 characters; a cell takes 32,767."),
    ],
)
def test_a_text_that_means_no_value_says_what_to_write(name: str, text: str, says: str) -> None:
    with pytest.raises(CellFault) as fault:
        words_of(MAP).read(Role, FIELDS[Role][name], text)
    assert str(fault.value).startswith(says)


def test_levels_sides_and_flags_are_read_in_the_ways_people_write_them() -> None:
    words, rows = words_of(MAP), FIELDS[Skill]
    assert {words.read(Skill, rows["level_needed"], text) for text in ("3", "skilled", "3 Skilled")} == {3}
    assert {words.read(Skill, rows["belongs_to"], text) for text in ("either", "Either side")} == {"either"}
    assert [words.read(Skill, rows["bridge"], text) for text in ("x", "yes", "TRUE", "", "no")] == [True] * 3 + [
        False
    ] * 2
    with pytest.raises(CellFault, match="neither Yes nor No"):
        words.read(Skill, rows["bridge"], "perhaps")


def test_a_block_is_one_edit_and_names_what_it_does() -> None:
    edit = edit_for(RoleTable(), "Director\tProduct\nManager\tProduct\n", 0, "grade")
    assert edit.describe(MAP) == "Change 4 cells of 2 roles"
    after = edit.apply(MAP)
    assert [(each.grade, each.discipline) for each in after.scenarios[0].roles[:2]] == [(5, "product"), (4, "product")]
    assert after.scenarios[0].roles[2:] == ROLES[2:]
    assert edit_for(RoleTable(), "Director", 1, "grade").describe(MAP) == "Set the grade of Seller to Director"
    same = landing(RoleTable(), (("Director",),), [each.id for each in ROLES], range(3), [5])
    assert texts_edit(RoleTable(), index_of(MAP), same).describe(MAP) == "Set the grade of 3 roles to Director"


def test_what_cannot_be_taken_is_named_by_cell_and_nothing_is_changed() -> None:
    says = refusal(RoleTable(), "Director\tProduct\nBoss\tProduct\nManager\tCooking\n", 0, "grade")
    assert says.startswith("Row 2 (Seller), Grade: “Boss” is not among the choices. Write Chief officer")
    assert says.endswith("Nor can these be taken: Row 3 (Agent (1)), Kind of work. Nothing was changed.")
    assert refusal(RoleTable(), "Boss", 0, "grade").startswith("“Boss” is not among the choices.")


def test_two_roles_change_places_in_the_line_in_one_block() -> None:
    document = pasted(RoleTable(), "Seller\n\n", 0, "reports_to")
    assert (role(document, "head").reports_to, role(document, "seller").reports_to) == ("seller", None)


def test_a_loop_is_refused_at_the_cell_that_closes_it() -> None:
    assert refusal(RoleTable(), "Seller", 0, "reports_to") == (
        "Head of Sales would report to itself through others. Write another title. Nothing was changed."
    )
    assert refusal(RoleTable(), "Head of Sales\tSeller\n", 0, "reports_to") == (
        "Row 1 (Head of Sales), Reports to: Head of Sales would report to itself. Write another title. "
        "Nothing was changed."
    )
    assert "no dotted line to itself" in refusal(RoleTable(), "Seller", 1, "dotted_to")


def test_lines_lead_to_roles_by_the_titles_the_same_block_gives_them_or_gave_up() -> None:
    text = "Chief\t\tSales\t\nSeller\t\tSales\tChief\nAgent\t\tSales › Desk\tHead of Sales\n"
    after = pasted(RoleTable(), text, 0, "title")
    assert role(after, "head").title == "Chief"
    assert role(after, "seller").reports_to == role(after, "agent").reports_to == "head"


def test_a_title_that_went_to_another_role_in_the_same_block_means_that_one() -> None:
    rows = ("Boss\t\tSales\t", "Head of Sales\t\tSales\tBoss", "Agent\t\tSales › Desk\t", "Aid\t\tIT\tHead of Sales")
    after = pasted(RoleTable(), "\n".join(rows), 0, "title")
    assert [role(after, each).reports_to for each in ("seller", "agent-2")] == ["head", "seller"]


def test_rows_past_the_last_become_roles_that_may_report_to_each_other() -> None:
    text = "Trainer\t\tSales\tCoach\t\tManager\nCoach\tMentor\tIT\tSeller\t\tSenior\n"
    edit = edit_for(RoleTable(), text, len(ROLES), "title")
    assert edit.describe(MAP) == "Add 2 roles"
    after = edit.apply(MAP)
    trainer, coach = after.scenarios[0].roles[-2:]
    assert (trainer.title, trainer.department, trainer.reports_to, trainer.grade) == ("Trainer", "sales", coach.id, 4)
    assert (coach.also_called, coach.department, coach.reports_to, coach.grade) == (("Mentor",), "it", "seller", 3)
    assert not list(problems(after))


def test_of_roles_of_one_title_a_line_means_the_one_that_was_there() -> None:
    after = pasted(RoleTable(), "Head of Sales\t\t\t\nHelper\t\t\tHead of Sales\n", len(ROLES), "title")
    assert [each.title for each in after.scenarios[0].roles[4:]] == ["Head of Sales", "Helper"]
    assert after.scenarios[0].roles[-1].reports_to == "head"


def test_a_row_without_a_title_makes_no_role_and_is_named() -> None:
    assert refusal(RoleTable(), "\t\tSales\n", len(ROLES), "title") == (
        "Row 1, Title: Title cannot be empty. Nothing was changed."
    )
    after = pasted(RoleTable(), "Trainer\t\n\t\n", len(ROLES), "title")
    assert [each.title for each in after.scenarios[0].roles[4:]] == ["Trainer"]


def test_new_rows_come_into_the_group_asked_for_unless_they_say_another() -> None:
    cells = [TextCell(0, RoleTable().columns[0], "Trainer"), TextCell(1, RoleTable().columns[0], "Coach")]
    cells.append(TextCell(1, RoleTable().columns[2], "IT"))
    after = texts_edit(RoleTable(), index_of(MAP), cells, group="sales").apply(MAP)
    assert [each.department for each in after.scenarios[0].roles[4:]] == ["sales", "it"]


def test_new_rows_below_no_department_sit_in_none() -> None:
    table, index = RoleTable(), index_of(MAP)
    cells = [TextCell(0, table.name_field, "Trainer")]
    after = texts_edit(table, index, cells, group="").apply(MAP)
    assert after.scenarios[0].roles[-1].department is None
    assert not list(problems(after))


def test_a_new_role_has_the_kind_of_work_of_its_department_unless_it_says_another() -> None:
    text = "Trainer\t\tIT\t\t\t\t\nCoach\t\tIT\t\t\t\tHub\nTemp\t\t\t\t\t\t\n"
    after = pasted(RoleTable(), text, len(ROLES), "title")
    assert [each.discipline for each in after.scenarios[0].roles[4:]] == ["technology", "hub", "other"]


def test_headings_copied_with_a_block_say_where_its_columns_go() -> None:
    after = pasted(RoleTable(), "Grade\tTitle\nDirector\tSales director\n", 0, "title")
    assert (role(after, "head").title, role(after, "head").grade) == ("Sales director", 5)


def left_out(table: FieldTable, text: str, column: str) -> list[str]:
    return headings_left_out(table, read_texts(text), FIELDS[table.kind][column])


@pytest.mark.parametrize(
    "headings",
    [
        "Title\tShoe size\tGrade",
        "Rolle\tSchuhgröße\tEntgeltgruppe",
        "Poste\tPointure\tNiveau",
        "Puesto\tTalla\tNivel",
        "Functie\tMaat\tNiveau",
        "Name\tShoe size\tLevel",
    ],
)
def test_a_heading_row_with_the_name_and_one_more_says_where_columns_go_and_others_are_left_out(headings: str) -> None:
    text = f"{headings}\nTrainer\t44\tManager\n"
    after = pasted(RoleTable(), text, len(ROLES), "grade")
    assert [(each.title, each.grade, each.also_called) for each in after.scenarios[0].roles[4:]] == [("Trainer", 4, ())]
    assert left_out(RoleTable(), text, "grade") == [headings.split("\t")[1]]


def test_columns_of_skills_that_are_not_known_are_left_out_too() -> None:
    text = "Kompetenz\tKosten\tGruppe\t\t\nTalking\t9\tPeople\tx\t\n"
    after = pasted(SkillTable(), text, 2, "name")
    assert [(skill.name, skill.group) for skill in after.skills[2:]] == [("Talking", "People")]
    assert left_out(SkillTable(), text, "name") == ["Kosten", ""]


@pytest.mark.parametrize(
    ("table", "text"),
    [(RoleTable(), "Title\nTrainer\n"), (RoleTable(), "Site\tJob title\nRome\tTrainer\n")],
)
def test_the_name_alone_makes_a_heading_row_where_names_begin(table: FieldTable, text: str) -> None:
    after = pasted(table, text, len(ROLES), "title")
    assert [each.title for each in after.scenarios[0].roles[4:]] == ["Trainer"]


@pytest.mark.parametrize(
    ("table", "text", "column"),
    [
        (SkillTable(), "Technology\nAnalytics\n", "name"),
        (SkillTable(), "Technology\tProcess\nAnalytics\tOther\n", "name"),
        (SkillTable(), "Technology\nProduct\n", "belongs_to"),
        (SkillTable(), "Skill A\tGroup A\nSkill B\tGroup B\n", "name"),
        (SkillTable(), "Skill\tGroup\t3\nTalk\tx\t4\n", "name"),
        (RoleTable(), "Manager\tProduct\nSenior\tProduct\n", "grade"),
        (RoleTable(), "Title\n", "title"),
    ],
)
def test_values_that_read_like_headings_are_pasted_as_values(table: FieldTable, text: str, column: str) -> None:
    block = read_texts(text)
    at = [field.name for field in table.columns].index(column)
    assert len(landing(table, block, [], [0], [at])) == len(block) * len(block[0])
    assert left_out(table, text, column) == []


def test_a_block_is_repeated_over_a_multiple_of_it_and_refused_where_columns_lack() -> None:
    ids = [each.id for each in ROLES]
    cells = landing(RoleTable(), (("Director",),), ids, [0, 2], [5])
    assert [(cell.thing, cell.text) for cell in cells] == [("head", "Director"), ("agent", "Director")]
    with pytest.raises(EditRefused, match="What was copied has 2 columns; from here there is room for 1 column"):
        landing(RoleTable(), (("New", "x"),), ids, [0], [11])


@pytest.mark.parametrize(
    ("text", "says"), [("", "holds no cells"), ("\t" * 300, "301 columns"), ("a\n" * 20_001, "20,001 cells")]
)
def test_what_is_no_block_or_too_large_is_refused(text: str, says: str) -> None:
    with pytest.raises(EditRefused, match=says):
        read_texts(text)


def test_thirty_skills_get_a_side_at_once() -> None:
    cells = [("talk", "belongs_to", "product"), ("code", "belongs_to", "product")]
    edit = values_edit(SkillTable(), index_of(MAP), cells)
    assert edit.describe(MAP) == "Let 2 skills belong to product"
    assert {skill.belongs_to for skill in edit.apply(MAP).skills} == {"product"}


def test_filling_down_gives_the_first_value_to_all_below_and_checks_the_lines() -> None:
    table, index = RoleTable(), index_of(MAP)
    grade = [field.name for field in table.columns].index("grade")
    cells = filled_down(table, index, {grade: ("head", "seller", "agent")})
    after = values_edit(table, index, cells).apply(MAP)
    assert [each.grade for each in after.scenarios[0].roles] == [6, 6, 6, 2]
    lines = filled_down(table, index, {3: ("seller", "head")})
    with pytest.raises(EditRefused, match="Head of Sales, Reports to: Head of Sales would report to itself"):
        values_edit(table, index, [*lines, ("agent", "grade", 3)])


def test_departments_are_renamed_moved_and_set_in_the_rows_of_their_groups() -> None:
    table, index = RoleTable(), index_of(MAP)
    for column, text, field in (
        ("title", "Help desk", "name"),
        ("department", "IT", "parent"),
        ("discipline", "Legal", "kind"),
    ):
        kind, row = table.group_fields[column]
        value = words_of(MAP).read(kind, row, text)
        after = table.set_group(index, "desk", row, value).apply(MAP)
        changed = next(unit for unit in after.scenarios[0].departments if unit.id == "desk")
        assert getattr(changed, field) == value
    assert [(group.name, group.depth) for group in table.groups(index)] == [
        ("Sales", 0), ("Desk", 1), ("IT", 0), ("Desk", 1), ("No department", 0),
    ]  # fmt: skip


def test_a_group_of_skills_is_renamed_in_its_row() -> None:
    table, index = SkillTable(), index_of(MAP)
    after = table.set_group(index, "People", table.group_fields["name"][1], "Everybody").apply(MAP)
    assert [skill.group for skill in after.skills] == ["Everybody", ""]


@pytest.mark.parametrize("table", TABLES, ids=["roles", "skills"])
@given(data=st.data())
def test_what_is_copied_and_pasted_where_it_was_changes_nothing(table: FieldTable, data: st.DataObject) -> None:
    document = data.draw(maps())
    index = index_of(document)
    things = [thing.id for thing in table.things(index)]
    if things:
        block = read_texts(block_text(texts(table, document)))
        cells = landing(table, block, things, [0], [0])
        assert texts_edit(table, index, cells).apply(document) is document


@given(data=st.data())
def test_a_pasted_block_leaves_a_sound_map_or_is_refused_whole(data: st.DataObject) -> None:
    document = data.draw(maps())
    index, table = index_of(document), data.draw(st.sampled_from(TABLES))
    things = [thing.id for thing in table.things(index)]
    words = words_of(document)
    offered = [text for field in table.columns for _, text in choices_of(field, words)]
    rows = data.draw(
        st.lists(st.lists(st.sampled_from(["", "X", "2", *offered]), min_size=2, max_size=2), min_size=1, max_size=4)
    )
    at = (data.draw(st.integers(0, len(things))), data.draw(st.integers(0, len(table.columns) - 2)))
    try:
        edit = texts_edit(table, index, landing(table, read_texts(block_text(rows)), things, [at[0]], [at[1]]))
    except EditRefused:
        return
    label = edit.describe(document)
    assert label
    assert not list(problems(edit.apply(document)))


@pytest.mark.parametrize("rows", [[[""]], [[""], [""]]])
def test_copied_cells_that_are_empty_are_pasted_as_such(rows: list[list[str]]) -> None:
    assert [list(row) for row in read_texts(block_text(rows))] == rows
    cells = landing(
        RoleTable(),
        read_texts(block_text([[""]])),
        [role.id for role in ROLES],
        [1],
        [[field.name for field in RoleTable().columns].index("holder")],
    )
    (scenario,) = texts_edit(RoleTable(), index_of(MAP), cells).apply(MAP).scenarios
    assert (ROLES[1].holder, scenario.roles[1].holder) == ("Ada", None)


def test_a_cell_with_line_ends_and_tabs_goes_through_the_clipboard_whole() -> None:
    rows: Sequence[Sequence[str]] = [["a\nb\t“c”", '"quoted"'], ["", "d"]]
    assert [list(row) for row in read_texts(block_text(rows))] == rows


def test_untouched_roles_stay_the_same_objects() -> None:
    after = pasted(RoleTable(), "Director", 0, "grade")
    assert all(new is old for new, old in zip(after.scenarios[0].roles[1:], ROLES[1:], strict=True))
    assert after.skills is MAP.skills


def test_an_edit_of_things_that_are_gone_is_refused() -> None:
    edit = edit_for(RoleTable(), "Trainer\t\tSales\tSeller\n", len(ROLES), "title")
    scenario = MAP.scenarios[0]
    fewer = replace(MAP, scenarios=(dataclasses.replace(scenario, roles=(ROLES[0],)),))
    with pytest.raises(EditRefused, match="That role is no longer there"):
        edit.apply(fewer)
    with pytest.raises(EditRefused, match="have changed since this was read"):
        edit.apply(edit.apply(MAP))


def test_no_copied_text_opens_as_a_formula_and_all_come_back() -> None:
    rows = [['=HYPERLINK("x")', "-", "+1 office"], ["'tis", "@here", "plain"]]
    text = block_text(rows)
    assert [cell for line in text.splitlines() for cell in line.split("\t")] == [
        "'=HYPERLINK(\"x\")", "'-", "'+1 office", "'tis", "'@here", "plain",
    ]  # fmt: skip
    assert [list(row) for row in read_texts(text)] == rows


# People

PEOPLED = replace(
    MAP,
    people=(
        Person("ada", "Ada Lovelace", title="Engineer"),
        Person("ada-2", "Ada Lovelace", title="Analyst"),
        Person("bo", "Bo; the second"),
        Person("marketer", "Marketer", kind="background"),
    ),
    scenarios=(replace(MAP.scenarios[0], roles=(replace(ROLES[0], people=("bo", "ada")), *ROLES[1:])),),
)


def held(document: CapabilityMap) -> dict[str, tuple[str, ...]]:
    return {each.id: each.people for each in document.scenarios[0].roles if each.people}


def test_a_cell_of_people_names_them_and_takes_their_names() -> None:
    assert texts(RoleTable(), PEOPLED)[0][9] == "Bo; the second; Ada Lovelace (Engineer)"
    after = pasted(RoleTable(), "ADA lovelace (analyst); Bo; the second\n\n", 1, "people", PEOPLED)
    assert held(after) == {"head": ("bo", "ada"), "seller": ("ada-2", "bo")}
    assert held(pasted(RoleTable(), "\n", 0, "people", PEOPLED)) == {}
    assert held(pasted(RoleTable(), "Bo; the second\n", 0, "people", PEOPLED)) == {"head": ("bo",)}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Eve", "There is nobody called “Eve”. Add her under People first."),
        ("Ada Lovelace", "“Ada Lovelace” may be Ada Lovelace (Engineer) or Ada Lovelace (Analyst). Write which."),
        ("Marketer", "There is nobody called “Marketer”. Add her under People first."),
    ],
)
def test_a_name_that_is_no_holder_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(EditRefused) as refused:
        edit_for(RoleTable(), text, 1, "people", PEOPLED)
    assert str(refused.value) == f"{sentence} Nothing was changed."


def test_people_left_out_of_a_copy_stay_where_it_is_pasted() -> None:
    words, table = words_of(PEOPLED), RoleTable()
    rows = [[(column, words.text(column, getattr(thing, column.name))) for column in table.columns] for thing in ROLES]
    rows[0][9] = (FIELDS[Role]["people"], "Ada Lovelace (Engineer)")
    out = public_text(rows)
    assert "Ada Lovelace" not in out
    assert out.count(LEFT_OUT) == 1
    after = pasted(table, out.replace("Head of Sales\tSales lead", "Chief\tSales lead"), 0, "title", PEOPLED)
    assert (role(after, "head").title, role(after, "head").people) == ("Chief", ("bo", "ada"))


def test_what_names_nobody_is_not_said_to_be_left_out() -> None:
    people = FIELDS[Role]["people"]
    assert public_text([[(people, ""), (FIELDS[Role]["holder"], "Ada")]]) == "\tAda\n"


def test_a_row_is_counted_with_the_headings_above_it() -> None:
    says = refusal(RoleTable(), "Title\tGrade\nChief\tDirector\nSeller\tEmperor\n", 0, "title")
    assert says.startswith("Row 3 (Seller), Grade: “Emperor” is not among the choices.")


@pytest.mark.parametrize(
    ("table", "headings", "names"),
    [
        (SkillTable(), ("Compétence", "Catégorie", "Priorité"), ["name", "group", "importance"]),
        (SkillTable(), ("Vaardigheid", "Vereist niveau"), ["name", "level_needed"]),
        (RoleTable(), ("Stelle", "Abteilung", "Vorgesetzter"), ["title", "department", "reports_to"]),
        (RoleTable(), ("Puesto", "Departamento"), ["title", "department"]),
    ],
)
def test_headings_of_five_languages(table: FieldTable, headings: tuple[str, ...], names: list[str]) -> None:
    cells = landing(table, (headings, ("x",) * len(headings)), (), [0], [0])
    assert [(cell.field.name, cell.text, cell.row) for cell in cells] == [(name, "x", 2) for name in names]


def test_a_manager_in_a_service_is_no_row_of_headings() -> None:
    cells = landing(RoleTable(), (("Manager", "Service"), ("Buyer", "Sales")), (), [0], [0])
    assert [cell.text for cell in cells] == ["Manager", "Service", "Buyer", "Sales"]


def test_one_column_under_its_heading_is_a_list_like_any_other() -> None:
    cells = landing(RoleTable(), (("Grade",), ("Director",)), [each.id for each in ROLES], [0], [0])
    assert [(cell.thing, cell.field.name, cell.text) for cell in cells] == [
        ("head", "title", "Grade"),
        ("seller", "title", "Director"),
    ]


def test_of_titles_that_hold_a_semicolon_the_longest_is_meant() -> None:
    scenario = MAP.scenarios[0]
    roles = (*ROLES, Role("both", "Seller; Agent of all"))
    document = replace(MAP, scenarios=(dataclasses.replace(scenario, roles=roles),))
    field, words = FIELDS[Role]["dotted_to"], words_of(document)
    assert words.read(Role, field, "Seller; Agent of all; Head of Sales") == ("both", "head")
    assert words.read(Role, field, "Seller; Head of Sales") == ("seller", "head")


def test_a_title_that_holds_a_semicolon_without_a_blank_is_one() -> None:
    scenario = MAP.scenarios[0]
    roles = (*ROLES, Role("both", "Seller;Agent"))
    words = words_of(replace(MAP, scenarios=(dataclasses.replace(scenario, roles=roles),)))
    field = FIELDS[Role]["dotted_to"]
    assert words.read(Role, field, "Head of Sales; Seller;Agent") == ("head", "both")
    assert words.read(Role, field, "seller;head of sales") == ("seller", "head")


def test_a_title_may_begin_and_end_with_a_semicolon() -> None:
    scenario = MAP.scenarios[0]
    roles = (*ROLES, Role("first", ";Agent"), Role("last", "Clerk;"), Role("apart", "; Aide"))
    document = replace(MAP, scenarios=(dataclasses.replace(scenario, roles=roles),))
    field, words = FIELDS[Role]["dotted_to"], words_of(document)
    for held in (("first",), ("seller", "first"), ("last", "seller"), ("apart", "last", "first"), ("first", "head")):
        assert words.read(Role, field, words.text(field, held)) == held
    assert words.read(Role, field, ";; Seller;; Head of Sales;") == ("seller", "head")


def test_of_titles_that_differ_in_accents_alone_the_one_that_is_written_is_meant() -> None:
    scenario = MAP.scenarios[0]
    roles = (*ROLES, Role("plain", "Resume"), Role("accented", "Résumé"), Role("mark", "\N{COMBINING ACUTE ACCENT}"))
    words = words_of(replace(MAP, scenarios=(dataclasses.replace(scenario, roles=roles),)))
    field = FIELDS[Role]["reports_to"]
    assert [words.read(Role, field, title) for title in ("Resume", "Résumé", "\N{COMBINING ACUTE ACCENT}")] == [
        "plain", "accented", "mark"
    ]  # fmt: skip
    with pytest.raises(CellFault, match="may be Resume or Résumé"):
        words.read(Role, field, "RÉSUMÉ")


def test_skills_are_grouped_whatever_blanks_stand_around_the_name() -> None:
    talk, code = MAP.skills
    table = SkillTable()
    document = replace(MAP, skills=(talk, dataclasses.replace(code, group=" People ")))
    assert [group.key for group in table.groups(index_of(document))] == ["People", ""]
    assert [table.group_of(skill) for skill in document.skills] == ["People", "People"]


def test_only_what_belongs_to_a_side_has_its_sign() -> None:
    sides = [RoleTable().side(dataclasses.replace(ROLES[0], discipline=work)) for work in ("product", "hub", "other")]
    assert sides == ["product", "", ""]


def test_a_typical_background_holds_no_role() -> None:
    edit = SetRoleCells("now", (("seller", "people", ("marketer",)),))
    with pytest.raises(EditRefused, match="Marketer is a typical background"):
        edit.apply(PEOPLED)
    with pytest.raises(EditRefused, match="no longer there"):
        SetRoleCells("now", (("seller", "people", ("gone",)),)).apply(PEOPLED)


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (SetRoleCells("now", (("head", "department", "gone"),)), "no longer there"),
        (SetRoleCells("now", (("head", "reports_to", "gone"),)), "no longer there"),
        (SetRoleCells("now", (("head", "dotted_to", ("seller", "head")),)), "cannot have a dotted line to itself"),
        (SetRoleCells("now", (("head", "reports_to", "agent"),)), "would report to itself"),
        (SetRoleCells("now", (("head", "title", " "),)), "needs a title"),
        (SetRoleCells("now", (("head", "title", "Second head"),), added=("head",)), "have changed since this was read"),
        (SetSkillCells((("talk", "name", "More talk"),), added=("talk",)), "have changed since this was read"),
        (SetSkillCells((("talk", "name", " "),)), "needs a name"),
    ],
)
def test_cells_that_would_break_the_map_are_refused_however_they_came(edit: Edit, says: str) -> None:
    with pytest.raises(EditRefused, match=says):
        apply_or_refuse(edit, MAP)


def test_a_step_is_called_by_what_it_changes() -> None:
    same = ("head", "grade", 6)
    assert SetRoleCells("now", (same, ("seller", "grade", 4))).describe(MAP) == "Set the grade of Seller to Manager"
    assert SetRoleCells("now", (same,)).describe(MAP) == "Set the grade of Head of Sales to Vice president"
    two = (("a", "title", "Trainer"), ("b", "title", "Coach"))
    assert SetRoleCells("now", two, ("a", "b")).describe(MAP) == "Add 2 roles"
    assert SetRoleCells("now", two[:1], ("a",)).describe(MAP) == "Add Trainer"
