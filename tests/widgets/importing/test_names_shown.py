"""The names of an import as they are listed: under which headings, found by what, and ticked how far."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.importing import MATRIX, session_of
from tests.widgets.importing.test_names import NAMES, a_map, many, rows, shown, texts
from workbench.application.importing.choices import LEAVE
from workbench.application.importing.grid import Grid
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.names import NamesPanel


def listed(panel: NamesPanel) -> list[tuple[str, int, bool, str | None]]:
    return [(row.texts[0], row.indent, row.heading, row.tick) for row in panel.table.rows.rows]


def names(panel: NamesPanel) -> list[str]:
    return [row.texts[0] for row in panel.table.rows.rows if not row.heading]


def seen(panel: NamesPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def tick_all(qtbot: QtBot, panel: NamesPanel) -> None:
    qtbot.mouseClick(panel.all_shown, Qt.MouseButton.LeftButton, pos=QPoint(10, panel.all_shown.height() // 2))


def test_roles_stand_under_their_families_and_these_under_their_kind(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(many(12)))
    assert listed(panel)[:3] == [("Skills", 0, True, "on"), ("Skill 0", 1, False, "on"), ("Skill 1", 1, False, "on")]
    roles = listed(panel)[8:]
    assert roles[0] == ("Roles", 0, True, "on")
    assert roles[1:3] == [("Role 0", 1, True, "on"), ("Role 0 level 0", 2, False, "on")]
    assert roles[12:] == [
        *(("Role 1", 1, True, "on"), ("Role 1 level 0", 2, False, "on"), ("Role 1 level 1", 2, False, "on")),
    ]
    heading = rows(panel)["Role 1"]
    assert (heading.spoken, heading.detail, heading.texts) == ("Role 1: 2 new", "2 new", ("Role 1", ""))
    assert (heading.asks, heading.choices) == (False, ())
    assert rows(panel)["Roles"].spoken == "Roles: 12 new"


def test_a_tick_of_one_is_some_of_its_family_and_of_its_kind(qtbot: QtBot) -> None:
    imports = session_of(many(12))
    panel = shown(qtbot, imports)
    panel._rows.ticked.emit((rows(panel)["Role 1 level 0"].key,), False)
    ticks = {text: tick for text, _, _, tick in listed(panel)}
    assert [ticks[each] for each in ("Roles", "Role 0", "Role 1", "Role 1 level 0", "Skills")] == [
        *("some", "on", "some", "off", "on"),
    ]
    panel._rows.ticked.emit((rows(panel)["Role 1"].key,), False)
    ticks = {text: tick for text, _, _, tick in listed(panel)}
    assert [ticks[each] for each in ("Roles", "Role 0", "Role 1", "Role 1 level 1")] == ["some", "on", "off", "off"]
    panel._rows.ticked.emit((rows(panel)["Roles"].key,), True)
    assert {tick for _, _, _, tick in listed(panel)} == {"on"}
    assert imports.preparation is not None
    assert imports.preparation.choices.only_roles is None


def test_a_name_is_found_by_its_family_and_by_what_it_is_like_in_any_order(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(many(12)))
    panel.search.setText("1 ROLE")
    assert names(panel) == ["Role 0 level 1", "Role 1 level 0", "Role 1 level 1"]
    panel.search.setText("role 1 level 1")
    assert names(panel) == ["Role 0 level 1", "Role 1 level 0", "Role 1 level 1"]
    alike = shown(qtbot, session_of(NAMES, document=a_map()))
    alike.search.setText("project")
    assert names(alike) == ["PM"], "it fits a project manager"
    alike.search.setText("payrolls")
    assert names(alike) == ["Payroll"]
    alike.search.setText("software payroll")
    assert (names(alike), "No name is called so." in seen(alike)) == ([], True)
    assert not alike.all_shown.isEnabled()
    alike.search.setText("")
    assert ("No name is called so." in seen(alike), alike.all_shown.isEnabled()) == (False, True)


def test_the_kinds_of_names_that_are_listed(qtbot: QtBot) -> None:
    imports = session_of(NAMES, document=a_map())
    panel = shown(qtbot, imports)
    panel._rows.ticked.emit((rows(panel)["Live video"].key,), False)
    found = {}
    for place in range(panel.sieve.count()):
        panel.sieve.setCurrentIndex(place)
        found[panel.sieve.currentText()] = names(panel)
    assert found == {
        "All names": [
            *("Software design", "Design software", "Payroll", "Live video", "PM", "Product Manager", "Web Developer"),
        ],
        "To decide": ["Design software", "Payroll", "PM"],
        "New": ["Web Developer"],
        "Known": ["Software design", "Product Manager"],
        "Left out": ["Live video"],
    }


def test_the_tick_over_all_takes_all_unless_all_are_taken(qtbot: QtBot) -> None:
    imports = session_of(MATRIX)
    panel = shown(qtbot, imports)

    def left_out() -> set[str]:
        assert imports.preparation is not None
        choices = imports.preparation.choices
        skills = {name for name, said in choices.names.get("skill", {}).items() if said == LEAVE}
        return skills | ({"(roles)"} if choices.only_roles is not None else set())

    assert panel.all_shown.checkState() == Qt.CheckState.Checked
    panel._rows.ticked.emit((rows(panel)["Long poems"].key,), False)
    assert (panel.all_shown.checkState(), left_out()) == (Qt.CheckState.PartiallyChecked, {"longpoems"})
    tick_all(qtbot, panel)
    assert (panel.all_shown.checkState(), left_out()) == (Qt.CheckState.Checked, set())
    assert not panel.all_shown.isTristate()
    tick_all(qtbot, panel)
    assert panel.all_shown.checkState() == Qt.CheckState.Unchecked
    assert left_out() == {"(roles)"}  # the skills come in with the roles that are ticked again
    assert not any(name.taken for name in panel._found.values())
    tick_all(qtbot, panel)
    assert left_out() == set()


def test_that_there_are_too_many_is_said_only_where_there_are(qtbot: QtBot) -> None:
    panel = shown(qtbot, session_of(MATRIX))
    assert not panel._too_many.isVisible()
    assert "8 new" in seen(panel)
    empty = NamesPanel(session_of(Grid("Nothing", (("a", "b"), ("c", "d")))), LIGHT)
    qtbot.addWidget(empty)
    assert empty.isHidden()


def test_before_anything_is_prepared_nothing_can_be_chosen(qtbot: QtBot) -> None:
    blank = session_of(MATRIX)
    imports = ImportSession(blank.document)
    panel = NamesPanel(imports, LIGHT)
    qtbot.addWidget(panel)
    assert (panel.isHidden(), texts(panel)) == (True, [])
    panel.all_shown.click()
    panel._rows.ticked.emit((("skill", "x"),), False)
    panel._rows.chosen.emit((("skill", "x"),), "New")
    assert imports.preparation is None
