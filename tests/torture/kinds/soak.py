"""A robot at the window for minutes: memory stays, nothing is collected elsewhere, and the recovery copy keeps up."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from pathlib import Path
from random import Random
from statistics import median

from tests.torture.kind import Kind, Outcome
from tests.torture.lives import EDITING, Life, left, lost
from tests.torture.robot import state_of
from workbench.files.document import save
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

START = load("before-and-after")
GROWTH = 20_000_000
"""Bytes that the program may grow by after it has warmed up."""
WARM = 0.3
"""The part of the time after which it is warm."""
LOOKS = (2.0, 6.0)
"""Seconds between two looks at what a kill would have cost."""


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Let a robot work for `count` minutes."""
    file = place / "plan.capmap"
    save(file, START, fresh_identity())
    life = Life(place / "home", file, chance.getrandbits(32), pace=1, ways=(*EDITING, "export", "open", "dialog"))
    faults: dict[int, str] = {}
    ages: list[float] = []
    memory: list[tuple[float, int]] = []
    try:
        if not life.begun():
            return Outcome(count, (f"the program did not start: {life.told().faults}",) * count)
        begun = time.monotonic()
        while (lived := time.monotonic() - begun) < 60 * count:
            time.sleep(chance.uniform(*LOOKS))
            minute = min(count - 1, int(lived // 60))
            if life.process.poll() is not None:
                faults.setdefault(minute, f"the program ended with {life.process.returncode}")
                break
            age, fault = _look(life, file, place / "look")
            ages.append(age)
            if fault is not None:
                faults.setdefault(minute, fault)
            memory.append((lived, _resident(life.process.pid)))
    finally:
        life.kill()
    told = life.told()
    warm = [size for lived, size in memory if lived > WARM * 60 * count]
    grown = median(warm[-5:]) - median(warm[:5]) if len(warm) > 10 else 0
    if grown > GROWTH:
        faults[count - 1] = f"it grew by {grown / 1e6:.0f} MB"
    if told.faults:
        faults.setdefault(count - 1, told.faults[0])
    collected = told.collections.get("window", 0)
    size = f"{grown / 1e6:+.1f} MB once warm, of {warm[-1] / 1e6:.0f} MB" if warm else "not measured"
    note = f"{len(told.states):,} things done, {len(told.saved):,} saves, {collected:,} collections; memory {size}"
    return Outcome(count, tuple(faults.values()), tuple(ages), (note,))


def _look(life: Life, file: Path, place: Path) -> tuple[float, str | None]:
    """What a kill at this moment would cost: seen in a copy of the recovery folder, as if its owner were dead."""
    copies = place / "data" / "recovery"
    copies.mkdir(parents=True)
    at = time.monotonic()
    for each in sorted((life.home / "data" / "recovery").glob("*.capmap")):
        with contextlib.suppress(FileNotFoundError):  # dropped meanwhile: then the file has it
            shutil.copy(each, copies)
    found = left(place, file)
    looked = time.monotonic()
    shutil.rmtree(place)
    time.sleep(1)  # what was begun before the look is in the diary by now
    loss = lost(life.told(), at, found, state_of(START), looked=looked)
    return loss.age, loss.fault


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def no_proc() -> str | None:
    """Why its memory cannot be seen here."""
    return None if sys.platform == "linux" else "the memory of another process is seen on Linux"


KIND = Kind("minutes of a robot's work", run, amount=10, batch=10, in_suite=0, hindrance=no_proc)
