"""Layout of a sheet for its preview: what each cell is, what a value becomes, why something is left out."""

from __future__ import annotations

import dataclasses
import time

import pytest

from tests.application.importing.test_pointing import PEOPLE_WITH_BANDS, sheets
from tests.support.grids import sheets_of
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Area, Grid
from workbench.application.importing.layout import SheetLayout, sheet_layout
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import toggled_row, with_band, with_meaning
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held

SHORT = {
    "heading": "H",
    "band": "B",
    "label": "l",
    "group": "G",
    "value": "v",
    "left_out": "-",
    "outside": ".",
}


def drawn(layout: SheetLayout) -> list[str]:
    """A letter for each cell."""
    return [
        "".join(SHORT[layout.role(row, column)] for column in range(layout.column_count))
        for row in range(layout.row_count)
    ]


def layout_of(content: Sheets, mapping: Mapping | None = None) -> SheetLayout:
    return sheet_layout(content, mapping or propose_mapping(content), "Team")


def test_a_matrix_with_a_title_bands_groups_and_summaries() -> None:
    content = sheets(PEOPLE_WITH_BANDS)
    layout = layout_of(content)
    assert (layout.row_count, layout.column_count) == (11, 7)
    assert drawn(layout) == [
        ".......",
        "..BBBB.",
        "HHHHHH.",
        "------.",
        "llvvvv.",
        "llvvvv.",
        "------.",
        "llvvvv.",
        ".......",
        ".......",
        ".......",
    ]
    assert (layout.cell(0, 0), layout.cell(0, 99)) == ("Our people", None)
    assert [layout.row_reason(row) for row in (0, 2, 3, 4, 6, 7, 8)] == [
        *(None, None, "empty", None, "summary", None, None),
    ]
    assert (layout.held(4, 2), layout.held(4, 5), layout.held(5, 5)) == (Held(4), Held(0), None)
    assert (layout.held(4, 0), layout.held(2, 2), layout.held(6, 2), layout.held(99, 99)) == (None, None, None, None)
    assert [layout.column_meaning(column) for column in (0, 1, 2, 6)] == ["person", "role", "value", None]
    assert (layout.table_at(4, 5), layout.table_at(0, 0), layout.table_at(4, 6)) == (0, None, None)


def test_groups_and_what_a_person_leaves_out() -> None:
    content = sheets("Skill|Owner|Dev|Dev|Lead\nCode||||\nPython|Ann|3|2|1\nSQL|Ben|4|1|2\nGit|Ann|2|2|1")
    mapping = toggled_row(content, propose_mapping(content), 0, 3)
    layout = layout_of(content, mapping)
    assert drawn(layout) == ["H-H-H", "G-G-G", "l-v-v", "-----", "l-v-v"]
    assert (layout.column_reason(1), layout.column_reason(3), layout.column_reason(0)) == (
        *("unknown_column", "same_name", None),
    )
    assert layout.row_reason(3) == "not_chosen"
    known = layout_of(content, with_meaning(content, mapping, 0, 0, None))
    assert (known.column_reason(0), known.column_meaning(0)) == ("unused_column", None)


def test_levels_of_a_list_are_values() -> None:
    content = sheets("Role|Skill|Level|Link\nDev|Python|Expert|a\nOps|SQL|Wizard|b")
    layout = layout_of(content)
    assert drawn(layout) == ["HHH-", "llv-", "llv-"]
    assert (layout.held(1, 2), layout.held(2, 2)) == (Held(4), None)


def test_a_table_that_is_not_read() -> None:
    content = sheets("Role|Skill|Level\nDev|Python|3\nOps|SQL|2\n|\n|\nnotes")
    layout = layout_of(content, propose_mapping(content).with_taken(0, False))
    assert drawn(layout) == ["---", "---", "---", "...", "...", "..."]
    assert (layout.row_reason(1), layout.table_at(1, 1)) == ("not_read", 0)


def test_hidden_rows_and_columns() -> None:
    content = sheets(
        "Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1",
        hidden_rows=frozenset((2,)),
        hidden_columns=frozenset((3,)),
    )
    layout = layout_of(content)
    assert drawn(layout) == ["HHH-", "lvv-", "----", "lvv-"]
    assert (layout.row_reason(2), layout.column_reason(3)) == ("hidden", "hidden")


def test_tables_side_by_side() -> None:
    content = sheets("Skill|Group||Role|Department\nPython|Code||Dev|Tech\nSQL|Code||Ops|Tech\nGit|Code||Lead|Boss")
    layout = layout_of(content)
    assert drawn(layout)[1:] == ["ll.ll"] * 3
    assert [layout.table_at(1, column) for column in range(5)] == [0, 0, None, 1, 1]
    without = layout_of(content, toggled_row(content, propose_mapping(content), 0, 2))
    assert drawn(without)[2] == "--.ll"
    assert without.row_reason(2) is None, "the other table takes it"


def test_the_text_of_a_merged_area_stands_in_all_of_its_first_row() -> None:
    content = sheets("||Hard||Soft|\nEmployee|Role|Python|SQL|Talk|Say\nAnna|Dev|3|2|1|1\nBen|Ops|4|1|2|2")
    (grid,) = content.grids
    content = dataclasses.replace(content, grids=(dataclasses.replace(grid, merged=(Area(0, 2, 0, 3),)),))
    assert layout_of(content).cell(0, 3) == "Hard"


def test_a_sheet_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        sheet_layout(Sheets((Grid("Team", ()),)), Mapping(), "Other")


def test_the_longest_sheet_is_laid_out_as_it_is_shown() -> None:
    content = sheets_of(real_file("onet-29.3/Skills.xlsx"))
    mapping = propose_mapping(content)
    started = time.process_time()
    layout = sheet_layout(content, mapping, mapping.tables[0].table.sheet)
    for row in range(200):
        for column in range(layout.column_count):
            layout.role(row, column)
            layout.held(row, column)
    assert layout.row_count > 60_000
    assert time.process_time() - started < 1


def test_a_row_above_the_headings_that_says_nothing_is_outside() -> None:
    content = sheets(PEOPLE_WITH_BANDS)
    mapping = with_band(content, propose_mapping(content), 0, None)
    assert drawn(layout_of(content, mapping))[1] == "......."
