"""A document's life on disk: opening, saving, the recovery copy, and what happens when someone else writes the file."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.support.share import Share
from workbench.application.edits.document import SetTitle
from workbench.domain.model import CapabilityMap
from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.document import read, save
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import Recovered, with_own_save
from workbench.files.templates import load
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import DocumentReader, OpenedDocument
from workbench.qt.session import Session

PROMISED = 2.0
"""Seconds of work a crash may cost."""


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(load("blank"), today=lambda: date(2026, 11, 23))


@pytest.fixture
def store(tmp_path: Path) -> RecoveryStore:
    return RecoveryStore(tmp_path / "recovery")


@pytest.fixture
def document_file(session: Session, store: RecoveryStore, tmp_path: Path) -> DocumentFile:
    document_file = DocumentFile(session, store, Backups(tmp_path / "backups"))
    document_file.new(load("before-and-after"))
    return document_file


def rename(session: Session, title: str) -> CapabilityMap:
    assert session.perform(SetTitle(title))
    return session.document


def later_run(tmp_path: Path) -> RecoveryStore:
    """The store as the next start of the program sees it, with the lock of the run before let go as by its death."""
    return RecoveryStore(tmp_path / "recovery")


def end_as_if_killed(store: RecoveryStore) -> None:
    assert store._process_lock is not None
    store._process_lock.release()


def pending(document_file: DocumentFile) -> list[Recovered]:
    """What the next start finds."""
    found: list[Recovered] = []
    document_file.copies.find_pending(found.extend)
    document_file.wait()
    return found


def test_a_new_map_is_clean_until_it_is_changed(document_file: DocumentFile, session: Session) -> None:
    assert not document_file.dirty
    rename(session, "Changed")
    assert document_file.dirty
    session.undo_stack.undo()
    assert not document_file.dirty


def test_save_and_open_again(document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "map.capmap"
    document = rename(session, "Changed")
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    assert (document_file.path, document_file.dirty) == (path, False)
    assert read(path).document == document
    session.undo_stack.undo()
    assert document_file.dirty
    document_file.open(OpenedDocument(path, read(path)))
    assert session.document == document
    assert session.undo_stack.count() == 0


def test_an_edit_during_a_save_leaves_the_document_unsaved(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "First")
    with qtbot.waitSignal(document_file.saved):
        document_file.save(tmp_path / "map.capmap")
        rename(session, "Second")
    assert document_file.dirty
    assert read(tmp_path / "map.capmap").document.title == "First"


def test_a_save_as_during_a_save_is_done_when_that_one_ends(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.capmap", tmp_path / "b.capmap"
    said: list[Path] = []
    document_file.saved.connect(lambda saved: said.append(saved.path))
    document = rename(session, "Changed")
    document_file.save(first)
    document_file.save(second)
    document_file.save()
    document_file.wait()
    assert said == [first, second]
    assert read(second).document == document
    assert (document_file.path, document_file.dirty) == (second, False)


def test_what_is_changed_and_saved_during_a_save_is_in_the_file(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.capmap"
    document_file.save(path)
    rename(session, "Second")
    document_file.save()
    document_file.wait()
    assert read(path).document.title == "Second"
    assert not document_file.dirty


def test_a_save_asked_for_during_one_that_fails_is_done(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    failed: list[str] = []
    document_file.save_failed.connect(lambda sentence, _: failed.append(sentence))
    rename(session, "Mine")
    document_file.save(tmp_path / "nowhere" / "map.capmap")
    document_file.save(tmp_path / "map.capmap")
    document_file.wait()
    assert len(failed) == 1
    assert (read(tmp_path / "map.capmap").document.title, document_file.dirty) == ("Mine", False)


def test_a_file_changed_by_someone_else_is_not_overwritten(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.capmap"
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    theirs = b"theirs"
    path.write_bytes(theirs)
    rename(session, "Mine")
    with qtbot.waitSignal(document_file.save_failed) as failure:
        document_file.save()
    sentence, changed = failure.args or ["", False]
    assert changed
    assert "somebody else changed it" in sentence
    assert path.read_bytes() == theirs
    assert document_file.dirty
    with qtbot.waitSignal(document_file.saved):
        document_file.save(tmp_path / "other.capmap")
    assert not document_file.dirty


def test_a_save_that_the_disk_did_not_confirm_can_be_repeated(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.capmap"
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    document, sync = rename(session, "Mine"), os.fsync

    def no_folder(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_folder)
        with qtbot.waitSignal(document_file.save_failed):
            document_file.save()
    assert document_file.dirty
    with qtbot.waitSignal(document_file.saved):
        document_file.save()
    assert (read(path).document, document_file.dirty) == (document, False)


def test_what_could_not_be_saved_is_in_the_recovery_copy_at_once(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "Mine")
    document_file.copies.settle()  # nothing else would write it
    with qtbot.waitSignal(document_file.save_failed):
        document_file.save(tmp_path / "nowhere" / "map.capmap")
    document_file.wait()
    assert copies(tmp_path)


def test_a_save_that_ends_after_its_map_was_left_says_nothing_of_the_next(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "First")
    document_file.save(tmp_path / "first.capmap")
    document_file.new(load("blank"))
    document_file.wait()
    assert (document_file.path, document_file.dirty, document_file.saving) == (None, False, False)
    rename(session, "Second")
    assert document_file.dirty


def test_a_map_that_would_not_open_again_is_not_saved(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.capmap"
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    before = path.read_bytes()
    skills = session.document.skills
    session.load(replace(session.document, skills=(*skills, skills[0])))
    with qtbot.waitSignal(document_file.save_failed) as failure:
        document_file.save()
    assert "would not open again" in str((failure.args or [""])[0])
    assert path.read_bytes() == before


def test_a_save_under_another_name_replaces_what_is_there(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / "b.capmap").write_bytes(b"what the dialog asked about")
        with qtbot.waitSignal(document_file.saved):
            document_file.save(tmp_path / f"{name}.capmap")
    assert read(tmp_path / "b.capmap").document == session.document


def test_what_is_taken_over_stays_on_its_scenario_and_read_only(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.capmap"
    scenario = session.document.scenarios[0]
    both = replace(session.document, scenarios=(scenario, replace(scenario, id="other", name="Other")))
    session.load(both)
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    session.load(both, scenario_id="other", read_only=True)
    document_file.reload(read(path))
    assert (session.scenario.id, session.read_only) == ("other", True)


def test_a_folder_that_cannot_be_written_costs_nothing(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "Mine")
    with qtbot.waitSignal(document_file.save_failed) as failure:
        document_file.save(tmp_path / "nowhere" / "map.capmap")
    assert "was not saved" in str((failure.args or [""])[0])
    assert document_file.dirty


def test_a_file_that_cannot_be_read_touches_nothing(
    document_file: DocumentFile, session: Session, tmp_path: Path
) -> None:
    document = rename(session, "Mine")
    path = tmp_path / "broken.capmap"
    path.write_bytes(b"PK broken")
    said: list[str] = []
    opening = DocumentReader(document_file.keep_opened)
    opening.start(path, document_file.open, said.append)
    opening.wait()
    assert said == [
        "“broken.capmap” cannot be opened: the file is damaged, or only a part of it is there. "
        "Open a copy or an earlier version of it."
    ]
    assert session.document is document
    assert document_file.dirty


def test_unsaved_work_is_kept_within_the_promised_time_even_while_editing_goes_on(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path
) -> None:
    began = time.monotonic()
    made: dict[str, float] = {}
    while time.monotonic() - began < 2 * PROMISED:
        title = f"Edit {len(made)}"
        rename(session, title)
        made[title] = time.monotonic()
        qtbot.wait(100)
    document_file.wait()
    end_as_if_killed(store)
    (found,) = later_run(tmp_path).pending()
    assert found.loaded is not None
    lost_since = made[found.loaded.document.title]
    assert max(made.values()) - lost_since <= PROMISED
    assert found.original is None


def test_recovered_work_comes_up_unsaved_and_is_dropped_once_saved(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.capmap"
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    document = rename(session, "After the save")
    document_file.rescue()
    end_as_if_killed(store)

    again = Session(load("blank"))
    second = DocumentFile(again, later_run(tmp_path), Backups(tmp_path / "backups"))
    (found,) = pending(second)
    assert found.original == path
    second.restore(found)
    assert again.document == document
    assert second.dirty
    with qtbot.waitSignal(second.saved):
        second.save()
    second.wait()  # the copy goes once that is told
    assert read(path).document == document
    assert pending(second) == []


def test_what_is_let_go_unsaved_is_set_aside(
    document_file: DocumentFile, session: Session, tmp_path: Path, store: RecoveryStore
) -> None:
    rename(session, "Let go")
    document_file.close()
    assert list((tmp_path / "backups" / "discarded").glob("*.capmap"))
    assert later_run(tmp_path).pending() == []


def stored(tmp_path: Path) -> list[CapabilityMap]:
    """What the next start would find if the program died now."""
    found = later_run(tmp_path).pending()
    return [each.loaded.document for each in found if each.loaded is not None]


def test_what_is_being_typed_is_in_the_recovery_copy_and_no_edit(
    document_file: DocumentFile, session: Session, store: RecoveryStore, tmp_path: Path
) -> None:
    session.set_pending_edit(lambda: SetTitle("Half a ti"))
    document_file.copies.snapshot()
    document_file.wait()
    assert session.undo_stack.count() == 0
    assert not document_file.dirty
    end_as_if_killed(store)
    assert [each.title for each in stored(tmp_path)] == ["Half a ti"]


def test_typing_is_kept_within_the_promised_time_while_it_goes_on(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path
) -> None:
    began = time.monotonic()
    while time.monotonic() - began < PROMISED:
        session.set_pending_edit(lambda: SetTitle("Typing"))
        qtbot.wait(100)
    document_file.wait()
    end_as_if_killed(store)
    assert [each.title for each in stored(tmp_path)] == ["Typing"]


def test_at_the_end_of_the_program_the_last_edit_is_in_the_recovery_copy(
    document_file: DocumentFile, session: Session, store: RecoveryStore, tmp_path: Path
) -> None:
    rename(session, "Kept")
    document_file.copies.snapshot()
    rename(session, "The last edit")
    document_file.end()
    end_as_if_killed(store)
    assert [each.title for each in stored(tmp_path)] == ["The last edit"]


def test_typing_that_cannot_be_costs_nothing_else(
    document_file: DocumentFile, session: Session, store: RecoveryStore, tmp_path: Path
) -> None:
    rename(session, "Changed")
    session.set_pending_edit(lambda: SetTitle("  "))
    document_file.rescue()
    end_as_if_killed(store)
    assert [each.title for each in stored(tmp_path)] == ["Changed"]


def copies(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "recovery").glob("*.capmap"))


def test_undo_back_to_what_is_on_disk_takes_the_recovery_copy_away(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "Changed")
    document_file.copies.snapshot()
    document_file.wait()
    assert copies(tmp_path)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: not copies(tmp_path))


def test_a_copy_begun_during_a_save_does_not_outlive_it(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "Changed")
    with qtbot.waitSignal(document_file.saved):
        document_file.save(tmp_path / "map.capmap")
        document_file.copies.snapshot()
    document_file.wait()
    assert copies(tmp_path) == []


def test_work_rescued_since_is_not_dropped_with_the_copy_before_it(
    document_file: DocumentFile, session: Session, tmp_path: Path
) -> None:
    rename(session, "Changed")
    document_file.copies.snapshot()
    session.undo_stack.undo()
    hold = threading.Event()
    document_file.copies._work.start("test", lambda _: hold.wait(10), lambda _: None)
    document_file.copies.snapshot()
    rename(session, "Rescued")
    document_file.rescue()
    hold.set()
    document_file.wait()
    assert copies(tmp_path)


def test_typing_taken_back_takes_the_recovery_copy_away(
    document_file: DocumentFile, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.set_pending_edit(lambda: SetTitle("Half a ti"))
    document_file.copies.snapshot()
    document_file.wait()
    assert copies(tmp_path)
    session.set_pending_edit(lambda: None)
    qtbot.waitUntil(lambda: not copies(tmp_path))


def test_recovered_work_edited_during_its_save_is_not_offered_again(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path
) -> None:
    rename(session, "Lost and found")
    document_file.rescue()
    end_as_if_killed(store)
    again = Session(load("blank"))
    second = DocumentFile(again, later_run(tmp_path), Backups(tmp_path / "backups"))
    (found,) = pending(second)
    second.restore(found)
    with qtbot.waitSignal(second.saved):
        second.save(tmp_path / "map.capmap")
        rename(again, "Edited meanwhile")
    second.wait()
    assert pending(second) == []
    assert second.dirty
    second.copies.store._process_lock.release()
    (kept,) = later_run(tmp_path).pending()
    assert (kept.title, kept.original) == ("Edited meanwhile", tmp_path / "map.capmap")


def test_a_recovery_copy_that_failed_is_tried_again_without_an_edit(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.qt.recovery_copies.RETRIES", (0.01, 0.02, 0.05))
    in_the_way = tmp_path / "recovery"
    in_the_way.write_text("")
    document_file = DocumentFile(session, RecoveryStore(in_the_way), Backups(tmp_path / "backups"))
    document_file.new(load("before-and-after"))
    rename(session, "The only edit")
    qtbot.waitSignal(document_file.copies.copy_failed).wait()
    qtbot.waitUntil(lambda: document_file.copies._failures > 2)  # not once only
    in_the_way.unlink()
    qtbot.waitUntil(lambda: bool(copies(tmp_path)), timeout=10_000)
    qtbot.waitUntil(lambda: document_file.copies._failures == 0)  # the next failure is tried again soon


def test_work_is_protected_while_the_disk_of_its_file_does_not_answer(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path, share: Share
) -> None:
    path = share.folder / "map.capmap"
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    rename(session, "First")
    share.hang()
    document_file.save()
    rename(session, "During the save")
    began = time.monotonic()
    assert not document_file.wait(PROMISED)
    assert document_file.saving
    qtbot.waitUntil(lambda: bool(copies(tmp_path)))
    document_file.leave()
    assert time.monotonic() - began < 10 * PROMISED
    assert not document_file.dirty
    assert document_file.wait(10 * PROMISED), "the save is waited for no more"
    (found,) = pending(document_file)
    assert found.loaded is not None
    assert (found.loaded.document.title, found.original) == ("During the save", path)
    document_file.new(load("blank"))
    rename(session, "The next map")
    with qtbot.waitSignal(document_file.saved):
        document_file.save(tmp_path / "next.capmap")
    assert [each.title for each in pending(document_file)] == ["During the save"]
    share.answer()


def test_copies_do_not_queue_up_on_a_slow_disk(
    session: Session, tmp_path: Path, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = RecoveryStore(share.folder / "recovery")
    begun: list[str] = []
    keep = store.store

    def kept(document: CapabilityMap, *rest: Any, **named: Any) -> None:
        begun.append(document.title)
        keep(document, *rest, **named)

    monkeypatch.setattr(store, "store", kept)
    document_file = DocumentFile(session, store, Backups(tmp_path / "backups"))
    document_file.new(load("before-and-after"))
    share.hang()
    for number in range(20):
        rename(session, f"Edit {number}")
        document_file.copies.snapshot()
    share.answer()
    document_file.wait()
    assert begun == ["Edit 0", "Edit 19"]
    end_as_if_killed(store)
    (found,) = RecoveryStore(share.folder / "recovery").pending()
    assert found.title == "Edit 19"


def test_work_of_a_program_that_ended_after_its_save_is_saved_without_a_word(
    document_file: DocumentFile, session: Session, store: RecoveryStore, qtbot: QtBot, tmp_path: Path, share: Share
) -> None:
    path = share.folder / "map.capmap"
    with qtbot.waitSignal(document_file.saved):
        document_file.save(path)
    rename(session, "In the save")
    share.hang()
    document_file.save()
    qtbot.waitUntil(lambda: document_file._prepared is not None)
    rename(session, "After it")
    document_file.rescue()
    end_as_if_killed(store)
    copies_then = {each: each.read_bytes() for each in copies(tmp_path)}
    share.answer()
    document_file.wait()  # the file is written; a killed program does no more than that
    for each, data in copies_then.items():
        each.write_bytes(data)
    again = Session(load("blank"))
    second = DocumentFile(again, later_run(tmp_path), Backups(tmp_path / "backups"))
    found = next(each for each in pending(second) if each.loaded and each.loaded.document.title == "After it")
    second.restore(with_own_save(found))
    with qtbot.waitSignal(second.saved):
        second.save()
    assert read(path).document.title == "After it"
    second.close()
    theirs = replace(read(path).document, title="Theirs")
    save(path, theirs, read(path).identity)
    second.restore(with_own_save(found))
    with qtbot.waitSignal(second.save_failed):
        second.save()


def test_that_nothing_can_be_kept_is_said_once(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    in_the_way = tmp_path / "recovery"
    in_the_way.write_text("")
    document_file = DocumentFile(session, RecoveryStore(in_the_way), Backups(tmp_path / "backups"))
    document_file.new(load("before-and-after"))
    said: list[str] = []
    document_file.copies.copy_failed.connect(said.append)
    for number in range(3):
        rename(session, f"Edit {number}")
        document_file.copies.snapshot()
    document_file.wait()
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(50)
    assert len(said) == 1
    in_the_way.unlink()
    document_file.copies.snapshot()
    document_file.wait()
    qtbot.wait(50)
    assert len(said) == 1
    shutil.rmtree(in_the_way)
    in_the_way.write_text("")
    document_file.copies.snapshot()
    document_file.wait()
    assert len(said) == 2, "it could be kept meanwhile: this is another failure"


def test_unsaved_work_that_cannot_be_set_aside_is_not_let_go(
    document_file: DocumentFile, session: Session, tmp_path: Path
) -> None:
    rename(session, "Mine")
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(SaveFailed, match="could not be set aside"):
        document_file.set_aside()


def test_copies_that_cannot_be_listed_are_said(document_file: DocumentFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: RecoveryStore) -> list[Recovered]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(RecoveryStore, "pending", fail)
    said: list[str] = []
    document_file.copies.copy_failed.connect(said.append)
    assert pending(document_file) == []
    assert [each.split(":")[0] for each in said] == ["The safety copies of earlier work cannot be looked at"]


def test_found_work_that_cannot_be_set_aside_is_said_and_offered_again(
    document_file: DocumentFile, session: Session, store: RecoveryStore, tmp_path: Path
) -> None:
    rename(session, "Found")
    document_file.copies.rescue()
    store.leave()
    (found,) = later_run(tmp_path).pending()
    (tmp_path / "backups").write_text("in the way")
    said: list[str] = []
    document_file.copies.copy_failed.connect(said.append)
    document_file.copies.discard(found)
    document_file.wait()
    assert len(said) == 1
    assert said[0].startswith("“Found” could not be set aside")
    assert [each.key for each in later_run(tmp_path).pending()] == [found.key]
