"""Figures of a scenario: the split of the work by view, fade, leak, parity and placement, as exact numbers.

Pure arithmetic over an index; knows no sentences and no thresholds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from math import fsum
from typing import Literal, NamedTuple, TypeAlias, cast, get_args

from workbench.domain.holdings import Holding
from workbench.domain.index import SIDE_OF_SKILL, Index, Side
from workbench.domain.model import DepartmentKind, Skill

FigureView = Literal["designed", "placed", "strategists"]
FIGURE_VIEWS: tuple[FigureView, ...] = get_args(FigureView)

_SLOTS: tuple[dict[Side | None, int], ...] = (
    {"marketing": 0, "product": 1, None: 6},
    {"marketing": 2, "product": 3, None: 6},
    {"marketing": 4, "product": 5, None: 6},
)
"""Slots: for each view, in the order of FIGURE_VIEWS, where in a list of seven the best strength of a side is kept.

`Coverage._bests` fills the list for each skill. Roles on neither side write to slot 6, which is never read: so the
innermost loop needs no branch.
"""


class Best(NamedTuple):
    """The strength of the best single holder of a skill: on the marketing side, the product side, and anywhere."""

    marketing: float
    product: float
    anywhere: float


_Bests: TypeAlias = dict[FigureView, dict[str, Best]]
"""View -> skill id -> its best single holders."""
_Weights: TypeAlias = dict[FigureView, dict[Best, int]]
"""View -> best holders -> the weight of the skills that are held just so."""

_best = cast(Callable[[tuple[float, float, float]], Best], partial(tuple.__new__, Best))
"""Fast constructor: a Best of three figures in a third of the time its own constructor takes."""


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
        both_sides = self.only_marketing + self.both + self.only_product
        return (self.only_product + self.both / 2) / both_sides if both_sides > 0 else None

    @property
    def marketing_share(self) -> float | None:
        """The marketing side's part of what the two sides hold: 1 less the product share."""
        return None if self.product_share is None else 1 - self.product_share

    @property
    def balance(self) -> float | None:
        """Twice the smaller share: 1 where the sides hold the same, 0 where one holds all."""
        product = self.product_share
        return None if product is None else 2 * min(product, 1 - product)


class Parity(NamedTuple):
    """Distance between the strategists. Above 0: marketing is so many grades higher, product so many steps lower."""

    grade: int | None
    steps: int | None


PARTS = ("only_marketing", "both", "only_product", "other_roles", "nobody")
"""The fields of a split that are parts of the bar, in its order."""


def parts(best: Best) -> tuple[float, float, float, float, float]:
    """The split of one skill: its five parts in the order of the bar, fractions of 1 that total 1."""
    m, p, a = best
    if m > p:
        return m - p, p, 0.0, a - m, 1 - a
    return 0.0, m, p - m, a - p, 1 - a


