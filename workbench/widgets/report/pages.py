"""The flow: puts blocks on pages one after the other, so that no heading stands alone and no card is cut in vain.

Knows sizes and blocks; no report.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QPainter

from workbench.widgets.report.blocks import Block, Gap

_WORTH = 0.5
"""The part of a page that must be left for a block to begin there that no page can hold whole."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """A page: its size and its margins, in units."""

    width: float
    height: float
    side: float = 540.0
    top: float = 600.0
    bottom: float = 560.0

    @property
    def turned(self) -> PageSheet:
        """The same paper on its side."""
        return dataclasses.replace(self, width=self.height, height=self.width)

    @property
    def room(self) -> float:
        """The height for what stands on it."""
        return self.height - self.top - self.bottom

    @property
    def measure(self) -> float:
        """The width for what stands on it."""
        return self.width - 2 * self.side


@dataclass(slots=True)
class ReportPage:
    """A page, and what stands on it how far down."""

    sheet: PageSheet
    placed: list[tuple[float, Block]] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint what stands on it."""
        for y, block in self.placed:
            block.paint(painter, self.sheet.side, self.sheet.top + y)


class Flow:
    """Pages as they fill."""

    def __init__(self, sheet: PageSheet, tick: Callable[[], None]) -> None:
        self.pages: list[ReportPage] = [ReportPage(sheet)]
        self.marks: dict[str, int] = {}
        """Where what was marked stands: its name -> the number of its page, from 1."""
        self.again: tuple[Block, ...] = ()
        """What is put on top of each further page, as long as it is given: the heading of what goes on there."""
        self._upright = sheet
        self._tick = tick
        self._y = 0.0
        self._pending: list[Block] = []
        self._pending_marks: list[str] = []

    @property
    def sheet(self) -> PageSheet:
        """The page that fills."""
        return self.pages[-1].sheet

    @property
    def left(self) -> float:
        """The height that is left on this page."""
        return self.sheet.room - self._y

    def keep_with_next(self, block: Block) -> None:
        """Put a block where the next one begins: a heading, or the space before it."""
        self._pending.append(block)

    def mark(self, name: str) -> None:
        """Keep the page on which the next block begins."""
        self._pending_marks.append(name)

    def put(self, block: Block, *, whole: bool = False) -> None:
        """Put a block next, cut where it does not fit. One that is kept whole begins a page rather than be cut, unless
        no page could hold it."""
        rest: Block | None = block
        while rest is not None:
            self._tick()
            rest = self._put(rest, whole=whole)

    def _put(self, block: Block, *, whole: bool) -> Block | None:
        """Put a block or its beginning; what is left of it for the next page, if anything."""
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
        """Go on on a new page, unless this one is empty; `turned`, on one that lies on its side."""
        if self._y == 0:
            self.pages.pop()
        self.pages.append(ReportPage(self._upright.turned if turned else self._upright))
        self._y = 0.0
        self._pending = self._on_top()

    def _on_top(self) -> list[Block]:
        """What stands on top of a new page: what goes on there, and what is held, without the space before it."""
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
