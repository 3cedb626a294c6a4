"""Placement of department blocks: as a wheel around a hub, or in rows; beside each block, the channels for its lines.

A channel is kept free of blocks: the gutter beside a column runs up and down, a corridor runs across. Candidates are
made for every number of columns, and the one wins that can be shown largest on the page. Knows no scenario and no role.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from workbench.presentation.organisation.blocks import DepartmentBlock, fit
from workbench.presentation.organisation.picture import Point, Rect, around

FAN, GUTTER, BETWEEN = 76.0, 44.0, 22.0
"""Spaces: between the hub and the columns beside it, between columns, and between blocks of a column."""
# FAN is the widest as all lines to the hub converge there; a gutter must hold the LANES of routes.py side by side.

WIDEST_GAP = 26.0
"""The most that is added between two blocks of a shorter column, so that it ends where the tallest one ends.

It balances columns of equal height against gaps that tear a column apart.
"""

CORRIDOR = 30.0
"""Height kept free beside the hub, in all columns but the outermost, for lines from the columns behind."""

ASIDE, CAPTION = 52.0, 26.0
"""Spaces: between the wheel and the departments aside, and above these for their caption."""

WORTH_IT = 1.06
"""How much larger a later candidate must show the whole, as a factor, to displace a plainer one.

Candidates come plainest first: fewer columns, and those aside right of the wheel before below it. So the factor weighs
a plain arrangement against size. It was 1.02 while those aside could only stand at the right, and was raised when
standing below, for narrow windows, came in as a choice.
"""

AT_FOOT = 150.0
"""About what layout.py adds to the height: the legend of 72, 28 above it, and two margins of 24.

The true height is known only after the placement, as the ladder may be taller than the legend.
"""

MOST_COLUMNS, MOST_ASIDE = 5, 12
"""The most columns on either side of the hub, and of the departments aside.

They bound the candidates, as each is laid out whole. Those aside had no bound until very large maps were drawn.
"""

ASIDE_COLUMN = 100
"""The number of the first column of those aside: beyond any of the wheel. Having side 0, they would count as its centre
in a column 0."""

_LEFT, _RIGHT = -1, 1


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A block in its place. side: -1 left of the centre, 1 right of it, 0 in the centre or where there is none.

    column counts from the centre outwards, or from the left in rows, where the one above all rows has -1. before and
    after: the gutters left and right of it, as x.
    """

    block: DepartmentBlock
    rect: Rect
    side: int
    column: int
    before: float
    after: float

    def moved(self, by: Point) -> PlacedNode:
        """The node shifted by a vector."""
        return dataclasses.replace(self, rect=self.rect.moved(by), before=self.before + by.x, after=self.after + by.x)

    @property
    def in_centre(self) -> bool:
        """Whether it belongs to the centre of the wheel: the hub, or a block above or below it."""
        return self.side == self.column == 0

    @property
    def inward(self) -> float:
        """The gutter towards the centre, as x."""
        return self.before if self.side > 0 else self.after


@dataclass(frozen=True)
class ChartLayout:
    """A finished placement: the nodes and the corridors between them.

    wheel: the nodes stand around a centre, and the one corridor is at y = `axis`; else they stand in rows, and
    `corridors` has the y of the corridor above each row. reach: the rectangle the hub reaches, or None.
    """

    nodes: tuple[PlacedNode, ...]
    wheel: bool
    axis: float = 0.0
    corridors: tuple[float, ...] = ()
    reach: Rect | None = None
    aside: Point | None = None
    """Where the caption of the departments aside begins, None where there are none."""

    @property
    def bounds(self) -> Rect:
        """The bounding box."""
        words = [Rect(*self.aside, 0, 0)] if self.aside else []
        return around([node.rect for node in self.nodes] + words + ([self.reach] if self.reach else []))

    def fit(self, aspect: float) -> float:
        """The scale at which it fits, with legend and ladder at its foot, a page of this aspect ratio."""
        return fit(self.bounds.width, self.bounds.height + AT_FOOT, aspect)


def in_rows(blocks: Sequence[DepartmentBlock], aspect: float, first: DepartmentBlock | None = None) -> ChartLayout:
    """A grid of blocks, row by row, with as many columns as show it largest; `first` stands centred above all rows."""
    charts = [_grid(blocks, columns, first) for columns in range(1, max(len(blocks), 1) + 1)]
    return max(charts, key=lambda chart: chart.fit(aspect))


