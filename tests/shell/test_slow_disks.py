"""A disk that answers late or never: the window goes on, work is protected, and leaving asks."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.questions import press, when_asked
from tests.support.share import Share
from workbench.application.edits.document import SetTitle
from workbench.files.atomic import SaveFailed
from workbench.files.document import read, save, to_bytes
from workbench.files.document_lock import DocumentLock
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered
from workbench.files.templates import load
from workbench.qt import disk_watch, presence
from workbench.runtime import paths
from workbench.shell.application import Workbench


@pytest.fixture
def hanging(opened: Workbench, share: Share, qtbot: QtBot) -> Path:
    """A save to a share that does not answer, of a map that was saved there before."""
    path = share.folder / "plan.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    opened.session.perform(SetTitle("Not yet on the share"))
    share.hang()
    opened.documents.save()
    return path


def found() -> list[str]:
    return [each.title for each in RecoveryStore(paths.recovery_dir()).pending()]


def test_closing_while_a_save_hangs_can_keep_a_safety_copy(opened: Workbench, hanging: Path, share: Share) -> None:
    asked = when_asked(press("Keep a safety copy and close"))
    opened.window.close()
    assert asked == [f"“plan.capmap” is still being saved to {share.folder}, which has not answered yet."]
    assert not opened.window.isVisible()
    assert found() == ["Not yet on the share"]


def test_closing_while_a_save_hangs_can_wait(opened: Workbench, hanging: Path, share: Share, qtbot: QtBot) -> None:
    when_asked(press("Wait"))
    opened.window.close()
    assert opened.window.isVisible()
    opened.session.undo_stack.undo()
    opened.session.undo_stack.redo()
    share.answer()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert read(hanging).document.title == "Not yet on the share"
    assert found() == []


def test_closing_while_a_save_hangs_can_be_called_off(
    opened: Workbench, hanging: Path, share: Share, qtbot: QtBot
) -> None:
    when_asked(press("Cancel"))
    opened.window.close()
    share.answer()
    opened.document_file.wait()
    qtbot.wait(50)
    assert opened.window.isVisible()
    assert opened.window.notice.text == "Saved plan.capmap."


def test_the_question_goes_with_the_save_and_the_window_closes(opened: Workbench, hanging: Path, share: Share) -> None:
    asked = when_asked(lambda _: share.answer())
    opened.window.close()
    assert len(asked) == 1
    assert not opened.window.isVisible()
    assert read(hanging).document.title == "Not yet on the share"


def test_a_save_that_hangs_does_not_stop_an_end_that_nothing_can_stop(
    opened: Workbench, hanging: Path, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.qt.document_file.LAST_WORDS", 0.1)
    opened.session.perform(SetTitle("The last edit"))
    assert not opened.end()
    opened.document_file.copies.store.leave()
    assert found() == ["The last edit"]
    share.answer()  # else the window would ask about the save as the test lets go of it
    opened.document_file.wait()


@pytest.fixture
def slow_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, threading.Event]:
    """A file that can be read once the event is set."""
    path, answers, fstat = tmp_path / "slow.capmap", threading.Event(), os.fstat
    path.write_bytes(to_bytes(load("holistic"), fresh_identity())[0])

    def slow(descriptor: int) -> os.stat_result:
        if os.readlink(f"/proc/self/fd/{descriptor}") == str(path):
            answers.wait(60)
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", slow)
    return path, answers


def test_a_file_that_is_slow_to_read_is_shown_as_such_and_then_opened(
    opened: Workbench, slow_file: tuple[Path, threading.Event], qtbot: QtBot
) -> None:
    path, answers = slow_file
    opened.documents.open_path(path)
    qtbot.waitUntil(lambda: opened.window.opening_strip.isVisible())
    assert opened.window.opening_strip.text == "Opening slow.capmap…"
    opened.session.perform(SetTitle("Edited meanwhile"))
    asked = when_asked(press("Cancel"))
    answers.set()
    qtbot.waitUntil(lambda: bool(asked))
    assert not opened.window.opening_strip.isVisible()
    assert opened.session.document.title == "Edited meanwhile"


def test_a_file_that_is_read_at_last_does_not_replace_a_map_begun_meanwhile(
    opened: Workbench, slow_file: tuple[Path, threading.Event], qtbot: QtBot
) -> None:
    path, answers = slow_file
    opened.documents.open_path(path)
    qtbot.waitUntil(lambda: opened.window.opening_strip.isVisible())
    opened.documents.new_from("blank")
    assert not opened.window.opening_strip.isVisible()
    answers.set()
    qtbot.wait(100)
    assert opened.session.document == load("blank")


def test_reading_a_file_can_be_cancelled_and_another_one_opened(
    opened: Workbench, slow_file: tuple[Path, threading.Event], qtbot: QtBot, tmp_path: Path
) -> None:
    path, answers = slow_file
    other = tmp_path / "other.capmap"
    other.write_bytes(path.read_bytes())
    opened.documents.open_path(path)
    qtbot.waitUntil(lambda: opened.window.opening_strip.isVisible())
    opened.window.opening_strip.cancelled.emit()
    assert not opened.window.opening_strip.isVisible()
    opened.documents.open_path(other)
    opened.documents.opening.wait()
    assert opened.document_file.path == other
    answers.set()
    qtbot.wait(50)
    assert opened.document_file.path == other


def test_closing_waits_for_a_save_that_was_asked_for_while_one_hung(
    opened: Workbench, hanging: Path, share: Share, qtbot: QtBot
) -> None:
    opened.session.perform(SetTitle("Asked for meanwhile"))
    opened.documents.save()
    asked = when_asked(lambda _: share.answer())
    opened.window.close()
    assert len(asked) == 1
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert read(hanging).document.title == "Asked for meanwhile"


def test_a_name_that_is_found_free_when_the_map_was_left_is_not_that_of_the_next_one(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, really = threading.Event(), presence._is_there
    monkeypatch.setattr(presence, "_is_there", lambda path: answers.wait(60) and really(path))
    chosen = (str(tmp_path / "plan"), "")
    monkeypatch.setattr("workbench.shell.documents.QFileDialog.getSaveFileName", lambda *_: chosen)
    opened.session.perform(SetTitle("Left"))
    opened.documents.save_as()
    when_asked(press("Discard"))
    opened.documents.new_from("holistic")
    answers.set()
    found: list[bool] = []
    opened.documents.presence.find(tmp_path / "plan.capmap", found.append)
    qtbot.waitUntil(lambda: found == [False])
    opened.document_file.wait()
    assert opened.document_file.path is None
    assert not (tmp_path / "plan.capmap").exists()


def test_work_that_could_not_be_left_is_kept_as_soon_as_that_can_be(
    opened: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.perform(SetTitle("Nowhere yet"))
    with monkeypatch.context() as patch:
        patch.setattr("workbench.files.recovery.write_atomically", refuse)
        with pytest.raises(SaveFailed):
            opened.document_file.leave()
    qtbot.waitUntil(lambda: any(paths.recovery_dir().glob("*.capmap")))


def refuse(*_: object, **__: object) -> None:
    raise SaveFailed("the disk is full")


def test_a_save_that_was_given_up_and_ends_after_all_tells_nobody_that_the_file_is_open(
    opened: Workbench, share: Share, qtbot: QtBot
) -> None:
    path = share.folder / "plan.capmap"
    opened.session.perform(SetTitle("Given up"))
    share.hang()
    opened.document_file.save(path)
    when_asked(press("Keep a safety copy and close"))
    opened.documents.close()
    share.answer()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not (share.folder / ".plan.capmap.lock").exists())


def test_recovered_work_has_its_lock_though_it_is_saved_before_that_is_taken(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.capmap"
    save(path, load("holistic"), fresh_identity())
    opened.documents.close()
    answers, really = threading.Event(), DocumentLock.take
    monkeypatch.setattr(DocumentLock, "take", lambda *given, **named: answers.wait(60) and really(*given, **named))
    opened.document_file.restore(Recovered("", "Plan", datetime.now(), path, loaded=read(path)))
    with qtbot.waitSignal(opened.document_file.saved):
        opened.documents.save()
    answers.set()
    qtbot.waitUntil(lambda: opened.document_file.locks.lock is not None)
    assert (tmp_path / ".plan.capmap.lock").exists()


@pytest.fixture
def away(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> tuple[Path, Path]:
    """A map on screen and another one."""
    path, other = tmp_path / "away.capmap", tmp_path / "here.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    save(other, load("holistic"), fresh_identity())
    return path, other


def test_a_disk_that_hangs_keeps_nobody_from_looking_at_the_next_file(
    opened: Workbench, away: tuple[Path, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, really = threading.Event(), disk_watch._look
    monkeypatch.setattr(
        disk_watch, "_look", lambda path, *rest: (path == away[0] and answers.wait(60), really(path, *rest))[1]
    )
    opened.disk_changes.watch.look()
    opened.documents.open_path(away[1])
    opened.documents.opening.wait()
    there = read(away[1])
    save(away[1], replace(there.document, title="Theirs"), there.identity)
    opened.disk_changes.watch.look()
    qtbot.waitUntil(lambda: opened.session.document.title == "Theirs")
    answers.set()


def test_a_lock_that_cannot_be_let_go_of_keeps_nobody_from_touching_the_next_one(
    opened: Workbench, away: tuple[Path, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, really, touched = threading.Event(), DocumentLock.release, list[DocumentLock]()
    monkeypatch.setattr(DocumentLock, "release", lambda lock: (answers.wait(60), really(lock)))
    monkeypatch.setattr(DocumentLock, "touch", lambda lock: touched.append(lock))
    opened.documents.open_path(away[1])
    opened.documents.opening.wait()
    opened.document_file.locks._touch()
    qtbot.waitUntil(lambda: touched == [opened.document_file.locks.lock])
    answers.set()
