"""Text fields: how much is pasted into them, and that it is said where it is too much."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from workbench.widgets.parts.editors import LONGEST, LineEdit, TextEdit

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()
    QToolTip.hideText()


def paste(field: LineEdit | TextEdit, text: str, qtbot: QtBot) -> None:
    qtbot.addWidget(field)
    field.show()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize("text", ["\n" * 5_000_000, "x" * (LONGEST + 1)])
def test_a_text_too_long_for_a_field_of_lines_is_refused_whole(text: str, qtbot: QtBot) -> None:
    field = TextEdit()
    field.setPlainText("kept")
    paste(field, text, qtbot)
    assert field.toPlainText() == "kept"
    assert field.document().blockCount() == 1
    assert QToolTip.text() == (
        f"What was copied has {len(text):,} characters; there is room for {LONGEST - 4:,}. Nothing was pasted."
    )


def test_what_has_room_is_pasted_also_over_what_is_marked(qtbot: QtBot) -> None:
    field = TextEdit()
    field.setPlainText("x" * LONGEST)
    field.selectAll()
    paste(field, "y" * LONGEST, qtbot)
    assert field.toPlainText() == "y" * LONGEST


def test_a_line_takes_as_much_as_a_cell_and_says_that_it_is_full(qtbot: QtBot) -> None:
    field = LineEdit()
    paste(field, "x" * 5_000_000, qtbot)
    assert len(field.text()) == LONGEST
    assert QToolTip.text() == "This field is full: it takes 32,767 characters."


@pytest.mark.parametrize("breaks", ["\n", "\t", "\r", "\v", "\u2028", "\x85"])
def test_what_is_pasted_into_one_line_is_one_line(breaks: str, qtbot: QtBot) -> None:
    field = LineEdit()
    paste(field, f"Social{breaks}Engineer", qtbot)
    assert field.text() == "Social Engineer"
    assert field.cursorPosition() == len("Social Engineer")
    field.undo()
    assert field.text() == ""
    field.paste()  # as from the menu
    assert field.text() == "Social Engineer"


@pytest.mark.parametrize("copied", ["", "Analyst", "Analyst\nDirector\nLead"])
def test_lines_are_several_names_whatever_else_was_copied(copied: str, qtbot: QtBot) -> None:
    """By the middle button of the mouse what is marked elsewhere comes in, not what was copied."""
    field = LineEdit()
    field.takes_names = True
    qtbot.addWidget(field)
    field.setText("New role")
    field.selectAll()
    QGuiApplication.clipboard().setText(copied)
    with qtbot.waitSignal(field.lines_pasted) as told:
        field.insert("Analyst\nDirector\nLead")
    assert told.args == ["Analyst\nDirector\nLead"]
    assert field.text() == "New role"


def test_names_pasted_from_the_menu_come_without_what_stood_in_the_field(qtbot: QtBot) -> None:
    field = LineEdit()
    field.takes_names = True
    field.setText("Buyer")
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("Planner\nAnalyst")
    with qtbot.waitSignal(field.lines_pasted) as pasted:
        field.paste()
    assert pasted.args == ["Planner\nAnalyst"]
    assert field.text() == "Buyer"


def test_a_line_without_room_ends_in_dots_until_it_has_the_keys(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    field, other = LineEdit(box), LineEdit(box)
    field.setText("Head of Service Engineering and more")
    field.setFixedWidth(120)
    other.move(0, 60)
    box.show()
    box.activateWindow()
    qtbot.waitActive(box)
    other.setFocus()
    assert field.shown_text.endswith("…")
    assert field.shown_text[:-1].strip() in field.text()
    elided = field.grab().toImage()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.shown_text == field.text()
    assert field.grab().toImage() != elided
    other.setFocus()
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5))))
    assert "Head of Service Engineering and more" in QToolTip.text()
    field.setText("Short")
    assert field.shown_text == "Short"
