"""The saver on a failing disk: after every fault the old file is whole, or the new one is."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.torture.disk import Disk
from workbench.files import atomic
from workbench.files.atomic import SaveFailed, write_atomically

OLD, NEW = b"old" * 1000, b"new" * 2000


def test_a_signal_at_each_system_call_is_of_no_consequence(place: Path) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    known = atomic.fingerprint(path)
    with Disk(place).attached() as healthy:
        write_atomically(path, NEW, expected=known)
    for number, call in enumerate(healthy.calls):
        path.write_bytes(OLD)
        known = atomic.fingerprint(path)
        with Disk(place, number, errno.EINTR).attached() as interrupted:
            written = write_atomically(path, NEW, expected=known)
        assert interrupted.calls[number] == call
        assert written == atomic.fingerprint(path)
        assert path.read_bytes() == NEW
        assert os.listdir(place) == ["plan"], call


def test_a_signal_that_comes_when_the_file_is_in_place_already(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    path.write_bytes(OLD)

    replace = os.replace

    def replaced(source: Path, target: Path) -> None:
        replace(source, target)
        raise InterruptedError

    monkeypatch.setattr("os.replace", replaced)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert os.listdir(place) == ["plan"]


def test_short_writes_are_continued(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr("os.write", lambda descriptor, data: write(descriptor, data[:7]))
    write_atomically(place / "plan", NEW)
    assert (place / "plan").read_bytes() == NEW


def test_a_disk_that_gives_back_something_else(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    write = os.write
    monkeypatch.setattr("os.write", lambda descriptor, data: write(descriptor, b"?" * len(data)))
    with pytest.raises(SaveFailed, match="gave back something else"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    assert os.listdir(place) == ["plan"]


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_whose_folders_cannot_be_synced_will_do(place: Path, error: int) -> None:
    with Disk(place).attached() as healthy:
        write_atomically(place / "plan", NEW)
    last = len(healthy.calls) - 1 - healthy.calls[::-1].index("fsync")
    (place / "plan").unlink()
    with Disk(place, last, error).attached():
        write_atomically(place / "plan", NEW)
    assert (place / "plan").read_bytes() == NEW


def test_the_disk_confirms_the_content_before_the_name_and_the_name_last(place: Path) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    with Disk(place).attached() as healthy:
        write_atomically(path, NEW)
    order = [each for each in healthy.calls if each.split()[0] in ("write", "fsync", "replace")]
    assert order == ["write .saving", "fsync .saving", "replace .saving", "fsync"]


def test_a_name_that_the_disk_does_not_confirm_is_said(place: Path) -> None:
    path = place / "plan"
    with Disk(place).attached() as healthy:
        write_atomically(path, OLD)
    last = len(healthy.calls) - 1 - healthy.calls[::-1].index("fsync")
    path.unlink()
    with Disk(place, last, errno.EIO).attached(), pytest.raises(SaveFailed, match="did not confirm it") as failure:
        write_atomically(path, OLD)
    assert failure.value.in_place == atomic.fingerprint(path)


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("times", range(9))
def test_a_sharing_violation_is_waited_out(
    place: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, times: int
) -> None:
    path = place / "plan"
    path.write_bytes(OLD)
    waits: list[float] = []
    refusals = iter(range(times))
    put_in_place = os.replace

    def replace(source: Path, target: Path) -> None:
        if next(refusals, None) is not None:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
            raise error
        put_in_place(source, target)

    monkeypatch.setattr("os.replace", replace)
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


def test_an_error_nobody_thought_of_has_the_systems_words(place: Path) -> None:
    with Disk(place, 0, errno.EILSEQ).attached(), pytest.raises(SaveFailed, match=os.strerror(errno.EILSEQ)):
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
