"""The import dialog in its states: while a file is read or an answer worked out, with questions, at each target."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QLabel, QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from tests.support.accessible import announced
from tests.support.import_files import CATALOGUE, RACI, contents_of
from tests.support.importing import pick
from workbench.application.importing.choices import Target
from workbench.application.importing.content import Sheets
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.presentation.import_dialog import STOPPED
from workbench.qt import import_session
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT, px
from workbench.widgets.importing.choice_table import ChoiceTable
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.importing.problems import ProblemsPanel
from workbench.widgets.importing.reading import ProgressLine, ReadingPage
from workbench.widgets.importing.target import TargetChooser
from workbench.widgets.importing.values import ScaleKey
from workbench.widgets.parts.choice_box import ChoiceBox

TWO_ASKED = """
Skill|Anna Berg|Ben Holm|Cleo Lind
Python|4|guru|5
SQL|3|1|huh
Git|2|2|1
Talk|2|3|1
Say|1|2|4
Hear|3|1|1
"""
ONE_BOX = "Skill|Anna Berg|Ben Holm|Cleo Lind\nPython|4|3|2\nSQL|3|1|2\nGit|2|2|1"


def opened(
    qtbot: QtBot,
    *contents: Sheets,
    document: CapabilityMap | None = None,
    bare: bool = False,
    size: tuple[int, int] = (1240, 680),
) -> ImportDialog:
    document = document or load("before-and-after")
    imports = ImportSession(load("blank") if bare else document)
    if contents:
        imports.take(contents)
    dialog = ImportDialog(imports, None if bare else document, LIGHT)
    imports.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.resize(*size)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def session(dialog: ImportDialog) -> ImportSession:
    return dialog.findChildren(ImportSession)[0]


def target_of(dialog: ImportDialog) -> tuple[str, bool, str]:
    """The scenario of the proposal, whether it is a new one, and the title of the map."""
    preparation = session(dialog).preparation
    assert preparation is not None
    return preparation.proposal.scenario, preparation.proposal.new_scenario, preparation.document.title


def chooser(dialog: ImportDialog) -> TargetChooser:
    return dialog.findChildren(TargetChooser)[0]


def import_button(dialog: ImportDialog) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == "Import")


def seen(dialog: ImportDialog) -> set[str]:
    """Which parts of the foot are seen."""
    parts = {
        "target": dialog.findChildren(TargetChooser)[0],
        "says": dialog.findChild(QLabel, "importOutcome"),
        "remember": next(each for each in dialog.findChildren(QCheckBox) if "files like this" in each.text()),
        "to decide": dialog.findChild(QPushButton, "importToDecide"),
        "problems": dialog.findChildren(ProblemsPanel)[0],
    }
    return {name for name, part in parts.items() if part is not None and part.isVisible()}


def called(qtbot: QtBot, dialog: ImportDialog, name: str) -> None:
    field = chooser(dialog).name
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_the_foot_shows_what_there_is_by_now(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "RACI.csv"
    path.write_text(RACI.strip().replace("|", ","), encoding="utf-8")
    imports = ImportSession(load("before-and-after"))
    dialog = ImportDialog(imports, imports.document, LIGHT)
    imports.setParent(dialog)
    qtbot.addWidget(dialog)
    imports.open([path])
    dialog.show()
    assert (imports.busy, seen(dialog)) == (True, set())
    qtbot.waitUntil(lambda: not imports.busy)
    assert seen(dialog) == {"target", "says", "remember", "problems"}, "four letters are left out"
    assert seen(opened(qtbot, contents_of(CATALOGUE, "skills.csv"))) == {"target", "says", "remember"}
    assert seen(opened(qtbot, contents_of(ONE_BOX, "team.xlsx"))) == {"target", "says", "remember", "to decide"}


def test_the_first_question_else_import_has_the_focus(qtbot: QtBot) -> None:
    sound = opened(qtbot, contents_of(RACI, "RACI.xlsx"))
    assert sound.focusWidget() is import_button(sound)
    dialog = opened(qtbot, contents_of(ONE_BOX, "team.xlsx"))
    box = dialog.focusWidget()
    assert isinstance(box, ChoiceBox)
    assert box.currentText() == "people"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (dialog.undecided, box.hasFocus()) == (0, True), "the focus stays where the person is"


def test_f4_stays_at_a_box_that_alone_asks(qtbot: QtBot) -> None:
    dialog = opened(qtbot, contents_of(ONE_BOX, "team.xlsx"))
    box = dialog.focusWidget()
    for _ in range(3):
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
        assert dialog.focusWidget() is box


def test_f4_goes_through_all_rows_of_a_table_before_it_goes_on(qtbot: QtBot) -> None:
    dialog = opened(qtbot, contents_of(TWO_ASKED, "team.xlsx"))
    assert dialog.undecided == 4
    walk: list[str] = []
    for _ in range(9):
        qtbot.keyClick(dialog, Qt.Key.Key_F4)
        focused = dialog.focusWidget()
        assert focused is not None
        row = focused.current_key() if isinstance(focused, ChoiceTable) else None
        walk.append(row.value if isinstance(row, ScaleKey) and row.value else focused.accessibleName())
    assert walk[:5] == ["cells are", "Values", "guru", "huh", "columns are"], "Values: the highest one"
    assert walk[5:] == walk[:4], "the second round is as the first one"


def test_how_much_is_to_be_decided_is_announced_with_what_importing_does(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, contents_of(TWO_ASKED, "team.xlsx"))
    said = announced(monkeypatch)
    pick(qtbot, chooser(dialog).box, "The library")
    outcome = dialog.findChild(QLabel, "importOutcome")
    assert isinstance(outcome, QLabel)
    text = outcome.text().replace("\u00a0", " ")
    qtbot.waitUntil(lambda: f"{text} {dialog.undecided} to decide." in said)
    assert import_button(dialog).accessibleDescription().replace("\u00a0", " ") == text


def test_nothing_to_decide_is_not_announced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"))
    said = announced(monkeypatch)
    pick(qtbot, chooser(dialog).box, "The library")
    outcome = dialog.findChild(QLabel, "importOutcome")
    assert isinstance(outcome, QLabel)
    qtbot.waitUntil(lambda: outcome.text().replace("\u00a0", " ") in said)


def test_progress_is_shown_where_the_work_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.widgets.importing.reading.LATE", 0)
    monkeypatch.setattr(import_session, "AT_ONCE", 0)
    imports = ImportSession(load("blank"))
    imports.take([contents_of(RACI, "RACI.xlsx")])
    dialog = ImportDialog(imports, load("before-and-after"), LIGHT)
    imports.setParent(dialog)
    qtbot.addWidget(dialog)
    page = dialog.findChildren(ReadingPage)[0].progress
    foot = next(each for each in dialog.findChildren(ProgressLine) if each is not page)

    def started() -> set[str]:
        return {name for name, line in (("foot", foot), ("page", page)) if line._late.isActive() or line.isVisible()}

    assert (session(dialog).busy, started()) == (True, {"page"})
    qtbot.waitUntil(lambda: not session(dialog).busy)
    assert started() == set()
    assert imports.preparation is not None
    imports.choose(dataclasses.replace(imports.preparation.choices, target=Target("library")))
    assert (imports.busy, started()) == (True, {"foot"})
    qtbot.waitUntil(lambda: not imports.busy)
    assert started() == set()


def test_work_that_is_stopped_leaves_what_was_there_and_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_session, "AT_ONCE", 0)
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"))
    qtbot.waitUntil(lambda: not session(dialog).busy)
    before = session(dialog).preparation
    session(dialog).failed.emit("")
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert STOPPED in said
    assert import_button(dialog).isEnabled()
    assert dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Cancel).text() != "Close"
    assert session(dialog).preparation is before
    session(dialog).failed.emit("Another sentence.")
    assert "Another sentence." in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    session(dialog).changed.emit()
    assert "Another sentence." not in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(("width", "left", "right"), [(1240, 210, 350), (900, 171, 315)])
def test_the_outer_columns_have_their_share_until_they_are_drawn_otherwise(
    qtbot: QtBot, width: int, left: int, right: int
) -> None:
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"), size=(width, 680))
    columns = next(each for each in dialog.findChildren(QSplitter) if each.count() == 3)
    gaps = 2 * columns.handleWidth() + 2 * px(16) + 40
    sizes = columns.sizes()
    assert abs(sizes[0] - left) <= gaps * left // width + 2
    assert abs(sizes[2] - right) <= gaps * right // width + 2
    columns.moveSplitter(left + 60, 1)
    columns.splitterMoved.emit(left + 60, 1)
    drawn = columns.sizes()[0]
    dialog.resize(width + 40, 680)
    QApplication.processEvents()
    assert abs(columns.sizes()[0] - drawn) <= 4


def test_a_new_scenario_is_called_as_the_file_until_it_is_named(qtbot: QtBot) -> None:
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"))
    pick(qtbot, chooser(dialog).box, "Into Today")
    assert target_of(dialog)[:2] == ("Today", False)
    pick(qtbot, chooser(dialog).box, "New scenario")
    assert target_of(dialog)[:2] == ("RACI", True)
    assert (chooser(dialog).name.text(), chooser(dialog).name.accessibleName()) == ("RACI", "Name of the new scenario")
    called(qtbot, dialog, "Next year")
    assert target_of(dialog)[:2] == ("Next year", True)
    pick(qtbot, chooser(dialog).box, "New map")
    assert target_of(dialog)[2] == "RACI"
    assert (chooser(dialog).name.text(), chooser(dialog).name.accessibleName()) == ("RACI", "Title of the new map")


def test_a_new_map_keeps_its_title_while_another_target_is_tried(qtbot: QtBot) -> None:
    document = load("before-and-after")
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"), document=document)
    pick(qtbot, chooser(dialog).box, "New map")
    called(qtbot, dialog, "Mine")
    assert target_of(dialog)[2] == "Mine"
    pick(qtbot, chooser(dialog).box, "Into Proposed")
    assert target_of(dialog) == ("Proposed", False, document.title)
    assert not chooser(dialog).name.isVisible()
    pick(qtbot, chooser(dialog).box, "The library")
    assert target_of(dialog)[0] == ""
    pick(qtbot, chooser(dialog).box, "New map")
    assert (target_of(dialog)[2], chooser(dialog).name.text()) == ("Mine", "Mine")
    called(qtbot, dialog, "   ")
    assert target_of(dialog)[2].strip()
    assert import_button(dialog).isEnabled()


def test_the_way_back_from_a_new_map_leads_to_the_target_that_was_picked(qtbot: QtBot) -> None:
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"))
    for text, scenario in (
        ("Into Today", ("Today", False)),
        ("New scenario", ("RACI", True)),
        ("The library", ("", False)),
    ):
        pick(qtbot, chooser(dialog).box, "New map")
        pick(qtbot, chooser(dialog).box, text)
        assert (target_of(dialog)[:2], chooser(dialog).box.currentText()) == (scenario, text)


def test_a_name_that_was_typed_and_not_left_yet_is_not_written_over(qtbot: QtBot) -> None:
    dialog = opened(qtbot, contents_of(RACI, "RACI.xlsx"))
    field = chooser(dialog).name
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Next")
    session(dialog).changed.emit()
    assert field.text() == "Next"
    assert target_of(dialog)[0] == "RACI"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert target_of(dialog)[0] == "Next"


def test_without_a_map_its_title_can_be_changed_and_what_was_decided_stays(qtbot: QtBot) -> None:
    dialog = opened(qtbot, contents_of(ONE_BOX, "Team 2026.xlsx"), bare=True)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.undecided == 0
    called(qtbot, dialog, "Mine")
    assert (target_of(dialog)[2], dialog.undecided) == ("Mine", 0)
    qtbot.mouseClick(import_button(dialog), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert dialog.outcome is not None
    assert (dialog.outcome.new_map, dialog.outcome.preparation.document.title) == (True, "Mine")
