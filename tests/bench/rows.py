"""What is measured: one row a promise of speed. Each gives its ratio and, where a time matters too, a remark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.ratio import Ratio


@dataclass(frozen=True)
class Result:
    """A ratio and what is to be said beside it."""

    measured: Ratio
    remark: str = ""


@dataclass(frozen=True)
class Row:
    """One promise: what, against what, and how many times the floor it may cost."""

    name: str
    what: str
    floor: str
    demand: float
    measure: Callable[[], Result]


ROWS: list[Row] = []


def row(name: str, what: str, floor: str, demand: float) -> Callable[[Callable[[], Result]], Callable[[], Result]]:
    """Put a measurement into the table."""

    def register(measure: Callable[[], Result]) -> Callable[[], Result]:
        ROWS.append(Row(name, what, floor, demand, measure))
        return measure

    return register
