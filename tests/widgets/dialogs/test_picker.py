"""Picking an entry: the second button takes what is shown, and nothing where nothing is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from workbench.widgets.dialogs.picker import Picker, PickerEntry


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    picker = Picker(
        "Assign to…", "Who holds it?", [PickerEntry("a", "Alpha"), PickerEntry("b", "Beta")], "Leads", "Supports"
    )
    qtbot.addWidget(picker)
    picker.show()
    return picker


def button(picker: Picker, text: str) -> QAbstractButton:
    return next(each for each in picker.findChildren(QPushButton) if each.text() == text)


def test_while_nothing_matches_neither_button_takes(picker: Picker) -> None:
    picker.search.setText("zzz")
    for text in ("Leads", "Supports"):
        assert not button(picker, text).isEnabled()
    picker.search.clear()
    for text in ("Leads", "Supports"):
        assert button(picker, text).isEnabled()


@pytest.mark.parametrize(("text", "alternative"), [("Leads", False), ("Supports", True)])
def test_it_says_by_which_button_an_entry_was_taken(picker: Picker, text: str, alternative: bool) -> None:
    picker.search.setText("bet")
    button(picker, text).click()
    assert picker.result() == QDialog.DialogCode.Accepted
    assert (picker.picked, picker.alternative) == ("b", alternative)


def test_what_begins_so_comes_before_what_has_the_letters_somewhere(qtbot: QtBot) -> None:
    picker = Picker("Go", "Which?", [PickerEntry("head", "Head of Hospital Labs"), PickerEntry("it", "IT Lead")], "Go")
    qtbot.addWidget(picker)
    qtbot.keyClicks(picker.search, "it l")
    picker.accept()
    assert picker.picked == "it"


def test_a_second_button_that_took_nothing_is_forgotten(picker: Picker) -> None:
    picker.entries.setCurrentRow(-1)
    button(picker, "Supports").click()
    assert picker.isVisible()
    picker.entries.setCurrentRow(0)
    button(picker, "Leads").click()
    assert (picker.picked, picker.alternative) == ("a", False)


def test_a_wrong_letter_is_forgiven_where_nothing_else_is_found(qtbot: QtBot) -> None:
    entries = [PickerEntry("a", "Campaign manager"), PickerEntry("b", "Łódź office", words=("Head of Poland",))]
    picker = Picker("Go to role", "Which role?", entries, "Go")
    qtbot.addWidget(picker)
    picker.show()
    with qtbot.waitSignal(picker.near_search.found):
        picker.search.setText("campain")
        assert picker.none.text() == "Nothing is called “campain”. Try fewer letters."
        assert not button(picker, "Go").isEnabled()
    assert picker.none.text() == "Nothing is called “campain”; near:"
    assert picker.none.isVisible()
    button(picker, "Go").click()
    assert picker.picked == "a"
    picker.show()
    QApplication.processEvents()
    place = picker.search.geometry()
    picker.search.setText("zzzz")
    QApplication.processEvents()
    assert picker.search.geometry() == place
    picker.search.setText("lodz")
    assert not picker.none.isVisible()
    assert picker.entries.count() == 1
    with qtbot.waitSignal(picker.near_search.found):
        picker.search.setText("polnad")
    assert [picker.entries.item(row).text() for row in range(picker.entries.count())] == ["Łódź office"]
