"""How slow the machine is at this moment, and waits that are multiples of it: what is busy says what is idle says.

Stands on the standard library alone.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

IDLE = 0.015
"""The floor of an idle machine in seconds: what waits that are written in seconds are reckoned by."""
PATIENCE = 2_000
"""Floors after which something that should have happened has not: half a minute on an idle machine."""


def floor() -> float:
    """The seconds in which a Python that does nothing starts and ends, now."""
    taken = []
    for _ in range(3):
        begin = time.monotonic()
        subprocess.run([sys.executable, "-I", "-S", "-c", ""], check=True)
        taken.append(time.monotonic() - begin)
    return median(taken)


class Pace:
    """The pace of the machine, measured when it is made, and anew where a wait seems to be in vain."""

    def __init__(self) -> None:
        self.floor = floor()

    def seconds(self, floors: float) -> float:
        """How long that is, for those who take seconds."""
        return floors * self.floor

    def rest(self, floors: float) -> None:
        """Do nothing for a while."""
        time.sleep(self.seconds(floors))

    def until(self, condition: Callable[[], Any], floors: float = PATIENCE, every: float = 3) -> Any:
        """Ask again and again until something holds, and give it; what does not hold, where that was in vain."""
        begin = time.monotonic()
        while not (answer := condition()):
            if time.monotonic() - begin > self.seconds(floors):
                self.floor = max(self.floor, floor())
                if time.monotonic() - begin > self.seconds(floors):
                    break
            self.rest(every)
        return answer
