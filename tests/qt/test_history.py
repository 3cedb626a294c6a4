"""The history of a document: what is listed, what each version changed, and what is told of one that is looked at."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.versions import kept, states
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups, Version
from workbench.files.identity import Identity, fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.qt.history import FIRST, UNDELETED, UNLISTED, History, VersionChanges, VersionDetails, documents_kept

HOURS = [timedelta(hours=each) for each in (4, 3, 2, 1)]


class Heard:
    """A history and what it said."""

    def __init__(self, home: Path, identity: Identity, now: CapabilityMap) -> None:
        self.backups, self.recovery = Backups(home / "backups"), RecoveryStore(home / "recovery")
        scenario = now.scenarios[-1].id
        self.history = History(self.backups, self.recovery, identity.document_id, date(2026, 5, 4), (now, scenario))
        self.listed: list[tuple[Version, ...]] = []
        self.told: list[VersionChanges] = []
        self.seen: list[VersionDetails] = []
        self.said: list[str] = []
        self.history.listed.connect(self.listed.append)
        self.history.told.connect(self.told.append)
        self.history.seen.connect(self.seen.append)
        self.history.unlisted.connect(self.said.append)
        self.history.undeleted.connect(self.said.append)

    def start(self) -> tuple[Version, ...]:
        self.history.start()
        self.history.wait()
        return self.listed[-1]

    def look_at(self, version: Version) -> VersionDetails:
        self.history.look_at(version)
        self.history.wait()
        return self.seen[-1]


@pytest.fixture
def documents(qtbot: QtBot) -> list[CapabilityMap]:
    return states(4)


@pytest.fixture
def heard(tmp_path: Path, documents: list[CapabilityMap]) -> Heard:
    identity, _ = kept(tmp_path / "backups", documents, HOURS)
    return Heard(tmp_path, identity, documents[-1])


def test_every_version_is_told_with_what_it_changed(heard: Heard) -> None:
    versions = heard.start()
    assert [each.time for each in versions] == sorted((each.time for each in versions), reverse=True)
    assert [each.version for each in heard.told] == list(versions)
    assert [each.changes for each in heard.told] == ["+1 role", "+1 role", "+1 role", FIRST]


def test_one_that_cannot_be_read_is_told_and_passed_over(heard: Heard) -> None:
    broken = heard.backups.versions(heard.history._document_id)[1]
    broken.path.write_bytes(b"PK nothing")
    heard.start()
    told = {each.version.revision: each for each in heard.told}
    assert "cannot be opened" in told[broken.revision].problem
    assert [each.changes for each in heard.told if not each.problem] == ["+2 roles", "+1 role", FIRST]
    seen = heard.look_at(next(each for each in heard.listed[-1] if each.revision == broken.revision))
    assert seen.loaded is None
    assert "damaged" in seen.problem
    assert broken.path.exists()


def test_a_version_that_is_looked_at_is_read_with_what_changed_since(
    heard: Heard, documents: list[CapabilityMap]
) -> None:
    oldest = heard.start()[-1]
    seen = heard.look_at(oldest)
    assert seen.loaded is not None
    assert seen.loaded.document == documents[0]
    assert seen.since == "+3 roles"
    assert seen.assessment is not None
    assert seen.assessment.index.scenario.id == documents[0].scenarios[-1].id


def test_only_the_version_asked_for_last_is_told(heard: Heard) -> None:
    versions = heard.start()
    for each in versions:
        heard.history.look_at(each)
    heard.history.wait()
    assert [each.version for each in heard.seen] == [versions[-1]]


def test_what_was_discarded_is_among_the_versions(heard: Heard, documents: list[CapabilityMap]) -> None:
    newest = heard.start()[0]
    identity = heard.backups.read(newest).identity
    other = states(6)[-1]
    ended = RecoveryStore(heard.recovery._folder)
    ended.store(other, identity, None)
    ended.set_aside()
    versions = heard.start()
    assert versions[0].whys == ("discarded",)
    assert heard.told[-5].changes == "+2 roles"
    seen = heard.look_at(versions[0])
    assert seen.loaded is not None
    assert seen.loaded.document == other


def test_deleting_takes_versions_discarded_and_recovered_work(heard: Heard, tmp_path: Path) -> None:
    identity = heard.backups.read(heard.start()[0]).identity
    for aside in (True, False):
        ended = RecoveryStore(heard.recovery._folder)
        ended.store(states(6)[-1], identity, None)
        if aside:
            ended.set_aside()
        else:
            ended.leave()
    heard.history.delete_all()
    heard.history.wait()
    assert heard.listed[-1] == ()
    assert heard.said == []
    assert [path for path in tmp_path.rglob("*.capmap") if identity.document_id in str(path)] == []


def test_what_cannot_be_deleted_is_said_and_listed(heard: Heard) -> None:
    versions = heard.start()
    in_the_way = versions[0].path.parent / "folder"
    in_the_way.mkdir()
    heard.history.delete_all()
    heard.history.wait()
    assert heard.said == [UNDELETED]
    assert heard.listed[-1] == ()
    shutil.rmtree(in_the_way)


def test_where_a_version_cannot_be_deleted_what_was_discarded_is_gone_all_the_same(heard: Heard) -> None:
    versions = heard.start()
    identity = heard.backups.read(versions[0]).identity
    ended = RecoveryStore(heard.recovery._folder)
    ended.store(states(6)[-1], identity, None)
    ended.set_aside()
    (versions[0].path.parent / "folder").mkdir()
    heard.history.delete_all()
    heard.history.wait()
    assert heard.said == [UNDELETED]
    assert heard.recovery.discarded(identity.document_id) == []


def test_versions_that_cannot_be_listed_are_said(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "glob", refuse)
    heard.history.start()
    heard.history.wait()
    assert heard.said == [UNLISTED]


def test_a_document_without_versions_has_none(tmp_path: Path, documents: list[CapabilityMap]) -> None:
    heard = Heard(tmp_path, fresh_identity(), documents[0])
    assert heard.start() == ()
    assert heard.told == []


def test_every_document_is_found_the_one_kept_last_first(tmp_path: Path, documents: list[CapabilityMap]) -> None:
    backups, recovery = Backups(tmp_path / "backups"), RecoveryStore(tmp_path / "recovery")
    old, _ = kept(tmp_path / "backups", documents[:1], [timedelta(days=9)])
    new, _ = kept(tmp_path / "backups", [load("blank")], HOURS[:1])
    backups.versions(new.document_id)[0].path.write_bytes(b"PK nothing")
    never_saved = fresh_identity()
    ended = RecoveryStore(tmp_path / "recovery")
    ended.store(documents[1], never_saved, None)
    ended.set_aside()
    found = documents_kept(backups, recovery)
    assert [each.document_id for each in found] == [never_saved.document_id, new.document_id, old.document_id]
    assert [each.title for each in found] == [documents[1].title, "", documents[0].title]
    assert found[0].versions[0].whys == ("discarded",)


def test_a_document_has_the_title_of_its_newest_version_that_can_be_read(
    tmp_path: Path, documents: list[CapabilityMap]
) -> None:
    backups = Backups(tmp_path / "backups")
    identity, _ = kept(tmp_path / "backups", documents[:2], HOURS[:2])
    backups.versions(identity.document_id)[0].path.write_bytes(b"PK nothing")
    (found,) = documents_kept(backups, RecoveryStore(tmp_path / "recovery"))
    assert found.title == documents[0].title
