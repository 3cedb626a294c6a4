"""Two processes that save the same file at once: one is told, nobody's work is overwritten unseen.

WORKBENCH_RACES sets the number of rounds (60 unless set).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from workbench.files import atomic
from workbench.files.atomic import SaveFailed, fingerprint, write_atomically
from workbench.files.process_lock import ProcessLock, is_locked

ROUNDS = int(os.environ.get("WORKBENCH_RACES", "60"))
TOGETHER = 0.01
"""Seconds after which both go on from what they have written beside the file."""
SAVER = """
import sys, time
from pathlib import Path
from workbench.files.atomic import ChangedOnDisk, Fingerprint, write_atomically
path, name = Path(sys.argv[1]), sys.argv[2]
for order in sys.stdin:
    number, at, sha256 = order.split()

    def until_both_are_ready(_: bytes) -> None:
        while time.monotonic() < float(at):
            pass

    try:
        known = Fingerprint(0, 0, sha256)
        write_atomically(path, f"{number} {name}".encode(), expected=known, verify=until_both_are_ready)
        print("saved", flush=True)
    except ChangedOnDisk:
        print("told", flush=True)
"""


def test_of_two_savers_one_is_told(place: Path) -> None:
    path = place / "plan"
    path.write_bytes(b"start")
    savers = [
        subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in "ab"
    ]
    try:
        for number in range(ROUNDS):
            at, known = time.monotonic() + TOGETHER, fingerprint(path).sha256
            for saver in savers:
                assert saver.stdin is not None
                print(number, at, known, file=saver.stdin, flush=True)
            answers = [saver.stdout.readline().strip() for saver in savers if saver.stdout is not None]
            assert sorted(answers) == ["saved", "told"], number
            assert path.read_bytes() == f"{number} {'ab'[answers.index('saved')]}".encode()
            assert os.listdir(place) == ["plan"]
    finally:
        for saver in savers:
            saver.communicate()


def test_one_that_never_ends_its_turn_is_told_of(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "plan"
    taken: list[Path] = []

    class Seen(ProcessLock):
        def __init__(self, path: Path, *, mode: int = 0o600, wait: float = 0, unsupported: bool = False) -> None:
            taken.append(path)
            super().__init__(path, mode=mode, wait=wait, unsupported=unsupported)

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "ProcessLock", Seen)
        write_atomically(path, b"old")
    monkeypatch.setattr(atomic, "TURN", 0)
    other = ProcessLock(taken[0])
    with pytest.raises(SaveFailed, match=r"another program is saving it at this moment. The file on disk is as it was"):
        write_atomically(path, b"new")
    other.release()
    assert path.read_bytes() == b"old"
    assert os.listdir(place) == ["plan"]


def test_a_name_in_other_letters_waits_for_the_same_turn(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some disks take them for one file: in large and small letters, and with an accent apart or not."""
    monkeypatch.setattr(atomic, "TURN", 0)
    with (
        atomic._turn(place / "Pl\u00e4ne.capmap"),
        pytest.raises(SaveFailed, match="another program is saving it at this moment"),
    ):
        write_atomically(place / "pla\u0308ne.CAPMAP", b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_whoever_shares_the_folder_can_take_a_turn(place: Path) -> None:
    path, plain = place / "plan", place / "plain"
    plain.touch()
    path.write_bytes(b"old")
    modes: set[int] = set()

    def look(_: BinaryIO) -> None:
        modes.update(each.stat().st_mode for each in place.glob("*.turn"))

    write_atomically(path, b"new", spare=look)
    assert modes == {plain.stat().st_mode}


def test_a_file_is_replaced_while_others_wait(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, replace = place / "plan", os.replace
    path.write_bytes(b"old")
    held: list[bool] = []

    def watched(source: Path, target: Path) -> None:
        held.extend(is_locked(each) for each in place.glob("*.turn"))
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    write_atomically(path, b"new")
    assert held == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_nobody_else_can_open_what_is_being_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, really = place / "plan", os.open
    path.write_bytes(b"old")
    path.chmod(0o640)
    made: list[int] = []

    def watched(path: Path, flags: int, mode: int = 0o777) -> int:
        if os.fspath(path).endswith(".saving") and flags & os.O_CREAT:
            made.append(mode)
        return really(path, flags, mode)

    monkeypatch.setattr(os, "open", watched)
    write_atomically(path, b"new")
    assert made == [0o600]
