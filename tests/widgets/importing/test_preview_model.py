"""Model of a previewed sheet: which rows are shown, what stands for the others, and what is said of each part."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.grids import grid_of_lines
from tests.support.importing import session_of
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_answer, with_heading, with_meaning
from workbench.application.importing.preparation import Preparation
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Origin
from workbench.domain.vocabulary import DEFAULT
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.preview import ImportPreview
from workbench.widgets.importing.preview_model import PreviewModel, SheetShown

ITEM = Qt.ItemDataRole
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
BESIDE = """
Skill|Group||Role|Department
Python|Code||Dev|Tech
SQL|Code||Ops|Tech
Git|Code||Lead|Boss
||||
||||
Topic|Area|||
Talking|Talk|||
Saying|Talk|||
"""
GROUPED = """
Skill|Dev|Lead|Ops
Code|||
Python|3|2|1
SQL|guru|1|2
Talk|||
Say|2|2|1
Total|5|3|3
"""


def of(lines: str | Grid, mapping: Mapping | None = None) -> SheetShown:
    grid = grid_of_lines(lines, "Team") if isinstance(lines, str) else lines
    content = Sheets((grid,), "team.xlsx")
    mapping = propose_mapping(content) if mapping is None else mapping
    return SheetShown(content, mapping, grid.name, mapping)


def model(shown: SheetShown, around: int | None = None) -> PreviewModel:
    made = PreviewModel()
    made.show_sheet(shown, DEFAULT, around)
    return made


def long(count: int) -> Grid:
    rows = tuple((f"Skill {number}", "Group") for number in range(count - 1))
    return Grid("Team", (("Skill", "Group"), *rows))


def head(made: PreviewModel, section: int, direction: Qt.Orientation, role: ITEM = ITEM.DisplayRole) -> Any:
    return made.headerData(section, direction, role)


@pytest.mark.parametrize(
    ("count", "around", "parts"),
    [
        (0, None, []),
        (200, None, [(0, 199)]),
        (201, None, [(0, 199), 1]),
        (1000, None, [(0, 199), 800]),
        (1000, 199, [(0, 199), 800]),
        (1000, 200, [(0, 300), 699]),
        (1000, 300, [(0, 400), 599]),
        (1000, 301, [(0, 199), 1, (201, 401), 598]),
        (1000, 500, [(0, 199), 200, (400, 600), 399]),
        (1000, 999, [(0, 199), 699, (899, 999)]),
        (1000, 1000, [(0, 199), 800]),
    ],
)
def test_the_first_rows_are_shown_and_those_around_one(count: int, around: int | None, parts: list[Any]) -> None:
    made = model(of(long(count) if count else Grid("Team", ())), around)
    found: list[Any] = []
    for place in range(made.rowCount()):
        row = made.row_at(place)
        if row is None:
            number = int(str(made.data(made.index(place, 0))).split()[0].replace(",", ""))
            found.append(number)
            assert made.data(made.index(place, 1)) is None
            assert head(made, place, DOWN) == "…"
            spoken = f"{number:,} more {'row' if number == 1 else 'rows'}"
            assert head(made, place, DOWN, ITEM.AccessibleTextRole) == spoken
        elif found and isinstance(found[-1], tuple) and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
        assert row is None or made.place_of(row) == place
    assert found == parts
    assert (made.row_at(-1), made.row_at(made.rowCount()), made.place_of(5000)) == (None, None, -1)


def test_a_cell_is_shown_heard_and_explained() -> None:
    made = model(of(GROUPED))
    cell = made.index(3, 1)
    assert (made.data(cell), made.data(cell, ITEM.AccessibleTextRole)) == ("guru", "B4: guru, left out. To decide.")
    assert "guru" in made.data(cell, ITEM.ToolTipRole)
    assert "To decide." in made.data(cell, ITEM.ToolTipRole)
    assert made.data(made.index(1, 1), ITEM.ToolTipRole) is None, "an empty cell has nothing to tell"
    assert made.data(cell, ITEM.DecorationRole) is None
    assert made.data(QModelIndex()) is None
    assert (made.rowCount(cell), made.columnCount(cell)) == (0, 0)
    assert PreviewModel().data(QModelIndex()) is None
    text = "long " * 60
    wide = model(of(f"Skill|Group\nPython|{text}\nSQL|Code"))
    assert len(wide.data(wide.index(1, 1))) == 200
    assert len(wide.data(wide.index(1, 1), ITEM.ToolTipRole)) > len(text)


def test_headers_tell_what_rows_and_columns_are() -> None:
    made = model(of(GROUPED))
    assert [head(made, section, ACROSS) for section in range(4)] == ["A", "B", "C", "D"]
    for role in (ITEM.AccessibleTextRole, ITEM.ToolTipRole):
        assert [head(made, section, ACROSS, role) for section in (0, 1)] == ["Column A: Skill", "Column B: Role"]
        assert head(made, 6, DOWN, role) == "Row 7, left out: it sums up the others"
    assert (head(made, 6, DOWN), head(made, 0, ACROSS, ITEM.FontRole)) == ("7", None)
    assert (head(made, 5, DOWN, ITEM.ToolTipRole), made.column_title(0)) == ("Row 6", "Skill")
    gone = with_meaning(of(GROUPED).content, of(GROUPED).mapping, 0, 0, None)
    assert model(of(GROUPED, gone)).column_title(0) == "it is not taken in"


def test_what_is_below_a_group_is_known() -> None:
    made = model(of(GROUPED))
    below = [row for row in range(7) if made.is_below_group(row, 0)]
    assert below == [2, 3, 5]
    assert not made.is_below_group(2, 1)
    assert [made.names_rows(2, column) for column in (0, 1)] == [True, False]
    flat = model(of("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1"))
    assert not any(flat.is_below_group(row, 0) for row in range(4))


def test_a_value_is_asked_about_in_its_own_scale_alone() -> None:
    lines = """
