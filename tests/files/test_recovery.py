"""Unsaved work survives every end of the program, and nothing of it is thrown away unasked."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import stat
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.files.maps import FULL, SMALL
from tests.files.rights import open_folder, ordinary_user
from workbench.domain.model import Assignment, CapabilityMap, Role
from workbench.files.atomic import SaveFailed
from workbench.files.document import read, save
from workbench.files.identity import Identity, fresh_identity
from workbench.files.recovery import KEPT_DAYS, RecoveryStore
from workbench.files.recovery_copy import changes

CHANGED = replace(
    FULL,
    scenarios=(
        replace(
            FULL.scenarios[0],
            roles=(
                replace(FULL.scenarios[0].roles[0], assignments=(Assignment("apis", "support", level=4),)),
                FULL.scenarios[0].roles[1],
                Role("new", "New"),
            ),
        ),
        FULL.scenarios[1],
    ),
)


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "user" / "recovery"


@pytest.fixture
def ended(folder: Path) -> RecoveryStore:
    """The store of a run that will have ended: its lock is let go of, as the system does for the dead."""
    return RecoveryStore(folder, clock=Clock())


def end(store: RecoveryStore) -> None:
    assert store._process_lock is not None
    store._process_lock.release()


def snapshots(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.capmap"))


def test_unsaved_work_is_offered_after_the_program_ended(tmp_path: Path, folder: Path, ended: RecoveryStore) -> None:
    original = tmp_path / "plan.capmap"
    saved = save(original, FULL, fresh_identity())
    ended.store(CHANGED, saved.identity, original, saved.fingerprint)
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.title == FULL.title
    assert found.original == original
    assert found.problem is None
    assert found.time == datetime.fromtimestamp(Clock.now + 1)
    assert changes(found) == "+1 role, 2 assignments changed"
    assert found.loaded is not None
    assert found.loaded.document == CHANGED
    assert found.loaded.fingerprint == saved.fingerprint
    identity = found.loaded.identity
    assert identity.document_id == saved.identity.document_id
    assert identity.parents == (saved.identity.revision,)
    assert identity.extras == ()
    restored = save(original, found.loaded.document, identity, expected=found.loaded.fingerprint)
    assert restored.identity == identity


def test_untitled_work_is_offered_too(folder: Path, ended: RecoveryStore) -> None:
    ended.store(SMALL, fresh_identity(), None)
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.original is None
    assert changes(found) is None
    assert found.loaded is not None
    assert found.loaded.document == SMALL
    assert found.loaded.fingerprint is None


def test_what_a_file_carries_besides_is_kept(folder: Path, ended: RecoveryStore) -> None:
    extras = (("preview.png", b"png"),)
    ended.store(SMALL, replace(fresh_identity(), extras=extras), None)
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.loaded is not None
    assert found.loaded.identity.extras == extras


def test_two_generations_are_kept_and_the_newest_offered(folder: Path, ended: RecoveryStore) -> None:
    identity = fresh_identity()
    for number in range(5):
        ended.store(replace(SMALL, title=f"Title {number}"), identity, None)
    assert len(snapshots(folder)) == 2
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.title == "Title 4"


def test_the_newest_is_offered_though_the_clock_was_set_back(folder: Path) -> None:
    times = iter([1_800_000_000.0, 1_700_000_000.0])
    store, identity = RecoveryStore(folder, clock=lambda: next(times)), fresh_identity()
    for title in ("First", "Second"):
        store.store(replace(SMALL, title=title), identity, None)
    end(store)
    (found,) = RecoveryStore(folder).pending()
    assert found.title == "Second"


def test_where_the_newest_is_damaged_the_one_before_is_offered(folder: Path, ended: RecoveryStore) -> None:
    identity = fresh_identity()
    ended.store(replace(SMALL, title="Before"), identity, None)
    ended.store(replace(SMALL, title="Newest"), identity, None)
    end(ended)
    newest = snapshots(folder)[1]
    newest.write_bytes(newest.read_bytes()[:-50])
    (found,) = RecoveryStore(folder).pending()
    assert found.title == "Before"
    assert found.problem is None
    assert found.loaded is not None
    (note,) = found.loaded.notes
    assert note.startswith("The last safety copy cannot be read; this is the one before it. “")
    assert note.endswith(f"It is kept in {folder}.")
    assert newest.exists()


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half", b"noise"])
def test_what_cannot_be_read_is_reported_and_kept(folder: Path, ended: RecoveryStore, damage: bytes) -> None:
    ended.store(SMALL, fresh_identity(), None)
    end(ended)
    (path,) = snapshots(folder)
    path.write_bytes(damage)
    for _ in range(2):
        (found,) = RecoveryStore(folder).pending()
        assert found.loaded is None
        assert found.problem is not None
        assert "cannot be opened" in found.problem
        assert abs(found.time.timestamp() - path.stat().st_mtime) < 1
    assert path.read_bytes() == damage


def test_a_snapshot_one_has_no_right_to_read_is_reported() -> None:
    with open_folder() as user, ordinary_user():
        store = RecoveryStore(user / "recovery")
        store.store(SMALL, fresh_identity(), None)
        end(store)
        snapshots(user / "recovery")[0].chmod(0)
        (found,) = RecoveryStore(user / "recovery").pending()
        assert found.problem is not None
        assert "cannot be opened" in found.problem


def test_an_original_that_cannot_be_read_is_no_hindrance(tmp_path: Path, folder: Path, ended: RecoveryStore) -> None:
    ended.store(FULL, fresh_identity(), tmp_path / "gone.capmap")
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.original == tmp_path / "gone.capmap"
    assert changes(found) is None
    assert found.problem is None


def test_a_living_run_keeps_its_work_to_itself(folder: Path) -> None:
    living, other = RecoveryStore(folder), RecoveryStore(folder)
    living.store(SMALL, fresh_identity(), None)
    assert other.pending() == []
    assert living.pending() == []
    end(living)
    assert len(other.pending()) == 1
    assert living.pending() == []


def test_a_save_drops_this_runs_own_work_and_no_other(folder: Path, ended: RecoveryStore) -> None:
    ended.store(SMALL, fresh_identity(), None)
    mine = RecoveryStore(folder)
    mine.store(FULL, fresh_identity(), None)
    mine.drop()
    assert len(snapshots(folder)) == 1
    assert len(list(folder.glob("*.lock"))) == 1
    mine.store(FULL, fresh_identity(), None)
    assert len(snapshots(folder)) == 2
    mine.drop()
    end(ended)
    (found,) = mine.pending()
    mine.drop(found)
    assert os.listdir(folder) == []
    assert mine.pending() == []
    mine.drop()


def test_discarded_work_stays_in_the_backups_for_a_week(folder: Path) -> None:
    clock = Clock()
    ended = RecoveryStore(folder, clock=clock)
    ended.store(SMALL, fresh_identity(), None)
    ended.store(SMALL, fresh_identity(), None)
    end(ended)
    store = RecoveryStore(folder, clock=clock)
    backups = folder.parent / "backups" / "discarded"
    for found in store.pending():
        store.discard(found)
    assert store.pending() == []
    assert snapshots(folder) == []
    assert len(snapshots(backups)) == 2
    clock.now += KEPT_DAYS * 86_400 - 60
    store.tidy()
    assert len(snapshots(backups)) == 2
    clock.now += 120
    store.pending()
    assert len(snapshots(backups)) == 2
    store.tidy()
    assert snapshots(backups) == []


def test_each_discard_of_a_document_in_one_run_is_a_backup_of_its_own(folder: Path) -> None:
    store, identity = RecoveryStore(folder, clock=Clock()), fresh_identity()
    for title in ("First", "Second", "Third"):
        store.store(replace(SMALL, title=title), identity, None)
        store.set_aside()
    backups = folder.parent / "backups" / "discarded"
    assert {read(backups / name).document.title for name in snapshots(backups)} == {"First", "Second", "Third"}


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_nobody_else_can_read_it(folder: Path, ended: RecoveryStore) -> None:
    ended.store(SMALL, fresh_identity(), None)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_failure_is_a_sentence_and_costs_no_snapshot(
    folder: Path, ended: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = fresh_identity()
    ended.store(replace(SMALL, title="First"), identity, None)
    ended.store(replace(SMALL, title="Second"), identity, None)

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        with pytest.raises(
            SaveFailed, match=r"^No safety copy of the unsaved work could be kept: the disk is full\. Sav"
        ):
            ended.store(replace(SMALL, title="Third"), identity, None)
    with pytest.raises(
        SaveFailed, match=r"could be kept: a text in the map holds half a character, .* Type it anew\.$"
    ):
        ended.store(replace(SMALL, title="\ud83c"), identity, None)
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.title == "Second"
    assert found.loaded is not None
    assert found.loaded.notes == ()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed, match="No safety copy"):
        RecoveryStore(tmp_path / "file" / "recovery").store(SMALL, fresh_identity(), None)
    assert RecoveryStore(tmp_path / "gone").pending() == []


def test_many_threads_at_once(folder: Path, ended: RecoveryStore) -> None:
    identity = fresh_identity()

    def work(number: int) -> None:
        for step in range(5):
            ended.store(replace(SMALL, title=f"{number}.{step}"), identity, None)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.loaded is not None
    assert found.loaded.notes == ()
    assert found.title.endswith(".4")


def test_the_identity_handed_in_is_not_moved_on(folder: Path, ended: RecoveryStore) -> None:
    identity = Identity(fresh_identity().document_id, fresh_identity().revision)
    documents: list[CapabilityMap] = [SMALL, FULL, CHANGED]
    for document in documents:
        ended.store(document, identity, None)
    end(ended)
    (found,) = RecoveryStore(folder).pending()
    assert found.loaded is not None
    assert (found.loaded.identity.revision, found.loaded.identity.parents) == (identity.revision, ())


def titles(store: RecoveryStore) -> list[str]:
    return [each.title for each in store.pending()]


def kept_by(folder: Path, title: str, continues: str | None = None, document_id: str = "") -> str:
    """The key of work that a run which has ended kept under this title."""
    store, identity = RecoveryStore(folder, clock=Clock()), fresh_identity()
    identity = replace(identity, document_id=document_id or identity.document_id)
    before = set(snapshots(folder))
    store.store(replace(SMALL, title=title), identity, None, continues=continues)
    store.leave()
    (made,) = set(snapshots(folder)) - before
    return made.name.removesuffix(".1.capmap")


def test_work_that_another_run_continues_is_offered_once(folder: Path) -> None:
    first = kept_by(folder, "First")
    second = kept_by(folder, "Second", continues=first)
    kept_by(folder, "Third", continues=second)
    kept_by(folder, "Other")
    assert sorted(titles(RecoveryStore(folder))) == ["Other", "Third"]


def test_work_that_a_living_run_continues_is_not_offered(folder: Path) -> None:
    first = kept_by(folder, "First")
    living = RecoveryStore(folder)
    living.store(replace(SMALL, title="Goes on"), fresh_identity(), None, continues=first)
    assert titles(RecoveryStore(folder)) == []
    assert titles(living) == []
    living.leave()
    assert titles(RecoveryStore(folder)) == ["Goes on"]


def test_where_what_continues_it_cannot_be_read_the_earlier_work_is_offered(folder: Path) -> None:
    second = kept_by(folder, "Second", continues=kept_by(folder, "First"))
    path = folder / f"{second}.1.capmap"
    path.write_bytes(path.read_bytes()[:-40])
    assert sorted(titles(RecoveryStore(folder))) == ["First", "Work that cannot be read"]


def test_copies_that_continue_each_other_are_both_offered(folder: Path) -> None:
    first = kept_by(folder, "First")
    second = kept_by(folder, "Second", continues=first)
    again = kept_by(folder, "Again", continues=second)
    (folder / f"{again}.1.capmap").replace(folder / f"{first}.1.capmap")
    assert sorted(titles(RecoveryStore(folder))) == ["Again", "Second"]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("discarded", [True, False])
def test_what_was_continued_goes_with_what_continues_it(folder: Path, *, own: bool, discarded: bool) -> None:
    first = kept_by(folder, "First")
    second = kept_by(folder, "Second", continues=first)
    kept_by(folder, "Other")
    store = RecoveryStore(folder)
    if own:
        store.store(replace(SMALL, title="Third"), fresh_identity(), None, continues=second)
        store.set_aside() if discarded else store.drop()
    else:
        (found,) = (each for each in store.pending() if each.key == second)
        store.discard(found) if discarded else store.drop(found)
    assert titles(store) == ["Other"]
    backups = folder.parent / "backups" / "discarded"
    assert len(snapshots(backups)) == (2 + own) * discarded


@pytest.mark.parametrize("discarded", [True, False])
def test_what_was_continued_does_not_come_up_alone_wherever_its_end_is_cut_short(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, discarded: bool
) -> None:
    class Killed(BaseException):
        pass

    def dying(do: Callable[..., Any], left: list[None]) -> Callable[..., Any]:
        def until_it_dies(*arguments: Any, **named: Any) -> Any:
            if not left:
                raise Killed
            left.pop()
            return do(*arguments, **named)

        return until_it_dies

    for steps in range(3):
        kept_by(folder, "Third", continues=kept_by(folder, "Second", continues=kept_by(folder, "First")))
        store = RecoveryStore(folder)
        (found,) = store.pending()
        assert found.title == "Third"
        end_of_it = store.discard if discarded else store.drop
        with monkeypatch.context() as patch:
            patch.setattr("pathlib.Path.unlink", dying(Path.unlink, [None] * steps))
            patch.setattr("shutil.move", dying(shutil.move, [None] * steps))
            with pytest.raises(Killed):
                end_of_it(found)
        assert titles(RecoveryStore(folder)) == ["Third"]
        store.drop(found)
        assert titles(store) == []


def test_what_a_living_run_holds_does_not_go_with_what_says_it_continues_it(folder: Path) -> None:
    living = RecoveryStore(folder)
    living.store(SMALL, fresh_identity(), None)
    (path,) = snapshots(folder)
    kept_by(folder, "Odd", continues=path.name.removesuffix(".1.capmap"))
    store = RecoveryStore(folder)
    for found in store.pending():
        store.drop(found)
    assert snapshots(folder) == [path]


def test_a_save_sets_aside_what_it_cannot_tell_to_be_needless(folder: Path, ended: RecoveryStore) -> None:
    identity = fresh_identity()
    ended.store(replace(SMALL, title="Before"), identity, None)
    ended.store(replace(SMALL, title="Newest"), identity, None)
    ended.leave()
    newest = snapshots(folder)[1]
    damaged = newest.read_bytes()[:-50]
    newest.write_bytes(damaged)
    store = RecoveryStore(folder)
    (found,) = store.pending()
    store.drop(found)
    assert snapshots(folder) == []
    (kept,) = snapshots(folder.parent / "backups" / "discarded")
    assert kept.read_bytes() == damaged


def test_work_on_another_document_that_could_not_be_set_aside_is_not_dropped_with_the_next(folder: Path) -> None:
    store = RecoveryStore(folder)
    store.store(replace(SMALL, title="First"), fresh_identity(), None)
    in_the_way = folder.parent / "backups"
    in_the_way.write_text("")
    with pytest.raises(OSError, match=r"File exists|Not a directory|exists"):
        store.set_aside()
    store.store(replace(SMALL, title="Second"), fresh_identity(), None)
    store.drop()
    assert titles(RecoveryStore(folder)) == ["First"]


def half_written(folder: Path) -> Path:
    """What a run that was killed while it wrote a copy left there."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    host = f"{zlib.crc32(platform.node().encode()):08x}"
    path = folder / f".{'0' * 32}-{host}-{dead.pid}.saving"
    path.write_bytes(b"half")
    return path


