"""Plain tables come back as what they were: into their own map as no change, into a blank one as the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from tests.support.imported import applied, blank
from tests.support.plain_maps import held_in, lines_in, plain_maps
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.own_tables import own_table
from workbench.application.importing.pointing import toggled_row
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.remembering import answers_of_preparation
from workbench.application.importing.remembering import applied as answered_as_before
from workbench.application.plain_tables import TABLES, Value, parted, told_apart
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill

KINDS = pytest.mark.parametrize("kind", sorted(TABLES))


def cell_of(value: Value) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    return float(value)


def content_of(document: CapabilityMap, kind: str) -> Sheets:
    rows = TABLES[kind](Index(document, document.scenarios[0]))
    return Sheets((Grid("Sheet", tuple(tuple(map(cell_of, row)) for row in rows)),), "plain.xlsx")


def imported(into: CapabilityMap, document: CapabilityMap, kind: str) -> Preparation:
    return prepare(into, (content_of(document, kind),))


def changes(found: Preparation) -> list[object]:
    return [line for line in found.proposal.lines if line.outcome in ("added", "updated", "refused")]


@KINDS
@settings(max_examples=60)
@given(document=plain_maps())
def test_into_its_own_map_it_changes_nothing(kind: str, document: CapabilityMap) -> None:
    found = imported(document, document, kind)
    assert changes(found) == []
    assert found.proposal.edit is None
    assert found.undecided == 0


@settings(max_examples=60)
@given(plain_maps())
def test_an_organisation_in_a_blank_map_has_the_same_titles_and_lines(document: CapabilityMap) -> None:
    before = blank()
    made = applied(before, imported(before, document, "organisation").proposal)
    assert lines_in(made) == lines_in(document)


@pytest.mark.parametrize("kind", ["list", "matrix"])
@settings(max_examples=60)
@given(document=plain_maps())
def test_in_a_blank_map_the_same_roles_hold_the_same(kind: str, document: CapabilityMap) -> None:
    before = blank()
    made = applied(before, imported(before, document, kind).proposal)
    assert held_in(made) == held_in(document)


@KINDS
@settings(max_examples=60)
@given(document=plain_maps())
def test_pointing_at_a_row_and_back_leaves_it_as_it_was(kind: str, document: CapabilityMap) -> None:
    content = content_of(document, kind)
    mapping = propose_mapping(content)
    for number, each in enumerate(mapping.tables):
        row = each.table.first
        again = toggled_row(content, toggled_row(content, mapping, number, row), number, row)
        assert again.tables[number].scales == each.scales
        assert again.questions == mapping.questions


@KINDS
@settings(max_examples=60)
@given(document=plain_maps())
def test_as_last_time_it_means_what_it_means(kind: str, document: CapabilityMap) -> None:
    content = content_of(document, kind)
    found = prepare(document, (content,))
    kept = answers_of_preparation(found, date(2026, 3, 3))
    again = answered_as_before(kept, found.contents, found.mappings, found.choices)
    assert again is None or again.mappings == found.mappings


def test_it_is_not_asked_whose_the_levels_of_a_role_are_that_is_called_level() -> None:
    cook = Role("cook", "Level", discipline="other", assignments=(Assignment("soup", "lead", level=3),))
    content = content_of(one(cook, skills=(skill("soup", "Soup"),)), "matrix")
    found = prepare(blank(), (content,))
    again = answered_as_before(
        answers_of_preparation(found, date(2026, 3, 3)), *(found.contents, found.mappings, found.choices)
    )
    assert again is not None
    assert again.mappings == found.mappings


def skill(identifier: str, name: str) -> Skill:
    return Skill(identifier, name, group="", belongs_to="either", importance=3, level_needed=2)


def one(*roles: Role, skills: tuple[Skill, ...] = (), units: tuple[Department, ...] = ()) -> CapabilityMap:
    scenario = Scenario("today", "Today", model="decentralised", departments=units, roles=roles)
    return CapabilityMap("Plan", skills=skills, scenarios=(scenario,))


def test_a_row_of_an_own_table_pointed_at_does_not_ask_about_twins_whom_ids_part() -> None:
    twins = replace(skill("a", "Twin"), group="One"), replace(skill("b", "Twin"), group="Two")
    analyst = Role(
        "analyst", "Analyst", assignments=(Assignment("a", "lead", level=3), Assignment("b", "support", level=2))
    )
    content = content_of(one(analyst, skills=twins), "matrix")
    mapping = propose_mapping(content)
    row = mapping.tables[0].table.first
    again = toggled_row(content, toggled_row(content, mapping, 0, row), 0, row)
    assert again.questions == mapping.questions == ()


@pytest.mark.parametrize("holder", ["NOBODY", "N.N.", "(vakant)"])
def test_a_holder_who_is_a_word_for_nobody_stays_by_its_own_list(holder: str) -> None:
    document = one(Role("cook", "Cook", discipline="other", holder=holder))
    assert changes(imported(document, document, "organisation")) == []


def test_rows_say_names_ids_and_lines():
    document = one(
        Role("head", "Head", grade=6, department="a"),
        Role("r1", "Analyst", reports_to="head", dotted_to=("r2", "x"), department="b", holder="Ada; Bo"),
        Role("r2", "analyst", headcount=0.5, department="c"),
        Role("x", "-"),
        units=(
            Department("a", "Marketing", kind="marketing"),
            Department("b", "Sales", kind="sales"),
            Department("c", "Sales", kind="sales", parent="a"),
        ),
    )
    assert list(TABLES["organisation"](Index(document, document.scenarios[0]))) == [
        ("Id", "Title", "Department", "Reports to", "Dotted", "Holder", "Grade", "Headcount"),
        ("head", "Head", "Marketing", "", "", "", 6, 1),
        ("r1", "Analyst", "Sales [b]", "head", "r2; x", "Ada; Bo", 4, 1),
        ("r2", "analyst", "Sales [c]", "", "", "", 4, 0.5),
        ("x", "-", "", "", "", "", 4, 1),
    ]


def test_a_column_of_the_matrix_says_an_id_where_its_title_is_not_enough():
    held = (Assignment("s", "lead", level=4),)
    document = one(
        Role("r1", "Analyst", assignments=held),
        Role("r2", "Analyst", assignments=(Assignment("s", "support", level=2),)),
        Role("r3", "Head [x]"),
        Role("r4", "Writer"),
        skills=(skill("s", "SEO"), skill("t", "=1+1")),
    )
    assert list(TABLES["matrix"](Index(document, document.scenarios[0]))) == [
        (
            *("Skill id", "Skill", "Group", "Importance", "Level needed"),
            *("Analyst [r1]", "Analyst [r2]", "Head [x] [r3]", "Writer"),
        ),
        ("s", "SEO", "", 3, 2, "L4", "S2", "", ""),
        ("t", "=1+1", "", 3, 2, "", "", "", ""),
    ]


@pytest.mark.parametrize("name", ["Analyst", "a]", "[x]", "a [b] c", "a [b]", "a ["])
def test_a_name_and_its_id_come_apart_again(name: str):
    assert parted(f"{name} [r-1]") == (name, "r-1")
    told = told_apart([("r", name)])["r"]
    assert parted(told)[0] == name


def edited(document: CapabilityMap, kind: str, change: Callable[[list[list[Value]]], None]) -> Preparation:
    rows = [list(row) for row in TABLES[kind](Index(document, document.scenarios[0]))]
    change(rows)
    grid = Grid("Sheet", tuple(tuple(map(cell_of, row)) for row in rows))
    return prepare(document, (Sheets((grid,), "plain.xlsx"),))


def test_what_was_changed_in_it_changes_the_map():
    document = one(
        *(Role(f"r{number}", f"Role {number}") for number in range(4)),
        Role("r4", "Role 3", reports_to="r0"),
        skills=(skill("s", "SEO"),),
    )

    def change(rows: list[list[Value]]) -> None:
        rows[1][1], rows[5][3], rows[5][2] = "Director", "r1", "Sales"
        rows.append(["", "New", "", "Role 2", "", "", 3, 1])

    made = applied(document, edited(document, "organisation", change).proposal).scenarios[0]
    assert [role.title for role in made.roles] == ["Director", "Role 1", "Role 2", "Role 3", "Role 3", "New"]
    assert [role.reports_to for role in made.roles] == [None, None, None, None, "r1", "r2"]
    assert [unit.name for unit in made.departments] == ["Sales"]


def test_filtered_rows_are_read_and_empty_ones_passed_over():
    document = one(Role("a", "A"), Role("b", "B"))
    rows = [tuple(map(cell_of, row)) for row in TABLES["organisation"](Index(document, document.scenarios[0]))]
    grid = Grid(
        "Sheet", (("A title above",), *rows[:2], (), rows[2], (None, None, "Sales")), hidden_rows=frozenset((2,))
    )
    mapping = own_table(grid)
    assert mapping is not None
    assert [left.why for left in mapping.table.left_rows] == ["empty"]
    found = prepare(blank(), (Sheets((grid,), "plain.xlsx"),))
    assert [role.title for role in found.records.roles] == ["A", "B"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Role id", "Role", "Skill id", "Skill", "Group", "Kind", "Level"), ("1", "A", "2", "B", "", "lead", 5.0)),
        (("Skill id", "Skill", "Group", "Importance", "Level needed", "A", "B"), ("1", "C", "", 3.0, 3.0, 5.0, 4.0)),
        (("Id", "Title", "Department", "Reports to", "Dotted", "Holder"),),
        (("Id", "Title", "Department", "Manager"), ("1", "A", "B", "")),
    ],
)
def test_tables_of_others_are_none_of_these(rows: tuple[tuple[Cell, ...], ...]):
    assert own_table(Grid("Sheet", rows)) is None


def test_levels_of_one_are_levels_and_no_marks():
    document = one(Role("a", "A", assignments=(Assignment("s", "lead", level=1),)), skills=(skill("s", "SEO"),))
    for kind in ("list", "matrix"):
        found = imported(document, document, kind)
        assert (found.undecided, found.proposal.edit) == (0, None)


def test_of_several_scenarios_with_the_same_roles_the_one_that_was_written_is_meant():
    before = one(
        Role("a", "A", assignments=(Assignment("s", "lead", level=1),)),
        Role("b", "B", reports_to="a", holder="Ada"),
        skills=(skill("s", "SEO"),),
    )
    (today,) = before.scenarios
    later = replace(
        today,
        id="later",
        roles=(
            replace(today.roles[0], assignments=(Assignment("s", "support", level=3),), reports_to="b"),
            replace(today.roles[1], reports_to=None, holder="Bo"),
        ),
    )
    document = replace(before, scenarios=(today, later))
    for kind in TABLES:
        for scenario in document.scenarios:
            rows = TABLES[kind](Index(document, scenario))
            grid = Grid("Sheet", tuple(tuple(map(cell_of, row)) for row in rows))
            assert prepare(document, (Sheets((grid,), "plain.xlsx"),)).proposal.edit is None


def test_ids_of_another_map_say_nothing():
    here = one(*(Role(each, each.upper()) for each in "abcd"))
    there = one(*(Role(each, f"Other {each}") for each in "abcd"))
    found = imported(here, there, "organisation")
    made = applied(here, found.proposal)
    assert made.scenarios[0] == here.scenarios[0]
    assert [role.title for role in made.scenarios[1].roles] == ["Other a", "Other b", "Other c", "Other d"]


@pytest.mark.parametrize("title", ["\u0301", "Skill  ID", "x" * 300, "Level needed", "12", "́ "])
def test_any_heading_beside_those_of_the_matrix_is_a_role(title: str):
    headings: tuple[Cell, ...] = ("Skill ID", "SKILL", "Group", "Importance", "Level  needed", title)
    mapping = own_table(Grid("Sheet", (headings, ("s", "SEO", None, 3.0, 2.0, "L4"))))
    assert mapping is not None
    assert mapping.table.values == (5,)
