"""The values of an import: listed with what each becomes, and decided upon by mouse and by keys."""

from __future__ import annotations

import gc
import weakref
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults
from tests.support.importing import (
    MATRIX,
    click_cell,
    entries,
    menu_opened,
    panel_shown,
    pick_by_keys,
    pick_by_mouse,
    session_of,
)
from tests.support.panels import unnamed
from workbench.application.importing.pointing import with_meaning, with_top
from workbench.application.importing.scale import MOST_LISTED, Held
from workbench.files.templates import load
from workbench.qt import import_session
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.values import ValuesPanel

WORDS = """
Skill|Web Developer|Data Analyst|Release Manager
Payroll runs|expert|novice|expert
Live video|basic|guru|expert
Long poems|basic|basic|guru
Data plans|expert|basic|basic
"""


def shown(qtbot: QtBot, imports: ImportSession) -> ValuesPanel:
    return panel_shown(qtbot, ValuesPanel(imports, LIGHT), 380, 420)


def ask(panel: ValuesPanel) -> None:
    """Go to the first question by the key that does."""
    panel.table.clearFocus()
    panel.table.setFocus(Qt.FocusReason.ShortcutFocusReason)


def texts(panel: ValuesPanel) -> list[tuple[str, ...]]:
    return [row.texts for row in panel.table.rows.rows]


def row_of(panel: ValuesPanel, text: str) -> int:
    return next(number for number, row in enumerate(panel.table.rows.rows) if row.texts[0] == text)


def test_every_value_stands_there_with_how_often_and_what_it_becomes(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(WORDS))
    assert texts(panel) == [
        ("Cells", "", ""),
        ("basic", "5", "1 aware"),
        ("expert", "4", "4 sets direction"),
        ("guru", "2", "Left out?"),
        ("novice", "1", "1 aware"),
    ]
    assert unnamed(panel) == []
    assert faults(panel) == []


def test_an_unknown_word_is_asked_and_told_as_such(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(WORDS))
    row = panel.table.rows.rows[row_of(panel, "guru")]
    assert (row.asks, row.detail, row.spoken) == (True, "not known", "“guru”, not known, 2 cells: Left out. To decide.")
    assert panel.table.property("asks") is True
    assert panel.table.accessibleDescription() == "1 to decide"


def test_an_answer_by_keys_reaches_the_preparation(qtbot: QtBot) -> None:
    imports = session_of(WORDS)
    panel = shown(qtbot, imports)
    ask(panel)
    assert panel.table.currentIndex().row() == row_of(panel, "guru")
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return))
    assert entries(menu) == [
        "Left out",
        "None: not held",
        "1 aware",
        "2 working",
        "3 skilled",
        "4 sets direction",
        "The level needed",
    ]
    pick_by_keys(qtbot, menu, "4 sets direction")
    assert imports.preparation.undecided == 0
    assert [h.level for h in imports.preparation.records.holdings if h.skill == "Live video"] == [1, 4, 4]
    assert panel.table.property("asks") is False
    assert panel.table.accessibleDescription() == ""
    assert panel.table.currentIndex().row() == row_of(panel, "guru")


def test_what_is_supposed_can_be_confirmed(qtbot: QtBot) -> None:
    imports = session_of(WORDS)
    panel = shown(qtbot, imports)
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, row_of(panel, "guru"), 2))
    pick_by_mouse(qtbot, menu, "Left out")
    assert imports.preparation.undecided == 0
    assert texts(panel)[row_of(panel, "guru")] == ("guru", "2", "Left out")


def test_a_value_that_is_known_can_become_another_by_mouse(qtbot: QtBot) -> None:
    imports = session_of(WORDS)
    panel = shown(qtbot, imports)
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, row_of(panel, "basic"), 2))
    pick_by_mouse(qtbot, menu, "2 working")
    assert texts(panel)[row_of(panel, "basic")][2] == "2 working"
    assert {h.level for h in imports.preparation.records.holdings} == {1, 2, 4}
    assert imports.preparation.undecided == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Enter])
def test_each_of_these_keys_opens_the_list(qtbot: QtBot, key: Qt.Key) -> None:
    panel = shown(qtbot, session_of(WORDS))
    panel.table.setFocus()
    panel.table.go_to(1)
    menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, key)).close()


