"""Earlier states of a file: each kept once with every reason, read back whole, and thinned as they age."""

from __future__ import annotations

import errno
import os
import random
import stat
import threading
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.maps import FULL, SMALL
from tests.files.rights import open_folder, ordinary_user
from workbench.domain.model import CapabilityMap
from workbench.files import backups as module
from workbench.files.atomic import ChangedOnDisk, SaveFailed, fingerprint
from workbench.files.backups import ALL_FOR, EXPORTED_FOR, LAST, MOST, ROOM, Backups, Version, superfluous
from workbench.files.document import FORMAT_VERSION, DocumentError, map_json, read, to_bytes
from workbench.files.identity import Identity, fresh_identity

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)
MOST_OF_ALL = 50 + 12 + 10 + 9 + LAST
MINUTE = timedelta(minutes=1)


@dataclass
class Clock:
    now: float = NOW.timestamp()

    def __call__(self) -> float:
        self.now += 1
        return self.now

    def go(self, **by: float) -> None:
        self.now += timedelta(**by).total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Backups:
    return Backups(tmp_path / "user" / "backups", clock)


def saved(document: CapabilityMap, identity: Identity | None = None) -> tuple[bytes, Identity]:
    return to_bytes(document, identity or fresh_identity())


def keep(store: Backups, document: CapabilityMap, identity: Identity, why: module.Why = "save") -> Identity:
    data, identity = to_bytes(document, identity)
    store.keep(identity.document_id, identity.revision, data, why)
    return identity


def titled(number: int) -> CapabilityMap:
    return replace(SMALL, title=f"State {number}")


def files(store: Backups, identity: Identity) -> list[Path]:
    return sorted((store._folder / identity.document_id).iterdir())


# Keeping and reading


def test_a_kept_state_is_read_back_as_it_was(store: Backups, clock: Clock) -> None:
    data, identity = saved(FULL)
    store.keep(identity.document_id, identity.revision, data, "save")
    (version,) = store.versions(identity.document_id)
    assert version.time == datetime.fromtimestamp(NOW.timestamp() + 1, UTC)
    assert version.time.utcoffset() == version.time.astimezone().utcoffset()
    assert (version.revision, version.why, version.size) == (identity.revision, "save", len(data))
    assert version.path.read_bytes() == data
    loaded = store.read(version)
    assert (loaded.document, loaded.identity) == (FULL, identity)


def test_the_newest_state_comes_first(store: Backups) -> None:
    identity = fresh_identity()
    for number in range(4):
        identity = keep(store, titled(number), identity)
    titles = [store.read(each).document.title for each in store.versions(identity.document_id)]
    assert titles == ["State 3", "State 2", "State 1", "State 0"]


def test_a_state_is_kept_once_and_remembers_every_reason(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity(), "open")
    for why in ("replaced", "export", "replaced", "delete"):
        keep(store, FULL, identity, why)
    (version,) = store.versions(identity.document_id)
    assert version.whys == ("open", "replaced", "export", "delete")
    assert version.why == "open"
    assert version.exported == NOW.date()
    assert store.read(version).document == FULL


def test_the_day_of_the_last_export_is_remembered(store: Backups, clock: Clock) -> None:
    identity = keep(store, FULL, fresh_identity(), "export")
    clock.go(days=80)
    keep(store, FULL, identity, "export")
    (version,) = store.versions(identity.document_id)
    assert version.exported == NOW.date() + timedelta(days=80)
    assert version.whys == ("export",)


def test_a_state_is_found_by_its_revision(store: Backups) -> None:
    first = keep(store, titled(0), fresh_identity())
    second = keep(store, titled(1), first)
    found = store.find(first.document_id, first.revision)
    assert found is not None
    assert store.read(found).document == titled(0)
    assert store.find(first.document_id, str(uuid.uuid4())) is None
    assert store.find(str(uuid.uuid4()), second.revision) is None


def test_documents_are_kept_apart(store: Backups) -> None:
    one, other = keep(store, titled(1), fresh_identity()), keep(store, titled(2), fresh_identity())
    store.delete_all(one.document_id)
    assert store.versions(one.document_id) == ()
    assert len(store.versions(other.document_id)) == 1
    assert not (store._folder / one.document_id).exists()


