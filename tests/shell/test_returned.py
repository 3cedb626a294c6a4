"""Workbooks that come back in the window: each way in, the review, one undo step, the earlier versions, refusals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.shell.test_file_drop import COPY, files, let_go
from tests.shell.test_merging import button, click, links
from tests.support.accessible import faults
from tests.support.questions import press, when_asked, when_shown
from tests.support.returning import edited, exported
from tests.support.window_imports import wait_for
from workbench.application.edits.assignments import Assign
from workbench.domain.model import CapabilityMap
from workbench.qt.session import READ_ONLY
from workbench.shell.application import Workbench
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.merging.dialog import MergeDialog
from workbench.widgets.merging.taken_dialog import TakenDialog

NAME = "Plan - Today.xlsx"
FIRST_SKILL, FIRST_ROLE = 6, 8
"""Where the first skill and the first role of Matrix stand, counted from 1."""


@pytest.fixture
def path(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file of the map on screen."""
    path = tmp_path / "plan.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    return path


def setting(value: str, skill: int = 0, role: int = 0) -> Callable[[Workbook], None]:
    """What types a value into a cell of Matrix."""

    def does(book: Workbook) -> None:
        book["Matrix"].cell(FIRST_SKILL + skill, FIRST_ROLE + role).value = value

    return does


def workbook(
    bench: Workbench, path: Path, edit: Callable[[Workbook], None] = lambda _: None, name: str = NAME, author: str = ""
) -> Path:
    """A workbook of the map on screen that somebody edited, beside its file."""

    def does(book: Workbook) -> None:
        edit(book)
        if author:
            book.properties.lastModifiedBy = author

    other = path.with_name(name)
    other.write_bytes(edited(exported(bench.session.document, bench.document_file.identity), does))
    return other


def level(document: CapabilityMap, skill: int = 0, role: int = 0) -> int | None:
    """The level at which a role holds a skill, by their numbers."""
    held = document.scenarios[0].roles[role].assignments
    return next((each.level for each in held if each.skill == document.skills[skill].id), None)


def on_review(act: Callable[[MergeDialog], object]) -> list[str]:
    """Do something with the next review; its title and its head are collected."""
    seen: list[str] = []

    def does(dialog: MergeDialog) -> None:
        seen.extend((dialog.windowTitle(), dialog._head.text()))
        act(dialog)

    when_shown(MergeDialog, does)
    return seen


def accept(dialog: MergeDialog) -> None:
    button(dialog, "Take back").click()


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(each) for each in paths], ""))


def taken(bench: Workbench, qtbot: QtBot) -> None:
    wait_for(bench, qtbot, lambda: bench.window.notice.text.startswith("Took back"))
    assert bench.returned.wait(20)


