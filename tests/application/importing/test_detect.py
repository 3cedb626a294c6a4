"""Tables found in grids: drawn ones, a shape each, and those of real files."""

from __future__ import annotations

import dataclasses
import time
from collections import Counter

import pytest

from tests.support.grids import grid_of_lines, grids_of
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.detect import tables_in
from workbench.application.importing.grid import Area, Cell, Grid
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.shapes import Table


def only_table(grid: Grid) -> Table:
    (table,) = tables_in(grid)
    return table


def left(table: Table) -> dict[str, int]:
    return dict(Counter(each.why for each in table.left_rows))


def tables_of(name: str) -> dict[str, tuple[Table, ...]]:
    return {grid.name: tables_in(grid) for grid in grids_of(real_file(name))}


def test_a_title_a_date_and_a_legend_are_no_part_of_a_matrix() -> None:
    grid = grid_of_lines("""
        |Skills of the team|||||
        ||||||
        Leader: Kim|||2026-03-01|||
        |Ann|Ben|Cleo||4|expert
        Python|4|3|1||3|skilled
        SQL|2|2|3||2|working
        Git|1||4||1|aware
        Bash|2|2|||0|none
        """)
    table = only_table(grid)
    assert (table.heading, table.columns, table.values) == (3, (0,), (1, 2, 3))
    assert list(table.body()) == [4, 5, 6, 7]


def test_a_band_over_the_headings_and_summaries_below() -> None:
    grid = grid_of_lines("""
        ||Hard skills||Soft skills|
        Employee|Role|Python|SQL|Talking|Listening
        ||||||
        Ann|Developer|4|5|2|1
        Ben|Developer|3|3|4|
        Cleo|Analyst|1|5|5|3
        ||||||
        AVERAGE||2.67|4.33|3.67|2
        Required||3|3|3|3
        Gap||0.33|-1.33|-0.67|1
        """)
    table = only_table(grid)
    assert (table.bands, table.columns, table.values) == ((0,), (0, 1), (2, 3, 4, 5))
    assert list(table.body()) == [3, 4, 5]
    assert left(table) == {"empty": 2, "summary": 1, "required": 1, "gap": 1}


def test_a_person_called_max_is_no_summary() -> None:
    table = only_table(
        grid_of_lines("""
        Skill|Leah|Paul|Max
        Singing|3|1|2
        Dancing|4|4|1
        Drama|2|3|4
        """)
    )
    assert table.values == (1, 2, 3)


def test_columns_that_sum_up_the_others_are_left_out() -> None:
    table = only_table(
        grid_of_lines("""
        Skill|Leah|Paul|Kim|Max|Gap
        Singing|3|1|2|3|1
        Dancing|4|4|1|4|2
        Drama|2|3|4|4|0
        """)
    )
    assert table.values == (1, 2, 3)


def test_a_last_row_called_max_with_numbers_of_its_own_is_kept() -> None:
    table = only_table(
        grid_of_lines("""
        Person|Singing|Dancing|Drama
        Leah|3|1|2
        Paul|4|4|1
        Max|1|2|1
        """)
    )
    assert list(table.body()) == [1, 2, 3]


def test_labels_alone_are_groups_and_one_below_all_is_a_remark() -> None:
    table = only_table(
        grid_of_lines("""
        |Developer|Analyst|Designer
        Technical|||
        Python|x||
        SQL|x|x|
        Git|x||x
        Soft|||
        Talking||x|x
        Listening|x|x|
        as of March|||
        """)
    )
    assert table.groups == (1, 5)
    assert left(table) == {"alone": 1}


def test_a_label_alone_among_others_is_a_record_without_values() -> None:
    table = only_table(
        grid_of_lines("""
        Skill|Developer|Analyst|Designer
        Python|x|x|x
        SQL|||
        Git|x|x|x
        Talking|||
        Listening|x|x|x
        """)
    )
    assert (table.groups, len(list(table.body()))) == ((), 5)


def test_a_merged_category_row_is_a_group_and_multiplies_no_value() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Skill", "Dev", "Ops", "Design"),
        ("Technical", None, None, None),
        ("Python", "x", None, None),
        ("SQL", "x", "x", None),
        ("Git", "x", "x", "x"),
    )
    table = only_table(Grid("", rows, merged=(Area(1, 0, 1, 3), Area(2, 1, 2, 3))))
    assert table.groups == (1,)


def test_a_category_that_stands_on_its_first_row_holds_for_those_below() -> None:
    table = only_table(
        grid_of_lines("""
        Area|Step|Dev|Ops|Design
        Planning|Scope|A|R|C
        |Estimate|R|A|C
        Running|Deploy|I|A|R
        |Watch||A|
        """)
    )
    assert table.filled == (0,)


def test_the_headings_once_more_are_left_out() -> None:
    table = only_table(
        grid_of_lines("""
        Skill|Dev|Ops|Design
        Python|4|2|1
        SQL|3|3|2
        Skill|Dev|Ops|Design
        Git|3|4|2
        """)
    )
    assert left(table) == {"headings": 1}


def test_two_empty_rows_end_a_table_and_the_next_one_is_found() -> None:
    tables = tables_in(
        grid_of_lines("""
        Skill|Dev|Ops|Design
        Python|4|2|1
        SQL|3|3|2
        |||
        |||
        Skill|Group||
        Talking|Soft||
        """)
    )
    assert [(table.shape, table.heading) for table in tables] == [("matrix", 0), ("list", 5)]