def test_all_documents_with_versions_are_found(store: Backups) -> None:
    assert store.documents() == set()
    one, other = keep(store, titled(1), fresh_identity()), keep(store, titled(2), fresh_identity())
    (store._folder / "discarded").mkdir()
    (store._folder / "notes.txt").write_bytes(b"mine")
    assert store.documents() == {one.document_id, other.document_id}


def test_a_state_that_got_one_more_reason_meanwhile_is_still_read(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity())
    (version,) = store.versions(identity.document_id)
    keep(store, FULL, identity, "export")
    assert not version.path.exists()
    assert store.read(version).document == FULL


def test_a_state_that_was_damaged_is_written_anew_when_it_is_kept_again(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity())
    (version,) = store.versions(identity.document_id)
    version.path.write_bytes(version.path.read_bytes()[:100])
    keep(store, FULL, identity, "replaced")
    (version,) = store.versions(identity.document_id)
    assert store.read(version).document == FULL


def test_an_unreadable_state_is_listed_and_says_why(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity())
    (version,) = store.versions(identity.document_id)
    version.path.write_bytes(b"PK garbage")
    assert store.versions(identity.document_id) == (replace(version, size=10),)
    with pytest.raises(DocumentError, match=r"The version of .*damaged"):
        store.read(version)
    version.path.unlink()
    with pytest.raises(DocumentError, match=r"The version of .*cannot be opened"):
        store.read(version)


def test_strange_files_are_passed_over_and_left(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity())
    folder = store._folder / identity.document_id
    for name in ("notes.txt", "x.capmap", f"20269999T000000000000Z-{uuid.uuid4()}-save.capmap"):
        (folder / name).write_bytes(b"mine")
    keep(store, titled(1), identity)
    assert len(store.versions(identity.document_id)) == 2
    assert len(files(store, identity)) == 5


def test_reading_deletes_nothing(store: Backups, clock: Clock) -> None:
    identity = fresh_identity()
    for number in range(8):
        identity = keep(store, titled(number), identity)
    clock.go(days=1_000)
    before = files(store, identity)
    for version in store.versions(identity.document_id):
        store.read(version)
    store.find(identity.document_id, identity.revision)
    keep(store, titled(7), identity, "open")
    assert [each.name.split("-save")[0] for each in files(store, identity)] == [
        each.name.split("-save")[0] for each in before
    ]
    keep(store, titled(8), identity)
    assert len(files(store, identity)) < len(before)


@pytest.mark.skipif(os.name == "nt", reason="rights are the system's own there")
def test_only_the_user_may_read_what_is_kept(store: Backups) -> None:
    store._folder.mkdir(parents=True, mode=0o755)
    identity = keep(store, FULL, fresh_identity())
    (path,) = files(store, identity)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, store._folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_cannot_be_kept_is_said(store: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveFailed) as failed:
        keep(store, FULL, fresh_identity())
    assert failed.value.sentence == (
        "No earlier version of this map could be kept: the disk is full. The map itself is not affected."
    )


def test_what_cannot_be_deleted_keeps_nothing_else(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity())
    in_the_way = [store._folder / identity.document_id / str(number) for number in range(10)]
    for each in in_the_way:
        each.mkdir()
    with pytest.raises(OSError, match=r"directory|permitted|denied"):
        store.delete_all(identity.document_id)
    assert files(store, identity) == in_the_way


@pytest.mark.skipif(os.name == "nt", reason="rights are the system's own there")
def test_a_folder_that_may_not_be_written_is_said_and_what_cannot_go_is_raised() -> None:
    with open_folder() as folder, ordinary_user():
        store = Backups(folder / "backups")
        identity = keep(store, FULL, fresh_identity())
        inside = folder / "backups" / identity.document_id
        (folder / "backups").chmod(0o500)
        inside.chmod(0o500)
        with pytest.raises(OSError, match="denied"):
            store.delete_all(identity.document_id)
        assert len(store.versions(identity.document_id)) == 1
        for each in (folder / "backups", inside):
            each.chmod(0o700)
        folder.chmod(0o500)
        with pytest.raises(SaveFailed, match="may not be changed here"):
            keep(Backups(folder / "others"), titled(1), fresh_identity())


