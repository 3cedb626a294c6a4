"""A file that somebody else changes, removes or holds while its map is on screen."""

from __future__ import annotations

import json
import os
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.questions import press, when_asked
from workbench.application.edits.document import SetTitle
from workbench.application.edits.roles import AddRole, SetRole
from workbench.domain.size import BYTES
from workbench.files.atomic import SaveFailed
from workbench.files.container import Manifest, pack
from workbench.files.document import FORMAT_VERSION, map_json, read, save, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered
from workbench.files.templates import load
from workbench.presentation.comparison_text import concerned_name
from workbench.qt import disk_watch
from workbench.runtime.paths import backups_dir, recovery_dir
from workbench.shell.application import Workbench
from workbench.shell.view_stack import COMPARE


@pytest.fixture
def path(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file of the map on screen."""
    path = tmp_path / "plan.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    return path


def theirs(path: Path, title: str = "Theirs") -> bytes:
    """Somebody else saves the same document under another title; what stands there then."""
    there = read(path)
    save(path, replace(there.document, title=title), there.identity)
    return path.read_bytes()


def of_a_newer_version() -> bytes:
    """A file that no save may replace."""
    who = fresh_identity()
    version, digest = FORMAT_VERSION + 1, sha256(b"{}").hexdigest()
    return pack(Manifest(version, version, "9.0", who.document_id, who.revision, (), digest), {}, b"{}", ())


def look(bench: Workbench) -> None:
    bench.disk_changes.watch.look()
    bench.disk_changes.watch.wait()


def keep_nothing() -> None:
    """From now on no earlier version can be kept."""
    backups = backups_dir()
    shutil.rmtree(backups)
    backups.write_text("in the way")


def links(bench: Workbench) -> list[str]:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return sorted(each.text() for each in bench.window.disk_notice.findChildren(QPushButton) if each.isVisible())


def click(bench: Workbench, words: str) -> None:
    """Click a link of either line at the foot."""
    notices = (bench.window.disk_notice, bench.window.notice)
    found = [each for notice in notices for each in notice.findChildren(QPushButton) if each.isVisible()]
    next(each for each in found if each.text() == words).click()
    QCoreApplication.processEvents()


def test_a_map_without_unsaved_work_takes_over_what_is_new(opened: Workbench, path: Path) -> None:
    theirs(path)
    look(opened)
    assert opened.session.document.title == "Theirs"
    assert not opened.document_file.dirty
    assert opened.window.disk_notice.text.startswith("“plan.capmap” was changed by somebody else today ")
    opened.session.perform(SetTitle("Mine after theirs"))
    opened.documents.save()
    opened.document_file.wait()
    assert read(path).document.title == "Mine after theirs"


def test_the_file_is_looked_at_by_itself_and_as_the_window_comes_to_the_front(
    opened: Workbench, path: Path, qtbot: QtBot
) -> None:
    watch = opened.disk_changes.watch
    theirs(path)
    watch._timer.start(10)
    qtbot.waitUntil(lambda: opened.session.document.title == "Theirs")
    watch._timer.stop()
    watch._timer.setInterval(60_000)
    watch.wait()
    theirs(path, "Once more")
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: opened.session.document.title == "Once more")


def test_the_lock_of_the_file_is_touched_again_and_again(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    lock = path.parent / ".plan.capmap.lock"
    timer = opened.document_file.locks._timer
    assert timer.isActive()
    for _ in range(2):
        os.utime(lock, (0, 0))
        timer.timeout.emit()
        qtbot.waitUntil(lambda: lock.stat().st_mtime > 0 and not opened.document_file.locks._touching)


def test_the_same_size_and_time_hide_nothing(opened: Workbench, path: Path) -> None:
    before = os.stat(path)
    data = bytearray(path.read_bytes())
    look(opened)
    theirs(path, title=opened.session.document.title[::-1])
    data = bytearray(path.read_bytes())
    path.write_bytes(bytes(data[: before.st_size]).ljust(before.st_size, b"\0"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    look(opened)
    assert "was changed by somebody else" in opened.window.disk_notice.text


def test_unsaved_work_is_not_touched_and_what_can_be_done_is_offered(opened: Workbench, path: Path) -> None:
    opened.session.perform(SetTitle("Mine"))
    data = theirs(path)
    look(opened)
    assert opened.session.document.title == "Mine"
    assert "and you have changes that are not saved" in opened.window.disk_notice.text
    assert links(opened) == ["Later", "Merge…", "Save as…", "Show differences"]
    click(opened, "Later")
    look(opened)
    assert not opened.window.disk_notice.isVisible()
    opened.documents.save()
    opened.document_file.wait()
    assert path.read_bytes() == data


def test_the_other_version_is_replaced_only_beside_the_differences_and_is_kept(
    opened: Workbench, path: Path, qtbot: QtBot
) -> None:
    document = opened.document_file.identity.document_id
    opened.session.perform(SetTitle("Mine"))
    opened.session.perform(AddRole(opened.session.scenario.id, "Archivist"))
    theirs(path)
    revision = read(path).identity.revision
    look(opened)
    assert "Replace the version on disk" not in links(opened)
    click(opened, "Show differences")
    assert opened.window.views.name == COMPARE
    opened.window.views.show_view("board")
    assert "Replace the version on disk" not in links(opened)
    click(opened, "Show differences")
    with qtbot.waitSignal(opened.document_file.saved):
        click(opened, "Replace the version on disk")
    assert read(path).document.title == "Mine"
    kept = opened.backups.find(document, revision)
    assert kept is not None
    assert "disk" in kept.whys
    assert opened.backups.read(kept).document.title == "Theirs"
    assert not opened.document_file.dirty
    assert opened.window.notice.text == "Saved plan.capmap."
    assert "What was there is kept" in opened.window.disk_notice.text


def test_what_changed_again_meanwhile_is_not_replaced(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.session.perform(SetTitle("Mine"))
    theirs(path)
    look(opened)
    click(opened, "Show differences")
    data = theirs(path, "Theirs again")
    with qtbot.waitSignal(opened.document_file.save_failed):
        click(opened, "Replace the version on disk")
    assert path.read_bytes() == data
    assert opened.document_file.dirty


def test_the_other_version_is_not_replaced_where_it_cannot_be_kept(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.session.perform(SetTitle("Mine"))
    data = theirs(path)
    look(opened)
    click(opened, "Show differences")
    keep_nothing()
    click(opened, "Replace the version on disk")
    qtbot.waitUntil(lambda: "So it was not replaced." in opened.window.disk_notice.text)
    opened.document_file.wait()
    assert path.read_bytes() == data
    assert opened.document_file.dirty


def test_a_save_without_an_earlier_version_says_so(opened: Workbench, path: Path) -> None:
    keep_nothing()
    opened.session.perform(SetTitle("Mine"))
    opened.documents.save()
    opened.document_file.wait()
    assert opened.window.notice.text.startswith("Saved plan.capmap. No earlier version of this map could be kept")


def test_a_save_that_was_refused_leads_to_the_differences(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.session.perform(SetTitle("Mine"))
    theirs(path)
    opened.documents.save()
    opened.document_file.wait()
    click(opened, "Show differences")
    qtbot.waitUntil(lambda: opened.window.views.name == COMPARE)
    assert "Replace the version on disk" in links(opened)


def test_a_file_that_is_gone_makes_the_map_unsaved_until_it_is_back(opened: Workbench, path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    look(opened)
    assert opened.document_file.dirty
    assert opened.window.disk_notice.text == (
        f"“plan.capmap” is no longer in {path.parent}. Your map is still here and counts as not saved."
    )
    path.write_bytes(data)
    look(opened)
    assert not opened.document_file.dirty
    assert not opened.window.disk_notice.isVisible()
    path.unlink()
    look(opened)
    click(opened, "Save")
    opened.document_file.wait()
    assert path.exists()
    assert not opened.document_file.dirty


def test_what_is_being_typed_is_unsaved_work(opened: Workbench, path: Path) -> None:
    opened.session.set_pending_edit(lambda: SetTitle("Half a ti"))
    theirs(path)
    look(opened)
    assert "and you have changes that are not saved" in opened.window.disk_notice.text
    assert opened.session.with_pending().title == "Half a ti"


def test_a_map_whose_file_is_gone_can_be_saved_elsewhere(
    opened: Workbench, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.capmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    path.unlink()
    look(opened)
    with qtbot.waitSignal(opened.document_file.saved):
        click(opened, "Save as…")
    assert (other.exists(), path.exists()) == (True, False)


def test_a_file_that_was_gone_and_is_saved_again_is_a_file_like_any_other(opened: Workbench, path: Path) -> None:
    path.unlink()
    look(opened)
    opened.session.perform(SetTitle("Mine"))
    opened.documents.save()
    opened.document_file.wait()
    theirs(path)
    look(opened)
    assert opened.session.document.title == "Theirs"
    assert not opened.document_file.dirty


def test_the_offer_stays_while_changes_are_copied_and_f6_goes_there(opened: Workbench, path: Path) -> None:
    opened.session.perform(SetTitle("Mine"))
    theirs(path)
    look(opened)
    click(opened, "Show differences")
    opened.session.perform(AddRole(opened.session.scenario.id, "Archivist"))
    opened.window.notice.say("Copied 1 change to Today.")
    assert "Replace the version on disk" in links(opened)
    opened.window.activateWindow()
    opened.window_layout.next_pane()
    assert opened.window.disk_notice.isAncestorOf(QApplication.focusWidget())


def test_another_map_in_place_of_the_file_is_not_taken_over(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    before = opened.session.document
    path.write_bytes(to_bytes(load("blank"), fresh_identity())[0])
    look(opened)
    assert opened.session.document is before
    assert opened.document_file.dirty
    assert "was replaced by another map" in opened.window.disk_notice.text
    asked = when_asked(press("Discard"))
    click(opened, "Open the other map")
    opened.documents.opening.wait()
    qtbot.waitUntil(lambda: opened.session.document == load("blank"))
    assert len(asked) == 1
    assert not opened.window.disk_notice.isVisible()


def test_a_file_that_cannot_be_read_any_more_costs_nothing(opened: Workbench, path: Path) -> None:
    before = opened.session.document
    path.write_bytes(b"not a map")
    look(opened)
    assert opened.session.document is before
    assert opened.document_file.dirty
    assert "cannot be read any more" in opened.window.disk_notice.text
    assert path.read_bytes() == b"not a map"


def test_a_document_has_its_lock_while_it_is_on_screen(opened: Workbench, path: Path, tmp_path: Path) -> None:
    lock = tmp_path / ".plan.capmap.lock"
    assert lock.exists()
    other = tmp_path / "other.capmap"
    opened.document_file.save(other)
    opened.document_file.wait()
    opened.document_file.locks.wait()
    assert (lock.exists(), (tmp_path / ".other.capmap.lock").exists()) == (False, True)
    opened.documents.open_path(other)  # what is open here already
    opened.documents.opening.wait()
    assert opened.document_file.locks.lock is not None
    assert (tmp_path / ".other.capmap.lock").exists()
    opened.documents.close()
    opened.document_file.locks.wait()
    assert not (tmp_path / ".other.capmap.lock").exists()


def test_a_save_under_another_name_that_fails_leaves_no_lock_there(
    opened: Workbench, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    newer = tmp_path / "newer.capmap"
    newer.write_bytes(of_a_newer_version())
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.document_file.save(newer)
    assert not (tmp_path / ".newer.capmap.lock").exists()
    assert (tmp_path / ".plan.capmap.lock").exists()


def test_a_file_that_is_opened_has_its_lock_until_it_is_left(opened: Workbench, path: Path) -> None:
    opened.documents.close()
    opened.document_file.locks.wait()
    opened.documents.open_path(path)
    opened.documents.opening.wait()
    assert opened.document_file.locks.lock is not None
    assert (path.parent / ".plan.capmap.lock").exists()
    opened.documents.close()
    opened.document_file.locks.wait()
    assert not (path.parent / ".plan.capmap.lock").exists()


@pytest.mark.parametrize("answer", ["Cancel", "Save"])
def test_a_file_that_is_not_shown_after_all_has_no_lock(
    opened: Workbench, path: Path, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    other = tmp_path / "other.capmap"
    other.write_bytes(path.read_bytes())
    opened.session.perform(SetTitle("Mine"))
    theirs(path)  # so it cannot be saved
    asked = when_asked(press(answer))
    opened.documents.open_path(other)
    qtbot.waitUntil(lambda: bool(asked))
    opened.document_file.wait()
    opened.documents.opening.wait()
    assert opened.document_file.path == path
    assert opened.session.document.title == "Mine"
    qtbot.waitUntil(lambda: not (tmp_path / ".other.capmap.lock").exists())
    assert (tmp_path / ".plan.capmap.lock").exists()


def test_a_file_that_cannot_be_opened_has_no_lock(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    (tmp_path / "broken.capmap").write_bytes(b"PK broken")
    opened.documents.open_path(tmp_path / "broken.capmap")
    qtbot.waitUntil(lambda: bool(told))
    assert not (tmp_path / ".broken.capmap.lock").exists()


@pytest.fixture
def elsewhere(opened: Workbench, path: Path, qtbot: QtBot) -> Path:
    """The file of a map that is open on another computer."""
    opened.documents.close()
    opened.document_file.locks.wait()
    now = datetime.now(UTC).isoformat()
    said = {"host": "ANNAS-MAC", "user": "Anna", "pid": 1, "session": "hers", "opened": now, "touched": now}
    (path.parent / ".plan.capmap.lock").write_text(json.dumps(said))
    return path


@pytest.mark.parametrize(
    ("button", "kept", "read_only"),
    [("Read only", True, True), ("Open a copy", False, False), ("Open anyway", True, False)],
)
def test_what_is_open_elsewhere_is_asked_about(
    opened: Workbench, elsewhere: Path, qtbot: QtBot, button: str, kept: bool, read_only: bool
) -> None:
    asked = when_asked(press(button))
    opened.documents.open_path(elsewhere)
    qtbot.waitUntil(lambda: opened.window.map_shown)
    assert len(asked) == 1
    assert asked[0].startswith("Open on ANNAS-MAC")
    assert opened.document_file.path == (elsewhere if kept else None)
    assert opened.session.read_only == read_only
    assert opened.window._file_label.text().endswith("open for reading only") == read_only
    assert opened.session.document == read(elsewhere).document


def test_what_is_open_elsewhere_is_not_saved_over(opened: Workbench, elsewhere: Path, qtbot: QtBot) -> None:
    data = elsewhere.read_bytes()
    opened.documents.new_from("blank")
    with qtbot.waitSignal(opened.document_file.save_failed) as failed:
        opened.document_file.save(elsewhere)
    assert "Open on ANNAS-MAC" in str((failed.args or [""])[0])
    assert elsewhere.read_bytes() == data


def test_recovered_work_has_the_lock_of_its_file(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.documents.restore(left_unsaved(opened, path))
    qtbot.waitUntil(lambda: opened.document_file.locks.lock is not None)
    assert (path.parent / ".plan.capmap.lock").exists()


def test_recovered_work_of_a_file_that_is_open_elsewhere_says_so(
    opened: Workbench, elsewhere: Path, qtbot: QtBot
) -> None:
    opened.documents.restore(left_unsaved(opened, elsewhere))
    qtbot.waitUntil(lambda: "What they save meanwhile is not overwritten" in opened.window.notice.text)
    assert opened.window.notice.text.startswith("Open on ANNAS-MAC")


def left_unsaved(bench: Workbench, path: Path) -> Recovered:
    """Unsaved work on a file, of a run that was killed; no map is on screen."""
    if bench.window.map_shown:
        bench.documents.close()
        bench.document_file.locks.wait()
    there = read(path)
    ended = RecoveryStore(recovery_dir())
    ended.store(replace(there.document, title="Unsaved"), there.identity, path, there.fingerprint)
    ended.leave()
    (found,) = bench.document_file.copies.store.pending()
    return found


def test_the_differences_are_shown_though_they_are_asked_for_while_a_slow_disk_is_looked_at(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.perform(SetTitle("Mine"))
    theirs(path)
    look(opened)
    answers, really = threading.Event(), disk_watch._look
    monkeypatch.setattr(disk_watch, "_look", lambda *asked: (answers.wait(60), really(*asked))[1])
    opened.disk_changes.watch.look()
    opened.documents.differences_requested.emit()
    answers.set()
    qtbot.waitUntil(lambda: opened.window.views.name == COMPARE)
    assert "Replace the version on disk" in links(opened)


def test_what_is_offered_for_one_map_goes_with_it(opened: Workbench, path: Path) -> None:
    path.unlink()
    look(opened)
    assert "Save" in links(opened)
    when_asked(press("Discard"))
    opened.documents.new_from("holistic")
    assert not opened.window.disk_notice.isVisible()


def test_a_failed_save_is_not_tried_again_with_the_next_map(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    opened.session.perform(SetTitle("Mine"))
    theirs(path)
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.documents.save()
    when_asked(press("Discard"))
    opened.documents.close()
    assert not opened.window.disk_notice.isVisible()
    assert not opened.window.notice.isVisible()


def test_trying_again_saves_where_it_failed_and_not_where_the_map_lives(
    opened: Workbench, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before, other = path.read_bytes(), tmp_path / "later" / "variant.capmap"
    opened.session.perform(SetTitle("Variant"))
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.document_file.save(other)
    other.parent.mkdir()
    with qtbot.waitSignal(opened.document_file.saved):
        click(opened, "Try again")
    assert read(other).document.title == "Variant"
    assert path.read_bytes() == before


def test_the_file_on_screen_is_opened_again_as_it_was_saved_just_now(
    opened: Workbench, path: Path, qtbot: QtBot
) -> None:
    opened.session.perform(SetTitle("Saved on the way"))
    before = opened.session.document_token
    when_asked(press("Save"))
    opened.documents.open_path(path)
    qtbot.waitUntil(lambda: opened.session.document_token is not before)
    assert opened.session.document.title == "Saved on the way"
    assert not opened.document_file.dirty
    look(opened)
    assert "somebody else" not in opened.window.disk_notice.text


def test_a_huge_file_in_place_of_the_map_is_not_read_into_memory(
    opened: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_watch, "read_whole", lambda _: pytest.fail("it was read"))
    with open(path, "wb") as file:
        file.truncate(BYTES + 1)
    look(opened)
    assert "cannot be read any more" in opened.window.disk_notice.text


def test_what_could_not_be_replaced_is_not_replaced_by_the_next_save(
    opened: Workbench, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.perform(SetTitle("Mine"))
    data = theirs(path)
    look(opened)
    click(opened, "Show differences")
    with monkeypatch.context() as patch, qtbot.waitSignal(opened.document_file.save_failed):
        patch.setattr("workbench.files.document.write_atomically", full)
        click(opened, "Replace the version on disk")
        opened.document_file.wait()
    with qtbot.waitSignal(opened.document_file.save_failed):
        opened.documents.save()
    assert path.read_bytes() == data


def full(*_: object, **__: object) -> None:
    raise SaveFailed("The disk is full.")


def test_plain_json_that_somebody_else_edits_is_taken_over(opened: Workbench, path: Path) -> None:
    path.write_bytes(map_json(load("holistic")))
    opened.documents.open_path(path)
    opened.documents.opening.wait()
    path.write_bytes(map_json(replace(load("holistic"), title="Theirs")))
    look(opened)
    assert opened.session.document.title == "Theirs"
    assert not opened.document_file.dirty


def test_cards_that_two_people_make_are_two_roles(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    before = read(path)
    opened.window.board.commands.add_to_lane("marketing")
    hers = opened.session.document
    opened.session.undo_stack.undo()
    opened.window.board.commands.add_to_lane("marketing")
    (mine,) = {each.id for each in opened.session.scenario.roles} - {
        each.id for each in before.document.scenarios[0].roles
    }
    opened.session.perform(SetRole(opened.session.scenario.id, mine, "title", "Archivist"))
    save(path, hers, before.identity)
    look(opened)
    click(opened, "Show differences")
    comparison_session = opened.window.views.on_show.comparison_session  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not comparison_session.busy)
    comparison = comparison_session.comparison
    titles = [[each.title for each in side.index.scenario.roles] for side in (comparison.before, comparison.after)]
    assert "Archivist" in titles[0]
    assert "New role" in titles[1]
    assert {concerned_name(comparison, each.subject) for each in comparison.affected} >= {"Archivist", "New role"}


def test_what_was_offered_before_does_not_hide_that_the_file_is_gone(opened: Workbench, path: Path) -> None:
    opened.session.perform(SetTitle("Mine"))
    theirs(path)
    look(opened)
    click(opened, "Show differences")
    path.unlink()
    look(opened)
    opened.window.views.show_view("board")
    assert "is no longer in" in opened.window.disk_notice.text
    assert links(opened) == ["Later", "Save", "Save as…"]
