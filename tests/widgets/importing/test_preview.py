"""The preview of a sheet: what its cells are, and pointing at rows and columns by mouse and by keys."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.support.accessible import announced, faults
from tests.support.import_files import LONG_LIST
from tests.support.importing import entries, menu_opened, pick_by_keys, pick_by_mouse, session_of
from tests.support.panels import unnamed
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.records import Origin
from workbench.application.importing.scale import Held
from workbench.domain.model import BELONGS_TO, AssignmentKind
from workbench.presentation import import_preview as words
from workbench.qt.contrast import contrast
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import DARK, LIGHT, Colours
from workbench.widgets.importing.preview import ImportPreview
from workbench.widgets.importing.preview_delegate import BAND, HEADING, PICKED, held_look
from workbench.widgets.parts.mark import faint

SHEET = """
Skills of the team||||||
Skill|Group|Odd thing|Web Developer|Data Analyst|Release Manager|Team Lead
Payroll runs|Money|blue sky|4|2||1
Live video|Media|red sea|3|4|2|2
Long poems|Media|old sand|1|3|3|3
Data plans|Money|wet wood|guru|1|4|1
Fast trains|Travel|dry dust|2|1|1|4
Slow boats|Travel|hot coal|1|2|2|3
Total|||11|13|12|14
"""


def shown(qtbot: QtBot, imports: ImportSession, sheet: str = "Team") -> ImportPreview:
    preview = ImportPreview(imports, LIGHT)
    qtbot.addWidget(preview)
    preview.resize(900, 420)
    preview.show_sheet(0, sheet)
    preview.show()
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    preview.table.setFocus(Qt.FocusReason.TabFocusReason)
    return preview


def table(imports: ImportSession, number: int = 0) -> Any:
    assert imports.preparation is not None
    return imports.preparation.mappings[0].tables[number]


def said(preview: ImportPreview, row: int, column: int) -> str:
    return str(preview.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def header(preview: ImportPreview, section: int, direction: Qt.Orientation = Qt.Orientation.Horizontal) -> str:
    return str(preview.model.headerData(section, direction, Qt.ItemDataRole.AccessibleTextRole))


def here(preview: ImportPreview) -> tuple[int, int]:
    return preview.table.currentIndex().row(), preview.table.currentIndex().column()


def by_f10(qtbot: QtBot, preview: ImportPreview, row: int, column: int) -> QMenu:
    preview.table.go_to(row, column)
    return menu_opened(qtbot, lambda: qtbot.keyClick(preview.table, Qt.Key.Key_F10))


def right_click(preview: ImportPreview, row: int, column: int) -> None:
    at = preview.table.visualRect(preview.model.index(row, column)).center()
    view = preview.table.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))


def right_click_header(header: QHeaderView, section: int) -> None:
    at = QPoint(header.sectionViewportPosition(section) + 5, 5)
    if header.orientation() == Qt.Orientation.Vertical:
        at = QPoint(5, header.sectionViewportPosition(section) + 5)
    view = header.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))


def test_a_cell_says_its_value_what_it_becomes_and_why_it_is_left_out(qtbot: QtBot) -> None:
    preview = shown(qtbot, session_of(SHEET))
    assert said(preview, 1, 3) == "D2: Web Developer, heading"
    assert said(preview, 2, 0) == "A3: Payroll runs"
    assert said(preview, 2, 2) == "C3: blue sky, left out: its heading is not known"
    assert said(preview, 2, 3) == "D3: 4, becomes 4 sets direction"
    assert said(preview, 2, 5) == "F3: empty"
    assert said(preview, 5, 3) == "D6: guru, left out. To decide."
    assert said(preview, 8, 3) == "D9: 11, left out: it sums up the others"
    assert said(preview, 0, 0) == "A1: Skills of the team, in no table"
    assert header(preview, 3) == "Column D: Role"
    assert header(preview, 1) == "Column B: Group"
    assert header(preview, 2) == "Column C, left out: its heading is not known"
    assert header(preview, 8, Qt.Orientation.Vertical) == "Row 9, left out: it sums up the others"
    assert header(preview, 2, Qt.Orientation.Vertical) == "Row 3"
    assert faults(preview) == []
    assert unnamed(preview) == []


def test_a_band_and_a_group_say_so(qtbot: QtBot) -> None:
    lines = """
