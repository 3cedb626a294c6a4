"""From a scenario to its picture: what stands in the middle, what around it and what aside, by the organising model."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.index import Index
from workbench.domain.model import Department
from workbench.domain.product_strategist import cost_of_place, roles_under_marketing
from workbench.domain.words import pluralise
from workbench.presentation.organisation.arrange import (
    ASIDE_COLUMN,
    GUTTER,
    Centre,
    ChartLayout,
    PlacedNode,
    as_wheel,
    in_rows,
)
from workbench.presentation.organisation.blocks import GAP, HEAD, INSET, NAME_LINE, WIDTH, Blocks, DepartmentBlock
from workbench.presentation.organisation.captions import central, structure_sentence, tied
from workbench.presentation.organisation.ladder import LADDER, ladder
from workbench.presentation.organisation.picture import TONE_OF_KIND, Box, Caption, Picture, Point, Rect, around
from workbench.presentation.organisation.routes import Routes

SLIDE = 16 / 9
MARGIN, FOOT = 24.0, 28.0
"""Around the picture, and between it and what stands at its foot."""

LEGEND = 72.0
NARROWEST = 724.0
NO_HUB_ACROSS, NO_MIDDLE = 150.0, 120.0
NESTED = 1.35
"""How much wider than the page the department is arranged in which all or most others lie."""


@dataclass(frozen=True)
class _Placed:
    """A field, the departments around all of it from the outermost in, and what stands outside of these."""

    field: ChartLayout
    containers: tuple[Department, ...] = ()
    outside: DepartmentBlock | None = None


def layout_chart(index: Index, aspect: float = SLIDE) -> Picture:
    """The picture of a scenario, fit for a page of this ratio of width to height. The same map, the same picture."""
    placed = _wheel(index, aspect) if index.has_hub or index.scenario.model == "holistic" else _rows(index, aspect)
    field, boxes = _boxes(placed)
    whole = around([each.rect for each in boxes] + ([field.reach] if field.reach else []) + [field.bounds])
    routed = tuple(Routes(index, field, boxes).lines())
    whole = around([whole, *(Rect(*point, 0, 0) for line in routed for point in line.points)])
    width = max(whole.width, NARROWEST)
    shift = Point(MARGIN + (width - whole.width) / 2 - whole.left, MARGIN - whole.top)
    top = MARGIN + whole.height + FOOT
    found = ladder(index)
    tall = max(LEGEND, found.rect.height if found else 0)
    return Picture(
        width + 2 * MARGIN,
        top + tall + MARGIN,
        tuple(_moved(each, shift) for each in boxes),
        tuple(
            dataclasses.replace(line, points=tuple(_shifted(each, shift) for each in line.points)) for line in routed
        ),
        tuple(dataclasses.replace(each, place=_shifted(each.place, shift)) for each in _captions(index, field)),
        field.reach.moved(shift) if field.reach else None,
        index.scenario.model == "holistic",
        found.moved(Point(MARGIN + width - LADDER, top)) if found else None,
        Rect(MARGIN, top, width - LADDER, LEGEND),
    )


def _shifted(point: Point, by: Point) -> Point:
    return Point(point.x + by.x, point.y + by.y)


def _moved(box: Box, by: Point) -> Box:
    rows = tuple(dataclasses.replace(row, rect=row.rect.moved(by)) for row in box.rows)
    return dataclasses.replace(box, rect=box.rect.moved(by), rows=rows)


def _blocks(index: Index, apart: frozenset[str]) -> Blocks:
    costs = {role.id: cost_of_place(index, role) for role in roles_under_marketing(index)}
    return Blocks(index, costs, apart, "no social representative" if index.has_hub else "no role")


def _rows(index: Index, aspect: float) -> _Placed:
    """Departments side by side; where the model is centralised, the one that holds most above the others."""
    blocks = _blocks(index, frozenset())
    top = [each for each in index.scenario.departments if each.parent is None]
    main = central(index) if index.scenario.model == "centralised" else None
    alone = len(top) == 1
    wide = aspect * NESTED
    made = {each.id: blocks.of(each, wide) if alone or each is main else blocks.of(each) for each in top}
    first = made.pop(main.id) if main else None
    homeless = blocks.homeless()
    rest = [*sorted(made.values(), key=lambda each: _rank(index, each)), *([homeless] if homeless else [])]
    return _Placed(in_rows(rest, aspect, first))


def _rank(index: Index, block: DepartmentBlock) -> tuple[int, bool]:
    """Departments with a strategist first, marketing's before product's; those without roles last."""
    strategists = [each and each.department for each in (index.marketing_strategist, index.product_strategist)]
    here = set(block.departments())
    place = next((n for n, each in enumerate(strategists) if each is not None and each in here), len(strategists))
    return place, not block.roles


def _wheel(index: Index, aspect: float) -> _Placed:
    """Departments around the hub, or around an empty middle where all stand on one ring."""
    level, containers = _level(index)
    hubs = [each for each in level if each.kind == "hub"] if index.has_hub else []
    apart = [*hubs, *_satellites(index, hubs)]
    blocks = _blocks(index, frozenset(each.id for each in (*apart, *level)))
    made = [blocks.rounded(each, main=each is apart[0]) for each in apart]
    hub, lower = made[0] if made else None, made[1:]
    others = sorted((blocks.of(each) for each in level if each not in hubs), key=lambda each: _rank(index, each))
    homeless = blocks.homeless()
    if hub is None and index.has_hub:
        hub = next((each for each in others if _has_hub(index, each)), None) or _missing_hub()
        others = [each for each in others if each is not hub]
    elif hub is None and not containers:
        hub, homeless = homeless, None
    if homeless is not None and not containers:
        others.append(homeless)
    own = [each for each in map(blocks.own, containers) if each is not None]
    half = 0 if own else (len(lower) + 1) // 2
    middle = Centre(hub, (*own, *lower[:half]), tuple(lower[half:]), NO_MIDDLE)
    near = [each for each in others if _belongs(index, each)]
    field = as_wheel(middle, near, [each for each in others if each not in near], aspect)
    if not index.has_hub:
        field = dataclasses.replace(field, reach=_ring(field))
    elif not (index.hubs and near):
        field = dataclasses.replace(field, reach=None)
    return _Placed(field, tuple(containers), homeless if containers else None)


def _has_hub(index: Index, block: DepartmentBlock) -> bool:
    here = set(block.departments())
    return any(hub.id in here for hub in index.hubs)


def _belongs(index: Index, block: DepartmentBlock) -> bool:
    """Whether a block stands around the middle: tied to the hub; where there is none, whether anybody is in it."""
    if not index.has_hub or not index.hubs:
        return block.roles > 0
    here = set(block.departments())
    members = (role for role in index.scenario.roles if role.department in here)
    return _has_hub(index, block) or any(map(index.has_hub_line, members))


def _level(index: Index) -> tuple[list[Department], list[Department]]:
    """The departments to be arranged, and those around all of them: a company or division that holds all others."""
    containers: list[Department] = []
    parent = None
    while True:
        level = [each for each in index.scenario.departments if each.parent == parent]
        if len(level) != 1 or level[0].kind != "other":
            return level, containers
        if not any(each.parent == level[0].id for each in index.scenario.departments):
            return level, containers
        containers.append(level[0])
        parent = level[0].id


def _satellites(index: Index, hubs: Sequence[Department]) -> list[Department]:
    """The hubs below those in the middle, drawn apart from them."""
    found: list[Department] = []
    above = {each.id for each in hubs}
    while True:
        lower = [each for each in index.scenario.departments if each.kind == "hub" and each.parent in above]
        if not lower:
            return found
        found += lower
        above = {each.id for each in lower}


def _missing_hub() -> DepartmentBlock:
    return DepartmentBlock(None, "No hub yet", "hub", "round", NO_HUB_ACROSS, NO_HUB_ACROSS, (), "", missing=True)


def _ring(field: ChartLayout) -> Rect | None:
    """Through the outermost on both sides, its corners behind the first and the last of them."""
    ends = []
    for side in (-1, 1):
        here = [each for each in field.stations if each.side == side]
        outermost = max((each.column for each in here), default=0)
        column = sorted((each.rect for each in here if each.column == outermost), key=lambda rect: rect.top)
        if not column:
            return None
        ends.append((column[0].centre, column[-1].centre))
    (left, left_last), (right, right_last) = ends
    top, bottom = min(left.y, right.y), max(left_last.y, right_last.y)
    return Rect(left.x, top, right.x - left.x, max(bottom - top, 1))


def _boxes(placed: _Placed) -> tuple[ChartLayout, list[Box]]:
    """All boxes, those that hold others first; and the field with what stands outside of the containers."""
    field = placed.field
    inner = [box for each in field.stations if not each.block.bare for box in each.block.boxes(Point(*each.rect[:2]))]
    bare = {each.block.id: each for each in field.stations if each.block.bare}
    outer: list[Box] = []
    room = field.bounds
    for level, container in enumerate(reversed(placed.containers)):
        head = HEAD + NAME_LINE + GAP
        room = room.grown(INSET)
        room = Rect(room.left, room.top - head, max(room.width, WIDTH), room.height + head)
        station = bare.get(container.id)
        at = Point(*station.rect[:2]) if station else Point(0, 0)
        rows = tuple(dataclasses.replace(row, rect=row.rect.moved(at)) for row in station.block.rows) if station else ()
        above = placed.containers[-level - 2].id if level + 1 < len(placed.containers) else None
        tone = TONE_OF_KIND.get(container.kind, "other")
        outer.insert(0, Box(container.id, container.name, tone, "box", room, rows, "", above, parent=True))
    innermost = placed.containers[-1].id if placed.containers else None
    inner = [dataclasses.replace(each, within=innermost) if each.within is None else each for each in inner]
    boxes = [*outer, *inner]
    if placed.outside is not None:
        at = Point(room.right + GUTTER, room.centre.y - placed.outside.height / 2)
        rect = Rect(at.x, at.y, placed.outside.width, placed.outside.height)
        before, after = at.x - GUTTER / 2, rect.right + GUTTER / 2
        field = dataclasses.replace(
            field, stations=(*field.stations, PlacedNode(placed.outside, rect, 0, ASIDE_COLUMN, before, after))
        )
        boxes += placed.outside.boxes(at)
    return field, boxes


def _captions(index: Index, field: ChartLayout) -> Iterator[Caption]:
    if not field.stations:
        yield Caption(structure_sentence(index), Point(0, 0))
    if field.aside is not None and index.hubs and index.has_hub:
        yield Caption("Not tied to the hub", field.aside)
    elif field.aside is not None:
        yield Caption("Without a role", field.aside)
    if field.reach is not None and index.has_hub:
        words = f"The hub reaches {len(tied(index))} of {pluralise(len(index.spokes), 'department')}"
        yield Caption(words, Point(field.reach.left + 10, field.reach.top + 3))
