"""The merge dialog, driven by mouse and keys: what it lists, what is decided, what is heard, what it hands on."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import announced, faults
from tests.support.importing import click_cell, entries, menu_opened, pick_by_keys, pick_by_mouse
from tests.support.merges import ANALYST, BASE, BUYER, NAME, OURS, WRITER, removals_off, source, whole
from tests.support.questions import press, when_asked
from workbench.application.merge_review import Listed, MergeSource, OtherCopy
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.presentation.merge_review_text import NO_BASE
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.choice_rows import ChoiceRow
from workbench.widgets.merging.dialog import MergeDialog

Make = Callable[..., MergeDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(merged: MergeSource | None = None, **named: str | None) -> MergeDialog:
        dialog = MergeDialog(merged or source(), LIGHT, **named)  # type: ignore[arg-type]
        qtbot.addWidget(dialog, before_close_func=QWidget.hide)  # closed while it is shown it may ask
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    return made


def button(dialog: MergeDialog, text: str) -> QPushButton:
    found = [each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text]
    return found[0]


def head(dialog: MergeDialog) -> str:
    found = dialog.findChild(QLabel, "mergeHead")
    assert isinstance(found, QLabel)
    return found.text()


def in_full(dialog: MergeDialog) -> str:
    found = dialog.findChild(QPlainTextEdit, "mergeWhole")
    assert isinstance(found, QPlainTextEdit)
    return found.toPlainText()


def rows(dialog: MergeDialog) -> list[tuple[str, str]]:
    return [(row.texts[0], row.tick or row.texts[1]) for row in dialog.table.rows.rows]


def row_of(dialog: MergeDialog, text: str) -> int:
    return next(n for n, row in enumerate(dialog.table.rows.rows) if row.texts[0].startswith(text))


def row(dialog: MergeDialog, text: str) -> ChoiceRow:
    return dialog.table.rows.rows[row_of(dialog, text)]


def test_conflicts_come_first_and_all_is_listed_by_whom_it_concerns(make: Make) -> None:
    dialog = make()
    assert dialog.windowTitle() == f"Merge with {NAME}"
    assert head(dialog) == f"5 changes of {NAME}; 2 conflicts; 1 removal undone."
    assert rows(dialog) == [
        ("Both changed; the value here stands until you decide (2)", ""),
        ("Anna (Analyst)", ""),
        (f"Grade: Chief officer here, Assistant in {NAME}.", "To decide"),
        ("Buyer", ""),
        (f"Purpose: “Buys media.” here, “Buys well.” in {NAME}.", "To decide"),
        (f"Changed in {NAME} (5)", ""),
        ("SEO", ""),
        ("Importance: 3 → 5.", "on"),
        ("Data", ""),
        ("Is no longer there.", "on"),
        ("Anna (Analyst)", ""),
        ("Comes to lead SEO at level 4.", "on"),
        ("Buyer", ""),
        ("Moves from no department into Sales.", "on"),
        ("Writer", ""),
        ("Rises from Manager to Director.", "on"),
        ("Removed on one side, and needed on the other (1)", ""),
        ("Writer", ""),
        (f"Removed here, changed or needed in {NAME}; it stays.", "Stays"),
    ]


def test_it_is_decided_by_mouse_alone(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    assert not button(dialog, "Merge").isEnabled()
    for text, choice in (("Grade", "Theirs"), ("Purpose", "Both")):
        menu = menu_opened(qtbot, partial(click_cell, qtbot, dialog.table, row_of(dialog, text), 1))
        pick_by_mouse(qtbot, menu, choice)
    box = dialog.table._delegate.tick_place(
        dialog.table.visualRect(dialog.table.model().index(row_of(dialog, "Importance"), 0)), row(dialog, "Importance")
    )
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert row(dialog, "Importance").tick == "off"
    assert not button(dialog, "0 to decide").isVisible()
    qtbot.mouseClick(button(dialog, "Merge"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert dialog.outcome is not None
    merged = dialog.outcome.merged.document
    assert [role.grade for role in merged.scenarios[0].roles] == [1, 4, 5]
    assert merged.scenarios[0].roles[1].purpose == "Buys media.\nBuys well."
    assert merged.skills[0].importance == 3


def test_it_is_decided_by_keys_alone_and_enter_accepts_nothing_by_accident(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    assert dialog.table.hasFocus()
    assert dialog.table.current_key() == row(dialog, "Grade").key
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(dialog.table, Qt.Key.Key_Space))
    assert entries(menu) == ["Mine", "Theirs"]
    pick_by_keys(qtbot, menu, "Theirs")
    qtbot.keyClick(dialog, Qt.Key.Key_F4)
    assert dialog.table.current_key() == row(dialog, "Purpose").key
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(dialog.table, Qt.Key.Key_Return))
    assert entries(menu) == ["Mine", "Theirs", "Both"]
    pick_by_keys(qtbot, menu, "Mine")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.table.hasFocus()
    for _ in range(5):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.table.current_key() == row(dialog, "Is no longer there").key
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert row(dialog, "Is no longer there").tick == "off"
    qtbot.keyClick(dialog, Qt.Key.Key_F4)
    assert button(dialog, "Merge").hasFocus()
    qtbot.keyClick(button(dialog, "Merge"), Qt.Key.Key_Return)
    assert dialog.outcome is not None
    assert [skill.id for skill in dialog.outcome.merged.document.skills] == ["seo", "data"]


def test_letters_choose_for_all_rows_that_are_picked(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    qtbot.keyClick(dialog.table, Qt.Key.Key_T)
    assert row(dialog, "Grade").texts[1] == "Theirs"
    qtbot.keyClick(dialog.table, Qt.Key.Key_B)
    assert row(dialog, "Grade").texts[1] == "Theirs"
    qtbot.keyClick(dialog.table, Qt.Key.Key_F4)
    qtbot.keyClick(dialog.table, Qt.Key.Key_B)
    assert row(dialog, "Purpose").texts[1] == "Both"
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    assert [row(dialog, text).texts[1] for text in ("Grade", "Purpose")] == ["Mine", "Mine"]
    assert row(dialog, "Removed here").texts[1] == "Stays"
    dialog.table.go_to(row_of(dialog, "Removed here"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_G)
    assert row(dialog, "Removed here").texts[1] == "Goes"


def test_letters_mean_the_same_however_copies_are_called(make: Make, qtbot: QtBot) -> None:
    def copy(theirs: CapabilityMap, name: str) -> OtherCopy:
        return OtherCopy(lambda before, choices: merge(BASE, before, theirs, choices), f"“{name}.xlsx”", name)

    def edited(grade: int, purpose: str) -> CapabilityMap:
        return whole(replace(ANALYST, grade=grade), replace(BUYER, purpose=purpose), WRITER)

    copies = copy(edited(7, "Buys a."), "bea"), copy(edited(1, "Buys b."), "Ben")
    dialog = make(MergeSource(BASE, copies, "2 workbooks"), with_tick=None)
    assert row(dialog, "Grade").choices == ("bea", "Ben")
    qtbot.keyClick(dialog.table, Qt.Key.Key_B)  # a grade cannot be both
    assert row(dialog, "Grade").texts[1] == "To decide"
    qtbot.keyClick(dialog.table, Qt.Key.Key_T)
    assert row(dialog, "Grade").texts[1] == "Ben"
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    assert row(dialog, "Grade").texts[1] == "bea"
    qtbot.keyClick(dialog, Qt.Key.Key_F4)
    qtbot.keyClick(dialog.table, Qt.Key.Key_B)
    assert row(dialog, "Purpose").texts[1] == "Both"


def test_enter_on_all_theirs_decides_all_and_accepts_nothing(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    theirs = button(dialog, "All theirs")
    theirs.setFocus()
    qtbot.keyClick(theirs, Qt.Key.Key_Return)
    assert [row(dialog, text).texts[1] for text in ("Grade", "Purpose")] == ["Theirs", "Theirs"]
    assert dialog.isVisible()
    assert theirs.hasFocus()
    assert dialog.outcome is None
    qtbot.keyClick(theirs, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_all_mine_and_all_theirs_decide_every_conflict(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    qtbot.mouseClick(button(dialog, "All theirs"), Qt.MouseButton.LeftButton)
    assert [row(dialog, text).texts[1] for text in ("Grade", "Purpose")] == ["Theirs", "Theirs"]
    qtbot.mouseClick(button(dialog, "All mine"), Qt.MouseButton.LeftButton)
    assert [row(dialog, text).texts[1] for text in ("Grade", "Purpose")] == ["Mine", "Mine"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.outcome is not None


def test_ctrl_enter_goes_to_what_is_to_be_decided(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    button(dialog, "All mine").setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.table.hasFocus()


def test_a_merge_without_a_conflict_is_accepted_by_enter(make: Make, qtbot: QtBot) -> None:
    dialog = make(source(ours=BASE))
    assert button(dialog, "Merge").hasFocus()
    assert not button(dialog, "All mine").isVisible()
    qtbot.keyClick(button(dialog, "Merge"), Qt.Key.Key_Return)
    assert dialog.outcome is not None


def test_removals_that_are_off_are_said_to_be_not_taken(make: Make) -> None:
    dialog = make(source(off=removals_off))
    assert row(dialog, "Is no longer there").tick == "off"
    assert head(dialog).startswith(f"5 changes of {NAME}, 1 not taken; 2 conflicts")


def test_what_stays_may_go(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    dialog.table.go_to(row_of(dialog, "Removed here"))
    pick_by_keys(qtbot, menu_opened(qtbot, lambda: qtbot.keyClick(dialog.table, Qt.Key.Key_F2)), "Goes")
    assert row(dialog, "Removed here").texts == (f"Removed here, changed or needed in {NAME}; it is gone.", "Goes")


def test_the_current_line_is_shown_in_full(make: Make) -> None:
    purpose = " ".join(f"The buyer buys media number {n}." for n in range(20))
    ours = replace(
        OURS,
        scenarios=(
            replace(
                OURS.scenarios[0],
                roles=(OURS.scenarios[0].roles[0], replace(OURS.scenarios[0].roles[1], purpose=purpose)),
            ),
        ),
    )
    dialog = make(source(ours=ours))
    dialog.table.go_to(row_of(dialog, "Purpose"))
    assert in_full(dialog) == f"Buyer, Purpose\nBefore: “Buys.”\nMine: “{purpose}”\nTheirs: “Buys well.”"
    dialog.table.go_to(row_of(dialog, "Importance"))
    assert in_full(dialog) == "SEO: Importance: 3 → 5."


def test_lines_of_the_caller_are_listed_and_counted(make: Make) -> None:
    refused = Listed("Cells that were not read", ("Matrix H12: “L7” is no cell.",), "1 cell refused")
    dialog = make(source(listed=(refused,)))
    assert rows(dialog)[-2:] == [("Cells that were not read (1)", ""), ("Matrix H12: “L7” is no cell.", "")]
    assert head(dialog).endswith("; 1 cell refused.")


def test_where_the_base_is_not_known_it_is_said_and_may_be_chosen(make: Make, qtbot: QtBot) -> None:
    dialog = make(source(None), no_base=NO_BASE)
    said = dialog.findChild(QLabel, "mergeNoBase")
    assert isinstance(said, QLabel)
    assert said.isVisible()
    assert said.text() == NO_BASE
    with qtbot.waitSignal(dialog.base_wanted):
        qtbot.mouseClick(button(dialog, "Choose what both came of…"), Qt.MouseButton.LeftButton)
    dialog.show_source(source())
    assert not said.isVisible()
    assert head(dialog).startswith("5 changes")


def test_copies_that_are_alike_say_so_and_merge_nothing(make: Make) -> None:
    dialog = make(source(theirs=BASE))
    assert head(dialog) == f"{NAME} has nothing that is not in your map."
    assert not button(dialog, "Merge").isEnabled()


def test_a_merge_that_changes_nothing_says_so(make: Make, qtbot: QtBot) -> None:
    dialog = make(source(ours=whole(replace(ANALYST, grade=7)), theirs=whole(replace(ANALYST, grade=1))))
    button(dialog, "All mine").click()
    assert head(dialog).endswith(f"Your map stays as it is, and counts as merged with {NAME}.")


def test_it_asks_before_decisions_are_dropped(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    button(dialog, "All mine").click()
    asked = when_asked(press("Keep working"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert dialog.isVisible()
    asked = when_asked(press("Drop the decisions"))
    button(dialog, "Cancel").click()
    assert len(asked) == 1
    assert not dialog.isVisible()
    assert dialog.outcome is None


def test_nothing_is_asked_where_nothing_was_decided(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_changes_is_heard(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = make()
    assert row(dialog, "Grade").spoken == (
        f"Anna (Analyst): Grade: Chief officer here, Assistant in {NAME}. To decide."
    )
    heard = announced(monkeypatch)
    pick_by_keys(qtbot, menu_opened(qtbot, lambda: qtbot.keyClick(dialog.table, Qt.Key.Key_Space)), "Theirs")
    dialog._heard.timeout.emit()
    assert heard[-1] == f"Theirs. 5 changes of {NAME}; 2 conflicts; 1 removal undone. 1 to decide."
    dialog.table.go_to(row_of(dialog, "Importance"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog._heard.timeout.emit()
    assert heard[-1].startswith("Not taken. ")
    button(dialog, "All mine").click()
    dialog._heard.timeout.emit()
    assert heard[-1].startswith("Mine: 2 lines. ")


def test_everything_has_a_name_that_is_heard(make: Make) -> None:
    assert faults(make(source(None), no_base=NO_BASE)) == []


def test_no_two_mnemonics_are_one(make: Make) -> None:
    dialog = make(source(None), no_base=NO_BASE)
    texts = {each.text() for each in dialog.findChildren(QAbstractButton)}
    keys = [key for text in texts if not (key := QKeySequence.mnemonic(text)).isEmpty()]
    assert len(keys) == 4
    assert len({key.toString() for key in keys}) == len(keys)


def test_the_dialog_can_be_collected(qtbot: QtBot) -> None:
    dialog = MergeDialog(source(), LIGHT)
    dialog.show()
    button(dialog, "All theirs").click()
    gone = weakref.ref(dialog)
    dialog.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del dialog
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_on_what_is_to_decide_leads_to_the_first_open_conflict_and_accepts_nothing(
    make: Make, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = make()
    to_decide = button(dialog, "2 to decide")
    to_decide.setFocus()
    qtbot.keyClick(to_decide, key)
    assert dialog.isVisible()
    assert dialog.table.hasFocus()
    assert dialog.table.current_key() == row(dialog, "Grade").key
    qtbot.keyClick(dialog.table, Qt.Key.Key_T)
    to_decide.setFocus()
    qtbot.keyClick(to_decide, key)
    assert dialog.table.current_key() == row(dialog, "Purpose").key
    assert dialog.outcome is None