def test_a_workbook_is_taken_back_as_one_step_and_what_was_before_is_kept(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, identity = opened.session.document, opened.document_file.identity
    assert level(before) is None
    choosing(monkeypatch, workbook(opened, path, setting("L4"), author="Ben"))
    seen = on_review(accept)
    opened.actions["take_back"].trigger()
    taken(opened, qtbot)
    called = "“Plan - Today.xlsx” (Ben)"
    assert seen == [f"Take back {called}", f"1 change of {called}."]
    assert level(opened.session.document) == 4
    assert opened.window.notice.text == f"Took back {called}: 1 change taken."
    assert links(opened) == ["Dismiss", "Show", "Undo"]
    assert opened.session.undo_stack.undoText() == f"Take back {called}"
    assert any("return" in each.whys for each in opened.backups.versions(identity.document_id))
    click(opened, "Undo")
    assert opened.session.document is before


def test_what_was_taken_back_is_shown_on_request(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    def edit(book: Workbook) -> None:
        setting("L4")(book)
        setting("L9", 1)(book)

    on_review(accept)
    opened.returned.take_back([workbook(opened, path, edit)])
    taken(opened, qtbot)
    rows: list[tuple[str, str]] = []

    def read(dialog: TakenDialog) -> None:
        model = dialog.table.model()
        rows.extend((model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount()))
        assert faults(dialog) == []
        assert dialog.table.accessibleName() == "What was taken back"
        assert dialog.table.accessibleDescription() == "Took back “Plan - Today.xlsx”: 1 change taken."
        assert "2 lines" in [each.text() for each in dialog.findChildren(QLabel)]
        dialog.reject()

    when_shown(TakenDialog, read)
    click(opened, "Show")
    wait_for(opened, qtbot, lambda: bool(rows))
    assert rows == [("Taken", "Matrix H6"), ("Cells that were not taken", "")]


def test_what_the_map_changed_meanwhile_is_a_conflict_that_comes_first(
    opened: Workbench, path: Path, qtbot: QtBot
) -> None:
    scenario, skill = opened.session.document.scenarios[0], opened.session.document.skills[0].id
    other = workbook(opened, path, setting("S2"))
    assert opened.session.perform(Assign(scenario.id, scenario.roles[0].id, (skill,)))
    shown: list[str] = []

    def decide(dialog: MergeDialog) -> None:
        shown.append(dialog.table.rows.rows[0].texts[0])
        assert not button(dialog, "Take back").isEnabled()
        QTest.keyClick(dialog.table, Qt.Key.Key_M)
        assert not button(dialog, "Take back").isEnabled()  # nothing changes
        QTest.keyClick(dialog.table, Qt.Key.Key_T)
        accept(dialog)

    on_review(decide)
    opened.returned.take_back([other])
    taken(opened, qtbot)
    assert shown == ["Both changed; the value here stands until you decide (1)"]
    assert level(opened.session.document) == 2


def test_what_is_missing_stays_unless_it_is_ticked(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    roles = opened.session.document.scenarios[0].roles

    def edit(book: Workbook) -> None:
        setting("L4")(book)
        book["Matrix"].delete_cols(FIRST_ROLE + 1)
        sheet = book["Organisation"]
        gone = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == roles[1].id)
        sheet.delete_rows(gone)

    other = workbook(opened, path, edit)
    ticks: list[tuple[str | None, str]] = []

    def look(dialog: MergeDialog) -> None:
        ticks.extend((row.tick, row.detail) for row in dialog.table.rows.rows if row.tick)
        accept(dialog)

    on_review(look)
    opened.returned.take_back([other])
    taken(opened, qtbot)
    assert ("off", "missing there: a tick takes it out of the map") in ticks
    assert [role.id for role in opened.session.document.scenarios[0].roles] == [role.id for role in roles]


def test_refused_cells_and_comments_are_listed_with_their_places(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    def edit(book: Workbook) -> None:
        setting("L9")(book)
        book["Matrix"].cell(FIRST_SKILL + 1, FIRST_ROLE).comment = Comment("Really?", "Ben")

    listed: list[str] = []
    seen = on_review(lambda dialog: (listed.extend(row.texts[0] for row in dialog.table.rows.rows), dialog.reject()))
    opened.returned.take_back([workbook(opened, path, edit)])
    wait_for(opened, qtbot, lambda: bool(listed))
    assert seen[1] == "1 cell refused; 1 comment. Your map stays as it is."
    assert listed[0] == "Cells that were not taken (1)"
    assert listed[1].startswith("Matrix H6 (")
    assert listed[2] == "Comments on cells (1)"
    assert listed[3].startswith("Matrix H7 (")
    assert listed[3].endswith("), Ben: Really?")


def test_comments_are_kept_as_notes_on_request_in_the_same_step(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    before = opened.session.document
    role = before.scenarios[0].roles[0]
    held = next(each for each in role.assignments if not each.note)
    row = [skill.id for skill in before.skills].index(held.skill)

    def edit(book: Workbook) -> None:
        book["Matrix"].cell(FIRST_SKILL + row, FIRST_ROLE).comment = Comment("Ben:\nReally?", "Ben")

    heads: list[str] = []

    def keep(dialog: MergeDialog) -> None:
        tick = dialog.findChild(QCheckBox, "mergeTick")
        assert isinstance(tick, QCheckBox)
        assert tick.isVisible()
        assert not tick.isChecked()
        tick.click()
        heads.append(dialog._head.text())
        heads.extend(row.detail for row in dialog.table.rows.rows if row.tick)
        accept(dialog)

    on_review(keep)
    other = workbook(opened, path, edit, author="Ben")
    opened.returned.take_back([other])
    taken(opened, qtbot)
    assert heads == ["1 change of “Plan - Today.xlsx” (Ben); 1 comment.", f"Matrix H{FIRST_SKILL + row}"]
    now = opened.session.document.scenarios[0].roles[0].assignments
    assert next(each.note for each in now if each.skill == held.skill) == "Really?"
    opened.session.undo_stack.undo()
    assert opened.session.document is before


def test_a_workbook_without_comments_has_no_tick_for_them(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def look(dialog: MergeDialog) -> None:
        seen.extend(each.isVisible() for each in dialog.findChildren(QCheckBox))
        dialog.reject()

    on_review(look)
    opened.returned.take_back([workbook(opened, path, setting("L4"))])
    wait_for(opened, qtbot, lambda: bool(seen))
    assert seen == [False]


def test_a_workbook_that_says_nothing_new_gets_its_sentence(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    before = opened.session.document
    opened.returned.take_back([workbook(opened, path)])
    said = "“Plan - Today.xlsx” says nothing that your map has not. Nothing was changed."
    wait_for(opened, qtbot, lambda: opened.window.notice.text == said)
    assert opened.session.document is before


@pytest.mark.parametrize("way", ["drop", "open", "import", "second start"])
def test_each_way_in_knows_a_workbook_of_the_map_on_screen(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    other = workbook(opened, path, setting("L4"))
    on_review(accept)
    if way == "drop":
        let_go(opened.window, files(other), COPY)
    elif way == "open":
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
        opened.actions["open"].trigger()
    elif way == "import":
        choosing(monkeypatch, other)
        opened.actions["import"].trigger()
    else:
        opened.come_forward([other])
    taken(opened, qtbot)
    assert level(opened.session.document) == 4


def test_a_workbook_of_another_map_leads_to_its_map(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = workbook(opened, path, setting("L4"))
    title = opened.session.document.title
    opened.documents.new_from("holistic")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    asked = when_asked(press("Open its map…"))
    on_review(accept)
    let_go(opened.window, files(other), COPY)
    taken(opened, qtbot)
    assert asked == [f"“Plan - Today.xlsx” was exported from the map “{title}”, which is not the one on screen."]
    assert opened.document_file.is_at(path)
    assert level(opened.session.document) == 4


def test_a_workbook_of_another_map_may_be_imported_as_tables(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = workbook(opened, path, setting("L4"))
    opened.documents.new_from("holistic")
    asked, shown = when_asked(press("Import as tables")), []
    when_shown(ImportDialog, lambda dialog: (shown.append(dialog.windowTitle()), dialog.done(0)))
    let_go(opened.window, files(other), COPY)
    wait_for(opened, qtbot, lambda: bool(shown))
    assert len(asked) == 1


def test_without_a_map_it_is_said_that_none_is_open(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = workbook(opened, path, setting("L4"))
    opened.documents.close()
    wait_for(opened, qtbot, lambda: not opened.window.map_shown)
    asked = when_asked(press("Cancel"))
    opened.documents.open_path(other)
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked[0].endswith(", and no map is open.")
    assert not opened.window.map_shown


def test_other_files_get_their_sentence(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    table = path.with_name("team.xlsx")
    book = Workbook()
    book.active["A1"] = "Skill"
    book.save(table)
    asked = when_asked(press("OK"))
    opened.returned.take_back([table])
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked == [
        "“team.xlsx” is no workbook that was exported from a map. File, Import reads tables. Nothing was changed."
    ]
    asked = when_asked(press("OK"))
    opened.returned.take_back([path.with_name("gone.xlsx")])
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked == ["“gone.xlsx” is no file, or is not there. Nothing was changed."]


def test_workbooks_and_tables_together_are_told_apart(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    table = path.with_name("team.csv")
    table.write_text("Skill\nSEO\n", encoding="utf-8")
    asked = when_asked(press("OK"))
    let_go(opened.window, files(workbook(opened, path, setting("L4")), table), COPY)
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked[0].startswith("Take the workbooks of this map back by themselves")


def test_a_map_that_is_read_only_takes_nothing_back(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = workbook(opened, path, setting("L4"))
    opened.session.read_only = True
    opened.returned.choose()
    assert opened.window.notice.text == READ_ONLY
    opened.window.notice.hide()
    opened.returned.take_back([other])
    wait_for(opened, qtbot, lambda: opened.window.notice.isVisible())
    assert opened.window.notice.text == READ_ONLY


def test_reading_is_stopped_by_cancel(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.returned.take_back([workbook(opened, path, setting("L4"))])
    assert opened.window.import_strip.isHidden()  # until it has taken a while
    qtbot.waitUntil(opened.window.import_strip.isVisible)
    QTest.mouseClick(
        next(each for each in opened.window.import_strip.findChildren(QPushButton)), Qt.MouseButton.LeftButton
    )
    assert not opened.window.import_strip.isVisible()
    assert opened.window.notice.text == "The reading was stopped. Nothing was changed."


def test_several_workbooks_are_one_review_and_where_two_disagree_they_are_named(
    opened: Workbench, path: Path, qtbot: QtBot
) -> None:
    before = opened.session.document

    def ann(book: Workbook) -> None:
        setting("L4")(book)
        setting("S2", 1)(book)

    first = workbook(opened, path, ann, "a.xlsx", "Ann")
    second = workbook(opened, path, setting("S2"), "b.xlsx", "Ben")
    shown: list[str] = []

    def decide(dialog: MergeDialog) -> None:
        shown.extend(row.texts[0] for row in dialog.table.rows.rows)
        shown.extend(next(row.choices for row in dialog.table.rows.rows if row.choices))
        button(dialog, "All later").click()
        accept(dialog)

    seen = on_review(decide)
    opened.returned.take_back([first, second])
    taken(opened, qtbot)
    assert seen == ["Take back 2 workbooks", "2 changes of 2 workbooks; 1 conflict."]
    assert shown[0] == "Where two disagree; what stood before stands until you decide (1)"
    assert "leads at level 4 (Ann), supports at level 2 (Ben)." in shown[2]
    assert shown[3] == "Changed in “a.xlsx” (Ann) (2)"
    assert shown[-2:] == ["Ann", "Ben"]
    assert (level(opened.session.document), level(opened.session.document, 1)) == (2, 2)
    opened.session.undo_stack.undo()
    assert opened.session.document is before


@pytest.mark.parametrize("part", ["content.xml", "xl/sharedStrings.bin"])
def test_a_workbook_saved_in_another_format_gets_its_sentence(
    opened: Workbench, path: Path, qtbot: QtBot, part: str
) -> None:
    key = f"capmap 1 {opened.document_file.identity.document_id} x today 2026-11-24"
    other = path.with_name("back.ods")
    with ZipFile(other, "w", ZIP_DEFLATED) as archive:
        archive.writestr(part, key.encode("utf-16-le" if part.endswith(".bin") else "utf-8"))
    asked = when_asked(press("Cancel"))
    let_go(opened.window, files(other), COPY)
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked == [
        "“back.ods” was exported from a map as Excel workbook, and saved in another format. Save it as .xlsx, and take "
        "that back."
    ]
