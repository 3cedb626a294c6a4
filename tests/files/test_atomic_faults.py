"""The saver on a failing disk: after every fault the old file is whole, or the new one is."""

from __future__ import annotations

import builtins
import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.files import atomic, process_lock, rights, system
from workbench.files.atomic import SaveFailed, sweep, write_atomically

OLD, NEW = b"old" * 1000, b"new" * 2000
SYSTEM_CALLS = (
    *("open", "stat", "lstat", "fstat", "statvfs", "listdir", "write", "fsync", "close", "replace", "unlink"),
    *("chmod", "fchmod", "fchown", "getxattr", "setxattr", "listxattr", "removexattr", "ftruncate"),
)
ERRORS = {
    errno.ENOSPC: "the disk is full",
    errno.EIO: "the disk reported a fault",
    errno.EACCES: "it may not be changed here",
    errno.EXDEV: "would not put the new file in place",
    errno.EROFS: "can be read but not written",
    errno.EDQUOT: "share of this disk is used up",
}


CERTAIN = {"open", "write", "fsync", "read back", "replace", "rights.fchmod", "system.close"}
"""Calls without which nothing is saved."""


class Disk:
    """The module `os` as the saver sees it: counts the system calls, and fails the one it is told to fail."""

    path = os.path

    def __init__(self, fail: int | None = None, error: int = 0) -> None:
        self.calls: list[str] = []
        self._fail, self._error = fail, error

    def __getattr__(self, name: str) -> Any:
        return self.counted(name, getattr(os, name)) if name in SYSTEM_CALLS else getattr(os, name)

    def counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) - 1 == self._fail:
                if name.endswith("close"):
                    real(*arguments)
                raise OSError(self._error, os.strerror(self._error))
            return real(*arguments, **options)

        return call


class Part:
    """The same disk as another part of the saver sees it: its calls have that part's name before theirs."""

    path = os.path

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk, self._name = disk, name

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._disk.counted(f"{self._name}.{name}", real) if name in SYSTEM_CALLS else real


@contextlib.contextmanager
def disk(monkeypatch: pytest.MonkeyPatch, fail: int | None = None, error: int = 0) -> Iterator[Disk]:
    with monkeypatch.context() as patch:
        faulty = Disk(fail, error)
        patch.setattr(atomic, "os", faulty)
        patch.setattr(atomic, "open", faulty.counted("read back", builtins.open), raising=False)
        for part in (rights, process_lock, system):
            patch.setattr(part, "os", Part(faulty, part.__name__.rsplit(".", 1)[-1]))
        yield faulty


