"""The names of an import: what each means, and which are taken in, decided upon by mouse and by keys."""

from __future__ import annotations

import dataclasses
import gc
import weakref
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
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
from workbench.application.importing.choices import LEAVE, NEW, Target
from workbench.application.importing.grid import Grid
from workbench.domain.model import CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.files.templates import load
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.choice_rows import ChoiceRow
from workbench.widgets.importing.names import NamesPanel

BOX = QPoint(14, 14)
"""A place in the box of a row that is not indented."""

NAMES = """
Skill|Product Manager|PM|Web Developer
Software design|4|2|1
Design software|3|1|2
Payroll|1|2|3
Live video|2|3|4
"""


def a_map() -> CapabilityMap:
    blank = load("blank")
    roles = (
        Role("product", "Product Manager", also_called=("PM",)),
        Role("project", "Project Manager", also_called=("PM",)),
    )
    scenario: Scenario = blank.scenarios[0]
    skills = tuple(
        Skill(identifier, name, group="", belongs_to="either", importance=3, level_needed=3)
        for identifier, name in (("software-design", "Software design"), ("payrolls", "Payrolls"))
    )
    return replace(blank, skills=skills, scenarios=(replace(scenario, roles=roles),))


def shown(qtbot: QtBot, imports: ImportSession) -> NamesPanel:
    return panel_shown(qtbot, NamesPanel(imports, LIGHT), 420, 560)


def rows(panel: NamesPanel) -> dict[str, ChoiceRow]:
    return {row.texts[0]: row for row in panel.table.rows.rows}


def number(panel: NamesPanel, text: str) -> int:
    return next(n for n, row in enumerate(panel.table.rows.rows) if row.texts[0] == text)


def texts(panel: NamesPanel) -> list[tuple[str, ...]]:
    return [row.texts for row in panel.table.rows.rows]


def test_the_names_stand_there_by_kind_with_what_each_means(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(NAMES, document=a_map()))
    assert texts(panel) == [
        ("Skills", ""),
        ("Software design", "Known"),
        ("Design software", "New?"),
        ("Payroll", "New?"),
        ("Live video", "New"),
        ("Roles", ""),
        ("PM", "Which one?"),
        ("Product Manager", "Known"),
        ("Web Developer", "New"),
    ]
    assert any(label.text() == "2 known, 2 alike, 1 of several, 2 new" for label in panel.findChildren(QLabel))
    assert unnamed(panel) == []
    assert faults(panel) == []


def test_nothing_is_preset_by_likeness_and_what_it_is_like_is_said(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    row = rows(panel)["Design software"]
    assert (row.asks, row.detail) == (True, "like “Software design”")
    assert row.spoken == "“Design software”, like “Software design”. To decide."
    assert imports.preparation.choices.names == {}
    assert panel.table.property("asks") is True
    assert panel.table.accessibleDescription() == "3 to decide"


def test_a_name_that_is_like_another_becomes_it_or_a_new_one_or_is_left_out(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    panel.table.setFocus()
    panel.table.go_to(number(panel, "Design software"))
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return))
    assert entries(menu) == ["New", "“Software design”", "Left out"]
    pick_by_keys(qtbot, menu, "“Software design”")
    assert imports.preparation.choices.of_name("skill", "Design software") == "software-design"
    assert rows(panel)["Design software"].texts == ("Design software", "“Software design”")
    assert not rows(panel)["Design software"].asks
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, number(panel, "Design software"), 1))
    pick_by_mouse(qtbot, menu, "New")
    assert imports.preparation.choices.of_name("skill", "Design software") == NEW
    assert rows(panel)["Design software"].texts[1] == "New"
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, number(panel, "Design software"), 1))
    pick_by_mouse(qtbot, menu, "Left out")
    assert imports.preparation.choices.of_name("skill", "Design software") == LEAVE
    assert (rows(panel)["Design software"].texts[1], rows(panel)["Design software"].tick) == ("Left out", "off")
    assert imports.preparation.undecided == 2


def test_a_name_that_fits_two_is_asked_until_one_is_chosen(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    assert rows(panel)["PM"].detail == "fits “Product Manager”, “Project Manager”"
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, number(panel, "PM"), 1))
    assert entries(menu) == ["“Product Manager”", "“Project Manager”", "Left out"]
    pick_by_mouse(qtbot, menu, "“Project Manager”")
    assert imports.preparation.choices.of_name("role", "PM") == "project"
    assert not rows(panel)["PM"].asks
    assert {h.subject for h in imports.preparation.proposal.lines if h.kind == "role"} >= {"role:project"}


def test_a_name_said_to_be_another_of_the_file_stays_in_the_list(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, number(panel, "Design software"), 1))
    pick_by_mouse(qtbot, menu, "“Software design”")
    order = [row.texts[0] for row in panel.table.rows.rows]
    assert order.index("Design software") == order.index("Software design") + 1
    menu = menu_opened(qtbot, lambda: click_cell(qtbot, panel.table, number(panel, "Design software"), 1))
    pick_by_mouse(qtbot, menu, "New")
    assert imports.preparation.choices.of_name("skill", "Design software") == NEW


