"""Layout of the organisation chart: which departments stand in the centre, around it and aside, by organising model.

Then all is shifted onto a page with legend and ladder at its foot. Knows no screen, and nothing of how it is painted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.index import Index
from workbench.domain.model import Department
from workbench.domain.product_strategist import cost_of_place, roles_under_marketing
from workbench.domain.vocabulary import vocabulary_of
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
from workbench.presentation.organisation.picture import (
    CAPTION_WIDTH,
    TONE_OF_KIND,
    Box,
    Caption,
    ChartLine,
    Picture,
    Point,
    Rect,
    Sign,
    around,
)
from workbench.presentation.organisation.routes import Routes

SLIDE = 16 / 9
"""The aspect ratio of a usual slide, width to height."""
MARGIN, FOOT = 24.0, 28.0
"""Spaces: around the picture, and between it and legend and ladder below. AT_FOOT of arrange.py counts on them."""

LEGEND = 72.0
"""Height of the legend: four signs of 18 each."""
NARROWEST = 724.0
"""The least width of a picture without its margins: the ladder of 450, and beside it 274 for the legend."""
NO_HUB_ACROSS, NO_MIDDLE = 150.0, 120.0
"""Diameter of the circle that stands for a missing hub, and the least width of a centre without one."""
NESTED = 1.35
"""How much wider than the page, as a factor of its aspect ratio, the department is packed in which all or most others
are nested.