|Hard|Hard|Soft|Soft
Role|Payroll|Video|Listening|Poems
Money||||
Accountant|1|4|2|3
Buyer|2|3|4|1
Media||||
Writer|2|1|2|3
Painter|2|3|3|1
"""
    preview = shown(qtbot, session_of(lines))
    assert said(preview, 0, 1) == "B1: Hard, above the headings"
    assert said(preview, 2, 0) == "A3: Money, group"
    assert preview.model.is_below_group(4, 0)
    assert [preview.model.is_below_group(row, 0) for row in (1, 2, 5)] == [False, False, False]


@pytest.mark.parametrize("key", ["f10", "shift", "menu"])
def test_the_menu_of_the_current_cell_opens_by_each_of_its_keys(qtbot: QtBot, key: str) -> None:
    preview = shown(qtbot, session_of(SHEET))
    preview.table.go_to(2, 1)
    shift = Qt.KeyboardModifier.ShiftModifier
    rect = preview.table.visualRect(preview.table.currentIndex())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, rect.center(), QPoint())
    ways: dict[str, Callable[[], object]] = {
        "f10": lambda: qtbot.keyClick(preview.table, Qt.Key.Key_F10),
        "shift": lambda: qtbot.keyClick(preview.table, Qt.Key.Key_F10, shift),
        "menu": lambda: QApplication.sendEvent(preview.table.viewport(), event),
    }
    menu = menu_opened(qtbot, ways[key])
    assert entries(menu) == [words.HEADING, words.GROUP, words.LEAVE, words.END, "Column B: Group"]
    menu.close()


def test_another_row_can_hold_the_headings(qtbot: QtBot) -> None:
    imports = session_of("Team of Ann|Analyst|Editor|Ops\n" + SHEET.strip().partition("\n")[2])
    preview = shown(qtbot, imports)
    was = table(imports).table.heading
    other = 0 if was == 1 else 1
    menu = by_f10(qtbot, preview, other, 2)
    assert [action.isChecked() for action in menu.actions()][:1] == [False]
    pick_by_keys(qtbot, menu, words.HEADING)
    assert table(imports).table.heading == other
    assert here(preview) == (other, 2)
    menu = menu_opened(qtbot, lambda: right_click(preview, was, 1))
    pick_by_mouse(qtbot, menu, words.HEADING)
    assert table(imports).table.heading == was
    assert here(preview) == (was, 1)


def test_a_row_is_left_out_and_taken_again(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    pick_by_keys(qtbot, by_f10(qtbot, preview, 3, 1), words.LEAVE)
    assert "Live video" not in {skill.name for skill in imports.preparation.records.skills}
    assert header(preview, 3, Qt.Orientation.Vertical) == "Row 4, left out: it was not chosen"
    assert here(preview) == (3, 1)
    menu = menu_opened(qtbot, lambda: right_click_header(preview.table.rows_header, 3))
    assert entries(menu) == [words.HEADING, words.GROUP, words.TAKE, words.END]
    pick_by_mouse(qtbot, menu, words.TAKE)
    assert "Live video" in {skill.name for skill in imports.preparation.records.skills}
    assert here(preview) == (3, 1)


def test_a_row_becomes_a_group_and_is_none_again(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    menu = menu_opened(qtbot, lambda: right_click_header(preview.table.rows_header, 3))
    pick_by_mouse(qtbot, menu, words.GROUP)
    assert table(imports).table.groups == (3,)
    assert said(preview, 3, 0) == "A4: Live video, group"
    menu = by_f10(qtbot, preview, 3, 0)
    assert menu.actions()[1].isChecked()
    pick_by_keys(qtbot, menu, words.GROUP)
    assert table(imports).table.groups == ()


def test_a_table_ends_earlier_and_later(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    was = table(imports).table.last
    pick_by_keys(qtbot, by_f10(qtbot, preview, 4, 2), words.END)
    assert table(imports).table.last == 4
    assert said(preview, 5, 3) == "D6: guru, in no table"
    assert here(preview) == (4, 2)
    menu = menu_opened(qtbot, lambda: right_click(preview, was, 0))
    assert [action.isEnabled() for action in menu.actions()[:4]] == [True, False, False, True]
    pick_by_mouse(qtbot, menu, words.END)
    assert table(imports).table.last == was


def test_a_column_holds_something_else_by_the_mouse_on_its_header(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    preview.table.go_to(3, 2)
    menu = menu_opened(qtbot, lambda: right_click_header(preview.table.columns_header, 1))
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["Group"]
    assert entries(menu)[-1] == "Left out"
    pick_by_mouse(qtbot, menu, "Definition")
    assert table(imports).meanings[1] == "definition"
    assert header(preview, 1) == "Column B: Definition"
    assert here(preview) == (3, 2)


def test_a_column_is_left_out_by_keys_alone(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    menu = by_f10(qtbot, preview, 2, 3)
    while menu.activeAction() is None or menu.activeAction().menu() is None:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    below = menu.findChild(QMenu)
    assert isinstance(below, QMenu)
    qtbot.waitUntil(below.isVisible)
    pick_by_keys(qtbot, below, "Left out")
    assert 3 not in table(imports).table.values
    assert "Web Developer" not in {role.title for role in imports.preparation.records.roles}
    assert here(preview) == (2, 3)
    assert "left out" in header(preview, 3)


def test_every_meaning_that_is_offered_can_be_taken(qtbot: QtBot) -> None:
    offered = None
    for number in range(40):
        imports = session_of(SHEET)
        preview = shown(qtbot, imports)
        menu = menu_opened(qtbot, partial(right_click_header, preview.table.columns_header, 1))
        offered = entries(menu)
        if number == len(offered):
            menu.close()
            break
        pick_by_mouse(qtbot, menu, offered[number])
        title = header(preview, 1)
        assert offered[number] in title or "left out" in title or title.startswith("Column B: ")
        preview.close()
    assert offered is not None
    assert len(offered) > 8


def test_a_column_of_a_list_offers_what_is_likely_first_and_the_rest_below_it(qtbot: QtBot) -> None:
    imports = session_of(LONG_LIST)
    preview = shown(qtbot, imports)
    menu = menu_opened(qtbot, lambda: right_click_header(preview.table.columns_header, 0))
    assert entries(menu) == [
        *("Skill", "Group", "Role", "Department", "Person", "Level", "Values"),
        *("More of skills", "More of roles", "More of people", "More of who has what", "Left out"),
    ]
    below = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    every = [text for each in below.values() if isinstance(each, QMenu) for text in entries(each)]
    assert len(every) == len(set(every))
    assert len(every) > 15
    more = below["More of roles"]
    assert isinstance(more, QMenu)
    pick_by_keys(qtbot, menu, "More of roles")
    qtbot.waitUntil(more.isVisible)
    pick_by_keys(qtbot, more, "Grade")
    assert table(imports).meanings[0] == "grade"


def test_the_arrows_walk_through_the_cells(qtbot: QtBot) -> None:
    preview = shown(qtbot, session_of(SHEET))
    assert here(preview) == (0, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(preview.table, key)
    assert here(preview) == (0, 1)


def test_what_cannot_be_done_is_said_and_changes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    before, heard = imports.preparation, announced(monkeypatch)
    pick_by_keys(qtbot, by_f10(qtbot, preview, 8, 0), words.HEADING)
    assert imports.preparation is before
    assert heard == [words.NO_HEADINGS]


def test_a_sheet_without_a_table_lets_point_at_its_headings(qtbot: QtBot) -> None:
    imports = session_of("Nonsense|words\nsome|other\nthird|fourth")
    assert imports.preparation.mappings[0].tables == ()
    preview = shown(qtbot, imports)
    menu = by_f10(qtbot, preview, 0, 0)
    assert entries(menu) == [words.HEADING]
    menu.close()
    right_click_header(preview.table.columns_header, 0)
    assert QApplication.activePopupWidget() is None


def test_an_answer_elsewhere_changes_the_look_and_leaves_the_cell(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    preview.table.go_to(5, 3)
    question = next(each for each in imports.preparation.mappings[0].questions if each.about == "guru")
    assert preview.model.is_asked(5, 3)
    imports.answer(0, question, "4")
    assert not preview.model.is_asked(5, 3)
    assert said(preview, 5, 3) == "D6: guru, becomes 4 sets direction"
    assert here(preview) == (5, 3)


def test_levels_leads_and_supports_look_different(qtbot: QtBot) -> None:
    imports = session_of("Skill|PM|Dev|Ops\nPlan|L4|S2|S1\nBuild|S1|L3|S2\nRun|S1|S2|L4")
    preview = shown(qtbot, imports)
    looks = [held_look(preview.model.held(1, column), LIGHT) for column in (1, 2)]
    assert [look.bold for look in looks] == [True, False]
    levels = session_of("Skill|PM|Dev|Ops\nPlan|4|2|1\nBuild|1|3|2\nRun|1|2|4")
    preview = shown(qtbot, levels)
    alphas = [held_look(preview.model.held(1, column), LIGHT).ground.alphaF() for column in (1, 2, 3)]
    assert alphas == sorted(alphas, reverse=True)
    assert len(set(alphas)) == 3


def test_a_table_that_is_not_read_is_grey_and_says_so(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    imports.set_mapping(0, imports.preparation.mappings[0].with_taken(0, False))
    assert {preview.model.role(row, 3) for row in range(1, 8)} == {"left_out"}
    assert header(preview, 1, Qt.Orientation.Vertical) == "Row 2, left out: the table is not read"
    assert said(preview, 2, 3) == "D3: 4, left out: the table is not read"


@pytest.mark.parametrize("first", ["Skills of the team", "A title that is long, as titles above a table are, " * 3])
def test_the_numbers_of_rows_take_no_more_room_than_numbers_need(qtbot: QtBot, first: str) -> None:
    preview = shown(qtbot, session_of(SHEET.replace("Skills of the team", first)))
    numbers = preview.table.rows_header
    assert {preview.model.row_reason(row) for row in range(9)} == {None, "summary"}
    text = numbers.fontMetrics().horizontalAdvance("9")
    assert text < numbers.width() <= 40
    tip = preview.model.headerData(8, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Row 9, left out: it sums up the others"


def over(ground: QColor | None, below: QColor) -> QColor:
    """A translucent colour over another."""
    if ground is None:
        return below
    share = ground.alphaF()
    parts = ((ground.redF(), below.redF()), (ground.greenF(), below.greenF()), (ground.blueF(), below.blueF()))
    return QColor.fromRgbF(*(share * upper + (1 - share) * lower for upper, lower in parts))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_look_can_be_read_also_where_it_is_picked(colours: Colours) -> None:
    kinds: tuple[AssignmentKind | None, ...] = (None, "lead", "support")
    helds = [None, *(Held(level, kind) for level in (None, 0, 1, 2, 3, 4) for kind in kinds), Held(importance=3)]
    helds += [Held(belongs_to=side) for side in BELONGS_TO]
    panel, accent = QColor(colours.panel), QColor(colours.accent)
    for strength in (HEADING, BAND):
        assert contrast(QColor(colours.text), over(faint(colours.accent, strength), panel)) >= 4.5
    for held in helds:
        look = held_look(held, colours)
        ground = over(look.ground, panel)
        assert contrast(QColor(look.tone), ground) >= 4.5, held
        picked = over(faint(accent.name(), PICKED), ground)
        assert contrast(QColor(colours.text), picked) >= 4.5, held


def test_an_empty_sheet_says_so(qtbot: QtBot) -> None:
    preview = shown(qtbot, session_of(Sheets((Grid("Team", ()),), "empty.xlsx")))
    labels = [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]
    assert labels == [words.EMPTY_SHEET]
    assert not preview.table.isVisible()


class Rows(tuple[tuple[Cell, ...], ...]):
    """Rows that remember which of them were asked for."""

    asked: set[int]

    def __getitem__(self, number: Any) -> Any:
        self.asked.add(number)
        return super().__getitem__(number)


def long_sheet() -> Grid:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield ("Skill", "Role", "Level", *(f"Remark {n}" for n in range(12)))
        for n in range(61_530):
            yield (f"Skill {n % 35}", f"Role {n % 40}", float(n % 4 + 1), *(f"text {n % 97} {m}" for m in range(12)))

    made = Rows(rows())
    made.asked = set()
    return Grid("Skills", made)


def test_a_long_sheet_is_not_read_to_its_end_to_be_shown(qtbot: QtBot) -> None:
    grid = long_sheet()
    imports = session_of(Sheets((grid,), "long.xlsx"))
    qtbot.waitUntil(lambda: imports.preparation is not None, timeout=120_000)
    assert isinstance(grid.rows, Rows)
    grid.rows.asked.clear()
    preview = shown(qtbot, imports, "Skills")
    preview.grab()
    assert preview.model.rowCount() == 201
    assert said(preview, 200, 0) == "61,331 more rows"
    assert max(grid.rows.asked) < 200
    preview.show_row(0, "Skills", 50_000)
    preview.grab()
    assert here(preview) == (preview.model.place_of(50_000), 0)
    assert said(preview, here(preview)[0], 0) == f"A50001: Skill {49_999 % 35}"
    assert said(preview, 200, 0) == "49,700 more rows"
    assert preview.model.rowCount() == 200 + 1 + 201 + 1
    assert len(grid.rows.asked) < 500
    assert menu_opened(qtbot, lambda: right_click(preview, *here(preview))).isVisible()
    QApplication.activePopupWidget().close()
    preview.table.go_to(200, 0)
    right_click(preview, 200, 0)
    assert QApplication.activePopupWidget() is None


def test_what_is_pointed_at_while_a_large_file_is_worked_out_is_added(qtbot: QtBot) -> None:
    headings = ("Skill", "Group", *(f"Remark {n}" for n in range(30)))
    rows = [(f"Skill {n}", "Media", *("so so" for _ in range(30))) for n in range(800)]
    imports = session_of(Sheets((Grid("Team", (headings, *rows)),), "wide.xlsx"))
    qtbot.waitUntil(lambda: imports.preparation is not None, timeout=60_000)
    preview = shown(qtbot, imports)
    for row in (3, 5):
        pick_by_keys(qtbot, by_f10(qtbot, preview, row, 0), words.LEAVE)
    assert imports.busy
    qtbot.waitUntil(lambda: not imports.busy, timeout=60_000)
    assert [left.number for left in table(imports).table.left_rows] == [3, 5]
    assert [preview.model.row_reason(row) for row in (3, 4, 5)] == ["not_chosen", None, "not_chosen"]
    assert here(preview) == (5, 0)


def test_the_place_that_a_line_tells_is_found(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = shown(qtbot, imports)
    preview.show_origin(0, Origin("skills.xlsx", "Team", 4, 3))
    assert here(preview) == (3, 2)
    made = Grid("Tree", (("Skill", "Group"), ("Payroll", "Money"), ("Video", "Media")), places=(-1, 40, 44))
    preview = shown(qtbot, session_of(Sheets((made,), "tree.json")), "Tree")
    preview.show_origin(0, Origin("tree.json", "Tree", 45, 0))
    assert here(preview) == (2, 0)
    assert header(preview, 2, Qt.Orientation.Vertical) == "Row 45"
    preview.show_origin(0, Origin("tree.json", "Tree", 400, 0))
    assert here(preview) == (2, 0)


def test_another_sheet_is_shown_from_its_top(qtbot: QtBot) -> None:
    rows = "\n".join(f"Skill {n}|Group|3" for n in range(150))
    first = session_of(f"Skill|Group|Importance\n{rows}").opened.contents[0].grids[0]
    second = Grid("Other", first.rows[:30])
    imports = session_of(Sheets((first, second), "two.xlsx"))
    preview = shown(qtbot, imports)
    preview.table.go_to(140, 2)
    preview.show_sheet(0, "Other")
    assert preview.model.rowCount() == 30
    assert preview.table.verticalScrollBar().value() == 0


def test_before_anything_is_read_there_is_nothing_and_then_the_sheet_comes(qtbot: QtBot) -> None:
    filled = session_of(SHEET)
    imports = ImportSession(filled.preparation.document)
    preview = shown(qtbot, imports)
    assert preview.model.rowCount() == 0
    imports.take(filled.opened.contents)
    assert preview.model.rowCount() == 9


def test_a_preview_that_is_let_go_of_is_collected(qtbot: QtBot) -> None:
    imports = session_of(SHEET)
    preview = ImportPreview(imports, LIGHT)
    preview.show_sheet(0, "Team")
    preview.show()
    preview.table.go_to(2, 2)
    right_click(preview, 2, 2)
    QApplication.activePopupWidget().close()
    qtbot.wait(1)
    gone = weakref.ref(preview)
    preview.close()
    del preview
    gc.collect()
    assert gone() is None
    imports.take(imports.opened.contents)