def test_a_tick_takes_a_role_out_and_in_again_by_key_and_by_mouse(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)
    panel.table.setFocus()
    panel.table.go_to(number(panel, "Team Lead"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert imports.preparation.choices.only_roles == {"webdeveloper", "dataanalyst", "releasemanager"}
    assert rows(panel)["Team Lead"].tick == "off"
    assert rows(panel)["Roles"].tick == "some"
    assert panel.all_shown.checkState() == Qt.CheckState.PartiallyChecked
    click_cell(qtbot, panel.table, number(panel, "Team Lead"), 0, BOX + QPoint(16, 0))
    assert imports.preparation.choices.only_roles is None
    assert rows(panel)["Roles"].tick == "on"


def test_what_is_selected_together_is_ticked_and_decided_together(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    panel.table.setFocus()
    panel.table.go_to(number(panel, "Design software"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(panel.table, Qt.Key.Key_Return))
    pick_by_keys(qtbot, menu, "New")
    assert imports.preparation.choices.names["skill"] == {"designsoftware": NEW, "payroll": NEW}
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert imports.preparation.choices.names["skill"] == {"designsoftware": LEAVE, "payroll": LEAVE}


def test_a_tick_leaves_a_skill_out(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)
    click_cell(qtbot, panel.table, number(panel, "Long poems"), 0, BOX + QPoint(16, 0))
    assert imports.preparation.choices.names["skill"] == {"longpoems": LEAVE}
    assert "Long poems" not in {line.name for line in imports.preparation.proposal.of_outcome("added")}
    click_cell(qtbot, panel.table, number(panel, "Skills"), 0, BOX)
    assert imports.preparation.choices.names["skill"] == {}


def test_a_click_on_a_name_selects_it_and_ticks_nothing(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)
    click_cell(qtbot, panel.table, number(panel, "Long poems"), 0, QPoint(90, 14))
    assert panel.table.currentIndex().row() == number(panel, "Long poems")
    assert imports.preparation.choices.names == {}


def test_the_search_and_the_kind_of_names_narrow_the_list_and_the_tick_holds_for_what_is_shown(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "manager")
    assert [row.texts[0] for row in panel.table.rows.rows] == ["Roles", "Release Manager"]
    qtbot.mouseClick(panel.all_shown, Qt.MouseButton.LeftButton, pos=QPoint(10, panel.all_shown.height() // 2))
    assert imports.preparation.choices.only_roles == {"webdeveloper", "dataanalyst", "teamlead"}
    panel.search.clear()
    panel.sieve.setFocus()
    while panel.sieve.currentText() != "Left out":
        qtbot.keyClick(panel.sieve, Qt.Key.Key_Down)
    assert [row.texts[0] for row in panel.table.rows.rows] == ["Roles", "Release Manager"]
    panel.all_shown.setFocus()
    qtbot.keyClick(panel.all_shown, Qt.Key.Key_Space)
    assert imports.preparation.choices.only_roles is None
    assert texts(panel) == []


def test_what_is_sought_and_not_there_is_said(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(MATRIX))
    qtbot.keyClicks(panel.search, "xyzzy")
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "No name is called so." in said


def test_nothing_moves_while_names_are_sought_and_ticked(qtbot: QtBot) -> None:
    imports = session_of(many(60))
    panel = shown(qtbot, imports)

    def places() -> list[tuple[int, int]]:
        qtbot.wait(1)  # what changed is laid out first
        return [(each.y(), each.height()) for each in (panel.search, panel.all_shown, panel.table)]

    before = places()
    assert panel.table.viewport().height() >= 12 * panel.table.rowHeight(0)
    for sought in ("level 3", "Role 1 level 3", "xyzzy", ""):
        panel.search.setText(sought)
        assert places() == before
    for _ in range(2):
        qtbot.mouseClick(panel.all_shown, Qt.MouseButton.LeftButton, pos=QPoint(10, panel.all_shown.height() // 2))
        assert places() == before
    panel.sieve.setCurrentIndex(panel.sieve.count() - 1)
    assert places() == before


def many(count: int) -> Grid:
    """A long list of so many roles, in families of ten."""
    rows = [
        (f"Role {n // 10}", f"Role {n // 10} level {n % 10}", f"Skill {n % 7}", float(n % 4 + 1)) for n in range(count)
    ]
    return Grid("Roles", (("Role", "Role level", "Skill", "Skill level"), *rows))


def test_of_too_many_roles_none_is_ticked_and_a_family_can_be(qtbot: QtBot) -> None:
    imports = session_of(many(620))
    assert [each.kind for each in imports.preparation.proposal.questions] == ["role"]
    panel = shown(qtbot, imports)
    assert rows(panel)["Roles"].texts == ("Roles", "Choose which")
    assert (rows(panel)["Roles"].asks, rows(panel)["Roles"].tick) == (True, "off")
    assert panel.table.property("asks") is True
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "The file has 620 roles; 500 are taken at once. Which?" in said
    panel.table.clearFocus()
    panel.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert panel.table.currentIndex().row() == number(panel, "Roles")
    click_cell(qtbot, panel.table, number(panel, "Role 7"), 0, BOX + QPoint(16, 0))
    assert len(imports.preparation.choices.only_roles) == 10
    assert imports.preparation.undecided == 0
    assert rows(panel)["Role 7"].tick == "on"
    assert rows(panel)["Role 7 level 3"].tick == "on"
    assert rows(panel)["Role 8"].tick == "off"
    assert not rows(panel)["Roles"].asks
    added = [line for line in imports.preparation.proposal.of_outcome("added") if line.kind == "role"]
    assert len(added) == 10


def test_of_too_many_skills_those_found_by_a_search_can_be_ticked(qtbot: QtBot) -> None:
    words = [(f"Skill number {n}", "Odd" if n % 2 else "Even") for n in range(10_050)]
    imports = session_of(Grid("Skills", (("Skill", "Group"), *words)))
    qtbot.waitUntil(lambda: imports.preparation is not None, timeout=30_000)
    panel = shown(qtbot, imports)
    assert rows(panel)["Skills"].asks
    qtbot.keyClicks(panel.search, "number 77")
    shown_now = len(panel.table.rows.rows) - 1
    assert 0 < shown_now < 500
    qtbot.mouseClick(panel.all_shown, Qt.MouseButton.LeftButton, pos=QPoint(10, panel.all_shown.height() // 2))
    assert imports.busy
    qtbot.waitUntil(lambda: not imports.busy, timeout=30_000)
    assert imports.preparation is not None
    assert imports.preparation.undecided == 0
    assert len(list(imports.preparation.proposal.of_outcome("added"))) == shown_now
    assert {row.tick for row in panel.table.rows.rows} == {"on"}


def test_what_is_ticked_while_a_large_file_is_worked_out_is_added(qtbot: QtBot) -> None:
    columns = [f"Remark {n}" for n in range(60)]
    rows = [(*row, *("so so" for _ in columns)) for row in many(400).rows[1:]]
    imports = session_of(Grid("Roles", (("Role", "Role level", "Skill", "Skill level", *columns), *rows)))
    qtbot.waitUntil(lambda: imports.preparation is not None, timeout=60_000)
    panel = shown(qtbot, imports)
    places = [number(panel, f"Role 0 level {level}") for level in (1, 2)]
    skills = [number(panel, f"Skill {level}") for level in (1, 2)]
    for place in (*places, *skills):
        panel.table.go_to(place)
        qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert imports.busy
    qtbot.waitUntil(lambda: not imports.busy, timeout=60_000)
    assert len(imports.preparation.choices.only_roles) == 398
    assert imports.preparation.choices.names["skill"] == {"skill1": LEAVE, "skill2": LEAVE}
    assert [panel.table.rows.rows[place].tick for place in places] == ["off", "off"]


def test_what_is_refused_can_not_be_chosen_and_is_no_reason_to_list_the_others(qtbot: QtBot) -> None:
    long = "Poems " * 50
    imports = session_of(f"Skill|Web Developer|Data Analyst|Ops\n{long}|1|2|3\nVideo|3|4|2\nPayroll|1|1|2\nTax|2|1|4")
    panel = shown(qtbot, imports)
    refused = next(row for row in panel.table.rows.rows if row.texts[1] == "Refused")
    assert (refused.choices, refused.tick) == ((), None)
    click_cell(qtbot, panel.table, number(panel, "Video"), 0, BOX + QPoint(16, 0))
    assert imports.preparation.choices.names["skill"] == {"video": LEAVE}
    click_cell(qtbot, panel.table, number(panel, "Video"), 0, BOX + QPoint(16, 0))
    assert imports.preparation.choices.names["skill"] == {}


def test_roles_that_go_nowhere_have_no_tick(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)
    imports.choose(dataclasses.replace(imports.preparation.choices, target=Target("library")))
    assert (rows(panel)["Team Lead"].texts[1], rows(panel)["Team Lead"].tick) == ("Left out", None)
    assert rows(panel)["Roles"].tick is None
    imports.choose(dataclasses.replace(imports.preparation.choices, target=Target()))
    assert rows(panel)["Team Lead"].tick == "on"


def test_another_map_forgets_what_names_were_like(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    imports.set_document(load("blank"))
    assert {row.texts[1] for row in panel.table.rows.rows if not row.heading} == {"New"}


def test_a_panel_that_is_let_go_of_is_collected(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = NamesPanel(imports, LIGHT)
    panel.show()
    menu_opened(qtbot, partial(panel.table.open_choices, 1)).close()
    panel.search.setText("pay")
    qtbot.wait(1)
    gone = weakref.ref(panel)
    panel.close()
    del panel
    gc.collect()
    assert gone() is None
    imports.take(imports.opened.contents)
