"""A department with all that lies in it, measured: its roles one below the other, the departments inside beside them.

Knows nothing of where it will stand.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot

from workbench.domain.index import Index
from workbench.domain.model import Department, Role
from workbench.domain.words import grade_name
from workbench.presentation.organisation.picture import (
    TONE_OF_DISCIPLINE,
    TONE_OF_KIND,
    Box,
    Point,
    Rect,
    RoleRow,
    Shape,
    Tone,
)

WIDTH, EMPTY, PAD = 212.0, 172.0, 10.0
"""Across a box with roles and one without, and beside what it says."""
INSET = 14.0
"""Around the boxes that lie in another one; lines climb in it."""
GAP = 12.0
"""Between boxes that lie in another one, and between what a box says and what lies in it."""
HEAD, NAME_LINE = 10.0, 18.0
TITLE_LINE, GRADE_LINE, ROW_PAD, BETWEEN = 16.0, 15.0, 4.0, 4.0
INDENT, DEEPEST = 12.0, 4
TITLE_LETTER, NAME_LETTER = 6.3, 7.4
"""What a letter of a title and of a department's name takes; letters of full width take twice as much."""

ROUND_UP_TO = 6
"""Roles that a round hub holds; beyond them it is a box."""

LINES = 2
"""Lines a name or title may take."""


@dataclass(frozen=True, slots=True)
class DepartmentBlock:
    """A measured department. Places are from its own upper left corner."""

    department: Department | None
    name: str
    tone: Tone
    shape: Shape
    width: float
    height: float
    rows: tuple[RoleRow, ...]
    note: str
    children: tuple[tuple[DepartmentBlock, Point], ...] = ()
    missing: bool = False
    bare: bool = False
    """Whether it stands for the roles of a department whose box is drawn around it and all the others."""

    @property
    def id(self) -> str | None:
        """The department's id."""
        return self.department.id if self.department else None

    @property
    def roles(self) -> int:
        """How many roles sit in it, or below."""
        return len(self.rows) + sum(child.roles for child, _ in self.children)

    def departments(self) -> Iterator[str | None]:
        """The ids of it and of those below."""
        yield self.id
        for child, _ in self.children:
            yield from child.departments()

    def boxes(self, at: Point, within: str | None = None) -> Iterator[Box]:
        """It and those below as boxes, put in a place."""
        yield Box(
            self.id,
            self.name,
            self.tone,
            self.shape,
            Rect(at.x, at.y, self.width, self.height),
            tuple(dataclasses.replace(row, rect=row.rect.moved(at)) for row in self.rows),
            self.note,
            within,
            bool(self.children),
            self.missing,
        )
        for child, place in self.children:
            yield from child.boxes(Point(at.x + place.x, at.y + place.y), self.id)


def lines_for(text: str, letter: float, width: float) -> int:
    """How many lines a text of such letters takes, at the most two."""
    wide = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
    return min(max(ceil(wide * letter / width), 1), LINES)


def fit(width: float, height: float, aspect: float) -> float:
    """How large something can be shown on a page of this ratio of width to height."""
    return min(aspect / max(width, 1), 1 / max(height, 1))


def packed(sizes: Sequence[tuple[float, float]], aspect: float) -> tuple[list[Point], float, float]:
    """Places for sizes in rows, so that all of it fits a ratio of width to height; and that width and height."""
    tried = [_in_columns(sizes, columns) for columns in range(1, len(sizes) + 1)]
    return max(tried, key=lambda each: fit(each[1], each[2], aspect))


def _in_columns(sizes: Sequence[tuple[float, float]], columns: int) -> tuple[list[Point], float, float]:
    places, y, widest = [], 0.0, 0.0
    for start in range(0, len(sizes), columns):
        x, tall = 0.0, 0.0
        for width, height in sizes[start : start + columns]:
            places.append(Point(x, y))
            x, tall = x + width + GAP, max(tall, height)
        y, widest = y + tall + GAP, max(widest, x - GAP)
    return places, widest, y - GAP