def test_the_highest_value_is_asked_and_chosen(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)
    assert texts(panel)[1] == ("Highest value", "", "5?")
    ask(panel)
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return))
    assert entries(menu) == ["5", "6", "7", "9", "10"]
    pick_by_keys(qtbot, menu, "10")
    assert imports.preparation.undecided == 0
    assert texts(panel)[1] == ("Highest value", "", "10")
    assert texts(panel)[row_of(panel, "5")] == ("5", "2", "2 working")
    assert {h.level for h in imports.preparation.records.holdings} == {1, 2}
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, 1, 2))
    pick_by_mouse(qtbot, menu, "5")
    assert texts(panel)[row_of(panel, "5")] == ("5", "2", "4 sets direction")


def test_a_value_above_the_highest_is_shown_as_such(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    mapping = imports.preparation.mappings[0]
    scale = mapping.tables[0].scales["value"].with_top(4)
    assert scale.reader()(5.0) is None
    panel = shown(qtbot, imports)
    imports.set_mapping(0, with_top(mapping, 0, "value", 4))
    row = panel.table.rows.rows[row_of(panel, "5")]
    assert (row.texts[2], row.detail) == ("Left out", "above the highest")


TWO = """
Skill|Level needed|Web Developer|Data Analyst|Release Manager
Payroll runs|guru|expert|guru|basic
Live video|expert|basic|basic|expert
Long poems|basic|basic|expert|basic
Data plans|basic|expert|basic|basic
"""


def test_many_unknown_words_are_decided_at_once(qtbot: QtBot) -> None:
    rows = "\n".join(f"Skill {n}|Role {n % 5}|{'expert' if n % 2 else f'word {n}'}" for n in range(80))
    imports = session_of(f"Skill|Role|Level\n{rows}")
    panel = shown(qtbot, imports)
    assert imports.preparation.undecided == 40
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return))
    assert menu.accessibleName() == "For 42 rows"
    pick_by_keys(qtbot, menu, "2 working")
    assert imports.preparation.undecided == 0
    assert {row.texts[2] for row in panel.table.rows.rows if not row.heading} == {"2 working"}


def test_some_rows_that_are_selected_become_the_same_by_mouse(qtbot: QtBot) -> None:
    imports = session_of(WORDS)
    panel = shown(qtbot, imports)
    click_cell(qtbot, panel.table, row_of(panel, "basic"), 0)
    at = panel.table.visualRect(panel.table.model().index(row_of(panel, "guru"), 2)).center()
    control, view = Qt.KeyboardModifier.ControlModifier, panel.table.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, control, at)
    assert QApplication.activePopupWidget() is None
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    menu = menu_opened(qtbot, lambda: QApplication.sendEvent(view, event))
    pick_by_mouse(qtbot, menu, "3 skilled")
    becomes = {row.texts[0]: row.texts[2] for row in panel.table.rows.rows}
    assert (becomes["basic"], becomes["guru"], becomes["novice"]) == ("3 skilled", "3 skilled", "1 aware")


def test_of_two_scales_that_ask_of_one_word_that_is_answered_which_was_pointed_at(qtbot: QtBot) -> None:
    imports = session_of(TWO)
    mapping = imports.preparation.mappings[0]
    assert [(each.about, each.count) for each in mapping.questions] == [("guru", 1), ("guru", 1)]
    panel = shown(qtbot, imports)
    rows = [number for number, row in enumerate(panel.table.rows.rows) if row.texts[0] == "guru"]
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, rows[1], 2))
    pick_by_mouse(qtbot, menu, "2 working")
    scales = imports.preparation.mappings[0].tables[0].scales
    assert {name: scale.reader()("guru") for name, scale in scales.items()} == {"value": None, "level_needed": Held(2)}
    assert imports.preparation.undecided == 1
    assert [panel.table.rows.rows[row].asks for row in rows] == [True, False]


def test_the_next_question_is_the_one_below_and_then_the_first_again(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(TWO))
    rows = [number for number, row in enumerate(panel.table.rows.rows) if row.asks]
    panel.table.go_to(0)
    for row in (*rows, rows[0]):
        assert panel.table.next_question()
        assert panel.table.currentIndex().row() == row
    panel.table.go_to(rows[1])
    assert not panel.table.next_question(again=False)


