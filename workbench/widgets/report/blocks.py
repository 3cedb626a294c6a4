"""Layout blocks of a page: each knows its width and height, paints itself, and may be split over two pages.

Lengths are units of `typography`, tenths of a point. Text is plain, never mark-up. Knows no report and no page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextLine, QTextOption

from workbench.files.texts import clean
from workbench.qt.theme import colour
from workbench.widgets.report.typography import TextStyle

LEAST_LINES = 2
"""Widow and orphan control: lines of a paragraph that stay together at its beginning and at its end."""

_LINE = "\u2028"


class Halves(NamedTuple):
    """A block split in two."""

    upper: Block
    lower: Block


class Block(Protocol):
    """Interface of anything that is placed on a page."""

    @property
    def height(self) -> float:
        """Height in units."""

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at (x, y)."""

    def cut(self, room: float) -> Halves | None:
        """Split so that the upper half is no taller than `room`; None if that is impossible."""


class Whole:
    """Block that is never split."""

    def cut(self, room: float) -> Halves | None:
        """None: never split."""
        return None


class Text:
    """Paragraph in one style, word-wrapped to a width."""

    def __init__(self, text: str, style: TextStyle, width: float, *, right: bool = False) -> None:
        self._style = style
        self._layout = QTextLayout(clean(text)[0].replace("\n", _LINE), style.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
        if right:
            option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 1.0))
        self._layout.endLayout()
        self._first, self._end = 0, self._layout.lineCount()

    @property
    def height(self) -> float:
        """Sum of the lines, each as tall as the style says, or taller if a fallback font needs it."""
        return sum(self._tall(self._layout.lineAt(number)) for number in range(self._first, self._end))

    def _tall(self, line: QTextLine) -> float:
        return max(self._style.size * self._style.leading, line.height())

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the lines."""
        painter.setPen(colour(self._style.colour))
        for number in range(self._first, self._end):
            line = self._layout.lineAt(number)
            tall = self._tall(line)
            line.draw(painter, QPointF(x - line.x(), y + (tall - line.height()) / 2 - line.y()))
            y += tall

    def cut(self, room: float) -> Halves | None:
        """Split between lines, with at least `LEAST_LINES` on either side."""
        height, at = 0.0, self._first
        while at < self._end:
            height += self._tall(self._layout.lineAt(at))
            if height > room:
                break
            at += 1
        at = min(at, self._end - LEAST_LINES)
        if at - self._first < LEAST_LINES:
            return None
        return Halves(self._part(self._first, at), self._part(at, self._end))

    def _part(self, first: int, end: int) -> Text:
        part = Text.__new__(Text)
        part._style, part._layout = self._style, self._layout  # noqa: SLF001 both halves share the layout
        part._first, part._end = first, end  # noqa: SLF001
        return part


class Gap(Whole):
    """Vertical space."""

    def __init__(self, height: float) -> None:
        self.height = height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint nothing."""


class Rule(Whole):
    """Horizontal rule."""

    def __init__(self, width: float, ink: str, thickness: float = 5.0) -> None:
        self._width, self._ink, self.height = width, ink, thickness

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line."""
        painter.fillRect(QRectF(x, y, self._width, self.height), colour(self._ink))


class Drawn(Whole):
    """Picture of a height, painted by a function with the painter's origin at the block's top left corner."""

    def __init__(self, height: float, draw: Callable[[QPainter], None]) -> None:
        self.height, self._draw = height, draw

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the picture."""
        painter.save()
        painter.translate(x, y)
        self._draw(painter)
        painter.restore()


