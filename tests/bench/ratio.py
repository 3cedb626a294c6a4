"""A ratio to a floor, measured so that a busy machine says the same as an idle one.

Floor and subject take turns, so that what slows one slows the other; the median of the pairwise ratios is the answer.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]
"""Does something once and gives the seconds it took."""


@dataclass(frozen=True)
class Ratio:
    """A subject against its floor; times are medians in seconds."""

    floor: float
    subject: float
    ratio: float


def timed(work: Callable[[], object], repeat: int = 1) -> Timed:
    """A piece of work whose seconds are the mean of `repeat` runs."""

    def run() -> float:
        begin = time.perf_counter()
        for _ in range(repeat):
            work()
        return (time.perf_counter() - begin) / repeat

    return run


def compare(floor: Timed, subject: Timed, rounds: int) -> Ratio:
    """Floor, subject, floor, subject, …: after one round to warm up, the median of `rounds` pairwise ratios."""
    floor()
    subject()
    pairs = []
    for _ in range(rounds):
        gc.collect()
        pairs.append((floor(), subject()))
    return Ratio(
        median(low for low, _ in pairs), median(high for _, high in pairs), median(high / low for low, high in pairs)
    )
