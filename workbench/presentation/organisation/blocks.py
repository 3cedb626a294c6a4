"""Measuring of departments: each as a block with its roles one below the other and the departments inside beside them.

Sizes are worked out from average letter widths, so that no font is needed. Knows nothing of where a block will stand.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot

from workbench.domain.index import Index
from workbench.domain.model import Department, Role
from workbench.domain.vocabulary import vocabulary_of
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
"""Width of a box with roles, of one without, and the padding beside its text."""
INSET = 14.0
"""Padding around the boxes nested in another one; lines climb in it, so it must hold STEM and BESIDE of routes.py."""
GAP = 12.0
"""Space between boxes nested in another one, and between the text of a box and what is nested in it."""
HEAD, NAME_LINE = 10.0, 18.0
"""Padding above a department's name, and the height of a line of it."""
TITLE_LINE, GRADE_LINE, ROW_PAD, BETWEEN = 16.0, 15.0, 4.0, 4.0
"""Heights of a line of a role's title and of its grade, the padding of its row, and the space between rows."""
INDENT, DEEPEST = 12.0, 4
"""Indent of a row for each step below the highest role, and the steps up to which it grows: titles need the width."""
TITLE_LETTER, NAME_LETTER = 6.3, 7.4
"""Average width of a letter of a role's title and of a department's name; letters of full width take twice as much.

No font is at hand here. Too small and a text is elided where it is painted, too large and every box grows taller.
"""

ROUND_UP_TO = 6
"""The most roles of a round hub; with more it is a box, as the circle around a list grows in both directions."""

LINES = 2
"""The most lines of a name or title; what does not fit is elided where it is painted."""


@dataclass(frozen=True, slots=True)
class DepartmentBlock:
    """A measured department. Coordinates are relative to its own upper left corner; note is shown in place of roles."""

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
    """Whether it is drawn without a box: the roles of a department whose own box surrounds it and all the others."""

    @property
    def id(self) -> str | None:
        """The department's id, None for the roles without one and for a missing hub."""
        return self.department.id if self.department else None

    @property
    def roles(self) -> int:
        """The number of roles in it and in those nested in it."""
        return len(self.rows) + sum(child.roles for child, _ in self.children)

    def departments(self) -> Iterator[str | None]:
        """Its id and those of all nested in it."""
        yield self.id
        for child, _ in self.children:
            yield from child.departments()

    def boxes(self, at: Point, within: str | None = None) -> Iterator[Box]:
        """The boxes of it and of all nested in it, the outer before the inner, its upper left corner at a point."""
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
    """The number of lines a text of letters this wide takes in a width, LINES at most."""
    wide = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return min(max(ceil(wide * letter / width), 1), LINES)


def fit(width: float, height: float, aspect: float) -> float:
    """The scale at which a size fits a page of height 1 and this aspect ratio (width to height)."""
    return min(aspect / max(width, 1), 1 / max(height, 1))


def packed(sizes: Sequence[tuple[float, float]], aspect: float) -> tuple[list[Point], float, float]:
    """Packing in rows: a place for each size, and width and height of all, as near to an aspect ratio as it goes."""
    tried = [_in_columns(sizes, columns) for columns in range(1, len(sizes) + 1)]
    return max(tried, key=lambda packing: fit(packing[1], packing[2], aspect))


def _in_columns(sizes: Sequence[tuple[float, float]], columns: int) -> tuple[list[Point], float, float]:
    places, y, widest = [], 0.0, 0.0
    for start in range(0, len(sizes), columns):
        x, tall = 0.0, 0.0
        for width, height in sizes[start : start + columns]:
            places.append(Point(x, y))
            x, tall = x + width + GAP, max(tall, height)
        y, widest = y + tall + GAP, max(widest, x - GAP)
    return places, widest, y - GAP


_MISPLACED = "{product} role under {marketing}"
"""The note on a role that sits where its work is absorbed."""