def test_states_are_kept_by_many_threads_at_once(tmp_path: Path) -> None:
    store, identity = Backups(tmp_path), fresh_identity()
    states = [to_bytes(titled(number), replace(identity, map_sha256="")) for number in range(6)]

    def work() -> None:
        for data, each in states:
            store.keep(each.document_id, each.revision, data, "save")
            store.keep(each.document_id, each.revision, data, "export")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    versions = store.versions(identity.document_id)
    assert sorted(each.revision for each in versions) == sorted(each.revision for _, each in states)
    assert all(each.whys == ("save", "export") for each in versions)


# A map as it stands


def keep_map(store: Backups, document: CapabilityMap, identity: Identity, why: module.Why) -> Identity:
    store.keep_map(document, identity, why)
    return store.read(store.versions(identity.document_id)[0]).identity


def kept_as(store: Backups, identity: Identity) -> CapabilityMap:
    found = store.find(identity.document_id, identity.revision)
    assert found is not None
    return store.read(found).document


def test_the_map_of_a_file_is_kept_under_the_revision_of_the_file(store: Backups) -> None:
    identity = keep(store, FULL, fresh_identity())
    assert keep_map(store, FULL, identity, "export") == identity
    (version,) = store.versions(identity.document_id)
    assert version.whys == ("save", "export")


def test_a_map_that_was_changed_is_kept_under_a_revision_of_its_own(store: Backups) -> None:
    identity = keep(store, titled(0), fresh_identity())
    other = keep_map(store, titled(1), identity, "delete")
    assert other.revision != identity.revision
    assert other.parents[0] == identity.revision
    assert kept_as(store, other) == titled(1)


def test_the_first_save_of_a_map_is_not_taken_for_the_state_exported_before(store: Backups) -> None:
    identity = fresh_identity()
    exported = keep_map(store, titled(0), identity, "export")
    first = keep(store, titled(1), identity)
    assert kept_as(store, exported) == titled(0)
    assert kept_as(store, first) == titled(1)


def test_a_map_no_file_can_hold_is_said(store: Backups) -> None:
    with pytest.raises(SaveFailed, match="half a character"):
        store.keep_map(replace(SMALL, title="\ud800"), fresh_identity(), "export")


# Around a save and an opening


def written(path: Path, document: CapabilityMap, identity: Identity | None = None) -> tuple[bytes, Identity]:
    data, identity = saved(document, identity)
    path.write_bytes(data)
    return data, identity