def test_a_fault_at_each_system_call(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    known = atomic.fingerprint(path)
    with disk(monkeypatch) as healthy:
        write_atomically(path, NEW, expected=known)
    assert set(healthy.calls) >= CERTAIN
    reported = 0
    for number, call in enumerate(healthy.calls):
        for error, words in ERRORS.items():
            path.write_bytes(OLD)
            known = atomic.fingerprint(path)
            failure = None
            with disk(monkeypatch, number, error) as faulty:
                try:
                    write_atomically(path, NEW, expected=known)
                except SaveFailed as caught:
                    failure = caught
            assert faulty.calls[number] == call
            saved = failure is None or failure.in_place is not None
            assert path.read_bytes() == (NEW if saved else OLD), (call, number)
            sweep(place)
            assert os.listdir(place) == ["plan"], (call, number)
            if failure is not None:
                assert words in failure.sentence
                assert failure.sentence.endswith(".")
                assert isinstance(failure.cause, OSError)
                assert failure.cause.errno == error
                reported += 1
            else:
                folder = call == "open" and error == errno.EACCES  # then the file itself is confirmed
                assert folder or call not in CERTAIN or number > healthy.calls.index("replace"), (call, number)
            if failure is not None and failure.in_place is not None:
                assert failure.in_place == atomic.fingerprint(path)
                write_atomically(path, OLD, expected=failure.in_place)
    assert reported >= 60


def test_a_signal_at_each_system_call_is_of_no_consequence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    known = atomic.fingerprint(path)
    with disk(monkeypatch) as healthy:
        write_atomically(path, NEW, expected=known)
    for number, call in enumerate(healthy.calls):
        path.write_bytes(OLD)
        known = atomic.fingerprint(path)
        with disk(monkeypatch, number, errno.EINTR) as interrupted:
            written = write_atomically(path, NEW, expected=known)
        assert interrupted.calls[number] == call
        assert written == atomic.fingerprint(path)
        assert path.read_bytes() == NEW
        assert os.listdir(place) == ["plan"], call


def test_a_signal_that_comes_when_the_file_is_in_place_already(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    path.write_bytes(OLD)

    def replaced(source: Path, target: Path) -> None:
        os.replace(source, target)
        raise InterruptedError

    with disk(monkeypatch) as late:
        monkeypatch.setattr(late, "replace", replaced, raising=False)
        write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert os.listdir(place) == ["plan"]


def test_short_writes_are_continued(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with disk(monkeypatch) as slow:
        monkeypatch.setattr(slow, "write", lambda descriptor, data: os.write(descriptor, data[:7]), raising=False)
        write_atomically(place / "plan", NEW)
    assert (place / "plan").read_bytes() == NEW


def test_a_disk_that_gives_back_something_else(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    with disk(monkeypatch) as lying:
        monkeypatch.setattr(lying, "write", lambda fd, data: os.write(fd, b"?" * len(data)), raising=False)
        with pytest.raises(SaveFailed, match="gave back something else"):
            write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    assert os.listdir(place) == ["plan"]


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_whose_folders_cannot_be_synced_will_do(
    place: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    with disk(monkeypatch) as healthy:
        write_atomically(place / "plan", NEW)
    last = len(healthy.calls) - 1 - healthy.calls[::-1].index("fsync")
    (place / "plan").unlink()
    with disk(monkeypatch, last, error):
        write_atomically(place / "plan", NEW)
    assert (place / "plan").read_bytes() == NEW


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("times", range(9))
def test_a_sharing_violation_is_waited_out(
    place: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, times: int
) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    waits: list[float] = []
    refusals = iter(range(times))

    def replace(source: Path, target: Path) -> None:
        if next(refusals, None) is not None:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
            raise error
        os.replace(source, target)

    with disk(monkeypatch) as held:
        monkeypatch.setattr(held, "replace", replace, raising=False)
        monkeypatch.setattr("time.sleep", waits.append)
        if times <= len(atomic.RETRY_DELAYS):
            write_atomically(path, NEW)
            assert path.read_bytes() == NEW
        else:
            with pytest.raises(SaveFailed, match=r"may not be changed here|another program holds the file open"):
                write_atomically(path, NEW)
            assert path.read_bytes() == OLD
    assert waits == list(atomic.RETRY_DELAYS[:times])
    assert os.listdir(place) == ["plan"]


def test_an_error_nobody_thought_of_has_the_systems_words(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with disk(monkeypatch, 0, errno.EILSEQ), pytest.raises(SaveFailed, match=os.strerror(errno.EILSEQ)):
        write_atomically(place / "plan", NEW)


def test_a_real_limit_on_the_size_of_files(place: Path) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(SaveFailed, match="larger than a file may be here"):
            write_atomically(path, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == OLD
    assert os.listdir(place) == ["plan"]


@pytest.fixture
def small_disk(place: Path) -> Iterator[Path]:
    folder = place / "small"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=16m", "none"]
    mounted = shutil.which("mount") and subprocess.run(["mount", *options, str(folder)], capture_output=True)
    if not mounted or mounted.returncode != 0:
        pytest.skip("a small disk can be mounted by root on Linux only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, leaving: int) -> None:
    """Leave so many bytes of a disk."""
    (folder / "filler").write_bytes(bytes(shutil.disk_usage(folder).free - leaving))


def test_a_full_disk_is_said_before_anything_is_written(small_disk: Path) -> None:
    path = small_disk / "plan"
    path.write_bytes(OLD)
    fill(small_disk, leaving=12_000)
    with pytest.raises(SaveFailed, match=r"the disk is full. The file on disk is as it was. Free some space"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    assert sorted(os.listdir(small_disk)) == ["filler", "plan"]


@pytest.mark.parametrize(("size", "free"), [(12_000, 40_000), (12_000, 1_000_000), (3_000_000, 6_300_000)])
def test_a_small_disk_takes_what_fits(small_disk: Path, size: int, free: int) -> None:
    path = small_disk / "plan"
    path.write_bytes(OLD)
    fill(small_disk, leaving=free)
    write_atomically(path, bytes(size))
    write_atomically(path, b"x" * size)
    assert path.read_bytes() == b"x" * size
    assert sorted(os.listdir(small_disk)) == ["filler", "plan"]


def test_a_disk_that_can_only_be_read_is_called_that(small_disk: Path) -> None:
    path = small_disk / "plan"
    path.write_bytes(OLD)
    fill(small_disk, leaving=0)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for name, kept in (("plan", "The file on disk is as it was."), ("another", "Nothing was written.")):
        with pytest.raises(SaveFailed, match=rf"the disk can be read but not written. {kept} Save it somewhere else"):
            write_atomically(small_disk / name, NEW)
    assert path.read_bytes() == OLD


def test_a_disk_that_fills_up_during_the_save(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_disk / "plan"
    path.write_bytes(OLD)

    def then_full(folder: Path) -> Any:
        free = shutil._ntuple_diskusage(10**9, 0, 10**9)
        (small_disk / "filler").write_bytes(bytes(12_000_000))
        return free

    monkeypatch.setattr("shutil.disk_usage", then_full)
    with pytest.raises(SaveFailed, match="the disk is full"):
        write_atomically(path, bytes(8_000_000))
    assert path.read_bytes() == OLD
    assert sorted(os.listdir(small_disk)) == ["filler", "plan"]
