"""View model of the organisation chart: boxes, lines, captions and ladder as values. Knows no colour, font or layout.

Lengths are in units of which a line of small text is about 16 tall; y grows downwards. Nothing lies left of or above
the origin.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal, NamedTuple

from workbench.domain.model import ActsAs, DepartmentKind, Discipline
from workbench.domain.rounding import rounded
from workbench.domain.words import pluralise

Tone = Literal["marketing", "product", "technology", "hub", "other"]
"""The meaning of a colour; which colour it is, the theme says."""

Shape = Literal["box", "round"]
LineKind = Literal["solid", "dotted", "branch"]
Sign = Literal["solid", "dotted", "empty", "misplaced"]

TONE_OF_DISCIPLINE: dict[Discipline, Tone] = {
    "marketing": "marketing",
    "product": "product",
    "technology": "technology",
    "hub": "hub",
    "other": "other",
}
TONE_OF_KIND: dict[DepartmentKind, Tone] = {
    "marketing": "marketing",
    "communications": "marketing",
    "product": "product",
    "technology": "technology",
    "hub": "hub",
}
"""Department kind -> tone; all other kinds are plain."""


class Point(NamedTuple):
    """A point, or a vector to shift by."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle by its upper left corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """The centre point."""
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    def moved(self, by: Point) -> Rect:
        """The rectangle shifted by a vector."""
        return Rect(self.left + by.x, self.top + by.y, self.width, self.height)

    def grown(self, by: float) -> Rect:
        """The rectangle grown by a margin on every side."""
        return Rect(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, other: Rect) -> bool:
        """Whether another rectangle lies within it, edges included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other: Rect) -> bool:
        """Whether they overlap by more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def has(self, point: Point) -> bool:
        """Whether a point lies within it, edges included."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom


def around(rects: list[Rect]) -> Rect:
    """The bounding box of all; one without a size in the origin where there are none."""
    if not rects:
        return Rect(0, 0, 0, 0)
    left, top = min(rect.left for rect in rects), min(rect.top for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in its department's box."""

    role: str
    title: str
    grade: str
    tone: Tone
    acts_as: ActsAs | None
    misplaced: str
    """The note on a product role that sits under marketing; "" for others."""
    cost: float | None
    """The percentage points of product work that its place costs; None where that is nothing or undefined."""
    depth: int
    """Steps below the highest of its department."""
    rect: Rect

    @property
    def absorbed(self) -> tuple[str, ...]:
        """The notes on its place, a line each; none where it sits where it belongs."""
        if not self.misplaced:
            return ()
        if self.cost is None:
            return (self.misplaced,)
        points = int(rounded(self.cost))
        return self.misplaced, f"{pluralise(points, 'point')} absorbed" if points else "less than 1 point absorbed"


@dataclass(frozen=True, slots=True)
class Box:
    """A department; one without an id gathers the roles that sit in none, or stands where a hub is missing."""

    department: str | None
    name: str
    tone: Tone
    shape: Shape
    rect: Rect
    rows: tuple[RoleRow, ...]
    note: str
    """The words in place of roles, "" where there are roles."""
    within: str | None
    """The department in whose box this one is nested."""
    parent: bool
    """Whether others are nested in it."""
    missing: bool = False
    """Whether it is the placeholder of a hub that is not there."""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line from who reports to whom, as "role:<id>"; a branch joins two hubs, as "department:<id>"."""

    source: str
    target: str
    kind: LineKind
    tone: Tone
    strong: bool
    """Whether it is drawn thick: a strategist's, or between hubs."""
    points: tuple[Point, ...]


CAPTION_WIDTH, CAPTION_HEIGHT = 640, 18
"""Room of a caption, unless it says another: a longer one is elided."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption, beginning at a point, or in the middle of its room."""

    text: str
    place: Point
    width: float = CAPTION_WIDTH
    centred: bool = False

    @property
    def room(self) -> Rect:
        """The rectangle it is written in."""
        return Rect(*self.place, self.width, CAPTION_HEIGHT)


@dataclass(frozen=True, slots=True)
class Rung:
    """A strategist on the ladder of grades."""

    title: str
    grade: str
    tone: Tone
    place: Rect


@dataclass(frozen=True, slots=True)
class Ladder:
    """How high the two strategists stand, side by side. `steps` are the grades between, each with its height."""

    rect: Rect
    sentence: str
    level: bool
    rungs: tuple[Rung, ...]
    steps: tuple[tuple[str, float], ...]

    def moved(self, by: Point) -> Ladder:
        """The ladder shifted by a vector."""
        return dataclasses.replace(
            self,
            rect=self.rect.moved(by),
            rungs=tuple(dataclasses.replace(rung, place=rung.place.moved(by)) for rung in self.rungs),
            steps=tuple((name, y + by.y) for name, y in self.steps),
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture. Boxes that hold others come before them; lines lie above those and below all else."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[ChartLine, ...]
    captions: tuple[Caption, ...]
    reach: Rect | None
    """The rectangle the hub reaches; where `ring` is set, the ring on which all departments stand."""
    ring: bool
    ladder: Ladder | None
    legend: Rect
    """The place of the legend."""
    entries: tuple[tuple[Sign, str], ...]
    """What the legend explains: a sign, and its words."""

    @property
    def rows(self) -> tuple[RoleRow, ...]:
        """Every role."""
        return tuple(row for box in self.boxes for row in box.rows)

    def row_at(self, point: Point) -> RoleRow | None:
        """Hit test: the role at a point, or None."""
        return next((row for row in self.rows if row.rect.has(point)), None)

    def box_at(self, point: Point) -> Box | None:
        """Hit test: the innermost department at a point, or None."""
        return next((box for box in reversed(self.boxes) if box.rect.has(point)), None)

    def words_at(self, point: Point) -> tuple[str, ...]:
        """The texts at a point, whole where the picture has no room for them; none where nothing is written."""
        if (row := self.row_at(point)) is not None:
            return row.title, row.grade, *row.absorbed
        for caption in self.captions:
            if caption.room.has(point):
                return (caption.text,)
        if (box := self.box_at(point)) is not None:
            return tuple(filter(None, (box.name, box.note)))
        if self.ladder is not None and self.ladder.rect.has(point):
            return (self.ladder.sentence,)
        return tuple(words for _, words in self.entries) if self.legend.has(point) else ()
