"""The recovery copy killed while it is written: there is always one, whole, and none older than what was confirmed."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from tests.torture.kind import Kind, Outcome
from tests.torture.writers import RARE, SIZES, Writers, kill_is_of_posix, numbered
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Kill `count` writers of recovery copies, at maps of three sizes."""
    folder = place / "recovery"
    watcher = RecoveryStore(folder)
    faults: list[str] = []
    writers = Writers("keep", folder, chance)
    try:
        for _ in range(count):
            size = chance.choices(list(SIZES), [1 if each == RARE else 6 for each in SIZES])[0]
            killed = writers.kill_one(size, 0, fresh_identity().document_id)
            fault = _fault(watcher, size, killed.confirmed or 0)
            if fault is not None:
                faults.append(fault)
            elif killed.failed:
                faults.append(f"a recovery copy of {size} could not be written")
            for each in watcher.pending():
                watcher.drop(each)
    finally:
        writers.close()
    watcher.tidy()
    left = os.listdir(folder)
    if left:
        faults.append(f"{', '.join(left)} stayed in the recovery folder")
    return Outcome(count, tuple(faults))


def _fault(watcher: RecoveryStore, size: str, confirmed: int) -> str | None:
    pending = watcher.pending()
    if not pending and confirmed == 0:
        return None
    if len(pending) != 1:
        return f"{len(pending)} copies are offered; copy {confirmed} of {size} was confirmed"
    (found,) = pending
    if found.loaded is None:
        return f"the copy cannot be read: {found.problem}; copy {confirmed} of {size} was confirmed"
    number = int(found.title)
    if not confirmed <= number <= confirmed + 1:
        return f"copy {number} is offered; copy {confirmed} of {size} was confirmed"
    return None if found.loaded.document == numbered(size, number) else f"copy {number} of {size} is another map"


KIND = Kind("kills in a recovery write", run, amount=200, batch=50, in_suite=20, hindrance=kill_is_of_posix)
