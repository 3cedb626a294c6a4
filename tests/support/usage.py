"""Usage of the machine: the processor's time, and the peak of memory of the process that reads a workbook."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from workbench.files.importers._opening.sheet_process import COMMAND
from workbench.runtime.own_process import own_command

MOST_MEGABYTES = 200
"""What it may take at most, in megabytes."""
_LAUNCHER = """
import resource, subprocess, sys
with open(sys.argv[1], "rb") as data:
    done = subprocess.run(sys.argv[2:], stdin=data, stdout=subprocess.PIPE)
last = (done.stdout.splitlines() or [b"nothing"])[-1]
print(last[:10].decode(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command, and prints how its last line begins, and its peak; on its own, for a peak counts what whoever
started the process held just then."""


def reading(data: Path) -> tuple[str, float]:
    """How the last line begins that is said of the workbook at this path, and the peak in megabytes."""
    command = [sys.executable, "-c", _LAUNCHER, str(data), *own_command(COMMAND)]
    begins, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return begins, int(peak) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def processor_seconds() -> float:
    """Seconds of the processor so far, of this process and of those that it started and that have ended: unlike a clock
    they do not tell how busy the machine is with other work."""
    return sum(os.times()[:4])
