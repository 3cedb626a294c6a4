"""The import dialog, driven by mouse and keys: what it shows, asks, and hands on."""

from __future__ import annotations

import dataclasses
import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import announced, faults
from tests.support.grids import grid_of_lines
from tests.support.import_files import CATALOGUE, LONG_LIST, PEOPLE, RACI, contents_of, workbook_of
from tests.support.importing import click_cell, entries, menu_opened, panel_shown, pick, pick_by_keys, pick_by_mouse
from tests.support.questions import press, when_asked
from workbench.application.edit import apply_or_refuse
from workbench.application.importing.choices import Target
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid
from workbench.application.importing.records import Origin
from workbench.domain.model import CapabilityMap
from workbench.files.importers._opening import sheet_process
from workbench.files.templates import load
from workbench.presentation.import_dialog import HIDDEN
from workbench.qt import import_session
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.choice_table import ChoiceTable
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.importing.encoding import EncodingQuestion
from workbench.widgets.importing.options import OptionsPanel
from workbench.widgets.importing.panels import PanelColumn
from workbench.widgets.importing.people import PeoplePanel
from workbench.widgets.importing.preview import ImportPreview
from workbench.widgets.importing.problems import ProblemsPanel
from workbench.widgets.importing.reading import STOP
from workbench.widgets.importing.sentence import SentenceView
from workbench.widgets.importing.sources import SourceList
from workbench.widgets.importing.target import TargetChooser
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.wrapped_label import LINE

