"""A save where its turn cannot be kept: without locks, beside another user's lock file, and for those left out."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from workbench.files import atomic, process_lock
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.files.process_lock import LocksUnsupported, ProcessLock
from workbench.files.rights import LockedOut


def turn_of(path: Path) -> Path:
    """The file by which savers of this name take turns."""
    return path.with_name(f".{hashlib.sha256(path.name.encode()).hexdigest()[:32]}.turn")


def test_where_no_turn_can_be_taken_the_save_goes_without(place: Path) -> None:
    path = place / "plan"
    turn_of(path).mkdir()
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert turn_of(path).is_dir()


def test_another_users_turn_is_left_to_them_on_a_disk_without_locks(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: int, unsupported: bool) -> bool:
        if not unsupported:
            raise LocksUnsupported
        return False

    path = place / "plan"
    turn_of(path).touch()
    monkeypatch.setattr(process_lock, "_opened", lambda name, *_: (os.open(name, os.O_RDONLY), False))
    monkeypatch.setattr(process_lock, "_lock", no_locks)
    write_atomically(path, b"new")
    assert sorted(os.listdir(place)) == sorted([turn_of(path).name, "plan"])


def test_a_save_that_would_lock_somebody_out_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked_out(*_: object) -> None:
        raise LockedOut("those of the group")

    path = place / "plan"
    path.write_bytes(b"old")
    monkeypatch.setattr(atomic, "carry_over", locked_out)
    with pytest.raises(SaveFailed, match="saved by you, it could no longer be opened by those of the group") as failed:
        write_atomically(path, b"new")
    assert isinstance(failed.value.cause, LockedOut)
    assert os.listdir(place) == ["plan"]
    assert path.read_bytes() == b"old"


def test_a_turn_that_does_not_come_ends_the_save(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    monkeypatch.setattr(atomic, "TURN", 0.05)
    theirs = ProcessLock(turn_of(path))
    with pytest.raises(SaveFailed, match="another program is saving it at this moment"):
        write_atomically(path, b"new")
    theirs.release()
    assert os.listdir(place) == []