def test_listing_writes_and_removes_nothing(folder: Path, ended: RecoveryStore) -> None:
    ended.store(SMALL, fresh_identity(), None)
    ended._process_lock.abandon()
    aside = RecoveryStore(folder)
    aside.store(SMALL, fresh_identity(), None)
    assert aside.set_aside()
    assert not aside.set_aside()
    half_written(folder)  # last: a save sweeps too
    before = {str(path): path.lstat() for path in folder.parent.rglob("*")}
    store = RecoveryStore(folder, clock=lambda: 9e9)
    (found,) = store.pending()
    assert changes(found) is None
    assert {str(path): path.lstat() for path in folder.parent.rglob("*")}.keys() == before.keys()
    store.tidy()
    assert [path.suffix for path in folder.iterdir()] == [".capmap"]
    assert snapshots(folder.parent / "backups" / "discarded") == []


def test_listing_leaves_the_disk_of_the_original_alone(
    tmp_path: Path, folder: Path, ended: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    ended.store(FULL, fresh_identity(), share / "plan.capmap")
    ended.leave()
    reached: list[str] = []

    def watched(do: Callable[..., Any]) -> Callable[..., Any]:
        def watching(path: Any, *arguments: Any, **named: Any) -> Any:
            reached.append(str(path))
            return do(path, *arguments, **named)

        return watching

    for name in ("stat", "lstat", "open", "scandir", "listdir", "readlink", "access"):
        monkeypatch.setattr(os, name, watched(getattr(os, name)))
    monkeypatch.setattr("builtins.open", watched(open))
    store = RecoveryStore(folder)
    (found,) = store.pending()
    store.tidy()
    store.discard(found)
    assert any(each.startswith(str(folder)) for each in reached)
    assert not [each for each in reached if each.startswith(str(share))]
    assert changes(found) is None
    assert [each for each in reached if each.startswith(str(share))]


def test_what_was_discarded_is_found_by_its_document(folder: Path) -> None:
    clock = Clock()
    store, mine, other = RecoveryStore(folder, clock=clock), fresh_identity(), fresh_identity()
    for title in ("First", "Second"):
        for generation in ("before", "last"):
            store.store(replace(SMALL, title=f"{title}, {generation}"), mine, None)
        store.set_aside()
        store.store(replace(SMALL, title="Other"), other, None)
        store.set_aside()
    found = store.discarded(mine.document_id)
    assert [read(each.path).document.title for each in found] == ["Second, last", "First, last"]
    assert [each.time for each in found] == sorted((each.time for each in found), reverse=True)
    assert found[0].time.timestamp() > 1_800_000_000
    found[0].path.write_bytes(b"damaged")
    assert [read(each.path).document.title for each in store.discarded(mine.document_id)] == [
        "Second, before",
        "First, last",
    ]
    assert store.discarded(fresh_identity().document_id) == []
    assert store.discarded("*") == []


def test_all_that_is_kept_of_a_document_can_be_removed(folder: Path) -> None:
    mine, other = fresh_identity(), fresh_identity()
    for identity in (mine, other):
        store = RecoveryStore(folder)
        store.store(SMALL, identity, None)
        store.set_aside()
        store.store(SMALL, identity, None)
        store.leave()
    living = RecoveryStore(folder)
    living.store(SMALL, mine, None)
    half = half_written(folder)
    RecoveryStore(folder).forget_document("*")
    RecoveryStore(folder).forget_document("")
    assert len(snapshots(folder)) == 3
    RecoveryStore(folder).forget_document(mine.document_id)
    left = [path.name[:36] for path in snapshots(folder)]
    assert sorted(left) == sorted((mine.document_id, other.document_id))
    assert living.discarded(mine.document_id) == []
    assert len(living.discarded(other.document_id)) == 1
    assert not half.exists()


def test_what_cannot_be_removed_keeps_nothing_else(folder: Path) -> None:
    mine = fresh_identity()
    for _ in range(2):
        store = RecoveryStore(folder)
        store.store(SMALL, mine, None)
        store.leave()
    first, second = snapshots(folder)
    first.unlink()
    first.mkdir()
    with pytest.raises(OSError, match=r"directory|permitted"):
        RecoveryStore(folder).forget_document(mine.document_id)
    assert not second.exists()


def test_which_files_are_copies_of_the_program(tmp_path: Path, folder: Path) -> None:
    store = RecoveryStore(folder)
    for ours in (folder / "a.capmap", folder.parent / "backups" / "x" / "a.capmap", folder / ".." / "backups" / "a"):
        assert store.owns(ours)
    for other in (tmp_path / "a.capmap", folder.parent / "a.capmap", folder.parent / "recovery 2" / "a", folder):
        assert not store.owns(other)


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_copy_is_known_by_either_name_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    store = RecoveryStore(tmp_path / "link" / "recovery")
    assert store.owns(tmp_path / "link" / "recovery" / "a")
    assert store.owns(tmp_path / "real" / "recovery" / "a")


@pytest.mark.skipif(sys.platform == "win32", reason="flock is of POSIX")
def test_work_is_kept_and_offered_where_the_disk_knows_no_locks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", none)
    store = RecoveryStore(folder)
    store.store(SMALL, fresh_identity(), None)
    assert len(RecoveryStore(folder).pending()) == 1
