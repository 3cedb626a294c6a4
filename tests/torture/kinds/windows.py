"""The whole window killed while a robot edits: what is recovered has every edit older than two seconds."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from tests.torture.kind import Kind, Outcome
from tests.torture.lives import Left, Life, left, lost
from tests.torture.robot import PACES, state_of
from tests.torture.writers import kill_is_of_posix
from workbench.files.document import fresh_identity, save
from workbench.files.templates import load

START = load("before-and-after")
LIVES = 4
"""Kills one after the other of a program that each time takes up what it recovered."""
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
        )
        begun = life.begun()
        if begun:
            time.sleep(chance.uniform(0, LONGEST))
        at = life.kill()
        told = life.told()
        before, found = found, left(home, file)
        loss = lost(told, at, found, before.in_file)
        fault, ahead = loss.fault, loss.ahead
        if not begun:
            fault = f"the program did not start: {told.faults}"
        elif recover and told.states[0][1] != before.recovered:
            fault = "what was opened is not what was recovered"
        ages.append(loss.age)
        if fault is not None:
            faults.append(f"kill {number} in {home.name}: {fault}")
    return Outcome(count, tuple(faults), tuple(ages))


KIND = Kind("kills of the window", run, amount=40, batch=8, in_suite=3, hindrance=kill_is_of_posix)