def _grid(blocks: Sequence[DepartmentBlock], columns: int, first: DepartmentBlock | None) -> ChartLayout:
    widths = [max((block.width for block in blocks[column::columns]), default=0) for column in range(columns)]
    lefts = [sum(widths[:column]) + GUTTER * column for column in range(columns)]
    whole = sum(widths) + GUTTER * (columns - 1)
    nodes, corridors, y = [], [], 0.0
    if first is not None:
        left = (whole - first.width) / 2
        rect = Rect(left, y, first.width, first.height)
        nodes.append(PlacedNode(first, rect, 0, -1, left - GUTTER / 2, rect.right + GUTTER / 2))
        y += first.height + GUTTER
    for start in range(0, len(blocks), columns):
        row = blocks[start : start + columns]
        corridors.append(y - GUTTER / 2)
        for column, block in enumerate(row):
            left = lefts[column]
            rect = Rect(left, y, block.width, block.height)
            after = left + widths[column] + GUTTER / 2
            nodes.append(PlacedNode(block, rect, 0, column, left - GUTTER / 2, after))
        y += max(block.height for block in row) + GUTTER
    return ChartLayout(tuple(nodes), wheel=False, corridors=tuple(corridors))


@dataclass(frozen=True)
class Centre:
    """The centre of the wheel: the hub, and the blocks above and below it. least: its width where there is no hub."""

    hub: DepartmentBlock | None
    above: tuple[DepartmentBlock, ...] = ()
    below: tuple[DepartmentBlock, ...] = ()
    least: float = 0.0

    def nodes(self) -> Iterator[PlacedNode]:
        """The blocks in their places, the middle of the hub in the origin."""
        tall = self.hub.height if self.hub else self.least
        if self.hub is not None:
            yield self._node(self.hub, Point(-self.hub.width / 2, -tall / 2))
        for row, top in ((self.above, -tall / 2 - FAN * 0.6), (self.below, tall / 2 + FAN * 0.6)):
            x = -(sum(block.width for block in row) + GUTTER * (len(row) - 1)) / 2
            for block in row:
                yield self._node(block, Point(x, top - block.height if top < 0 else top))
                x += block.width + GUTTER

    @property
    def width(self) -> float:
        """The width of the widest of its rows."""
        rows = (sum(block.width for block in row) + GUTTER * (len(row) - 1) for row in (self.above, self.below) if row)
        return max([self.least, *rows, *([self.hub.width] if self.hub else [])])

    def _node(self, block: DepartmentBlock, at: Point) -> PlacedNode:
        edge = self.width / 2 + FAN / 4
        return PlacedNode(block, Rect(at.x, at.y, block.width, block.height), 0, 0, -edge, edge)


def as_wheel(
    centre: Centre, around_it: Sequence[DepartmentBlock], aside: Sequence[DepartmentBlock], aspect: float
) -> ChartLayout:
    """A wheel: blocks in columns on both sides of the centre, marketing left, product right; those aside beside it."""
    left, right = _sides(around_it)
    best: ChartLayout | None = None
    for columns in range(1, MOST_COLUMNS + 1):
        if columns > 1 and columns > max(len(left), len(right)):
            break
        wheel = _wheel(centre, left, right, columns)
        for candidate in _with_aside(wheel, aside):
            if best is None or candidate.fit(aspect) > best.fit(aspect) * WORTH_IT:
                best = candidate
    assert best is not None
    return best


def _sides(blocks: Sequence[DepartmentBlock]) -> tuple[list[DepartmentBlock], list[DepartmentBlock]]:
    """The blocks of the left and of the right side: by colour; those without one then go to the shorter side."""
    sides: dict[int, list[DepartmentBlock]] = {_LEFT: [], _RIGHT: []}
    tall = dict.fromkeys(sides, 0.0)
    coloured = {"marketing": _LEFT, "product": _RIGHT, "technology": _RIGHT}
    for block in sorted(blocks, key=lambda candidate: candidate.tone not in coloured):
        side = coloured.get(block.tone) or (_LEFT if tall[_LEFT] <= tall[_RIGHT] else _RIGHT)
        sides[side].append(block)
        tall[side] += block.height + BETWEEN
    return sides[_LEFT], sides[_RIGHT]


