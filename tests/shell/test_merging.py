"""Merging in the window: each way in, one undo step, the earlier versions, what the next save writes, and refusals."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.shell.test_file_drop import COPY, files, let_go
from tests.support.questions import press, when_asked, when_shown
from tests.support.window_imports import wait_for
from tests.test_cli import run
from workbench.application.edits.document import SetNotes, SetTitle
from workbench.application.edits.roles import SetRole
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.files.conflicts import PART, conflicts_part
from workbench.files.document import map_json, read, save
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.qt.session import READ_ONLY
from workbench.runtime.paths import recovery_dir
from workbench.shell.application import Workbench
from workbench.widgets.merging.dialog import MergeDialog

BEN = "Plan (Ben).capmap"


@pytest.fixture
def path(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file of the map on screen."""
    path = tmp_path / "plan.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    return path


def graded(document: CapabilityMap, grade: int) -> CapabilityMap:
    """The map with another grade of its first role."""
    scenario = document.scenarios[0]
    return SetRole(scenario.id, scenario.roles[0].id, "grade", grade).apply(document)


def grade(document: CapabilityMap) -> int:
    return document.scenarios[0].roles[0].grade


def ben(path: Path, name: str = BEN, *, value: int = 2, notes: str = "By Ben.") -> Path:
    """Another copy of the document, with another grade and other notes, saved beside it or in its place."""
    there, other = read(path), path.with_name(name)
    save(other, replace(graded(there.document, value), notes=notes), there.identity)
    return other


def on_dialog(act: Callable[[MergeDialog], object]) -> list[str]:
    """Do something with the dialog of the next merge; the text of its head is collected, and its base."""
    heads: list[str] = []

    def does(dialog: MergeDialog) -> None:
        heads.extend((dialog._head.text(), dialog._no_base.text()))
        act(dialog)

    when_shown(MergeDialog, does)
    return heads


def all_theirs(dialog: MergeDialog) -> None:
    if dialog.review.merged.conflicts:
        button(dialog, "All theirs").click()
    dialog._accept.click()


def button(dialog: MergeDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text)


def merged(bench: Workbench, qtbot: QtBot) -> None:
    wait_for(bench, qtbot, lambda: bench.window.notice.text.startswith("Merged with"))
    assert bench.merges.wait(20)


def saved(bench: Workbench) -> None:
    bench.documents.save()
    assert bench.document_file.wait(20)


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def links(bench: Workbench) -> list[str]:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    notices = (bench.window.notice, bench.window.disk_notice)
    return [each.text() for notice in notices for each in notice.findChildren(QPushButton) if each.isVisible()]


def click(bench: Workbench, text: str) -> None:
    links(bench)
    notices = (bench.window.notice, bench.window.disk_notice)
    found = [each for notice in notices for each in notice.findChildren(QPushButton) if each.isVisible()]
    next(each for each in found if each.text() == text).click()


# File > Merge with a copy…


