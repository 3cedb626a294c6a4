"""The split: who holds the work, as exact numbers. Pure arithmetic over an index; no sentences and no thresholds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from math import fsum
from typing import Literal, NamedTuple, cast

from workbench.domain.index import SIDE_OF_SKILL, Holding, Index, Side
from workbench.domain.model import DepartmentKind, Skill

View = Literal["designed", "placed", "strategists"]


class Best(NamedTuple):
    """The strength of the best single holder of a skill: on the marketing side, the product side, and anywhere."""

    marketing: float
    product: float
    anywhere: float


_best = cast(Callable[[tuple[float, float, float]], Best], partial(tuple.__new__, Best))
"""A Best of three figures in a third of the time its own constructor takes."""


@dataclass(frozen=True, slots=True)
class Split:
    """Five parts of the weighed work, fractions of 1 that total 1; all None where there is no weight."""

    only_marketing: float | None
    both: float | None
    only_product: float | None
    other_roles: float | None
    nobody: float | None

    @property
    def coverage(self) -> float | None:
        """The fraction of the work that somebody holds."""
        return None if self.nobody is None else 1 - self.nobody

    @property
    def product_share(self) -> float | None:
        """The product side's part of what the two sides hold, both counted half each; None where that is nothing."""
        if self.only_marketing is None or self.both is None or self.only_product is None:
            return None
        held = self.only_marketing + self.both + self.only_product
        return (self.only_product + self.both / 2) / held if held > 0 else None

    @property
    def marketing_share(self) -> float | None:
        """What the product side does not have of it."""
        return None if self.product_share is None else 1 - self.product_share

    @property
    def balance(self) -> float | None:
        """Twice the smaller share: 1 where the sides hold the same, 0 where one holds all."""
        product = self.product_share
        return None if product is None else 2 * min(product, 1 - product)


class Parity(NamedTuple):
    """How far apart the strategists stand. Above 0: marketing is so many grades higher, product so many steps lower."""

    grade: int | None
    steps: int | None


def parts(best: Best) -> tuple[float, float, float, float, float]:
    """The five parts of one skill, in the order of the bar; they total 1."""
    m, p, a = best
    if m > p:
        return m - p, p, 0.0, a - m, 1 - a
    return 0.0, m, p - m, a - p, 1 - a


