"""Where blocks stand: as a wheel around a hub, or in rows. Gives beside each block the ways along which lines may run.

A way is free of blocks: up and down in the gutter beside a column, and across where a corridor is kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from workbench.presentation.organisation.blocks import DepartmentBlock, fit
from workbench.presentation.organisation.picture import Point, Rect, around

FAN, GUTTER, BETWEEN = 76.0, 44.0, 22.0
"""Between the hub and the columns beside it, between columns, and between blocks of a column."""

WIDEST_GAP = 26.0
"""What is added between the blocks of a shorter column at the most, so that it ends where the taller one ends."""

CORRIDOR = 30.0
"""What is kept free beside the hub for lines from the columns behind."""

ASIDE, CAPTION = 52.0, 26.0
"""Between the wheel and those aside, and above these for what they are."""

WORTH_IT = 1.06
"""How much larger all must be shown to give up a plainer arrangement."""

AT_FOOT = 150.0
"""About what the legend and the ladder add to the height."""

MOST_COLUMNS, MOST_ASIDE = 5, 12
"""Columns at the most on either side of the hub, and of those aside."""

ASIDE_COLUMN = 100
"""The number of the first column of those aside."""

_LEFT, _RIGHT = -1, 1


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """Where a block stands. side: -1 left of the middle, 1 right of it, 0 in the middle or where there is none.

    column counts from the middle outwards, or from the left in rows. before and after: the gutters beside it, as x.
    """

    block: DepartmentBlock
    rect: Rect
    side: int
    column: int
    before: float
    after: float

    def moved(self, by: Point) -> PlacedNode:
        """The same station elsewhere."""
        return dataclasses.replace(self, rect=self.rect.moved(by), before=self.before + by.x, after=self.after + by.x)

    @property
    def in_middle(self) -> bool:
        """Whether it is what the wheel turns around, or stands above or below that."""
        return self.side == self.column == 0

    @property
    def inward(self) -> float:
        """The gutter towards the middle."""
        return self.before if self.side > 0 else self.after


@dataclass(frozen=True)
class ChartLayout:
    """All stations. wheel: arranged around a middle, with the corridor at y = `axis`; else in rows, each under a
    corridor.
    """

    stations: tuple[PlacedNode, ...]
    wheel: bool
    axis: float = 0.0
    corridors: tuple[float, ...] = ()
    reach: Rect | None = None
    aside: Point | None = None
    """Where the words for those aside begin."""

    @property
    def bounds(self) -> Rect:
        """What it takes up."""
        words = [Rect(*self.aside, 0, 0)] if self.aside else []
        return around([each.rect for each in self.stations] + words + ([self.reach] if self.reach else []))

    def fit(self, aspect: float) -> float:
        """How large it can be shown, with what stands at its foot, on a page of this ratio of width to height."""
        return fit(self.bounds.width, self.bounds.height + AT_FOOT, aspect)


def in_rows(blocks: Sequence[DepartmentBlock], aspect: float, first: DepartmentBlock | None = None) -> ChartLayout:
    """Blocks in rows and columns; `first` stands above all others, in the middle."""
    fields = [_grid(blocks, columns, first) for columns in range(1, max(len(blocks), 1) + 1)]
    return max(fields, key=lambda each: each.fit(aspect))


def _grid(blocks: Sequence[DepartmentBlock], columns: int, first: DepartmentBlock | None) -> ChartLayout:
    widths = [max((each.width for each in blocks[column::columns]), default=0) for column in range(columns)]
    lefts = [sum(widths[:column]) + GUTTER * column for column in range(columns)]
    whole = sum(widths) + GUTTER * (columns - 1)
    stations, corridors, y = [], [], 0.0
    if first is not None:
        left = (whole - first.width) / 2
        rect = Rect(left, y, first.width, first.height)
        stations.append(PlacedNode(first, rect, 0, -1, left - GUTTER / 2, rect.right + GUTTER / 2))
        y += first.height + GUTTER
    for start in range(0, len(blocks), columns):
        row = blocks[start : start + columns]
        corridors.append(y - GUTTER / 2)
        for column, block in enumerate(row):
            left = lefts[column]
            rect = Rect(left, y, block.width, block.height)
            after = left + widths[column] + GUTTER / 2
            stations.append(PlacedNode(block, rect, 0, column, left - GUTTER / 2, after))
        y += max(each.height for each in row) + GUTTER
    return ChartLayout(tuple(stations), wheel=False, corridors=tuple(corridors))


@dataclass(frozen=True)
class Centre:
    """What the wheel turns around: the hub, and what stands above and below it."""

    hub: DepartmentBlock | None
    above: tuple[DepartmentBlock, ...] = ()
    below: tuple[DepartmentBlock, ...] = ()
    least: float = 0.0

    def stations(self) -> Iterator[PlacedNode]:
        """Where they stand, the middle of the hub in the origin."""
        tall = self.hub.height if self.hub else self.least
        if self.hub is not None:
            yield self._station(self.hub, Point(-self.hub.width / 2, -tall / 2))
        for row, top in ((self.above, -tall / 2 - FAN * 0.6), (self.below, tall / 2 + FAN * 0.6)):
            x = -(sum(each.width for each in row) + GUTTER * (len(row) - 1)) / 2
            for block in row:
                yield self._station(block, Point(x, top - block.height if top < 0 else top))
                x += block.width + GUTTER

    @property
    def width(self) -> float:
        """How wide it is at its widest."""
        rows = (sum(each.width for each in row) + GUTTER * (len(row) - 1) for row in (self.above, self.below) if row)
        return max([self.least, *rows, *([self.hub.width] if self.hub else [])])

    def _station(self, block: DepartmentBlock, at: Point) -> PlacedNode:
        edge = self.width / 2 + FAN / 4
        return PlacedNode(block, Rect(at.x, at.y, block.width, block.height), 0, 0, -edge, edge)


def as_wheel(
    middle: Centre, around_it: Sequence[DepartmentBlock], aside: Sequence[DepartmentBlock], aspect: float
) -> ChartLayout:
    """Blocks in columns on both sides of the middle, marketing left and product right; the others beside the wheel."""
    left, right = _sides(around_it)
    best: ChartLayout | None = None
    for columns in range(1, MOST_COLUMNS + 1):
        if columns > 1 and columns > max(len(left), len(right)):
            break
        wheel = _wheel(middle, left, right, columns)
        for each in _with_aside(wheel, aside):
            if best is None or each.fit(aspect) > best.fit(aspect) * WORTH_IT:
                best = each
    assert best is not None
    return best


def _sides(blocks: Sequence[DepartmentBlock]) -> tuple[list[DepartmentBlock], list[DepartmentBlock]]:
    """Which stand left and which right: by their colour, all others so that both sides are as tall."""
    sides: dict[int, list[DepartmentBlock]] = {_LEFT: [], _RIGHT: []}
    tall = dict.fromkeys(sides, 0.0)
    coloured = {"marketing": _LEFT, "product": _RIGHT, "technology": _RIGHT}
    for block in sorted(blocks, key=lambda each: each.tone not in coloured):
        side = coloured.get(block.tone) or (_LEFT if tall[_LEFT] <= tall[_RIGHT] else _RIGHT)
        sides[side].append(block)
        tall[side] += block.height + BETWEEN
    return sides[_LEFT], sides[_RIGHT]


def _wheel(
    middle: Centre, left: Sequence[DepartmentBlock], right: Sequence[DepartmentBlock], columns: int
) -> ChartLayout:
    stations = list(middle.stations())
    sides = {_LEFT: _parts(left, columns), _RIGHT: _parts(right, columns)}
    tall = max((_height(part) for parts in sides.values() for part in parts), default=0)
    for side, parts in sides.items():
        inner = middle.width / 2 + FAN
        for column, part in enumerate(parts):
            width = max(each.width for each in part)
            gutter = inner - (FAN / 4 if column == 0 else GUTTER / 2)
            behind = column < len(parts) - 1
            for block, y in _parted(part) if behind else _stacked(part, tall):
                x = inner if side == _RIGHT else -inner - block.width
                rect = Rect(x, y, block.width, block.height)
                outer = inner + width + GUTTER / 2
                before, after = (gutter, outer) if side == _RIGHT else (-outer, -gutter)
                stations.append(PlacedNode(block, rect, side, column, before, after))
            inner += width + GUTTER
    reach = around([each.rect for each in stations]).grown(BETWEEN)
    return ChartLayout(tuple(stations), wheel=True, reach=reach)


def _height(part: Sequence[DepartmentBlock]) -> float:
    return sum(each.height + BETWEEN for each in part) - BETWEEN


def _parts(blocks: Sequence[DepartmentBlock], columns: int) -> list[Sequence[DepartmentBlock]]:
    """Blocks in at the most so many columns of about the same height, in their order."""
    share = sum(each.height + BETWEEN for each in blocks) / columns
    parts: list[list[DepartmentBlock]] = []
    tall = 0.0
    for block in blocks:
        if not parts or (len(parts) < columns and tall + block.height / 2 > share * len(parts)):
            parts.append([])
        parts[-1].append(block)
        tall += block.height + BETWEEN
    return [part for part in parts if part]


def _stacked(blocks: Sequence[DepartmentBlock], tall: float) -> Iterator[tuple[DepartmentBlock, float]]:
    """Blocks one below the other with their tops, from where the tallest column begins, and as far down as may be."""
    spare = (tall - _height(blocks)) / max(len(blocks) - 1, 1)
    y = -tall / 2
    for block in blocks:
        yield block, y
        y += block.height + BETWEEN + min(spare, WIDEST_GAP)


def _parted(blocks: Sequence[DepartmentBlock]) -> Iterator[tuple[DepartmentBlock, float]]:
    """Blocks above and below y = 0 with their tops, none on it."""
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
    """The wheel with those aside right of it or below it, in every number of columns that makes sense."""
    if not aside:
        yield wheel
        return
    bounds = wheel.bounds
    groups = [_group(aside, columns) for columns in range(1, min(len(aside), MOST_ASIDE) + 1)]
    sizes = [around([each.rect for each in group]) for group in groups]
    beside = [Point(bounds.right + ASIDE, bounds.centre.y - (size.height + CAPTION) / 2) for size in sizes]
    below = [Point(bounds.centre.x - size.width / 2, bounds.bottom + ASIDE / 2) for size in sizes]
    for at, group in (*zip(beside, groups, strict=True), *zip(reversed(below), reversed(groups), strict=True)):
        moved = [each.moved(Point(at.x, at.y + CAPTION)) for each in group]
        yield ChartLayout((*wheel.stations, *moved), True, wheel.axis, (), wheel.reach, at)


def _group(blocks: Sequence[DepartmentBlock], columns: int) -> list[PlacedNode]:
    """Blocks in columns, one after the other, from the origin on."""
    rows = ceil(len(blocks) / columns)
    x, stations = 0.0, []
    for column, start in enumerate(range(0, len(blocks), rows)):
        part = blocks[start : start + rows]
        y, width = 0.0, max(each.width for each in part)
        for block in part:
            rect = Rect(x, y, block.width, block.height)
            stations.append(PlacedNode(block, rect, 0, ASIDE_COLUMN + column, x - GUTTER / 2, x + width + GUTTER / 2))
            y += block.height + BETWEEN / 2
        x += width + GUTTER
    return stations
