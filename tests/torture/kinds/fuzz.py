"""Made-up files, most of them broken: each is refused with one short sentence, or read as a map that saves and opens
again, in little memory and time; and it hides no sound copy of unsaved work it lies beside.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

from tests.torture.kind import Kind, Outcome
from tests.torture.openings import FAULT, OPENED
from tests.torture.writers import ROOT


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Open `count` such files in a process with a limit on its memory; in another one after each that ends it."""
    seed = chance.getrandbits(32)
    faults: list[str] = []
    number, opened = -1, 0
    while number < count - 1:
        before = number
        command = [sys.executable, "-m", "tests.torture.openings", str(seed), str(number + 1), str(count)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        for line in ended.stdout.splitlines():
            if line == OPENED:
                opened += 1
            elif line.startswith(FAULT):
                faults.append(f"seed {seed + number} of made_up: {line.removeprefix(FAULT).strip()}")
            else:
                number = int(line)
        if ended.returncode != 0:
            if number == before:
                raise RuntimeError(ended.stderr)
            faults.append(f"seed {seed + number} of made_up: it ended the program ({ended.returncode}), {ended.stderr}")
    if not 0 < opened < count // 2:
        faults.append(f"{opened} of {count} files were opened: they are too much or too little changed to prove much")
    return Outcome(count, tuple(faults))


KIND = Kind("files of the wrong shape", run, amount=20_000, batch=1_000, in_suite=500)
