"""The New map dialog: Enter alone makes a map, and the preview follows what is typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults
from tests.support.questions import press, when_asked
from workbench.domain.model import DEFAULT_GRADE_NAMES
from workbench.qt.theme import LIGHT
from workbench.widgets.dialogs.new_map import AT_ONCE, WHICH_IS_WHICH, NewMapDialog
from workbench.widgets.dialogs.preview_rows import PreviewTable
from workbench.widgets.parts.editors import LineEdit

TODAY = date(2026, 11, 30)


@pytest.fixture
def dialog(qtbot: QtBot) -> NewMapDialog:
    made = NewMapDialog(LIGHT, TODAY)
    qtbot.addWidget(made, before_close_func=QWidget.hide)  # closed while it is shown it may ask
    made.show()
    return made


def rows(dialog: NewMapDialog) -> list[list[str]]:
    model = dialog.findChildren(PreviewTable)[0].model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def summary(dialog: NewMapDialog) -> str:
    return dialog.findChild(QLabel, "newMapSummary").text()


def type_over(field: LineEdit, text: str, qtbot: QtBot) -> None:
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def test_every_part_of_it_has_a_name(dialog: NewMapDialog) -> None:
    assert faults(dialog) == []


def test_it_says_that_it_matters_which_side_is_which(dialog: NewMapDialog) -> None:
    assert any(label.text() == WHICH_IS_WHICH and label.isVisible() for label in dialog.findChildren(QLabel))
    assert {side.accessibleDescription() for side in dialog.sides} == {WHICH_IS_WHICH}


def test_it_names_the_grades_before_anything_is_pasted(dialog: NewMapDialog) -> None:
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any(", ".join(DEFAULT_GRADE_NAMES[:-1]) in text for text in shown)
    assert DEFAULT_GRADE_NAMES[-1] in dialog.roles.accessibleDescription()


def test_enter_alone_makes_a_map(dialog: NewMapDialog, qtbot: QtBot) -> None:
    assert summary(dialog) == "2 roles in 2 departments."
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.plan.document is not None
    assert [role.title for role in dialog.plan.document.scenarios[0].roles] == ["Head of Marketing", "Head of Product"]


def test_with_nothing_typed_escape_closes_it(dialog: NewMapDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_typed_is_not_dropped_unasked(dialog: NewMapDialog, qtbot: QtBot) -> None:
    dialog.roles.setPlainText("Buyer\nSeller")
    asked = when_asked(lambda box: box.defaultButton().click())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Leave the new map, and drop what you typed?"]
    assert dialog.isVisible()
    asked = when_asked(press("Drop the text"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert not dialog.isVisible()


def test_the_leading_role_is_called_after_its_side_until_it_is_typed(dialog: NewMapDialog, qtbot: QtBot) -> None:
    type_over(dialog.sides[0], "sales", qtbot)
    assert dialog.leaders[0].text() == "Head of Sales"
    type_over(dialog.leaders[0], "Chief Sales Officer", qtbot)
    type_over(dialog.sides[0], "field sales", qtbot)
    assert dialog.leaders[0].text() == "Chief Sales Officer"
    assert rows(dialog)[0] == ["", "Field sales", "Department", "Kind: Field sales; 1 role."]
    assert rows(dialog)[2][2] == "Leads field sales"


def test_a_third_kind_and_a_hub_are_asked_for_below_a_fold(dialog: NewMapDialog, qtbot: QtBot) -> None:
    assert not dialog.hub.isVisible()
    dialog.more.click()
    assert dialog.hub.isVisible()
    qtbot.keyClicks(dialog.third, "automation")
    qtbot.keyClicks(dialog.hub, "customer centre")
    dialog.departments.setPlainText("Automation\nCustomer centre")
    assert [row[3] for row in rows(dialog)[:2]] == [
        "Kind: Automation; no role yet.",
        "Kind: Customer centre; no role yet.",
    ]
    assert faults(dialog) == []


def test_what_parts_the_cells_of_a_list_can_be_chosen_where_it_is_not_certain(
    dialog: NewMapDialog, qtbot: QtBot
) -> None:
    dialog.roles.setPlainText("Buyer, Purchasing\nSeller, Sales")
    box = next(
        each for each in dialog.findChildren(QComboBox) if each.accessibleName().endswith("cells of a line of Roles")
    )
    assert box.isVisible()
    assert not dialog.marks["departments"].isVisible()
    assert [row[1] for row in rows(dialog)[-2:]] == ["Buyer, Purchasing", "Seller, Sales"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Commas"
    assert [row[1] for row in rows(dialog)[-2:]] == ["Buyer", "Seller"]
    assert rows(dialog)[-1][3] == "Specialist in Sales."
    assert faults(dialog) == []
    dialog.roles.setPlainText("Buyer; Purchasing, and more")
    assert not box.isVisible()
    assert rows(dialog)[-1][1] == "Buyer"


def test_what_is_typed_is_read_line_by_line(dialog: NewMapDialog) -> None:
    dialog.departments.setPlainText("Legal")
    dialog.roles.setPlainText("Title\tDepartment\tReports to\nCounsel\tLegal\tCEO\n\tLegal\n\t\tCEO")
    assert summary(dialog) == "3 roles in 3 departments; 1 line left out; 1 line to look at."
    assert rows(dialog)[0] == ["1", "Legal", "Department", "Kind: Legal; 1 role."]
    assert rows(dialog)[-2][:3] == ["2", "Counsel", "Role"]
    assert rows(dialog)[-2][3].startswith("Specialist in Legal. No role here is called “CEO”")
    assert rows(dialog)[-1] == ["4", "", "Left out", "The title is missing."]


def test_sides_that_cannot_be_keep_the_map_from_being_made(dialog: NewMapDialog, qtbot: QtBot) -> None:
    create = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Create")
    type_over(dialog.sides[1], "marketing", qtbot)
    assert summary(dialog) == "Both sides are called “marketing”. Give them names of their own."
    assert not create.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    type_over(dialog.sides[1], "product", qtbot)
    assert create.isEnabled()


def test_a_long_list_is_read_a_moment_later_and_whole_when_it_is_accepted(dialog: NewMapDialog, qtbot: QtBot) -> None:
    text = "\n".join(f"Role number {number}; Team {number % 9}" for number in range(600))
    assert len(text) > AT_ONCE
    dialog.roles.setPlainText(text)
    assert summary(dialog) == "2 roles in 2 departments."
    qtbot.waitUntil(lambda: summary(dialog) == "602 roles in 11 departments.")
    dialog.roles.setPlainText(f"{text}\nLast; Team 1")
    dialog.accept()
    assert dialog.plan.document is not None
    assert dialog.plan.document.scenarios[0].roles[-1].title == "Last"


def test_ctrl_enter_makes_the_map_from_within_a_list(dialog: NewMapDialog, qtbot: QtBot) -> None:
    dialog.roles.setFocus()
    qtbot.keyClicks(dialog.roles, "Buyer")
    qtbot.keyClick(dialog.roles, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()


def test_what_the_checks_will_say_of_the_lines_stands_beside_them(dialog: NewMapDialog) -> None:
    dialog.roles.setPlainText("Head of Product; Marketing")
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert any(text.startswith("The checks will say: ") and "sits in Marketing" in text for text in said)
    dialog.roles.setPlainText("Head of Product; ; 5\nHead of Marketing; ; 6")
    (line,) = [each.text() for each in dialog.findChildren(QLabel) if "The checks will say" in each.text()]
    assert len(line.splitlines()) == 1, "what should be fixed, too, but no tip"
    assert "Head of Product" in line
    (note,) = [each.text() for each in dialog.findChildren(QLabel) if "The checks will say" in each.text()]
    assert len(note.splitlines()) == 1, "what should be fixed, too, but no tip"
    assert "Head of Product" in note