class Blocks:
    """The blocks of one scenario.

    absorbed: the product roles under marketing, each with what its place costs. The departments `apart` lie in none.
    lacking: what is said of a department that does its own social work and has no role.
    """

    def __init__(self, index: Index, absorbed: Mapping[str, float | None], apart: frozenset[str], lacking: str) -> None:
        self._index, self._absorbed, self._lacking = index, absorbed, lacking
        self._below: dict[str | None, list[Department]] = {}
        for each in index.scenario.departments:
            if each.id not in apart:
                self._below.setdefault(each.parent, []).append(each)
        self._members: dict[str | None, list[Role]] = {}
        for role in index.scenario.roles:
            self._members.setdefault(role.department, []).append(role)

    def of(self, department: Department, aspect: float = 0.8) -> DepartmentBlock:
        """The block of a department, near a ratio of width to height where others lie in it."""
        children = [self.of(each) for each in self._below.get(department.id, ())]
        rows = self._rows(department.id)
        tone = TONE_OF_KIND.get(department.kind, "other")
        note = "" if rows or children else self._lacking if department in self._index.spokes else "no role"
        return self._made(department, department.name, tone, rows, children, note, aspect)

    def own(self, department: Department) -> DepartmentBlock | None:
        """The roles of a department that all else lies in, or None."""
        rows = self._rows(department.id)
        if not rows:
            return None
        width, height = WIDTH - 2 * PAD, rows[-1].rect.bottom
        return DepartmentBlock(department, "", "other", "box", width, height, tuple(rows), "", bare=True)

    def homeless(self) -> DepartmentBlock | None:
        """The roles that sit in no department, or None."""
        rows = self._rows(None)
        return self._made(None, "No department", "other", rows, [], "", 1.0) if rows else None

    def rounded(self, department: Department, *, main: bool) -> DepartmentBlock:
        """The block of a hub: the main one round, unless it holds too much."""
        block = self.of(department)
        if not main or block.children or len(block.rows) > ROUND_UP_TO:
            return block
        return as_round(block)

    def _made(
        self,
        department: Department | None,
        name: str,
        tone: Tone,
        rows: list[RoleRow],
        children: list[DepartmentBlock],
        note: str,
        aspect: float,
    ) -> DepartmentBlock:
        width = WIDTH if rows or children else EMPTY
        head = (
            HEAD
            + NAME_LINE * lines_for(name, NAME_LETTER, width - 2 * PAD)
            + (GRADE_LINE if note else 0)
            + (0 if rows else 4)
        )
        tall = rows[-1].rect.bottom + PAD if rows else 0.0
        if not children:
            inside = tuple(dataclasses.replace(each, rect=each.rect.moved(Point(PAD, head))) for each in rows)
            return DepartmentBlock(department, name, tone, "box", width, head + tall, inside, note)
        cells = [(WIDTH - 2 * PAD, tall)] if rows else []
        places, wide, high = packed([*cells, *((each.width, each.height) for each in children)], aspect)
        places = [Point(each.x + INSET, each.y + head + GAP) for each in places]
        own = places.pop(0) if rows else Point(0, 0)
        return DepartmentBlock(
            department,
            name,
            tone,
            "box",
            max(wide + 2 * INSET, WIDTH),
            head + GAP + high + INSET,
            tuple(dataclasses.replace(each, rect=each.rect.moved(own)) for each in rows),
            note,
            tuple(zip(children, places, strict=True)),
        )

    def _rows(self, department: str | None) -> list[RoleRow]:
        """Its roles, each below the one it reports to where that sits there too; the highest first."""
        members = self._members.get(department, [])
        here = {role.id for role in members}
        below: dict[str | None, list[Role]] = {}
        for role in sorted(members, key=lambda each: (each.acts_as is None, -each.grade)):
            below.setdefault(role.reports_to if role.reports_to in here else None, []).append(role)
        rows: list[RoleRow] = []
        waiting = [(role, 0) for role in reversed(below.get(None, []))]
        y = 0.0
        while waiting:
            role, depth = waiting.pop()
            row = self._row(role, depth, y)
            rows.append(row)
            y = row.rect.bottom + BETWEEN
            waiting += [(each, depth + 1) for each in reversed(below.get(role.id, []))]
        return rows

    def _row(self, role: Role, depth: int, y: float) -> RoleRow:
        misplaced, cost = role.id in self._absorbed, self._absorbed.get(role.id)
        left = INDENT * min(depth, DEEPEST)
        width = WIDTH - 2 * PAD - left
        height = (
            2 * ROW_PAD + TITLE_LINE * lines_for(self._index.titles[role.id], TITLE_LETTER, width - 16) + GRADE_LINE
        )
        return RoleRow(
            role.id,
            self._index.titles[role.id],
            grade_name(self._index.document, role.grade),
            TONE_OF_DISCIPLINE[role.discipline],
            role.acts_as,
            misplaced,
            cost,
            depth,
            Rect(left, y, width, height + GRADE_LINE * (misplaced + (cost is not None))),
        )


def as_round(block: DepartmentBlock) -> DepartmentBlock:
    """A block as a circle around what it says."""
    across = hypot(block.width - 2 * PAD, block.height) + 2 * PAD
    aside = Point((across - block.width) / 2, (across - block.height) / 2)
    rows = tuple(dataclasses.replace(each, rect=each.rect.moved(aside)) for each in block.rows)
    return dataclasses.replace(block, shape="round", width=across, height=across, rows=rows)