Skill|Level needed|Web Developer|Data Analyst|Release Manager
Pay|guru|expert|Guru|basic
Video|expert|basic|basic|expert
Poems|basic|basic|expert|basic
Plans|basic|expert|basic|basic
"""
    shown = of(lines)
    assert [question.about for question in shown.mapping.questions] == ["Guru", "guru"]
    made = model(shown)
    assert [made.is_asked(1, column) for column in range(5)] == [False, True, False, True, False]
    assert not made.is_asked(0, 1)
    answered = with_answer(shown.content, shown.mapping, shown.mapping.questions[0], "3")
    again = model(of(lines, answered))
    assert [again.is_asked(1, column) for column in (1, 3)] == [True, False]


def test_the_table_of_a_cell_is_the_one_it_is_in_or_the_last_one_above() -> None:
    shown = of(BESIDE)
    mapping = with_heading(shown.content, shown.mapping, "Team", 6)
    shown = of(BESIDE, mapping)
    assert [(each.table.heading, each.table.columns) for each in mapping.tables] == [
        *((0, (0, 1)), (0, (3, 4)), (6, (0, 1))),
    ]
    assert [shown.table_for(2, column) for column in (0, 1, 3, 4)] == [0, 0, 1, 1]
    assert [shown.table_for(row, 0) for row in (7, 8)] == [2, 2]
    assert shown.table_for(4, 4) == 1, "the last one above"
    assert [shown.table_of_column(column, 2) for column in (0, 4)] == [0, 1]
    assert [shown.table_of_column(column, 8) for column in (0, 4)] == [2, 1]
    assert [shown.table_of_column(column, -1) for column in (1, 3)] == [0, 1]
    assert shown.table_of_column(2, -1) == 0, "no table has it"
    bare = of("a|b\nc|d")
    assert (bare.table_for(1, 1), bare.table_of_column(0, 1)) == (None, None)
    under = of("Our team|||\n|||\nSkill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    assert (under.table_for(0, 0), under.table_for(2, 0), under.table_for(99, 0)) == (None, 0, 0)


def test_rows_of_a_table_that_is_not_read_say_so() -> None:
    mapping = of(GROUPED).mapping.with_taken(0, False)
    made = model(of(GROUPED, mapping))
    assert head(made, 0, DOWN, ITEM.AccessibleTextRole) == "Row 1, left out: the table is not read"
    assert head(made, 2, DOWN, ITEM.AccessibleTextRole) == "Row 3, left out: the table is not read"


def shown_preview(qtbot: QtBot, grid: Grid) -> tuple[ImportPreview, Preparation]:
    imports = session_of(grid)
    qtbot.waitUntil(lambda: imports.preparation is not None)
    preview = ImportPreview(imports, LIGHT)
    imports.setParent(preview)
    qtbot.addWidget(preview)
    preview.resize(600, 300)
    preview.show_sheet(0, "Team")
    preview.show()
    assert imports.preparation is not None
    return preview, imports.preparation


def test_a_row_far_down_is_brought_among_those_that_are_shown(qtbot: QtBot) -> None:
    preview, _ = shown_preview(qtbot, long(1000))

    def current() -> tuple[int | None, int]:
        index = preview.table.currentIndex()
        return preview.model.row_at(index.row()), index.column()

    preview.show_row(0, "Team", 150)
    assert (current(), preview.model.place_of(500)) == ((150, 0), -1)
    preview.table.go_to(3, 1)
    preview.show_row(0, "Team", 500)
    assert current() == (500, 1), "the column stays"
    preview.show_row(0, "Team", 560)
    assert (current(), preview.model.place_of(400) >= 0) == ((560, 1), True), "it was shown already"
    preview.show_row(0, "Team", 900)
    assert (current()[0], preview.model.place_of(400)) == (900, -1)
    preview.show_origin(0, Origin("skills.xlsx", "Team", 1000, 1))
    assert current() == (999, 0)
    preview.show_origin(0, Origin("skills.xlsx", "Team", 12, 99))
    assert current() == (11, 1), "no column is beyond the last one"
    preview.show_origin(0, Origin("skills.xlsx", "Other", 3, 1))
    preview.show_origin(0, Origin("skills.xlsx", "Team", 1001))
    preview.show_origin(0, Origin("skills.xlsx", "Team", 0))
    assert current() == (11, 1)


def test_another_sheet_is_shown_and_the_same_one_stays_where_it_is(qtbot: QtBot) -> None:
    other = Grid("Other", (("Role", "Grade"), ("Dev", "1"), ("Ops", "2")))
    imports = session_of(Sheets((long(300), other), "skills.xlsx"))
    qtbot.waitUntil(lambda: imports.preparation is not None)
    preview = ImportPreview(imports, LIGHT)
    imports.setParent(preview)
    qtbot.addWidget(preview)
    preview.show_sheet(0, "Team")
    preview.show_row(0, "Team", 250)
    preview.show_sheet(0, "Team")
    assert preview.model.row_at(preview.table.currentIndex().row()) == 250
    preview.show_row(0, "Other", 2)
    assert (preview.model.rows, preview.model.text(2, 0)) == ((0, 1, 2), "Ops")
    assert preview.table.currentIndex().row() == 2
    preview.show_sheet(0, "Team")
    assert (preview.model.place_of(250), preview.model.place_of(199)) == (-1, 199), "from the top again"


def test_the_first_row_and_a_sheet_without_a_row_are_shown_too(qtbot: QtBot) -> None:
    other = Grid("Other", (("Role", "Grade"), ("Dev", "1"), ("Ops", "2")))
    imports = session_of(Sheets((long(30), other), "skills.xlsx"))
    preview = ImportPreview(imports, LIGHT)
    imports.setParent(preview)
    qtbot.addWidget(preview)
    preview.show_sheet(0, "Team")
    preview.show_row(0, "Team", 0)
    assert (preview.table.currentIndex().row(), preview.table.currentIndex().column()) == (0, 0)
    for row in (0, 99):
        preview.show_sheet(0, "Team")
        preview.show_origin(0, Origin("skills.xlsx", "Other", row))
        assert preview.model.text(1, 0) == "Dev"


def test_what_is_in_sight_stays_there_when_the_sheet_means_something_else(qtbot: QtBot) -> None:
    preview, preparation = shown_preview(qtbot, long(150))
    preview.table.go_to(100, 1)
    preview.table.verticalScrollBar().setValue(700)
    (mapping,) = preparation.mappings
    imports = preview.findChildren(ImportSession)[0]
    imports.set_mapping(0, with_meaning(preparation.contents[0], mapping, 0, 1, None))
    assert preview.table.verticalScrollBar().value() == 700
    assert (preview.table.currentIndex().row(), preview.table.currentIndex().column()) == (100, 1)
    assert preview.table.horizontalScrollBar().value() == 0


def test_rows_that_are_not_shown_have_no_menu(qtbot: QtBot) -> None:
    preview, _ = shown_preview(qtbot, long(1000))
    gap = preview.model.rowCount() - 1
    assert preview.model.row_at(gap) is None
    preview.table.go_to(gap, 0)
    preview.table.menu_requested.emit(QPoint(5, 5))
    preview.table.rows_header.menu_requested.emit(gap, QPoint(5, 5))
    assert QApplication.activePopupWidget() is None
    assert preview.table.findChildren(QMenu) == []
