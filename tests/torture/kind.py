"""What one kind of torture is, and what came of it. Knows no kind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import cast

from tests.torture import kinds
from workbench.domain.registry import discover


@dataclass(frozen=True)
class Outcome:
    """What came of some trials: one sentence in `faults` for each that was not survived.

    ages: for each kill of the window, seconds between the oldest edit that was lost and the kill; 0 where none was.
    notes: what else is to be said, such as what could not be tried.
    """

    tried: int
    faults: tuple[str, ...] = ()
    ages: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def survived(self) -> int:
        """How many trials lost nothing."""
        return self.tried - len(self.faults)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """The sum of outcomes; a note that several of them have is told once."""
    every = list(outcomes)
    return Outcome(
        sum(each.tried for each in every),
        tuple(fault for each in every for fault in each.faults),
        tuple(age for each in every for age in each.ages),
        tuple(dict.fromkeys(note for each in every for note in each.notes)),
    )


def nothing() -> None:
    """The hindrance of what can be tried everywhere."""


@dataclass(frozen=True)
class Kind:
    """One way to do harm.

    what: as the end of "4,000 of 4,000 …". amount: how many at AMOUNT=1. batch: how many are tried from one seed, so
    that one can be repeated. in_suite: how many the ordinary tests try, 0 where it takes too long. run: given the
    source of all chance, how many, and an empty folder. hindrance: why it cannot be tried on this machine, or None.
    adds_up: False for what is the same in every run; then the last run alone counts.
    """

    what: str
    run: Callable[[Random, int, Path], Outcome]
    amount: int
    batch: int
    in_suite: int
    hindrance: Callable[[], str | None] = nothing
    adds_up: bool = True


@cache
def every_kind() -> dict[str, Kind]:
    """All kinds by the names of their modules."""
    return {each.__name__.rpartition(".")[2]: cast(Kind, each.KIND) for each in discover(kinds)}


def batch(name: str, seed: int, count: int) -> Outcome:
    """Some trials of a kind from one seed, in a folder of their own."""
    with tempfile.TemporaryDirectory(prefix=f"torture-{name}-") as folder:
        return every_kind()[name].run(Random(seed), count, Path(folder))