def test_importance_and_side_have_choices_of_their_own(qtbot: QtBot) -> None:
    lines = "Skill|Importance|Belongs to\nPayroll|vital|Mars\nLive video|4|product\nPoems|3|marketing"
    imports = session_of(lines)
    panel = shown(qtbot, imports)
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, row_of(panel, "vital"), 2))
    assert entries(menu) == ["Left out", *(f"Importance {number}" for number in range(1, 6))]
    pick_by_mouse(qtbot, menu, "Importance 5")
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, row_of(panel, "Mars"), 2))
    assert entries(menu)[0] == "Left out"
    pick_by_mouse(qtbot, menu, entries(menu)[2])
    assert next((s.importance, s.belongs_to) for s in imports.preparation.records.skills) == (5, "product")
    assert imports.preparation.undecided == 0


def test_letters_may_lead_or_support(qtbot: QtBot) -> None:
    imports = session_of("Task|PM|Dev|Ops\nPlan|A|R|C\nBuild|I|A|R\nRun|C|R|A")
    panel = shown(qtbot, imports)
    assert texts(panel)[row_of(panel, "A")][2] == "Leads, level needed"
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, row_of(panel, "C"), 2))
    pick_by_mouse(qtbot, menu, "Supports, level needed")
    assert sum(h.kind == "support" for h in imports.preparation.records.holdings) == 5


def test_what_is_not_read_has_no_values_here_and_several_files_are_told_apart(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(WORDS, MATRIX))
    headings = [row.texts[0] for row in panel.table.rows.rows if row.heading]
    assert headings == ["Cells, skills 1.xlsx", "Cells, skills 2.xlsx"]


def test_hundreds_of_values_scroll_and_the_last_one_can_be_changed(qtbot: QtBot) -> None:
    rows = "\n".join(f"Skill {n}|word {n} a|expert|basic" for n in range(MOST_LISTED + 20))
    imports = session_of(f"Skill|Web Developer|Data Analyst|Release Manager\n{rows}")
    panel = shown(qtbot, imports)
    if imports.preparation.mappings[0].tables[0].scales:
        assert len(panel.table.rows.rows) <= 2 * MOST_LISTED
    last = len(panel.table.rows.rows) - 1
    panel.table.setFocus()
    panel.table.go_to(last)
    name = panel.table.rows.rows[last].texts[0]
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return))
    pick_by_keys(qtbot, menu, "3 skilled")
    assert panel.table.currentIndex().row() == last
    assert texts(panel)[last][0] == name
    assert texts(panel)[last][2] == "3 skilled"


def test_without_values_there_is_no_panel(qtbot: QtBot) -> None:
    filled = session_of(WORDS)
    imports = ImportSession(load("blank"))
    panel = ValuesPanel(imports, LIGHT)
    qtbot.addWidget(panel)
    assert panel.isHidden()
    imports.take(filled.opened.contents)
    assert panel.isVisible()
    imports.take(session_of("Skill\nPayroll\nPoems\nVideo").opened.contents)
    assert panel.isHidden()


def test_a_panel_that_is_let_go_of_is_collected(qtbot: QtBot) -> None:
    imports = session_of(WORDS)
    panel = ValuesPanel(imports, LIGHT)
    panel.show()
    menu_opened(qtbot, partial(panel.table.open_choices, 1)).close()
    qtbot.wait(1)
    gone = weakref.ref(panel)
    panel.close()
    del panel
    gc.collect()
    assert gone() is None
    imports.take(imports.opened.contents)


def test_a_choice_for_a_scale_that_was_pointed_away_meanwhile_changes_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports = session_of("Skill|Group|Importance\nCooking|Hot|high\nBaking|Hot|low\nFrying|Hot|huh\n")
    panel = shown(qtbot, imports)
    monkeypatch.setattr(import_session, "AT_ONCE", 0)
    assert imports.preparation is not None
    imports.set_mapping(0, with_meaning(imports.opened.contents[0], imports.preparation.mappings[0], 0, 2, None))
    pointed = imports.preparation.mappings[0]
    assert imports.busy
    panel.table.rows.choose([row_of(panel, "huh")], "Importance 4")
    qtbot.waitUntil(lambda: not imports.busy)
    assert imports.preparation.mappings[0] == pointed
