"""The whole window killed while a robot edits: what is recovered has every edit older than two seconds."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from tests.torture.kind import Kind, Outcome
from tests.torture.lives import Left, Life, Loss, left, lost
from tests.torture.robot import PACES, state_of
from tests.torture.writers import kill_is_of_posix
from workbench.files.document import save
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

START = load("before-and-after")
LIVES = 4
"""Kills one after the other of a program that each time takes up what it recovered."""
EARLY = 0.2
"""The part of those that is killed while it starts or offers what was found."""
START_TAKES = 2.5
"""Seconds, about."""
SYNCS = (0.0, 0.0, 0.0, 0.25)
"""Seconds that the disk takes to confirm a file, beyond what it takes: the slow one for long enough to fall behind."""
LONGEST = 4.0
"""Seconds a robot edits, at most."""


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Kill `count` windows."""
    faults: list[str] = []
    ages: list[float] = []
    home, file, found, ahead = place, place, Left(None, None, ()), False
    for number in range(count):
        recover = number % LIVES > 0 and ahead and not faults
        if not recover:
            home = place / f"home-{number}"
            home.mkdir()
            file = home / "plan.capmap"
            save(file, START, fresh_identity())
            found = Left(state_of(START), None, ())
        arguments = [] if recover and chance.random() < 0.5 else [str(file)]
        life = Life(
            home,
            file,
            chance.getrandbits(32),
            pace=chance.randrange(len(PACES)),
            recover=recover,
            arguments=arguments,
            sync_takes=chance.choice(SYNCS),
        )
        early = recover and chance.random() < EARLY
        begun = not early and life.begun()
        time.sleep(chance.uniform(0, START_TAKES if early else LONGEST))
        at = life.kill()
        told = life.told()
        before, found = found, left(home, file)
        if early and not told.states:
            same = (found.in_file, found.recovered) == (before.in_file, before.recovered)
            loss = Loss(0.0, None if same and not found.faults else f"what was there is another: {found}", same)
        else:
            loss = lost(told, at, found, before.in_file)
        fault, ahead = loss.fault, loss.ahead
        if not begun and not early:
            fault = f"the program did not start: {told.faults}"
        elif recover and told.states and told.states[0][1] != before.recovered:
            fault = "what was opened is not what was recovered"
        ages.append(loss.age)
        if fault is not None:
            faults.append(f"kill {number} in {home.name}: {fault}")
    return Outcome(count, tuple(faults), tuple(ages))


KIND = Kind("kills of the window", run, amount=40, batch=8, in_suite=3, hindrance=kill_is_of_posix)
