"""Metric changes: the figures of two scenarios side by side, with the difference as a reader would work it out.

Knows only figures and their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.domain.coverage import Coverage, FigureView
from workbench.domain.figures import absorbed
from workbench.domain.rounding import points_between, rounded
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import UNDEFINED, noun, percent, pluralise, points, signed

Unit = Literal["share", "points", "grade", "step"]

DECIMALS = 1
"""Decimals of the shares and points shown side by side."""


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A figure before and after, None where it is undefined: a fraction of 1, percentage points, grades or steps.

    comparable False: the two are counted from different things, so they have no difference.
    """

    label: str
    unit: Unit
    before: float | None
    after: float | None
    comparable: bool = True

    @property
    def difference(self) -> float | None:
        """After less before, as both are shown, shares in percentage points; None where that means nothing."""
        if self.before is None or self.after is None or not self.comparable:
            return None
        if self.unit == "share":
            return points_between(self.before, self.after, DECIMALS)
        return rounded(rounded(self.after, DECIMALS) - rounded(self.before, DECIMALS), DECIMALS)

    @property
    def moved(self) -> bool:
        """Whether the two values read differently as they are shown."""
        if self.difference is not None:
            return self.difference != 0
        return not (self.before is None and self.after is None)

    def text(self, value: float | None) -> str:
        """One of the two values in words: "60.4 %", "36.2 points", "2 grades"."""
        if value is None:
            return UNDEFINED
        if self.unit == "share":
            return percent(value, DECIMALS)
        return (
            points(rounded(value, DECIMALS), DECIMALS) if self.unit == "points" else pluralise(round(value), self.unit)
        )

    @property
    def change(self) -> str:
        """The difference in words, with its sign: "+12.3 points"; "" where it is zero or undefined."""
        difference = self.difference
        if not difference:
            return ""
        if self.unit in ("share", "points"):
            return f"{signed(difference, DECIMALS)} points"
        return f"{signed(difference)} {noun(round(abs(difference)), self.unit)}"


def split_changes(
    before: Coverage, after: Coverage, view: FigureView, vocabulary: Vocabulary
) -> tuple[MetricChange, ...]:
    """The product share of a view, its balance, the five parts of its bar, and what somebody holds."""
    one, other = before.split(view), after.split(view)
    labels = {
        "product_share": vocabulary.product_share,
        "balance": "Balance",
        **vocabulary.parts,
        "coverage": "Held by somebody",
    }
    return tuple(
        MetricChange(label, "share", getattr(one, name), getattr(other, name)) for name, label in labels.items()
    )


_STANDING: tuple[tuple[str, Unit, Callable[[Coverage], float | None]], ...] = (
    ("{Product} work that sits in {marketing}", "share", lambda coverage: coverage.leak),
    ("{Marketing_strategist} higher by", "grade", lambda coverage: coverage.parity.grade),
    ("{Product_strategist} further from the top by", "step", lambda coverage: coverage.parity.steps),
)


def standing_changes(before: Coverage, after: Coverage, vocabulary: Vocabulary) -> Iterator[MetricChange]:
    """The standing of the product side: what marketing absorbs, and the grades and steps of the leading roles."""
    yield _absorbed_figure(before, after, vocabulary)
    for template, unit, figure in _STANDING:
        yield MetricChange(vocabulary.text(template), unit, figure(before), figure(after))


def _absorbed_figure(before: Coverage, after: Coverage, vocabulary: Vocabulary) -> MetricChange:
    """The points that marketing absorbs, as shown; not comparable where only one scenario has a product strategist."""
    was, now = (
        None if figure is None else figure.points for figure in (absorbed(before, DECIMALS), absorbed(after, DECIMALS))
    )
    if before.by_nature == after.by_nature:
        label = vocabulary.short_of_nature if before.by_nature else vocabulary.absorbed
        return MetricChange(label, "points", was, now)
    template = (
        "First {product} by nature less what is held, then absorbed by {marketing}"
        if before.by_nature
        else "First absorbed by {marketing}, then {product} by nature less what is held"
    )
    return MetricChange(vocabulary.text(template), "points", was, now, comparable=False)
