"""Routing of the lines between roles: through gutters and corridors, from the edge of one box to that of another.

Places no box: the channels were kept free by arrange.py, the padding within a box by blocks.py.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from math import hypot, sqrt

from workbench.domain.index import SIDE_OF_STRATEGIST, Index
from workbench.presentation.organisation.arrange import ChartLayout, PlacedNode
from workbench.presentation.organisation.picture import (
    TONE_OF_DISCIPLINE,
    Box,
    ChartLine,
    LineKind,
    Point,
    Rect,
    RoleRow,
)

STEM = 7.0
"""Distance of a climbing line from the edge of the box it leaves, on the inside: half of the padding INSET."""

BESIDE = 6.0
"""Distance of a line from a nested box that it passes, and from the titles of its own box: half of GAP."""

LANES, LANE = 5, 5.0
"""Number and spacing of the lanes: lines to different roles run side by side in a gutter instead of on each other.

Five lanes are 20 wide, which leaves 12 on either side in a gutter of 44. The sixth target shares the first lane.
"""


def touching(box: Box, toward: Point) -> Point:
    """The point at which a line from the middle of a box towards a point crosses the box's edge."""
    middle, rect = box.rect.centre, box.rect
    dx, dy = toward.x - middle.x, toward.y - middle.y
    if box.shape == "round":
        part = rect.width / 2 / max(hypot(dx, dy), 1e-9)
    else:
        across = rect.width / 2 / abs(dx) if dx else float("inf")
        part = min(across, rect.height / 2 / abs(dy) if dy else float("inf"))
    return Point(middle.x + dx * part, middle.y + dy * part)


