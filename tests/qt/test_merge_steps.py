"""What a merge tells the next save: whose copies it knows and what it may replace, as Undo and Redo go over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.application.edits.merging import decide_conflicts, merge_copy
from workbench.files.atomic import fingerprint
from workbench.files.backups import Backups
from workbench.files.container import CONFLICTS
from workbench.files.document import Loaded, read, save
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import OpenedDocument
from workbench.qt.merge_steps import MergeStep
from workbench.qt.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(load("blank"), today=lambda: date(2026, 11, 23))


@pytest.fixture
def document_file(session: Session, tmp_path: Path) -> DocumentFile:
    document_file = DocumentFile(session, RecoveryStore(tmp_path / "recovery"), Backups(tmp_path / "backups"))
    document_file.new(load("before-and-after"))
    saved(document_file, tmp_path / "plan.capmap")
    return document_file


def saved(document_file: DocumentFile, path: Path | None = None) -> None:
    document_file.save(path)
    assert document_file.wait(20)


def copy_of(path: Path, name: str = "Plan (Ben).capmap") -> Loaded:
    """Another copy of the document, changed and saved beside it; `name` may be that of the file itself."""
    there = read(path)
    other = path.with_name(name)
    save(other, replace(there.document, notes="By Ben."), there.identity)
    return read(other)


def merge(document_file: DocumentFile, session: Session, theirs: Loaded, *, on_disk: bool = False) -> None:
    before = session.document
    after = replace(before, notes=theirs.document.notes)
    replaces = theirs.fingerprint if on_disk else None
    document_file.expect_merge(MergeStep(before, after, theirs.identity, replaces))
    assert session.perform(merge_copy("“Plan (Ben)”", before, after))


def test_the_next_save_knows_both_as_parents(document_file: DocumentFile, session: Session) -> None:
    path = document_file.path
    assert path is not None
    ours, theirs = document_file.identity, copy_of(path)
    merge(document_file, session, theirs)
    assert session.undo_stack.undoText() == "Merge with “Plan (Ben)”"
    assert document_file.dirty
    saved(document_file)
    assert read(path).identity.parents[:2] == (ours.revision, theirs.identity.revision)
    assert document_file.merged_identity == document_file.identity
    session.perform(SetTitle("Later"))
    saved(document_file)
    assert theirs.identity.revision in read(path).identity.parents


def test_a_merge_that_is_undone_is_none(document_file: DocumentFile, session: Session) -> None:
    """Else what Ben changed would count as known and taken back."""
    path = document_file.path
    assert path is not None
    theirs = copy_of(path)
    merge(document_file, session, theirs)
    session.undo_stack.undo()
    assert not document_file.dirty
    session.perform(SetTitle("Otherwise"))
    saved(document_file)
    assert theirs.identity.revision not in read(path).identity.parents


def test_a_merge_that_is_redone_counts_again_after_a_save_between(
    document_file: DocumentFile, session: Session
) -> None:
    path = document_file.path
    assert path is not None
    theirs = copy_of(path)
    merge(document_file, session, theirs)
    session.undo_stack.undo()
    saved(document_file)
    session.undo_stack.redo()
    saved(document_file)
    assert theirs.identity.revision in read(path).identity.parents


def test_a_merge_of_what_is_on_disk_may_replace_that_unless_it_is_undone(
    document_file: DocumentFile, session: Session, qtbot: QtBot
) -> None:
    path = document_file.path
    assert path is not None
    session.perform(SetTitle("Mine"))
    theirs = copy_of(path, path.name)
    merge(document_file, session, theirs, on_disk=True)
    session.undo_stack.undo()
    with qtbot.waitSignal(document_file.save_failed) as failed:
        document_file.save()
    assert failed.args is not None
    assert failed.args[1]
    session.undo_stack.redo()
    assert document_file.fingerprint == theirs.fingerprint
    saved(document_file)
    there = read(path)
    assert (there.document.title, there.document.notes) == ("Mine", "By Ben.")
    assert document_file.fingerprint == fingerprint(path)


def test_a_merge_that_changes_nothing_counts_at_once(document_file: DocumentFile, session: Session) -> None:
    path = document_file.path
    assert path is not None
    theirs = copy_of(path)
    document_file.expect_merge(MergeStep(session.document, session.document, theirs.identity))
    session.perform(SetTitle("Mine"))
    saved(document_file)
    assert theirs.identity.revision in read(path).identity.parents


def test_another_document_knows_nothing_of_it(document_file: DocumentFile, session: Session, tmp_path: Path) -> None:
    path = document_file.path
    assert path is not None
    theirs = copy_of(path)
    merge(document_file, session, theirs)
    document_file.new(load("blank"), unsaved=True)
    saved(document_file, tmp_path / "new.capmap")
    assert read(tmp_path / "new.capmap").identity.parents == ()


def test_conflicts_left_open_follow_undo_and_redo_and_the_saves(
    document_file: DocumentFile, session: Session, tmp_path: Path
) -> None:
    path = document_file.path
    assert path is not None
    save(path, session.document, document_file.identity, own=((CONFLICTS, b"open"),))
    document_file.open(OpenedDocument(path, read(path)))
    assert document_file.merges.conflicts == b"open"
    assert not document_file.dirty
    before, after = session.document, replace(session.document, notes="Decided.")
    document_file.expect_merge(MergeStep(before, after, None, settles=True))
    assert session.perform(decide_conflicts("“b”", before, after))
    assert document_file.merges.conflicts is None
    session.undo_stack.undo()
    assert document_file.merges.conflicts == b"open"
    assert not document_file.dirty
    session.undo_stack.redo()
    saved(document_file)
    assert read(path).conflicts is None
    assert read(path).identity.parents == (document_file.identity.parents[0],)


def test_what_is_erased_is_in_no_conflict_and_in_no_step_that_is_kept(
    document_file: DocumentFile, session: Session
) -> None:
    """What a merge made an ancestor stays one, for the map still has what came by it."""
    path = document_file.path
    assert path is not None
    save(path, session.document, document_file.identity, own=((CONFLICTS, b"open"),))
    document_file.open(OpenedDocument(path, read(path)))
    theirs = copy_of(path)
    merge(document_file, session, theirs)
    assert session.erase(SetTitle("Without her"))
    assert document_file.merges.conflicts is None
    assert not document_file.merges._steps
    saved(document_file)
    assert theirs.identity.revision in read(path).identity.parents
    assert read(path).conflicts is None