Make = Callable[..., ImportDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Makes a dialog over contents, or over files that are read while it is there."""

    def made(
        *contents: Sheets, files: tuple[Path, ...] = (), document: CapabilityMap | None = None, bare: bool = False
    ) -> ImportDialog:
        document = document or load("before-and-after")
        imports = ImportSession(load("blank") if bare else document)
        if contents:
            imports.take(contents)
        if files:
            imports.open(files)
        dialog = ImportDialog(imports, None if bare else document, LIGHT)
        imports.setParent(dialog)
        qtbot.addWidget(dialog, before_close_func=QWidget.hide)  # closed while it is shown it may ask
        dialog.resize(1240, 680)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    return made


def stand_in(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Lets a process that waits read every workbook, as one does that is slow to read; the processes that began."""
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def popen(*arguments: object, **named: object) -> subprocess.Popen[bytes]:
        started.append(begin(*arguments, **named))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(sheet_process, "own_command", lambda _: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(subprocess, "Popen", popen)
    return started


def session(dialog: ImportDialog) -> ImportSession:
    return dialog.findChildren(ImportSession)[0]


def button(dialog: ImportDialog, text: str) -> QPushButton:
    found = [each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text]
    return found[0]


def words(dialog: ImportDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def asking(dialog: ImportDialog) -> list[QWidget]:
    return [each for each in dialog.findChildren(QWidget) if each.property("asks") and each.isVisible()]


def sources(dialog: ImportDialog) -> SourceList:
    return dialog.findChildren(SourceList)[0]


def read(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not session(dialog).busy)


def test_a_chart_without_a_question_is_imported_by_enter(make: Make, qtbot: QtBot) -> None:
    document = load("before-and-after")
    dialog = make(contents_of(RACI, "RACI.xlsx", "Chart"), document=document)
    assert dialog.undecided == 0
    assert not button(dialog, "0 to decide").isVisible()
    assert button(dialog, "Import").hasFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.outcome is not None
    assert not dialog.outcome.new_map
    assert not dialog.outcome.remember
    edit = dialog.outcome.preparation.proposal.edit
    assert edit is not None
    after = apply_or_refuse(edit, document)
    assert [role.title for role in after.scenarios[-1].roles] == ["Product owner", "Architect", "Designer", "Engineer"]


def test_escape_gives_it_up(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.outcome is None


def by_escape(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def by_cancel(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)


def by_close_box(qtbot: QtBot, dialog: ImportDialog) -> None:
    QTimer.singleShot(0, dialog, dialog.close)
    qtbot.wait(50)


Leave = Callable[[QtBot, ImportDialog], None]
LEAVES = [by_escape, by_cancel, by_close_box]


def answer_a_question(qtbot: QtBot, dialog: ImportDialog) -> None:
    before = dialog.undecided
    box = dialog.focusWidget()
    assert isinstance(box, ChoiceBox)
    qtbot.keyClick(box, Qt.Key.Key_Return if box.currentIndex() >= 0 else Qt.Key.Key_Down)
    assert dialog.undecided < before


def tick_off_the_sheet(qtbot: QtBot, dialog: ImportDialog) -> None:
    sources(dialog).setFocus()
    qtbot.keyClick(sources(dialog), Qt.Key.Key_Space)


def choose_another_target(qtbot: QtBot, dialog: ImportDialog) -> None:
    pick(qtbot, dialog.findChildren(TargetChooser)[0].box, "New map")


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize("act", [answer_a_question, tick_off_the_sheet, choose_another_target])
def test_answers_are_not_dropped_unasked(
    make: Make, qtbot: QtBot, act: Callable[[QtBot, ImportDialog], None], leave: Leave
) -> None:
    dialog = make(contents_of(PEOPLE, "people.xlsx"))
    act(qtbot, dialog)
    told: list[str] = []
    unheard: list[object] = []
    asked = when_asked(
        lambda box: (
            unheard.extend(faults(box)),
            told.append(box.defaultButton().text()),
            box.defaultButton().click(),
        )
    )
    leave(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(told))
    assert unheard == []
    assert asked == ["Leave the import, and drop what you answered in it?"]
    assert told == ["Keep working"]
    assert dialog.isVisible()
    asked = when_asked(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    leave(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(asked))
    assert dialog.isVisible()
    asked = when_asked(press("Drop the answers"))
    leave(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(asked) == 1
    assert dialog.outcome is None


@pytest.mark.parametrize("leave", LEAVES)
def test_with_nothing_answered_it_closes_at_once(make: Make, qtbot: QtBot, leave: Leave) -> None:
    dialog = make(contents_of(PEOPLE, "people.xlsx"))
    qtbot.keyClick(dialog, Qt.Key.Key_F4)
    leave(qtbot, dialog)
    assert not dialog.isVisible()


def test_an_answer_that_is_taken_back_is_none(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    tick_off_the_sheet(qtbot, dialog)
    tick_off_the_sheet(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_new_map_called_as_its_file_is_no_answer(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "Team 2026.xlsx"), bare=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("lines", [LONG_LIST, PEOPLE], ids=["list", "people"])
def test_a_doubled_enter_at_the_last_question_does_not_import(make: Make, qtbot: QtBot, lines: str) -> None:
    dialog = make(contents_of(lines, "skills.xlsx"))
    answer_all(qtbot, dialog, "keys")
    assert dialog.may_accept
    here = dialog.focusWidget()
    assert here is not None
    for _ in range(3):
        qtbot.keyClick(here, Qt.Key.Key_Return)
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
    assert dialog.isVisible()
    assert dialog.outcome is None
    qtbot.keyClick(dialog, Qt.Key.Key_F4)
    assert button(dialog, "Import").hasFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.outcome is not None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_imports_from_anywhere_once_all_is_decided(make: Make, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = make(contents_of(PEOPLE, "people.xlsx"))
    sources(dialog).setFocus()
    qtbot.keyClick(sources(dialog), key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.focusWidget().property("asks")
    answer_all(qtbot, dialog, "keys")
    qtbot.keyClick(dialog.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert dialog.outcome is not None


def test_the_answers_of_last_time_have_the_keys_and_enter_gives_them(qtbot: QtBot) -> None:
    imports = ImportSession(load("before-and-after"))
    imports.take([contents_of(LONG_LIST, "skills.csv")])
    dialog = ImportDialog(imports, imports.document, LIGHT)
    imports.setParent(dialog)
    dialog.offer_last_time(date(2026, 3, 3), date(2026, 5, 4))
    wanted: list[bool] = []
    dialog.last_time_wanted.connect(lambda: wanted.append(True))
    panel_shown(qtbot, dialog, 1240, 680)
    link = dialog.focusWidget()
    assert isinstance(link, QPushButton)
    assert link.text().startswith("As last time (3 March)")
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert wanted == [True]
    assert dialog.isVisible()
    dialog.hide()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_what_is_to_decide_goes_there_and_imports_nothing(make: Make, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = make(contents_of(PEOPLE, "people.xlsx"))
    to_decide = dialog.findChild(QPushButton, "importToDecide")
    assert isinstance(to_decide, QPushButton)
    to_decide.setFocus()
    qtbot.keyClick(to_decide, key)
    assert dialog.focusWidget().property("asks")
    assert dialog.isVisible()


def test_enter_in_the_name_of_the_target_imports_nothing(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    target = dialog.findChildren(TargetChooser)[0]
    target.name.setFocus()
    target.name.selectAll()
    qtbot.keyClicks(target.name, "Next year")
    qtbot.keyClick(target.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.proposal.scenario == "Next year"


@pytest.mark.parametrize("lines", [RACI, LONG_LIST, PEOPLE, CATALOGUE], ids=["raci", "list", "people", "catalogue"])
def test_every_part_of_it_has_a_name(make: Make, lines: str) -> None:
    assert faults(make(contents_of(lines, "skills.xlsx"))) == []


@pytest.mark.parametrize("lines", [LONG_LIST, PEOPLE], ids=["list", "people"])
def test_nothing_is_imported_before_all_is_decided(make: Make, qtbot: QtBot, lines: str) -> None:
    dialog = make(contents_of(lines, "skills.xlsx"))
    asked = dialog.undecided
    assert asked > 0
    assert button(dialog, f"{asked} to decide").isVisible()
    assert not button(dialog, "Import").isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.outcome is None
    assert len(asking(dialog)) >= 1
    assert all("o decide" in each.accessibleDescription() for each in asking(dialog))


def answer_row(qtbot: QtBot, table: ChoiceTable, by: str) -> None:
    """Answer the current row of a table by the first of its answers."""
    row = table.currentIndex().row()
    assert table.rows.rows[row].asks
    choices = table.rows.rows[row].choices
    if by == "keys":
        menu = menu_opened(qtbot, lambda: qtbot.keyClick(table, Qt.Key.Key_Return))
        pick_by_keys(qtbot, menu, choices[0])
    else:
        menu = menu_opened(qtbot, lambda: click_cell(qtbot, table, row, table.rows.columnCount() - 1))
        pick_by_mouse(qtbot, menu, choices[0])
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def answer_all(qtbot: QtBot, dialog: ImportDialog, by: str) -> None:
    """Answer every question of the sentence by what is supposed, else by the first answer there is."""
    for _ in range(20):
        if not dialog.undecided:
            return
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
        box = dialog.focusWidget()
        assert box is not None
        assert box.property("asks")
        if isinstance(box, ChoiceTable):
            answer_row(qtbot, box, by)
            continue
        assert isinstance(box, ChoiceBox), box
        if by == "mouse":
            pick(qtbot, box, box.currentText() or box.itemText(0))
        elif box.currentIndex() >= 0:
            qtbot.keyClick(box, Qt.Key.Key_Return)
        else:
            qtbot.keyClick(box, Qt.Key.Key_Down)


@pytest.mark.parametrize("by", ["mouse", "keys"])
@pytest.mark.parametrize("lines", [LONG_LIST, PEOPLE], ids=["list", "people"])
def test_every_question_can_be_answered(make: Make, qtbot: QtBot, lines: str, by: str) -> None:
    dialog = make(contents_of(lines, "skills.xlsx"))
    answer_all(qtbot, dialog, by)
    assert dialog.undecided == 0
    assert asking(dialog) == []
    assert button(dialog, "Import").isEnabled()
    qtbot.mouseClick(button(dialog, "Import"), Qt.MouseButton.LeftButton)
    assert dialog.outcome is not None


def test_f4_goes_from_question_to_question_and_round(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(PEOPLE, "people.xlsx"))
    there = asking(dialog)
    assert len(there) >= 2
    seen = []
    for _ in range(len(there) + 1):
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
        seen.append(dialog.focusWidget())
        assert QApplication.activePopupWidget() is None
    assert set(seen) == set(there)
    assert seen[0] is seen[-1]


def test_f4_comes_back_to_the_first_row_of_a_table_that_alone_asks(make: Make, qtbot: QtBot) -> None:
    lines = "Employee|Skill|Level\nAnna Berg|SQL|P1\nBen Holm|SQL|Q2\nCleo Lind|SQL|R3"
    dialog = make(contents_of(lines, "people.xlsx"))
    assert dialog.undecided == 3
    seen = set()
    for _ in range(4):
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
        table = dialog.focusWidget()
        assert isinstance(table, ChoiceTable)
        seen.add(table.current_key())
    assert len(seen) == 3


def test_f4_goes_on_to_the_next_table(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(LONG_LIST, "one.xlsx", "First"), contents_of(LONG_LIST, "two.xlsx", "Second"))
    current = sources(dialog).current
    assert current is not None
    assert current.sheet == "First"
    for _ in range(8):
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
    sheets = set()
    for _ in range(8):
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
        current = sources(dialog).current
        assert current is not None
        sheets.add(current.sheet)
    assert sheets == {"First", "Second"}


def test_the_button_beside_import_goes_to_what_is_to_be_decided(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(LONG_LIST, "roles.csv"))
    sources(dialog).setFocus()
    qtbot.mouseClick(button(dialog, f"{dialog.undecided} to decide"), Qt.MouseButton.LeftButton)
    assert dialog.focusWidget() is not None
    assert dialog.focusWidget().property("asks")


def test_files_and_sheets_are_told_and_hidden_ones_are_said(make: Make, qtbot: QtBot) -> None:
    hidden = Grid("Remarks", (("free", "text"), ("more", "of it")), hidden=True)
    dialog = make(contents_of(RACI, "RACI.xlsx", "Chart", hidden))
    spoken = [row.spoken for row in sources(dialog).rows]
    assert spoken[0] == "File RACI.xlsx"
    assert spoken[1].startswith("Chart, ")
    assert spoken[2] == "Remarks, No table was found, hidden"
    qtbot.keyClick(sources(dialog), Qt.Key.Key_Down)
    current = sources(dialog).current
    assert current is not None
    assert current.sheet == "Remarks"
    assert not dialog.findChildren(SentenceView)[0].isVisible()


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_a_sheet_is_ticked_off_and_on(make: Make, qtbot: QtBot, by: str) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx", "Chart"))
    before = words(dialog, "importOutcome")

    def tick() -> None:
        view = sources(dialog)
        if by == "keys":
            view.setFocus()
            qtbot.keyClick(view, Qt.Key.Key_Space)
        else:
            rect = view.visualRect(view.currentIndex())
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(14, 14))

    tick()
    assert not button(dialog, "Import").isEnabled()
    assert words(dialog, "importOutcome") != before
    tick()
    assert words(dialog, "importOutcome") == before
    assert button(dialog, "Import").isEnabled()


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_the_target_is_chosen(make: Make, qtbot: QtBot, by: str) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    target = dialog.findChildren(TargetChooser)[0]
    assert (target.box.currentText(), target.name.text()) == ("New scenario", "RACI")
    if by == "mouse":
        pick(qtbot, target.box, "Into Today")
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        assert target.box.hasFocus()
        qtbot.keyClick(target.box, Qt.Key.Key_Home)
    assert target.box.currentText() == "Into Today"
    assert not target.name.isVisible()
    preparation = session(dialog).preparation
    assert preparation is not None
    assert (preparation.proposal.scenario, preparation.proposal.new_scenario) == ("Today", False)


def test_a_new_scenario_is_named(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    target = dialog.findChildren(TargetChooser)[0]
    target.name.setFocus()
    target.name.selectAll()
    qtbot.keyClicks(target.name, "Next year")
    qtbot.keyClick(target.name, Qt.Key.Key_Tab)
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.proposal.scenario == "Next year"
    assert target.name.text() == "Next year"


def test_a_new_map_is_prepared_for_a_blank_one(make: Make, qtbot: QtBot) -> None:
    document = load("before-and-after")
    dialog = make(contents_of(RACI, "RACI.xlsx"), document=document)
    target = dialog.findChildren(TargetChooser)[0]
    pick(qtbot, target.box, "New map")
    assert target.name.text() == "RACI"
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.document.skills == ()
    assert preparation.document.title == "RACI"
    pick(qtbot, target.box, "Into Proposed")
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.document is document
    pick(qtbot, target.box, "New map")
    dialog.accept()
    assert dialog.outcome is not None
    assert dialog.outcome.new_map


def test_without_a_map_it_makes_one(make: Make) -> None:
    dialog = make(contents_of(RACI, "Team 2026.xlsx"), bare=True)
    target = dialog.findChildren(TargetChooser)[0]
    assert [target.box.itemText(n) for n in range(target.box.count())] == ["New map"]
    dialog.accept()
    assert dialog.outcome is not None
    assert dialog.outcome.new_map
    assert dialog.outcome.preparation.document.title == "Team 2026"


def test_a_catalogue_goes_to_the_library(make: Make) -> None:
    dialog = make(contents_of(CATALOGUE, "skills.csv"))
    target = dialog.findChildren(TargetChooser)[0]
    assert target.box.currentText() == "The library"
    assert [target.box.itemText(n) for n in range(target.box.count())] == ["The library", "New map"]


def test_it_is_remembered_where_that_is_ticked(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    tick = next(each for each in dialog.findChildren(QCheckBox) if "files like this" in each.text())
    qtbot.keyClick(dialog, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(tick.isChecked)
    dialog.accept()
    assert dialog.outcome is not None
    assert dialog.outcome.remember


def test_numbers_that_change_are_announced(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    said = announced(monkeypatch)
    target = dialog.findChildren(TargetChooser)[0]
    pick(qtbot, target.box, "The library")
    qtbot.waitUntil(lambda: any(words(dialog, "importOutcome") in each for each in said))


def test_a_file_is_read_while_the_dialog_is_there(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = make(files=(workbook_of(tmp_path / "RACI.xlsx", RACI),))
    assert dialog.windowTitle() == "Import “RACI.xlsx”"
    read(qtbot, dialog)
    assert button(dialog, "Import").isEnabled()
    assert button(dialog, "Import").hasFocus()


def test_a_file_that_cannot_be_read_says_why(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    dialog = make(files=(tmp_path / "empty.csv",))
    read(qtbot, dialog)
    assert words(dialog, "importReading") == "“empty.csv” is empty. Nothing was changed."
    session(dialog).failed.emit(f"“empty.csv” {'is what nobody can read, and ' * 9} nothing was changed.")
    shown = dialog.findChild(QLabel, "importReading")
    assert isinstance(shown, QLabel)
    qtbot.waitUntil(lambda: shown.height() >= shown.heightForWidth(shown.width()) > 3 * shown.fontMetrics().height())
    assert not button(dialog, "Import").isEnabled()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.outcome is None


def test_closing_while_a_file_is_read_ends_the_process_that_reads(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = stand_in(monkeypatch)
    dialog = make(files=(workbook_of(tmp_path / "RACI.xlsx", RACI),))
    qtbot.waitUntil(lambda: bool(started))
    assert started[0].poll() is None
    assert session(dialog).busy
    assert words(dialog, "importReading") == "Reading “RACI.xlsx”…"
    assert not button(dialog, "Import").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: started[0].poll() is not None)
    read(qtbot, dialog)
    assert dialog.outcome is None


def test_reading_can_be_stopped_and_says_so(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = stand_in(monkeypatch)
    dialog = make(files=(workbook_of(tmp_path / "RACI.xlsx", RACI),))
    qtbot.waitUntil(lambda: bool(started))
    stops = [each for each in dialog.findChildren(QPushButton) if each.text() == STOP]
    qtbot.waitUntil(lambda: any(each.isVisible() for each in stops))
    stop = next(each for each in stops if each.isVisible())
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(dialog, "importReading") == "“RACI.xlsx” was stopped. Nothing was changed.")
    assert started[0].poll() is not None
    assert dialog.isVisible()
    assert not stop.isVisible()
    assert button(dialog, "Close").isVisible()


UMLAUTS = "Fähigkeit;Gruppe\nGestaltung für Büros;Möbel\nLösungen;Märkte\nPrüfung;Qualität\n"


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_a_text_in_an_unknown_code_page_is_asked_about(make: Make, qtbot: QtBot, tmp_path: Path, by: str) -> None:
    path = tmp_path / "skills.csv"
    path.write_bytes(UMLAUTS.encode("mac-roman"))
    dialog = make(files=(path,))
    read(qtbot, dialog)
    question = dialog.findChildren(EncodingQuestion)[0]
    assert dialog.undecided == 1
    assert question.box.hasFocus()
    assert "Büros" not in question.lines.text()
    if by == "mouse":
        pick(qtbot, question.box, "Western European (Mac)")
    else:
        for _ in range(question.box.count()):
            if question.box.currentText() == "Western European (Mac)":
                break
            qtbot.keyClick(question.box, Qt.Key.Key_Down)
    assert question.lines.text().split(LINE)[1] == "Gestaltung für Büros;Möbel"
    assert dialog.undecided == 1
    if by == "mouse":
        qtbot.mouseClick(question.use, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(question.box, Qt.Key.Key_Tab)
        assert question.use.hasFocus()
        qtbot.keyClick(question.use, Qt.Key.Key_Space)
    read(qtbot, dialog)
    assert dialog.undecided == 0
    assert button(dialog, "Import").isEnabled()
    preparation = session(dialog).preparation
    assert preparation is not None
    assert [skill.name for skill in preparation.records.skills] == ["Gestaltung für Büros", "Lösungen", "Prüfung"]
    assert question.isVisible()
    assert not question.use.isVisible()


def test_what_people_become_is_chosen(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(PEOPLE, "people.xlsx"))
    answer_all(qtbot, dialog, "keys")
    panel = dialog.findChildren(PeoplePanel)[0]
    assert panel.buttons["of_roles"].isChecked()
    before = words(dialog, "importOutcome")
    panel.buttons["of_roles"].setFocus()
    qtbot.keyClick(panel.buttons["of_roles"], Qt.Key.Key_Down)
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.choices.people_as == "role_each"
    assert words(dialog, "importOutcome") != before
    qtbot.mouseClick(panel.buttons["levels_of_roles"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.choices.people_as == "levels_of_roles"


def test_people_are_no_choice_where_there_are_none(make: Make) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    assert not dialog.findChildren(PeoplePanel)[0].isVisible()


def test_columns_of_the_file_are_passed_over(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(CATALOGUE, "skills.csv"))
    panel = dialog.findChildren(OptionsPanel)[0]
    assert [name for name, box in panel.columns.items() if box.isVisible()] == ["definitions", "groups"]
    assert not panel.complete.isVisible()
    qtbot.mouseClick(panel.columns["definitions"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    panel.columns["groups"].setFocus()
    qtbot.keyClick(panel.columns["groups"], Qt.Key.Key_Space)
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.choices.not_from_file == {"definitions", "groups"}
    assert panel.columns["groups"].isVisible()
    qtbot.keyClick(panel.columns["groups"], Qt.Key.Key_Space)
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.choices.not_from_file == {"definitions"}


def test_a_file_can_be_said_to_be_complete(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    panel = dialog.findChildren(OptionsPanel)[0]
    assert not panel.complete.isVisible()
    pick(qtbot, dialog.findChildren(TargetChooser)[0].box, "Into Today")
    assert panel.complete.isVisible()
    panel.complete.setFocus()
    qtbot.keyClick(panel.complete, Qt.Key.Key_Space)
    preparation = session(dialog).preparation
    assert preparation is not None
    assert preparation.choices.complete


def test_no_choice_is_cut_where_the_panels_are_narrow(make: Make) -> None:
    lines = f"Role|Group|Skill|Definition|Aliases|Level\n{LONG_ROWS}"
    dialog = make(contents_of(lines, "skills.xlsx"))
    _set_target(dialog, "today")
    panels = dialog.findChildren(PanelColumn)[0]
    splitter = panels.parentWidget()
    assert isinstance(splitter, QSplitter)
    splitter.setSizes([300, 900, 1])
    QApplication.processEvents()
    assert panels.width() == panels.minimumWidth()
    assert dialog.findChildren(OptionsPanel)[0].complete.isVisible()
    choices = [each for each in panels.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    room = panels.viewport().width()
    cut = [
        each.text() for each in choices if each.mapTo(panels.viewport(), QPoint()).x() + each.sizeHint().width() > room
    ]
    assert len(choices) >= 8
    assert cut == []


LONG_ROWS = "\n".join(f"Role {n % 4}|Group {n % 3}|Skill {n}|What it is|Other {n}|{n % 4 + 1}" for n in range(12))


def _set_target(dialog: ImportDialog, scenario: str) -> None:
    preparation = session(dialog).preparation
    assert preparation is not None
    session(dialog).choose(dataclasses.replace(preparation.choices, target=Target("scenario", scenario)))


REFUSED = "Skill|Group|Importance\nStatistics|Data|3\n|Data|2\n" + "x" * 250 + "|Data|2\nWriting|Language|1"


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_what_is_refused_is_listed_with_why(make: Make, qtbot: QtBot, by: str) -> None:
    dialog = make(contents_of(REFUSED, "skills.xlsx", "Team"))
    problems = dialog.findChildren(ProblemsPanel)[0]
    assert problems.table.isVisible()
    texts = [[problems.table.model().index(row, column).data() for column in range(3)] for row in range(2)]
    assert texts[0][0] == "Team, row 4"
    assert texts[0][2] == "The name has 250 characters; 200 are taken."
    told: list[Origin] = []
    problems.picked.connect(told.append)
    if by == "mouse":
        rect = problems.table.visualRect(problems.table.model().index(0, 1))
        qtbot.mouseClick(problems.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    else:
        problems.table.setFocus()
        qtbot.keyClick(problems.table, Qt.Key.Key_Down)
        qtbot.keyClick(problems.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert told
    assert (told[-1].sheet, told[-1].row) == ("Team", 4)
    qtbot.keyClick(problems.fold, Qt.Key.Key_Space)
    assert not problems.table.isVisible()


def test_hidden_columns_are_taken_where_that_is_ticked(make: Make, qtbot: QtBot) -> None:
    grid = grid_of_lines(
        "Skill|Group|Definition\nStatistics|Data|Numbers.\nSQL|Data|Queries.\nWriting|Texts|Words.", "S"
    )
    dialog = make(Sheets((dataclasses.replace(grid, hidden_columns=frozenset({2})),), "skills.xlsx"))
    tick = next(each for each in dialog.findChildren(QCheckBox) if each.text() == HIDDEN)
    assert tick.isVisible()
    assert not tick.isChecked()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert tick.isChecked()
    preparation = session(dialog).preparation
    assert preparation is not None
    assert [skill.definition for skill in preparation.records.skills] == ["Numbers.", "Queries.", "Words."]


def test_notes_on_the_files_are_shown(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "skills.csv").write_bytes(b"Skill,Group\nStatistics,Data\x00\nSQL,Data\nWriting,Texts\n")
    dialog = make(files=(tmp_path / "skills.csv",))
    read(qtbot, dialog)
    notes = session(dialog).opened.notes
    assert notes
    assert any(notes[0] in label.text() and label.isVisible() for label in dialog.findChildren(QLabel))


def test_a_file_without_a_table_says_so(make: Make) -> None:
    dialog = make(contents_of("Hello|World\nthis|is text", "letter.xlsx"))
    assert words(dialog, "importOutcome").startswith("In “letter.xlsx” no table of skills, roles or people was found")
    assert not button(dialog, "Import").isEnabled()
    assert sources(dialog).hasFocus()


def test_answers_of_last_time_are_offered(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    dialog.offer_last_time(date(2026, 3, 3), date(2026, 5, 4))
    with qtbot.waitSignal(dialog.last_time_wanted):
        qtbot.mouseClick(button(dialog, "As last time (3 March)"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("lines", [RACI, LONG_LIST, PEOPLE, CATALOGUE], ids=["raci", "list", "people", "catalogue"])
def test_no_two_mnemonics_are_one(make: Make, lines: str) -> None:
    dialog = make(contents_of(lines, "skills.xlsx"))
    texts = {each.text() for each in dialog.findChildren(QAbstractButton)}
    texts |= {each.text() for each in dialog.findChildren(QLabel)}
    keys = [key for text in texts if not (key := QKeySequence.mnemonic(text)).isEmpty()]
    assert len(keys) >= 4
    assert len({key.toString() for key in keys}) == len(keys)


def test_the_dialog_can_be_collected(make: Make, qtbot: QtBot) -> None:
    imports = ImportSession(load("blank"))
    imports.take([contents_of(PEOPLE, "people.xlsx")])
    dialog = ImportDialog(imports, None, LIGHT)
    dialog.show()
    answer_all(qtbot, dialog, "keys")
    gone = weakref.ref(dialog)
    asked = when_asked(press("Drop the answers"))
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(asked) == 1
    del dialog
    gc.collect()
    assert gone() is None
    imports.take(imports.opened.contents)


def test_a_list_without_a_role_is_asked_whose_it_is_and_takes_any_title(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of("Skill|Level\nStatistics|3\nSQL|4\nWriting|2\nPython|4", "me.xlsx"))
    assert dialog.undecided == 1
    box = dialog.focusWidget()
    assert isinstance(box, ChoiceBox)
    assert box.isEditable()
    qtbot.keyClicks(box, "Data Analyst")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.undecided == 0
    preparation = session(dialog).preparation
    assert preparation is not None
    assert [role.title for role in preparation.records.roles] == ["Data Analyst"]


def test_nothing_is_imported_while_an_answer_is_worked_out(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_session, "AT_ONCE", 0)
    dialog = make(contents_of(RACI, "RACI.xlsx"))
    read(qtbot, dialog)
    assert button(dialog, "Import").isEnabled()
    imports = session(dialog)
    assert imports.preparation is not None
    imports.choose(dataclasses.replace(imports.preparation.choices, target=Target("library")))
    assert imports.busy
    assert not button(dialog, "Import").isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    read(qtbot, dialog)
    assert button(dialog, "Import").isEnabled()
    assert dialog.findChildren(TargetChooser)[0].box.currentText() == "The library"


def test_the_row_of_a_problem_is_shown_in_the_preview(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of(REFUSED, "skills.xlsx", "Team"))
    problems, preview = dialog.findChildren(ProblemsPanel)[0], dialog.findChildren(ImportPreview)[0]
    rect = problems.table.visualRect(problems.table.model().index(0, 1))
    qtbot.mouseClick(problems.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert preview.model.row_at(preview.table.currentIndex().row()) == 3


def test_a_heading_that_is_pointed_at_makes_a_table(make: Make, qtbot: QtBot) -> None:
    dialog = make(contents_of("Hello|World\nthis|is text\nand|more", "letter.xlsx", "Letter"))
    assert sources(dialog).rows[1].table == -1
    preview = dialog.findChildren(ImportPreview)[0]
    preview.table.setFocus(Qt.FocusReason.TabFocusReason)
    menu = menu_opened(qtbot, lambda: qtbot.keyClick(preview.table, Qt.Key.Key_F10))
    pick_by_keys(qtbot, menu, next(text for text in entries(menu) if "heading" in text))
    assert sources(dialog).rows[1].table == 0
    assert dialog.findChildren(SentenceView)[0].isVisible()