class Blocks:
    """A factory of the blocks of one scenario.

    absorbed: the product roles under marketing, each with the percentage points its place costs. apart: departments
    not nested in their parents. lacking: the note of a department that does its own social work and has no role.
    """

    def __init__(self, index: Index, absorbed: Mapping[str, float | None], apart: frozenset[str], lacking: str) -> None:
        self._index, self._absorbed, self._lacking = index, absorbed, lacking
        self._below: dict[str | None, list[Department]] = {}
        for department in index.scenario.departments:
            if department.id not in apart:
                self._below.setdefault(department.parent, []).append(department)
        self._members: dict[str | None, list[Role]] = {}
        for role in index.scenario.roles:
            self._members.setdefault(role.department, []).append(role)

    def of(self, department: Department, aspect: float = 0.8) -> DepartmentBlock:
        """The block of a department with all nested in it; these are packed close to an aspect ratio."""
        children = [self.of(child) for child in self._below.get(department.id, ())]
        rows = self._rows(department.id)
        tone = TONE_OF_KIND.get(department.kind, "other")
        note = "" if rows or children else self._lacking if department in self._index.spokes else "no role"
        return self._measured(department, department.name, tone, rows, children, note, aspect)

    def own(self, department: Department) -> DepartmentBlock | None:
        """The bare block of the roles of a department that surrounds all others; None where it has no role."""
        rows = self._rows(department.id)
        if not rows:
            return None
        width, height = WIDTH - 2 * PAD, rows[-1].rect.bottom
        return DepartmentBlock(department, "", "other", "box", width, height, tuple(rows), "", bare=True)

    def homeless(self) -> DepartmentBlock | None:
        """The block of the roles without a department; None where there are none."""
        rows = self._rows(None)
        return self._measured(None, "No department", "other", rows, [], "", 1.0) if rows else None

    def rounded(self, department: Department, *, main: bool) -> DepartmentBlock:
        """The block of a hub: the main one round, unless it holds too much."""
        block = self.of(department)
        if not main or block.children or len(block.rows) > ROUND_UP_TO:
            return block
        return as_round(block)

    def _measured(
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
            inside = tuple(dataclasses.replace(row, rect=row.rect.moved(Point(PAD, head))) for row in rows)
            return DepartmentBlock(department, name, tone, "box", width, head + tall, inside, note)
        cells = [(WIDTH - 2 * PAD, tall)] if rows else []
        places, wide, high = packed([*cells, *((child.width, child.height) for child in children)], aspect)
        places = [Point(place.x + INSET, place.y + head + GAP) for place in places]
        own = places.pop(0) if rows else Point(0, 0)
        return DepartmentBlock(
            department,
            name,
            tone,
            "box",
            max(wide + 2 * INSET, WIDTH),
            head + GAP + high + INSET,
            tuple(dataclasses.replace(row, rect=row.rect.moved(own)) for row in rows),
            note,
            tuple(zip(children, places, strict=True)),
        )

    def _rows(self, department: str | None) -> list[RoleRow]:
        """The rows of a department: its roles in tree order, each below its superior where that sits there too.

        Strategists come first, then the highest grade.
        """
        members = self._members.get(department, [])
        here = {role.id for role in members}
        below: dict[str | None, list[Role]] = {}
        for role in sorted(members, key=lambda member: (member.acts_as is None, -member.grade)):
            below.setdefault(role.reports_to if role.reports_to in here else None, []).append(role)
        rows: list[RoleRow] = []
        waiting = [(role, 0) for role in reversed(below.get(None, []))]
        y = 0.0
        while waiting:
            role, depth = waiting.pop()
            row = self._row(role, depth, y)
            rows.append(row)
            y = row.rect.bottom + BETWEEN
            waiting += [(report, depth + 1) for report in reversed(below.get(role.id, []))]
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
            vocabulary_of(self._index.document).text(_MISPLACED) if misplaced else "",
            cost,
            depth,
            Rect(left, y, width, height + GRADE_LINE * (misplaced + (cost is not None))),
        )


def as_round(block: DepartmentBlock) -> DepartmentBlock:
    """A block as a circle around its text."""
    across = hypot(block.width - 2 * PAD, block.height) + 2 * PAD
    aside = Point((across - block.width) / 2, (across - block.height) / 2)
    rows = tuple(dataclasses.replace(row, rect=row.rect.moved(aside)) for row in block.rows)
    return dataclasses.replace(block, shape="round", width=across, height=across, rows=rows)
