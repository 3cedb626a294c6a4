"""The saver killed at any moment: no file corrupt, none missing, none older than what was acknowledged.

WORKBENCH_KILLS sets the number of rounds (40 unless set).
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.files.atomic import write_atomically

ROUNDS = int(os.environ.get("WORKBENCH_KILLS", "40"))
SAVER = """
import hashlib, sys
from pathlib import Path
from workbench.files.atomic import write_atomically
path, number, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
while True:
    number += 1
    body = str(number).encode().zfill(12) * (size // 12)
    write_atomically(path, body + hashlib.sha256(body).digest())
    print(number, flush=True)
"""


def whole(path: Path) -> int:
    """The number of the save that wrote the file; fails where the file is anything but whole."""
    data = path.read_bytes()
    assert hashlib.sha256(data[:-32]).digest() == data[-32:]
    return int(data[:12])


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_killed_while_saving(place: Path) -> None:
    path = place / "plan"
    chance = random.Random(2)
    written, leftovers = 0, 0
    for number in range(ROUNDS):
        size = (30_000, 600_000)[number % 2]
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), str(written), str(size)], stdout=subprocess.PIPE, text=True
        )
        assert saver.stdout is not None
        acknowledged = int(saver.stdout.readline())
        time.sleep(chance.uniform(0, 0.03))
        saver.kill()
        acknowledged = max([acknowledged, *map(int, saver.stdout.read().split())])
        saver.stdout.close()
        saver.wait()
        written = whole(path)
        assert acknowledged <= written <= acknowledged + 1
        left = [name for name in os.listdir(place) if name != "plan"]
        assert len(left) <= 1
        leftovers += len(left)
    write_atomically(path, path.read_bytes())
    assert os.listdir(place) == ["plan"]
    assert whole(path) == written
    print(f"{ROUNDS} kills survived of {ROUNDS}, {leftovers} half-written files swept")