class Stack:
    """Vertical stack of blocks.

    keep_with_next: number of blocks at its beginning, such as a heading, that are never split from what follows.
    """

    def __init__(self, blocks: Sequence[Block], *, keep_with_next: int = 0) -> None:
        self.blocks, self._keep_with_next = tuple(blocks), keep_with_next

    @property
    def height(self) -> float:
        """Sum of the blocks."""
        return sum(block.height for block in self.blocks)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the blocks from the top down."""
        for block in self.blocks:
            block.paint(painter, x, y)
            y += block.height

    def cut(self, room: float) -> Halves | None:
        """Split within the first block that does not fit, else before it."""
        number = 0
        while number < len(self.blocks) and self.blocks[number].height <= room:
            room -= self.blocks[number].height
            number += 1
        if number == len(self.blocks):
            return None
        if number and all(isinstance(block, Gap) for block in self.blocks[number:]):
            number, room = self._filled(number)
        halves = self.blocks[number].cut(room)
        if halves is not None:
            return Halves(
                Stack((*self.blocks[:number], halves.upper), keep_with_next=self._keep_with_next),
                Stack((halves.lower, *self.blocks[number + 1 :])),
            )
        while number > self._keep_with_next and isinstance(self.blocks[number - 1], Gap):
            number -= 1
        rest = self.blocks[number:]
        while rest and isinstance(rest[0], Gap):
            rest = rest[1:]
        if number <= self._keep_with_next or not rest:
            return None
        return Halves(Stack(self.blocks[:number], keep_with_next=self._keep_with_next), Stack(rest))

    def _filled(self, end: int) -> tuple[int, float]:
        """Index of the last block before `end` that is no gap, and a little less room than it needs. The lower half has
        to begin with something, and a gap alone is nothing."""
        last = max((at for at in range(end) if not isinstance(self.blocks[at], Gap)), default=0)
        return last, self.blocks[last].height - 1


class RowBlock:
    """Row of blocks, each at an offset from the left."""

    def __init__(self, cells: Sequence[tuple[float, Block]]) -> None:
        self._cells = tuple(cells)

    @property
    def height(self) -> float:
        """Height of the tallest."""
        return max((cell.height for _, cell in self._cells), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint from the left, which is the reading order of the PDF's text."""
        for place, cell in self._cells:
            cell.paint(painter, x + place, y)

    def cut(self, room: float) -> Halves | None:
        """Split every cell that does not fit; None if one of them cannot be split."""
        upper: list[tuple[float, Block]] = []
        lower: list[tuple[float, Block]] = []
        for place, cell in self._cells:
            if cell.height <= room:
                upper.append((place, cell))
                continue
            halves = cell.cut(room)
            if halves is None:
                return None
            upper.append((place, halves.upper))
            lower.append((place, halves.lower))
        return Halves(RowBlock(upper), RowBlock(lower)) if lower else None


@dataclass(frozen=True, slots=True)
class Frame:
    """Look of a box: background and border, None for none, and a strip of colour at its left."""

    ground: str | None = None
    border: str | None = None
    strip: str | None = None
    padding: float = 100.0
    radius: float = 50.0
    strip_width: float = 30.0


class Box:
    """Blocks in a frame. `again` is the heading repeated where the box continues after a split."""

    def __init__(self, inner: Stack, frame: Frame, width: float, again: Block | None = None) -> None:
        self._inner, self._frame, self._width, self._again = inner, frame, width, again

    @property
    def height(self) -> float:
        """Content and padding."""
        return self._inner.height + 2 * self._frame.padding

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the frame, then the content."""
        frame, box = self._frame, QRectF(x, y, self._width, self.height)
        painter.save()
        painter.setPen(QPen(colour(frame.border), 6) if frame.border else Qt.PenStyle.NoPen)
        painter.setBrush(colour(frame.ground) if frame.ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, frame.radius, frame.radius)
        if frame.strip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(frame.strip))
            painter.drawRoundedRect(QRectF(x, y, frame.strip_width, box.height()), frame.radius / 4, frame.radius / 4)
        painter.restore()
        self._inner.paint(painter, x + frame.padding, y + frame.padding)

    def cut(self, room: float) -> Halves | None:
        """Split the content; the lower half is a box of the same look."""
        halves = self._inner.cut(room - 2 * self._frame.padding)
        if halves is None:
            return None
        upper, lower = halves
        assert isinstance(upper, Stack)
        assert isinstance(lower, Stack)
        if self._again is not None:
            lower = Stack((self._again, *lower.blocks), keep_with_next=1)
        return Halves(
            Box(upper, self._frame, self._width, self._again), Box(lower, self._frame, self._width, self._again)
        )
