"""The saver killed at any moment: the file is never damaged, never missing, never older than what was confirmed."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from tests.torture.kind import Kind, Outcome
from tests.torture.writers import BACKUPS, RARE, SIZES, Writers, kill_is_of_posix, numbered
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups, Version
from workbench.files.document import DocumentError, read, save

LEFTOVER = ".saving"


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Kill `count` writers, at maps of three sizes."""
    return kills(chance, count, place, "save")


def kills(chance: Random, count: int, place: Path, way: str) -> Outcome:
    """The same with another way to write."""
    path = place / "plan.capmap"
    written, its_size = 0, ""
    faults: list[str] = []
    writers = Writers(way, path, chance)
    try:
        for _ in range(count):
            size = chance.choices(list(SIZES), [1 if each == RARE else 6 for each in SIZES])[0]
            killed = writers.kill_one(size, written)
            least = written if killed.confirmed is None else killed.confirmed
            found = _found(path)
            left = [name for name in os.listdir(place) if name.endswith(LEFTOVER)]
            number = int(found.title) if found else 0
            its_size = size if number > written else its_size
            if found is None and least > 0:
                faults.append(f"the file is damaged or missing; save {least} of {size} was confirmed")
            elif not least <= number <= least + 1:
                faults.append(f"save {number} is in the file; save {least} of {size} was confirmed")
            elif found and found != numbered(its_size, number):
                faults.append(f"save {number} of {its_size} is another map in the file")
            elif killed.failed:
                faults.append(f"a save of {size} failed")
            elif len(left) > 1:
                faults.append(f"{len(left)} half-written files lie about")
            written = number
        if written:
            last = read(path)
            save(path, last.document, last.identity, expected=last.fingerprint)
            if any(name.endswith(LEFTOVER) for name in os.listdir(place)):
                faults.append("a half-written file was not swept by the next save")
        backups = Backups(place / BACKUPS)
        for document in backups.documents():
            faults += [fault for each in backups.versions(document) if (fault := _unreadable(backups, each))]
    finally:
        writers.close()
    return Outcome(count, tuple(faults))


def _unreadable(backups: Backups, version: Version) -> str | None:
    try:
        backups.read(version)
    except DocumentError as error:
        return error.sentence
    return None


def _found(path: Path) -> CapabilityMap | None:
    try:
        return read(path).document
    except DocumentError:
        return None


KIND = Kind("kills in a save", run, amount=300, batch=50, in_suite=30, hindrance=kill_is_of_posix)
