"""Display precision: figures beside their limits (the product share and its band, the absorption), with decimals.

Each has as many decimals as it takes that it never reads as a limit it breaks, nor as keeping it.
Sentences, facts, the window and the workbook all read these. Values only: the words are those of presentation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.domain.coverage import PARTS, Coverage, FigureView, Split
from workbench.domain.index import Index
from workbench.domain.model import Policy
from workbench.domain.rounding import FINEST, digits_apart, points_between, rounded, whole_percents
from workbench.domain.values import Percent, PercentBand, Work
from workbench.domain.words import PERCENT, percent_band

_SAME = 1e-9
"""Tolerance: the noise of arithmetic by which a figure may miss a limit and still reach it."""
_WORTH_SAYING = 0.01
"""Threshold, a fraction of 1: by how much coverage moves before it is said beside a share that moves."""
_MUCH_UNHELD = 10
"""Threshold, in percent held by nobody, from which a share says that it is a share of what is held.

Counted of all the work the share would be smaller by as much at most: below this, by less than the 10 points that the
agreed limits allow.
"""


class Band(NamedTuple):
    """The product share agreed on, from and to, as fractions of 1."""

    low: float
    high: float

    def keeps(self, share: float) -> bool:
        """Whether a share lies within it."""
        return self.low - _SAME <= share <= self.high + _SAME

    def digits(self, share: float) -> int:
        """The decimals with which a share outside does not read as the limit it breaks; 0 for a share within."""
        return 0 if self.keeps(share) else digits_apart((share, self.low if share < self.low else self.high))

    def shown(self, digits: int = 0) -> PercentBand:
        """The band as it is shown, with so many decimals at most."""
        return PercentBand(rounded(100 * self.low, digits), rounded(100 * self.high, digits))

    def said(self, digits: int = 0) -> str:
        """Such as "40–60 %"."""
        return percent_band(*self, digits)


def agreed_band(index: Index, view: FigureView) -> Band | None:
    """The agreed band of a view: for the two strategists their own, else the nature of the work plus or minus a limit.

    None where the skills have no nature.
    """
    policy, nature = index.policy, Coverage.of(index).nature
    if view == "strategists":
        return Band(policy.strategists_low, policy.strategists_high)
    if nature is None:
        return None
    return Band(max(nature - policy.sides_band, 0.0), min(nature + policy.sides_band, 1.0))


def share_digits(index: Index, coverage: Coverage, view: FigureView) -> int:
    """The decimals that the product share of a view needs beside its agreed band."""
    share, band = coverage.split(view).product_share, agreed_band(index, view)
    return 0 if share is None or band is None else band.digits(share)


@dataclass(frozen=True, slots=True)
class Absorption:
    """Absorption: what product holds on paper (or by nature) and where people sit, fractions of 1, and the decimals."""

    on_paper: float
    placed: float
    digits: int = 0

    @property
    def points(self) -> float:
        """The difference of the two as they are shown, in percentage points."""
        return points_between(self.placed, self.on_paper, self.digits)


def absorbed(coverage: Coverage, digits: int = 0) -> Absorption | None:
    """The absorption of a scenario, with so many decimals; None where it is undefined."""
    on_paper, placed = coverage.on_paper, coverage.placed.product_share
    return None if on_paper is None or placed is None else Absorption(on_paper, placed, digits)


def absorbed_beside(policy: Policy, coverage: Coverage, least: int = 0) -> Absorption | None:
    """The absorption, with as many decimals as make the points shown reach the limits just where the exact ones do.

    least: the decimals to begin with. None where it is undefined.
    """
    fade = coverage.fade
    if fade is None:
        return None
    limits = (policy.fade_warning, policy.fade_error)
    reached = [fade >= limit - _SAME for limit in limits]

    def fits(shown: Absorption | None) -> bool:
        return shown is not None and [shown.points >= limit - _SAME for limit in limits] == reached

    finer = (absorbed(coverage, digits) for digits in range(least, FINEST))
    return next(filter(fits, finer), absorbed(coverage, FINEST))


def nobody_percent(split: Split) -> int:
    """What nobody holds as the bar of a split shows it, a whole percent; 0 where no skill counts."""
    known = [getattr(split, part) for part in PARTS]
    return whole_percents(known)[-1] if split.nobody is not None else 0


def nobody_share(split: Split, digits: int = 0) -> Percent | None:
    """What nobody holds, from 1 % on as the bar shows it; None below."""
    whole = nobody_percent(split)
    if split.nobody is None or not whole:
        return None
    return Percent.of(split.nobody, digits) if digits else Percent(whole)


def work_of(split: Split, digits: int = 0) -> Work:
    """The work that a product share of a split is of."""
    return Work(nobody_share(split, digits) if nobody_percent(split) >= _MUCH_UNHELD else None)


def coverage_moved(before: Split, after: Split) -> bool:
    """Whether what somebody holds moves by enough to be said beside a share that moves."""
    if before.coverage is None or after.coverage is None:
        return False
    return abs(after.coverage - before.coverage) >= _WORTH_SAYING - _SAME


def nobody_moved(before: Split, after: Split) -> str:
    """Such as "nobody holds 4 → 33 %", where coverage moves by enough; empty where it does not."""
    if not coverage_moved(before, after):
        return ""
    return f"nobody holds {nobody_percent(before)} → {nobody_percent(after)}{PERCENT}"