def _wheel(
    centre: Centre, left: Sequence[DepartmentBlock], right: Sequence[DepartmentBlock], columns: int
) -> ChartLayout:
    nodes = list(centre.nodes())
    sides = {_LEFT: _parts(left, columns), _RIGHT: _parts(right, columns)}
    tall = max((_height(part) for parts in sides.values() for part in parts), default=0)
    for side, parts in sides.items():
        inner = centre.width / 2 + FAN
        for column, part in enumerate(parts):
            width = max(block.width for block in part)
            gutter = inner - (FAN / 4 if column == 0 else GUTTER / 2)
            crossed = column < len(parts) - 1  # lines from the columns behind cross it: it needs the corridor
            for block, y in _around_corridor(part) if crossed else _stacked(part, tall):
                x = inner if side == _RIGHT else -inner - block.width
                rect = Rect(x, y, block.width, block.height)
                outer = inner + width + GUTTER / 2
                before, after = (gutter, outer) if side == _RIGHT else (-outer, -gutter)
                nodes.append(PlacedNode(block, rect, side, column, before, after))
            inner += width + GUTTER
    reach = around([node.rect for node in nodes]).grown(BETWEEN)
    return ChartLayout(tuple(nodes), wheel=True, reach=reach)


def _height(part: Sequence[DepartmentBlock]) -> float:
    return sum(block.height + BETWEEN for block in part) - BETWEEN


def _parts(blocks: Sequence[DepartmentBlock], columns: int) -> list[Sequence[DepartmentBlock]]:
    """Column breaks: the blocks in at most so many columns of about the same height, their order kept."""
    share = sum(block.height + BETWEEN for block in blocks) / columns
    parts: list[list[DepartmentBlock]] = []
    tall = 0.0
    for block in blocks:
        # A block goes into the next column where more than half of it lies beyond this one's share.
        if not parts or (len(parts) < columns and tall + block.height / 2 > share * len(parts)):
            parts.append([])
        parts[-1].append(block)
        tall += block.height + BETWEEN
    return [part for part in parts if part]


def _stacked(blocks: Sequence[DepartmentBlock], tall: float) -> Iterator[tuple[DepartmentBlock, float]]:
    """The blocks of a column with their tops: from the top of the tallest column on, spread by WIDEST_GAP at most."""
    spare = (tall - _height(blocks)) / max(len(blocks) - 1, 1)
    y = -tall / 2
    for block in blocks:
        yield block, y
        y += block.height + BETWEEN + min(spare, WIDEST_GAP)


def _around_corridor(blocks: Sequence[DepartmentBlock]) -> Iterator[tuple[DepartmentBlock, float]]:
    """The blocks of a column with their tops, parted by the corridor at y = 0 into two halves of about one height."""
    above: list[DepartmentBlock] = []
    rest = list(blocks)
    while rest and _height([*above, rest[0]]) <= (_height(blocks) + rest[0].height) / 2:
        above.append(rest.pop(0))
    y = -CORRIDOR / 2 - _height(above)
    for block in above:
        yield block, y
        y += block.height + BETWEEN
    y = CORRIDOR / 2
    for block in rest:
        yield block, y
        y += block.height + BETWEEN


def _with_aside(wheel: ChartLayout, aside: Sequence[DepartmentBlock]) -> Iterator[ChartLayout]:
    """The candidates: the wheel with those aside right of it or below it, in every number of columns up to MOST_ASIDE.

    Plainest first, for WORTH_IT: at the right the fewest columns first, below the fewest rows first.
    """
    if not aside:
        yield wheel
        return
    bounds = wheel.bounds
    groups = [_group(aside, columns) for columns in range(1, min(len(aside), MOST_ASIDE) + 1)]
    sizes = [around([node.rect for node in group]) for group in groups]
    beside = [Point(bounds.right + ASIDE, bounds.centre.y - (size.height + CAPTION) / 2) for size in sizes]
    below = [Point(bounds.centre.x - size.width / 2, bounds.bottom + ASIDE / 2) for size in sizes]
    for at, group in (*zip(beside, groups, strict=True), *zip(reversed(below), reversed(groups), strict=True)):
        moved = [node.moved(Point(at.x, at.y + CAPTION)) for node in group]
        yield ChartLayout((*wheel.nodes, *moved), True, wheel.axis, (), wheel.reach, at)


def _group(blocks: Sequence[DepartmentBlock], columns: int) -> list[PlacedNode]:
    """The departments aside in columns, filled one after the other, from the origin on."""
    rows = ceil(len(blocks) / columns)
    x, nodes = 0.0, []
    for column, start in enumerate(range(0, len(blocks), rows)):
        part = blocks[start : start + rows]
        y, width = 0.0, max(block.width for block in part)
        for block in part:
            rect = Rect(x, y, block.width, block.height)
            nodes.append(PlacedNode(block, rect, 0, ASIDE_COLUMN + column, x - GUTTER / 2, x + width + GUTTER / 2))
            y += block.height + BETWEEN / 2
        x += width + GUTTER
    return nodes
