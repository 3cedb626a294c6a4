"""A lock file of one process: who holds it is told by the system, and nobody removes another's."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.files.rights import open_folder, ordinary_user
from workbench.files import process_lock
from workbench.files.process_lock import LocksUnsupported, ProcessLock, is_locked, sweep_locks

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there nobody can remove a file that is open")
HOLDER = """
import sys
from pathlib import Path
from workbench.files.process_lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
lock.release()
"""


@contextmanager
def held_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process holds the lock until it is told to end, or is killed."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.communicate("\n", timeout=20)


def test_one_process_holds_it_and_the_others_know(place: Path) -> None:
    path = place / "a.lock"
    assert not is_locked(path)
    with held_by_another(path):
        assert is_locked(path)
        with pytest.raises(BlockingIOError):
            ProcessLock(path)
        assert path.exists()
    assert not path.exists()
    lock = ProcessLock(path)
    assert is_locked(path)
    lock.release()
    assert list(place.iterdir()) == []


def test_whoever_waits_has_it_when_it_is_let_go_of(place: Path) -> None:
    path = place / "a.lock"
    with held_by_another(path) as other:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        ProcessLock(path, wait=20).release()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_asking_again_and_again_leaves_no_file_open(place: Path) -> None:
    lock = ProcessLock(place / "a.lock")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        assert is_locked(place / "a.lock")
    assert len(os.listdir("/proc/self/fd")) == before
    lock.release()


@pytest.mark.parametrize("left", [b"", b"garbage", b"1234\n"])
def test_the_killed_hold_nothing_whatever_the_file_says(place: Path, left: bytes) -> None:
    path = place / "a.lock"
    with held_by_another(path) as other:
        other.kill()
        other.wait()
    path.write_bytes(left)
    assert not is_locked(path)
    assert path.read_bytes() == left, "a look removes nothing and writes nothing"
    ProcessLock(path).release()
    assert not path.exists()


@posix_only
def test_letting_go_never_removes_anothers_file(place: Path) -> None:
    path = place / "a.lock"
    mine = ProcessLock(path)
    path.unlink()
    with held_by_another(path):
        mine.release()
        assert path.exists()
        assert is_locked(path)
        with pytest.raises(BlockingIOError):
            ProcessLock(path)


@posix_only
def test_a_file_that_was_replaced_while_it_was_being_taken_is_not_taken(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place / "a.lock"
    take: Callable[[int], None] = process_lock._take  # type: ignore[attr-defined, unused-ignore]
    rounds = iter(range(2))

    def removed_meanwhile(descriptor: int) -> None:
        if next(rounds, None) is not None:
            path.unlink()
        take(descriptor)

    monkeypatch.setattr(process_lock, "_take", removed_meanwhile)
    lock = ProcessLock(path)
    assert path.exists()
    assert is_locked(path)
    lock.release()


def test_the_locks_of_the_dead_are_swept_and_no_others(place: Path) -> None:
    dead, kept, mine = place / "dead.lock", place / "kept.lock", ProcessLock(place / "mine.lock")
    dead.touch()
    other = place / "notes.txt"
    other.touch()
    folder = place / "folder.lock"
    folder.mkdir()
    with held_by_another(kept):
        sweep_locks(place)
        assert sorted(place.iterdir()) == sorted([kept, place / "mine.lock", other, folder])
    mine.release()
    sweep_locks(place / "gone")


@posix_only
def test_what_is_no_lock_file_is_left_alone(place: Path) -> None:
    os.mkfifo(place / "pipe.lock")
    (place / "link.lock").symlink_to(place / "notes")
    (place / "large.lock").write_bytes(bytes(10_000))
    for path in place.iterdir():
        with pytest.raises(OSError, match=r"lock file|symbolic"):
            ProcessLock(path)
    sweep_locks(place)
    assert sorted(each.name for each in place.iterdir()) == ["large.lock", "link.lock", "pipe.lock"]


@posix_only
def test_a_file_that_may_only_be_read_can_be_held() -> None:
    with open_folder() as folder:
        path = folder / "a.lock"
        path.touch()
        path.chmod(0o444)
        with ordinary_user():
            lock = ProcessLock(path)
            assert not lock.writable
            with pytest.raises(BlockingIOError):
                ProcessLock(path)
            lock.abandon()


def test_a_file_that_is_removed_while_it_may_not_be_opened(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is on Windows, where whoever opens a file that is being removed has no permission."""
    really, refusals = os.open, iter(range(2))

    def refused(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == place / "a.lock" and not flags & os.O_CREAT and next(refusals, None) == 0:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really(path, flags, mode)

    monkeypatch.setattr("os.open", refused)
    lock = ProcessLock(place / "a.lock")
    assert lock.writable
    lock.release()


def test_a_disk_without_locks(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(process_lock, "_take", unknown)
    with pytest.raises(LocksUnsupported):
        ProcessLock(place / "a.lock")
    lock = ProcessLock(place / "a.lock", unsupported=True)
    assert not lock.locked
    lock.release()
    assert list(place.iterdir()) == []


def test_a_disk_that_opens_a_file_and_denies_that_it_is_there_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lstat = tmp_path / "a.lock", os.lstat

    def denying(asked: object, *rest: object, **more: object) -> os.stat_result:
        if asked == path:
            raise FileNotFoundError(errno.ENOENT, "not there")
        return lstat(asked, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "lstat", denying)
    monkeypatch.setattr(process_lock, "GIVES_UP", 0.05)
    with pytest.raises(OSError, match=os.strerror(errno.ESTALE)) as failure:
        ProcessLock(path)
    assert failure.value.errno == errno.ESTALE