class Coverage:
    """All figures of one scenario. `shared` adds the skills of either side to the splits."""

    def __init__(self, index: Index, *, shared: bool = False) -> None:
        self._index = index
        self.skills: tuple[Skill, ...] = index.scoped if shared else index.domain
        self._sides = {role: (index.designed[role], index.placed[role], index.acting[role]) for role in index.roles}
        self._best: dict[View, dict[str, Best]] = {"designed": {}, "placed": {}, "strategists": {}}
        self._measure()

    def _measure(self) -> None:
        holdings = self._index.holdings
        designed, placed, strategists = self._best["designed"], self._best["placed"], self._best["strategists"]
        for skill in self.skills:
            designed[skill.id], placed[skill.id], strategists[skill.id] = self._bests(skill, holdings[skill.id])

    def _bests(self, skill: Skill, holdings: Iterable[Holding]) -> tuple[Best, Best, Best]:
        """The best single holders of a skill as designed, as placed, and of the two strategists."""
        support, sides, needed = self._index.assumptions.support, self._sides, skill.level_needed
        m1 = p1 = m2 = p2 = m3 = p3 = a = 0.0
        for role, assignment in holdings:
            level = assignment.level
            c = 1.0 if level >= needed else level / needed
            if assignment.kind == "support":
                c *= support
            side1, side2, side3 = sides[role.id]
            if c > a:
                a = c
            if side1 == "marketing":
                m1 = c if c > m1 else m1
            elif side1:
                p1 = c if c > p1 else p1
            if side2 == "marketing":
                m2 = c if c > m2 else m2
            elif side2:
                p2 = c if c > p2 else p2
            if side3 == "marketing":
                m3 = c if c > m3 else m3
            elif side3:
                p3 = c if c > p3 else p3
        return _best((m1, p1, a)), _best((m2, p2, a)), _best((m3, p3, a))

    def product_share_with(self, view: View, skill: Skill, holdings: Iterable[Holding]) -> float | None:
        """The product share of a view if one skill were held by others; None where there would be no work held."""
        split, total = self.split(view), self._index.weigh(self.skills)
        if split.only_marketing is None or split.both is None or split.only_product is None:
            return None
        weight, views = self._index.weight(skill) / total, list(self._best)
        was = parts(self._best[view][skill.id])
        is_ = parts(self._bests(skill, holdings)[views.index(view)])
        marketing, both, product = (
            had + weight * (new - old)
            for had, new, old in zip((split.only_marketing, split.both, split.only_product), is_, was, strict=False)
        )
        held = marketing + both + product
        return (product + both / 2) / held if held > 1e-12 else None

    def best(self, view: View) -> dict[str, Best]:
        """Skill id -> its best single holders in a view."""
        return self._best[view]

    def split_of(self, view: View, skills: Iterable[Skill]) -> Split:
        """The split of some of the skills."""
        best, equal = self._best[view], self._index.assumptions.equal_weights
        rows = []
        for skill in skills:
            weight = 1 if equal else skill.importance
            one, two, three, four, five = parts(best[skill.id])
            rows.append((weight, weight * one, weight * two, weight * three, weight * four, weight * five))
        if not rows:
            return Split(None, None, None, None, None)
        weights, *held = zip(*rows, strict=True)
        total = sum(weights)
        return Split(*(fsum(each) / total for each in held))

    @cached_property
    def designed(self) -> Split:
        """Whole departments, sides by discipline."""
        return self.split_of("designed", self.skills)

    @cached_property
    def placed(self) -> Split:
        """Whole departments, sides by where people sit."""
        return self.split_of("placed", self.skills)

    @cached_property
    def strategists(self) -> Split:
        """The two strategists alone."""
        return self.split_of("strategists", self.skills)

    def split(self, view: View) -> Split:
        """The split of a view."""
        splits: dict[View, Split] = {
            "designed": self.designed,
            "placed": self.placed,
            "strategists": self.strategists,
        }
        return splits[view]

    @cached_property
    def nature(self) -> float | None:
        """The fraction of the domain weight that is product or technology by nature; None where there is none."""
        index = self._index
        product = index.weigh([skill for skill in index.domain if skill.belongs_to != "marketing"])
        return product / index.domain_weight if index.domain_weight else None

    @cached_property
    def on_paper(self) -> float | None:
        """What fade starts from: the product share as designed, or the nature of the work without a strategist."""
        return self.nature if self._index.product_strategist is None else self.designed.product_share

    @cached_property
    def fade(self) -> float | None:
        """Percentage points of product work that marketing absorbs; None where a term is undefined."""
        placed = self.placed.product_share
        if self.on_paper is None or placed is None:
            return None
        return 100 * (self.on_paper - placed)

    @cached_property
    def leak(self) -> float:
        """The fraction of product and technology work that sits in marketing; 0 where there is no such work."""
        best, weight = self._best["placed"], self._index.weight
        skills = [skill for skill in self._index.domain if SIDE_OF_SKILL[skill.belongs_to] == "product"]
        total = self._index.weigh(skills)
        held = fsum(weight(skill) * parts(best[skill.id])[0] for skill in skills)
        return held / total if total else 0.0

    @cached_property
    def parity(self) -> Parity:
        """How far apart the strategists stand; both None unless both exist."""
        marketing, product = self._index.marketing_strategist, self._index.product_strategist
        if marketing is None or product is None:
            return Parity(None, None)
        return Parity(marketing.grade - product.grade, self._index.steps(product) - self._index.steps(marketing))

    @cached_property
    def placement(self) -> DepartmentKind | None:
        """The kind of the product strategist's nearest department that is not `other`."""
        strategist = self._index.product_strategist
        if strategist is None:
            return None
        kinds = (each.kind for each in self._index.chain(strategist.department))
        return next((kind for kind in kinds if kind != "other"), None)


def holds_at(best: Best, side: Side) -> float:
    """The strength of a side's best holder."""
    return best.marketing if side == "marketing" else best.product
