"""The preview of a paste: what it says, and what a column may be said to hold."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QModelIndex, Qt, QThread
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults
from workbench.application.paste import PastePlan, plan
from workbench.application.paste_people import plan_people
from workbench.application.table import Table
from workbench.application.task import Cancelled, Task
from workbench.domain.vocabulary import DEFAULT
from workbench.files.templates import load
from workbench.qt.theme import LIGHT
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.paste_people import PastePeopleDialog
from workbench.widgets.dialogs.paste_preview import AT_ONCE
from workbench.widgets.dialogs.paste_rows import PasteRows
from workbench.widgets.dialogs.paste_words import MOST, PasteWords

TEXT = "Skill\tTeam\tImportance\nPayroll\tHR\t4\nSocial APIs\tTech\t9"


@pytest.fixture
def dialog(qtbot: QtBot) -> PasteDialog:
    document = load("social-leadership")
    made = PasteDialog(TEXT, lambda table, task: plan(document, table, task=task), None, LIGHT, DEFAULT)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_part_of_it_has_a_name(dialog: PasteDialog) -> None:
    assert faults(dialog) == []


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
    rows = dialog.findChildren(PasteRows)[0]
    return [rows.index(row, 3).data() for row in range(rows.rowCount())]


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
    assert not dialog.findChild(PasteWords).isVisible()
    choose(box(dialog, "Team"), "Belongs to", qtbot)
    assert dialog.findChild(PasteWords).isVisible()
    assert side(dialog, "HR").currentText() == "Says nothing"
    choose(side(dialog, "HR"), "Product", qtbot)
    assert side(dialog, "HR").hasFocus()
    assert details(dialog)[0] == "Belongs to Product; importance 4."
    choose(box(dialog, "Team"), "Group", qtbot)
    assert not dialog.findChild(PasteWords).isVisible()
    choose(box(dialog, "Team"), "Belongs to", qtbot)
    assert side(dialog, "HR").currentText() == "Product"
    assert details(dialog)[0] == "Belongs to Product; importance 4."


PRIORITIES = "Skill,Priority\nData,High\nMail,Low\nPost,sooner\nChats,High\n"


def named(dialog: QWidget, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def test_words_of_importance_are_listed_with_what_they_become(qtbot: QtBot) -> None:
    dialog = PasteDialog(PRIORITIES, lambda table, _: plan(load("blank"), table), None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    dialog.show()
    boxes = {word: named(dialog, f"How important skills of {word} are") for word in ("High", "Low", "sooner")}
    assert [each.currentText() for each in boxes.values()] == ["4", "2", "Says nothing"]
    assert details(dialog) == ["Importance 4.", "Importance 2.", "", "Importance 4."]
    choose(boxes["High"], "5", qtbot)
    choose(boxes["sooner"], "1", qtbot)
    assert dialog.focusWidget() is boxes["sooner"]
    assert details(dialog) == ["Importance 5.", "Importance 2.", "Importance 1.", "Importance 5."]
    assert dialog.refused == 0
    assert faults(dialog) == []


def test_what_parts_the_cells_can_be_chosen_where_it_is_not_certain(qtbot: QtBot) -> None:
    text = "Planning, budgeting\nHiring, firing"
    dialog = PasteDialog(text, lambda table, _: plan(load("blank"), table), None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = dialog.findChildren(PasteRows)[0]
    marks = named(dialog, "What parts the cells of a line")
    assert marks.currentText() == "Nothing: a line is a cell"
    assert [rows.index(row, 1).data() for row in range(2)] == ["Planning, budgeting", "Hiring, firing"]
    choose(marks, "Commas", qtbot)
    assert [rows.index(row, 1).data() for row in range(2)] == ["Planning", "Hiring"]
    assert details(dialog) == ["Group budgeting.", "Group firing."]
    assert box(dialog, "Column 2").currentText() == "Group"
    choose(box(dialog, "Column 2"), "Definition", qtbot)
    assert details(dialog) == ["Definition given.", "Definition given."]
    choose(marks, "Nothing: a line is a cell", qtbot)
    assert details(dialog) == ["", ""]
    assert faults(dialog) == []


@pytest.mark.parametrize("text", ["Skill,Group\nPricing,Sales", "Pricing\nSelling", "Pricing\tSales"])
def test_where_the_separator_is_certain_none_is_asked(text: str, qtbot: QtBot) -> None:
    dialog = PasteDialog(text, lambda table, _: plan(load("blank"), table), None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not named(dialog, "What parts the cells of a line").isVisible()


def test_what_parts_the_cells_of_people_can_be_chosen(qtbot: QtBot) -> None:
    text, document = "Lovelace,Ada\nLi,Bo", load("blank")
    planned = lambda task, mark: plan_people(document, text, task, mark)  # noqa: E731
    dialog = PastePeopleDialog(text, planned, document.scenarios[0], LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    rows, marks = dialog.findChildren(PasteRows)[0], named(dialog, "What parts the cells of a line")
    assert [rows.index(row, 1).data() for row in range(2)] == ["Lovelace", "Li"]
    assert marks.currentText() == "Commas"
    choose(marks, "Nothing: a line is a cell", qtbot)
    assert [rows.index(row, 1).data() for row in range(2)] == ["Lovelace,Ada", "Li,Bo"]
    assert dialog.focusWidget() is marks
    assert dialog.edit is not None
    assert [person.name for person in dialog.edit.apply(document).people] == ["Lovelace,Ada", "Li,Bo"]
    assert faults(dialog) == []
    plain = "Ada\nBo"
    planned = lambda task, mark: plan_people(document, plain, task, mark)  # noqa: E731
    certain = PastePeopleDialog(plain, planned, document.scenarios[0], LIGHT)
    qtbot.addWidget(certain)
    certain.show()
    assert not named(certain, "What parts the cells of a line").isVisible()


def test_of_many_words_the_most_frequent_can_be_chosen_for_and_the_others_are_named(qtbot: QtBot) -> None:
    rows = "".join(f"Skill {n}\tTeam {n % 11}\n" for n in range(30))
    dialog = PasteDialog(
        f"Skill\tBelongs to\n{rows}", lambda table, _: plan(load("blank"), table), None, LIGHT, DEFAULT
    )
    qtbot.addWidget(dialog)
    sides = dialog.findChild(PasteWords)
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


MANY = "Skill\tGroup\n" + "".join(f"Skill number {n}\tGroup {n % 7}\n" for n in range(AT_ONCE // 20))


def test_a_long_text_is_read_off_the_thread_of_the_window(qtbot: QtBot) -> None:
    document, here, threads = load("blank"), QThread.currentThread(), list[QThread]()

    def planned(table: Table, task: Task) -> PastePlan:
        threads.append(QThread.currentThread())
        return plan(document, table, task=task)

    assert len(MANY) > AT_ONCE
    dialog = PasteDialog(MANY, planned, None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    dialog.show()
    summary = dialog.findChild(QLabel, "pasteSummary")
    assert summary.text() == f"Reading {len(MANY):,} characters…"
    assert dialog.plan is None
    assert [each.isEnabled() for each in buttons(dialog)] == [False, True]
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert summary.text() == f"{AT_ONCE // 20} skills will be added."
    assert len(details(dialog)) == AT_ONCE // 20
    assert [each.isEnabled() for each in buttons(dialog)] == [True, True]
    choose(box(dialog, "Group"), "Leave out", qtbot)
    qtbot.waitUntil(lambda: dialog.plan is not None and details(dialog)[0] == "")
    assert here not in threads


def test_reading_a_long_text_can_be_called_off(qtbot: QtBot) -> None:
    begun, ended = Event(), Event()

    def planned(table: Table, task: Task) -> PastePlan:
        begun.set()
        try:
            while True:
                task.check_cancelled()
        except Cancelled:
            ended.set()
            raise

    dialog = PasteDialog(MANY, planned, None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert begun.wait(30)
    buttons(dialog)[1].click()
    assert dialog.isHidden()
    assert ended.wait(30)
    dialog.wait()
    assert dialog.plan is None


def test_only_the_rows_in_sight_are_measured(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = 5_000
    text, measured = "\n".join(f"S{n}" for n in range(rows)), set[int]()
    data = PasteRows.data

    def counted(model: PasteRows, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        measured.add(index.row())
        return data(model, index, role)

    monkeypatch.setattr(PasteRows, "data", counted)
    dialog = PasteDialog(text, lambda table, _: plan(load("blank"), table), None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.findChild(PasteRows).rowCount() == rows
    assert len(measured) < rows // 2
    dialog.findChild(QTableView).scrollToBottom()
    assert rows - 1 in measured


def test_what_is_long_is_cut_where_it_is_shown(qtbot: QtBot) -> None:
    long = "W" * 30_000
    text = f"Skill\tBelongs to\t{long}\nOne\t{long}\tx\n{long}\tproduct\ty"
    dialog = PasteDialog(text, lambda table, _: plan(load("blank"), table), None, LIGHT, DEFAULT)
    qtbot.addWidget(dialog)
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    named = [each.accessibleName() for each in dialog.findChildren(QComboBox)]
    model = dialog.findChild(PasteRows)
    cells = [
        model.index(row, column).data(role)
        for row in range(2)
        for column in range(4)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    ]
    assert max(map(len, (*shown, *named))) < 300
    assert max(map(len, cells)) <= 2_000
    assert dialog.plan is not None
    assert dialog.plan.rows[1].name == long


def buttons(dialog: PasteDialog) -> list[QPushButton]:
    """Paste and Cancel."""
    found = {each.text().replace("&", ""): each for each in dialog.findChildren(QPushButton)}
    return [found["Paste"], found["Cancel"]]