def test_a_file_is_kept_under_what_it_says_of_itself(store: Backups, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    data, identity = written(path, FULL)
    store.keep_file(path, "open")
    (version,) = store.versions(identity.document_id)
    assert (version.revision, version.whys) == (identity.revision, ("open",))
    assert version.path.read_bytes() == data


def test_a_file_of_an_older_format_is_kept_as_before_its_migration(
    store: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.capmap"
    _, identity = written(path, FULL)
    monkeypatch.setattr(module, "FORMAT_VERSION", FORMAT_VERSION + 1)
    store.keep_file(path, "open")
    store.keep_file(path, "replaced")
    assert store.versions(identity.document_id)[0].whys == ("migration", "replaced")


def test_what_is_no_capability_map_is_not_kept(store: Backups, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(map_json(FULL))
    (tmp_path / "broken.capmap").write_bytes(saved(FULL)[0][:200])
    (tmp_path / "folder.capmap").mkdir()
    for name in ("plan.json", "broken.capmap", "folder.capmap", "none.capmap"):
        store.keep_file(tmp_path / name, "replaced")
    assert not store._folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes there")
def test_a_pipe_is_not_waited_for(store: Backups, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.capmap")
    store.keep_file(tmp_path / "pipe.capmap", "replaced")
    assert not store._folder.exists()


def whys(store: Backups, identity: Identity) -> list[tuple[str, ...]]:
    return [each.whys for each in store.versions(identity.document_id)]


def test_a_save_keeps_what_it_replaces_and_what_it_writes(store: Backups, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    written(path, titled(0), identity := saved(titled(0))[1])
    expected = fingerprint(path)
    done, unkept = store.save(path, titled(1), identity, expected=expected)
    assert unkept == ""
    assert read(path).document == titled(1)
    assert whys(store, identity) == [("save",), ("replaced",)]
    assert kept_as(store, identity) == titled(0)
    assert kept_as(store, done.identity) == titled(1)
    again, _ = store.save(path, titled(2), done.identity, expected=done.fingerprint)
    assert whys(store, identity) == [("save",), ("save",), ("replaced",)]
    unchanged, _ = store.save(path, titled(2), again.identity, expected=again.fingerprint)
    assert unchanged.identity == again.identity
    assert len(whys(store, identity)) == 3


def test_the_file_that_a_save_as_replaces_is_kept_as_a_version_of_its_own_document(
    store: Backups, tmp_path: Path
) -> None:
    _, other = written(tmp_path / "other.capmap", FULL)
    done, _ = store.save(tmp_path / "other.capmap", titled(1), fresh_identity())
    assert kept_as(store, other) == FULL
    assert whys(store, other) == [("replaced",)]
    assert whys(store, done.identity) == [("save",)]


def test_the_file_that_a_save_as_replaces_is_kept_though_the_map_itself_is_already(
    store: Backups, tmp_path: Path
) -> None:
    done, _ = store.save(tmp_path / "plan.capmap", titled(1), fresh_identity())
    _, other = written(tmp_path / "other.capmap", FULL)
    store.save(tmp_path / "other.capmap", titled(1), done.identity)
    assert kept_as(store, other) == FULL


def test_that_the_file_a_save_as_replaces_cannot_be_kept_is_said(store: Backups, tmp_path: Path) -> None:
    _, other = written(tmp_path / "other.capmap", FULL)
    keep(store, titled(0), fresh_identity())
    (store._folder / other.document_id).write_bytes(b"in the way")
    done, unkept = store.save(tmp_path / "other.capmap", titled(1), fresh_identity())
    assert unkept.startswith("No earlier version of this map could be kept")
    assert whys(store, done.identity) == [("save",)]


def test_a_save_goes_on_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "backups").write_bytes(b"in the way")
    done, unkept = Backups(tmp_path / "backups").save(tmp_path / "plan.capmap", titled(1), fresh_identity())
    assert unkept.startswith("No earlier version of this map could be kept:")
    assert read(tmp_path / "plan.capmap").identity.revision == done.identity.revision


def test_a_save_that_fails_keeps_what_is_there_and_nothing_new(store: Backups, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    written(path, titled(0), identity := saved(titled(0))[1])
    before = fingerprint(path)
    _, others = written(path, titled(5), identity)
    with pytest.raises(ChangedOnDisk):
        store.save(path, titled(1), identity, expected=before)
    assert read(path).document == titled(5)
    assert [each.revision for each in store.versions(identity.document_id)] == [others.revision]


# Thinning


def version(age: timedelta, size: int = 1_000, exported: date | None = None, number: int = 0) -> Version:
    return Version(NOW - age, str(number), ("save",), Path(f"{age}-{number}"), size, exported)


def left(versions: list[Version], now: datetime = NOW) -> list[Version]:
    gone = set(superfluous(versions, now))
    return sorted((each for each in versions if each not in gone), key=lambda each: each.time, reverse=True)


def test_two_days_stay_whole_up_to_fifty() -> None:
    day = [version(MINUTE * number) for number in range(50)]
    assert left(day) == day
    busy = [version(MINUTE * number) for number in range(120)]
    assert left(busy) == busy[:51]  # and the newest of that day among the others


def test_then_a_day_a_week_a_month_keep_one_each() -> None:
    hourly = [version(timedelta(hours=number)) for number in range(24 * 450)]
    kept = left(hourly)
    assert kept[:48] == hourly[:48]
    older = [each.time.date() for each in kept[48:]]
    assert len(older) == 12 + 10 + 9
    steps = [(later - earlier).days for later, earlier in pairwise(older)]
    assert steps[:10] == [1] * 10
    assert steps[13:21] == [7] * 8
    assert all(28 <= step <= 31 for step in steps[23:])


def test_the_last_three_stay_however_old_and_large() -> None:
    old = [version(timedelta(days=2_000, minutes=number), ROOM) for number in range(5)]
    assert left(old) == old[:3]


def test_the_oldest_go_first_where_there_is_no_room() -> None:
    large = [version(MINUTE * number, ROOM // 10) for number in range(30)]
    assert left(large) == large[:10]


def test_the_base_of_a_workbook_stays_for_ninety_days_after_its_export() -> None:
    day = NOW.date()
    for days, stays in ((0, True), (90, True), (91, False)):
        base = version(timedelta(days=700), ROOM, day - timedelta(days=days))
        others = [version(MINUTE * number) for number in range(5)]
        others += [version(timedelta(days=690, minutes=number), number=7) for number in range(400)]
        assert (base in left([*others, base])) is stays


ages = st.one_of(st.integers(-5_000, 3 * 1_440), st.integers(0, 60 * 1_440), st.integers(0, 1_500 * 1_440))
versions = st.lists(
    st.builds(
        version,
        ages.map(lambda minutes: minutes * MINUTE),
        st.sampled_from((1_000, 90_000, ROOM // 20, ROOM // 3)),
        st.one_of(st.none(), st.integers(0, 120).map(lambda days: NOW.date() - timedelta(days=days))),
        st.integers(0, 2),
    ),
    max_size=90,
    unique_by=lambda each: (each.time, each.revision),
)


@given(versions)
def test_the_last_three_and_the_bases_of_workbooks_are_always_there(kept: list[Version]) -> None:
    there = left(kept)
    ordered = sorted(kept, key=lambda each: (each.time, each.revision), reverse=True)
    assert set(ordered[:LAST]) <= set(there)
    bases = {each for each in kept if each.exported is not None and NOW.date() - each.exported <= EXPORTED_FOR}
    assert bases <= set(there)


@given(versions)
def test_never_more_stay_than_the_limits_together(kept: list[Version]) -> None:
    there = left(kept)
    ordered = sorted(kept, key=lambda each: (each.time, each.revision), reverse=True)
    free = [each for each in there if each.exported is None and each not in ordered[:LAST]]
    assert len(free) <= MOST_OF_ALL
    assert len([each for each in free if NOW - each.time < ALL_FOR]) <= MOST + 12
    if free:
        safe = sum(each.size for each in there if each not in free)
        assert sum(each.size for each in free) + safe <= ROOM or any(each.exported for each in there)


@given(versions)
def test_thinning_twice_is_thinning_once(kept: list[Version]) -> None:
    assert superfluous(left(kept), NOW) == ()


@given(versions, st.randoms(use_true_random=False))
def test_the_order_of_the_states_does_not_matter(kept: list[Version], chance: random.Random) -> None:
    mixed = list(kept)
    chance.shuffle(mixed)
    assert superfluous(mixed, NOW) == superfluous(kept, NOW)


@given(versions, st.integers(0, 90))
def test_thinning_that_was_broken_off_goes_on_as_it_would_have(kept: list[Version], done: int) -> None:
    gone = superfluous(kept, NOW)
    half = [each for each in kept if each not in gone[:done]]
    assert superfluous(half, NOW) == gone[done:]


@given(st.lists(st.integers(1, 60 * 24 * 40), min_size=1, max_size=70))
def test_over_years_of_saves_the_limits_hold_at_every_moment(pauses: list[int]) -> None:
    now, there = NOW, list[Version]()
    for number, pause in enumerate(pauses):
        now += MINUTE * pause
        there = left([*there, Version(now, str(number), ("save",), Path(str(number)), 1_000)], now)
        assert str(number) == there[0].revision
        assert len(there) <= MOST_OF_ALL
    assert [each.revision for each in there[:LAST]] == [str(each) for each in range(len(pauses))][: -LAST - 1 : -1]


def test_the_store_thins_by_its_clock(store: Backups, clock: Clock) -> None:
    identity = fresh_identity()
    for number in range(60):
        identity = keep(store, titled(number), identity)
        clock.go(hours=1)
    assert len(store.versions(identity.document_id)) == 48 + 1  # of two days, and of the day before
    clock.go(days=30)
    identity = keep(store, titled(60), identity)
    assert len(store.versions(identity.document_id)) <= 4 + 3
    assert store.read(store.versions(identity.document_id)[0]).document == titled(60)


def test_plain_json_that_a_save_replaces_is_kept_as_it_was_read(store: Backups, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    path.write_bytes(map_json(titled(1)))
    loaded = read(path)
    saved, unkept = store.save(path, titled(2), loaded.identity, expected=loaded.fingerprint, sound=loaded.document)
    assert not unkept
    versions = store.versions(saved.identity.document_id)
    assert [each.whys for each in versions] == [("save",), ("replaced",)]
    assert store.read(versions[1]).document == titled(1)
