"""Tab, Undo and the letters of the menus in the window as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.shell.actions import MENUS, ActionSpec, Submenu
from workbench.shell.application import Workbench
from workbench.widgets.board.card_data import LANE_OF
from workbench.widgets.parts.editors import LineEdit, TextEdit, is_command_key


@pytest.fixture(autouse=True)
def active(opened: Workbench, qtbot: QtBot) -> None:
    """Keys go to the window that is in front."""
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)


def pane_of(bench: Workbench, widget: QWidget | None) -> str:
    """The pane a widget lies in."""
    inside = (each for each in bench.window.panels() if widget and (each is widget or each.isAncestorOf(widget)))
    return next((each.accessibleName() for each in inside), "")


@pytest.mark.parametrize(("key", "backward"), [(Qt.Key.Key_Tab, False), (Qt.Key.Key_Backtab, True)])
def test_tab_goes_through_every_pane_once_and_comes_round(opened: Workbench, key: Qt.Key, backward: bool) -> None:
    opened.window.library.focus_search()
    start = QApplication.focusWidget()
    panes = [pane_of(opened, start)]
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        if QApplication.focusWidget() is start:
            break
        pane = pane_of(opened, QApplication.focusWidget())
        if pane and pane != panes[-1]:
            panes.append(pane)
    assert QApplication.focusWidget() is start
    expected = [each.accessibleName() for each in opened.window.panels()]
    assert expected[-2:] == [opened.window.findings.accessibleName(), opened.window.inspector.accessibleName()]
    if backward:
        expected = [expected[0], *reversed(expected[1:])]
        panes = panes if panes[-1] != expected[0] else panes[:-1]
    assert [each for n, each in enumerate(panes) if n == 0 or each != expected[0]] == expected


def test_undo_reaches_the_map_from_a_field_with_nothing_to_undo(opened: Workbench) -> None:
    session = opened.session
    before = session.document.title
    session.perform(SetTitle("Another"))
    opened.window.library.focus_search()
    search = QApplication.focusWidget()
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.document.title == before


def test_undo_in_a_field_takes_back_what_was_typed_there(opened: Workbench) -> None:
    session = opened.session
    session.perform(SetTitle("Another"))
    opened.window.library.focus_search()
    search = opened.window.library.search
    QTest.keyClicks(search, "graph")
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == ""
    assert session.document.title == "Another"


def test_every_letter_of_the_menus_is_left_to_the_window_by_text_fields_but_those_that_edit_texts(
    opened: Workbench,
) -> None:
    """X11 gives text fields more of them than this platform does, so what the fields leave alone is asked directly."""
    kept = set[str]()
    for name, action in opened.actions.by_name.items():
        for keys in action.shortcuts():
            pressed = keys[0]  # type: ignore[index]  # the stubs leave out that a sequence has items
            event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
            if Qt.Key.Key_A <= pressed.key() <= Qt.Key.Key_Z and not is_command_key(event):
                kept.add(name)
    assert kept == {"undo", "redo", "cut", "copy", "paste"}


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
def test_a_text_field_claims_no_letter_of_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[LineEdit] | type[TextEdit]
) -> None:
    def claiming(_: QWidget, event: QEvent) -> bool:
        event.accept()
        return True

    monkeypatch.setattr(kind.__base__, "event", claiming)
    field = kind()
    qtbot.addWidget(field)
    claimed = []
    for key in (Qt.Key.Key_E, Qt.Key.Key_C):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        field.event(event)
        claimed.append(event.isAccepted())
    assert claimed == [False, True]


def test_a_command_of_the_menus_is_carried_out_while_a_text_field_has_the_keys(opened: Workbench) -> None:
    asked = list[str]()
    opened.actions["export"].triggered.disconnect()
    opened.actions["export"].triggered.connect(lambda: asked.append("export"))
    opened.window.library.focus_search()
    QTest.keyClicks(opened.window.library.search, "graph")
    QTest.keyClick(opened.window.library.search, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["export"]
    QTest.keyClick(opened.window.library.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.library.search.selectedText() == "graph"


@pytest.mark.parametrize("way", ["add_role", "duplicate_role"])
def test_a_new_card_is_named_in_place_wherever_it_was_asked_for(opened: Workbench, way: str) -> None:
    opened.selection.reveal("role:social-engineer")
    before = set(opened.session.index.roles)
    opened.actions[way].trigger()
    (fresh,) = set(opened.session.index.roles) - before
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.objectName() == "cardTitle"
    engineer, role = opened.session.index.roles["social-engineer"], opened.session.index.roles[fresh]
    assert LANE_OF[role.discipline] == LANE_OF[engineer.discipline]
    editor.setText("Platform Engineer")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert opened.session.index.roles[fresh].title == "Platform Engineer"


def test_keys_of_the_menu_work_while_a_title_is_edited_and_take_what_was_typed(
    opened: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.document_file.save(tmp_path / "map.capmap")
    qtbot.waitUntil(lambda: opened.document_file.path is not None and not opened.document_file.dirty)
    opened.selection.reveal("role:social-engineer")
    opened.window.board.card("social-engineer").rename()
    QTest.keyClicks(QApplication.focusWidget(), "Platform Engineer")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not opened.document_file.dirty)
    assert opened.session.index.roles["social-engineer"].title == "Platform Engineer"
    assert QApplication.focusWidget() is opened.window.board.card("social-engineer")


@pytest.mark.parametrize("name", ["export", "undo", "find", "find_next", "find_skill", "go_to_role", "add_skill"])
def test_no_key_of_the_menu_is_dead_while_a_title_is_edited(opened: Workbench, name: str) -> None:
    opened.session.perform(SetTitle("Another"))
    opened.selection.reveal("role:social-engineer")
    opened.window.board.card("social-engineer").rename()
    done: list[str] = []
    action = opened.actions[name]
    action.triggered.disconnect()
    action.triggered.connect(lambda: done.append(name))
    keys: QKeyCombination = action.shortcut()[0]  # type: ignore[index]
    QTest.keyClick(QApplication.focusWidget(), keys.key(), keys.keyboardModifiers())
    assert done == [name]


def test_a_title_entered_in_the_inspector_is_undone_from_there(opened: Workbench) -> None:
    session, inspector = opened.session, opened.window.inspector
    was = session.index.roles["social-engineer"].title
    opened.selection.reveal("role:social-engineer")
    line = inspector.page.form.fields["title"].editor
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, "Platform Engineer")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert session.index.roles["social-engineer"].title == "Platform Engineer"
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.index.roles["social-engineer"].title == was


def letters(entries: Sequence[ActionSpec | Submenu | None]) -> list[str]:
    """The letter that is the key of each entry in an open menu, "" where one has none."""
    found = (re.search("&(.)", each.text) for each in entries if each is not None)
    return [letter.group(1).lower() if letter else "" for letter in found]


def test_every_entry_of_a_menu_has_a_letter_of_its_own() -> None:
    menus = [entries for _, entries in MENUS]
    menus += [each.entries for entries in menus for each in entries if isinstance(each, Submenu)]
    for entries in menus:
        keys = letters(entries)
        assert "" not in keys
        assert [key for key, times in Counter(keys).items() if times > 1] == [], (
            f"the letters in use are {sorted(keys)}"
        )
