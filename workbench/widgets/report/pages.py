"""Page flow: places blocks on pages one after the other, without widowed headings or cards split in vain.

Knows sizes and blocks; no report.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QPainter

from workbench.widgets.report.blocks import Block, Gap

_WORTH = 0.5
"""Fraction of a page that must be left for a block to start there which no page can hold whole."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """Page geometry: size and margins, in units."""

    width: float
    height: float
    side: float = 540.0
    top: float = 600.0
    bottom: float = 560.0

    @property
    def turned(self) -> PageSheet:
        """The same paper in landscape."""
        return dataclasses.replace(self, width=self.height, height=self.width)

    @property
    def room(self) -> float:
        """Height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.side


@dataclass(slots=True)
class ReportPage:
    """Page with its placed blocks, each with its y below the top margin."""

    sheet: PageSheet
    placed: list[tuple[float, Block]] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint the blocks."""
        for y, block in self.placed:
            block.paint(painter, self.sheet.side, self.sheet.top + y)


class Flow:
    """Sequence of pages being filled. tick: called before each block, to raise Cancelled."""

    def __init__(self, sheet: PageSheet, tick: Callable[[], None]) -> None:
        self.pages: list[ReportPage] = [ReportPage(sheet)]
        self.marks: dict[str, int] = {}
        """Cross-references: mark -> page number, from 1."""
        self.again: tuple[Block, ...] = ()
        """Repeated heading: blocks put on top of each further page for as long as this is set."""
        self._upright = sheet
        self._tick = tick
        self._y = 0.0
        self._pending: list[Block] = []
        self._pending_marks: list[str] = []

    @property
    def sheet(self) -> PageSheet:
        """Geometry of the current page."""
        return self.pages[-1].sheet

    @property
    def left(self) -> float:
        """Height left on the current page."""
        return self.sheet.room - self._y

    def keep_with_next(self, block: Block) -> None:
        """Put a heading, or the gap before it, on the same page as the next block."""
        self._pending.append(block)

    def mark(self, name: str) -> None:
        """Record the page on which the next block begins, under a name in `marks`."""
        self._pending_marks.append(name)

    def put(self, block: Block, *, whole: bool = False) -> None:
        """Place a block, split where it does not fit. whole: start a new page rather than split it, unless no page can
        hold it."""
        rest: Block | None = block
        while rest is not None:
            self._tick()
            rest = self._put(rest, whole=whole)

    def _put(self, block: Block, *, whole: bool) -> Block | None:
        """Place a block or its upper half; returns the rest for the next page, or None."""
        head = sum(pending.height for pending in self._pending)
        if head + block.height <= self.left:
            self._place(block)
            return None
        fits_a_page = self._after_break() + block.height <= self.sheet.room
        if not whole or not (fits_a_page or (self._y > 0 and self.left < _WORTH * self.sheet.room)):
            halves = block.cut(self.left - head)
            if halves is not None:
                self._place(halves.upper)
                self.break_page()
                return halves.lower
        if self._y > 0:
            self.break_page()
            return block
        self._place(block)
        return None

    def break_page(self, *, turned: bool = False) -> None:
        """Start a new page, reusing an empty one; turned: in landscape."""
        if self._y == 0:
            self.pages.pop()
        self.pages.append(ReportPage(self._upright.turned if turned else self._upright))
        self._y = 0.0
        self._pending = self._on_top()

    def _on_top(self) -> list[Block]:
        """Blocks on top of a new page: the repeated heading, and the pending blocks without leading gaps."""
        pending = self._pending
        while pending and isinstance(pending[0], Gap):
            pending = pending[1:]
        return [*self.again, *pending]

    def _after_break(self) -> float:
        return sum(block.height for block in self._on_top())

    def _place(self, block: Block) -> None:
        for name in self._pending_marks:
            self.marks[name] = len(self.pages)
        for placed in (*self._pending, block):
            if not (self._y == 0 and isinstance(placed, Gap)):
                self.pages[-1].placed.append((self._y, placed))
                self._y += placed.height
        self._pending, self._pending_marks = [], []