class Routes:
    """A router for one chart whose boxes are in their places."""

    def __init__(self, index: Index, chart: ChartLayout, boxes: Sequence[Box]) -> None:
        self._index, self._chart = index, chart
        self._boxes = {box.department: box for box in boxes if not box.missing}
        self._rows: dict[str, tuple[RoleRow, Box]] = {row.role: (row, box) for box in boxes for row in box.rows}
        self._nodes: dict[str | None, PlacedNode] = {}
        for node in chart.nodes:
            for department in node.block.departments():
                self._nodes[department] = node
        self._lanes: dict[str, int] = {}

    def lines(self) -> Iterator[ChartLine]:
        """Every reporting line and dotted line, and the branches between hubs that are drawn apart; branches first."""
        yield from self._branches()
        for role in self._index.scenario.roles:
            ends: list[tuple[str, LineKind]] = [(role.reports_to, "solid")] if role.reports_to else []
            ends += [(role_id, "dotted") for role_id in role.dotted_to if role_id != role.reports_to]
            for target, kind in ends:
                points = tuple(_straightened(self._route(role.id, target, kind)))
                home = self._node(role.id) is self._node(target)
                tone = "other" if home else TONE_OF_DISCIPLINE[role.discipline]
                strong = not home and role.acts_as in SIDE_OF_STRATEGIST
                yield ChartLine(f"role:{role.id}", f"role:{target}", kind, tone, strong, points)

    def _node(self, role: str) -> PlacedNode:
        return self._nodes[self._rows[role][1].department]

    def _branches(self) -> Iterator[ChartLine]:
        for box in self._boxes.values():
            above = self._index.departments[box.department].parent if box.department else None
            if above is not None and box.within is None and above in self._boxes:
                upper = self._boxes[above]
                points = touching(box, upper.rect.centre), touching(upper, box.rect.centre)
                yield ChartLine(f"department:{box.department}", f"department:{above}", "branch", "hub", True, points)

    def _route(self, source: str, target: str, kind: LineKind) -> list[Point]:
        (row, box), (upper, other) = self._rows[source], self._rows[target]
        if box is other:
            return self._inside(row, upper, kind)
        here, there = self._node(source), self._node(target)
        if here is there:
            return self._under_one_roof(source, target)
        if self._beside_centre(here, there):
            return self._straight(source, target)
        return self._along(source, target)

    def _inside(self, row: RoleRow, upper: RoleRow, kind: LineKind) -> list[Point]:
        """A line between two roles of one box: left of them down from the upper, or dotted, a bracket on the right."""
        if kind == "solid":
            x = upper.rect.left + BESIDE
            return [Point(row.rect.left, row.rect.centre.y), Point(x, row.rect.centre.y), Point(x, upper.rect.bottom)]
        x = max(row.rect.right, upper.rect.right) + BESIDE
        ends = Point(row.rect.right, row.rect.centre.y), Point(upper.rect.right, upper.rect.centre.y)
        return [ends[0], Point(x, ends[0].y), Point(x, ends[1].y), ends[1]]

    def _under_one_roof(self, source: str, target: str) -> list[Point]:
        """A line between departments nested in one box: up to the innermost box that holds both, and down."""
        above = [self._rows[target][1]]
        while (outer := self._outer(above[-1])) is not None:
            above.append(outer)
        roof = self._rows[source][1]
        while roof not in above:
            roof = self._boxes[roof.within]
        return [*self._out(source, -1, roof), *reversed(self._out(target, -1, roof))]

    def _out(self, role: str, side: int, roof: Box | None = None) -> list[Point]:
        """The leg from a role out through all boxes around it to the edge of its node, or only to the stem of `roof`.

        side is the side it comes out at, -1 left or 1 right.
        """
        row, box = self._rows[role]
        y = row.rect.centre.y
        if box is roof:
            return [Point(_edge(row.rect, side), y), Point(_edge(box.rect, side) - side * STEM, y)]
        points = [Point(_edge_at(self._bounding(role), side, y), y)]
        while (outer := self._outer(box)) is not None:
            x, top = _edge(box.rect, side) + side * BESIDE, box.rect.top - BESIDE
            points += [Point(x, y), Point(x, top), Point(_edge(outer.rect, side) - side * STEM, top)]
            if outer is roof:
                break
            points.append(Point(_edge(outer.rect, side), top))
            box, y = outer, top
        return points

    def _outer(self, box: Box) -> Box | None:
        """The box in which another is nested, None where that is a container or the box is its node's outermost."""
        node = self._nodes[box.department]
        outer = None if box.within is None or node.block.bare else self._boxes[box.within]
        return outer if outer is not None and self._nodes.get(outer.department) is node else None

    def _beside_centre(self, here: PlacedNode, there: PlacedNode) -> bool:
        """Whether a straight line between two nodes of the wheel crosses no other: both in the centre or next to it."""
        return self._chart.wheel and 0 in (here.side, there.side) and here.column == there.column == 0

    def _straight(self, source: str, target: str) -> list[Point]:
        here, there, other = self._node(source), self._node(target), self._rows[target][1]
        if here.side == there.side == 0:
            one, two = self._bounding(source), self._bounding(target)
            return [touching(one, two.rect.centre), touching(two, one.rect.centre)]
        if here.side == 0:
            return [*reversed(self._straight(target, source))]
        leg = self._out(source, -here.side)
        into = [touching(other, leg[-1])] if other.shape == "round" else reversed(self._out(target, here.side))
        return [*leg, *into]

    def _bounding(self, role: str) -> Box:
        """The box at which a line to a role ends: its department's or, where that surrounds all others, its own row."""
        row, box = self._rows[role]
        return dataclasses.replace(box, rect=row.rect) if self._node(role).block.bare else box

    def _along(self, source: str, target: str) -> list[Point]:
        """A line through gutters and a corridor, in the lane of its target."""
        here, there, lane = self._node(source), self._node(target), self._lane(target)
        if self._chart.wheel and here.in_centre:
            return [*reversed(self._along(target, source))]
        if self._chart.wheel and there.in_centre and here.side:
            return self._to_centre(source, target)
        if self._chart.wheel:
            first, last = ((-node.side or -1, node.inward if node.side else node.before) for node in (here, there))
            over = self._chart.bounds.top - 2 * BESIDE
            corridor = self._chart.axis if here.side == there.side != 0 else over
        else:
            first, last = self._facing(here, there), self._facing(there, here)
            corridor = self._above(here, there)
        out, into = self._out(source, first[0]), self._out(target, last[0])
        x, end = first[1] + lane, last[1] + lane
        across = [] if abs(x - end) < 1 else [Point(x, corridor + lane), Point(end, corridor + lane)]
        return [*out, Point(x, out[-1].y), *across, Point(end, into[-1].y), *reversed(into)]

    def _to_centre(self, source: str, target: str) -> list[Point]:
        """A line from a column behind to the centre: along the corridor to the hub, or to a block above or below it."""
        here, other, axis = self._node(source), self._rows[target][1], self._chart.axis
        leg = self._out(source, -here.side)
        way = [*leg, Point(here.inward, leg[-1].y), Point(here.inward, axis)]
        round_, rect = other.shape == "round", other.rect
        if not (round_ and rect.top < axis < rect.bottom):
            way.append(Point(self._innermost(here.side), axis))
        return [*way, *([touching(other, way[-1])] if round_ else reversed(self._out(target, here.side)))]

    def _innermost(self, side: int) -> float:
        """The gutter next to the centre on a side, as x."""
        return next(node.inward for node in self._chart.nodes if node.side == side and node.column == 0)

    def _facing(self, here: PlacedNode, there: PlacedNode) -> tuple[int, float]:
        """The side of a node in rows that faces another node, and the x of the gutter there."""
        return (1, here.after) if 0 <= here.column < there.column else (-1, here.before)

    def _above(self, here: PlacedNode, there: PlacedNode) -> float:
        """The y of the corridor above the lower of two nodes in rows; the first where either stands above all rows."""
        if min(here.column, there.column) < 0:
            return self._chart.corridors[0]
        lower = max(here.rect.top, there.rect.top)
        return max((corridor for corridor in self._chart.corridors if corridor <= lower), default=lower)

    def _lane(self, target: str) -> float:
        place = self._lanes.setdefault(target, len(self._lanes))
        return (place % LANES - LANES // 2) * LANE


def _edge_at(box: Box, side: int, y: float) -> float:
    """The x of a box's edge on a side at a height: on a circle it depends on the height."""
    if box.shape == "box":
        return _edge(box.rect, side)
    middle, radius = box.rect.centre, box.rect.width / 2
    return middle.x + side * sqrt(max(radius**2 - (y - middle.y) ** 2, 0))


def _edge(rect: Rect, side: int) -> float:
    return rect.left if side < 0 else rect.right


def _straightened(points: Sequence[Point]) -> Iterator[Point]:
    """The polyline without repeated points and without those on a straight line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1].x - point.x) + abs(kept[-1].y - point.y) < 1e-9:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    yield from kept
