"""The saver on a healthy disk, and everything it refuses."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.files.rights import open_folder, ordinary_user
from workbench.files import atomic
from workbench.files.atomic import ChangedOnDisk, SaveFailed, fingerprint, sweep, write_atomically

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights and links of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def dead_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def leftover(folder: Path, pid: int, host: str | None = None) -> Path:
    path = folder / f".{'a' * 32}-{host or atomic._host()}-{pid}.saving"
    path.write_bytes(b"half")
    return path


@pytest.mark.parametrize("data", [b"", b"new", b"x" * 3_000_000])
def test_writes_a_new_file_and_tells_what_it_wrote(place: Path, data: bytes) -> None:
    path = place / "plan.capmap"
    written = write_atomically(path, data)
    assert path.read_bytes() == data
    assert written == fingerprint(path)
    assert written.size == len(data)
    assert written.sha256 == hashlib.sha256(data).hexdigest()
    assert names(place) == ["plan.capmap"]


@posix_only
def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(place: Path) -> None:
    path, plain, private = place / "plan", place / "plain", place / "private"
    plain.touch()
    write_atomically(path, b"1")
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    write_atomically(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    write_atomically(private, b"3", mode=0o600)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


@posix_only
def test_a_link_is_followed_and_kept(place: Path) -> None:
    real, link = place / "elsewhere" / "plan", place / "link"
    real.parent.mkdir()
    link.symlink_to(real)
    write_atomically(link, b"through a link to nothing yet")
    write_atomically(link, b"through the link")
    assert link.is_symlink()
    assert real.read_bytes() == b"through the link"
    assert names(place) == ["elsewhere", "link"]
    assert names(real.parent) == ["plan"]


@posix_only
def test_a_loop_of_links_is_refused_and_kept(place: Path) -> None:
    one, two = place / "one", place / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    with pytest.raises(SaveFailed, match="link leads back to itself"):
        write_atomically(one, b"new")
    assert one.is_symlink()
    assert two.is_symlink()


@posix_only
def test_a_link_into_a_folder_that_is_gone(place: Path) -> None:
    link = place / "link"
    link.symlink_to(place / "gone" / "plan")
    with pytest.raises(SaveFailed, match="folder is not there"):
        write_atomically(link, b"new")
    assert names(place) == ["link"]


def test_a_folder_that_is_gone(place: Path) -> None:
    with pytest.raises(SaveFailed) as caught:
        write_atomically(place / "gone" / "plan.capmap", b"new")
    assert str(caught.value) == (
        "“plan.capmap” was not saved: its folder is not there. Nothing was written. Save it somewhere else."
    )
    assert isinstance(caught.value.cause, FileNotFoundError)


def test_a_folder_in_the_place_of_the_file(place: Path) -> None:
    (place / "plan").mkdir()
    with pytest.raises(SaveFailed, match="there is a folder of that name"):
        write_atomically(place / "plan", b"new")
    assert (place / "plan").is_dir()


@posix_only
def test_something_that_is_not_a_file(place: Path) -> None:
    os.mkfifo(place / "pipe")
    with pytest.raises(SaveFailed, match="that is not a file"):
        write_atomically(place / "pipe", b"new")
    assert stat.S_ISFIFO((place / "pipe").stat().st_mode)


@pytest.mark.parametrize(("name", "says"), [("x" * 300, "name is too long"), ("a\0b", "no file may have")])
def test_a_name_that_cannot_be(place: Path, name: str, says: str) -> None:
    with pytest.raises(SaveFailed, match=says):
        write_atomically(place / name, b"new")
    assert names(place) == []


@posix_only
def test_a_read_only_file_is_left_alone() -> None:
    with open_folder() as folder, ordinary_user():
        path = folder / "plan"
        path.write_bytes(b"old")
        path.chmod(0o444)
        with pytest.raises(SaveFailed, match="marked as read-only"):
            write_atomically(path, b"new")
        assert path.read_bytes() == b"old"
        assert names(folder) == ["plan"]


@posix_only
def test_a_file_of_somebody_else_is_not_called_marked() -> None:
    if os.getuid() != 0:
        pytest.skip("two users can be played by root only")
    with open_folder() as folder:
        path = folder / "plan"
        path.write_bytes(b"old")
        with ordinary_user(), pytest.raises(SaveFailed, match="it may not be changed here"):
            write_atomically(path, b"new")
        assert path.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "linux", reason="chattr is of Linux")
def test_a_file_that_is_protected_against_changes(place: Path) -> None:
    path = place / "plan"
    path.write_bytes(b"old")
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", path], capture_output=True).returncode != 0:
        pytest.skip("root alone can protect a file, and not on every disk")
    try:
        with pytest.raises(SaveFailed, match="protected against changes"):
            write_atomically(path, b"new")
    finally:
        subprocess.run(["chattr", "-i", path], check=True)
    assert path.read_bytes() == b"old"


@posix_only
def test_a_folder_that_may_be_written_and_not_read() -> None:
    with open_folder() as folder, ordinary_user():
        path = folder / "plan"
        path.write_bytes(b"old")
        folder.chmod(0o300)
        try:
            known = write_atomically(path, b"new")
            write_atomically(path, b"newer", expected=known)
            write_atomically(folder / "another", b"first")
        finally:
            folder.chmod(0o700)
        assert path.read_bytes() == b"newer"
        assert names(folder) == ["another", "plan"]


@posix_only
def test_a_read_only_folder_is_left_alone() -> None:
    with open_folder() as folder, ordinary_user():
        path = folder / "plan"
        path.write_bytes(b"old")
        folder.chmod(0o555)
        with pytest.raises(SaveFailed, match=r"may not be changed here. The file on disk is as it was"):
            write_atomically(path, b"new")
        assert path.read_bytes() == b"old"
        assert names(folder) == ["plan"]


def test_a_file_changed_by_somebody_else_is_not_overwritten(place: Path) -> None:
    path = place / "plan"
    known = write_atomically(path, b"mine")
    path.write_bytes(b"hers")
    os.utime(path, ns=(0, known.mtime_ns + 1))
    with pytest.raises(ChangedOnDisk, match="somebody else changed it"):
        write_atomically(path, b"mine too", expected=known)
    assert path.read_bytes() == b"hers"
    assert names(place) == ["plan"]


def test_a_change_that_kept_size_and_time_is_noticed(place: Path) -> None:
    path = place / "plan"
    known = write_atomically(path, b"mine")
    path.write_bytes(b"hers")
    os.utime(path, ns=(known.mtime_ns, known.mtime_ns))  # as `cp -p` and `rsync -t` do
    with pytest.raises(ChangedOnDisk, match="somebody else changed it"):
        write_atomically(path, b"mine too", expected=known)
    assert path.read_bytes() == b"hers"


def test_a_reason_to_spare_what_is_there(place: Path) -> None:
    path = place / "plan"

    def spare(file: BinaryIO) -> str | None:
        return "it is holy" if file.read() == b"holy" else None

    write_atomically(path, b"common", spare=spare)
    write_atomically(path, b"holy", spare=spare)
    with pytest.raises(SaveFailed) as caught:
        write_atomically(path, b"new", spare=spare)
    assert str(caught.value) == (
        "“plan” was not saved: it is holy. The file on disk is as it was. Save under another name."
    )
    assert path.read_bytes() == b"holy"
    path.unlink()

    def meanwhile(_: bytes) -> None:
        path.write_bytes(b"holy")

    with pytest.raises(SaveFailed, match="it is holy"):
        write_atomically(path, b"new", spare=spare, verify=meanwhile)
    assert path.read_bytes() == b"holy"


def test_a_change_during_the_save_is_noticed_too(place: Path) -> None:
    path = place / "plan"
    known = write_atomically(path, b"mine")

    def meanwhile(data: bytes) -> None:
        path.write_bytes(b"all hers")

    with pytest.raises(ChangedOnDisk):
        write_atomically(path, b"mine too", expected=known, verify=meanwhile)
    assert path.read_bytes() == b"all hers"
    assert names(place) == ["plan"]


def test_a_file_only_touched_or_gone_is_no_change(place: Path) -> None:
    path = place / "plan"
    known = write_atomically(path, b"mine")
    os.utime(path, ns=(0, known.mtime_ns + 1))
    known = write_atomically(path, b"mine 2", expected=known)
    path.unlink()
    write_atomically(path, b"mine 3", expected=known)
    assert path.read_bytes() == b"mine 3"


def test_what_does_not_verify_replaces_nothing(place: Path) -> None:
    path = place / "plan"
    write_atomically(path, b"old")

    def verify(data: bytes) -> None:
        assert data == b"new"
        raise KeyError("broken")

    with pytest.raises(SaveFailed, match=r"does not open again. The file on disk is as it was") as caught:
        write_atomically(path, b"new", verify=verify)
    assert isinstance(caught.value.cause, KeyError)
    assert path.read_bytes() == b"old"
    assert names(place) == ["plan"]


def test_leftovers_of_the_dead_are_swept_and_nothing_else(place: Path) -> None:
    swept = leftover(place, dead_pid())
    kept = [
        leftover(place, os.getpid()),
        leftover(place, dead_pid(), host="00000000"),
        place / f".{'a' * 32}-1.tmp",
        place / "plan",
    ]
    for each in kept:
        each.write_bytes(b"kept")
    turn = place / f".{'a' * 32}.turn"
    turn.touch()
    write_atomically(place / "plan", b"new")
    assert not turn.exists()
    assert not swept.exists()
    assert all(each.exists() for each in kept)


@posix_only
def test_what_another_user_is_saving_is_not_swept() -> None:
    with open_folder() as folder, ordinary_user():
        theirs = leftover(folder, 1)  # a process that lives, and that may not be asked
        sweep(folder)
        assert theirs.exists()


def test_sweeping_a_folder_that_is_gone_is_nothing(place: Path) -> None:
    sweep(place / "gone")


def test_a_disk_without_locks_is_left_without_a_trace(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("workbench.files.process_lock._take", none_here)
    write_atomically(place / "plan", b"new")
    assert os.listdir(place) == ["plan"]