def test_a_copy_is_merged_as_one_step_and_the_next_save_has_both_as_parents(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ben(path)
    before, identity = opened.session.document, opened.document_file.identity
    choosing(monkeypatch, other)
    heads = on_dialog(all_theirs)
    opened.actions["merge"].trigger()
    merged(opened, qtbot)
    assert heads == ["2 changes of “Plan (Ben)”.", ""]
    assert opened.window.notice.text == "Merged with “Plan (Ben)”: 2 changes taken."
    assert links(opened) == ["Dismiss", "Undo", "Save"]
    assert opened.session.undo_stack.undoText() == "Merge with “Plan (Ben)”"
    assert opened.session.document.notes == "By Ben."
    whys = [version.whys for version in opened.backups.versions(identity.document_id)]
    assert any("merge" in each for each in whys)
    assert any("disk" in each for each in whys)
    saved(opened)
    assert read(path).identity.parents[:2] == (identity.revision, read(other).identity.revision)
    opened.session.undo_stack.undo()
    assert opened.session.document is before


def test_what_was_merged_is_known_the_next_time(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    """Ben goes on with his own copy: only what he changed since comes, also against what was decided."""
    other = ben(path)
    opened.session.perform(SetNotes("By Ann."))
    on_dialog(lambda dialog: (button(dialog, "All mine").click(), button(dialog, "Merge").click()))
    opened.merges.merge_file(other)
    merged(opened, qtbot)
    assert opened.session.document.notes == "By Ann."
    saved(opened)
    theirs = read(other)
    save(other, graded(theirs.document, 6), theirs.identity)
    opened.window.notice.hide()
    heads = on_dialog(all_theirs)
    opened.merges.merge_file(other)
    wait_for(opened, qtbot, lambda: grade(opened.session.document) == 6)
    assert heads == ["1 change of “Plan (Ben)”.", ""]
    assert opened.session.document.notes == "By Ann."


def test_a_copy_that_was_merged_and_not_yet_saved_is_known_too(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = ben(path)
    on_dialog(lambda dialog: button(dialog, "Merge").click())
    opened.merges.merge_file(other)
    merged(opened, qtbot)
    opened.session.perform(SetNotes("By Ann."))
    theirs = read(other)
    save(other, graded(theirs.document, 6), theirs.identity)
    heads = on_dialog(all_theirs)
    opened.merges.merge_file(other)
    wait_for(opened, qtbot, lambda: grade(opened.session.document) == 6)
    assert heads == ["1 change of “Plan (Ben)”.", ""]
    assert opened.session.document.notes == "By Ann."


def test_a_dialog_that_is_cancelled_changes_nothing(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    before = opened.session.document
    heads = on_dialog(lambda dialog: button(dialog, "Cancel").click())
    opened.merges.merge_file(ben(path))
    wait_for(opened, qtbot, lambda: bool(heads))
    assert opened.session.document is before
    assert not opened.document_file.dirty
    assert opened.document_file.merged_identity == opened.document_file.identity


def test_a_copy_with_nothing_new_is_said_and_asks_nothing(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = path.with_name(BEN)
    shutil.copy(path, other)
    opened.session.perform(SetNotes("By Ann."))
    opened.merges.merge_file(other)
    wait_for(opened, qtbot, lambda: opened.window.notice.isVisible())
    assert opened.window.notice.text == "“Plan (Ben)” has nothing that is not in your map."


def test_another_document_gets_its_sentence(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = path.with_name("other.capmap")
    save(other, load("blank"), fresh_identity())
    asked = when_asked(press("OK"))
    opened.merges.merge_file(other)
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked == ["“other” is another map, not a copy of this one. Nothing was changed. File, Open shows it."]
    assert opened.backups.documents() == {opened.document_file.identity.document_id}


def test_a_file_that_cannot_be_read_gets_its_sentence(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = path.with_name("broken.capmap")
    other.write_bytes(path.read_bytes()[:500])
    asked = when_asked(press("OK"))
    opened.merges.merge_file(other)
    wait_for(opened, qtbot, lambda: bool(asked))
    assert asked[0].startswith("“broken.capmap” cannot be opened: ")


def test_a_map_that_is_read_only_is_not_merged_into(opened: Workbench, path: Path) -> None:
    opened.session.read_only = True
    opened.merges.choose()
    assert opened.window.notice.text == READ_ONLY


def test_plain_json_has_no_base_and_one_may_be_chosen(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, other = path.with_name("base.capmap"), path.with_name("ben.json")
    shutil.copy(path, base)
    other.write_bytes(map_json(replace(read(path).document, notes="By Ben.")))
    opened.session.perform(SetNotes("By Ann."))
    opened.session.undo_stack.undo()
    choosing(monkeypatch, base)
    seen: list[str] = []

    def choose(dialog: MergeDialog) -> None:
        seen.append(dialog._head.text())
        button(dialog, "Choose what both came of…").click()
        assert opened.merges.wait(20)
        seen.append(dialog._head.text())
        button(dialog, "Merge").click()

    heads = on_dialog(choose)
    opened.merges.merge_file(other)
    merged(opened, qtbot)
    assert heads[1].startswith("What both came of is not among the earlier versions")
    assert seen == ["1 conflict with “ben”.", "1 change of “ben”."]
    assert opened.session.document.notes == "By Ben."


# A dropped copy


def test_a_dropped_copy_is_merged_where_that_is_chosen(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = ben(path)
    asked = when_asked(press("Merge"))
    assert let_go(opened.window, files(other), COPY) == COPY
    wait_for(opened, qtbot, lambda: bool(asked))
    on_dialog(all_theirs)
    merged(opened, qtbot)
    assert asked == [f"“{BEN}” is another copy of the map on screen."]
    assert opened.session.document.notes == "By Ben."
    assert opened.document_file.path == path
    assert not other.with_name(f".{BEN}.lock").exists()


def test_a_dropped_copy_is_opened_where_that_is_chosen(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = ben(path)
    when_asked(press("Open"))
    let_go(opened.window, files(other), COPY)
    wait_for(opened, qtbot, lambda: opened.document_file.path == other)
    assert opened.session.document.notes == "By Ben."


def test_a_dropped_copy_is_left_alone_where_that_is_chosen(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = ben(path)
    asked = when_asked(press("Cancel"))
    let_go(opened.window, files(other), COPY)
    wait_for(opened, qtbot, lambda: bool(asked))
    opened.documents.opening.wait(20)
    QCoreApplication.processEvents()
    assert opened.document_file.path == path
    wait_for(opened, qtbot, lambda: not other.with_name(f".{BEN}.lock").exists())


@pytest.mark.parametrize("kind", ["itself", "another"])
def test_nothing_is_asked_of_the_file_itself_and_of_another_document(
    opened: Workbench, path: Path, qtbot: QtBot, kind: str
) -> None:
    other = path.with_name("other.capmap")
    save(other, load("blank"), fresh_identity())
    with qtbot.waitSignal(opened.documents.opened):
        let_go(opened.window, files(path if kind == "itself" else other), COPY)
    assert QApplication.activeModalWidget() is None


# A file that was changed on disk


def test_a_refused_save_offers_to_merge_and_the_next_one_replaces_what_was_merged(
    opened: Workbench, path: Path, qtbot: QtBot
) -> None:
    opened.session.perform(SetNotes("By Ann."))
    ben(path, path.name)
    theirs = read(path).identity.revision
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.documents.save()
    assert links(opened) == ["Dismiss", "Merge…", "Show differences", "Save as…"]
    heads = on_dialog(all_theirs)
    click(opened, "Merge…")
    merged(opened, qtbot)
    assert heads[0] == "1 change of “plan” on disk; 1 conflict."
    assert opened.session.document.notes == "By Ben."
    assert grade(opened.session.document) == 2
    assert not opened.window.disk_notice.isVisible()
    saved(opened)
    assert opened.window.notice.text.startswith("Saved plan.capmap")
    assert theirs in read(path).identity.parents
    assert opened.backups.find(opened.document_file.identity.document_id, theirs) is not None


def test_a_merge_that_is_undone_lets_nothing_on_disk_be_replaced(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.session.perform(SetNotes("By Ann."))
    ben(path, path.name)
    opened.disk_changes.watch.look()
    opened.disk_changes.watch.wait()
    assert "Merge…" in links(opened)
    on_dialog(all_theirs)
    click(opened, "Merge…")
    merged(opened, qtbot)
    opened.session.undo_stack.undo()
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.documents.save()
    assert read(path).document.notes == "By Ben."


# Conflicted copies beside the file


def test_a_conflicted_copy_beside_the_file_is_offered(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    copy = ben(path, "plan (Ben's conflicted copy 2026-03-03).capmap")
    opened.documents.open_path(path)
    wait_for(opened, qtbot, lambda: opened.window.disk_notice.isVisible())
    assert opened.window.disk_notice.text == (
        f"Beside the file lies “{copy.name}”, a copy of this map that was changed elsewhere."
    )
    on_dialog(all_theirs)
    click(opened, "Merge…")
    merged(opened, qtbot)
    saved(opened)
    opened.window.disk_notice.hide()
    opened.documents.open_path(path)
    opened.documents.opening.wait(20)
    assert opened.merges.wait(20)
    assert not opened.window.disk_notice.isVisible()


# What an earlier merge left open


@pytest.fixture
def left_open(opened: Workbench, path: Path, qtbot: QtBot) -> Path:
    """The file of the map on screen, with conflicts that `workbench merge` left in it."""
    base, other = path.with_name("base.capmap"), ben(path)
    shutil.copy(path, base)
    there = read(path)
    save(path, replace(graded(there.document, 7), notes="By Ann."), there.identity)
    assert run("merge", base, path, other, "-o", path) == 1
    opened.documents.open_path(path)
    wait_for(opened, qtbot, lambda: opened.window.disk_notice.isVisible())
    return path


def test_conflicts_left_in_a_file_are_told_when_it_is_opened_and_stay_until_they_are_decided(
    opened: Workbench, left_open: Path, qtbot: QtBot
) -> None:
    assert opened.window.disk_notice.text == (
        f"This map holds 2 conflicts of a merge with “{BEN}”, to be decided; yours stands till then."
    )
    part = read(left_open).conflicts
    assert part is not None
    opened.window.disk_notice.hide()
    opened.session.perform(SetTitle("Later"))
    saved(opened)
    assert read(left_open).conflicts == part
    assert opened.window.disk_notice.isVisible()
    heads = on_dialog(all_theirs)
    click(opened, "Decide…")
    wait_for(opened, qtbot, lambda: grade(opened.session.document) == 2)
    assert heads[0] == f"2 conflicts with “{BEN}”."
    assert opened.session.document.notes == "By Ben."
    assert opened.window.notice.text == f"2 conflicts with “{BEN}” decided."
    assert not opened.window.disk_notice.isVisible()
    opened.session.undo_stack.undo()
    saved(opened)
    assert read(left_open).conflicts == part
    opened.session.undo_stack.redo()
    saved(opened)
    assert read(left_open).conflicts is None
    assert not opened.document_file.dirty


def test_deciding_for_what_the_map_has_is_to_be_saved_too(opened: Workbench, left_open: Path, qtbot: QtBot) -> None:
    before = opened.session.document
    on_dialog(lambda dialog: (button(dialog, "All mine").click(), button(dialog, "Decide").click()))
    click(opened, "Decide…")
    wait_for(opened, qtbot, lambda: opened.window.notice.text.endswith("decided."))
    assert opened.session.document is before
    assert opened.document_file.dirty
    saved(opened)
    assert not opened.document_file.dirty
    assert read(left_open).conflicts is None
    assert read(left_open).document == before


def test_conflicts_that_were_decided_by_hand_are_left_out_of_the_next_save(
    opened: Workbench, left_open: Path, qtbot: QtBot
) -> None:
    there = read(left_open)
    by_hand, part = replace(graded(there.document, 2), notes="By Ben."), (PART, there.conflicts or b"")
    save(left_open, by_hand, there.identity, own=(part,))
    opened.documents.open_path(left_open)
    wait_for(opened, qtbot, lambda: "is decided by now" in opened.window.disk_notice.text)
    saved(opened)
    assert read(left_open).conflicts is None


def test_conflicts_that_cannot_be_understood_stay_in_the_file(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    there = read(path)
    save(path, there.document, there.identity, own=((PART, b"later"),))
    opened.documents.open_path(path)
    wait_for(opened, qtbot, lambda: "cannot be understood" in opened.window.disk_notice.text)
    opened.session.perform(SetTitle("Later"))
    saved(opened)
    assert read(path).conflicts == b"later"


def test_unsaved_work_is_recovered_with_what_is_left_open(opened: Workbench, left_open: Path) -> None:
    opened.session.perform(SetTitle("Later"))
    opened.document_file.rescue()
    (copy,) = recovery_dir().glob("*.capmap")
    assert read(copy).conflicts == read(left_open).conflicts


def test_what_the_other_copy_left_open_comes_along(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    other = ben(path)
    there = read(other)
    part = conflicts_part(merge(load("blank"), load("blank"), load("blank")).conflicts, "“x”")
    save(other, there.document, there.identity, own=(part,))
    on_dialog(all_theirs)
    opened.merges.merge_file(other)
    merged(opened, qtbot)
    saved(opened)
    assert read(path).conflicts == part[1]
