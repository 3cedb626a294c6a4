"""The preview of a paste: what it says, and what a column may be said to hold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from workbench.application.paste import parse, plan
from workbench.files.templates import load
from workbench.qt.theme import LIGHT
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.paste_sides import MOST, PasteSides

TEXT = "Skill\tTeam\tImportance\nPayroll\tHR\t4\nSocial APIs\tTech\t9"


@pytest.fixture
def dialog(qtbot: QtBot) -> PasteDialog:
    document = load("social-leadership")
    made = PasteDialog(parse(TEXT), lambda table: plan(document, table), None, LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


def box(dialog: PasteDialog, heading: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName().endswith(f"{heading} holds"))


def choose(box: QComboBox, text: str, qtbot: QtBot) -> None:
    """By the keyboard, as a person does."""
    box.setFocus()
    while box.currentText() != text:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if box.findText(text) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


def details(dialog: PasteDialog) -> list[str]:
    rows = dialog.findChildren(QTableWidget)[0]
    return [rows.item(row, 3).text() for row in range(rows.rowCount())]


def test_a_column_left_out_can_be_said_to_hold_something(dialog: PasteDialog, qtbot: QtBot) -> None:
    assert box(dialog, "Team").currentText() == "Leave out"
    assert details(dialog)[0] == "Importance 4."
    choose(box(dialog, "Team"), "Group", qtbot)
    assert details(dialog)[0] == "Group HR; importance 4."
    assert [row.outcome for row in dialog.plan.rows] == ["added", "refused"]
    assert not any("Team" in each for each in dialog.plan.notes)


def test_a_meaning_belongs_to_one_column(dialog: PasteDialog, qtbot: QtBot) -> None:
    choose(box(dialog, "Team"), "Importance", qtbot)
    assert box(dialog, "Importance").currentText() == "Leave out"


def side(dialog: PasteDialog, word: str) -> QComboBox:
    name = f"What skills of {word} belong to"
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def test_what_a_department_stands_for_is_asked_once_and_holds_for_its_rows(dialog: PasteDialog, qtbot: QtBot) -> None:
    assert not dialog.findChild(PasteSides).isVisible()
    choose(box(dialog, "Team"), "Belongs to", qtbot)
    assert dialog.findChild(PasteSides).isVisible()
    assert side(dialog, "HR").currentText() == "Says nothing"
    choose(side(dialog, "HR"), "Product", qtbot)
    assert side(dialog, "HR").hasFocus()
    assert details(dialog)[0] == "Belongs to Product; importance 4."
    choose(box(dialog, "Team"), "Group", qtbot)
    assert not dialog.findChild(PasteSides).isVisible()
    choose(box(dialog, "Team"), "Belongs to", qtbot)
    assert side(dialog, "HR").currentText() == "Product"
    assert details(dialog)[0] == "Belongs to Product; importance 4."


def test_of_many_words_the_most_frequent_can_be_chosen_for_and_the_others_are_named(qtbot: QtBot) -> None:
    rows = "".join(f"Skill {n}\tTeam {n % 11}\n" for n in range(30))
    dialog = PasteDialog(parse(f"Skill\tBelongs to\n{rows}"), lambda table: plan(load("blank"), table), None, LIGHT)
    qtbot.addWidget(dialog)
    sides = dialog.findChild(PasteSides)
    assert len(sides.findChildren(QComboBox)) == MOST
    said = [each.text() for each in sides.findChildren(QLabel)]
    assert "3 other words mean what the rows below say: “Team 8”, “Team 9” and “Team 10”." in said


def test_without_the_names_nothing_can_be_pasted(dialog: PasteDialog, qtbot: QtBot) -> None:
    choose(box(dialog, "Skill"), "Leave out", qtbot)
    paste = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Paste")
    assert not paste.isEnabled()
    summary = dialog.findChild(QLabel, "pasteSummary")
    assert summary is not None
    assert "refused" in summary.text()
