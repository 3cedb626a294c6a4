"""States that are kept and rewritten, so that something is gone from them for good: what stays, what is told."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.files.maps import SMALL
from tests.files.test_document_versions import newer
from tests.support.people import with_people
from workbench.application.erasure import Erasure
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.document import read, to_bytes
from workbench.files.identity import Identity, fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.rewriting import Rewritten, deleted


def whole_text(folder: Path) -> str:
    """The text of every file below a folder, and of every part of those that are zips."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            texts.append(f"{path.relative_to(folder)}\n{path.read_bytes().decode('utf-8', 'replace')}")
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as parts:
                    texts += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
    return "\n".join(texts)


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "user" / "backups")


@pytest.fixture
def recovery(tmp_path: Path) -> RecoveryStore:
    return RecoveryStore(tmp_path / "user" / "recovery")


def kept(backups: Backups, document: CapabilityMap, identity: Identity | None = None) -> Identity:
    data, identity = to_bytes(document, identity or fresh_identity())
    backups.keep(identity.document_id, identity.revision, data, "save")
    return identity


def erasure(identity: Identity) -> Erasure:
    return Erasure(identity.document_id, "zeb", "Zebediah")


def test_every_backup_is_rewritten_and_stays_the_revision_it_is(backups: Backups, tmp_path: Path) -> None:
    document = with_people()
    first = kept(backups, document)
    second = kept(backups, replace(document, title="Later"), first)
    kept(backups, replace(SMALL, title="Nobody there"), second)
    copy = kept(backups, replace(document, title="A copy of it"))
    before = {version.revision: version for version in backups.versions(first.document_id)}
    times = {version.path: version.path.stat().st_mtime_ns for version in before.values()}
    assert "Zebediah" in whole_text(tmp_path)

    done = backups.rewrite(erasure(first))

    assert len(done.changed) == 3
    assert (done.unreadable, done.failed) == ((), ())
    assert "Zebediah" not in whole_text(tmp_path)
    assert "Xanthippe" in whole_text(tmp_path)
    after = {version.revision: version for version in backups.versions(first.document_id)}
    assert {key: (each.path, each.time, each.whys) for key, each in after.items()} == {
        key: (each.path, each.time, each.whys) for key, each in before.items()
    }
    assert {path: path.stat().st_mtime_ns for path in times} == times
    for identity in (first, second, copy):
        version = backups.find(identity.document_id, identity.revision)
        assert version is not None
        loaded = backups.read(version)
        assert loaded.identity.revision == identity.revision
        assert loaded.identity.parents == identity.parents
        assert loaded.identity.revised == identity.revised
        if os.name == "posix":
            assert stat.S_IMODE(version.path.stat().st_mode) == 0o600
    assert backups.rewrite(erasure(first)) == Rewritten()


def test_what_cannot_be_read_is_told_and_left(backups: Backups, tmp_path: Path) -> None:
    identity = kept(backups, with_people())
    (version,) = backups.versions(identity.document_id)
    whole = version.path.read_bytes()
    for damaged in (whole[:-40], b"", newer()):
        version.path.write_bytes(damaged)
        assert backups.rewrite(erasure(identity)) == Rewritten(unreadable=(version.path,))
        assert version.path.read_bytes() == damaged
    assert deleted([version.path, version.path]) == ""
    assert backups.versions(identity.document_id) == ()
    assert deleted([version.path.parent]) == "1 copy could not be deleted: no right to, or in use."


def test_what_cannot_be_written_is_told_and_stays_whole(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = kept(backups, with_people())
    kept(backups, replace(with_people(), title="Later"), identity)
    paths = tuple(version.path for version in backups.versions(identity.document_id))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    assert backups.rewrite(erasure(identity)) == Rewritten(failed=paths)
    assert [read(path).document.people[0].name for path in paths] == ["Zebediah", "Zebediah"]


def test_copies_of_this_run_of_dead_runs_and_discarded_work_are_rewritten(
    recovery: RecoveryStore, tmp_path: Path
) -> None:
    document, identity = with_people(), fresh_identity()
    folder = tmp_path / "user" / "recovery"
    ended = RecoveryStore(folder)
    for title in ("One", "Two"):
        ended.store(replace(document, title=title), identity, tmp_path / "plan.capmap")
    ended.set_aside()
    ended.store(document, identity, tmp_path / "plan.capmap")
    ended.leave()
    for title in ("Three", "Four"):
        recovery.store(replace(document, title=title), identity, None)
    (before,) = recovery.pending()

    pending, discarded = recovery.rewrite(erasure(identity))

    assert (len(pending.changed), len(discarded.changed)) == (3, 2)
    assert "Zebediah" not in whole_text(tmp_path)
    (after,) = recovery.pending()
    assert (after.key, after.time, after.original, after.problem) == (before.key, before.time, before.original, None)
    assert after.original == tmp_path / "plan.capmap"
    assert [read(work.path).document.title for work in recovery.discarded(identity.document_id)] == ["Two"]


def test_a_copy_of_a_living_run_is_left_and_told_where_she_is_in_it(recovery: RecoveryStore, tmp_path: Path) -> None:
    living = RecoveryStore(tmp_path / "user" / "recovery")
    identity = fresh_identity()
    living.store(with_people(), identity, None)
    elsewhere = RecoveryStore(tmp_path / "user" / "recovery")
    elsewhere.store(SMALL, fresh_identity(), None)
    pending, _ = recovery.rewrite(erasure(identity))
    assert (len(pending.failed), pending.changed) == (1, ())
    assert "Zebediah" in whole_text(tmp_path)
    living.leave()
    elsewhere.leave()
    pending, _ = recovery.rewrite(erasure(identity))
    assert len(pending.changed) == 1
    assert "Zebediah" not in whole_text(tmp_path)
