"""Two processes that save over the same state of a file at once: one wins, and the other is told."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from tests.files.maps import SMALL
from tests.torture.kind import Kind, Outcome
from tests.torture.writers import ROOT
from workbench.files.atomic import ChangedOnDisk, Fingerprint, SaveFailed
from workbench.files.document import read, save
from workbench.files.identity import fresh_identity

LATE = 0.003
"""Seconds by which one of the two begins after the other, at most."""


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Let the two race `count` times."""
    path = place / "plan.capmap"
    fingerprint = save(path, replace(SMALL, title="start"), fresh_identity()).fingerprint
    command = [sys.executable, "-m", "tests.torture.kinds.races", str(path)]
    racers = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in "ab"
    ]
    faults: list[str] = []
    try:
        for number in range(count):
            start = time.monotonic() + LATE
            starts = (start, start + chance.choice((0, chance.uniform(0, LATE))))
            expected = f"{fingerprint.size} {fingerprint.mtime_ns} {fingerprint.sha256}"
            for racer, name, at in zip(racers, "ab", starts, strict=True):
                assert racer.stdin is not None
                print(f"{number}{name}", at, expected, file=racer.stdin, flush=True)
            ends = [racer.stdout.readline().strip() for racer in racers if racer.stdout is not None]
            loaded = read(path)
            assert loaded.fingerprint is not None
            fingerprint = loaded.fingerprint
            winners = [f"{number}{name}" for name, end in zip("ab", ends, strict=True) if end == "saved"]
            if any(each not in ("saved", "told") for each in ends) or winners != [loaded.document.title]:
                faults.append(f"{ends[0]}, {ends[1]}; the file has {loaded.document.title} of race {number}")
    finally:
        for racer in racers:
            racer.communicate()
    return Outcome(count, tuple(faults))


def _race(path: Path) -> None:
    for order in sys.stdin:
        title, at, *known = order.split()
        expected = Fingerprint(int(known[0]), int(known[1]), known[2])
        while time.monotonic() < float(at):
            pass
        try:
            save(path, replace(SMALL, title=title), fresh_identity(), expected=expected)
            end = "saved"
        except ChangedOnDisk:
            end = "told"
        except SaveFailed as failure:
            end = failure.sentence
        print(end, flush=True)


KIND = Kind("races of two savers", run, amount=1_000, batch=250, in_suite=100)

if __name__ == "__main__":
    _race(Path(sys.argv[1]))
