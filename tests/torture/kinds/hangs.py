"""The disk of a file does not answer: the window starts and goes on, work is protected, and closing asks."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from unittest.mock import patch

from tests.torture.hanging import HangingFolder, no_folder_that_hangs
from tests.torture.kind import Kind, Outcome
from tests.torture.lives import EDITING, Life, left, lost
from tests.torture.robot import state_of
from workbench.files.atomic import write_atomically
from workbench.files.document import save
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.runtime.paths import HOME
from workbench.runtime.preferences import Preferences

START, OTHER = load("before-and-after"), load("social-leadership")
SHOWN_WITHIN = 5.0
"""Seconds from the start of the program to its window."""
PAUSE = 2.0
"""Seconds for which the window may stand still on a busy machine."""
ENDS_WITHIN = 12.0
"""Seconds from the answer to the end of the program."""
RECENT = ("a.capmap", "b.capmap", "c.capmap")
NO_SAVES = tuple(each for each in EDITING if each != "save")


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Try `count` of the ways in turn, each on a folder of its own."""
    faults: list[str] = []
    ages: list[float] = []
    for number in range(count):
        own = place / str(number)
        own.mkdir()
        way = WAYS[number % len(WAYS)]
        with HangingFolder(own).mounted() as folder:
            for name in RECENT:
                save(folder.path / name, START, fresh_identity())
            save(folder.path / "other.capmap", OTHER, fresh_identity())
            age, fault = way(folder, own / "home", chance)
        ages.append(age)
        if fault is not None:
            faults.append(f"{way.__name__.strip('_').replace('_', ' ')}: {fault}")
    return Outcome(count, tuple(faults), tuple(ages))


def _start_with_recent_files(folder: HangingFolder, home: Path, chance: Random) -> tuple[float, str | None]:
    with patch.dict(os.environ, {HOME: str(home)}):
        preferences = Preferences.load(write_atomically)
        for name in RECENT:
            preferences.remember(folder.path / name, name)
    with folder.hanging():
        life = Life(home, folder.path / "a.capmap", 1, pace=1, beats=True, arguments=[])
        time.sleep(SHOWN_WITHIN + 8)
    life.kill()
    return 0.0, _slow(life)


def _start_on_a_file(folder: HangingFolder, home: Path, chance: Random) -> tuple[float, str | None]:
    with folder.hanging():
        life = Life(home, folder.path / "a.capmap", 1, pace=1, beats=True)
        time.sleep(SHOWN_WITHIN + 8)
    fault = None if life.begun() else "the file was not opened once its disk answered"
    life.kill()
    return 0.0, _slow(life) or fault


def _open_a_file(folder: HangingFolder, home: Path, chance: Random) -> tuple[float, str | None]:
    mine = home.parent / "mine.capmap"
    save(mine, START, fresh_identity())
    other = str(folder.path / "other.capmap")
    life = Life(home, mine, 1, pace=1, ways=("view",), beats=True, other=other, script=[(0.3, "open")])
    life.begun()
    with folder.hanging():
        time.sleep(10)
    time.sleep(4)
    life.kill()
    there = life.told().states[-1][1] == state_of(OTHER)
    return 0.0, _slow(life) or (None if there else "the file was not opened once its disk answered")


def _killed_while_a_save_hangs(folder: HangingFolder, home: Path, chance: Random) -> tuple[float, str | None]:
    file = folder.path / "a.capmap"
    life = Life(home, file, chance.getrandbits(32), pace=1, ways=NO_SAVES, beats=True, script=[(1.5, "save")])
    life.begun()
    with folder.hanging():
        time.sleep(1.5 + chance.uniform(4, 14))
        at = life.kill(wait=False)
    life.process.wait()
    loss = lost(life.told(), at, left(home, file), state_of(START))
    return loss.age, loss.fault or _slow(life)


def _closed_while_a_save_hangs(folder: HangingFolder, home: Path, chance: Random) -> tuple[float, str | None]:
    file = folder.path / "a.capmap"
    script = [(1.5, "save"), (6.0, "close")]
    life = Life(home, file, chance.getrandbits(32), pace=1, ways=NO_SAVES, beats=True, script=script)
    life.begun()
    with folder.hanging():
        time.sleep(6 + PAUSE + ENDS_WITHIN)
        ended = life.is_gone()
        at = life.kill(wait=False)
    life.process.wait()
    told = life.told()
    if not told.asked or "still being saved" not in told.asked[0]:
        return 0.0, f"closing asked {told.asked or 'nothing'}"
    if not ended:
        return 0.0, "it did not end although a safety copy was to be kept"
    loss = lost(told, at, left(home, file), state_of(START))
    fault = loss.fault or (f"{loss.age:.1f} s of work were lost in closing" if loss.age else None)
    return 0.0, fault or _slow(life)


def _slow(life: Life) -> str | None:
    """What took the window too long."""
    told = life.told()
    shown, started = told.moments.get("shown"), told.moments.get("started")
    if not shown or not started:
        return "no window was shown"
    if shown[0] - started[0] > SHOWN_WITHIN:
        return f"the window was shown after {shown[0] - started[0]:.1f} s"
    stood = told.longest_pause()
    return f"the window stood still for {stood:.1f} s" if stood > PAUSE else None


WAYS: tuple[Callable[[HangingFolder, Path, Random], tuple[float, str | None]], ...] = (
    _start_with_recent_files,
    _start_on_a_file,
    _open_a_file,
    _killed_while_a_save_hangs,
    _closed_while_a_save_hangs,
)

KIND = Kind("windows on a disk that hangs", run, amount=5, batch=5, in_suite=0, hindrance=no_folder_that_hangs)
