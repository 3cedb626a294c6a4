"""Dialogs that ask for a name: an empty one is refused in words, and a department's name proposes its kind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.application.edits.departments import kind_named
from workbench.domain.model import DEPARTMENT_KINDS, Terms
from workbench.domain.vocabulary import DEFAULT, Vocabulary
from workbench.widgets.dialogs.department import DepartmentDialog
from workbench.widgets.dialogs.name import NameDialog


def test_an_empty_name_is_refused_in_words(qtbot: QtBot) -> None:
    dialog = NameDialog("Rename scenario", "Name of the scenario", "Today", "Rename")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText("   ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.startswith("There is no name yet.")
    dialog.line.setText(" Spring ")
    assert dialog.problem == ""
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert (dialog.name, dialog.result()) == ("Spring", int(NameDialog.DialogCode.Accepted))


def test_the_title_bar_has_room_for_the_title(qtbot: QtBot) -> None:
    dialog = NameDialog("Duplicate scenario", "Name of the copy", "", "Duplicate")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() >= dialog.fontMetrics().horizontalAdvance(dialog.windowTitle()) + 200


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Marketing", "marketing"),
        ("Sales EMEA", "sales"),
        ("Product management", "product"),
        ("Customer Service", "service"),
        ("Human Resources", "hr"),
        ("HR", "hr"),
        ("Social hub", "hub"),
        ("IT", "technology"),
        ("Produktmanagement", "product"),
        ("Personal", "hr"),
        ("Personal finance", "other"),
        ("Wholesales", "other"),
        ("Finance", "other"),
        ("", "other"),
    ],
)
def test_a_name_proposes_a_kind(name: str, kind: str) -> None:
    assert kind_named(name, DEFAULT) == kind


OWN = Vocabulary(Terms("sales", "customer success", technology="", hub="enablement team"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sales EMEA", "marketing"),
        ("Customer Success", "product"),
        ("Enablement team", "hub"),
        ("Hub", "hub"),
        ("Customer service", "service"),
        ("Marketing", "other"),
        ("Product", "other"),
        ("IT", "other"),
    ],
)
def test_a_name_is_read_in_the_words_of_the_map(name: str, kind: str) -> None:
    assert kind_named(name, OWN) == kind


def test_kinds_that_read_alike_and_a_third_kind_without_a_word_are_not_offered(qtbot: QtBot) -> None:
    dialog = DepartmentDialog([], OWN)
    qtbot.addWidget(dialog)
    shown = [dialog.kind_box.itemText(row) for row in range(dialog.kind_box.count())]
    assert shown == [
        *("Sales", "Communications", "Customer success", "Enablement team"),
        *("Customer service", "Human resources", "Legal", "Other"),
    ]
    dialog.line.setText("Sales DACH")
    assert dialog.kind == "marketing"


def test_the_kind_follows_the_name_until_it_is_chosen(qtbot: QtBot) -> None:
    dialog = DepartmentDialog([("sales", "Sales")], DEFAULT)
    qtbot.addWidget(dialog)
    dialog.line.setText("Marketing")
    assert (dialog.kind, dialog.part_of) == ("marketing", None)
    at = DEPARTMENT_KINDS.index("legal")
    dialog.kind_box.setCurrentIndex(at)
    dialog.kind_box.activated.emit(at)
    dialog.line.setText("Sales")
    dialog.parent_box.setCurrentIndex(1)
    assert (dialog.kind, dialog.part_of) == ("legal", "sales")
