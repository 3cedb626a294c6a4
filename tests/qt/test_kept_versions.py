"""What opening and saving keep among the earlier versions; where nothing can be kept, they go on and say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.document import map_json, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import DocumentReader
from workbench.qt.saved_state import SavedState
from workbench.qt.session import Session

DOCUMENT = load("social-leadership")


class Kept:
    """A document file, and the versions it kept."""

    def __init__(self, home: Path, path: Path) -> None:
        self.session = Session(load("blank"), today=lambda: date(2026, 11, 23))
        self.backups = Backups(home / "backups")
        self.document_file = DocumentFile(self.session, RecoveryStore(home / "recovery"), self.backups)
        self.notes: tuple[str, ...] = ()
        self.saved: list[SavedState] = []
        self.document_file.saved.connect(self.saved.append)
        self._open(path)

    def _open(self, path: Path) -> None:
        def take(opened: object) -> None:
            self.notes = self.document_file.open(opened)  # type: ignore[arg-type]

        opening = DocumentReader(self.document_file.keep_opened)
        opening.start(path, take, pytest.fail)
        opening.wait()

    def save(self, title: str, path: Path | None = None) -> CapabilityMap:
        assert self.session.perform(SetTitle(title))
        self.document_file.save(path)
        self.document_file.wait()
        return self.session.document

    @property
    def versions(self) -> list[tuple[CapabilityMap, tuple[str, ...]]]:
        found = self.backups.versions(self.document_file.identity.document_id)
        return [(self.backups.read(each).document, each.whys) for each in found]


@pytest.fixture
def file(qtbot: QtBot, tmp_path: Path) -> Path:
    path = tmp_path / "plan.capmap"
    path.write_bytes(to_bytes(DOCUMENT, fresh_identity())[0])
    return path


@pytest.fixture
def kept(file: Path, tmp_path: Path) -> Kept:
    return Kept(tmp_path / "user", file)


def test_a_file_is_kept_as_it_was_when_opened(kept: Kept) -> None:
    assert kept.notes == ()
    assert kept.versions == [(DOCUMENT, ("open",))]


def test_each_save_keeps_the_state_it_writes(kept: Kept) -> None:
    first, second = kept.save("First"), kept.save("Second")
    assert kept.versions == [(second, ("save",)), (first, ("save",)), (DOCUMENT, ("open",))]
    assert [each.backup_problem for each in kept.saved] == ["", ""]
    kept.document_file.save()
    kept.document_file.wait()
    assert len(kept.versions) == 3


def test_after_the_versions_were_deleted_a_save_keeps_what_it_replaces(kept: Kept) -> None:
    kept.backups.delete_all(kept.document_file.identity.document_id)
    first = kept.save("First")
    assert kept.versions == [(first, ("save",)), (DOCUMENT, ("replaced",))]


def test_an_older_copy_says_that_there_is_a_newer_one(kept: Kept, file: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.capmap"
    older.write_bytes(file.read_bytes())
    kept.save("First")
    revised = kept.document_file.identity.version
    (note,) = Kept(tmp_path / "user", older).notes
    assert note == f"You have a newer one: the {revised}. File, Earlier versions lists it."
    assert Kept(tmp_path / "user", file).notes == ()


def test_a_plain_file_that_is_only_read_is_not_kept(file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plan.json"
    plain.write_bytes(map_json(DOCUMENT))
    kept = Kept(tmp_path / "user", plain)
    assert not (tmp_path / "user" / "backups").exists()
    first = kept.save("First", tmp_path / "other.capmap")
    assert kept.versions == [(first, ("save",))]


def test_a_version_that_is_opened_from_its_folder_stays_as_it_is(kept: Kept, tmp_path: Path) -> None:
    (version,) = kept.backups.versions(kept.document_file.identity.document_id)
    again = Kept(tmp_path / "user", version.path)
    assert again.document_file.path is None
    assert again.versions == [(DOCUMENT, ("open",))]
    assert version.path.exists()


def test_where_nothing_can_be_kept_files_are_opened_and_saved_and_that_is_said(file: Path, tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "backups").write_bytes(b"in the way")
    kept = Kept(tmp_path / "user", file)
    assert kept.session.document == DOCUMENT
    (note,) = kept.notes
    kept.save("First")
    (saved,) = kept.saved
    for said in (note, saved.backup_problem):
        assert said.startswith("No earlier version of this map could be kept:")
    assert not kept.document_file.dirty
