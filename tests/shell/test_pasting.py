"""Pasting by key works whatever of the window has the focus, and adding on a blank map moves no button."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.application.pasted_text import CHARACTERS_LIMIT
from workbench.qt.mime import SkillsPayload, skills_data
from workbench.shell.application import Workbench
from workbench.widgets.board.add_button import AddButton

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def blank(bench: Workbench, qtbot: QtBot) -> Iterator[Workbench]:
    """A blank map in an active window."""
    bench.documents.new_from("blank")
    bench.window.activateWindow()
    qtbot.waitActive(bench.window)
    yield bench
    QGuiApplication.clipboard().clear()


@pytest.fixture
def pasted(blank: Workbench, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the dialog that shows pasted rows."""
    said: list[str] = []
    monkeypatch.setattr(blank.commands, "paste_text", said.append)
    return said


def test_a_list_is_pasted_wherever_the_focus_is(blank: Workbench, pasted: list[str]) -> None:
    QGuiApplication.clipboard().setText("Recruiting\nPayroll")
    places: list[QWidget] = [
        each
        for each in blank.window.findChildren(QPushButton)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each, AddButton)
    ]
    assert len(places) > 8
    for place in [QApplication.focusWidget(), *places]:
        place.setFocus()
        before = len(pasted)
        QTest.keyClick(place, Qt.Key.Key_V, CONTROL)
        assert len(pasted) == before + 1


def test_a_text_field_keeps_what_is_pasted_into_it(blank: Workbench, pasted: list[str]) -> None:
    QGuiApplication.clipboard().setText("Recruiting")
    line: Any = blank.window.inspector.page.form.fields["name"].editor
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
    assert "Recruiting" in line.text()
    assert not pasted


def test_skills_of_a_card_ask_for_a_card(blank: Workbench, pasted: list[str]) -> None:
    QGuiApplication.clipboard().setMimeData(skills_data(SkillsPayload(("one",), "role"), "One"))
    QTest.keyClick(blank.window.message, Qt.Key.Key_V, CONTROL)
    assert blank.window.notice.text.startswith("Click a role card first")
    assert not pasted


def test_adding_the_first_strategist_moves_no_button(blank: Workbench) -> None:
    buttons = [each for each in blank.window.board.findChildren(QPushButton) if each.text() == "Add one"]
    first, second = sorted(buttons, key=lambda each: each.x())
    before = second.mapTo(blank.window, QPoint())
    first.click()
    QApplication.processEvents()
    assert second.mapTo(blank.window, QPoint()) == before
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert len(blank.session.scenario.roles) == 2


def test_both_keys_redo(opened: Workbench) -> None:
    shortcuts = opened.actions["redo"].shortcuts()
    assert {QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")} <= set(shortcuts)


@pytest.mark.parametrize("place", ["library", "search", "window", "menu"])
def test_too_much_is_refused_in_a_notice_wherever_it_is_pasted(blank: Workbench, place: str) -> None:
    before = blank.session.document
    QGuiApplication.clipboard().setText("x\n" * (CHARACTERS_LIMIT // 2 + 1))
    if place == "menu":
        blank.actions["paste_skills"].trigger()
    else:
        library = blank.window.library
        target = {"library": library.view, "search": library.search, "window": blank.window.message}[place]
        QTest.keyClick(target, Qt.Key.Key_V, CONTROL)
    assert "a paste takes 5,000,000" in blank.window.notice.text
    assert blank.session.document is before


@pytest.mark.parametrize("place", ["library", "window", "menu"])
def test_a_clipboard_without_text_is_said(blank: Workbench, place: str) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>Payroll</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    if place == "menu":
        blank.actions["paste_skills"].trigger()
    else:
        target = {"library": blank.window.library.view, "window": blank.window.message}[place]
        QTest.keyClick(target, Qt.Key.Key_V, CONTROL)
    assert blank.window.notice.text.startswith("The clipboard holds no text.")
