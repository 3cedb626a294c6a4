"""The figures of two scenarios side by side, with what lies between them. Knows only figures and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.domain.coverage import Coverage, View
from workbench.domain.words import PARTS, UNDEFINED, count

Unit = Literal["share", "points", "grade", "step"]

_SHARES = {
    "product_share": "Product share",
    "balance": "Balance",
    **PARTS,
    "coverage": "Held by somebody",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure before and after, None where it is undefined: a fraction of 1, percentage points, grades or steps."""

    label: str
    unit: Unit
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """After less before; None where one of them is undefined."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def moved(self) -> bool:
        """Whether it is another, as far as figures worked out in another order can tell."""
        difference = self.difference
        return abs(difference) > 1e-9 if difference is not None else self.before is not self.after

    def said(self, value: float | None) -> str:
        """One of its values in words: "60.4 %", "36.2 points", "2 grades"."""
        if value is None:
            return UNDEFINED
        if self.unit == "share":
            return f"{value * 100:.1f} %"
        return f"{value:.1f} points" if self.unit == "points" else count(round(value), self.unit)

    @property
    def change(self) -> str:
        """What lies between, with its sign: "+12.3 points"; nothing where it is the same or cannot be said."""
        if not self.moved or self.difference is None:
            return ""
        sign, size = "+" if self.difference > 0 else "−", abs(self.difference)
        return f"{sign}{size * 100:.1f} points" if self.unit == "share" else f"{sign}{self.said(size)}"


def split_figures(before: Coverage, after: Coverage, view: View) -> tuple[Figure, ...]:
    """The product share of a view, its balance, the five parts of its bar, and what somebody holds."""
    one, other = before.split(view), after.split(view)
    return tuple(Figure(label, "share", getattr(one, name), getattr(other, name)) for name, label in _SHARES.items())


_STANDING: tuple[tuple[str, Unit, Callable[[Coverage], float | None]], ...] = (
    ("Absorbed by marketing", "points", lambda each: each.fade),
    ("Product work that sits in marketing", "share", lambda each: each.leak),
    ("Marketing strategist higher by", "grade", lambda each: each.parity.grade),
    ("Product strategist further from the top by", "step", lambda each: each.parity.steps),
)


def standing_figures(before: Coverage, after: Coverage) -> Iterator[Figure]:
    """How the product side stands: what marketing absorbs, and the strategists' grades and steps."""
    for label, unit, figure in _STANDING:
        yield Figure(label, unit, figure(before), figure(after))