class Coverage:
    """All figures of one scenario. `shared` adds the skills of either side to the splits.

    Holds no reference to the index it is made of, because the index holds it: see Derived.
    """

    def __init__(self, index: Index, *, shared: bool = False, _earlier: tuple[_Bests, _Weights] | None = None) -> None:
        """Set every figure here, whether all skills are measured or only those that an edit touched."""
        self._library, self._shared, self._support = index.library, shared, index.assumptions.support
        self.skills = index.scoped if shared else index.domain
        self._sides: dict[FigureView, Mapping[str, Side | None]] = {
            "designed": index.designed,
            "placed": index.placed,
            "strategists": index.acting,
        }
        views = self._sides.values()
        columns = [map(slots.__getitem__, sides.values()) for slots, sides in zip(_SLOTS, views, strict=True)]
        self._slots = dict(zip(index.roles, zip(*columns, strict=True), strict=True))
        self.by_nature = index.product_strategist is None
        """Whether fade starts from the nature of the work, because no role acts as product strategist."""
        self.parity = _parity(index)
        """How far apart the strategists stand; both None unless both exist."""
        self.placement = _placement(index)
        """The kind of the product strategist's nearest department that is not `other`."""
        if _earlier is None or index.touched is None:
            self._best: _Bests = {view: {} for view in FIGURE_VIEWS}
            self._weights: _Weights = {view: {} for view in FIGURE_VIEWS}
            self._measure(index, self.skills)
        else:
            bests, totals = _earlier
            self._best = {view: best.copy() for view, best in bests.items()}
            self._weights = {view: weights.copy() for view, weights in totals.items()}
            known = self._best["designed"]
            touched = [index.skills[skill_id] for skill_id in index.touched if skill_id in known]
            self._forget(touched)
            self._measure(index, touched)

    @classmethod
    def of(cls, index: Index) -> Coverage:
        """The figures of an index over the domain skills, worked out once and cached with it."""
        return index.derived(cls)

    def after(self, index: Index) -> Coverage:
        """The figures over the index that followed: only the touched skills are measured again."""
        return Coverage(index, shared=self._shared, _earlier=(self._best, self._weights))

    def _forget(self, skills: Iterable[Skill]) -> None:
        """Subtract some skills: take their weight from that of the skills held as strongly."""
        weight = self._library.assumptions.weight
        for view, weights in self._weights.items():
            best = self._best[view]
            for skill in skills:
                weights[best[skill.id]] -= weight(skill)

    def _measure(self, index: Index, skills: Iterable[Skill]) -> None:
        """Measure some skills: find their best holders, and add their weight to that of the skills held as strongly."""
        holdings, equal = index.holdings, index.assumptions.equal_weights
        views = [(self._best[view], self._weights[view]) for view in FIGURE_VIEWS]
        for skill in skills:
            weight = 1 if equal else skill.importance
            for (best, weights), holders in zip(views, self._bests(skill, holdings[skill.id]), strict=True):
                best[skill.id] = holders
                weights[holders] = weights.get(holders, 0) + weight

    def _bests(self, skill: Skill, holdings: Iterable[Holding]) -> tuple[Best, Best, Best]:
        """The best single holders of a skill as designed, as placed, and of the two strategists."""
        slots, needed, support = self._slots, skill.level_needed, self._support
        best, anywhere = [0.0] * 7, 0.0
        for role, assignment in holdings:
            level = assignment.level
            c = 1.0 if level >= needed else level / needed
            if assignment.kind == "support":
                c *= support
            if c > anywhere:
                anywhere = c
            one, two, three = slots[role.id]
            if c > best[one]:
                best[one] = c
            if c > best[two]:
                best[two] = c
            if c > best[three]:
                best[three] = c
        return (
            _best((best[0], best[1], anywhere)),
            _best((best[2], best[3], anywhere)),
            _best((best[4], best[5], anywhere)),
        )

    def split_with(self, view: FigureView, skill: Skill, holdings: Iterable[Holding]) -> Split:
        """The split of a view if one skill were held by others."""
        split = self.split(view)
        if split.nobody is None:
            return split
        assumptions = self._library.assumptions
        weight = assumptions.weight(skill) / assumptions.weigh(self.skills)
        before = parts(self._best[view][skill.id])
        after = parts(self._bests(skill, holdings)[FIGURE_VIEWS.index(view)])
        shifted = (
            fraction + weight * (new - old)
            for fraction, new, old in zip(
                (split.only_marketing, split.both, split.only_product, split.other_roles, split.nobody),
                after,
                before,
                strict=True,
            )
            if fraction is not None
        )
        # Below this lies only the noise of subtracting all that there was: a part of nothing must read as nothing.
        return Split(*(part if part > 1e-12 else 0.0 for part in shifted))

    def best(self, view: FigureView) -> dict[str, Best]:
        """Skill id -> its best single holders in a view."""
        return self._best[view]

    def _split(self, view: FigureView) -> Split:
        if not self.skills:
            return Split(None, None, None, None, None)
        total = self._library.assumptions.weigh(self.skills)
        rows = [[weight * part for part in parts(best)] for best, weight in self._weights[view].items()]
        return Split(*(fsum(column) / total for column in zip(*rows, strict=True)))

    @cached_property
    def designed(self) -> Split:
        """Whole departments, sides by discipline."""
        return self._split("designed")

    @cached_property
    def placed(self) -> Split:
        """Whole departments, sides by where people sit."""
        return self._split("placed")

    @cached_property
    def strategists(self) -> Split:
        """The two strategists alone."""
        return self._split("strategists")

    def sides(self, view: FigureView) -> Mapping[str, Side | None]:
        """Role id -> the side it is on in a view; None for neither."""
        return self._sides[view]

    def split(self, view: FigureView) -> Split:
        """The split of a view."""
        splits: dict[FigureView, Split] = {
            "designed": self.designed,
            "placed": self.placed,
            "strategists": self.strategists,
        }
        return splits[view]

    @cached_property
    def nature(self) -> float | None:
        """The fraction of the domain weight that is product or technology by nature; None where there is none."""
        library = self._library
        return library.side_weight["product"] / library.domain_weight if library.domain_weight else None

    @cached_property
    def on_paper(self) -> float | None:
        """The starting point of fade: the product share as designed, or the nature of the work without a strategist."""
        return self.nature if self.by_nature else self.designed.product_share

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
        best, assumptions = self._best["placed"], self._library.assumptions
        skills = [skill for skill in self._library.domain if SIDE_OF_SKILL[skill.belongs_to] == "product"]
        total = assumptions.weigh(skills)
        in_marketing = fsum(assumptions.weight(skill) * parts(best[skill.id])[0] for skill in skills)
        return in_marketing / total if total else 0.0


def _parity(index: Index) -> Parity:
    marketing, product = index.marketing_strategist, index.product_strategist
    if marketing is None or product is None:
        return Parity(None, None)
    return Parity(marketing.grade - product.grade, index.steps(product) - index.steps(marketing))


def _placement(index: Index) -> DepartmentKind | None:
    strategist = index.product_strategist
    if strategist is None:
        return None
    kinds = (department.kind for department in index.chain(strategist.department))
    return next((kind for kind in kinds if kind != "other"), None)


def holds_at(best: Best, side: Side) -> float:
    """The strength of a side's best holder."""
    return best.marketing if side == "marketing" else best.product
