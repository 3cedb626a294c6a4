"""Sheet: a grid while tables are looked for in it, with the kinds of its cells and what is taken already.

Rows are read as they are asked for, so that a look at the top of a long sheet costs no more than that of a short one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from workbench.application.importing.cells import LONGEST_RATING, RATINGS, Kind, kind_of
from workbench.application.importing.coded_levels import coded_levels
from workbench.application.importing.grid import Area, Cell, Grid
from workbench.application.importing.headings import meaning_of
from workbench.application.importing.legend import words_of_legends
from workbench.application.importing.shapes import spread, text_at, width_of
from workbench.application.importing.summaries import summary_of
from workbench.domain.searching import word_key

LOOKED_AT = 400
"""Rows below a heading that are looked at before it is chosen: the full pass goes through a chosen one only."""

CELLS_LOOKED_AT = 60_000
"""Cells that are looked at below a heading: in a wide sheet fewer rows are, but at least a tenth of the usual."""

HEADINGS = 60
"""Rows that may hold the headings, from the first that says something."""

NOTHING: Kind = "nothing"

EMPTY_ROWS = 2
"""Empty rows at which a table ends, unless it goes on below them."""

ALIKE = 3
"""Rows, and columns that most of them fill, at least, by which it is told that a table goes on with rows like these."""

FARTHEST = 6
"""Rows below the last one in which a table may go on."""

LOOKED_BACK = 200
"""Rows of a table by which it is told whether it goes on, and how often that is looked at."""


class Sheet:
    """A grid, its merged texts spread. Hidden rows and columns, and what is taken, say nothing here."""

    def __init__(self, grid: Grid) -> None:
        self.grid = spread(grid)
        self.width = width_of(self.grid)
        self.length = len(self.grid.rows)
        self._taken: list[Area] = []
        self._kinds: dict[int, tuple[Kind, ...]] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
        self._kind_of_text: dict[str, Kind] = {}
        self._levels = words_of_legends(grid) | coded_levels(grid)
        self._nothing: tuple[Kind, ...] = tuple(NOTHING for _ in range(self.width))

    def take(self, area: Area) -> None:
        """Leave the cells of an area out from now on."""
        self._taken.append(area)
        for row in range(area.top, area.bottom + 1):
            self._kinds.pop(row, None)
            self._texts.pop(row, None)

    def kinds(self, row: int) -> tuple[Kind, ...]:
        """The kinds of the cells of a row, as many as the sheet is wide."""
        if row not in self._kinds:
            self._kinds[row] = self._kinds_of(row)
        return self._kinds[row]

    def _kinds_of(self, row: int) -> tuple[Kind, ...]:
        taken = [area for area in self._taken if area.top <= row <= area.bottom]
        if row in self.grid.hidden_rows or any(area.left == 0 and area.right >= self.width - 1 for area in taken):
            return self._nothing
        kinds = list(map(self._kind, self.grid.rows[row]))
        kinds += self._nothing[len(kinds) :]
        without = [column for column in self.grid.hidden_columns if column < self.width]
        for area in taken:
            without += range(area.left, min(area.right + 1, self.width))
        for column in without:
            kinds[column] = NOTHING
        return tuple(kinds)

    def _kind(self, cell: Cell) -> Kind:
        """The kind of a cell; that of a text is reckoned once, for the same ones come again and again."""
        if not isinstance(cell, str) or len(cell) > LONGEST_RATING:
            return kind_of(cell)
        kind = self._kind_of_text.get(cell)
        if kind is None:
            kind = "level" if self._levels and word_key(cell) in self._levels else kind_of(cell)
            self._kind_of_text[cell] = kind
        return kind

    def is_empty(self, row: int, left: int = 0, right: int | None = None) -> bool:
        """Whether a row says nothing, in all its columns or from left up to right."""
        kinds = self.kinds(row)[left : self.width if right is None else right + 1]
        return all(kind == "nothing" for kind in kinds)

    def text(self, row: int, column: int) -> str:
        """The text of a cell; "" where it is hidden or taken."""
        texts = self._texts.get(row)
        if texts is not None:
            return texts[column] if column < len(texts) else ""
        kinds = self.kinds(row)
        return "" if column < len(kinds) and kinds[column] == "nothing" else text_at(self.grid, row, column)

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row. They are kept: the rows below each of many headings are nearly the same."""
        if row not in self._texts:
            self._texts[row] = tuple(self.text(row, column) for column in range(self.width))
        return self._texts[row]

    def headings(self) -> Iterator[int]:
        """The rows that may hold headings: the first ones that say something and have a row below."""
        filled = (row for row in range(self.length - 1) if not self.is_empty(row))
        return islice(filled, HEADINGS)

    def below(self, heading: int, left: int = 0, right: int | None = None, *, whole: bool = False) -> list[int]:
        """The rows below a heading that say something, up to two empty ones below which the table does not go on.

        whole: not only the first of them.
        """
        rows: list[int] = []
        empty = gaps = 0
        most = max(LOOKED_AT // 10, min(LOOKED_AT, CELLS_LOOKED_AT // max(1, self.width)))
        end = self.length if whole else min(self.length, heading + 1 + most)
        for row in range(heading + 1, end):
            if self.is_empty(row, left, right):
                empty += row not in self.grid.hidden_rows
                if empty == EMPTY_ROWS:
                    gaps += 1
                    if gaps > LOOKED_BACK or not self._goes_on(rows, row, left, right):
                        break
                continue
            empty = 0
            rows.append(row)
        return rows

    def _goes_on(self, rows: Sequence[int], empty: int, left: int, right: int | None) -> bool:
        """Whether a table goes on below an empty row: with a label like one of its groups, and a row of values, or with
        rows that say something of the same kinds in the same columns."""
        label = self._next(empty, left, right)
        below = self._next(label, left, right) if label is not None else None
        if label is None or below is None:
            return False
        if self._are_alike(rows[-LOOKED_BACK:], (label, below), left, right):
            return True
        outlines = [self._outline(row, left, right) for row in rows[-LOOKED_BACK:]]
        labels = {outline for outline in outlines if len(outline) == 1}
        records = frozenset(cell for outline in outlines if _is_rated(outline) for cell in outline)
        outline = self._outline(below, left, right)
        return self._outline(label, left, right) in labels and _is_rated(outline) and outline <= records

    def _are_alike(self, rows: Sequence[int], more: Sequence[int], left: int, right: int | None) -> bool:
        """Whether some rows fill the columns that most rows fill, with the same kinds; no heading, no summary."""
        end = self.width if right is None else right + 1
        filled = Counter(self._filled(row, left, end) for row in rows)
        usual, count = max(filled.items(), key=lambda each: each[1], default=((), 0))
        if 2 * count <= len(rows) or len(usual) < ALIKE or len(rows) < ALIKE:
            return False
        labels = [next((self.text(row, column) for column, _ in usual), "") for row in more]
        if any(summary_of(label) is not None for label in labels):
            return False
        if any(sum(meaning_of(self.text(row, column)) is not None for column, _ in usual) > 1 for row in more):
            return False
        return all(self._filled(row, left, end) == usual for row in more)

    def _filled(self, row: int, left: int, end: int) -> tuple[tuple[int, Kind], ...]:
        """The columns in which a row says something, and the kind of that."""
        return tuple((column, kind) for column, kind in enumerate(self.kinds(row)[left:end], left) if kind != "nothing")

    def _outline(self, row: int, left: int, right: int | None) -> frozenset[tuple[int, bool]]:
        """The columns in which a row says something, and whether that is a rating."""
        kinds = self.kinds(row)[left : self.width if right is None else right + 1]
        return frozenset((column, kind in RATINGS) for column, kind in enumerate(kinds) if kind != "nothing")

    def _next(self, row: int, left: int, right: int | None) -> int | None:
        """The next row that says something, where it is near."""
        near = range(row + 1, min(self.length, row + 1 + FARTHEST))
        return next((each for each in near if not self.is_empty(each, left, right)), None)


def _is_rated(outline: frozenset[tuple[int, bool]]) -> bool:
    """Whether a row has both a text and a rating."""
    return {rated for _, rated in outline} == {True, False}