def test_hidden_rows_and_columns_are_left_out_and_said() -> None:
    grid = grid_of_lines("""
        Skill|Dev|Secret|Ops|Design
        Python|4|1|2|1
        Hidden|1|1|1|1
        SQL|3|1|3|2
        """)
    table = only_table(dataclasses.replace(grid, hidden_rows=frozenset((2,)), hidden_columns=frozenset((2,))))
    assert (table.values, list(table.body())) == ((1, 3, 4), [1, 3])
    assert left(table) == {"hidden": 1}
    assert [(each.number, each.why) for each in table.left_columns] == [(2, "hidden")]


def test_codes_that_begin_the_next_ones_are_told() -> None:
    table = only_table(
        grid_of_lines("""
        No|Skill|Dev|Ops
        1.|Software|3|2
        1.1|Python|4|2
        1.2|SQL|2|1
        2.|Running|1|4
        2.1|Alerts|1|4
        """)
    )
    assert table.nested == (1, 4)


def test_a_list_needs_a_heading_that_says_what_it_is_about() -> None:
    assert tables_in(grid_of_lines("Plan|Goal|Owner\nStand-up|speed|Kim")) == ()
    assert only_table(grid_of_lines("Skill|Whatever\nPython|long words here")).shape == "list"


def test_a_list_of_records_goes_before_a_matrix() -> None:
    table = only_table(
        grid_of_lines("""
        Title|Manager|Active|Remote
        Director||x|x
        Analyst|Director|x|x
        Designer|Director|x|x
        Writer|Director|x|x
        """)
    )
    assert table.shape == "list"


@pytest.mark.parametrize("text", ["", "a", "a|b", "||\n||", "Skill|Group", "1|2\n3|4"])
def test_nothing_is_invented(text: str) -> None:
    assert tables_in(grid_of_lines(text)) == ()


def test_raci_charts() -> None:
    (raci,) = tables_of("packt-raci/RACI.xlsx")["RACI"]
    assert (raci.shape, raci.columns, raci.values, len(list(raci.body()))) == ("matrix", (0, 1), (2, 3, 4, 5, 6, 7), 8)
    (single,) = tables_of("packt-raci/TPM RACI.xlsx")["TPM RACI"]
    assert (single.shape, single.values, single.filled, len(list(single.body()))) == ("matrix", (2,), (0,), 11)


@pytest.mark.parametrize("name", ["packt-raci/Communication Plan.xlsx", "packt-raci/Stakeholders.xlsx"])
def test_files_without_skills_roles_and_people(name: str) -> None:
    assert all(tables == () for tables in tables_of(name).values())


def test_a_checklist_of_prose_is_no_table() -> None:
    assert all(tables == () for tables in tables_of("edison-dare/DARE_CompetencyChecklist_v06.xlsx").values())


def test_a_supplement_with_one_list_a_sheet() -> None:
    found = tables_of("digcomp-3.0/DigComp 3.0 Data Supplement 24 Nov 2025.xlsx")
    records = {name: sum(1 for table in tables for _ in table.body()) for name, tables in found.items() if tables}
    assert records == {
        "1 Competence Areas&Competences": 21,
        "3 Competence Statements": 362,
        "4 Learning Outcomes": 523,
    }


def test_small_layouts_of_many_kinds() -> None:
    found = tables_of("unpivotr/worked-examples.xlsx")
    (annotated,) = found["pivot-annotations"]
    assert (len(annotated.values), len(list(annotated.body())), annotated.bands) == (4, 4, (1,))
    assert annotated.filled == (1,)
    (centred,) = found["pivot-centre-aligned"]
    assert (len(centred.values), len(list(centred.body()))) == (7, 8)
    (within,) = found["pivot-header-within-data"]
    assert (len(within.values), len(list(within.body())), within.groups) == (3, 16, (1, 7, 13, 19))
    plain = ("clean", "notes", "highlights", "annotations", "transposed", "formatting", "comments", "sentinels")
    assert all(found[name] == () for name in plain)


def test_lines_of_text_above_a_table() -> None:
    for (table,) in tables_of("hostile/readxl/deaths.xlsx").values():
        assert (table.heading, table.last - table.heading) == (4, 14)


def test_long_lists_in_time_that_grows_with_their_rows() -> None:
    (grid,) = grids_of(real_file("uk-ddat/ddat_roles.csv"))
    assert len(list(only_table(grid).body())) == 1825
    body = grid.rows[1:] * 20
    started = time.process_time()
    long = only_table(dataclasses.replace(grid, rows=(grid.rows[0], *body)))
    assert len(list(long.body())) == 36_500
    assert time.process_time() - started < 20


def test_a_small_table_is_one_where_its_cells_were_chosen() -> None:
    grid = grid_of_lines("|Anna|Ben\nPython|3|4\nSQL|2|1")
    assert tables_in(grid) == ()
    (table,) = tables_in(dataclasses.replace(grid, chosen=True))
    assert (table.shape, table.values) == ("matrix", (1, 2))


def test_a_slip_in_a_small_matrix_is_asked_and_loses_no_column() -> None:
    content = Sheets((grid_of_lines("Skill|Web Developer|Data Analyst\nSEO|L3|L2\nData|L7|L1\nVideo|L1|S4"),))
    mapping = propose_mapping(content)
    assert [(question.topic, question.about) for question in mapping.questions] == [("value", "L7")]
    assert mapping.tables[0].table.values == (1, 2)