It was a fixed ratio of 2.4, which this still gives for a slide (16 / 9 * 1.35); as a factor it follows other pages.
Above 1, it leaves height for what is not packed: the department's head, legend and ladder.
"""


@dataclass(frozen=True)
class _Placed:
    """A placement with its containers: the departments whose boxes surround all of it, the outermost first.

    outside: the block beside the containers, that of the roles without a department.
    """

    chart: ChartLayout
    containers: tuple[Department, ...] = ()
    outside: DepartmentBlock | None = None


def layout_chart(index: Index, aspect: float = SLIDE) -> Picture:
    """The organisation chart of a scenario, laid out for a page of this aspect ratio (width to height).

    Deterministic: the same map and ratio give an equal picture.
    """
    placed = _wheel(index, aspect) if index.has_hub or index.scenario.model == "holistic" else _rows(index, aspect)
    chart, boxes = _boxes(placed)
    whole = around([box.rect for box in boxes] + ([chart.reach] if chart.reach else []) + [chart.bounds])
    routed = tuple(Routes(index, chart, boxes).lines())
    whole = around([whole, *(Rect(*point, 0, 0) for line in routed for point in line.points)])
    width = max(whole.width, NARROWEST)
    shift = Point(MARGIN + (width - whole.width) / 2 - whole.left, MARGIN - whole.top)
    top = MARGIN + whole.height + FOOT
    grade_ladder = ladder(index)
    tall = max(LEGEND, grade_ladder.rect.height if grade_ladder else 0)
    return Picture(
        width + 2 * MARGIN,
        top + tall + MARGIN,
        tuple(_moved(box, shift) for box in boxes),
        tuple(
            dataclasses.replace(line, points=tuple(_shifted(point, shift) for point in line.points)) for line in routed
        ),
        tuple(
            dataclasses.replace(caption, place=_shifted(caption.place, shift)) for caption in _captions(index, chart)
        ),
        chart.reach.moved(shift) if chart.reach else None,
        index.scenario.model == "holistic",
        grade_ladder.moved(Point(MARGIN + width - LADDER, top)) if grade_ladder else None,
        Rect(MARGIN, top, width - LADDER, LEGEND),
        tuple(_entries(index, boxes, routed)),
    )


def _shifted(point: Point, by: Point) -> Point:
    return Point(point.x + by.x, point.y + by.y)


def _moved(box: Box, by: Point) -> Box:
    rows = tuple(dataclasses.replace(row, rect=row.rect.moved(by)) for row in box.rows)
    return dataclasses.replace(box, rect=box.rect.moved(by), rows=rows)


def _blocks(index: Index, apart: frozenset[str]) -> Blocks:
    costs = {role.id: cost_of_place(index, role) for role in roles_under_marketing(index)}
    return Blocks(
        index, costs, apart, vocabulary_of(index.document).text("no {representative}") if index.has_hub else "no role"
    )


def _rows(index: Index, aspect: float) -> _Placed:
    """The placement in rows; where the model is centralised, the central unit stands above the others."""
    blocks = _blocks(index, frozenset())
    top = [department for department in index.scenario.departments if department.parent is None]
    main = central(index) if index.scenario.model == "centralised" else None
    alone = len(top) == 1
    wide = aspect * NESTED
    made = {
        department.id: blocks.of(department, wide) if alone or department is main else blocks.of(department)
        for department in top
    }
    first = made.pop(main.id) if main else None
    homeless = blocks.homeless()
    rest = [*sorted(made.values(), key=lambda block: _rank(index, block)), *([homeless] if homeless else [])]
    return _Placed(in_rows(rest, aspect, first))


def _rank(index: Index, block: DepartmentBlock) -> tuple[int, bool]:
    """The sort key of a block: with a strategist first, marketing's before product's; without roles last."""
    strategists = [
        strategist and strategist.department for strategist in (index.marketing_strategist, index.product_strategist)
    ]
    here = set(block.departments())
    place = next(
        (n for n, department_id in enumerate(strategists) if department_id is not None and department_id in here),
        len(strategists),
    )
    return place, not block.roles


def _wheel(index: Index, aspect: float) -> _Placed:
    """The placement as a wheel: around the hub, or around an empty centre where all stand on one ring."""
    level, containers = _level(index)
    hubs = [department for department in level if department.kind == "hub"] if index.has_hub else []
    apart = [*hubs, *_satellites(index, hubs)]
    blocks = _blocks(index, frozenset(department.id for department in (*apart, *level)))
    made = [blocks.rounded(department, main=department is apart[0]) for department in apart]
    hub, lower = made[0] if made else None, made[1:]
    others = sorted(
        (blocks.of(department) for department in level if department not in hubs), key=lambda block: _rank(index, block)
    )
    homeless = blocks.homeless()
    if hub is None and index.has_hub:
        hub = next((block for block in others if _has_hub(index, block)), None) or _missing_hub(
            index.document.terms.hub
        )
        others = [block for block in others if block is not hub]
    elif hub is None and not containers:
        hub, homeless = homeless, None
    if homeless is not None and not containers:
        others.append(homeless)
    own = [block for block in map(blocks.own, containers) if block is not None]
    half = 0 if own else (len(lower) + 1) // 2
    centre = Centre(hub, (*own, *lower[:half]), tuple(lower[half:]), NO_MIDDLE)
    near = [block for block in others if _belongs(index, block)]
    chart = as_wheel(centre, near, [block for block in others if block not in near], aspect)
    if not index.has_hub:
        chart = dataclasses.replace(chart, reach=_ring(chart))
    elif not (index.hubs and near):
        chart = dataclasses.replace(chart, reach=None)
    return _Placed(chart, tuple(containers), homeless if containers else None)


def _has_hub(index: Index, block: DepartmentBlock) -> bool:
    here = set(block.departments())
    return any(hub.id in here for hub in index.hubs)


def _belongs(index: Index, block: DepartmentBlock) -> bool:
    """Whether a block stands around the centre, not aside: tied to the hub or, where there is none, with a role."""
    if not index.has_hub or not index.hubs:
        return block.roles > 0
    here = set(block.departments())
    members = (role for role in index.scenario.roles if role.department in here)
    return _has_hub(index, block) or any(map(index.has_hub_line, members))


def _level(index: Index) -> tuple[list[Department], list[Department]]:
    """The top level to be placed, and its containers: a company or division in which all others are nested."""
    containers: list[Department] = []
    parent = None
    while True:
        level = [department for department in index.scenario.departments if department.parent == parent]
        if len(level) != 1 or level[0].kind != "other":
            return level, containers
        if not any(department.parent == level[0].id for department in index.scenario.departments):
            return level, containers
        containers.append(level[0])
        parent = level[0].id


def _satellites(index: Index, hubs: Sequence[Department]) -> list[Department]:
    """The satellite hubs: those nested in the given ones at any depth, which are drawn apart from them."""
    satellites: list[Department] = []
    above = {hub.id for hub in hubs}
    while True:
        lower = [hub for hub in index.scenario.departments if hub.kind == "hub" and hub.parent in above]
        if not lower:
            return satellites
        satellites += lower
        above = {hub.id for hub in lower}


def _missing_hub(hub: str) -> DepartmentBlock:
    return DepartmentBlock(None, f"No {hub} yet", "hub", "round", NO_HUB_ACROSS, NO_HUB_ACROSS, (), "", missing=True)


def _ring(chart: ChartLayout) -> Rect | None:
    """The ring of the holistic model: a rectangle through the outermost columns, None where a side has no column.

    Its corners lie under the centres of their first and last blocks.
    """
    ends = []
    for side in (-1, 1):
        here = [node for node in chart.nodes if node.side == side]
        outermost = max((node.column for node in here), default=0)
        column = sorted((node.rect for node in here if node.column == outermost), key=lambda rect: rect.top)
        if not column:
            return None
        ends.append((column[0].centre, column[-1].centre))
    (left, left_last), (right, right_last) = ends
    top, bottom = min(left.y, right.y), max(left_last.y, right_last.y)
    return Rect(left.x, top, right.x - left.x, max(bottom - top, 1))


def _boxes(placed: _Placed) -> tuple[ChartLayout, list[Box]]:
    """All boxes in painting order, the containers first; and the placement with the block outside of them."""
    chart = placed.chart
    inner = [box for node in chart.nodes if not node.block.bare for box in node.block.boxes(Point(*node.rect[:2]))]
    bare = {node.block.id: node for node in chart.nodes if node.block.bare}
    outer: list[Box] = []
    room = chart.bounds
    for level, container in enumerate(reversed(placed.containers)):
        head = HEAD + NAME_LINE + GAP
        room = room.grown(INSET)
        room = Rect(room.left, room.top - head, max(room.width, WIDTH), room.height + head)
        node = bare.get(container.id)
        at = Point(*node.rect[:2]) if node else Point(0, 0)
        rows = tuple(dataclasses.replace(row, rect=row.rect.moved(at)) for row in node.block.rows) if node else ()
        above = placed.containers[-level - 2].id if level + 1 < len(placed.containers) else None
        tone = TONE_OF_KIND.get(container.kind, "other")
        outer.insert(0, Box(container.id, container.name, tone, "box", room, rows, "", above, parent=True))
    innermost = placed.containers[-1].id if placed.containers else None
    inner = [dataclasses.replace(box, within=innermost) if box.within is None else box for box in inner]
    boxes = [*outer, *inner]
    if placed.outside is not None:
        at = Point(room.right + GUTTER, room.centre.y - placed.outside.height / 2)
        rect = Rect(at.x, at.y, placed.outside.width, placed.outside.height)
        before, after = at.x - GUTTER / 2, rect.right + GUTTER / 2
        chart = dataclasses.replace(
            chart, nodes=(*chart.nodes, PlacedNode(placed.outside, rect, 0, ASIDE_COLUMN, before, after))
        )
        boxes += placed.outside.boxes(at)
    return chart, boxes


def _entries(index: Index, boxes: Iterable[Box], lines: Iterable[ChartLine]) -> Iterator[tuple[Sign, str]]:
    """What the legend explains: only what is in the picture."""
    vocabulary, kinds = vocabulary_of(index.document), {line.kind for line in lines}
    if "solid" in kinds:
        yield "solid", "reports to"
    if "dotted" in kinds:
        yield "dotted", "dotted line"
    if any(box.note for box in boxes):
        yield "empty", vocabulary.text("no role, or no {representative}")
    if any(row.misplaced for box in boxes for row in box.rows):
        yield "misplaced", vocabulary.text("{product} role under {marketing}")


def _captions(index: Index, chart: ChartLayout) -> Iterator[Caption]:
    if not chart.nodes:
        yield Caption(structure_sentence(index), Point(-CAPTION_WIDTH / 2, 0), centred=True)
    if chart.aside is not None and index.hubs and index.has_hub:
        yield Caption(f"Not tied to the {index.document.terms.hub}", chart.aside)
    elif chart.aside is not None:
        yield Caption("Without a role", chart.aside)
    if chart.reach is not None and index.has_hub:
        words = (
            f"The {index.document.terms.hub} reaches {len(tied(index))} of {pluralise(len(index.spokes), 'department')}"
        )
        yield Caption(words, Point(chart.reach.left + 10, chart.reach.top + 3), chart.reach.width - 20)
